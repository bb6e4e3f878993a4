import Glibc
import JSON
import Model

/// A folder of summaries, one file an organisation: what comparisons are made of.
public struct SummaryCollection: Equatable, Sendable {
    /// Where it is.
    public let folder: String

    /// Takes a folder, which need not be there yet.
    public init(folder: String) { self.folder = folder }

    /// An option, `$MOGNA_COLLECTION`, or the folder `.collection` beside the organisations.
    public static func locate(option: String?, environment: [String: String], root: DataRoot) -> SummaryCollection {
        let named = environment["MOGNA_COLLECTION"].flatMap { $0.isEmpty ? nil : $0 }
        return SummaryCollection(folder: option ?? named ?? root.path + "/.collection")
    }

    /// The files' names, in order. None when the folder is not there yet.
    public func names() throws(StoreError) -> [String] {
        guard access(folder, F_OK) == 0 || errno != ENOENT else { return [] }
        return try DataRoot.entries(of: folder).filter { $0.hasSuffix(".json") && $0 != ProductDecisionsFile.name }
    }

    /// Every summary, by the organisations' identifiers.
    public func summaries() throws(StoreError) -> [Summary] {
        var summaries: [Summary] = []
        for name in try names() { summaries.append(try Self.read("\(folder)/\(name)")) }
        return summaries.sorted { $0.organisation.id < $1.organisation.id }
    }

    /// The summary of one organisation; nil where it shares none.
    public func summary(of id: Identifier<Summary.Participant>) throws(StoreError) -> Summary? {
        let file = file(of: id)
        return access(file, F_OK) == 0 ? try Self.read(file) : nil
    }

    /// Takes summaries in, each in the place of an earlier one of the same organisation. All are safe on the disk
    /// before the first takes its place.
    public func add(_ summaries: some Sequence<Summary>) throws(StoreError) {
        try DataRoot.makeFolders(folder)
        var files: [String] = []
        do throws(StoreError) {
            for summary in summaries {
                let file = file(of: summary.organisation.id)
                files.append(file)
                try FileSystem.real.write(Array(Self.text(of: summary).utf8), to: file + ".new")
            }
            // All at once, as one after another would wait for the disk each; then each is asked whether it went well.
            sync()
            for file in files { try FileSystem.real.synchronise(file: file + ".new") }
        } catch {
            for file in files { unlink(file + ".new") }
            throw error
        }
        for file in files {
            guard rename(file + ".new", file) == 0 else { throw .io(file) }
        }
        try FileSystem.real.synchronise(folder: folder)
    }

    /// Reads a summary wherever it is. One of a newer format is not read: it would be written again without what is not
    /// known of it here.
    public static func read(_ file: String) throws(StoreError) -> Summary {
        let parts = file.split(separator: "/", omittingEmptySubsequences: false)
        let folder = parts.count > 1 ? parts.dropLast().joined(separator: "/") : "."
        var newer: [String] = []
        let summary = try Snapshots.read(folder, String(parts.last ?? ""), &newer) { node throws(Malformed) in
            try SummaryFile.read(node)
        }
        guard newer.isEmpty else {
            throw StoreError(
                .newer, file: file, field: "format", problem: "a newer mogna wrote this file",
                remedy: "use the newer one; nothing was changed")
        }
        return summary
    }

    /// Writes a summary wherever it is wanted.
    public static func write(_ summary: Summary, to file: String) throws(StoreError) {
        try FileSystem.real.replace(file, with: Array(text(of: summary).utf8))
    }

    /// A summary as its file has it.
    public static func text(of summary: Summary) -> String { SummaryFile.json(summary).canonical() }

    private func file(of id: Identifier<Summary.Participant>) -> String { "\(folder)/\(id).json" }
}

extension OrganisationStore {
    /// What the organisation shared last; nil where it never did.
    public func sharedSummary() throws(StoreError) -> Summary? {
        let file = "\(folder)/\(SummaryFile.name)"
        return access(file, F_OK) == 0 ? try SummaryCollection.read(file) : nil
    }

    /// Keeps what was shared, so that what others have is known the next time.
    public func keepShared(_ summary: Summary) throws(StoreError) {
        try SummaryCollection.write(summary, to: "\(folder)/\(SummaryFile.name)")
    }
}
