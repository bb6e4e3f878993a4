import Model
import Terminal

// The keys while slides are on the wall, among them those that a clicker sends.
extension WorkshopPane {
    static let presentationCommands: [Command] = [
        command(
            "next", keys: [.pageDown, .right, .space, .character("n"), .enter], hint: 20, isAvailable: isPresenting
        ) { pane, workspace in pane.step(1, in: &workspace) },
        command(
            "previous", keys: [.pageUp, .left, .character("p"), .backspace], hint: 21, isAvailable: isPresenting
        ) { pane, workspace in pane.step(-1, in: &workspace) },
        command("next-part", keys: [.character("]"), .end], isAvailable: isPresenting) { pane, _ in
            pane.presentation?.jump(1)
            return []
        },
        command("previous-part", keys: [.character("["), .home], isAvailable: isPresenting) { pane, _ in
            pane.presentation?.jump(-1)
            return []
        },
        command("blank", keys: [.character("b"), .character(".")], hint: 22, isAvailable: isPresenting) { pane, _ in
            pane.presentation?.isBlank.toggle()
            return []
        },
        command("timer", keys: [.character("m")], hint: 24, isAvailable: isPresenting) { pane, workspace in
            pane.presentation?.timer.toggle(at: workspace.clock)
            return []
        },
        command("timer-more", keys: [.character("+")], isAvailable: isPresenting) { pane, _ in
            pane.presentation?.timer.change(byMinutes: 1)
            return []
        },
        command("timer-less", keys: [.character("-")], isAvailable: isPresenting) { pane, _ in
            pane.presentation?.timer.change(byMinutes: -1)
            return []
        },
        command("timer-away", keys: [.character("M")], isAvailable: isPresenting) { pane, _ in
            pane.presentation?.timer.reset()
            return []
        },
        command("end", keys: [.escape, .character("q"), .function(5)], hint: 25, isAvailable: isPresenting) {
            pane, workspace in
            if let slide = pane.presentation?.slide, let row = pane.slides.firstIndex(of: slide) {
                pane.cursor.select(row)
            }
            // A vote that nobody has seen is still there when the slides come up again.
            pane.hiddenVotes = pane.allHiddenVotes(workspace)
            pane.voters = pane.presentation?.voters ?? [:]
            pane.presentation = nil
            return [.theme(workspace.theme)]
        },
    ]

    /// One step on or back. A vote that has been taken is recorded when it is shown, not before.
    mutating func step(_ step: Int, in workspace: inout Workspace) -> [Effect] {
        guard step > 0 else {
            presentation?.previous()
            return []
        }
        guard let shown = presentation, !shown.isBlank, !shown.isRevealed, let vote = shown.vote,
            let factor = shown.slide.factor, let measurement = workspace.measurement
        else {
            presentation?.next()
            return []
        }
        guard let round = vote.round(on: factor, in: measurement) else {
            workspace.say("workshop.too-few", "\(measurement.header.anonymityThreshold)", isError: true)
            return []
        }
        let effects = record(in: &workspace) { $0.rounds.append(round) }
        guard !effects.isEmpty else { return [] }
        presentation?.voters[factor] = vote.voters
        presentation?.vote = nil
        presentation?.reveal()
        return effects
    }

    /// Changes what is kept of the statement on the wall.
    func record(in workspace: inout Workspace, _ change: (inout Discussion) -> Void) -> [Effect] {
        guard let factor = presentation?.slide.factor, let measurement = workspace.measurement else { return [] }
        let before = measurement.discussions[factor]
        var after = before ?? Discussion(id: factor)
        change(&after)
        let kept = after.isEmpty ? nil : after
        guard before != kept else { return [] }
        return workspace.perform([.discussion(measurement.id, factor, Replacement(from: before, to: kept))])
    }
}
