import Terminal

/// A line of text being typed.
struct TextField: Equatable, Sendable {
    private(set) var characters: [Character]
    private(set) var cursor: Int
    /// Whether the next character takes the place of all that is there.
    private var isReplaced: Bool

    init(_ text: String = "", isReplaced: Bool = false) {
        characters = Array(text)
        cursor = characters.count
        self.isReplaced = isReplaced && !text.isEmpty
    }

    var text: String { String(characters) }

    /// Takes a key that types or moves; false when it is none of those.
    mutating func type(_ key: Key) -> Bool {
        let replaces = isReplaced
        isReplaced = false
        switch key {
        case .character(let character):
            if replaces {
                characters = []
                cursor = 0
            }
            characters.insert(character, at: cursor)
            cursor += 1
        case .backspace where cursor > 0:
            cursor -= 1
            characters.remove(at: cursor)
        case .delete where cursor < characters.count: characters.remove(at: cursor)
        case .left where cursor > 0: cursor -= 1
        case .right where cursor < characters.count: cursor += 1
        case .home, .control("a"): cursor = 0
        case .end, .control("e"): cursor = characters.count
        case .control("u"):
            characters.removeFirst(cursor)
            cursor = 0
        case .control("w"):
            while cursor > 0, characters[cursor - 1] == " " { _ = type(.backspace) }
            while cursor > 0, characters[cursor - 1] != " " { _ = type(.backspace) }
        case .backspace, .delete, .left, .right: break
        default: return false
        }
        return true
    }

    /// Takes pasted text as one line.
    mutating func paste(_ text: String) {
        let line = text.split(whereSeparator: { $0.isNewline || $0 == "\t" }).joined(separator: " ")
        for character in line where !character.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
            _ = type(.character(character))
        }
    }

    /// Draws the text, scrolled so that the cursor is seen, and puts the terminal's cursor there.
    func draw(on canvas: inout Canvas, x: Int, y: Int, width: Int, style: Style = Style()) {
        var first = 0
        while TextWidth.columns(of: String(characters[first..<cursor])) >= max(1, width) { first += 1 }
        canvas.fill(Rectangle(x: x, y: y, width: width, height: 1), style: style)
        let text = isReplaced ? Style(style.foreground, on: style.background, [.reverse]) : style
        canvas.draw(String(characters[first...]), x: x, y: y, style: text, limit: width)
        canvas.cursor = (x + TextWidth.columns(of: String(characters[first..<cursor])), y)
    }
}
