import Model

/// A cell, row or header that cannot be imported.
public struct ImportProblem: Equatable, Sendable {
    /// The file.
    public var file: String
    /// From 1.
    public var line: Int
    /// The cell's place in its row, from 1; nil where the whole row is meant.
    public var column: Int?
    /// What the column is called or stands for; may be empty.
    public var field: String
    /// What is wrong.
    public var problem: Text
    /// What to do about it.
    public var remedy: Text

    /// One line for people: `svar.csv:3:7 (E5): «7» är inget svar; …`.
    public func description(in language: Language) -> String {
        let place = "\(file):\(line)" + (column.map { ":\($0)" } ?? "")
        return "\(place)\(parenthesis): \(problem(language)); \(remedy(language))"
    }

    /// A row's problems, its cells as one with the first of them as the example where more than `limit` are wrong.
    static func summed(_ problems: [ImportProblem], limit: Int = 3) -> [ImportProblem] {
        let cells = problems.filter { $0.column != nil }
        guard cells.count > limit, var sum = cells.first, let column = sum.column else { return problems }
        let example = sum
        func text(_ words: String, _ language: Language) -> String {
            "\(cells.count) \(words) \(column)\(example.parenthesis): \(example.problem(language))"
        }
        sum.problem = Text(
            swedish: text("celler är fel, till exempel kolumn", .swedish),
            english: text("cells are wrong, for example column", .english))
        (sum.column, sum.field) = (nil, "")
        return [sum] + problems.filter { $0.column == nil }
    }

    private var parenthesis: String { field.isEmpty ? "" : " (\(Self.quoted(field)))" }

    /// Other people's text on one short line of a terminal: control characters do nothing there.
    static func quoted(_ cell: String) -> String {
        let plain = String(
            String.UnicodeScalarView(
                cell.unicodeScalars.map { scalar in
                    switch scalar.properties.generalCategory {
                    case .control, .format, .lineSeparator, .paragraphSeparator: " "
                    default: scalar
                    }
                }))
        return plain.count > 40 ? plain.prefix(39) + "…" : plain
    }
}
