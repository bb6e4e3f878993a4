import Model
import Terminal

// Views that have a name.
extension SystemsPane {
    /// How the table is looked at now.
    func currentView(id: Identifier<SavedView> = "", name: String = "") -> SavedView {
        SavedView(id: id, name: name, columns: columns, frozen: table.frozen, query: query)
    }

    /// The name of the view that is shown; nil when it was changed since, or has none.
    var viewName: String? {
        guard let view = table.view, view.looksLike(currentView()) else { return nil }
        return view.name
    }

    /// Looks at the table in that way.
    mutating func show(_ view: SavedView) {
        columns = view.tableColumns
        column = 0
        table.frozen = max(1, min(view.frozen, columns.count))
        table.group = view.query.group
        table.folded = []
        sort = view.query.sort
        search = TextField(view.filter)
        table.view = view
        showsFirst = true
    }

    func askView(in workspace: inout Workspace) {
        guard let words = inventory.words else { return }
        let strings = workspace.strings
        let saved = Array(workspace.organisation.analysis.views)
        let views = saved + SavedView.builtIn(words, strings)
        let options = views.enumerated().map { place, view in
            Choice.Option(
                view.name, note: view.filter.isEmpty && place < saved.count ? strings("systems.view.own") : view.filter)
        }
        workspace.opening = Picker(
            title: strings("systems.views.title"), options: options,
            remove: { index, state in
                guard index < saved.count else {
                    state.workspace.say("systems.views.built-in", isError: true)
                    return []
                }
                let effects = state.workspace.perform([
                    .savedView(saved[index].id, Replacement(from: saved[index], to: nil))
                ])
                if !effects.isEmpty { state.workspace.say("systems.deleted", saved[index].name) }
                return effects
            }
        ) { index, state in
            if var pane = state.pane as? SystemsPane {
                pane.show(views[index])
                state.pane = pane
            }
            return []
        }
    }

    func askViewName(in workspace: inout Workspace) {
        let words = workspace.strings
        let empty = words("problem.empty")
        let isOwn = table.view.map { workspace.organisation.analysis.views[$0.id] != nil } ?? false
        workspace.opening = Prompt(
            title: words("systems.views.save"), help: words("systems.views.save.help"),
            text: isOwn ? table.view?.name ?? "" : "", check: { $0.allSatisfy(\.isWhitespace) ? empty : nil }
        ) { name, state in
            guard var pane = state.pane as? SystemsPane else { return [] }
            let there = state.workspace.organisation.analysis.views
            // A name that is there already is that view, changed.
            let before = there.first { $0.name == name }
            let id = before?.id ?? Identifier.free(Organisation.Profile.slug(for: name)) { there[$0] != nil }
            let view = pane.currentView(id: id, name: name)
            pane.table.view = view
            state.pane = pane
            guard view != before else { return [] }
            let effects = state.workspace.perform([.savedView(id, Replacement(from: before, to: view))])
            if !effects.isEmpty { state.workspace.say("systems.views.saved", name) }
            return effects
        }
    }
}
