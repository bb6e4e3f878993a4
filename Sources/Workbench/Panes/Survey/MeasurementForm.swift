import Model

/// Makes measurements and sets how they are made.
enum MeasurementForm {
    /// Asks for the instrument, where there are several, and the year.
    static func open(in workspace: inout Workspace) {
        let instruments = Array(workspace.library.instruments)
        let language = workspace.language
        workspace.opening = Choice(
            title: workspace.strings("survey.instrument.title"),
            options: instruments.map {
                Choice.Option(
                    $0.name(language), note: workspace.strings("survey.statements", "\($0.factors.count)"))
            }
        ) { index, state in
            askYear(for: instruments[index], in: &state)
            return []
        }
    }

    private static func askYear(for instrument: Instrument, in state: inout State) {
        let words = state.workspace.strings
        let problem = words("survey.year.problem")
        let today = state.workspace.today.year
        let isThere = state.workspace.organisation.measurements.contains {
            $0.header.instrument == instrument.id && $0.header.year == today
        }
        state.layers.append(
            Prompt(
                title: words("survey.year.title"),
                help: isThere ? words("survey.year.again", "\(today)") : words("survey.year.help"),
                text: "\(state.workspace.today.year)", isReplaced: true,
                check: { text in Int(text).map { (1990...2200).contains($0) } == true ? nil : problem }
            ) { text, state in
                add(instrument, year: Int(text) ?? state.workspace.today.year, in: &state)
            })
    }

    private static func add(_ instrument: Instrument, year: Int, in state: inout State) -> [Effect] {
        let measurements = state.workspace.organisation.measurements
        let base = instrument.id == "dimios" ? "\(year)" : "\(year)-\(instrument.id.rawValue)"
        let id = Identifier<Measurement>.free(base) { measurements[$0] != nil }
        // The units' invited numbers are usually those of the measurement before.
        let invited = measurements.max { $0.header.year < $1.header.year }?.header.invited ?? [:]
        let units = state.workspace.organisation.units.active
        let header = Measurement.Header(
            instrument: instrument.id, version: instrument.version, year: year, opens: state.workspace.today,
            status: .open,
            invited: invited.filter { units[$0.key] != nil })
        let effects = state.workspace.perform([.measurement(id, Replacement(from: nil, to: header))])
        if !effects.isEmpty {
            state.workspace.selectedMeasurement = id
            state.workspace.say("survey.created", id.rawValue)
        }
        return effects
    }

    /// Removes the measurement on the screen, its responses and discussions first, so that undo has them.
    static func delete(in workspace: inout Workspace) -> [Effect] {
        guard let measurement = workspace.measurement else { return [] }
        let responses = measurement.responses.map {
            Edit.response(measurement.id, $0.id, Replacement(from: $0, to: nil))
        }
        let discussions = measurement.discussions.map {
            Edit.discussion(measurement.id, $0.id, Replacement(from: $0, to: nil))
        }
        let effects = workspace.perform(
            responses + discussions + [.measurement(measurement.id, Replacement(from: measurement.header, to: nil))])
        if !effects.isEmpty { workspace.say("survey.measurement-deleted", measurement.id.rawValue) }
        return effects
    }

    /// Asks how many were invited in a unit.
    static func askInvited(in workspace: inout Workspace) {
        guard let measurement = workspace.measurement else { return }
        let units = workspace.organisation.units.active.inTreeOrder
        guard !units.isEmpty else {
            workspace.say("survey.no-units", isError: true)
            return
        }
        let options = units.map { item in
            Choice.Option(
                String(repeating: "  ", count: item.depth) + item.unit.name,
                note: measurement.header.invited[item.unit.id].map { "\($0)" } ?? "–")
        }
        let words = workspace.strings
        workspace.opening = Choice(title: words("survey.invited.title"), options: options) { index, state in
            let unit = units[index].unit
            state.layers.append(
                number(
                    title: words("survey.invited.unit", unit.name), help: words("survey.invited.help"),
                    value: measurement.header.invited[unit.id], range: 0...1_000_000, words("survey.number.problem")
                ) { value, state in
                    change(in: &state.workspace) { $0.invited[unit.id] = value }
                })
            return []
        }
    }

    /// Asks how many must have answered in a group before its results are shown.
    static func askThreshold(in workspace: inout Workspace) {
        guard let measurement = workspace.measurement else { return }
        let words = workspace.strings
        workspace.opening = number(
            title: words("survey.threshold.title"), help: words("survey.threshold.help"),
            value: measurement.header.anonymityThreshold, range: 1...1000, words("survey.threshold.problem")
        ) { value, state in
            let wanted = value ?? 5
            let usual = min(5, measurement.header.anonymityThreshold)
            guard wanted < usual else { return change(in: &state.workspace) { $0.anonymityThreshold = wanted } }
            state.layers.append(
                Choice(
                    title: words("survey.threshold.lower", "\(wanted)"),
                    options: [
                        .init(words("survey.threshold.lower.no", "\(measurement.header.anonymityThreshold)")),
                        .init(words("survey.threshold.lower.yes")),
                    ]
                ) { index, state in
                    index == 0 ? [] : change(in: &state.workspace) { $0.anonymityThreshold = wanted }
                })
            return []
        }
    }

    /// Named or anonymous; respondents who gave their names keep them until they are erased. Those who answered
    /// anonymously did so on a promise: naming from then on is asked about.
    static func toggleAnonymity(in workspace: inout Workspace) -> [Effect] {
        guard let measurement = workspace.measurement else { return [] }
        guard measurement.header.anonymity == .anonymous, !measurement.responses.isEmpty else {
            return setAnonymity(measurement.header.anonymity == .named ? .anonymous : .named, in: &workspace)
        }
        let words = workspace.strings
        workspace.opening = Choice(
            title: words("survey.anonymity.ask"),
            options: [.init(words("survey.anonymity.ask.no")), .init(words("survey.anonymity.ask.yes"))]
        ) { index, state in
            index == 0 ? [] : setAnonymity(.named, in: &state.workspace)
        }
        return []
    }

    private static func setAnonymity(_ anonymity: Measurement.Anonymity, in workspace: inout Workspace) -> [Effect] {
        let effects = change(in: &workspace) { $0.anonymity = anonymity }
        if !effects.isEmpty { workspace.say("survey.anonymity.\(anonymity.rawValue)") }
        return effects
    }

    private static func change(
        in workspace: inout Workspace, _ change: (inout Measurement.Header) -> Void
    ) -> [Effect] {
        guard let measurement = workspace.measurement else { return [] }
        var header = measurement.header
        change(&header)
        guard header != measurement.header else { return [] }
        return workspace.perform([.measurement(measurement.id, Replacement(from: measurement.header, to: header))])
    }

    private static func number(
        title: String, help: String, value: Int?, range: ClosedRange<Int>, _ problem: String,
        accept: @escaping @Sendable (Int?, inout State) -> [Effect]
    ) -> Prompt {
        Prompt(
            title: title, help: help, text: value.map { "\($0)" } ?? "", isReplaced: true,
            check: { text in
                text.isEmpty || Int(text).map { range.contains($0) } == true ? nil : problem
            }
        ) { text, state in accept(Int(text), &state) }
    }
}
