import CNcurses

/// How many columns text takes in a terminal.
///
/// The widths are glibc's `wcwidth`, in a UTF-8 locale of our own: the same tables that ncurses places characters by,
/// so that the canvas and the terminal cannot disagree.
public enum TextWidth {
    /// Columns that the text takes when drawn.
    public static func columns(of text: some StringProtocol) -> Int {
        if let columns = columns(ofSimple: text) { return columns }
        return text.reduce(0) { sum, character in glyphs(of: character).reduce(sum) { $0 + $1.columns } }
    }

    /// Columns of text whose every scalar is a character one column wide, as nearly all is: printable ASCII, the letters
    /// À…ÿ, …, and the space that does not break; nil for any other, which has to be looked at character by character.
    static func columns(ofSimple text: some StringProtocol) -> Int? {
        let columns = text.utf8.withContiguousStorageIfAvailable { bytes -> Int? in
            var columns = 0
            var index = 0
            while index < bytes.count {
                switch bytes[index] {
                case 0x20..<0x7F: index += 1
                case 0xC3: index += 2
                case 0xC2 where bytes[index + 1] == 0xA0: index += 2
                case 0xE2 where bytes[index + 1] == 0x80 && bytes[index + 2] == 0xA6: index += 3
                default: return nil
                }
                columns += 1
            }
            return columns
        }
        return columns ?? nil
    }

    /// The text where it fits, else as much as fits with … at the end; empty for a limit of 0.
    public static func truncated(_ text: some StringProtocol, to limit: Int) -> String {
        guard columns(of: text) > limit else { return String(text) }
        guard limit > 0 else { return "" }
        if columns(ofSimple: text) != nil { return String(text.prefix(limit - 1)) + "…" }
        var shown = ""
        var used = 0
        for character in text {
            let columns = columns(of: String(character))
            if used + columns > limit - 1 { break }
            shown.append(character)
            used += columns
        }
        return shown + "…"
    }

    /// The text with spaces after it, or shortened, to take exactly `width` columns.
    public static func padded(_ text: some StringProtocol, to width: Int) -> String {
        let shown = truncated(text, to: width)
        return shown + String(repeating: " ", count: max(0, width - columns(of: shown)))
    }

    /// The text with spaces before it, or shortened, to take exactly `width` columns.
    public static func padded(_ text: some StringProtocol, before width: Int) -> String {
        let shown = truncated(text, to: width)
        return String(repeating: " ", count: max(0, width - columns(of: shown))) + shown
    }

    /// The text in lines of at most `width` columns, broken at spaces where there are any, else within the word with a
    /// hyphen.
    public static func wrapped(_ text: some StringProtocol, to width: Int) -> [String] {
        guard width > 0 else { return [] }
        var lines: [String] = []
        for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
            var line = ""
            var used = 0
            for word in paragraph.split(separator: " ") {
                var word = String(word)
                var length = columns(of: word)
                if used > 0, used + 1 + length <= width {
                    line += " " + word
                    used += 1 + length
                    continue
                }
                if used > 0 { lines.append(line) }
                while length > width {
                    // A long word without a hyphen would read as two.
                    let isLettered =
                        width >= 4 && word.prefix(width).allSatisfy { $0.isLetter && columns(of: String($0)) == 1 }
                    let room = isLettered ? width - 1 : width
                    var head = ""
                    while let first = word.first, columns(of: head + String(first)) <= room {
                        head.append(word.removeFirst())
                    }
                    if isLettered, !head.isEmpty { head.append("-") }
                    if head.isEmpty { head.append(word.removeFirst()) }
                    if word.isEmpty {
                        word = head
                        break
                    }
                    lines.append(head)
                    length = columns(of: word)
                }
                line = word
                used = columns(of: word)
            }
            lines.append(line)
        }
        return lines
    }

    /// The pieces of one grapheme cluster as they are drawn, each with its columns, 1 or 2.
    ///
    /// A cell holds one spacing character and its combining marks. Of what terminals disagree about, only that is kept
    /// which they agree on: of emoji joined by ZWJ the first, an emoji without its skin tone and tags, a character
    /// without its variation selector, of a flag both letters. A control character is drawn as a space; what has no width and
    /// nothing to stand on, a zero-width space say, is not drawn.
    static func glyphs(of character: Character) -> [(glyph: Character, columns: Int)] {
        if let ascii = character.asciiValue {
            return [(ascii >= 0x20 && ascii < 0x7F ? character : " ", 1)]
        }
        var pieces: [(scalars: String.UnicodeScalarView, columns: Int)] = []
        var isControl = false
        for scalar in character.unicodeScalars {
            // Letters are joined as well, and each of them is to be seen.
            if scalar == "\u{200D}" && character.unicodeScalars.first?.properties.isEmoji == true { break }
            if isIgnored(scalar) || (scalar.properties.isEmojiModifier && !pieces.isEmpty) { continue }
            let columns = columns(of: scalar)
            if columns > 0 {
                pieces.append((String.UnicodeScalarView([scalar]), columns))
            } else if columns < 0 {
                isControl = true
            } else if !pieces.isEmpty {
                pieces[pieces.count - 1].scalars.append(scalar)
            }
        }
        if pieces.isEmpty { return isControl ? [(" ", 1)] : [] }
        return pieces.map { (Character(String($0.scalars)), $0.columns) }
    }

    /// Variation selectors, which some terminals widen a character for and others not, the tags that make a flag of a
    /// black one, and the soft hyphen, which some draw and others not.
    private static func isIgnored(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isVariationSelector || (0xE0000...0xE007F).contains(scalar.value) || scalar.value == 0xAD
    }

    /// Columns of one scalar: 0, 1 or 2, and −1 for a control character.
    static func columns(of scalar: Unicode.Scalar) -> Int {
        scalar.value >= 0x20 && scalar.value < 0x7F ? 1 : Int(mogna_wcwidth(scalar.value))
    }
}
