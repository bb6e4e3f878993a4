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

    /// Reads bytes in any of the usual character sets.
    init(_ bytes: [UInt8]) {
        let text = TextDecoding.text(bytes)
        let characters = Array(text.unicodeScalars)
        (rows, openQuote) = Self.rows(characters, separator: Self.separator(characters))
    }

    /// The separator that the first line with anything in it has most of, outside quotes; a semicolon where there is
    /// none, as Swedish Excel writes. The comma of `4,0` separates only where nothing else does.
    private static func separator(_ scalars: [Unicode.Scalar]) -> Unicode.Scalar {
        func isDigit(_ index: Int) -> Bool { scalars.indices.contains(index) && ("0"..."9").contains(scalars[index]) }
        var counts: [Unicode.Scalar: Int] = [";": 0, "\t": 0, ",": 0]
        var (isQuoted, beginsCell, isBlank, hasDecimals) = (false, true, true, false)
        var afterQuote = 0
        for (index, scalar) in scalars.enumerated() {
            if isQuoted || (scalar == "\"" && (beginsCell || index == afterQuote)) {
                if scalar == "\"" { isQuoted.toggle() }
                (beginsCell, isBlank) = (false, false)
                afterQuote = index + 1
                continue
            }
            if scalar == "\n" || scalar == "\r" {
                if !isBlank { break }
                counts = counts.mapValues { _ in 0 }
            } else if let count = counts[scalar] {
                if scalar == ",", isDigit(index - 1), isDigit(index + 1) {
                    hasDecimals = true
                } else {
                    counts[scalar] = count + 1
                }
                beginsCell = true
            } else if !scalar.properties.isWhitespace {
                (beginsCell, isBlank) = (false, false)
            }
        }
        let best = counts.values.max() ?? 0
        if best == 0 && hasDecimals { return "," }
        return [";", "\t", ","].first { counts[$0] == best } ?? ";"
    }

    private static func rows(
        _ scalars: [Unicode.Scalar], separator: Unicode.Scalar
    ) -> (rows: [Row], openQuote: Int?) {
        var rows: [Row] = []
        var cells: [String] = []
        var cell = String.UnicodeScalarView()
        var line = 1
        var firstLine = 1
        var quoteLine = 1
        var isQuoted = false
        var index = 0

        func endCell() {
            cells.append(undefused(trimmed(cell)))
            cell = String.UnicodeScalarView()
        }
        func endRow() {
            endCell()
            if cells.contains(where: { !$0.isEmpty }) { rows.append(Row(line: firstLine, cells: cells)) }
            cells = []
        }

        while index < scalars.count {
            let scalar = scalars[index]
            index += 1
            if isQuoted {
                if scalar == "\"" {
                    if index < scalars.count, scalars[index] == "\"" {
                        cell.append("\"")
                        index += 1
                    } else {
                        isQuoted = false
                    }
                } else {
                    let isHalf = scalar == "\r" && index < scalars.count && scalars[index] == "\n"
                    if scalar == "\n" || (scalar == "\r" && !isHalf) { line += 1 }
                    cell.append(scalar)
                }
                continue
            }
            switch scalar {
            case "\"" where cell.allSatisfy(\.properties.isWhitespace):
                cell = String.UnicodeScalarView()
                isQuoted = true
                quoteLine = line
            case separator: endCell()
            case "\r", "\n":
                if scalar == "\r", index < scalars.count, scalars[index] == "\n" { index += 1 }
                endRow()
                line += 1
                firstLine = line
            default: cell.append(scalar)
            }
        }
        if !cells.isEmpty || !cell.isEmpty { endRow() }
        return (rows, isQuoted ? quoteLine : nil)
    }

    private static func trimmed(_ cell: String.UnicodeScalarView) -> String.UnicodeScalarView {
        guard let first = cell.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = cell.lastIndex(where: { !$0.properties.isWhitespace })
        else { return String.UnicodeScalarView() }
        return String.UnicodeScalarView(cell[first...last])
    }

    /// Whether a spreadsheet would take the cell for a formula, were it not for apostrophes before it.
    private static func isFormula(_ cell: String.UnicodeScalarView) -> Bool {
        guard let first = cell.first(where: { $0 != "'" }) else { return false }
        return "=+-@".unicodeScalars.contains(first)
    }

    /// The cell without the apostrophe that `written` put before it.
    private static func undefused(_ cell: String.UnicodeScalarView) -> String {
        String(cell.first == "'" && isFormula(cell) ? String.UnicodeScalarView(cell.dropFirst()) : cell)
    }

    /// A cell as it is written: quoted where it must be, and with an apostrophe before what a spreadsheet would take
    /// for a formula. Blanks at its ends, which a spreadsheet may look past, are left out.
    static func written(_ cell: String, separator: Unicode.Scalar = ";") -> String {
        // Scalars, not characters: an accent after a quotation mark is one character with it.
        var scalars = trimmed(cell.unicodeScalars)
        // `Double` stops at a NUL.
        let isNumber = Double(String(scalars)) != nil && scalars.allSatisfy("+-.0123456789".unicodeScalars.contains)
        if isFormula(scalars), !isNumber { scalars.insert("'", at: scalars.startIndex) }
        let mustBeQuoted = scalars.contains { $0 == separator || $0 == "\"" || $0 == "\n" || $0 == "\r" }
        guard mustBeQuoted || scalars.first == "\u{FEFF}" else { return String(scalars) }
        var quoted = String.UnicodeScalarView("\"".unicodeScalars)
        for scalar in scalars { quoted.append(contentsOf: scalar == "\"" ? [scalar, scalar] : [scalar]) }
        quoted.append("\"")
        return String(quoted)
    }
}
