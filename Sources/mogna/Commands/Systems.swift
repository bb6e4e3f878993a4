import Exchange
import JSON
import Library
import Model
import Store
import Terminal
import Workbench

extension Subcommand {
    static let systems = Subcommand(
        "systems",
        "ORG [--where LINE] [--sort COLUMN,-COLUMN] [--columns A,B] [--format table|csv|json|ndjson] [-o FILE]",
        "Skriver ut systemen, med samma sökrad som i arbetsbänken.",
        "Lists the systems, with the same search line as in the workbench.", words: 0...1,
        options: ["--where", "--sort", "--columns", "--format", "--output"]
    ) { context, arguments in
        let format = arguments["--format"] ?? "table"
        guard let write = formats[format] else {
            throw Failure.usage(
                "--format tar table, csv, json eller ndjson, inte «\(format)»",
                "--format takes table, csv, json or ndjson, not «\(format)»")
        }
        let organisation = try context.open(arguments.words.first).organisation
        let workspace = Workspace(
            organisation: organisation, library: context.library, strings: context.strings, theme: "",
            today: Context.today)
        let listing: InventoryListing
        do throws(InventoryListing.Problem) {
            listing = try InventoryListing(
                workspace, line: arguments["--where"] ?? "", sort: arguments["--sort"], columns: arguments["--columns"])
        } catch {
            throw Failure.usage(error.message)
        }
        // Without columns, what is for programs has them all.
        let columns = arguments["--columns"] == nil ? listing.allColumns : listing.columns
        // Spreadsheets take a file without the mark for one in an old character set.
        let mark = format == "csv" && arguments["--output"] != nil ? "\u{FEFF}" : ""
        try mogna.write(mark + write(listing, columns, organisation, context), to: arguments["--output"])
    }

    private typealias Writing = @Sendable (InventoryListing, [InventoryListing.Column], Organisation, Context) -> String

    private static let formats: [String: Writing] = [
        "table": { listing, _, _, context in table(listing, context) },
        "csv": { listing, columns, _, _ in
            TableExport.csv(
                [columns.map(\.title)]
                    + listing.systems.indices.map { position in columns.map { listing.text($0, at: position) } })
        },
        "json": { listing, columns, organisation, _ in
            JSON.object([
                "format": 1,
                "organisation": .object([
                    "slug": .string(organisation.profile.slug), "name": .string(organisation.profile.name),
                    "kind": .string(organisation.profile.kind.rawValue),
                    "generated": .bool(organisation.profile.isGenerated),
                ]), "total": .integer(listing.total), "annualCost": .number(listing.cost),
                "systems": .array(listing.systems.indices.map { object(listing, columns, $0) }),
            ]).canonical()
        },
        "ndjson": { listing, columns, _, _ in
            listing.systems.indices.map { object(listing, columns, $0).compact() + "\n" }.joined()
        },
    ]

    private static func object(
        _ listing: InventoryListing, _ columns: [InventoryListing.Column], _ position: Int
    ) -> JSON {
        var members: [String: JSON] = ["id": .string(listing.systems[position].id.rawValue)]
        for column in columns {
            members[column.id] =
                switch listing.value(column, at: position) {
                case .text?: listing.isList(column) ? list(listing, column, position) : text(listing, column, position)
                case .number(let number)?: number == number.rounded() ? .integer(Int(number)) : .number(number)
                case .day(let day)?: .string(day.description)
                case .truth(let truth)?: .bool(truth)
                case nil: .null
                }
        }
        return .object(members)
    }

    private static func text(_ listing: InventoryListing, _ column: InventoryListing.Column, _ position: Int) -> JSON {
        guard case .text(let text)? = listing.value(column, at: position) else { return .null }
        return .string(text)
    }

    private static func list(_ listing: InventoryListing, _ column: InventoryListing.Column, _ position: Int) -> JSON {
        .array((listing.value(column, at: position)?.items ?? []).map(JSON.string))
    }

    /// For people: columns as wide as they need to be, and what it adds up to.
    private static func table(_ listing: InventoryListing, _ context: Context) -> String {
        let columns = listing.columns
        let cells = listing.systems.indices.map { position in
            columns.map { TextWidth.truncated(listing.text($0, at: position), to: 40) }
        }
        let widths = columns.indices.map { place in
            ([columns[place].title] + cells.map { $0[place] }).map { TextWidth.columns(of: $0) }.max() ?? 0
        }
        func line(_ texts: [String]) -> String {
            let padded = texts.indices.map { place in
                columns[place].isNumeric
                    ? TextWidth.padded(texts[place], before: widths[place])
                    : TextWidth.padded(texts[place], to: widths[place])
            }
            var line = padded.joined(separator: "  ")
            while line.last == " " { line.removeLast() }
            return line + "\n"
        }
        let format = Format(language: context.language)
        let count =
            listing.systems.count == listing.total
            ? context.strings("systems.count", format.count(listing.total))
            : context.strings("systems.count-of", format.count(listing.systems.count), format.count(listing.total))
        let cost = context.strings("systems.cost", format.money(listing.cost))
        return line(columns.map(\.title)) + cells.map(line).joined() + "\n\(count) · \(cost)\n"
    }
}
