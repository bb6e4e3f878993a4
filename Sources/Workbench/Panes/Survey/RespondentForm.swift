import Model

/// Adds respondents and moves them between units.
enum RespondentForm {
    /// Asks for the unit, where there are any, and for the name where the measurement is named, and then begins.
    static func open(isPaper: Bool, in state: inout State) -> [Effect] {
        guard let measurement = state.workspace.measurement else { return [] }
        guard measurement.header.status == .open else {
            state.workspace.say("survey.not-open", isError: true)
            return []
        }
        let isNamed = measurement.header.anonymity == .named && !isPaper
        return askUnit(in: &state) { unit, state in
            guard isNamed else { return begin(unit: unit, person: nil, isPaper: isPaper, in: &state) }
            let words = state.workspace.strings
            state.layers.append(
                Prompt(title: words("survey.person.title"), help: words("survey.person.help")) { name, state in
                    let person = name.allSatisfy(\.isWhitespace) ? nil : Response.Person(name: name)
                    return begin(unit: unit, person: person, isPaper: isPaper, in: &state)
                })
            return []
        }
    }

    /// Asks which unit a respondent belongs to.
    static func move(_ response: Response, in state: inout State) -> [Effect] {
        guard let measurement = state.workspace.measurement else { return [] }
        return askUnit(in: &state) { unit, state in
            guard unit != response.unit else { return [] }
            return state.workspace.perform([
                .respondentUnit(measurement.id, response.id, Replacement(from: response.unit, to: unit))
            ])
        }
    }

    /// Adds a respondent without answers.
    static func add(
        unit: Identifier<Unit>?, person: Response.Person?, in workspace: inout Workspace
    ) -> (Identifier<Response>?, [Effect]) {
        guard let measurement = workspace.measurement else { return (nil, []) }
        let id = workspace.newIdentifier { measurement.responses[$0] != nil }
        let response = Response(id: id, unit: unit, person: person)
        let effects = workspace.perform([.response(measurement.id, response.id, Replacement(from: nil, to: response))])
        return (effects.isEmpty ? nil : response.id, effects)
    }

    private static func begin(
        unit: Identifier<Unit>?, person: Response.Person?, isPaper: Bool, in state: inout State
    ) -> [Effect] {
        let (response, effects) = add(unit: unit, person: person, in: &state.workspace)
        if let response, var pane = state.pane as? SurveyPane {
            pane.open(response, isPaper: isPaper, in: &state.workspace)
            state.pane = pane
        }
        return effects
    }

    private static func askUnit(
        in state: inout State, then: @escaping @Sendable (Identifier<Unit>?, inout State) -> [Effect]
    ) -> [Effect] {
        let units = state.workspace.organisation.units.active.inTreeOrder
        guard !units.isEmpty else { return then(nil, &state) }
        let words = state.workspace.strings
        let options =
            units.map { Choice.Option(String(repeating: "  ", count: $0.depth) + $0.unit.name) }
            + [Choice.Option(words("survey.unit-unknown"))]
        state.layers.append(
            Choice(title: words("survey.unit.title"), options: options) { index, state in
                then(index < units.count ? units[index].unit.id : nil, &state)
            })
        return []
    }
}
