import Terminal

/// Rows of figures under headings, one of them selected; columns that there is no room for are left out.
struct FigureTable {
    struct Column {
        let title: String
        let width: Int
        var isRight = true
        /// Which are left out first, the highest before the others; 0 stays.
        var rank = 0
        /// Whether it takes what is left; `width` is what it needs.
        var isWide = false
    }

    struct Cell {
        var text: String
        var tone = Tone.text

        init(_ text: String, _ tone: Tone = .text) {
            self.text = text
            self.tone = tone
        }
    }

    let columns: [Column]
    let count: Int
    let cursor: ListCursor

    /// Rows that are seen in an area.
    static func page(_ area: Rectangle) -> Int { max(1, area.height - 1) }

    /// A mark beside the last row tells that there are more below it.
    func draw(on canvas: inout Canvas, in area: Rectangle, isActive: Bool = true, row: (Int) -> [Cell]) {
        let spans = spans(area)
        for span in spans {
            draw(
                columns[span.column].title, span, on: &canvas, y: area.y, style: Style(.heading).bold)
        }
        var cursor = cursor
        let page = Self.page(area)
        cursor.keep(within: count, page: page)
        if cursor.top + page < count {
            // Apart from the figures, where there is room: right behind one it would be read as its fall.
            canvas.draw("↓", x: min(area.right + 1, canvas.width - 1), y: area.bottom - 1, style: Style(.accent))
        }
        for line in 0..<page where cursor.top + line < count && area.y + 1 + line < area.bottom {
            let index = cursor.top + line
            let y = area.y + 1 + line
            let isSelected = index == cursor.row && isActive
            let ground: Tone = isSelected ? .selection : .ground
            if isSelected {
                canvas.fill(Rectangle(x: area.x, y: y, width: area.width, height: 1), style: Style(.text, on: ground))
            }
            let cells = row(index)
            for span in spans where span.column < cells.count {
                let cell = cells[span.column]
                let isName = columns[span.column].isWide && isSelected
                draw(cell.text, span, on: &canvas, y: y, style: Style(cell.tone, on: ground, isName ? .bold : []))
            }
        }
    }

    private typealias Span = (column: Int, x: Int, width: Int)

    private func draw(_ text: String, _ span: Span, on canvas: inout Canvas, y: Int, style: Style) {
        let shown = TextWidth.truncated(text, to: span.width)
        if columns[span.column].isRight {
            canvas.drawRight(shown, right: span.x + span.width, y: y, style: style)
        } else {
            canvas.draw(shown, x: span.x, y: y, style: style)
        }
    }

    private func spans(_ area: Rectangle) -> [Span] {
        var kept = Array(columns.indices)
        func needed() -> Int { kept.reduce(-2) { $0 + columns[$1].width + 2 } }
        while needed() > area.width, let last = kept.max(by: { columns[$0].rank < columns[$1].rank }),
            columns[last].rank > 0
        {
            kept.removeAll { $0 == last }
        }
        var left = max(0, area.width - needed())
        var x = area.x
        return kept.map { index in
            var width = columns[index].width
            if columns[index].isWide {
                // A name needs no more than this, and figures far away from it cannot be read along.
                let growth = min(left, 36)
                width += growth
                left -= growth
            }
            defer { x += width + 2 }
            return (index, x, min(width, max(0, area.right - x)))
        }
    }
}
