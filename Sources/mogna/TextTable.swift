import Terminal

/// Rows of texts under titles: the first column to the left, the others, which are numbers, to the right.
struct TextTable {
    private var rows: [[String]]

    init(_ titles: [String]) { rows = [titles] }

    /// Adds a row; cells that are not given are empty.
    mutating func add(_ cells: [String]) { rows.append(cells) }

    /// Lines that end where their last cell does.
    var text: String {
        let widths = rows[0].indices.map { column in
            rows.map { column < $0.count ? TextWidth.columns(of: $0[column]) : 0 }.max() ?? 0
        }
        return rows.map { cells in
            var line = ""
            for (column, cell) in cells.enumerated() {
                let gap = String(repeating: " ", count: widths[column] - TextWidth.columns(of: cell))
                line += column == 0 ? cell + gap : "  " + gap + cell
            }
            while line.last == " " { line.removeLast() }
            return line + "\n"
        }.joined()
    }
}
