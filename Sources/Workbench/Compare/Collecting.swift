import Exchange
import Glibc
import Library
import Model
import Scoring
import Store

/// Summaries that were taken into a collection: all of the files, or none.
public struct Collecting: Equatable, Sendable {
    /// How many were taken in.
    public let taken: Int
    /// How many organisations the collection has now.
    public let total: Int
    /// Where the collection is.
    public let folder: String

    /// Reads all files before any is taken in; one that cannot be compared, or that would push out somebody else's or a
    /// newer summary, keeps the others out too.
    public init(_ files: [String], into collection: SummaryCollection, _ library: Library) throws {
        var there: [Identifier<Summary.Participant>: String] = [:]
        let summaries = try files.map { file in
            let summary = try SummaryCollection.read(file)
            if let fault = SummaryFault(summary, instruments: library.instruments, method: library.method) {
                throw CollectFailure(file, fault)
            }
            let (id, name) = (summary.organisation.id, summary.organisation.name)
            if let other = there[id] { throw CollectFailure(key: "collect.twice", values: [file, name, other]) }
            there[id] = file
            if let before = try collection.summary(of: id) {
                guard before.organisation.name == name else {
                    throw CollectFailure(
                        key: "collect.other", values: [file, id.rawValue, name, before.organisation.name])
                }
                guard before.shared <= summary.shared else {
                    throw CollectFailure(
                        key: "collect.older", values: [file, "\(summary.shared)", name, "\(before.shared)"])
                }
            }
            return summary
        }
        try collection.add(summaries)
        taken = summaries.count
        total = try collection.names().count
        folder = collection.folder
    }

    /// A file, or the JSON files of a folder by name.
    static func files(at path: String) throws -> [String] {
        let path = SourceFile.expanded(path)
        guard SourceFile.isFolder(path) else { return [path] }
        let files = Library.files(in: path)
        guard !files.isEmpty else { throw CollectFailure(key: "collect.none", values: [path]) }
        return files
    }
}

/// Why a summary is not taken into a collection, in the program's words.
public struct CollectFailure: Error, Equatable {
    /// The file that it is about, where the words do not name it.
    let file: String?
    /// The string that says it.
    let key: String
    /// What is put into it.
    let values: [String]

    /// The reason, for people.
    public func text(_ strings: Strings) -> String {
        (file.map { "\($0): " } ?? "") + strings(key, values)
    }

    init(_ file: String? = nil, key: String, values: [String]) {
        self.file = file
        self.key = key
        self.values = values
    }

    /// A fault of a file.
    init(_ file: String, _ fault: SummaryFault) {
        switch fault {
        case .unknownInstrument(let instrument):
            self.init(file, key: "collect.unknown-instrument", values: [instrument])
        case .foreignMeasure(let measure, let instrument):
            self.init(file, key: "collect.foreign-measure", values: [instrument, measure.rawValue])
        case .repeated(let instrument, let year):
            self.init(file, key: "collect.repeated", values: [instrument, "\(year)"])
        }
    }
}

extension Workspace {
    /// What went wrong with others' figures or one's own, for people.
    func text(of error: any Error) -> String { (error as? CollectFailure)?.text(strings) ?? "\(error)" }
}
