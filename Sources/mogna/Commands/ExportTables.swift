import Exchange
import Library
import Model
import Scoring
import Store

extension Subcommand {
    static let exportTables = Subcommand(
        "export", "[--format ndjson|csv] [--collection DIR] -o DIR",
        "Skriver samlingen som tabeller för databaser; en gång till lägger bara till det som har ändrats.",
        "Writes the collection as tables for databases; once more adds only what has changed.",
        options: ["--format", "--collection", "--output"]
    ) { context, arguments in
        guard let folder = arguments["--output"] else { throw Failure.usage("-o MAPP behövs", "-o DIR is needed") }
        let word = arguments["--format"] ?? "ndjson"
        guard let format = ExportFormat(rawValue: word) else {
            throw Failure.usage("--format tar ndjson eller csv", "--format takes ndjson or csv")
        }
        let collection = try context.collectionThere(arguments)
        let measures = context.library.measures
        let tables = try TableSet(folder: folder)
        if let before = tables.format, before != format {
            throw Failure.usage(context.strings("cli.export.format", folder, before.rawValue))
        }
        let names = try collection.names()
        guard !names.isEmpty else {
            throw Failure.missing(context.strings("cli.compare.nothing", collection.folder))
        }
        let changed = try tables.add(
            names, as: format, isKnown: { measures[$0] != nil }, text: SummaryCollection.text,
            summary: { try SummaryCollection.read("\(collection.folder)/\($0)") },
            withheld: {
                try collection.rollup(measures: measures).tables.flatMap { Comparison($0).withheldBeyondThreshold }
            })
        try write(
            changed == 0
                ? context.strings("cli.export.same", folder) + "\n"
                : context.strings("cli.export.done", "\(tables.export)", "\(changed)", folder) + "\n")
    }
}

extension Comparison {
    /// The groups that have enough organisations and are withheld all the same.
    fileprivate var withheldBeyondThreshold: [TableSet.Withheld] {
        table.measures.enumerated().flatMap { column, measure in
            disclosures[column].withheld.filter { $0.value == .complementary }.keys.map { group in
                TableSet.Withheld(
                    instrument: table.instrument, year: table.year, measure: measure.rawValue,
                    basis: group.grouping.rawValue, kind: group.kind?.rawValue ?? "", key: group.key)
            }.sorted { $0.order < $1.order }
        }
    }
}
