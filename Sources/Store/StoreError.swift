import JSON

/// Something that stops the store: said with the place and what to do.
public struct StoreError: Error, Equatable, CustomStringConvertible {
    /// What sort of trouble it is.
    public var kind: Kind
    /// The file or folder.
    public var file: String
    /// From 1; nil where the whole file is meant.
    public var line: Int?
    /// From 1.
    public var column: Int?
    /// The way to the value: `responses[3].answers.E2`; empty for the whole file.
    public var field: String
    /// What is wrong.
    public var problem: String
    /// What to do about it; may be empty.
    public var remedy: String

    /// Takes all fields.
    public init(
        _ kind: Kind, file: String, line: Int? = nil, column: Int? = nil, field: String = "", problem: String,
        remedy: String = ""
    ) {
        self.kind = kind
        self.file = file
        self.line = line
        self.column = column
        self.field = field
        self.problem = problem
        self.remedy = remedy
    }

    /// The sorts of trouble.
    public enum Kind: Sendable {
        /// It is not there.
        case noSuchFile
        /// It can be read but not understood.
        case badData
        /// A newer version of the program wrote it.
        case newer
        /// It cannot be read or written.
        case io
        /// It is there already.
        case exists
        /// It may only be read.
        case readOnly
        /// It was asked for in the wrong way.
        case usage
    }

    /// What is wrong and what to do, without the place, for a line that holds no path.
    public var brief: String { remedy.isEmpty ? problem : "\(problem); \(remedy)" }

    /// One line for people: `systems.json:4:12: systems[0].users: a number was expected; …`.
    public var description: String {
        let place = [file, line.map(String.init), column.map(String.init)].compactMap(\.self).joined(separator: ":")
        return [place, field, brief].filter { !$0.isEmpty }.joined(separator: ": ")
    }
}
