import Glibc
import Library
import Model
import Scoring
import Store
import Workbench

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
        guard let path = arguments["--output"] else {
            try store.keepShared(summary)
            return try write(SummaryCollection.text(of: summary))
        }
        do {
            try store.handOver(summary, to: path)
        } catch let failure as CollectFailure {
            throw Failure.data(failure.text(context.strings))
        }
        let years = summary.results.map { "\($0.instrument) \($0.year)" }.joined(separator: ", ")
        try write(context.strings("share.done", path, years) + "\n")
        if summary.products != nil { try write(context.strings("share.with-products") + "\n") }
    }

    static let collect = Subcommand(
        "collect", "FILE|DIR… [--collection DIR]",
        "Tar emot andras sammanfattningar, en per organisation, till en samling att jämföra med.",
        "Takes in others' summaries, one an organisation, into a collection to compare with.",
        words: 1...100_000, options: ["--collection"]
    ) { context, arguments in
        let collecting: Collecting
        do {
            collecting = try Collecting(
                arguments.words.flatMap(Collecting.files), into: context.collection(arguments), context.library,
                today: Context.today)
        } catch let refusal as CollectRefusal {
            throw Failure.data(refusal.lines(context.strings).joined(separator: "\nmogna: "))
        } catch let failure as CollectFailure {
            throw Failure.data(failure.text(context.strings))
        }
        try write(
            context.strings(
                "collect.done", "\(collecting.taken)", "\(collecting.total)", collecting.folder) + "\n")
    }
}

extension Context {
    /// The collection that was meant.
    func collection(_ arguments: Arguments) throws -> SummaryCollection {
        SummaryCollection.locate(option: arguments["--collection"], environment: environment, root: try root())
    }

    /// The collection that was meant, to read from: one that was named must be there, and what is there be readable.
    func collectionThere(_ arguments: Arguments) throws -> SummaryCollection {
        let collection = try collection(arguments)
        let folder = collection.folder
        if arguments["--collection"] != nil, access(folder, F_OK) != 0, errno == ENOENT {
            throw Failure.missing(strings("cli.compare.no-collection", folder))
        }
        do throws(StoreError) {
            _ = try collection.names()
        } catch {
            throw Failure.io(CollectFailure(error).text(strings))
        }
        return collection
    }
}
