import Model
import Terminal

// The keys of the table.
extension SystemsPane {
    static let tableCommands: [Command] = [
        command(
            "search", keys: [.character("/")], hint: 10,
            isAvailable: { $0.isListing && !$1.organisation.systems.isEmpty }
        ) {
            pane, _ in
            pane.isSearching = true
            pane.anchor = pane.selectedSystem?.id
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
    ]
}
