/// A file of the program's own, or one that an organisation brought, that cannot be used.
public struct LibraryError: Error, Equatable, CustomStringConvertible {
    /// The file.
    public var file: String
    /// Where in the file, as keys and positions: `dimensions[0].categories[2].name`; empty for the whole file.
    public var field: String
    /// What is wrong.
    public var problem: String

    /// One line for people.
    public var description: String { field.isEmpty ? "\(file): \(problem)" : "\(file): \(field): \(problem)" }
}
