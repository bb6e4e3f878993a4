import Library
import Model
import Scoring
import Store
import Workbench

extension Subcommand {
    static let compare = Subcommand(
        "compare",
        "[ORG] [--by all|kind|county|population|type|year|unit] [--instrument ID] [--year Y] [--measure M] "
            + "[--collection DIR] [--json]",
        "Jämför en organisation med andra, eller visar hur en samling ligger till; enheter med varandra med --by unit.",
        "Compares an organisation with others, or tells how a collection does; units with each other with --by unit.",
        words: 0...1, options: ["--by", "--instrument", "--year", "--measure", "--collection"], flags: ["--json"]
    ) { context, arguments in
        let selection = try Selection(arguments)
        if selection.by == .unit {
            let units = try UnitComparison(try context.open(arguments.words.first).organisation, selection, context)
            return try write(arguments.has("--json") ? units.json.canonical() : units.text(context.strings))
        }
        let collection = try context.collectionThere(arguments)
        let rollup = try collection.rollup(measures: context.library.measures)
        for problem in rollup.problems { complain(CollectFailure(problem).text(context.strings)) }
        let participant = try arguments.words.first.map { try Participant($0, in: collection, rollup, context) }
        let comparisons = selection.comparisons(
            rollup, isLatest: !arguments.has("--json"), instruments: context.library.instruments
        ) { participant?.result($0)?.version }
        guard !comparisons.isEmpty else {
            throw Failure.missing(selection.nothing(in: rollup, of: collection, context.strings))
        }
        let text = ComparisonText(selection: selection, library: context.library, strings: context.strings)
        if let participant {
            guard comparisons.contains(where: { participant.result($0.table) != nil }) else {
                throw Failure.data(context.strings("cli.compare.no-result", participant.summary.organisation.name))
            }
            try write(
                arguments.has("--json")
                    ? ComparisonJSON.participant(participant, comparisons, selection).canonical()
                    : text.participant(participant, comparisons))
        } else {
            try write(
                arguments.has("--json")
                    ? ComparisonJSON.collection(comparisons, selection).canonical() : text.collection(comparisons))
        }
    }
}
