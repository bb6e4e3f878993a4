import Glibc
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
    private let spans: [(place: Int, x: Int, width: Int)]

    /// Rows of the table on a terminal of that size.
    static func page(_ size: (width: Int, height: Int)) -> Int { max(1, View.paneArea(size).height - 3) }

    init(pane: SystemsPane, workspace: Workspace, area: Rectangle) {
        self.pane = pane
        self.workspace = workspace
        let (top, rest) = area.splitTop(1)
        let (body, bottom) = rest.splitBottom(1)
        search = top
        footer = bottom
        let showsSide = area.width >= 108 && pane.selected != nil
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
        spans = Self.spans(pane, width: table.width, left: table.x)
    }

    /// The header's row.
    var headerRow: Int { table.y }

    /// The place of the column drawn at a terminal's column.
    func column(at x: Int) -> Int? { spans.first { ($0.x..<$0.x + $0.width + 2).contains(x) }?.place }

    /// The row drawn at a terminal's row.
    func row(at y: Int) -> Int? {
        let row = y - table.y - 1 + top
        return y > table.y && y < table.bottom && row < pane.inventory.shown.count ? row : nil
    }

    private var top: Int {
        var cursor = pane.cursor
        cursor.keep(within: pane.inventory.shown.count, page: table.height - 1)
        return cursor.top
    }

    /// The name is always there; the others scroll so that the selected one is seen.
    private static func spans(_ pane: SystemsPane, width: Int, left: Int) -> [(place: Int, x: Int, width: Int)] {
        guard width > 10 else { return [] }
        let wanted = pane.columns.map { pane.inventory.widths[$0] ?? $0.widest }
        let widths = zip(pane.columns, wanted).map { min($0.widest, $1, max(8, width / 2)) }
        var first = 1
        func end(from first: Int, through last: Int) -> Int {
            ([0] + Array(first...max(first, last))).filter { $0 < widths.count }.reduce(0) { $0 + widths[$1] + 2 } - 2
        }
        while first < pane.column, end(from: first, through: pane.column) > width { first += 1 }
        var spans: [(place: Int, x: Int, width: Int)] = []
        var x = left
        for place in [0] + Array(first..<max(first, widths.count)) where place < widths.count {
            let room = left + width - x
            guard room >= min(widths[place], 6) else { break }
            spans.append((place, x, min(widths[place], room)))
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
        if detail.width > 0 { drawDetail(on: &canvas) }
        drawFooter(on: &canvas)
    }

    private func drawSearch(on canvas: inout Canvas) {
        let words = workspace.strings
        if pane.isSearching {
            canvas.draw("/", x: search.x, y: search.y, style: Style(.accent).bold)
            pane.search.draw(
                on: &canvas, x: search.x + 2, y: search.y, width: search.width - 2, style: Style(.text, on: .selection))
        } else if !pane.search.text.isEmpty {
            canvas.drawTruncated(
                "/ \(pane.search.text)", x: search.x, y: search.y, style: Style(.accent), limit: search.width)
        } else {
            canvas.drawTruncated(
                words("systems.search.hint"), x: search.x, y: search.y, style: Style(.dim), limit: search.width)
        }
    }

    private func drawTable(on canvas: inout Canvas) {
        guard let words = pane.inventory.words else { return }
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
        guard !pane.inventory.shown.isEmpty else {
            canvas.draw(workspace.strings("systems.no-match"), x: table.x, y: table.y + 2, style: Style(.dim))
            return
        }
        for line in 1..<max(2, table.height) {
            let position = top + line - 1
            guard position < pane.inventory.shown.count else { break }
            let row = pane.inventory[position]
            let y = table.y + line
            let isSelected = position == pane.cursor.row
            let ground: Tone = isSelected ? .selection : .ground
            if isSelected {
                canvas.fill(Rectangle(x: table.x, y: y, width: table.width, height: 1), style: Style(.text, on: ground))
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

    /// Which way a column sorts, with its number among the keys where there are several.
    private func arrow(_ column: Column) -> String {
        let keys = pane.sort.keys
        guard let place = keys.firstIndex(where: { $0.column == column }) else { return "" }
        return (keys[place].isDescending ? "▼" : "▲") + (keys.count > 1 ? "\(place + 1)" : "")
    }

    private func drawDetail(on canvas: inout Canvas) {
        guard let row = pane.selected, let words = pane.inventory.words else { return }
        for y in detail.y..<detail.bottom where table.width > 0 {
            canvas.draw("│", x: detail.x - 1, y: y, style: Style(.frame))
        }
        let left = detail.x + 1
        let width = detail.width - 1
        canvas.drawTruncated(row.system.name, x: left, y: detail.y, style: Style(.accent).bold, limit: width)
        var y = detail.y + 1
        let titleWidth = min(22, width / 2)
        for column in Column.all.dropFirst() {
            let text = column.text(of: row, words)
            guard !text.isEmpty, y < detail.bottom else { continue }
            let isHere = column == pane.selectedColumn
            canvas.drawTruncated(
                words.titles[column] ?? "", x: left, y: y, style: Style(isHere ? .accent : .dim), limit: titleWidth - 1)
            for line in TextWidth.wrapped(text, to: width - titleWidth).prefix(3) where y < detail.bottom {
                canvas.draw(line, x: left + titleWidth, y: y)
                y += 1
            }
        }
        let missing = Column.all.filter { $0.text(of: row, words).isEmpty }.compactMap { words.titles[$0] }
        guard !missing.isEmpty, y + 1 < detail.bottom else { return }
        y += 1
        let text = workspace.strings("systems.unknown", missing.joined(separator: ", "))
        for line in TextWidth.wrapped(text, to: width) where y < detail.bottom {
            canvas.draw(line, x: left, y: y, style: Style(.dim))
            y += 1
        }
    }

    private func drawFooter(on canvas: inout Canvas) {
        let words = workspace.strings
        if let problem = pane.inventory.filter.problem {
            let text =
                switch problem {
                case .column(let name): words("systems.search.unknown-column", name)
                case .number(let value): words("systems.search.number", value)
                case .day(let value): words("systems.search.day", value)
                }
            canvas.drawTruncated(text, x: footer.x, y: footer.y, style: Style(.warning), limit: footer.width)
            return
        }
        let format = workspace.format
        let all = pane.inventory.systems.count
        let shown = pane.inventory.shown.count
        var parts = [
            shown == all
                ? words("systems.count", format.count(all))
                : words("systems.count-of", format.count(shown), format.count(all))
        ]
        parts.append(words("systems.cost", format.money(pane.inventory.cost)))
        if shown > 0 { parts.append("\(format.count(pane.cursor.row + 1))/\(format.count(shown))") }
        canvas.drawTruncated(
            parts.joined(separator: " · "), x: footer.x, y: footer.y, style: Style(.dim), limit: footer.width)
    }
}
