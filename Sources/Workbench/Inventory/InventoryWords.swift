import Glibc
import Library
import Model
import Scoring

/// The words for values of the inventory, looked up once: as they are shown in one language, and as they are searched
/// for in both.
struct InventoryWords: Sendable {
    let language: Language
    /// What comparisons with today mean.
    let today: Day
    let titles: [Column: String]
    private let format: Format
    /// Words for values that the files have others for, by the file's word, as they are shown.
    private let shown: [String: String]
    /// All words for such a value, in both languages and as the files have it.
    private let searched: [String: [String]]
    private let units: [String: String]
    /// What the search line may call a column, the better names first.
    private let names: [(key: [UInt8], column: Column)]

    init(_ workspace: Workspace) {
        let strings = workspace.strings
        language = workspace.language
        today = workspace.today
        format = workspace.format
        titles = Dictionary(uniqueKeysWithValues: Column.all.map { ($0, strings($0.titleKey)) })
        var keys: [String: String] = ["true": "systems.yes", "false": "systems.no"]
        let raw =
            SystemResult.Quadrant.allCases.map { "quadrant.\($0.rawValue)" }
            + System.Lifecycle.allCases.map { "lifecycle.\($0.rawValue)" }
        for key in raw { keys[key] = key }
        shown = keys.mapValues { strings($0) }
        searched = Dictionary(
            uniqueKeysWithValues: keys.map { word, key in
                let raw = word.split(separator: ".").last.map(String.init) ?? word
                return (word, [strings(key)] + Language.allCases.compactMap { strings.texts[key]?($0) } + [raw])
            })
        units = Dictionary(
            workspace.organisation.units.map { ($0.id.rawValue, $0.name) }, uniquingKeysWith: { first, _ in first })
        let languages = [language] + Language.allCases.filter { $0 != workspace.language }
        names =
            Column.all.map { (Collation.key($0.id), $0) }
            + languages.flatMap { language in
                Column.all.map { (Collation.key(strings.texts[$0.titleKey]?(language) ?? $0.id), $0) }
            }
    }

    /// A value as people read it.
    func text(of value: System.Value, _ column: Column) -> String {
        switch value {
        case .text(let text):
            switch column {
            case .quadrant: shown["quadrant.\(text)"] ?? text
            case .field(.lifecycle): shown["lifecycle.\(text)"] ?? text
            case .field(.unit): units[text] ?? text
            case .field(.usingUnits): value.items.map { units[$0] ?? $0 }.joined(separator: "; ")
            default: text
            }
        case .number(let number):
            switch column.kind {
            case .money: format.count(Int(number.rounded()))
            case .score: "\(Score(number).percent)"
            default: format.decimal(number, number == number.rounded() ? 0 : 1)
            }
        case .day(let day): day.description
        case .truth(let truth): shown["\(truth)"] ?? ""
        }
    }

    /// Everything that a value may be searched for by, the words that it sorts by first.
    func lines(of value: System.Value, _ column: Column) -> [String] {
        switch value {
        case .text(let text):
            switch column {
            case .quadrant: searched["quadrant.\(text)"] ?? [text]
            case .field(.lifecycle): searched["lifecycle.\(text)"] ?? [text]
            case .field(.unit): units[text].map { [$0, text] } ?? [text]
            case .field(.usingUnits): value.items.flatMap { item in units[item].map { [$0, item] } ?? [item] }
            case .field(.processes): value.items
            default: [text]
            }
        case .number, .day: [self.text(of: value, column)]
        case .truth(let truth): searched["\(truth)"] ?? []
        }
    }

    /// The column that is meant by a name: its identifier or its title in either language, the beginning of those, or
    /// the beginning of a word in the title.
    func column(named name: String) -> Column? {
        let key = Collation.key(name)
        guard !key.isEmpty else { return nil }
        return names.first { $0.key == key }?.column ?? names.first { $0.key.starts(with: key) }?.column
            ?? names.first { name in name.key.split(separator: 0x20).contains { $0.starts(with: key) } }?.column
    }

    /// A short name that the search line understands.
    func name(of column: Column) -> String {
        let word = titles[column]?.lowercased().split(separator: " ").first.map(String.init) ?? ""
        return self.column(named: word) == column ? word : column.id
    }

    /// The search line that finds the contracts that end within a year.
    func endingContracts(_ strings: Strings) -> String {
        let end = name(of: .field(.contractEnd))
        return "\(end)>=\(strings("systems.today")) \(end)<=+12m"
    }
}

extension Workspace {
    /// So many systems, in words.
    func systems(_ count: Int) -> String {
        strings(count == 1 ? "systems.count-one" : "systems.count", format.count(count))
    }
}
