import Model
import Scoring
import Terminal

/// System: the inventory as a table to walk, sort, search and edit.
struct SystemsPane: Pane {
    let id = "systems"
    var inventory = Inventory()
    var cursor = ListCursor()
    /// The selected column's place among those shown.
    var column = 0
    var columns = Column.usual
    var sort = Inventory.Sort()
    var search = TextField()
    var isSearching = false
    var showsDetail = false
    /// What is shown of the systems.
    var part = Part.table
    /// The assessment being entered; nil while the systems are listed.
    var assessment: AssessmentEntry?
    /// What the portfolio shows.
    var portfolio = PortfolioState()
    /// Who assesses, as chosen last.
    var assessor = AssessmentEntry.assessors[0]
    private var seenRevision = 0
    var showsFirst = false

    /// The parts of the pane; a system is assessed above any of them.
    enum Part: Equatable, Sendable {
        case table, portfolio
    }

    static let commands: [Command] = tableCommands + assessmentCommands + portfolioCommands

    /// Whether the systems are listed, as a table or as the portfolio.
    var isListing: Bool { assessment == nil }
    /// Whether they are listed as a table.
    var isTable: Bool { assessment == nil && part == .table }

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
        if let entry = assessment, workspace.organisation.systems[entry.system] == nil { assessment = nil }
        refreshPortfolio(workspace, isChanged: isChanged)
    }

    mutating func startWork(_ workspace: Workspace) -> [Effect] {
        let question = { [self] in self.question(workspace) }
        return portfolio.startWork(question)
    }

    mutating func search(for line: String) { search = TextField(line) }

    mutating func type(_ key: Key, in workspace: inout Workspace) -> [Effect]? {
        guard assessment == nil else { return nil }
        let page = SystemsTable.page(workspace.size)
        if isPortfolio, !isSearching { return typeInPortfolio(key, workspace) ? [] : nil }
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
        if isPortfolio { clickInPortfolio(mouse, in: area, workspace) }
        guard isTable else { return [] }
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
        if let assessment, let system = workspace.organisation.systems[assessment.system] {
            AssessmentView(entry: assessment, system: system, workspace: workspace).draw(on: &canvas, in: area)
        } else if part == .portfolio {
            PortfolioView(pane: self, workspace: workspace).draw(on: &canvas, in: area)
        } else {
            SystemsTable(pane: self, workspace: workspace, area: area).draw(on: &canvas)
        }
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
    mutating func sort(by column: Column) {
        sort = Inventory.Sort(column: column, isDescending: sort.column == column && !sort.isDescending)
        // One sorts to see what comes first.
        showsFirst = true
    }
}
