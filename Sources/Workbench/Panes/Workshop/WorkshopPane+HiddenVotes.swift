import Model
import Store

// Votes that nobody has seen yet: kept from one set of slides to the next, and from one process to the next.
extension WorkshopPane {
    /// Those on the wall and those of other measurements.
    func allHiddenVotes(_ workspace: Workspace) -> [Identifier<Measurement>: [Identifier<Factor>: Vote]] {
        var votes = hiddenVotes
        if let presentation, let measurement = workspace.selectedMeasurement {
            votes[measurement] = presentation.votes.filter { $0.value.count > 0 }
        }
        return votes.filter { !$0.value.isEmpty }
    }

    /// Whether leaving the program would lose votes that nobody has seen.
    func hasHiddenVotes(_ workspace: Workspace) -> Bool { !allHiddenVotes(workspace).isEmpty }

    /// What is to outlive the process.
    func openVotes(_ workspace: Workspace) -> OpenVotes {
        OpenVotes(allHiddenVotes(workspace).mapValues { $0.compactMapValues(\.kept) })
    }

    /// Goes on with votes that a process left which is gone; where a statement has one here, that one stands.
    mutating func takeIn(_ found: OpenVotes, _ workspace: inout Workspace) {
        let mine = allHiddenVotes(workspace)
        var count = 0
        for (measurement, rounds) in found.rounds where workspace.organisation.measurements[measurement] != nil {
            for (factor, round) in rounds where mine[measurement]?[factor] == nil {
                guard let vote = Vote(kept: round) else { continue }
                if presentation != nil, measurement == workspace.selectedMeasurement {
                    presentation?.votes[factor] = vote
                    count += 1
                } else {
                    hiddenVotes[measurement, default: [:]][factor] = vote
                }
            }
        }
        if count == 1 { workspace.say("workshop.vote-back") }
        if count > 1 { workspace.say("workshop.votes-back", workspace.format.count(count)) }
    }
}
