import Model
import Terminal

/// The guides' table of contents, and the text of what is selected in it.
struct GuideView {
    let pane: GuidePane
    let workspace: Workspace

    /// Where the contents and the text are drawn; lines longer than people read with ease are not made.
    static func areas(_ area: Rectangle) -> (list: Rectangle, text: Rectangle) {
        let (list, rest) = area.splitLeft(area.width >= 100 ? 36 : area.width * 2 / 5)
        let text = rest.splitLeft(2).rest
        return (list, text.splitLeft(min(text.width, 76)).left)
    }

    func draw(on canvas: inout Canvas, in area: Rectangle) {
        let (list, text) = Self.areas(area)
        drawContents(on: &canvas, in: list)
        let lines = GuideText(pane.row(workspace), workspace).lines(width: text.width)
        for (row, line) in lines.dropFirst(pane.top).prefix(text.height).enumerated() {
            canvas.draw(line.text, x: text.x + line.indent, y: text.y + row, style: line.style)
        }
        if pane.top + text.height < lines.count {
            canvas.draw("↓", x: area.right - 1, y: area.bottom, style: Style(.accent))
        }
    }

    private func drawContents(on canvas: inout Canvas, in area: Rectangle) {
        let rows = GuideRow.rows(workspace.library.guides)
        for line in 0..<area.height where rows.indices.contains(pane.cursor.top + line) {
            let index = pane.cursor.top + line
            draw(
                rows[index], isSelected: index == pane.cursor.row, on: &canvas,
                in: Rectangle(x: area.x, y: area.y + line, width: area.width, height: 1))
        }
        if pane.cursor.top + area.height < rows.count {
            canvas.draw("↓", x: area.right - 1, y: area.bottom, style: Style(.accent))
        }
    }

    private func draw(_ row: GuideRow, isSelected: Bool, on canvas: inout Canvas, in line: Rectangle) {
        let ground: Tone = isSelected ? .selection : .ground
        if isSelected { canvas.fill(line, style: Style(.text, on: ground)) }
        var indent = 0
        var style = Style(.heading, on: ground).bold
        var note = ""
        switch row {
        case .guide: break
        case .step: (indent, style) = (1, Style(.text, on: ground).bold)
        case .exercise(let exercise):
            (indent, style) = (3, Style(.text, on: ground, isSelected ? .bold : []))
            let count = exercise.challenge.map { workspace.challenges(like: $0).count } ?? 0
            if count > 0 { note = "» \(count)" }
        }
        canvas.drawTruncated(
            row.title(workspace.language), x: line.x + indent, y: line.y, style: style,
            limit: line.width - indent - (note.isEmpty ? 0 : TextWidth.columns(of: note) + 1))
        canvas.drawRight(note, right: line.right, y: line.y, style: Style(.good, on: ground))
    }
}
