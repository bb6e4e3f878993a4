import Library
import Model
import Scoring
import Store

extension Subcommand {
    static let share = Subcommand(
        "share", "[ORG] [--products] [-o FILE.json]",
        "Skriver det organisationen lämnar ut för jämförelse: siffror för helheten, inga personer, inga små grupper.",
        "Writes what the organisation hands over for comparison: figures of the whole, no persons, no small groups.",
        words: 0...1, options: ["--org", "--output"], flags: ["--products"]
    ) { context, arguments in
        let store = try context.open(arguments.words.first ?? arguments["--org"])
        let sharing = Sharing(
            store.organisation, instruments: context.library.instruments, method: context.library.method,
            earlier: try store.sharedSummary(), on: Context.today, withProducts: arguments.has("--products"))
        for held in sharing.heldBack {
            complain(context.strings("share.held.\(held.reason.rawValue)", held.measurement.rawValue))
        }
        let summary = sharing.summary
        guard !summary.results.isEmpty || summary.portfolio != nil else {
            throw Failure.data(context.strings("share.nothing"))
        }
        try store.keepShared(summary)
        guard let path = arguments["--output"] else {
            return try write(SummaryCollection.text(of: summary))
        }
        try SummaryCollection.write(summary, to: path)
        let years = summary.results.map { "\($0.instrument) \($0.year)" }.joined(separator: ", ")
        try write(context.strings("share.done", path, years) + "\n")
        if summary.products != nil { try write(context.strings("share.with-products") + "\n") }
    }

    static let collect = Subcommand(
        "collect", "FILE… [--collection DIR]",
        "Tar emot andras sammanfattningar, en per organisation, till en samling att jämföra med.",
        "Takes in others' summaries, one an organisation, into a collection to compare with.",
        words: 1...100_000, options: ["--collection"]
    ) { context, arguments in
        let collection = try context.collection(arguments)
        var there: [Identifier<Summary.Participant>: String] = [:]
        // All are read before any is taken in: a folder of files is taken as a whole or not at all.
        let summaries = try arguments.words.map { path in
            let summary = try SummaryCollection.read(path)
            if let fault = SummaryFault(
                summary, instruments: context.library.instruments, method: context.library.method)
            {
                throw Failure.data("\(path): \(fault.text(context.strings))")
            }
            let id = summary.organisation.id
            if let other = there[id] {
                throw Failure.data(context.strings("collect.twice", path, summary.organisation.name, other))
            }
            there[id] = path
            if let before = try collection.summary(of: id) {
                guard before.organisation.name == summary.organisation.name else {
                    throw Failure.data(
                        context.strings(
                            "collect.other", path, id.rawValue, summary.organisation.name, before.organisation.name))
                }
                guard before.shared <= summary.shared else {
                    throw Failure.data(
                        context.strings(
                            "collect.older", path, "\(summary.shared)", summary.organisation.name, "\(before.shared)"))
                }
            }
            return summary
        }
        try collection.add(summaries)
        try write(
            context.strings(
                "collect.done", "\(summaries.count)", "\(try collection.names().count)", collection.folder) + "\n")
    }
}

extension Context {
    /// The collection that was meant.
    func collection(_ arguments: Arguments) throws -> SummaryCollection {
        SummaryCollection.locate(option: arguments["--collection"], environment: environment, root: try root())
    }
}

extension SummaryFault {
    /// What is wrong and what to do, for people.
    func text(_ strings: Strings) -> String {
        switch self {
        case .unknownInstrument(let instrument): strings("collect.unknown-instrument", instrument)
        case .foreignMeasure(let measure, let instrument):
            strings("collect.foreign-measure", instrument, measure.rawValue)
        case .repeated(let instrument, let year): strings("collect.repeated", instrument, "\(year)")
        }
    }
}
