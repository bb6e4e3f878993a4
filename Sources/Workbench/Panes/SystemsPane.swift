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
    var sort = InventorySort()
    /// How the table is looked at, and what is selected in it.
    var table = TableState()
    var search = TextField()
    var isSearching = false
    /// The system that was selected when the search began, or since then by moving.
    var anchor: Identifier<System>?
    var showsDetail = false
    /// What is shown of the systems.
    var part = Part.table
    /// The assessment being entered; nil while the systems are listed.
    var assessment: AssessmentEntry?
    /// What the portfolio shows.
    var portfolio = PortfolioState()
    /// What systems hand one another, around the one that was walked to.
    var relations = RelationsState()
    /// Who assesses, as chosen last.
    var assessor = AssessmentEntry.assessors[0]
    private var seenRevision = 0
    var showsFirst = false

    /// The parts of the pane; a system is assessed above any of them.
    enum Part: Equatable, Sendable {
        case table, portfolio, relations
    }

    static let commands: [Command] =
        tableCommands + assessmentCommands + portfolioCommands + relationsCommands + importCommands

    var helpKey: String {
        if assessment != nil { return "pane.systems.assessment.help" }
        return switch part {
        case .table: "pane.systems.help"
        case .portfolio: "pane.systems.portfolio.help"
        case .relations: "pane.systems.relations.help"
        }
    }

    /// Whether the systems are listed, as a table or as the portfolio.
    var isListing: Bool { assessment == nil && table.frequency == nil && part != .relations }
    /// Whether they are listed as a table.
    var isTable: Bool { isListing && part == .table }

    mutating func refresh(_ workspace: Workspace) {
        let before = selectedSystem?.id
        let isChanged = inventory.update(workspace, query)
        inventory.measure(columns)
        // What was just added is selected; else the selected system stays so while rows move.
        if isChanged, showsFirst {
            cursor.select(0)
            showsFirst = false
        } else if isChanged, isSearching {
            // What one was at is found again when the line lets it through; else what comes first is looked at.
            cursor.select(anchor.flatMap { inventory.position(of: $0) } ?? 0)
        } else if isChanged, let found = (added(workspace) ?? before).flatMap({ inventory.position(of: $0) }) {
            cursor.select(found)
        }
        column = min(column, columns.count - 1)
        table.frozen = max(1, min(table.frozen, columns.count))
        table.summary = inventory.summarise(selectedColumn)
        cursor.keep(within: inventory.shown.count, page: SystemsTable.page(workspace.size))
        if let groups = inventory.groups {
            table.updateLines(groups, isChanged: isChanged)
            table.follow(cursor.row, groups)
            table.lineCursor.keep(within: table.lines.count, page: SystemsTable.page(workspace.size))
        }
        if inventory.systems.count < table.lastCount, !table.selection.isEmpty {
            table.selection = table.selection.filter { workspace.organisation.systems.index(of: $0) != nil }
        }
        table.lastCount = inventory.systems.count
        if isChanged, let frequency = table.frequency {
            table.frequency = inventory.frequency(of: frequency.column)
            table.frequency?.cursor = frequency.cursor
        }
        if let entry = assessment, workspace.organisation.systems[entry.system] == nil { assessment = nil }
        refreshPortfolio(workspace, isChanged: isChanged)
        refreshRelations(workspace)
    }

    mutating func search(for line: String) { search = TextField(line) }

    mutating func type(_ key: Key, in workspace: inout Workspace) -> [Effect]? {
        guard assessment == nil else { return nil }
        if isRelations { return typeInRelations(key, workspace) ? [] : nil }
        if isPortfolio, !isSearching { return typeInPortfolio(key, workspace) ? [] : nil }
        if !isSearching, let count = table.frequency?.entries.count {
            let page = FrequencyView.page(workspace.size)
            return table.frequency?.cursor.type(key, count: count, page: page) == true ? [] : nil
        }
        guard isSearching else { return move(key, workspace) ? [] : nil }
        switch key {
        case .enter: isSearching = false
        case .escape:
            isSearching = false
            search = TextField()
        case .up, .down, .pageUp, .pageDown:
            _ = move(key, workspace)
            anchor = selectedSystem?.id
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
        if isTable { clickInTable(mouse, in: area, &workspace) }
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
        } else if part == .relations {
            RelationsView(pane: self, workspace: workspace).draw(on: &canvas, in: area)
        } else if let frequency = table.frequency {
            FrequencyView(frequency: frequency, pane: self, workspace: workspace).draw(on: &canvas, in: area)
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

    mutating func startWork(_ workspace: Workspace) -> [Effect] {
        let question = { [self] in self.question(workspace) }
        return (inventory.startReading().map { [.work($0)] } ?? []) + portfolio.startWork(question)
            + relations.startWork(workspace)
    }

    /// What is asked of the inventory.
    var query: InventoryQuery { InventoryQuery(line: search.text, sort: sort, group: table.group) }

    /// The system that the cursor is at.
    var selectedSystem: System? {
        inventory.shown.indices.contains(cursor.row) ? inventory.systems[inventory.shown[cursor.row]] : nil
    }

    /// The row that the cursor is at.
    var selected: InventoryRow? {
        inventory.shown.indices.contains(cursor.row) ? inventory[cursor.row] : nil
    }

    var selectedColumn: Column { columns[min(column, columns.count - 1)] }

    /// Sorts by a column; again, the other way round.
    mutating func sort(by column: Column) {
        sort.choose(column)
        // One sorts to see what comes first.
        showsFirst = true
    }
}
