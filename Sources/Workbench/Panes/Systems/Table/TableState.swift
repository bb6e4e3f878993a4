import Model
import Terminal

/// How the table is looked at, and what is selected in it.
struct TableState: Sendable {
    /// The column that it is grouped by; nil while it is not.
    var group: Column?
    /// The labels of the groups that only show their heading.
    var folded: Set<String> = []
    /// Where one is among the lines of a grouped table.
    var lineCursor = ListCursor()
    /// Columns that stay while the others move sideways, from 1.
    var frozen = 1
    /// Systems to edit or remove together, shown or not.
    var selection: Set<Identifier<System>> = []
    /// Lines that the mouse goes over while its button is down; nil while it is up.
    var drag: Drag?
    /// Systems when one last looked: when they are fewer, some that were selected may be gone.
    var lastCount = 0
    /// The first line of the details that is shown.
    var detailTop = 0
    /// How often each value of a column occurs, while that is shown.
    var frequency: Frequency?
    /// The view that was chosen or saved last.
    var view: SavedView?
    /// What the selected column comes to.
    var summary: ColumnSummary?
    /// The lines of a grouped table.
    private(set) var lines: [Line] = []

    /// A button that went down on a line.
    struct Drag: Equatable, Sendable {
        /// The line that it went down on, counted from the table's first.
        var from: Int
        /// What was selected before.
        var before: Set<Identifier<System>>
        /// Whether it has left its line: a hand that trembles selects nothing.
        var hasLeft = false
    }

    enum Line: Equatable, Sendable {
        /// A group, by its place.
        case heading(Int)
        /// A system, by its position among what is shown.
        case row(Int)
    }

    /// The folded groups that `lines` leaves out.
    private var leftOut: Set<String> = []

    mutating func updateLines(_ groups: [InventoryGroup], isChanged: Bool) {
        guard isChanged || folded != leftOut else { return }
        leftOut = folded
        lines = groups.enumerated().flatMap { place, group in
            [Line.heading(place)] + (folded.contains(group.bucket.label) ? [] : group.rows.map(Line.row))
        }
    }

    /// Puts the cursor of the lines where the row is that is selected, or on its group's heading when it is folded.
    mutating func follow(_ row: Int, _ groups: [InventoryGroup]) {
        guard lines.indices.contains(lineCursor.row) else { return lineCursor.select(line(of: row, groups)) }
        switch lines[lineCursor.row] {
        case .row(row): return
        case .heading(let place) where groups[place].rows.lowerBound == row: return
        default: lineCursor.select(line(of: row, groups))
        }
    }

    private func line(of row: Int, _ groups: [InventoryGroup]) -> Int {
        var line = 0
        for group in groups {
            let isFolded = folded.contains(group.bucket.label)
            if group.rows.contains(row) { return line + (isFolded ? 0 : 1 + row - group.rows.lowerBound) }
            line += 1 + (isFolded ? 0 : group.rows.count)
        }
        return 0
    }

    /// The group whose heading the cursor is at; nil where it is at a system.
    var heading: Int? {
        guard group != nil, lines.indices.contains(lineCursor.row), case .heading(let place) = lines[lineCursor.row]
        else { return nil }
        return place
    }

    /// The row that the cursor of the lines is at, or the first of its group.
    func row(_ groups: [InventoryGroup]) -> Int? {
        guard lines.indices.contains(lineCursor.row) else { return nil }
        switch lines[lineCursor.row] {
        case .row(let row): return row
        case .heading(let place): return groups[place].rows.lowerBound
        }
    }
}
