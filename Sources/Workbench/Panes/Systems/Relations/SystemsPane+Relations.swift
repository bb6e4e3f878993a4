import Model
import Terminal

// The keys of what systems hand one another.
extension SystemsPane {
    static let relationsCommands: [Command] = [
        command(
            "relations", keys: [.character("R")], hint: 19,
            isAvailable: {
                $0.isRelations || $0.isTable && $0.selected != nil || $0.isPortfolio && $0.focus($1) != nil
            }
        ) { pane, workspace in
            if pane.isRelations {
                pane.part = pane.relations.origin
            } else if let id = pane.isPortfolio ? pane.focus(workspace) : pane.selected?.system.id {
                pane.relations.open(.system(id), from: pane.part)
                pane.part = .relations
            }
            return []
        },
        command(
            "walk", keys: [.enter], hint: 10,
            isAvailable: { pane, _ in pane.isRelations && pane.relations.row?.place != nil }
        ) { pane, workspace in
            guard let place = pane.relations.row?.place else { return [] }
            if case .system(let id) = place, workspace.organisation.systems[id] == nil {
                workspace.say("relations.gone", isError: true)
                return []
            }
            pane.walk(to: place)
            return []
        },
        command(
            "walk-back", keys: [.backspace, .escape, .left, .character("h")], hint: 11,
            isAvailable: { pane, _ in pane.isRelations }
        ) { pane, _ in
            if pane.relations.goBack() {
                if case .system(let id)? = pane.relations.place { pane.follow(id) }
            } else {
                pane.part = pane.relations.origin
            }
            return []
        },
        command("hand-to", keys: [.character("a")], hint: 12, isAvailable: { pane, _ in pane.relatedSystem != nil }) {
            pane, workspace in
            if let id = pane.relatedSystem { IntegrationForm.add(from: id, in: &workspace) }
            return []
        },
        command("hand-from", keys: [.character("A")], isAvailable: { pane, _ in pane.relatedSystem != nil }) {
            pane, workspace in
            if let id = pane.relatedSystem { IntegrationForm.add(to: id, in: &workspace) }
            return []
        },
        command(
            "edit-handover", keys: [.character("e")], hint: 13, isAvailable: { pane, _ in pane.handover != nil }
        ) { pane, workspace in
            if let (giver, receiver) = pane.handover { IntegrationForm.edit(giver, receiver, in: &workspace) }
            return []
        },
        command(
            "remove-handover", keys: [.character("d"), .character("x"), .delete], hint: 14,
            isAvailable: { pane, _ in pane.handover != nil }
        ) { pane, workspace in
            guard let (giver, receiver) = pane.handover,
                let before = workspace.organisation.systems[giver]?.integrations[receiver]
            else { return [] }
            return workspace.perform([.integration(giver, receiver, Replacement(from: before, to: nil))])
        },
        command(
            "choose-user", keys: [.character("o")], hint: 15, isAvailable: { pane, _ in pane.isRelations }
        ) { pane, workspace in
            IntegrationForm.chooseUser(in: &workspace)
            return []
        },
    ]

    /// Whether relations are on the screen.
    var isRelations: Bool { assessment == nil && part == .relations }

    mutating func walk(to place: RelationsState.Place) {
        relations.walk(to: place)
        if case .system(let id) = place { follow(id) }
    }

    /// The system in the middle; nil where that is none.
    private var relatedSystem: Identifier<System>? {
        if isRelations, case .system(let id)? = relations.place { id } else { nil }
    }

    /// Giver and receiver of the selected row; nil where the row is none, or two steps out.
    private var handover: (giver: Identifier<System>, receiver: Identifier<System>)? {
        guard let here = relatedSystem, case .neighbour(let id, _, let isGiver, 1)? = relations.row else { return nil }
        return isGiver ? (id, here) : (here, id)
    }

    /// Takes the keys that move in the list.
    mutating func typeInRelations(_ key: Key, _ workspace: Workspace) -> Bool {
        let page = RelationsView.list(View.paneArea(workspace.size)).height
        let before = relations.cursor.row
        guard relations.cursor.type(key, count: relations.rows.count, page: page) else { return false }
        // Headings are not stopped at.
        let step = relations.cursor.row < before ? -1 : 1
        var row = relations.cursor.row
        while relations.rows.indices.contains(row), relations.rows[row].place == nil { row += step }
        if !relations.rows.indices.contains(row) {
            row = relations.cursor.row
            while relations.rows.indices.contains(row), relations.rows[row].place == nil { row -= step }
        }
        relations.cursor.select(relations.rows.indices.contains(row) ? row : before)
        relations.cursor.keep(within: relations.rows.count, page: page)
        return true
    }

    mutating func refreshRelations(_ workspace: Workspace) {
        guard part == .relations else { return }
        if case .system(let id)? = relations.place, workspace.organisation.systems[id] == nil {
            if !relations.goBack() { part = relations.origin }
        }
        relations.refresh(workspace)
        relations.cursor.keep(
            within: relations.rows.count, page: RelationsView.list(View.paneArea(workspace.size)).height)
    }
}
