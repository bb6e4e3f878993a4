import Model

/// Adds, renames, moves and removes units, and comes back to their list.
enum UnitForm {
    /// Asks for a new unit's name and where it belongs, beside the selected one at first.
    static func add(beside selected: Identifier<Unit>?, in state: inout State) {
        let words = state.workspace.strings
        let (empty, taken) = (words("problem.empty"), words("units.name.taken"))
        let units = state.workspace.organisation.units
        let parents = units.active
        state.layers.append(
            Prompt(
                title: words("prompt.unit-name"), help: words("prompt.unit-name.help"),
                check: { name in
                    if name.allSatisfy(\.isWhitespace) { return empty }
                    return units.contains { $0.name.lowercased() == name.lowercased() } ? taken : nil
                }
            ) { name, state in
                guard !parents.isEmpty else { return add(name, under: nil, in: &state) }
                askParent(among: parents, selected: selected.flatMap { units[$0]?.parent }, in: &state) {
                    parent, state in
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
                change(unit.id, in: &state) { $0.name = name }
            })
    }

    /// Asks what the unit belongs to; nothing below itself.
    static func move(_ unit: Unit, in state: inout State) {
        // What is merged into another has no future to belong to.
        let units = state.workspace.organisation.units.active
        let below = units.subtree(of: unit.id)
        let others = Table(units.filter { !below.contains($0.id) })
        askParent(among: others, selected: unit.parent, in: &state) { parent, state in
            let above = parent.flatMap { state.workspace.organisation.units[$0] }
            return change(unit.id, in: &state) { moved in
                moved.parent = above?.id
                moved.level = level(of: moved.name, under: above)
            }
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
            if child.successor == unit.id { moved.successor = unit.successor }
            moved.level = level(of: child.name, under: unit.parent.flatMap { organisation.units[$0] })
            return .unit(child.id, Replacement(from: child, to: moved))
        }
        // What had become part of it becomes part of what it became part of itself.
        let parts = organisation.units.filter { $0.successor == unit.id && $0.parent != unit.id }.map { part -> Edit in
            var left = part
            left.successor = unit.successor
            return .unit(part.id, Replacement(from: part, to: left))
        }
        let effects = state.workspace.perform(children + parts + [.unit(unit.id, Replacement(from: unit, to: nil))])
        if !effects.isEmpty { state.workspace.say("units.removed", unit.name) }
        return effects
    }

    /// Asks which unit it has become part of. Where it had people in several units, all of them go the same way: what
    /// is below it and still takes answers would be left without the one above.
    static func merge(_ unit: Unit, in state: inout State) {
        let units = state.workspace.organisation.units
        let below = units.subtree(of: unit.id)
        guard units.active.allSatisfy({ $0.id == unit.id || !below.contains($0.id) }) else {
            state.workspace.say("units.merge.below", unit.name, isError: true)
            return
        }
        let others = units.active.inTreeOrder.filter { $0.unit.id != unit.id }
        guard !others.isEmpty else {
            state.workspace.say("units.merge.nowhere", isError: true)
            return
        }
        state.layers.append(
            Choice(
                title: state.workspace.strings("units.merge.title"),
                options: others.map { Choice.Option(String(repeating: "  ", count: $0.depth) + $0.unit.name) }
            ) { index, state in
                let successor = others[index].unit
                let effects = change(unit.id, in: &state) { $0.successor = successor.id }
                if !effects.isEmpty { state.workspace.say("units.merge.done", unit.name, successor.name) }
                return effects
            })
    }

    /// Makes a merged unit one of its own again.
    static func part(_ unit: Unit, in state: inout State) -> [Effect] {
        let effects = change(unit.id, in: &state) { $0.successor = nil }
        if !effects.isEmpty { state.workspace.say("units.part.done", unit.name) }
        return effects
    }

    /// Changes a unit as it is now, whatever others have done to it since it was asked about.
    private static func change(
        _ id: Identifier<Unit>, in state: inout State, _ change: (inout Unit) -> Void
    ) -> [Effect] {
        guard let unit = state.workspace.organisation.units[id] else { return [] }
        var changed = unit
        change(&changed)
        guard changed != unit else { return [] }
        return state.workspace.perform([.unit(id, Replacement(from: unit, to: changed))])
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
        let id = Identifier<Unit>.free(Organisation.Profile.slug(for: name)) { units[$0] != nil }
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
