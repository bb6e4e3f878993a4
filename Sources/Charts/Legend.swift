import Terminal

/// Names the lines of a chart: ─●─ 2026   ╌○╌ 2025.
struct Legend {
    /// What is named; a series without a label is left out.
    let series: [Series]
    /// Rows of names that fit the width.
    let rows: [[Series]]

    init(_ series: [Series], width: Int) {
        self.series = series.filter { !$0.label.isEmpty }
        var rows: [[Series]] = []
        var used = 0
        for item in self.series {
            let columns = Self.columns(of: item)
            if rows.isEmpty || used + Self.gap + columns > width {
                rows.append([item])
                used = columns
            } else {
                rows[rows.count - 1].append(item)
                used += Self.gap + columns
            }
        }
        self.rows = rows
    }

    private static let gap = 3

    private static func columns(of series: Series) -> Int { 4 + TextWidth.columns(of: series.label) }

    /// Draws it from a row downwards, in the middle of the width.
    func draw(on drawing: inout Drawing, row: Int) {
        for (offset, items) in rows.enumerated() {
            let total = items.reduce(Self.gap * (items.count - 1)) { $0 + Self.columns(of: $1) }
            var x = max(0, (drawing.width - total) / 2)
            for item in items {
                let y = row + offset
                drawing.text(
                    "\(item.pattern.sample)\(item.marker)\(item.pattern.sample)", x: x, row: y,
                    style: Style(item.tone))
                drawing.text(TextWidth.truncated(item.label, to: drawing.width - x - 4), x: x + 4, row: y)
                x += Self.columns(of: item) + Self.gap
            }
        }
    }
}
