import Model
import Terminal

// The keys of the table.
extension SystemsPane {
    static let tableCommands: [Command] =
        cellCommands + selectionCommands + viewCommands + [
            command(
                "search", keys: [.character("/")], hint: 10,
                isAvailable: { $0.isListing && !$1.organisation.systems.isEmpty }
            ) { pane, _ in
                pane.isSearching = true
                pane.anchor = pane.selectedSystem?.id
                return []
            },
            command(
                "clear-search", keys: [.escape],
                isAvailable: { pane, _ in
                    pane.isTable
                        && (!pane.search.text.isEmpty || pane.showsDetail || !pane.table.selection.isEmpty)
                }
            ) { pane, _ in
                if pane.showsDetail {
                    pane.showsDetail = false
                } else if !pane.table.selection.isEmpty {
                    pane.table.selection = []
                } else {
                    pane.search = TextField()
                }
                return []
            },
            command("next-column", keys: [.right, .character("l")], isAvailable: { pane, _ in pane.isTable }) {
                pane, _ in
                pane.column = min(pane.columns.count - 1, pane.column + 1)
                return []
            },
            command("previous-column", keys: [.left, .character("h")], isAvailable: { pane, _ in pane.isTable }) {
                pane, _ in
                pane.column = max(0, pane.column - 1)
                return []
            },
        ]

    private static let hasRow: @Sendable (SystemsPane, Workspace) -> Bool = { pane, _ in
        pane.isTable && pane.selectedSystem != nil
    }
    private static let hasSystems: @Sendable (SystemsPane, Workspace) -> Bool = { pane, workspace in
        pane.isTable && !workspace.organisation.systems.isEmpty
    }

    /// What is done to systems.
    private static let cellCommands: [Command] = [
        command(
            "fold", keys: [.enter], hint: 11,
            isAvailable: { pane, _ in pane.isTable && pane.table.heading != nil && pane.table.selection.isEmpty }
        ) { pane, _ in
            guard let place = pane.table.heading, let group = pane.inventory.groups?[place] else { return [] }
            pane.table.folded.formSymmetricDifference([group.bucket.label])
            return []
        },
        command(
            "edit", keys: [.enter, .character("e")], hint: 11,
            isAvailable: { pane, _ in
                pane.isTable && pane.selectedSystem != nil
                    && (pane.table.heading == nil || !pane.table.selection.isEmpty)
            }
        ) { pane, workspace in
            let chosen = pane.chosen(workspace)
            if let form = FieldForm(pane.selectedColumn, of: chosen, in: workspace) {
                workspace.opening = form.layer
            } else {
                workspace.say(pane.selectedColumn == .name ? "systems.bulk.name" : "systems.computed", isError: true)
            }
            return []
        },
        command("add", keys: [.character("a")], hint: 15, isAvailable: { pane, _ in pane.isTable }) { _, workspace in
            FieldForm.addSystem(in: &workspace)
            return []
        },
        command("delete", keys: [.character("d"), .delete], hint: 26, isAvailable: hasRow) { pane, workspace in
            let chosen = pane.chosen(workspace)
            guard chosen.count > 1 else {
                guard let system = chosen.first else { return [] }
                let effects = workspace.perform([.system(system.id, Replacement(from: system, to: nil))])
                if !effects.isEmpty { workspace.say("systems.deleted", system.name) }
                return effects
            }
            pane.askToDelete(chosen.map(\.id), in: &workspace)
            return []
        },
    ]

    /// What selects systems.
    private static let selectionCommands: [Command] = [
        command("select", keys: [.space], hint: 17, isAvailable: hasRow) { pane, workspace in
            pane.toggleSelection()
            _ = pane.move(.down, workspace)
            return []
        },
        command("select-all", keys: [.character("*")], isAvailable: hasRow) { pane, _ in
            let shown = pane.inventory.shown.map { pane.inventory.systems[$0].id }
            // Again, they are let go.
            if shown.allSatisfy(pane.table.selection.contains) {
                pane.table.selection.subtract(shown)
            } else {
                pane.table.selection.formUnion(shown)
            }
            return []
        },
    ]

    /// What changes how the table is looked at.
    private static let viewCommands: [Command] = [
        command("sort", keys: [.character("s")], hint: 16, isAvailable: hasRow) { pane, _ in
            pane.sort(by: pane.selectedColumn)
            return []
        },
        command("sort-more", keys: [.character("S")], isAvailable: hasRow) { pane, _ in
            pane.sort.add(pane.selectedColumn)
            pane.showsFirst = true
            return []
        },
        command("frequency", keys: [.character("f")], hint: 18, isAvailable: hasRow) { pane, _ in
            pane.table.frequency = pane.inventory.frequency(of: pane.selectedColumn)
            return []
        },
        command("group", keys: [.character("z")], hint: 19, isAvailable: hasSystems) { pane, _ in
            pane.table.group = pane.table.group == pane.selectedColumn ? nil : pane.selectedColumn
            pane.table.folded = []
            pane.table.lineCursor.select(0)
            pane.showsFirst = true
            return []
        },
        command(
            "fold-all", keys: [.character("Z")], isAvailable: { pane, _ in pane.isTable && pane.table.group != nil }
        ) { pane, _ in
            let labels = Set((pane.inventory.groups ?? []).map(\.bucket.label))
            pane.table.folded = pane.table.folded.isSuperset(of: labels) ? [] : labels
            return []
        },
        command("views", keys: [.character("W")], hint: 20, isAvailable: hasSystems) { pane, workspace in
            pane.askView(in: &workspace)
            return []
        },
        command("save-view", keys: [.character("w")], isAvailable: hasSystems) { pane, workspace in
            pane.askViewName(in: &workspace)
            return []
        },
        command("columns", keys: [.character("c")], hint: 21, isAvailable: hasSystems) { pane, workspace in
            workspace.opening = ColumnChooser(columns: pane.columns)
            return []
        },
        command("go-to-column", keys: [.character("C")], isAvailable: hasSystems) { pane, workspace in
            pane.askColumn(in: &workspace)
            return []
        },
        command("freeze", keys: [.character("F")], isAvailable: hasRow) { pane, _ in
            let wanted = pane.column + 1
            pane.table.frozen = pane.table.frozen == wanted ? 1 : wanted
            return []
        },
        command("detail", keys: [.character("v")], hint: 25, isAvailable: hasRow) { pane, _ in
            pane.showsDetail.toggle()
            return []
        },
        command("detail-down", keys: [.character("J")], isAvailable: hasRow) { pane, _ in
            pane.table.detailTop += 1
            return []
        },
        command("detail-up", keys: [.character("K")], isAvailable: hasRow) { pane, _ in
            pane.table.detailTop = max(0, pane.table.detailTop - 1)
            return []
        },
        command(
            "frequency-show", keys: [.enter], hint: 10,
            isAvailable: { pane, _ in pane.table.frequency != nil }
        ) { pane, _ in
            pane.showFrequent()
            return []
        },
        command(
            "frequency-close", keys: [.escape, .character("f"), .character("q")], hint: 11,
            isAvailable: { pane, _ in pane.table.frequency != nil }
        ) { pane, _ in
            pane.table.frequency = nil
            return []
        },
    ]

    /// The systems that a command is about: those that are selected, else the one that the cursor is at.
    func chosen(_ workspace: Workspace) -> [System] {
        let selected = workspace.organisation.systems.filter { table.selection.contains($0.id) }
        if !table.selection.isEmpty, !selected.isEmpty { return selected }
        return selectedSystem.map { [$0] } ?? []
    }

    /// Takes a key that moves; false when it is none of those.
    mutating func move(_ key: Key, _ workspace: Workspace) -> Bool {
        let page = SystemsTable.page(workspace.size)
        let before = cursor.row
        defer { if cursor.row != before { table.detailTop = 0 } }
        guard isTable, let groups = inventory.groups else {
            return cursor.type(key, count: inventory.shown.count, page: page)
        }
        guard table.lineCursor.type(key, count: table.lines.count, page: page) else { return false }
        if let row = table.row(groups) { cursor.select(row) }
        return true
    }

    /// Selects the system that the cursor is at, or all of a group; again, lets them go.
    private mutating func toggleSelection() {
        let positions: Range<Int>
        if let place = table.heading, let group = inventory.groups?[place] {
            positions = group.rows
        } else {
            positions = cursor.row..<cursor.row + 1
        }
        let systems = positions.map { inventory.systems[inventory.shown[$0]].id }
        if systems.allSatisfy(table.selection.contains) {
            table.selection.subtract(systems)
        } else {
            table.selection.formUnion(systems)
        }
    }

    private func askToDelete(_ systems: [Identifier<System>], in workspace: inout Workspace) {
        let words = workspace.strings
        let count = workspace.format.count(systems.count)
        workspace.opening = Choice(
            title: words("systems.delete.title", count),
            options: [.init(words("systems.delete.keep")), .init(words("systems.delete.remove", count))]
        ) { index, state in
            guard index == 1 else { return [] }
            let edits = systems.compactMap { id in
                state.workspace.organisation.systems[id].map { Edit.system(id, Replacement(from: $0, to: nil)) }
            }
            let effects = state.workspace.perform(edits)
            guard !effects.isEmpty else { return effects }
            state.workspace.say("systems.deleted-many", state.workspace.format.count(edits.count))
            if var pane = state.pane as? SystemsPane {
                pane.table.selection = []
                state.pane = pane
            }
            return effects
        }
    }

    /// Goes to a column by its title; one that is not shown comes beside the selected one.
    private func askColumn(in workspace: inout Workspace) {
        let words = workspace.strings
        let shown = words("systems.columns.shown")
        workspace.opening = Picker(
            title: words("systems.columns.go"),
            options: Column.all.map { Choice.Option(words($0.titleKey), note: columns.contains($0) ? shown : "") },
            selected: selectedColumn.place
        ) { index, state in
            guard var pane = state.pane as? SystemsPane else { return [] }
            let column = Column.all[index]
            if !pane.columns.contains(column) { pane.columns.insert(column, at: pane.column + 1) }
            pane.column = pane.columns.firstIndex(of: column) ?? 0
            state.pane = pane
            return []
        }
    }

    /// Narrows the table to what the selected line of the frequencies counts.
    private mutating func showFrequent() {
        guard let frequency = table.frequency, frequency.entries.indices.contains(frequency.cursor.row) else { return }
        let condition = frequency.entries[frequency.cursor.row].bucket.condition
        search = TextField([search.text, condition].filter { !$0.isEmpty }.joined(separator: " "))
        table.frequency = nil
        showsFirst = true
    }
}
