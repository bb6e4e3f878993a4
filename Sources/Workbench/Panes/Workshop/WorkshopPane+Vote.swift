import Model
import Terminal

// The keys that take votes of the statement on the wall, and what came of them.
extension WorkshopPane {
    static let voteCommands: [Command] = [
        command("hands", keys: [.character("h")], hint: 30, isAvailable: isVoting) { pane, workspace in
            pane.ask(of: nil, in: &workspace)
            return []
        },
        command(
            "hands-of-unit", keys: [.character("H")],
            isAvailable: { isVoting($0, $1) && !$1.organisation.units.active.isEmpty }
        ) { pane, workspace in
            pane.askUnit(in: &workspace)
            return []
        },
        command("cards", keys: [.character("c")], hint: 31, isAvailable: isVoting) { pane, _ in
            pane.begin(.cards)
            return []
        },
        command("terminals", keys: [.character("t")], hint: 32, isAvailable: isVoting) { pane, _ in
            pane.begin(.terminals)
            return []
        },
        command(
            "drop-vote", keys: [.character("x"), .delete],
            isAvailable: { pane, workspace in isVoting(pane, workspace) && pane.presentation?.vote != nil }
        ) { pane, workspace in
            let count = pane.presentation?.vote?.count ?? 0
            pane.presentation?.vote = nil
            workspace.say("workshop.vote.dropped", workspace.format.count(count))
            return []
        },
        command("hide", keys: [.character("r")], isAvailable: isVoting) { pane, workspace in
            if pane.presentation?.isRevealed == true {
                pane.presentation?.hide()
                return []
            }
            return pane.step(1, in: &workspace)
        },
        command("side-by-side", keys: [.character("e")], hint: 34, isAvailable: isVoting) { pane, _ in
            pane.presentation?.showsUnits.toggle()
            pane.presentation?.reveal()
            return []
        },
        command("agree", keys: [.character("a")], hint: 33, isAvailable: isVoting) { pane, workspace in
            pane.askAgreed(in: &workspace)
            return []
        },
        command("argument", keys: [.character("k")], hint: 35, isAvailable: isVoting) { pane, workspace in
            pane.askArgument(in: &workspace)
            return []
        },
    ]

    private static let isVoting: @Sendable (WorkshopPane, Workspace) -> Bool = { pane, workspace in
        pane.presentation?.slide.factor != nil && workspace.measurement != nil
    }

    private mutating func begin(_ source: Discussion.Source) {
        presentation?.hide()
        presentation?.showsUnits = false
        let voters = presentation?.slide.factor.flatMap { presentation?.voters[$0] } ?? []
        presentation?.vote = Vote(source, voters: source == .terminals ? voters : [])
    }

    /// Asks how many held up their hands for each answer.
    private func ask(of unit: Identifier<Model.Unit>?, in workspace: inout Workspace) {
        let words = workspace.strings
        let problem = words("workshop.hands.problem")
        let name = unit.flatMap { workspace.organisation.units[$0]?.name }
        workspace.opening = Prompt(
            title: name.map { words("workshop.hands.unit", $0) } ?? words("workshop.hands"),
            help: words("workshop.hands.help"),
            check: { Discussion.Tally(typed: $0) == nil ? problem : nil }
        ) { text, state in
            guard var pane = state.pane as? WorkshopPane, let tally = Discussion.Tally(unit: unit, typed: text) else {
                return []
            }
            // Several units are counted one after another in the same vote.
            if pane.presentation?.vote?.source != .hands || pane.presentation?.isRevealed == true { pane.begin(.hands) }
            pane.presentation?.vote?.take(tally)
            state.pane = pane
            return []
        }
    }

    private func askUnit(in workspace: inout Workspace) {
        let units = workspace.organisation.units.active.inTreeOrder
        workspace.opening = Choice(
            title: workspace.strings("workshop.which-unit"),
            options: units.map { Choice.Option(String(repeating: "  ", count: $0.depth) + $0.unit.name) }
        ) { index, state in
            guard let pane = state.pane as? WorkshopPane else { return [] }
            pane.ask(of: units[index].unit.id, in: &state.workspace)
            return []
        }
    }

    /// Asks what the group agrees on.
    private func askAgreed(in workspace: inout Workspace) {
        let language = workspace.language
        let scale = workspace.instrument.scale
        let answers = (1...6).compactMap { Answer(digit: $0) } + [.unknown]
        let agreed = presentation?.slide.factor.flatMap { workspace.measurement?.discussions[$0]?.agreed }
        workspace.opening = Choice(
            title: workspace.strings("workshop.agree"),
            options: (0..<6).map { Choice.Option(scale.labels[$0](language)) }
                + [Choice.Option(scale.unknown(language)), Choice.Option(workspace.strings("workshop.agree.none"))],
            selected: agreed.flatMap { answers.firstIndex(of: $0) } ?? 3
        ) { index, state in
            guard let pane = state.pane as? WorkshopPane else { return [] }
            return pane.record(in: &state.workspace) { $0.agreed = index < answers.count ? answers[index] : nil }
        }
    }

    /// Asks for something that was said for or against.
    private func askArgument(in workspace: inout Workspace) {
        let words = workspace.strings
        workspace.opening = Prompt(title: words("workshop.argument"), help: words("workshop.argument.help")) {
            text, state in
            guard let pane = state.pane as? WorkshopPane, text.contains(where: { !$0.isWhitespace }) else { return [] }
            return pane.record(in: &state.workspace) { $0.arguments.append(text) }
        }
    }
}
