import Model

/// Why a file could not be read or written at all.
public struct SourceError: Error, Equatable, Sendable {
    /// The file, and where it has parts, which.
    public var file: String
    /// What is wrong.
    public var problem: Text
    /// What to do about it.
    public var remedy: Text
    /// Whose fault it is.
    public var kind: Kind

    /// What went wrong.
    public enum Kind: Equatable, Sendable {
        /// The file is not what it should be.
        case badData
        /// Something that was asked for is not in the file.
        case noSuchPart
        /// There is no file.
        case noSuchFile
        /// A library is not installed, or the disk refused.
        case machine
    }

    /// Takes all fields.
    public init(_ kind: Kind = .badData, file: String, problem: Text, remedy: Text) {
        self.kind = kind
        self.file = file
        self.problem = problem
        self.remedy = remedy
    }

    /// One line for people.
    public func description(in language: Language) -> String {
        "\(file): \(problem(language)); \(remedy(language))"
    }
}
