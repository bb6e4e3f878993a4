/// A file of the program's own, or one that an organisation brought, that cannot be used.
public struct LibraryError: Error, Equatable, CustomStringConvertible {
    /// The file.
    public var file: String
    /// From 1; nil where the whole file is meant.
    public var line: Int?
    /// From 1; nil where the whole file is meant.
    public var column: Int?
    /// Where in the file, as keys and positions: `dimensions[0].categories[2].name`; empty for the whole file.
    public var field: String
    /// What is wrong.
    public var problem: String
    /// What to do about it.
    public var remedy: String

    /// One line for people: `dimios.json:4:12: scale.labels: six labels were expected; …`.
    public var description: String {
        let place = [file, line.map(String.init), column.map(String.init)].compactMap(\.self).joined(separator: ":")
        let parts = [place, field, problem].filter { !$0.isEmpty }.joined(separator: ": ")
        return remedy.isEmpty ? parts : "\(parts); \(remedy)"
    }
}
