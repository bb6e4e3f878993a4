/// Separated values as RFC 4180 has them, and as they really come: any of three separators, any end of line.
struct CSV {
    /// A row that is not empty.
    struct Row {
        /// The line that it begins at, from 1; quoted cells may hold line breaks.
        var line: Int
        var cells: [String]
    }

    let rows: [Row]
    /// The line of a quotation mark that nothing closes, which swallowed the rest of the file; nil when all are closed.
    let openQuote: Int?

    /// Reads bytes in any of the usual character sets. Where there may be titles above the table, the separator is told
    /// by many lines, else by the first.
    init(_ bytes: [UInt8], hasTitles: Bool = false) {
        var text = TextDecoding.text(bytes)
        (rows, openQuote) = text.withUTF8 { bytes in
            let separator = hasTitles ? Separators(bytes, lines: 50).commonest : Separators(bytes, lines: 1).first
            var reader = Reader(bytes: bytes, separator: separator)
            reader.read()
            return (reader.rows, reader.isQuoted ? reader.quoteLine : nil)
        }
    }

    /// How many of each separator the first lines have that are not empty, outside quotes. A semicolon separates where
    /// there is none, as Swedish Excel writes; the comma of `4,0` only where nothing else does.
    private struct Separators {
        private static let candidates = Array(";\t,".utf8)
        private var lines: [[Int]] = []
        private var hasDecimals = false

        init(_ bytes: UnsafeBufferPointer<UInt8>, lines limit: Int) {
            func isDigit(_ index: Int) -> Bool { bytes.indices.contains(index) && (0x30...0x39).contains(bytes[index]) }
            func isBlank(_ range: Range<Int>) -> Bool {
                CellText.isBlank(UnsafeBufferPointer(rebasing: bytes[range]))
            }
            var counts = [0, 0, 0]
            // `isFilled` so that a cell is looked through once, however many quotation marks it has.
            var (isQuoted, isFilled) = (false, false)
            var (cellStart, lineStart, afterQuote) = (0, 0, -1)
            func endLine(_ end: Int) {
                let isEmpty = bytes[lineStart..<end].split(whereSeparator: Self.candidates.contains)
                    .allSatisfy { isBlank($0.startIndex..<$0.endIndex) }
                if !isEmpty { lines.append(counts) }
                (counts, lineStart, cellStart, isFilled) = ([0, 0, 0], end + 1, end + 1, false)
            }
            for (index, byte) in bytes.enumerated() {
                let isQuote = byte == UInt8(ascii: "\"")
                if isQuote, !isQuoted, !isFilled, index != afterQuote { isFilled = !isBlank(cellStart..<index) }
                if isQuoted || (isQuote && (index == afterQuote || !isFilled)) {
                    if isQuote { isQuoted.toggle() }
                    (afterQuote, isFilled) = (index + 1, true)
                } else if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
                    endLine(index)
                    guard lines.count < limit else { return }
                } else if let place = Self.candidates.firstIndex(of: byte) {
                    if byte == UInt8(ascii: ","), isDigit(index - 1), isDigit(index + 1) {
                        hasDecimals = true
                    } else {
                        counts[place] += 1
                    }
                    (cellStart, isFilled) = (index + 1, false)
                }
            }
            endLine(bytes.count)
        }

        /// That which the first line has most of.
        var first: UInt8 { best(lines.first ?? [0, 0, 0]) }

        /// That which cuts the most lines into the same number of cells.
        var commonest: UInt8 {
            best(
                Self.candidates.indices.map { place in
                    var lines: [Int: Int] = [:]
                    for counts in self.lines where counts[place] > 0 { lines[counts[place], default: 0] += 1 }
                    return lines.map { $0.key * $0.value }.max() ?? 0
                })
        }

        private func best(_ counts: [Int]) -> UInt8 {
            let best = counts.max() ?? 0
            if best == 0 && hasDecimals { return UInt8(ascii: ",") }
            return Self.candidates[counts.firstIndex(of: best) ?? 0]
        }
    }

    private struct Reader {
        let bytes: UnsafeBufferPointer<UInt8>
        let separator: UInt8
        var rows: [Row] = []
        var isQuoted = false
        var quoteLine = 1
        private var cells: [String] = []
        private var line = 1
        private var firstLine = 1

        init(bytes: UnsafeBufferPointer<UInt8>, separator: UInt8) {
            self.bytes = bytes
            self.separator = separator
        }

        mutating func read() {
            let (quote, newline, carriageReturn) = (UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"))
            var index = 0
            var start = 0
            // A cell with a quotation mark in it, as far as it has been read; most have none, and are read in place.
            var pieces: [UInt8]?
            // Once it is known to hold something, it is not looked through again.
            var isFilled = false
            func isBlankSoFar() -> Bool {
                guard !isFilled else { return false }
                isFilled =
                    pieces.map { !$0.withUnsafeBufferPointer(CellText.isBlank) }
                    ?? !CellText.isBlank(UnsafeBufferPointer(rebasing: bytes[start..<index]))
                return !isFilled
            }
            func endCell() {
                if let whole = pieces {
                    cells.append(whole.withUnsafeBufferPointer(CellText.read))
                    pieces = nil
                } else {
                    cells.append(CellText.read(UnsafeBufferPointer(rebasing: bytes[start..<index])))
                }
                isFilled = false
            }
            while index < bytes.count {
                let byte = bytes[index]
                if isQuoted {
                    index += 1
                    if byte == quote {
                        if index < bytes.count, bytes[index] == quote {
                            pieces?.append(quote)
                            index += 1
                        } else {
                            isQuoted = false
                        }
                    } else {
                        let isHalf = byte == carriageReturn && index < bytes.count && bytes[index] == newline
                        if byte == newline || (byte == carriageReturn && !isHalf) { line += 1 }
                        pieces?.append(byte)
                    }
                } else if byte == separator {
                    endCell()
                    index += 1
                    start = index
                } else if byte == newline || byte == carriageReturn {
                    endCell()
                    endRow()
                    index += 1
                    if byte == carriageReturn, index < bytes.count, bytes[index] == newline { index += 1 }
                    start = index
                    line += 1
                    firstLine = line
                } else if byte == quote, isBlankSoFar() {
                    pieces = []
                    isQuoted = true
                    quoteLine = line
                    index += 1
                } else {
                    pieces?.append(byte)
                    index += 1
                }
            }
            if !cells.isEmpty || start < index || pieces != nil {
                endCell()
                endRow()
            }
        }

        private mutating func endRow() {
            if cells.contains(where: { !$0.isEmpty }) { rows.append(Row(line: firstLine, cells: cells)) }
            let width = cells.count
            cells = []
            cells.reserveCapacity(width)
        }
    }

    /// A cell as it is written: quoted where it must be, and with an apostrophe before what a spreadsheet would take
    /// for a formula. Blanks at its ends, which a spreadsheet may look past, are left out.
    static func written(_ cell: String, separator: Unicode.Scalar = ";") -> String {
        // Scalars, not characters: an accent after a quotation mark is one character with it.
        let scalars = CellText.defused(cell).unicodeScalars
        let mustBeQuoted = scalars.contains { $0 == separator || $0 == "\"" || $0 == "\n" || $0 == "\r" }
        guard mustBeQuoted || scalars.first == "\u{FEFF}" else { return String(scalars) }
        var quoted = String.UnicodeScalarView("\"".unicodeScalars)
        for scalar in scalars { quoted.append(contentsOf: scalar == "\"" ? [scalar, scalar] : [scalar]) }
        quoted.append("\"")
        return String(quoted)
    }
}
