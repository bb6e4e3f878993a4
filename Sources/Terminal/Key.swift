/// A key that was pressed.
public enum Key: Hashable, Sendable {
    /// Something that types itself.
    case character(Character)
    /// A letter with Ctrl, lower case.
    case control(Character)
    /// A character with Alt.
    case alt(Character)
    /// Enter.
    case enter
    /// Escape.
    case escape
    /// Tab.
    case tab
    /// Shift and Tab.
    case backTab
    /// The key that deletes to the left.
    case backspace
    /// The key that deletes to the right.
    case delete
    /// Insert.
    case insert
    /// Arrows.
    case up, down, left, right
    /// The first or last.
    case home, end
    /// A page at a time.
    case pageUp, pageDown
    /// F1, F2 …
    case function(Int)

    /// The space bar, which types a space.
    public static let space = Key.character(" ")

    private static let names: [(key: Key, name: String)] = [
        (.enter, "Enter"), (.escape, "Esc"), (.tab, "Tab"), (.backTab, "Shift-Tab"), (.backspace, "Backspace"),
        (.delete, "Del"), (.insert, "Ins"), (.up, "↑"), (.down, "↓"), (.left, "←"), (.right, "→"), (.home, "Home"),
        (.end, "End"), (.pageUp, "PgUp"), (.pageDown, "PgDn"), (.space, "Space"),
    ]

    /// As hints and help write it: `j`, `Ctrl-R`, `PgDn`, `↑`.
    public var name: String {
        if let named = Self.names.first(where: { $0.key == self }) { return named.name }
        switch self {
        case .character(let character): return String(character)
        case .control(let character): return "Ctrl-\(character.uppercased())"
        case .alt(let character): return "Alt-\(character)"
        case .function(let number): return "F\(number)"
        default: return ""
        }
    }

    /// The key with that name; nil where there is none.
    public init?(name: String) {
        if let named = Self.names.first(where: { $0.name == name }) {
            self = named.key
        } else if name.count == 1, let character = name.first {
            self = .character(character)
        } else if name.hasPrefix("Ctrl-"), name.count == 6, let character = name.last?.lowercased().first {
            self = .control(character)
        } else if name.hasPrefix("Alt-"), name.count == 5, let character = name.last {
            self = .alt(character)
        } else if name.hasPrefix("F"), let number = Int(name.dropFirst()), (1...63).contains(number) {
            self = .function(number)
        } else {
            return nil
        }
    }
}
