import Model
import Terminal

// The mouse in the table: a click goes to a cell or sorts by a column, dragging over rows selects them.
extension SystemsPane {
    mutating func clickInTable(_ mouse: Mouse, in area: Rectangle, _ workspace: inout Workspace) {
        let drawn = SystemsTable(pane: self, workspace: workspace, area: area)
        switch mouse.action {
        case .wheelUp, .wheelDown:
            for _ in 0..<3 { _ = move(mouse.action == .wheelUp ? .up : .down, workspace) }
        case .press, .doublePress:
            table.drag = nil
            guard let place = drawn.column(at: mouse.x) else { return }
            column = place
            if mouse.y == drawn.headerRow {
                sort(by: selectedColumn)
            } else if let line = drawn.line(at: mouse.y) {
                select(line: line)
                table.drag = TableState.Drag(from: line, before: table.selection)
                if mouse.action == .doublePress, table.heading == nil, let system = selectedSystem {
                    workspace.opening = FieldForm(selectedColumn, of: [system], in: workspace)?.layer
                }
            }
        case .drag: drag(to: drawn.nearestLine(at: mouse.y))
        case .release: table.drag = nil
        }
    }

    /// Selects what lies between the line that the button went down on and another, beside what was selected before.
    private mutating func drag(to line: Int) {
        guard var drag = table.drag, drag.hasLeft || line != drag.from else { return }
        drag.hasLeft = true
        table.drag = drag
        table.selection = drag.before.union(systems(onLines: min(drag.from, line)...max(drag.from, line)))
        select(line: line)
    }

    private func systems(onLines lines: ClosedRange<Int>) -> [Identifier<System>] {
        let rows: [Int] =
            if inventory.groups == nil {
                Array(lines)
            } else {
                lines.filter(table.lines.indices.contains).compactMap { line in
                    if case .row(let row) = table.lines[line] { row } else { nil }
                }
            }
        return rows.filter(inventory.shown.indices.contains).map { inventory.systems[inventory.shown[$0]].id }
    }

    /// Goes to a line of the table, counted from its first.
    private mutating func select(line: Int) {
        guard let groups = inventory.groups else { return cursor.select(line) }
        table.lineCursor.select(line)
        if let row = table.row(groups) { cursor.select(row) }
    }
}
