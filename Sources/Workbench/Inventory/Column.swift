import Model
import Scoring

/// A column of the inventory: its words, its values, and how they sort.
enum Column: Hashable, Sendable {
    case name
    case field(System.Field)
    case quality
    case importance
    case quadrant

    /// All columns in the order that the list of columns has them.
    static let all: [Column] = [.name] + System.Field.allCases.map(Column.field) + [.quality, .importance, .quadrant]

    /// What is shown until somebody chooses.
    static let usual: [Column] = [
        .name, .field(.purpose), .field(.annualCost), .quality, .importance, .quadrant, .field(.unit),
        .field(.supplier), .field(.lifecycle), .field(.contractEnd),
    ]

    /// As the files and the search name it.
    var id: String {
        switch self {
        case .name: "name"
        case .field(let field): field.rawValue
        case .quality: "quality"
        case .importance: "importance"
        case .quadrant: "quadrant"
        }
    }

    /// The string that titles it.
    var titleKey: String { "field.\(id)" }

    /// Whether its values stand to the right, so that their digits stand below one another.
    var isNumeric: Bool {
        switch self {
        case .quality, .importance: true
        case .field(let field): field.type == .number || field.type == .money
        case .name, .quadrant: false
        }
    }

    /// Whether its values are days.
    var isDay: Bool {
        if case .field(let field) = self { field.type == .day } else { false }
    }

    /// Columns of a terminal that it may take at most.
    var widest: Int {
        switch self {
        case .name: 26
        case .field(.purpose), .field(.note): 24
        default: 18
        }
    }

    /// What is shown; empty where nothing is known.
    func text(of row: InventoryRow, _ words: InventoryWords) -> String {
        switch self {
        case .name: return row.system.name
        case .quality: return row.result.quality.map { "\($0.percent)" } ?? ""
        case .importance: return row.result.importance.map { "\($0.percent)" } ?? ""
        case .quadrant: return row.result.quadrant.map { words.quadrants[$0] ?? "" } ?? ""
        case .field(let field):
            guard let value = row.system.fields[field] else { return "" }
            return words.text(of: value, field)
        }
    }

    /// What rows are sorted by; nil where nothing is known, which sorts last either way.
    func sortKey(of row: InventoryRow, _ words: InventoryWords) -> SortKey? {
        switch self {
        case .name: return .text(Collation.key(row.system.name))
        case .quality: return row.result.quality.map { .number($0.value) }
        case .importance: return row.result.importance.map { .number($0.value) }
        case .quadrant:
            return row.result.quadrant.flatMap { quadrant in
                SystemResult.Quadrant.allCases.firstIndex(of: quadrant).map { .number(Double($0)) }
            }
        case .field(let field):
            guard let value = row.system.fields[field] else { return nil }
            switch value {
            case .number(let number): return .number(number)
            case .day(let day): return .number(Double(day.year * 10_000 + day.month * 100 + day.day))
            case .truth(let truth): return .number(truth ? 0 : 1)
            case .text(let text):
                if case .choice(let choices) = field.type, let index = choices.firstIndex(of: text) {
                    return .number(Double(index))
                }
                return .text(Collation.key(words.text(of: value, field)))
            }
        }
    }
}

/// A system with its scores.
struct InventoryRow: Sendable {
    var system: System
    var result: SystemResult
}

/// What rows are sorted by.
enum SortKey: Comparable, Sendable {
    case number(Double)
    case text([UInt32])

    static func < (left: SortKey, right: SortKey) -> Bool {
        switch (left, right) {
        case (.number(let left), .number(let right)): left < right
        case (.text(let left), .text(let right)): left.lexicographicallyPrecedes(right)
        case (.number, .text): true
        case (.text, .number): false
        }
    }
}
