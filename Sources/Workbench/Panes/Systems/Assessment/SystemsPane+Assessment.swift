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
            command("next-missing", keys: [.character("n")], hint: 13, isAvailable: isAssessing) { pane, workspace in
                pane.findMissing(in: &workspace)
                return []
            },
            command("next-unassessed", keys: [.character("N")], hint: 14, isAvailable: isAssessing) {
                pane, workspace in
                pane.assessNextUnassessed(in: &workspace)
                return []
            },
            command("all-assessors", keys: [.character("o")], hint: 15, isAvailable: isAssessing) { pane, _ in
                pane.assessment?.showsAll.toggle()
                return []
            },
            command("assessor", keys: [.character("r")], hint: 12, isAvailable: isAssessing) { pane, workspace in
                pane.askAssessor(in: &workspace)
                return []
            },
            command(
                "clear-mark", keys: [.character("x"), .delete, .character("0")], hint: 16, isAvailable: isAssessing
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

    /// Goes to the next item that the assessor has not judged, from the top again after the last.
    private mutating func findMissing(in workspace: inout Workspace) {
        guard let entry = assessment, let system = workspace.organisation.systems[entry.system] else { return }
        let missing = entry.missing(in: system, workspace.library.method)
        guard let next = missing.first(where: { $0 > entry.position }) ?? missing.first else {
            workspace.say("systems.assess.nothing-missing")
            return
        }
        assessment?.position = next
    }

    /// Goes on with the next system of those that are shown.
    private mutating func assessNext(in workspace: inout Workspace) {
        goOn(to: cursor.row + 1 < inventory.shown.count ? cursor.row + 1 : nil, in: &workspace)
    }

    /// Goes on with the next system of those that are shown in which the assessor has left something out.
    private mutating func assessNextUnassessed(in workspace: inout Workspace) {
        guard let entry = assessment else { return }
        let method = workspace.library.method
        let next = inventory.shown.indices[min(cursor.row + 1, inventory.shown.count)...].first { position in
            !entry.missing(in: inventory.systems[inventory.shown[position]], method).isEmpty
        }
        goOn(to: next, in: &workspace)
    }

    private mutating func goOn(to position: Int?, in workspace: inout Workspace) {
        guard let position else {
            workspace.say("systems.assess.last")
            assessment = nil
            return
        }
        let showsAll = assessment?.showsAll ?? false
        cursor.select(position)
        assess(inventory.systems[inventory.shown[position]].id)
        assessment?.showsAll = showsAll
    }

    /// The usual roles, and those that somebody has named.
    private func askAssessor(in workspace: inout Workspace) {
        let words = workspace.strings
        var named: Set<Identifier<Assessment>> = [assessor]
        for system in workspace.organisation.systems {
            for assessment in system.assessments { named.insert(assessment.id) }
        }
        let all = AssessmentEntry.assessors + named.subtracting(AssessmentEntry.assessors).sorted()
        workspace.opening = Choice(
            title: words("systems.assess.assessor"),
            options: all.map { Choice.Option(workspace.name(of: $0)) }
                + [Choice.Option(words("systems.assess.other-role"))],
            selected: all.firstIndex { $0 == assessor } ?? 0
        ) { index, state in
            guard all.indices.contains(index) else {
                Self.askRole(in: &state.workspace)
                return []
            }
            Self.choose(all[index], in: &state)
            return []
        }
    }

    private static func askRole(in workspace: inout Workspace) {
        let empty = workspace.strings("problem.empty")
        workspace.opening = Prompt(
            title: workspace.strings("systems.assess.other-role"), help: workspace.strings("systems.assess.role.help"),
            check: { $0.allSatisfy(\.isWhitespace) ? empty : nil }
        ) { text, state in
            let role = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            // Who types the name of a usual role means that one.
            let usual = AssessmentEntry.assessors.first {
                state.workspace.name(of: $0).lowercased() == role.lowercased()
            }
            choose(usual ?? Identifier(role), in: &state)
            return []
        }
    }

    private static func choose(_ assessor: Identifier<Assessment>, in state: inout State) {
        guard var pane = state.pane as? SystemsPane else { return }
        pane.assessor = assessor
        pane.assessment?.assessor = assessor
        state.pane = pane
    }
}

extension Workspace {
    /// What an assessor is called: a usual role in the language of the screen, any other as it was named.
    func name(of assessor: Identifier<Assessment>) -> String {
        AssessmentEntry.assessors.contains(assessor) ? strings("assessor.\(assessor.rawValue)") : assessor.rawValue
    }
}
