/// A story that cannot be told.
public struct SyntheticError: Error, Equatable, CustomStringConvertible {
    /// The file.
    public var file: String
    /// What is wrong, and where.
    public var problem: String

    /// One line for people.
    public var description: String { "\(file): \(problem)" }
}
