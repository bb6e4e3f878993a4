import Model

/// Where a table's headings are, and what they say: lists have titles, dates and groups of columns above them.
struct HeaderRow {
    /// Which of the table's rows it is.
    var index: Int
    /// The headings, by column; empty where a column has none.
    var headings: [String]
    /// What they mean.
    var matches: [Headings.Match?]
    /// How much is understood: 1 for each thing that is surely there.
    var value: Double

    /// How many rows are looked through.
    static let searched = 40

    /// The row of the first ones in which most is understood, or of two that follow each other the later; the first with
    /// several cells where nothing is.
    init?(of table: SourceTable, _ headings: Headings) {
        guard !table.rows.isEmpty else { return nil }
        var best: HeaderRow?
        for index in table.rows.indices.prefix(Self.searched) {
            let row = HeaderRow(table, index, headings)
            let isBetter = best.map { row.value > $0.value || (row.value == $0.value && index == $0.index + 1) } ?? true
            if row.value > 0, isBetter { best = row }
        }
        let fallback = table.rows.firstIndex { $0.cells.count { $0 != .empty } > 1 } ?? 0
        self = best ?? HeaderRow(table, fallback, headings)
    }

    private init(_ table: SourceTable, _ index: Int, _ known: Headings) {
        let row = table.rows[index]
        // A group of columns is titled right above them.
        let above = index > 0 && table.rows[index - 1].line == row.line - 1 ? table.rows[index - 1] : nil
        let width = max(row.cells.count, above?.spans.map(\.upperBound).max() ?? 0)
        self.index = index
        headings = []
        matches = []
        for column in 0..<width {
            let own = Self.text(row, column)
            let group = above.map { Self.text($0, column) } ?? ""
            let both = group.isEmpty || own.isEmpty || group == own ? nil : "\(group) \(own)"
            let alone = known.match(own)
            if let both, alone.map({ $0.sureness < .likely }) ?? true, let match = known.match(both) {
                headings.append(both)
                matches.append(match)
            } else {
                headings.append(own)
                matches.append(alone)
            }
        }
        var weights: [ImportTarget: Double] = [:]
        for match in matches.compactMap({ $0 }) {
            let weight = [0.4, 0.9, 1][min(match.sureness.rawValue, 2)]
            weights[match.target] = max(weights[match.target] ?? 0, weight)
        }
        value = weights.values.reduce(0, +)
    }

    /// The text of a column, also where a cell to the left reaches over it.
    private static func text(_ row: SourceTable.Row, _ column: Int) -> String {
        let source = row.spans.first { $0.contains(column) }?.lowerBound ?? column
        guard case .text(let text) = row[source] else { return row[source].text }
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
