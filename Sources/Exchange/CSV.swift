/// Separated values as RFC 4180 has them, and as they really come: any of three separators, any end of line.
struct CSV {
    /// A row that is not empty.
    struct Row {
        /// The line that it begins at, from 1; quoted cells may hold line breaks.
        var line: Int
        var cells: [String]
    }

    let rows: [Row]

    /// Reads bytes in any of the usual character sets.
    init(_ bytes: [UInt8]) {
        let text = TextDecoding.text(bytes)
        let characters = Array(text.unicodeScalars)
        rows = Self.rows(characters, separator: Self.separator(characters))
    }

    /// The separator that the first line has most of, outside quotes; a semicolon where there is none, as Swedish
    /// Excel writes.
    private static func separator(_ scalars: [Unicode.Scalar]) -> Unicode.Scalar {
        var counts: [Unicode.Scalar: Int] = [";": 0, "\t": 0, ",": 0]
        var isQuoted = false
        for scalar in scalars {
            if scalar == "\"" { isQuoted.toggle() }
            if isQuoted { continue }
            if scalar == "\n" || scalar == "\r" {
                if counts.values.contains(where: { $0 > 0 }) { break }
                continue
            }
            if let count = counts[scalar] { counts[scalar] = count + 1 }
        }
        let best = counts.values.max() ?? 0
        return [";", "\t", ","].first { counts[$0] == best } ?? ";"
    }

    private static func rows(_ scalars: [Unicode.Scalar], separator: Unicode.Scalar) -> [Row] {
        var rows: [Row] = []
        var cells: [String] = []
        var cell = String.UnicodeScalarView()
        var line = 1
        var firstLine = 1
        var isQuoted = false
        var index = 0

        func trimmed(_ cell: String.UnicodeScalarView) -> String {
            var text = Substring(String(cell))
            while let first = text.unicodeScalars.first, first.properties.isWhitespace {
                text.unicodeScalars.removeFirst()
            }
            while let last = text.unicodeScalars.last, last.properties.isWhitespace { text.unicodeScalars.removeLast() }
            return String(text)
        }
        func endCell() {
            cells.append(trimmed(cell))
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
                    if scalar == "\n" { line += 1 }
                    cell.append(scalar)
                }
                continue
            }
            switch scalar {
            case "\"" where cell.allSatisfy(\.properties.isWhitespace):
                cell = String.UnicodeScalarView()
                isQuoted = true
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
        return rows
    }

    /// A cell as it is written: quoted where it must be, and with an apostrophe before what a spreadsheet would take
    /// for a formula.
    static func written(_ cell: String, separator: Character = ";") -> String {
        var cell = cell
        if let first = cell.first, "=+-@\t\r".contains(first), Double(cell) == nil { cell = "'" + cell }
        guard cell.contains(where: { $0 == separator || $0 == "\"" || $0.isNewline }) else { return cell }
        return "\"" + cell.replacing("\"", with: "\"\"") + "\""
    }
}
