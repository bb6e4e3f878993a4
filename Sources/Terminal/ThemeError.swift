/// A theme that cannot be used.
public struct ThemeError: Error, Equatable, CustomStringConvertible {
    /// The file.
    public var file: String
    /// From 1; nil where the whole file is meant.
    public var line: Int?
    /// From 1.
    public var column: Int?
    /// The way to the value: `tones.accent`.
    public var field = ""
    /// What is wrong.
    public var problem: String
    /// What to do about it.
    public var remedy: String

    /// One line for people.
    public var description: String {
        let place = [file, line.map(String.init), column.map(String.init)].compactMap(\.self).joined(separator: ":")
        let parts = [place, field, problem].filter { !$0.isEmpty }.joined(separator: ": ")
        return remedy.isEmpty ? parts : "\(parts); \(remedy)"
    }
}
