import Glibc
import Library
import Model
import Scoring
import Store
import Synchronization

/// Where the workbench has others' figures from, and where it leaves the organisation's own. All of it takes long, and is
/// asked for beside the loop.
public struct PeerSource: Sendable {
    /// All figures, in columns.
    var rollup: @Sendable () throws -> Rollup
    /// What one organisation has handed over; nil where it has not.
    var summary: @Sendable (Identifier<Summary.Participant>) throws -> Summary?
    /// What the organisation itself handed over last; nil where it never did.
    var earlier: @Sendable () throws -> Summary?
    /// Keeps what is handed over, and writes it to a file.
    var share: @Sendable (Summary, String) throws -> Written
    /// Others' products, in columns, and the files that could not be read.
    var products: @Sendable () throws -> (table: ProductTable, problems: [StoreError])
    /// What people have decided on names of products.
    var productDecisions: @Sendable () throws -> ProductDecisions
    /// Does a change to what has been decided, and gives what is decided then.
    var decide: @Sendable (ProductDecisions.Change) throws -> ProductDecisions
    /// Takes in a file, or all files of a folder.
    var collect: @Sendable (String) throws -> Collecting

    /// A file that was written.
    struct Written: Sendable {
        /// The whole path, so that it is found wherever the program was started.
        var path: String
        /// Whether there was one before.
        var isReplaced = false
    }

    /// A collection, and an organisation's own folder.
    public init(
        _ collection: SummaryCollection, _ store: OrganisationStore, _ library: Library,
        today: @escaping @Sendable () -> Day
    ) {
        rollup = { try collection.rollup(measures: library.measures) }
        summary = { try collection.summary(of: $0) }
        products = { try collection.products() }
        productDecisions = { try collection.productDecisions() }
        decide = { try collection.decide($0) }
        earlier = { try store.sharedSummary() }
        share = { summary, path in
            let isReplaced = access(path, F_OK) == 0
            try store.handOver(summary, to: path)
            return Written(path: whole(path), isReplaced: isReplaced)
        }
        collect = { path in
            try Collecting(try Collecting.files(at: path), into: collection, library, today: today())
        }
    }

    /// Nobody's figures.
    public static let none = PeerSource([], measures: [:])

    /// Summaries in memory, by the organisations' identifiers. Nothing is kept and nothing comes in.
    init(_ summaries: [Summary], measures: [String: [Measure]]) {
        rollup = { Rollup(summaries, measures: measures) }
        summary = { id in summaries.first { $0.organisation.id == id } }
        let names = Names()
        products = { (ProductTable(summaries), []) }
        productDecisions = { names.decisions.withLock { $0 } }
        decide = { change in
            names.decisions.withLock { decisions in
                decisions = decisions.applying(change) ?? decisions
                return decisions
            }
        }
        earlier = { nil }
        share = { _, path in Written(path: path) }
        collect = { _ in throw CollectFailure(key: "collect.none", values: []) }
    }
}

extension OrganisationStore {
    /// Keeps what is shared, and writes it to a file. One that is somebody else's, or no summary at all, is not written
    /// over.
    public func handOver(_ summary: Summary, to path: String) throws {
        if access(path, F_OK) == 0,
            (try? SummaryCollection.read(path))?.organisation.id != summary.organisation.id
        {
            throw CollectFailure(key: "share.other-file", values: [path])
        }
        try keepShared(summary)
        try SummaryCollection.write(summary, to: path)
    }
}

/// The whole path of a file that is there.
private func whole(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
}

/// Decisions that are kept in memory only.
private final class Names: Sendable {
    let decisions = Mutex(ProductDecisions())
}
