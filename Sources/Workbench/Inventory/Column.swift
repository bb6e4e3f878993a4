import Model
import Scoring

/// A column of the inventory: its words, its values, and what sort of values they are. How it sorts, aligns, adds up
/// and is edited follows from the sort.
enum Column: Hashable, Sendable {
    case name
    case field(System.Field)
    case quality
    case importance
    case quadrant
    /// Share of the criteria that somebody has assessed.
    case coverage
    /// Shall-requirements that are met.
    case compliance
    /// Systems that it hands data to.
    case integrations

    /// All columns in the order that the list of columns has them.
    static let all: [Column] =
        [.name] + System.Field.allCases.map(Column.field)
        + [.quality, .importance, .quadrant, .coverage, .compliance, .integrations]

    /// What is shown until somebody chooses.
    static let usual: [Column] = [
        .name, .field(.purpose), .field(.annualCost), .quality, .importance, .quadrant, .field(.unit),
        .field(.supplier), .field(.lifecycle), .field(.contractEnd),
    ]

    /// The columns that a word of the search line is looked for in.
    static let searched: [Column] = [
        .name, .field(.number), .field(.product), .field(.supplier), .field(.purpose), .field(.category),
        .field(.capability), .field(.unit), .field(.owner), .field(.maintainer), .field(.note),
    ]

    /// The columns that letters which only stand in order are looked for in.
    static let looselySearched: [Column] = [
        .name, .field(.product), .field(.supplier), .field(.purpose), .field(.category),
    ]

    /// As the files and the search name it.
    var id: String {
        switch self {
        case .name: "name"
        case .field(let field): field.rawValue
        case .quality: "quality"
        case .importance: "importance"
        case .quadrant: "quadrant"
        case .coverage: "coverage"
        case .compliance: "compliance"
        case .integrations: "integrations"
        }
    }

    /// The column of that identifier.
    init?(id: String) {
        guard let column = Self.byIdentifier[id] else { return nil }
        self = column
    }

    private static let byIdentifier = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })

    /// Its place in `all`.
    var place: Int { Self.places[self] ?? 0 }

    private static let places = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1, $0) })

    /// The string that titles it.
    var titleKey: String { "field.\(id)" }

    /// What sort of values a column has.
    enum Kind: Equatable, Sendable {
        case text, people, list, number, money, day, truth, choice
        /// 0…100.
        case score
    }

    /// What sort of values it has.
    var kind: Kind {
        switch self {
        case .name: .text
        case .quality, .importance, .coverage: .score
        case .quadrant: .choice
        case .compliance, .integrations: .number
        case .field(let field):
            switch field.type {
            case .text: .text
            case .people: .people
            case .list: .list
            case .number: .number
            case .money: .money
            case .day: .day
            case .truth: .truth
            case .choice: .choice
            }
        }
    }

    /// Whether its values stand to the right, so that their digits stand below one another.
    var isNumeric: Bool { [.number, .money, .score].contains(kind) }

    /// Columns of a terminal that it may take at most.
    var widest: Int {
        switch self {
        case .name: 26
        case .field(.purpose), .field(.note): 24
        default: 18
        }
    }

    /// The value; nil where nothing is known.
    func value(of row: InventoryRow) -> System.Value? {
        switch self {
        case .name: .text(row.system.name)
        case .field(let field): row.system.fields[field]
        case .quality: row.result.quality.map(Self.number)
        case .importance: row.result.importance.map(Self.number)
        case .quadrant: row.result.quadrant.map { .text($0.rawValue) }
        case .coverage: .number(((row.result.coverage ?? 0) * 100).rounded())
        case .compliance: row.result.compliance.share == nil ? nil : .number(Double(row.result.compliance.met))
        case .integrations: .number(Double(row.system.integrations.count))
        }
    }

    /// Without what sums of doubles lose, so that a comparison with 50 agrees with the quadrant.
    private static func number(_ score: Score) -> System.Value { .number((score.value * 1e9).rounded() / 1e9) }

    /// What is shown; empty where nothing is known.
    func text(of row: InventoryRow, _ words: InventoryWords) -> String {
        value(of: row).map { words.text(of: $0, self) } ?? ""
    }

    /// What its values compare by, where that is a number: an amount, the order of words that have one, or the digits
    /// of a day, 20271231.
    func number(of value: System.Value) -> Double? {
        switch value {
        case .number(let number): return number
        case .day(let day): return Double(day.year * 10_000 + day.month * 100 + day.day)
        case .truth(let truth): return truth ? 0 : 1
        case .text(let text):
            if self == .quadrant {
                return SystemResult.Quadrant.allCases.firstIndex { $0.rawValue == text }.map(Double.init)
            }
            if case .field(let field) = self, case .choice(let choices) = field.type {
                return choices.firstIndex(of: text).map(Double.init)
            }
            return nil
        }
    }
}

/// A system with its scores.
struct InventoryRow: Sendable {
    let system: System
    let result: SystemResult
    init(_ system: System, method: Method) {
        self.system = system
        result = SystemResult(system, method: method)
    }
}
