import Glibc
import Library
import Model
import Scoring

/// The words for values of the inventory in one language, looked up once.
struct InventoryWords: Sendable {
    let language: Language
    let titles: [Column: String]
    let quadrants: [SystemResult.Quadrant: String]
    private let format: Format
    private let lifecycle: [String: String]
    private let yes: String
    private let no: String
    private let units: [String: String]

    init(_ workspace: Workspace) {
        let strings = workspace.strings
        language = workspace.language
        format = workspace.format
        titles = Dictionary(uniqueKeysWithValues: Column.all.map { ($0, strings($0.titleKey)) })
        quadrants = Dictionary(
            uniqueKeysWithValues: SystemResult.Quadrant.allCases.map { ($0, strings("quadrant.\($0.rawValue)")) })
        lifecycle = Dictionary(
            uniqueKeysWithValues: System.Lifecycle.allCases.map { ($0.rawValue, strings("lifecycle.\($0.rawValue)")) })
        yes = strings("systems.yes")
        no = strings("systems.no")
        units = Dictionary(
            workspace.organisation.units.map { ($0.id.rawValue, $0.name) }, uniquingKeysWith: { first, _ in first })
    }

    /// A value as people read it.
    func text(of value: System.Value, _ field: System.Field) -> String {
        switch value {
        case .text(let text):
            switch field {
            case .lifecycle: lifecycle[text] ?? text
            case .unit: units[text] ?? text
            case .usingUnits: value.items.map { units[$0] ?? $0 }.joined(separator: "; ")
            default: text
            }
        case .number(let number):
            field.type == .money
                ? format.count(Int(number.rounded())) : format.decimal(number, number == number.rounded() ? 0 : 1)
        case .day(let day): day.description
        case .truth(let truth): truth ? yes : no
        }
    }
}
