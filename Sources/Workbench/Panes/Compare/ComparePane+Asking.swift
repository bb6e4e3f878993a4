import Model
import Scoring
import Terminal

// What the pane asks: whom to compare with, in what, and where others' figures are.
extension ComparePane {
    /// Asks for the group.
    func askGroup(in workspace: inout Workspace) {
        guard let peers, let period = period(workspace) else { return }
        let words = workspace.strings
        let groupings: [PeerGroup.Grouping] = [.kind, .county, .population, .type, .all]
        let options = groupings.map { grouping in
            let group = peers.group(grouping, period)
            return Choice.Option(
                words("compare.by.\(grouping.rawValue)"),
                note: group.map { workspace.name(of: .grouping(grouping), $0, peers) }
                    ?? words("compare.no-group.\(grouping.rawValue)"),
                isPossible: group != nil)
        }
        let pick = Choice.Option(
            words("compare.by.picked"), note: picked.isEmpty ? "" : words.picked(picked.count))
        let selected: Int =
            if case .grouping(let grouping) = choice {
                groupings.firstIndex(of: grouping) ?? 0
            } else {
                groupings.count
            }
        workspace.opening = Choice(
            title: words("compare.group.title"), options: options + [pick], selected: selected
        ) { index, state in
            guard index < groupings.count else {
                PeerPicker.open(in: &state)
                return []
            }
            Self.update(&state) { pane, _ in pane.choice = .grouping(groupings[index]) }
            return []
        }
    }

    /// Asks for the instrument and the year.
    func askPeriod(in workspace: inout Workspace) {
        guard let peers else { return }
        let periods = peers.periods(workspace)
        let shown = period(workspace)
        workspace.opening = Choice(
            title: workspace.strings("compare.period.title"),
            options: periods.map { period in
                let count = peers.comparisons[period]?.table.peers.count ?? 0
                return Choice.Option(
                    workspace.name(of: period),
                    note: workspace.strings("compare.period.count", workspace.format.count(count)))
            },
            selected: periods.firstIndex { $0 == shown } ?? 0
        ) { index, state in
            Self.update(&state) { pane, _ in pane.chosenPeriod = periods[index] }
            return []
        }
    }

    /// Asks where summaries are, and takes them in beside the loop.
    static func askCollect(in workspace: inout Workspace) {
        let words = workspace.strings
        let source = workspace.peers
        workspace.opening = Prompt(
            title: words("compare.collect.title"), help: words("compare.collect.help"), confirm: "hint.read",
            complete: PathCompletion.completed,
            check: { $0.allSatisfy(\.isWhitespace) ? words("problem.empty") : nil }
        ) { path, _ in
            [
                .work(
                    Work("compare-collect") { _ in
                        let result = Result { try source.collect(path) }
                        return .worked { state in
                            take(result, &state)
                            return []
                        }
                    })
            ]
        }
    }

    private static func take(_ result: Result<Collecting, any Error>, _ state: inout State) {
        switch result {
        case .success(let collecting):
            state.workspace.say("compare.collected", "\(collecting.taken)", "\(collecting.total)")
            update(&state) { pane, _ in pane.appear() }
        case .failure(let refusal as CollectRefusal):
            state.layers.append(CollectProblems(reasons: refusal.lines(state.workspace.strings)))
        case .failure(let error):
            state.workspace.notice = Notice(state.workspace.text(of: error), isError: true)
        }
    }
}
