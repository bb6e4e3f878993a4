/// Text that is not JSON.
public struct JSONSyntaxError: Error, Equatable, CustomStringConvertible {
    /// From 1.
    public var line: Int
    /// From 1, in characters (code points).
    public var column: Int
    /// What is wrong there.
    public var problem: String

    /// Takes all fields.
    public init(line: Int, column: Int, problem: String) {
        self.line = line
        self.column = column
        self.problem = problem
    }

    /// One line for people.
    public var description: String { "line \(line), column \(column): \(problem)" }
}
