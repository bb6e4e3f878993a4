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
        case .control(let character): return character == " " ? "Ctrl-Space" : "Ctrl-\(character.uppercased())"
        case .alt(let character): return character == " " ? "Alt-Space" : "Alt-\(character)"
        case .function(let number): return "F\(number)"
        default: return ""
        }
    }

    /// The key with that name; nil where there is none.
    public init?(name: String) {
        func character(after prefix: String) -> Character? {
            guard name.hasPrefix(prefix),
                case .character(let character)? = Key(name: String(name.dropFirst(prefix.count)))
            else { return nil }
            return character
        }
        if let named = Self.names.first(where: { $0.name == name }) {
            self = named.key
        } else if name.count == 1, let character = name.first {
            self = .character(character)
        } else if let character = character(after: "Ctrl-")?.lowercased().first {
            self = .control(character)
        } else if let character = character(after: "Alt-") {
            self = .alt(character)
        } else if let number = (1...63).first(where: { name == "F\($0)" }) {
            self = .function(number)
        } else {
            return nil
        }
    }
}
