import Model

/// Adds, renames, moves and removes units, and comes back to their list.
enum UnitForm {
    /// Asks for a new unit's name and where it belongs, beside the selected one at first.
    static func add(beside selected: Identifier<Unit>?, in state: inout State) {
        let words = state.workspace.strings
        let empty = words("problem.empty")
        let units = state.workspace.organisation.units
        state.layers.append(
            Prompt(
                title: words("prompt.unit-name"), help: words("prompt.unit-name.help"),
                check: { $0.allSatisfy(\.isWhitespace) ? empty : nil }
            ) { name, state in
                guard !units.isEmpty else { return add(name, under: nil, in: &state) }
                askParent(among: units, selected: selected.flatMap { units[$0]?.parent }, in: &state) { parent, state in
                    add(name, under: parent, in: &state)
                }
                return []
            })
    }

    static func rename(_ unit: Unit, in state: inout State) {
        let words = state.workspace.strings
        let empty = words("problem.empty")
        state.layers.append(
            Prompt(
                title: words("prompt.unit-name"), text: unit.name,
                check: { $0.allSatisfy(\.isWhitespace) ? empty : nil }
            ) { name, state in
                var renamed = unit
                renamed.name = name
                return change(unit, to: renamed, in: &state)
            })
    }

    /// Asks what the unit belongs to; nothing below itself.
    static func move(_ unit: Unit, in state: inout State) {
        let units = state.workspace.organisation.units
        let below = units.subtree(of: unit.id)
        let others = Table(units.filter { !below.contains($0.id) })
        askParent(among: others, selected: unit.parent, in: &state) { parent, state in
            var moved = unit
            moved.parent = parent
            moved.level = level(of: moved.name, under: parent.flatMap { units[$0] })
            return change(unit, to: moved, in: &state)
        }
    }

    /// Removes a unit that nobody belongs to; the units below it move up.
    static func remove(_ unit: Unit, in state: inout State) -> [Effect] {
        let organisation = state.workspace.organisation
        let isUsed = organisation.measurements.contains { measurement in
            measurement.header.invited[unit.id] != nil || measurement.responses.contains { $0.unit == unit.id }
        }
        let hasSystems = organisation.systems.contains { $0.fields[.unit] == .text(unit.id.rawValue) }
        guard !isUsed, !hasSystems else {
            state.workspace.say("units.used", unit.name, isError: true)
            return []
        }
        let children = organisation.units.filter { $0.parent == unit.id }.map { child -> Edit in
            var moved = child
            moved.parent = unit.parent
            moved.level = level(of: child.name, under: unit.parent.flatMap { organisation.units[$0] })
            return .unit(child.id, Replacement(from: child, to: moved))
        }
        let effects = state.workspace.perform(children + [.unit(unit.id, Replacement(from: unit, to: nil))])
        if !effects.isEmpty { state.workspace.say("units.removed", unit.name) }
        return effects
    }

    private static func change(_ unit: Unit, to changed: Unit, in state: inout State) -> [Effect] {
        guard changed != unit else { return [] }
        return state.workspace.perform([.unit(unit.id, Replacement(from: unit, to: changed))])
    }

    private static func askParent(
        among units: Table<Unit>, selected: Identifier<Unit>?, in state: inout State,
        then: @escaping @Sendable (Identifier<Unit>?, inout State) -> [Effect]
    ) {
        let ordered = units.inTreeOrder
        let whole = Choice.Option(state.workspace.organisation.profile.name)
        let options = ordered.map { Choice.Option(String(repeating: "  ", count: $0.depth + 1) + $0.unit.name) }
        state.layers.append(
            Choice(
                title: state.workspace.strings("choice.parent-unit"), options: [whole] + options,
                selected: ordered.firstIndex { $0.unit.id == selected }.map { $0 + 1 } ?? 0
            ) { index, state in
                then(index == 0 ? nil : ordered[index - 1].unit.id, &state)
            })
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
        let unit = Unit(id: id, parent: parent, name: name, level: level(of: name, under: parent.flatMap { units[$0] }))
        let effects = state.workspace.perform([.unit(id, Replacement(from: nil, to: unit))])
        if !effects.isEmpty { state.workspace.say("units.added", name) }
        return effects
    }

    /// The level that a unit has by its name and what it belongs to.
    private static func level(of name: String, under parent: Unit?) -> Unit.Level {
        switch parent?.level {
        case nil: name.lowercased().hasSuffix("nämnden") ? .board : .administration
        case .board: .administration
        case .administration: .department
        case .department, .unit: .unit
        }
    }
}
