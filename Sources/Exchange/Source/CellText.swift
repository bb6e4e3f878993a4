/// The text of a cell in other people's files: blanks at its ends mean nothing, and what a spreadsheet would take for a
/// formula stands behind an apostrophe.
enum CellText {
    /// The text without blanks at its ends, and without the apostrophe that `defused` put before it.
    static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        var bytes = trimmed(bytes)
        if bytes.first == UInt8(ascii: "'"), isFormula(bytes) { bytes = .init(rebasing: bytes.dropFirst()) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The same of a string.
    static func read(_ text: String) -> String {
        var text = text
        return text.withUTF8(read)
    }

    /// The text as it is written: without blanks at its ends, and with an apostrophe before what a spreadsheet would
    /// take for a formula.
    static func defused(_ text: String) -> String {
        var text = text
        return text.withUTF8 { bytes in
            let bytes = trimmed(bytes)
            let inner = String(decoding: bytes, as: UTF8.self)
            guard isFormula(bytes) else { return inner }
            // `Double` stops at a NUL.
            let isNumber = bytes.allSatisfy("+-.0123456789".utf8.contains) && Double(inner) != nil
            return isNumber ? inner : "'" + inner
        }
    }

    /// Whether a spreadsheet would take the cell for a formula, were it not for apostrophes before it.
    private static func isFormula(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = bytes.first(where: { $0 != UInt8(ascii: "'") }) else { return false }
        return "=+-@".utf8.contains(first)
    }

    /// Whether there is nothing but blanks.
    static func isBlank(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool { trimmed(bytes).isEmpty }

    private static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        var (start, end) = (0, bytes.count)
        while start < end {
            let length = blank(bytes, at: start, end: end)
            guard length > 0 else { break }
            start += length
        }
        while start < end {
            // A character of UTF-8 begins at most three bytes back, where it may be a blank.
            guard let length = (1...3).first(where: { $0 <= end - start && blank(bytes, at: end - $0, end: end) == $0 })
            else { break }
            end -= length
        }
        return UnsafeBufferPointer(rebasing: bytes[start..<end])
    }

    /// How many bytes the blank at a place has, as Unicode's White_Space says; 0 where there is none.
    private static func blank(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int, end: Int) -> Int {
        func byte(_ offset: Int) -> UInt8 { index + offset < end ? bytes[index + offset] : 0 }
        switch bytes[index] {
        case 0x09...0x0D, 0x20: return 1
        // U+0085, U+00A0
        case 0xC2: return byte(1) == 0x85 || byte(1) == 0xA0 ? 2 : 0
        // U+1680
        case 0xE1: return byte(1) == 0x9A && byte(2) == 0x80 ? 3 : 0
        // U+2000…200A, U+2028, U+2029, U+202F, U+205F
        case 0xE2 where byte(1) == 0x80:
            return (0x80...0x8A).contains(byte(2)) || [0xA8, 0xA9, 0xAF].contains(byte(2)) ? 3 : 0
        case 0xE2: return byte(1) == 0x81 && byte(2) == 0x9F ? 3 : 0
        // U+3000
        case 0xE3: return byte(1) == 0x80 && byte(2) == 0x80 ? 3 : 0
        default: return 0
        }
    }
}
