import Model

/// Asks what a system hands to which other one.
enum IntegrationForm {
    /// Adds that a system hands data to one that is chosen.
    static func add(from giver: Identifier<System>, in workspace: inout Workspace) {
        let title = workspace.strings("relations.choose-receiver", workspace.name(of: giver))
        choose(title, but: giver, in: &workspace) { receiver, workspace in edit(giver, receiver, in: &workspace) }
    }

    /// Adds that a system that is chosen hands data to one.
    static func add(to receiver: Identifier<System>, in workspace: inout Workspace) {
        let title = workspace.strings("relations.choose-giver", workspace.name(of: receiver))
        choose(title, but: receiver, in: &workspace) { giver, workspace in edit(giver, receiver, in: &workspace) }
    }

    /// Asks what one system hands to another.
    static func edit(_ giver: Identifier<System>, _ receiver: Identifier<System>, in workspace: inout Workspace) {
        let before = workspace.organisation.systems[giver]?.integrations[receiver]
        let ends = "\(workspace.name(of: giver)) → \(workspace.name(of: receiver))"
        workspace.opening = Prompt(
            title: ends, help: workspace.strings("relations.data.help"), text: before?.data ?? ""
        ) { data, state in
            guard let system = state.workspace.organisation.systems[giver] else { return [] }
            let now = system.integrations[receiver]
            let wanted = Integration(id: receiver, data: data)
            guard now != wanted else { return [] }
            return state.workspace.perform([.integration(giver, receiver, Replacement(from: now, to: wanted))])
        }
    }

    /// Asks for a unit or process, and shows what systems it uses.
    static func chooseUser(in workspace: inout Workspace) {
        let words = workspace.strings
        let systems = workspace.organisation.systems
        var units = Set(workspace.organisation.units.map(\.id.rawValue))
        var processes: Set<String> = []
        for system in systems {
            units.formUnion(system.items(.usingUnits))
            processes.formUnion(system.items(.processes))
        }
        let all =
            units.map {
                (place: RelationsState.Place.unit($0), name: workspace.name(ofUnit: $0), note: words("field.unit"))
            }
            + processes.map { (place: .process($0), name: $0, note: words("relations.process")) }
        let sorted = all.map { (key: Collation.key($0.name), entry: $0) }
            .sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.entry)
        workspace.opening = Picker(
            title: words("relations.choose-user"), options: sorted.map { Choice.Option($0.name, note: $0.note) }
        ) { index, state in
            if var pane = state.pane as? SystemsPane {
                pane.walk(to: sorted[index].place)
                state.pane = pane
            }
            return []
        }
    }

    private static func choose(
        _ title: String, but excluded: Identifier<System>, in workspace: inout Workspace,
        then: @escaping @Sendable (Identifier<System>, inout Workspace) -> Void
    ) {
        let systems = workspace.organisation.systems.filter { $0.id != excluded && $0.lifecycle != .retired }
        let sorted = systems.map { (key: Collation.key($0.name), system: $0) }
            .sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.system)
        let options = sorted.map { system in
            var note = ""
            if case .text(let unit)? = system.fields[.unit] { note = workspace.name(ofUnit: unit) }
            return Choice.Option(system.name, note: note)
        }
        workspace.opening = Picker(title: title, options: options) { index, state in
            then(sorted[index].id, &state.workspace)
            return []
        }
    }
}
