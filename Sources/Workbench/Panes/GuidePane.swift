import Library
import Model
import Terminal

/// Guide: the method and the course, to read step by step, with exercises that lead to the other panes.
struct GuidePane: Pane {
    let id = "guide"
    private(set) var cursor = ListCursor()
    /// The first line of the text that is shown.
    private(set) var top = 0

    static let commands: [Command] = [
        command(
            "open", keys: [.enter], hint: 10, isAvailable: { $0.exercise($1)?.place.destination != nil },
            onState: { state in
                guard let pane = state.pane as? GuidePane, let exercise = pane.exercise(state.workspace) else {
                    return []
                }
                state.workspace.destination = exercise.place.destination
                // What one is to do there goes along, and how one comes back.
                let home = Registry.commands.first { $0.id == "show.guide" }
                state.workspace.say(
                    "guide.opened", exercise.title(state.workspace.language),
                    home.flatMap { state.bindings.keys(of: $0).first?.name } ?? "")
                return []
            }),
        command("enter", keys: [.enter], hint: 10, isAvailable: { $0.exercise($1) == nil }) { pane, _ in
            pane.move(to: pane.cursor.row + 1)
            return []
        },
        command(
            "challenge", keys: [.character("a")], hint: 11, isAvailable: { $0.exercise($1)?.challenge != nil }
        ) { pane, workspace in
            pane.askChallenge(in: &workspace)
            return []
        },
        command("page-down", keys: [.space, .character("J")], hint: 12) { pane, workspace in
            pane.top += Self.page(workspace)
            return []
        },
        command("page-up", keys: [.backspace, .character("K")]) { pane, workspace in
            pane.top = max(0, pane.top - Self.page(workspace))
            return []
        },
        command("next-step", keys: [.character("v"), .character("]")], hint: 13) { pane, workspace in
            let rows = GuideRow.rows(workspace.library.guides)
            pane.move(to: rows.indices.first { $0 > pane.cursor.row && !rows[$0].isExercise } ?? pane.cursor.row)
            return []
        },
        command("previous-step", keys: [.character("V"), .character("[")]) { pane, workspace in
            let rows = GuideRow.rows(workspace.library.guides)
            pane.move(to: rows.indices.last { $0 < pane.cursor.row && !rows[$0].isExercise } ?? pane.cursor.row)
            return []
        },
    ]

    mutating func refresh(_ workspace: Workspace) {
        let area = View.paneArea(workspace.size)
        let rows = GuideRow.rows(workspace.library.guides)
        cursor.keep(within: rows.count, page: area.height)
        let text = GuideView.areas(area).text
        top = max(0, min(top, GuideText(row(workspace), workspace).lines(width: text.width).count - text.height))
    }

    mutating func type(_ key: Key, in workspace: inout Workspace) -> [Effect]? {
        let before = cursor.row
        let count = GuideRow.rows(workspace.library.guides).count
        guard cursor.type(key, count: count, page: View.paneArea(workspace.size).height) else { return nil }
        if cursor.row != before { top = 0 }
        return []
    }

    mutating func click(_ mouse: Mouse, in area: Rectangle, workspace: inout Workspace) -> [Effect] {
        let (list, text) = GuideView.areas(area)
        if text.contains(x: mouse.x, y: mouse.y) {
            if mouse.action == .wheelUp { top = max(0, top - 3) }
            if mouse.action == .wheelDown { top += 3 }
            return []
        }
        let count = GuideRow.rows(workspace.library.guides).count
        let before = cursor.row
        cursor.wheel(mouse, count: count, page: area.height)
        let place = mouse.y - list.y + cursor.top
        if mouse.action == .press || mouse.action == .doublePress, list.contains(x: mouse.x, y: mouse.y), place < count
        {
            cursor.select(place)
            if mouse.action == .doublePress { workspace.destination = exercise(workspace)?.place.destination }
        }
        if cursor.row != before { top = 0 }
        return []
    }

    func draw(on canvas: inout Canvas, in area: Rectangle, workspace: Workspace) {
        GuideView(pane: self, workspace: workspace).draw(on: &canvas, in: area)
    }

    /// What the cursor is at; nil where there are no guides.
    func row(_ workspace: Workspace) -> GuideRow? {
        let rows = GuideRow.rows(workspace.library.guides)
        return rows.indices.contains(cursor.row) ? rows[cursor.row] : nil
    }

    /// The exercise that the cursor is at.
    func exercise(_ workspace: Workspace) -> Guide.Exercise? {
        if case .exercise(let exercise)? = row(workspace) { exercise } else { nil }
    }

    private mutating func move(to row: Int) {
        cursor.select(row)
        top = 0
    }

    /// Lines that the text moves by: nearly all, so that one finds where one was.
    private static func page(_ workspace: Workspace) -> Int { max(1, View.paneArea(workspace.size).height - 2) }

    private func askChallenge(in workspace: inout Workspace) {
        guard let challenge = exercise(workspace)?.challenge else { return }
        let category = workspace.category(of: challenge)
        let empty = workspace.strings("problem.empty")
        workspace.opening = Prompt(
            title: workspace.strings("workshop.challenge"), help: challenge.question(workspace.language),
            check: { $0.allSatisfy(\.isWhitespace) ? empty : nil }
        ) { text, state in state.workspace.addToPlan(.challenge, text, category: category) }
    }
}
