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

    /// Reads all files before any is taken in; those that cannot be compared, or that would push out somebody else's or
    /// a newer summary, are told of together, and keep the others out too.
    public init(_ files: [String], into collection: SummaryCollection, _ library: Library, today: Day) throws {
        let counties = Set(try library.register().counties.map(\.code))
        var there: [Identifier<Summary.Participant>: String] = [:]
        func take(_ file: String) throws -> Summary {
            let summary = try Self.read(file)
            if let fault = SummaryFault(
                summary, instruments: library.instruments, method: library.method, counties: counties,
                tomorrow: today.advanced(days: 1))
            {
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
        var summaries: [Summary] = []
        var refused: [any Error] = []
        for file in files {
            do { summaries.append(try take(file)) } catch { refused.append(error) }
        }
        guard refused.isEmpty else { throw CollectRefusal(reasons: refused) }
        try collection.add(summaries)
        taken = summaries.count
        total = try collection.names().count
        folder = collection.folder
    }

    /// A summary that somebody else has written.
    private static func read(_ file: String) throws -> Summary {
        do throws(StoreError) {
            return try SummaryCollection.read(file)
        } catch {
            throw CollectFailure(error)
        }
    }

    /// A file, or the JSON files of a folder by name.
    public static func files(at path: String) throws -> [String] {
        let path = SourceFile.expanded(path)
        guard SourceFile.isFolder(path) else { return [path] }
        guard access(path, R_OK | X_OK) == 0 else {
            throw CollectFailure(path, key: "collect.unreadable", values: [])
        }
        let files = Library.files(in: path)
        guard !files.isEmpty else { throw CollectFailure(key: "collect.none", values: [path]) }
        return files
    }
}

/// Why nothing was taken in: each file that stood in the way.
public struct CollectRefusal: Error {
    /// One for each file.
    let reasons: [any Error]

    /// The reasons, for people.
    public func lines(_ strings: Strings) -> [String] {
        reasons.map { ($0 as? CollectFailure)?.text(strings) ?? "\($0)" }
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

    /// A file of somebody else's that cannot be read: what is wrong with it is theirs to mend.
    public init(_ error: StoreError) {
        switch error.kind {
        case .newer: self.init(error.file, key: "collect.newer", values: [])
        case .noSuchFile: self.init(error.file, key: "collect.no-file", values: [])
        case .io: self.init(error.file, key: "collect.unreadable", values: [])
        default:
            var place = error
            (place.problem, place.remedy) = ("", "")
            self.init(place.description, key: "collect.malformed", values: [error.problem])
        }
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
        case .tooFew(let measure, let instrument, let year, let count):
            self.init(
                file, key: "collect.too-few", values: [instrument, "\(year)", measure.rawValue, "\(count)"])
        case .future(let day): self.init(file, key: "collect.future", values: ["\(day)"])
        case .impossibleYear(let year): self.init(file, key: "collect.impossible-year", values: ["\(year)"])
        case .unknownCounty(let county): self.init(file, key: "collect.unknown-county", values: [county])
        }
    }
}

extension Workspace {
    /// What went wrong with others' figures or one's own, for people.
    func text(of error: any Error) -> String { (error as? CollectFailure)?.text(strings) ?? "\(error)" }
}
