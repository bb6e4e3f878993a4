import Model

/// Asks for a new unit: its name, and where it belongs.
enum UnitForm {
    static func open(in workspace: inout Workspace) {
        let empty = workspace.strings("problem.empty")
        let units = workspace.organisation.units
        let whole = workspace.organisation.profile.name
        let parentTitle = workspace.strings("choice.parent-unit")
        workspace.opening = Prompt(
            title: workspace.strings("prompt.unit-name"), help: workspace.strings("prompt.unit-name.help"),
            check: { $0.allSatisfy(\.isWhitespace) ? empty : nil }
        ) { name, state in
            guard !units.isEmpty else { return add(name, under: nil, in: &state) }
            state.layers.append(
                Choice(title: parentTitle, options: [Choice.Option(whole)] + units.map { Choice.Option($0.name) }) {
                    index, state in
                    add(name, under: index == 0 ? nil : units[index - 1].id, in: &state)
                })
            return []
        }
    }

    private static func add(_ name: String, under parent: Identifier<Unit>?, in state: inout State) -> [Effect] {
        let units = state.workspace.organisation.units
        let slug = Organisation.Profile.slug(for: name)
        var id = Identifier<Unit>(slug)
        var number = 2
        while units[id] != nil {
            id = Identifier("\(slug)-\(number)")
            number += 1
        }
        let level: Unit.Level =
            switch parent.flatMap({ units[$0] })?.level {
            case nil: name.lowercased().hasSuffix("nämnden") ? .board : .administration
            case .board: .administration
            case .administration: .department
            case .department, .unit: .unit
            }
        let unit = Unit(id: id, parent: parent, name: name, level: level)
        return state.workspace.perform([.unit(id, Replacement(from: nil, to: unit))])
    }
}
