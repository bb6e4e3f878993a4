/// A file of the program's own, or one that an organisation brought, that cannot be used.
public struct LibraryError: Error, Equatable, CustomStringConvertible {
    /// The file.
    public var file: String
    /// From 1; nil where the whole file is meant.
    public var line: Int?
    /// From 1, in characters; nil where the whole line is meant.
    public var column: Int?
    /// Where in the file, as keys and positions: `dimensions[0].categories[2].name`; empty for the whole file.
    public var field: String
    /// What is wrong, and what was expected or is to be done.
    public var problem: String

    /// One line for people: `pulse.json:12:7: dimensions[0].name: «sv» is missing; add it`.
    public var description: String {
        let place = [line, column].compactMap { $0.map { ":\($0)" } }.joined()
        return "\(file)\(place): " + (field.isEmpty ? "" : "\(field): ") + problem
    }
}
