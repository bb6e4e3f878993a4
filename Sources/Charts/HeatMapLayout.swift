import Terminal

/// Where a heat map's rows and columns stand, and which of them are seen.
struct HeatMapLayout {
    /// Columns for the rows' labels.
    let labelWidth: Int
    /// The first column after the labels.
    let firstCell: Int
    /// Columns from one cell to the next.
    let step: Int
    /// Rows for the headings.
    let headingRows: Int
    /// Lines of every heading.
    let headings: [[String]]
    /// The rows that are seen.
    let rows: Range<Int>
    /// The columns that are seen.
    let columns: Range<Int>

    /// The narrowest cell: a number up to 100 with air, and the gap to the next.
    private static let narrowest = 6
    private static let widest = 16

    init(_ map: HeatMap, width: Int, height: Int) {
        let count = max(1, map.columns.count)
        let longest = map.rows.reduce(0) { max($0, TextWidth.columns(of: $1.label) + 2 * max(0, $1.depth)) }
        // The labels get what they ask for as far as the cells keep a readable width; at least a third is theirs.
        let longestWord = map.columns.flatMap { $0.split(separator: " ") }.map { TextWidth.columns(of: $0) }.max() ?? 0
        let wantedStep = min(Self.widest, max(Self.narrowest + 1, longestWord + 2))
        let labelWidth = max(0, min(longest, max(width / 4, min(width / 2, width - 1 - count * wantedStep))))
        self.labelWidth = labelWidth
        firstCell = min(width, labelWidth + (labelWidth > 0 ? 2 : 0))
        let room = width - firstCell
        let step = max(min(Self.narrowest, max(2, room + 1)), min(wantedStep, (room + 1) / count))
        self.step = step
        columns = Self.window(
            of: map.columns.count, room: room > 0 ? (room + 1) / step : 0, around: map.selected?.column)
        let most = height >= 12 ? 3 : height >= 6 ? 2 : height >= 2 ? 1 : 0
        headings = map.columns.map { Self.heading($0, width: step - 1, lines: most) }
        headingRows = headings[columns].reduce(0) { max($0, $1.count) }
        rows = Self.window(of: map.rows.count, room: height - headingRows, around: map.selected?.row)
    }

    /// Where a cell lies; one column stays empty between two.
    func cell(column: Int, row: Int) -> Rectangle {
        Rectangle(x: firstCell + column * step, y: row, width: max(1, step - 1), height: 1)
    }

    /// The middle of a column of cells.
    func middle(ofColumn column: Int) -> Double {
        Double(firstCell + column * step) + Double(max(1, step - 1)) / 2
    }

    private static func window(of count: Int, room: Int, around index: Int?) -> Range<Int> {
        let room = max(0, min(count, room))
        let first = max(0, min((index ?? 0) - room / 2, count - room))
        return first..<first + room
    }

    /// A heading in at most so many lines; words that are too long are shortened.
    private static func heading(_ text: String, width: Int, lines most: Int) -> [String] {
        guard most > 0, width > 0 else { return [] }
        var lines: [String] = []
        for word in text.split(separator: " ") {
            if let last = lines.last, TextWidth.columns(of: last) + 1 + TextWidth.columns(of: word) <= width {
                lines[lines.count - 1] = last + " " + word
            } else {
                lines.append(String(word))
            }
        }
        if lines.count > most { lines = lines.prefix(most - 1) + [lines.dropFirst(most - 1).joined(separator: " ")] }
        return lines.map { TextWidth.truncated($0, to: width) }
    }
}
