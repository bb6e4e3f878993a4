import Model
import Scoring
import Store
import Terminal
import Workbench

extension Subcommand {
    static let products = Subcommand(
        "products", "[ORG] [--json] [--collection DIR]",
        "Visar hur samma produkter klarar sig hos andra, vilka som lämnar dem och för vad. Med ORG även egna system som andra lämnar.",
        "Shows how the same products do elsewhere, who leaves them and for what. With ORG also own systems that others leave.",
        words: 0...1, options: ["--collection"], flags: ["--json"]
    ) { context, arguments in
        let collection = try context.collectionThere(arguments)
        let own = try arguments.words.first.map { try context.open($0).organisation }
        let (table, problems) = try collection.products()
        for problem in problems { complain(CollectFailure(problem).text(context.strings)) }
        let names = ProductNames(
            try context.library.productRules(), decisions: try collection.productDecisions())
        guard let national = NationalProducts(table, names: names, own: own.map { Summary.Participant($0.profile).id })
        else {
            return
        }
        let left = own.map { LeftByOthers(Array($0.systems), in: national, names: names) }
        if arguments.has("--json") {
            return try write(ProductsJSON.document(national, left, own).canonical())
        }
        try write(text(national, left, own, context))
    }

    private static func text(
        _ national: NationalProducts, _ left: LeftByOthers?, _ own: Organisation?, _ context: Context
    ) -> String {
        let (words, format) = (context.strings, Format(language: context.language))
        func percent(_ outcome: Comparison.Outcome) -> String {
            outcome.distribution.map { format.percent(Score($0.median)) } ?? "–"
        }
        var rows = [
            [
                words("products.product"), words("products.organisations"), words("products.in-use"),
                words("products.phasing-out"), words("products.retired"), words("products.quality"),
                words("products.importance"), words("products.replaced-by"),
            ]
        ]
        for product in national.products {
            rows.append([
                product.name, format.count(product.stages.total), format.count(product.stages.inUse),
                format.count(product.stages.phasingOut), format.count(product.stages.retired),
                percent(product.quality), percent(product.importance), list(product.replacements, format),
            ])
        }
        var text = table(rows, isText: [0, 7])
        text +=
            "\n"
            + words(
                "products.told", format.count(national.products.count), format.count(national.organisations),
                format.count(national.withheld), format.count(PeerDisclosure.threshold)) + "\n"
        guard let left, let own else { return text }
        guard !left.entries.isEmpty else { return text + "\n" + words("products.left.none") + "\n" }
        rows = [
            [
                words("products.left.own"), words("products.left.others"), words("products.left.leaving"),
                words("products.replaced-by"),
            ]
        ]
        for entry in left.entries {
            let systems = entry.systems.compactMap { own.systems[$0]?.name }.joined(separator: ", ")
            rows.append([
                systems, format.count(entry.others.total), format.count(entry.others.leaving),
                list(entry.replacements, format),
            ])
        }
        return text + "\n" + words("products.left.title") + "\n" + table(rows, isText: [0, 3])
    }

    private static func list(_ counted: [NationalProducts.Counted], _ format: Format) -> String {
        counted.map { "\($0.name) (\(format.count($0.count)))" }.joined(separator: ", ")
    }

    /// Columns as wide as they need to be.
    private static func table(_ rows: [[String]], isText: Set<Int>) -> String {
        let cut = rows.map { $0.map { TextWidth.truncated($0, to: 40) } }
        let widths = rows[0].indices.map { place in cut.map { TextWidth.columns(of: $0[place]) }.max() ?? 0 }
        return cut.map { row in
            var line = row.indices.map { place in
                isText.contains(place)
                    ? TextWidth.padded(row[place], to: widths[place])
                    : TextWidth.padded(row[place], before: widths[place])
            }.joined(separator: "  ")
            while line.last == " " { line.removeLast() }
            return line + "\n"
        }.joined()
    }
}
