import Model
import Terminal

// The keys on slides that take lines of the plan.
extension WorkshopPane {
    static let planCommands: [Command] = [
        command("add", keys: [.character("a")], hint: 30, isAvailable: { pane, _ in pane.kind != nil }) {
            pane, workspace in
            pane.askLine(nil, in: &workspace)
            return []
        },
        command("edit", keys: [.character("e")], hint: 31, isAvailable: { $0.line(in: $1) != nil }) {
            pane, workspace in
            pane.askLine(pane.line(in: workspace), in: &workspace)
            return []
        },
        command("remove", keys: [.character("d"), .delete], hint: 32, isAvailable: { $0.line(in: $1) != nil }) {
            pane, workspace in
            guard let line = pane.line(in: workspace) else { return [] }
            return workspace.perform([.planItem(line.id, Replacement(from: line, to: nil))])
        },
    ]

    private var kind: PlanItem.Kind? { presentation?.slide.planKind }

    /// The selected line.
    private func line(in workspace: Workspace) -> PlanItem? {
        guard let kind, let row = presentation?.cursor.row else { return nil }
        let lines = workspace.organisation.plan.filter { $0.kind == kind }
        return lines.indices.contains(row) ? lines[row] : nil
    }

    private func askLine(_ line: PlanItem?, in workspace: inout Workspace) {
        guard let kind else { return }
        let words = workspace.strings
        let empty = words("problem.empty")
        workspace.opening = Prompt(
            title: words("workshop.\(kind.rawValue)"), help: words("workshop.\(kind.rawValue).help"),
            text: line?.text ?? "",
            check: { $0.allSatisfy(\.isWhitespace) ? empty : nil }
        ) { text, state in
            if let now = line.flatMap({ state.workspace.organisation.plan[$0.id] }) {
                var after = now
                after.text = text
                return now == after
                    ? [] : state.workspace.perform([.planItem(now.id, Replacement(from: now, to: after))])
            }
            return state.workspace.addToPlan(kind, text)
        }
    }
}
