/// Stands in for glyphs that a simple terminal's font lacks, such as the Linux console's: what remains is in Latin-1 and
/// code page 437.
enum PlainGlyphs {
    /// Whether a terminal of that name has such a font; `MOGNA_GLYPHS=plain` says so of any other.
    static func suit(terminal: String, wish: String?) -> Bool {
        if let wish, !wish.isEmpty { return wish == "plain" }
        return terminal == "linux" || terminal.hasPrefix("vt")
    }

    /// The nearest glyph of those that are there.
    static func glyph(for character: Character) -> Character {
        guard let value = character.unicodeScalars.first?.value, value > 0xFF else { return character }
        if (0x2800...0x28FF).contains(value) {
            switch (value & 0xFF).nonzeroBitCount {
            case 0: return " "
            case 1...2: return "·"
            case 3...4: return ":"
            default: return "▒"
            }
        }
        return table[character] ?? character
    }

    private static let table: [Character: Character] = {
        var table: [Character: Character] = [
            "●": "*", "○": "o", "◆": "+", "◇": "+", "□": "#", "■": "■", "•": "∙", "▸": ">", "✓": "v", "✗": "x",
            "◐": "o",
            "…": "~", "–": "-", "−": "-", "╌": "-", "┈": "-", "┆": "│", "╭": "┌", "╮": "┐", "╰": "└", "╯": "┘",
            "›": "»",
            "▔": "▀", "▐": "▐", "▕": "│",
        ]
        for glyph in "▏▎▍▋" { table[glyph] = "▌" }
        for glyph in "▊▉" { table[glyph] = "█" }
        for glyph in "▁▂▃▅" { table[glyph] = "▄" }
        for glyph in "▆▇" { table[glyph] = "█" }
        return table
    }()
}
