import Model

/// Asks which scenario to work in, and what it is to be called.
enum ScenarioForm {
    static func choose(_ current: Scenario?, in workspace: inout Workspace) {
        let words = workspace.strings
        let scenarios = Array(workspace.organisation.analysis.scenarios)
        guard !scenarios.isEmpty else {
            add(in: &workspace)
            return
        }
        let options = scenarios.map {
            Choice.Option($0.name, note: words("systems.count", workspace.format.count($0.retires.count)))
        }
        workspace.opening = Choice(
            title: words("portfolio.scenario.choose"),
            options: options + [Choice.Option(words("portfolio.scenario.new"))],
            selected: scenarios.firstIndex { $0.id == current?.id } ?? 0
        ) { index, state in
            guard scenarios.indices.contains(index) else {
                add(in: &state.workspace)
                return []
            }
            show(scenarios[index].id, in: &state)
            return []
        }
    }

    static func add(in workspace: inout Workspace) {
        let empty = workspace.strings("problem.empty")
        workspace.opening = Prompt(
            title: workspace.strings("portfolio.scenario.new"), help: workspace.strings("portfolio.scenario.new.help"),
            check: { $0.allSatisfy(\.isWhitespace) ? empty : nil }
        ) { name, state in
            let edit = adding(name, in: state.workspace)
            let effects = state.workspace.perform([edit])
            if !effects.isEmpty, case .scenario(let id, _) = edit { show(id, in: &state) }
            return effects
        }
    }

    static func rename(_ scenario: Scenario, in workspace: inout Workspace) {
        let empty = workspace.strings("problem.empty")
        workspace.opening = Prompt(
            title: workspace.strings("portfolio.scenario.rename"), text: scenario.name,
            check: { $0.allSatisfy(\.isWhitespace) ? empty : nil }
        ) { name, state in
            guard let now = state.workspace.organisation.analysis.scenarios[scenario.id], now.name != name else {
                return []
            }
            var renamed = now
            renamed.name = name
            return state.workspace.perform([.scenario(now.id, Replacement(from: now, to: renamed))])
        }
    }

    /// The edit that adds a scenario.
    static func adding(_ name: String, retires: Set<Identifier<System>> = [], in workspace: Workspace) -> Edit {
        let scenarios = workspace.organisation.analysis.scenarios
        let id = Identifier<Scenario>.free(Organisation.Profile.slug(for: name)) { scenarios[$0] != nil }
        return .scenario(id, Replacement(from: nil, to: Scenario(id: id, name: name, retires: retires)))
    }

    private static func show(_ id: Identifier<Scenario>, in state: inout State) {
        guard var pane = state.pane as? SystemsPane else { return }
        pane.chooseScenario(id)
        state.pane = pane
    }
}
