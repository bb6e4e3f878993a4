import Model
import Scoring
import Terminal

/// System: the inventory as a table to walk, sort, search and edit.
struct SystemsPane: Pane {
    let id = "systems"
    private(set) var inventory = Inventory()
    private(set) var cursor = ListCursor()
    /// The selected column's place among those shown.
    private(set) var column = 0
    var columns = Column.usual
    private(set) var sort = Inventory.Sort()
    private(set) var search = TextField()
    private(set) var isSearching = false
    private(set) var showsDetail = false
    private var seenRevision = 0
    private var showsFirst = false

    static let commands: [Command] = [
        command("search", keys: [.character("/")], hint: 10, isAvailable: { !$1.organisation.systems.isEmpty }) {
            pane, _ in
            pane.isSearching = true
            return []
        },
        command(
            "clear-search", keys: [.escape], isAvailable: { pane, _ in !pane.search.text.isEmpty || pane.showsDetail }
        ) {
            pane, workspace in
            if pane.showsDetail { pane.showsDetail = false } else { pane.search = TextField() }
            return []
        },
        command("edit", keys: [.enter, .character("e")], hint: 11, isAvailable: { pane, _ in pane.selected != nil }) {
            pane, workspace in
            if let row = pane.selected { FieldForm.open(pane.selectedColumn, of: row.system, in: &workspace) }
            return []
        },
        command("add", keys: [.character("a")], hint: 12) { _, workspace in
            FieldForm.addSystem(in: &workspace)
            return []
        },
        command("delete", keys: [.character("d"), .delete], hint: 13, isAvailable: { pane, _ in pane.selected != nil })
        {
            pane, workspace in
            guard let row = pane.selected else { return [] }
            let effects = workspace.perform([.system(row.system.id, Replacement(from: row.system, to: nil))])
            workspace.say("systems.deleted", row.system.name)
            return effects
        },
        command("sort", keys: [.character("s")], hint: 14, isAvailable: { pane, _ in pane.selected != nil }) {
            pane, _ in
            pane.sort(by: pane.selectedColumn)
            return []
        },
        command("columns", keys: [.character("c")], hint: 15, isAvailable: { !$1.organisation.systems.isEmpty }) {
            pane, workspace in
            workspace.opening = ColumnChooser(columns: pane.columns)
            return []
        },
        command("detail", keys: [.character("v")], hint: 16, isAvailable: { pane, _ in pane.selected != nil }) {
            pane, _ in
            pane.showsDetail.toggle()
            return []
        },
        command("next-column", keys: [.right, .character("l")]) { pane, _ in
            pane.column = min(pane.columns.count - 1, pane.column + 1)
            return []
        },
        command("previous-column", keys: [.left, .character("h")]) { pane, _ in
            pane.column = max(0, pane.column - 1)
            return []
        },
    ]

    mutating func refresh(_ workspace: Workspace) {
        let before = selected?.system.id
        let isChanged = inventory.update(workspace, line: search.text, sort: sort)
        inventory.measure(columns)
        // What was just added is selected; else the selected system stays so while rows move.
        if isChanged, showsFirst {
            cursor.select(0)
            showsFirst = false
        } else if isChanged, let found = (added(workspace) ?? before).flatMap({ inventory.position(of: $0) }) {
            cursor.select(found)
        }
        column = min(column, columns.count - 1)
        cursor.keep(within: inventory.shown.count, page: SystemsTable.page(workspace.size))
    }

    mutating func search(for line: String) { search = TextField(line) }

    mutating func type(_ key: Key, in workspace: inout Workspace) -> [Effect]? {
        let page = SystemsTable.page(workspace.size)
        guard isSearching else { return cursor.type(key, count: inventory.shown.count, page: page) ? [] : nil }
        switch key {
        case .enter: isSearching = false
        case .escape:
            isSearching = false
            search = TextField()
        case .up, .down, .pageUp, .pageDown: _ = cursor.type(key, count: inventory.shown.count, page: page)
        default: _ = search.type(key)
        }
        return []
    }

    var hints: [(key: Key, title: String)]? {
        isSearching ? [(.enter, "hint.keep"), (.escape, "hint.show-all")] : nil
    }

    mutating func paste(_ text: String) -> Bool {
        if isSearching { search.paste(text) }
        return isSearching
    }

    mutating func click(_ mouse: Mouse, in area: Rectangle, workspace: inout Workspace) -> [Effect] {
        let table = SystemsTable(pane: self, workspace: workspace, area: area)
        cursor.wheel(mouse, count: inventory.shown.count, page: SystemsTable.page(workspace.size))
        guard mouse.action == .press || mouse.action == .doublePress else { return [] }
        guard let place = table.column(at: mouse.x) else { return [] }
        column = place
        if mouse.y == table.headerRow {
            sort(by: selectedColumn)
        } else if let row = table.row(at: mouse.y) {
            cursor.select(row)
            if mouse.action == .doublePress, let row = selected {
                FieldForm.open(selectedColumn, of: row.system, in: &workspace)
            }
        }
        return []
    }

    func draw(on canvas: inout Canvas, in area: Rectangle, workspace: Workspace) {
        guard !workspace.organisation.systems.isEmpty else {
            let words = workspace.strings
            canvas.draw(words("systems.none"), x: area.x, y: area.y, style: Style(.heading).bold)
            for (row, line) in TextWidth.wrapped(words("systems.none.help"), to: min(72, area.width)).enumerated() {
                canvas.draw(line, x: area.x, y: area.y + 2 + row)
            }
            return
        }
        SystemsTable(pane: self, workspace: workspace, area: area).draw(on: &canvas)
    }

    /// The system that the latest change added, the first time that it is seen.
    private mutating func added(_ workspace: Workspace) -> Identifier<System>? {
        defer { seenRevision = workspace.revision }
        guard workspace.revision != seenRevision, case .system(let id, let change)? = workspace.latest?.edits.last,
            change.from == nil
        else { return nil }
        return id
    }

    /// The row that the cursor is at.
    var selected: InventoryRow? {
        inventory.shown.indices.contains(cursor.row) ? inventory[cursor.row] : nil
    }

    var selectedColumn: Column { columns[min(column, columns.count - 1)] }

    /// Sorts by a column; again, the other way round.
    private mutating func sort(by column: Column) {
        sort = Inventory.Sort(column: column, isDescending: sort.column == column && !sort.isDescending)
        // One sorts to see what comes first.
        showsFirst = true
    }
}
