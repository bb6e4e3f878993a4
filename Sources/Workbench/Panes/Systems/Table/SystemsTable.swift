import Model
import Terminal

/// Where the parts of the inventory stand on the screen, and how they are drawn.
struct SystemsTable {
    private let pane: SystemsPane
    private let workspace: Workspace
    private let table: Rectangle
    private let detail: Rectangle
    private let search: Rectangle
    private let footer: Rectangle
    private let spans: [Span]

    /// A column on the screen: its place among those shown, and where it stands.
    struct Span {
        var place: Int
        var x: Int
        var width: Int
    }

    /// Rows of the table on a terminal of that size.
    static func page(_ size: (width: Int, height: Int)) -> Int { max(1, View.paneArea(size).height - 3) }

    init(pane: SystemsPane, workspace: Workspace, area: Rectangle) {
        self.pane = pane
        self.workspace = workspace
        let (top, rest) = area.splitTop(1)
        let (body, bottom) = rest.splitBottom(1)
        search = top
        footer = bottom
        let showsSide = area.width >= 108 && pane.selectedSystem != nil
        if pane.showsDetail, !showsSide {
            table = Rectangle(x: body.x, y: body.y, width: 0, height: body.height)
            detail = body
        } else if showsSide {
            let (left, right) = body.splitLeft(body.width - min(52, body.width / 3 + 1))
            table = left.splitLeft(left.width - 1).left
            detail = right.inset(x: 1)
        } else {
            table = body
            detail = Rectangle(x: body.right, y: body.y, width: 0, height: body.height)
        }
        // Room for the marks of what is selected, where anything is.
        let gutter = pane.table.selection.isEmpty ? 0 : 2
        spans = Self.spans(pane, width: table.width - gutter, left: table.x + gutter)
    }

    /// The header's row.
    var headerRow: Int { table.y }

    /// The place of the column drawn at a terminal's column.
    func column(at x: Int) -> Int? { spans.first { ($0.x..<$0.x + $0.width + 2).contains(x) }?.place }

    /// The line of the table, counted from its first, drawn at a terminal's row.
    func line(at y: Int) -> Int? {
        let line = y - table.y - 1 + cursor.top
        return y > table.y && y < table.bottom && line < count ? line : nil
    }

    /// The line nearest to a terminal's row: beside the table, the one before the first that is shown, or after the last.
    func nearestLine(at y: Int) -> Int {
        let shown = max(1, table.height - 1)
        return max(0, min(count - 1, cursor.top + max(-1, min(shown, y - table.y - 1))))
    }

    private var isGrouped: Bool { pane.inventory.groups != nil }
    private var count: Int { isGrouped ? pane.table.lines.count : pane.inventory.shown.count }
    private var cursor: ListCursor {
        var cursor = isGrouped ? pane.table.lineCursor : pane.cursor
        cursor.keep(within: count, page: table.height - 1)
        return cursor
    }

    /// The frozen columns are always there; the others scroll so that the selected one is seen.
    private static func spans(_ pane: SystemsPane, width: Int, left: Int) -> [Span] {
        guard width > 10 else { return [] }
        let wanted = pane.columns.map { pane.inventory.widths[$0] ?? $0.widest }
        let widths = zip(pane.columns, wanted).map { min($0.widest, $1, max(8, width / 2)) }
        // Frozen columns leave room for another.
        var frozen = min(pane.table.frozen, widths.count)
        while frozen > 1, widths[..<frozen].reduce(0, { $0 + $1 + 2 }) + 8 > width { frozen -= 1 }
        var first = frozen
        func end(from first: Int, through last: Int) -> Int {
            (Array(0..<frozen) + Array(first...max(first, last))).filter { $0 < widths.count }
                .reduce(0) { $0 + widths[$1] + 2 } - 2
        }
        while first < pane.column, end(from: first, through: pane.column) > width { first += 1 }
        var spans: [Span] = []
        var x = left
        for place in Array(0..<frozen) + Array(first..<max(first, widths.count)) where place < widths.count {
            let room = left + width - x
            guard room >= min(widths[place], 6) else { break }
            spans.append(Span(place: place, x: x, width: min(widths[place], room)))
            x += widths[place] + 2
        }
        // What is left is for texts that had to be shortened, from the left.
        var shift = 0
        var room = spans.last.map { left + width - $0.x - $0.width } ?? 0
        for index in spans.indices {
            let growth = max(0, min(room, wanted[spans[index].place] - spans[index].width))
            spans[index].x += shift
            spans[index].width += growth
            shift += growth
            room -= growth
        }
        return spans
    }

    func draw(on canvas: inout Canvas) {
        drawSearch(on: &canvas)
        if table.width > 0 { drawTable(on: &canvas) }
        if detail.width > 0, let row = pane.selected, let words = pane.inventory.words {
            for y in detail.y..<detail.bottom where table.width > 0 {
                canvas.draw("│", x: detail.x - 1, y: y, style: Style(.frame))
            }
            DetailView(
                row: row, words: words, workspace: workspace, selected: pane.selectedColumn, top: pane.table.detailTop
            ).draw(
                on: &canvas, in: Rectangle(x: detail.x + 1, y: detail.y, width: detail.width - 1, height: detail.height)
            )
        }
        TableFooter(pane: pane, workspace: workspace).draw(on: &canvas, in: footer)
    }

    private func drawSearch(on canvas: inout Canvas) {
        let words = workspace.strings
        // The view and the grouping that one is in, to the right of the line.
        let group = pane.table.group.flatMap { pane.inventory.words?.titles[$0] }.map { words("systems.grouped", $0) }
        let place = [pane.viewName, group].compactMap { $0 }.joined(separator: " · ")
        let room = search.width - (place.isEmpty ? 0 : min(TextWidth.columns(of: place), search.width / 2) + 2)
        canvas.drawRight(
            TextWidth.truncated(place, to: search.width - room), right: search.right, y: search.y,
            style: Style(.heading))
        if pane.isSearching {
            canvas.draw("/", x: search.x, y: search.y, style: Style(.accent).bold)
            pane.search.draw(
                on: &canvas, x: search.x + 2, y: search.y, width: room - 2, style: Style(.text, on: .selection))
        } else if !pane.search.text.isEmpty {
            canvas.drawTruncated(
                "/ \(pane.search.text)", x: search.x, y: search.y, style: Style(.accent), limit: room)
        } else {
            canvas.drawTruncated(
                words("systems.search.hint"), x: search.x, y: search.y, style: Style(.dim), limit: room)
        }
    }

    private func drawTable(on canvas: inout Canvas) {
        guard let words = pane.inventory.words else { return }
        drawHeader(on: &canvas, words)
        drawSigns(on: &canvas)
        guard count > 0 else {
            canvas.draw(workspace.strings("systems.no-match"), x: table.x, y: table.y + 2, style: Style(.dim))
            return
        }
        let cursor = cursor
        for offset in 0..<max(1, table.height - 1) {
            let line = cursor.top + offset
            guard line < count else { break }
            let y = table.y + 1 + offset
            let isSelected = line == cursor.row
            if isSelected {
                canvas.fill(
                    Rectangle(x: table.x, y: y, width: table.width, height: 1), style: Style(.text, on: .selection))
            }
            switch isGrouped ? pane.table.lines[line] : .row(line) {
            case .heading(let place): drawHeading(place, on: &canvas, y: y, isSelected: isSelected)
            case .row(let row): drawRow(pane.inventory[row], on: &canvas, y: y, isSelected: isSelected, words)
            }
        }
        if pane.table.frozen > 1, let last = spans.last(where: { $0.place < pane.table.frozen }) {
            for y in table.y..<table.bottom {
                canvas.draw("│", x: last.x + last.width, y: y, style: Style(.frame))
            }
        }
    }

    private func drawHeader(on canvas: inout Canvas, _ words: InventoryWords) {
        for span in spans {
            let column = pane.columns[span.place]
            let arrow = arrow(column)
            let title = TextWidth.truncated(words.titles[column] ?? "", to: span.width - arrow.count) + arrow
            let style = Style(span.place == pane.column ? .accent : .heading, on: .ground, .bold)
            if column.isNumeric {
                canvas.drawRight(title, right: span.x + span.width, y: table.y, style: style)
            } else {
                canvas.draw(title, x: span.x, y: table.y, style: style)
            }
        }
    }

    /// Signs beside the header that there are more columns to the sides.
    private func drawSigns(on canvas: inout Canvas) {
        let frozen = spans.count { $0.place < pane.table.frozen }
        if spans.count > frozen, spans[frozen].place > frozen {
            canvas.draw("◄", x: spans[frozen].x - 1, y: table.y, style: Style(.accent))
        }
        if let last = spans.last, last.place < pane.columns.count - 1 {
            canvas.draw("►", x: table.right, y: table.y, style: Style(.accent))
        }
    }

    /// Which way a column sorts, with its number among the keys where there are several.
    private func arrow(_ column: Column) -> String {
        let keys = pane.sort.keys
        guard let place = keys.firstIndex(where: { $0.column == column }) else { return "" }
        return (keys[place].isDescending ? "▼" : "▲") + (keys.count > 1 ? "\(place + 1)" : "")
    }

    private func drawHeading(_ place: Int, on canvas: inout Canvas, y: Int, isSelected: Bool) {
        guard let groups = pane.inventory.groups, groups.indices.contains(place) else { return }
        let group = groups[place]
        let format = workspace.format
        let words = workspace.strings
        let ground: Tone = isSelected ? .selection : .ground
        let mark = pane.table.folded.contains(group.bucket.label) ? "►" : "▼"
        let label = group.bucket.label.isEmpty ? words("systems.value-unknown") : group.bucket.label
        let figures =
            workspace.systems(group.rows.count) + " · "
            + words("systems.cost", format.money(group.cost))
        canvas.drawRight(figures, right: table.right, y: y, style: Style(.dim, on: ground))
        canvas.drawTruncated(
            "\(mark) \(label)", x: table.x, y: y, style: Style(.heading, on: ground, .bold),
            limit: table.width - TextWidth.columns(of: figures) - 2)
    }

    private func drawRow(
        _ row: InventoryRow, on canvas: inout Canvas, y: Int, isSelected: Bool, _ words: InventoryWords
    ) {
        let ground: Tone = isSelected ? .selection : .ground
        if pane.table.selection.contains(row.system.id) {
            canvas.draw("•", x: table.x, y: y, style: Style(.accent, on: ground, .bold))
        }
        for span in spans {
            let column = pane.columns[span.place]
            let text = TextWidth.truncated(column.text(of: row, words), to: span.width)
            let isHere = isSelected && span.place == pane.column
            var style = Style(isHere ? .accent : .text, on: ground, isHere ? [.bold, .underline] : [])
            let shown = text.isEmpty ? (isHere ? "–" : "") : text
            if column == .quality || column == .importance, !isHere {
                style.foreground = text.isEmpty ? .dim : Int(text).map { $0 < 50 ? .warning : .good } ?? .text
            }
            if column.isNumeric {
                canvas.drawRight(shown, right: span.x + span.width, y: y, style: style)
            } else {
                canvas.draw(shown, x: span.x, y: y, style: style)
            }
        }
    }
}
