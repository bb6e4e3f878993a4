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
    /// Whether the systems are shown as quality against importance.
    private(set) var showsPortfolio = false
    /// The assessment being entered; nil while the systems are listed.
    private(set) var assessment: AssessmentEntry?
    /// The scores of the systems that are shown; kept while the portfolio is on the screen.
    private(set) var portfolio: Portfolio?
    /// Who assesses, as chosen last.
    private var assessor = AssessmentEntry.assessors[0]
    private var seenRevision = 0
    private var showsFirst = false

    static let commands: [Command] = listCommands + assessmentCommands

    private static let listCommands: [Command] = [
        command(
            "search", keys: [.character("/")], hint: 10,
            isAvailable: { $0.isListing && !$1.organisation.systems.isEmpty }
        ) {
            pane, _ in
            pane.isSearching = true
            return []
        },
        command(
            "clear-search", keys: [.escape],
            isAvailable: { pane, _ in pane.isTable && (!pane.search.text.isEmpty || pane.showsDetail) }
        ) {
            pane, workspace in
            if pane.showsDetail { pane.showsDetail = false } else { pane.search = TextField() }
            return []
        },
        command(
            "edit", keys: [.enter, .character("e")], hint: 11,
            isAvailable: { pane, _ in pane.isTable && pane.selected != nil }
        ) {
            pane, workspace in
            if let row = pane.selected { FieldForm.open(pane.selectedColumn, of: row.system, in: &workspace) }
            return []
        },
        command("add", keys: [.character("a")], hint: 14, isAvailable: { pane, _ in pane.isTable }) { _, workspace in
            FieldForm.addSystem(in: &workspace)
            return []
        },
        command(
            "delete", keys: [.character("d"), .delete], hint: 18,
            isAvailable: { pane, _ in pane.isTable && pane.selected != nil }
        ) {
            pane, workspace in
            guard let row = pane.selected else { return [] }
            let effects = workspace.perform([.system(row.system.id, Replacement(from: row.system, to: nil))])
            if !effects.isEmpty { workspace.say("systems.deleted", row.system.name) }
            return effects
        },
        command(
            "sort", keys: [.character("s")], hint: 15, isAvailable: { pane, _ in pane.isTable && pane.selected != nil }
        ) {
            pane, _ in
            pane.sort(by: pane.selectedColumn)
            return []
        },
        command(
            "columns", keys: [.character("c")], hint: 16,
            isAvailable: { $0.isTable && !$1.organisation.systems.isEmpty }
        ) {
            pane, workspace in
            workspace.opening = ColumnChooser(columns: pane.columns)
            return []
        },
        command(
            "detail", keys: [.character("v")], hint: 17,
            isAvailable: { pane, _ in pane.isTable && pane.selected != nil }
        ) {
            pane, _ in
            pane.showsDetail.toggle()
            return []
        },
        command("next-column", keys: [.right, .character("l")], isAvailable: { pane, _ in pane.isTable }) { pane, _ in
            pane.column = min(pane.columns.count - 1, pane.column + 1)
            return []
        },
        command("previous-column", keys: [.left, .character("h")], isAvailable: { pane, _ in pane.isTable }) {
            pane, _ in
            pane.column = max(0, pane.column - 1)
            return []
        },
        command(
            "assess", keys: [.character("b")], hint: 12,
            isAvailable: { pane, _ in pane.isListing && pane.selected != nil }
        ) {
            pane, _ in
            guard let row = pane.selected else { return [] }
            pane.assessment = AssessmentEntry(system: row.system.id, assessor: pane.assessor)
            return []
        },
        command(
            "portfolio", keys: [.character("p")], hint: 13,
            isAvailable: { $0.isListing && !$1.organisation.systems.isEmpty }
        ) {
            pane, _ in
            pane.showsPortfolio.toggle()
            return []
        },
        command("close-portfolio", keys: [.escape], isAvailable: { pane, _ in pane.isListing && pane.showsPortfolio }) {
            pane, _ in
            pane.showsPortfolio = false
            return []
        },
    ]

    /// Whether the systems are listed, as a table or as the portfolio.
    private var isListing: Bool { assessment == nil }
    /// Whether they are listed as a table.
    private var isTable: Bool { assessment == nil && !showsPortfolio }

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
        if !showsPortfolio {
            portfolio = nil
        } else if isChanged || portfolio == nil {
            let shown = inventory.shown.map { inventory.rows[$0].system }
            portfolio = Portfolio(systems: Table(shown), method: workspace.library.method)
        }
    }

    mutating func search(for line: String) { search = TextField(line) }

    mutating func type(_ key: Key, in workspace: inout Workspace) -> [Effect]? {
        guard assessment == nil else { return nil }
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
        } else if showsPortfolio, let portfolio {
            PortfolioView(pane: self, portfolio: portfolio, workspace: workspace).draw(on: &canvas, in: area)
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
    private mutating func sort(by column: Column) {
        sort = Inventory.Sort(column: column, isDescending: sort.column == column && !sort.isDescending)
        // One sorts to see what comes first.
        showsFirst = true
    }
}

// The keys while a system is assessed.
extension SystemsPane {
    private static let assessmentCommands: [Command] =
        (1...5).map { digit in
            command("mark-\(digit)", keys: [.character(Character("\(digit)"))], isAvailable: isAssessing) {
                $0.mark(digit, in: &$1)
            }
        } + [
            command("next-system", keys: [.enter], hint: 10, isAvailable: isAssessing) { pane, workspace in
                pane.assessNext(in: &workspace)
                return []
            },
            command("leave-assessment", keys: [.escape, .character("q")], hint: 11, isAvailable: isAssessing) {
                pane, _ in
                pane.assessment = nil
                return []
            },
            command("assessor", keys: [.character("r")], hint: 12, isAvailable: isAssessing) { pane, workspace in
                pane.askAssessor(in: &workspace)
                return []
            },
            command(
                "clear-mark", keys: [.character("x"), .delete, .character("0")], hint: 13, isAvailable: isAssessing
            ) {
                pane, workspace in
                pane.assessment?.edit(nil, in: workspace).map { workspace.perform([$0]) } ?? []
            },
            command(
                "previous-criterion", keys: [.up, .left, .backspace, .character("k"), .character("h")],
                isAvailable: isAssessing
            ) { pane, workspace in
                pane.move(-1, workspace)
                return []
            },
            command(
                "next-criterion", keys: [.down, .right, .space, .character("j"), .character("l")],
                isAvailable: isAssessing
            ) { pane, workspace in
                pane.move(1, workspace)
                return []
            },
        ]

    private static let isAssessing: @Sendable (SystemsPane, Workspace) -> Bool = { pane, _ in pane.assessment != nil }

    /// Marks the item on the screen and goes to the next.
    private mutating func mark(_ digit: Int, in workspace: inout Workspace) -> [Effect] {
        guard let entry = assessment else { return [] }
        let isKnown: Bool =
            if case .requirement = AssessmentEntry.items(workspace.library.method)[entry.position] {
                digit <= 2
            } else {
                true
            }
        guard isKnown else { return [] }
        let edit = entry.edit(digit, in: workspace)
        move(1, workspace)
        return edit.map { workspace.perform([$0]) } ?? []
    }

    private mutating func move(_ step: Int, _ workspace: Workspace) {
        guard let position = assessment?.position else { return }
        let last = AssessmentEntry.items(workspace.library.method).count - 1
        assessment?.position = max(0, min(last, position + step))
    }

    /// Goes on with the next system of those that are shown.
    private mutating func assessNext(in workspace: inout Workspace) {
        guard cursor.row + 1 < inventory.shown.count else {
            workspace.say("systems.assess.last")
            assessment = nil
            return
        }
        cursor.select(cursor.row + 1)
        assessment = AssessmentEntry(system: inventory[cursor.row].system.id, assessor: assessor)
    }

    private func askAssessor(in workspace: inout Workspace) {
        let words = workspace.strings
        workspace.opening = Choice(
            title: words("systems.assess.assessor"),
            options: AssessmentEntry.assessors.map { Choice.Option(words("assessor.\($0.rawValue)")) },
            selected: AssessmentEntry.assessors.firstIndex { $0 == assessor } ?? 0
        ) { index, state in
            if var pane = state.pane as? SystemsPane {
                pane.assessor = AssessmentEntry.assessors[index]
                pane.assessment?.assessor = pane.assessor
                state.pane = pane
            }
            return []
        }
    }
}
