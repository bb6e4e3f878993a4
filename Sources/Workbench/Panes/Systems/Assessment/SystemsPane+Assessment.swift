import Model
import Terminal

// The keys while a system is assessed.
extension SystemsPane {
    static let assessmentCommands: [Command] =
        [
            command(
                "assess", keys: [.character("b")], hint: 12,
                isAvailable: { $0.isTable && $0.selected != nil || $0.isPortfolio && $0.focus($1) != nil }
            ) {
                pane, _ in
                if let row = pane.selected { pane.assess(row.system.id) }
                return []
            }
        ]
        + (1...5).map { digit in
            command("mark-\(digit)", keys: [.character(Character("\(digit)"))], isAvailable: isAssessing) {
                $0.mark(digit, in: &$1)
            }
        } + [
            command("next-system", keys: [.enter], hint: 10, isAvailable: isAssessing) { pane, workspace in
                pane.assessNext(in: &workspace)
                return []
            },
            command("leave-assessment", keys: [.escape, .character("q")], hint: 11, isAvailable: isAssessing) {
                pane, _ in
                pane.assessment = nil
                return []
            },
            command("assessor", keys: [.character("r")], hint: 12, isAvailable: isAssessing) { pane, workspace in
                pane.askAssessor(in: &workspace)
                return []
            },
            command(
                "clear-mark", keys: [.character("x"), .delete, .character("0")], hint: 13, isAvailable: isAssessing
            ) {
                pane, workspace in
                pane.assessment?.edit(nil, in: workspace).map { workspace.perform([$0]) } ?? []
            },
            command(
                "previous-criterion", keys: [.up, .left, .backspace, .character("k"), .character("h")],
                isAvailable: isAssessing
            ) { pane, workspace in
                pane.move(-1, workspace)
                return []
            },
            command(
                "next-criterion", keys: [.down, .right, .space, .character("j"), .character("l")],
                isAvailable: isAssessing
            ) { pane, workspace in
                pane.move(1, workspace)
                return []
            },
        ]

    private static let isAssessing: @Sendable (SystemsPane, Workspace) -> Bool = { pane, _ in pane.assessment != nil }

    /// Opens the assessment of a system.
    mutating func assess(_ id: Identifier<System>) {
        assessment = AssessmentEntry(system: id, assessor: assessor)
    }

    /// Marks the item on the screen and goes to the next.
    private mutating func mark(_ digit: Int, in workspace: inout Workspace) -> [Effect] {
        guard let entry = assessment else { return [] }
        let isKnown: Bool =
            if case .requirement = AssessmentEntry.items(workspace.library.method)[entry.position] {
                digit <= 2
            } else {
                true
            }
        guard isKnown else { return [] }
        let edit = entry.edit(digit, in: workspace)
        move(1, workspace)
        return edit.map { workspace.perform([$0]) } ?? []
    }

    private mutating func move(_ step: Int, _ workspace: Workspace) {
        guard let position = assessment?.position else { return }
        let last = AssessmentEntry.items(workspace.library.method).count - 1
        assessment?.position = max(0, min(last, position + step))
    }

    /// Goes on with the next system of those that are shown.
    private mutating func assessNext(in workspace: inout Workspace) {
        guard cursor.row + 1 < inventory.shown.count else {
            workspace.say("systems.assess.last")
            assessment = nil
            return
        }
        cursor.select(cursor.row + 1)
        assessment = AssessmentEntry(system: inventory[cursor.row].system.id, assessor: assessor)
    }

    private func askAssessor(in workspace: inout Workspace) {
        let words = workspace.strings
        workspace.opening = Choice(
            title: words("systems.assess.assessor"),
            options: AssessmentEntry.assessors.map { Choice.Option(words("assessor.\($0.rawValue)")) },
            selected: AssessmentEntry.assessors.firstIndex { $0 == assessor } ?? 0
        ) { index, state in
            if var pane = state.pane as? SystemsPane {
                pane.assessor = AssessmentEntry.assessors[index]
                pane.assessment?.assessor = pane.assessor
                state.pane = pane
            }
            return []
        }
    }
}
