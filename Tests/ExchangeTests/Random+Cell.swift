import TestSupport

extension Random {
    /// Text of all that separated values trip over.
    mutating func cell() -> String {
        let pieces = [
            "a", "å", "7", "\"", "\"\"", "'", ";", ",", "\t", "\n", "\r", "\r\n", "=", "+", "-", "@", "\u{301}", " ",
            "\u{A0}", "\u{FEFF}", "\0", "漢", "👨‍👩‍👧", "\u{85}", "\u{2028}",
        ]
        return (0..<integer(0...6)).map { _ in pick(pieces) }.joined()
    }
}
