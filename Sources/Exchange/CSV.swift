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

    /// A semicolon or tab where the first line that has any separator has one outside quotes, else a comma: Swedish
    /// spreadsheets write semicolons because commas are in their numbers. A semicolon where there is none.
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
        let (semicolons, tabs, commas) = (counts[";"] ?? 0, counts["\t"] ?? 0, counts[","] ?? 0)
        if semicolons == 0, tabs == 0, commas > 0 { return "," }
        return semicolons >= tabs ? ";" : "\t"
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
                    let isHalf = scalar == "\r" && index < scalars.count && scalars[index] == "\n"
                    if scalar == "\n" || scalar == "\r", !isHalf { line += 1 }
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
    static func written(_ cell: String, separator: Unicode.Scalar = ";") -> String {
        // Scalars, because a quote with an accent on it is another character but still a quote.
        var scalars = Array(cell.unicodeScalars)
        let isFormula = scalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) } ?? false
        if isFormula, Double(cell) == nil { scalars.insert("'", at: 0) }
        let mustBeQuoted = scalars.contains { [separator, "\"", "\n", "\r"].contains($0) }
        guard mustBeQuoted else { return text(scalars) }
        return text(["\""] + scalars.flatMap { $0 == "\"" ? ["\"", "\""] : [$0] } + ["\""])
    }

    private static func text(_ scalars: [Unicode.Scalar]) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }
}
