/// A cell or row that cannot be imported.
public struct ImportProblem: Error, Equatable, CustomStringConvertible, Sendable {
    /// The file.
    public var file: String
    /// From 1.
    public var line: Int
    /// The cell's place in its row, from 1; nil where the whole row is meant.
    public var column: Int?
    /// What the column is called or stands for; may be empty.
    public var field: String
    /// What is wrong.
    public var problem: String
    /// What to do about it.
    public var remedy: String

    /// One line for people: `svar.csv:3:7 (E5): «7» is not an answer; …`.
    public var description: String {
        let place = "\(file):\(line)" + (column.map { ":\($0)" } ?? "") + (field.isEmpty ? "" : " (\(field))")
        return "\(place): \(problem); \(remedy)"
    }
}
