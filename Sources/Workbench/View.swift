import Library
import Terminal

/// Draws the whole program.
public enum View {
    /// The smallest terminal that the program is drawn in.
    public static let smallest = (width: 60, height: 20)

    static func fits(_ size: (width: Int, height: Int)) -> Bool {
        size.width >= smallest.width && size.height >= smallest.height
    }

    /// The screen for a state.
    public static func draw(_ state: State) -> Canvas {
        let size = state.workspace.size
        var canvas = Canvas(width: size.width, height: size.height)
        guard fits(size) else {
            drawTooSmall(on: &canvas, state.workspace.strings)
            return canvas
        }
        if state.pane.isFullScreen {
            state.pane.draw(on: &canvas, in: area(of: state.pane, size), workspace: state.workspace)
            if state.workspace.saveFailure != nil || state.workspace.notice != nil || !state.layers.isEmpty {
                drawHints(on: &canvas, state)
            }
        } else {
            drawHeader(on: &canvas, state)
            state.pane.draw(on: &canvas, in: area(of: state.pane, size), workspace: state.workspace)
            drawHints(on: &canvas, state)
        }
        if !state.layers.isEmpty { canvas.cursor = nil }
        for layer in state.layers { layer.draw(on: &canvas, state: state) }
        return canvas
    }

    /// The part of the screen that panes draw in.
    static func paneArea(_ size: (width: Int, height: Int)) -> Rectangle {
        Rectangle(x: 1, y: 2, width: size.width - 2, height: size.height - 4)
    }

    /// The part of the screen that a pane draws in now.
    static func area(of pane: any Pane, _ size: (width: Int, height: Int)) -> Rectangle {
        pane.isFullScreen ? Rectangle(x: 0, y: 0, width: size.width, height: size.height) : paneArea(size)
    }

    /// The pane whose tab is drawn at that column; nil between tabs.
    static func tab(at x: Int, state: State) -> Int? {
        tabs(state).firstIndex { (tab) in tab.range.contains(x) }
    }

    private static func tabs(_ state: State) -> [(title: String, range: Range<Int>)] {
        func tabs(from left: Int, _ title: (Int, String) -> String) -> [(title: String, range: Range<Int>)] {
            var x = left
            return state.panes.enumerated().map { index, pane in
                let title = title(index, state.workspace.strings("pane.\(pane.id)"))
                let range = x..<x + TextWidth.columns(of: title)
                x = range.upperBound
                return (title, range)
            }
        }
        // Where there is little room, the program's own name goes first, and then the names of the tabs behind.
        let limit = state.workspace.size.width - Self.nameRoom
        for row in [tabs(from: 7) { " \($0 + 1) \($1) " }, tabs(from: 0) { " \($0 + 1) \($1)" }] {
            if let last = row.last, last.range.upperBound <= limit { return row }
        }
        return tabs(from: 0) { $0 == state.active ? " \($0 + 1) \($1) " : " \($0 + 1) " }
    }

    /// Columns that the tabs leave for the organisation's name and for whether all is saved.
    private static let nameRoom = 18

    private static func drawHeader(on canvas: inout Canvas, _ state: State) {
        let workspace = state.workspace
        let words = workspace.strings
        canvas.fill(Rectangle(x: 0, y: 0, width: canvas.width, height: 1), style: Style(.text, on: .bar))
        let tabs = tabs(state)
        if let first = tabs.first, first.range.lowerBound > 0 {
            canvas.draw("mogna", x: 1, y: 0, style: Style(.accent, on: .bar, .bold))
        }
        for (index, tab) in tabs.enumerated() {
            let style =
                index == state.active ? Style(.accent, on: .ground, [.bold, .underline]) : Style(.text, on: .bar)
            canvas.draw(tab.title, x: tab.range.lowerBound, y: 0, style: style)
        }
        let left = (tabs.last?.range.upperBound ?? 7) + 2
        let saving: (text: String, tone: Tone) =
            if workspace.saveFailure != nil {
                ("✗ " + words("saving.failed"), .bad)
            } else if workspace.isReadOnly {
                ("✗ " + words("saving.read-only"), .warning)
            } else if workspace.unsaved.isEmpty {
                ("✓ " + words("saving.saved"), .good)
            } else {
                ("… " + words("saving.saving"), .warning)
            }
        // That data are invented is said before the name is said in full, and the name before the word for saved.
        let mark = workspace.organisation.profile.isGenerated ? " (\(words("generated")))" : ""
        let wanted = TextWidth.columns(of: workspace.organisation.profile.name + mark) + 2
        var right = canvas.width - 1
        let isCalm = workspace.saveFailure == nil && !workspace.isReadOnly
        let isShort = isCalm && left + wanted + TextWidth.columns(of: saving.text) > right
        let shown = isShort ? String(saving.text.prefix(1)) : saving.text
        if left + TextWidth.columns(of: shown) <= right {
            canvas.drawRight(shown, right: right, y: 0, style: Style(saving.tone, on: .bar))
            right -= TextWidth.columns(of: shown) + 2
        }
        let room = right - left - TextWidth.columns(of: mark)
        guard room >= 4 else {
            if room >= 0 { canvas.drawRight(mark, right: right, y: 0, style: Style(.text, on: .bar, .bold)) }
            return
        }
        let name = TextWidth.truncated(workspace.organisation.profile.name, to: room)
        canvas.drawRight(name + mark, right: right, y: 0, style: Style(.text, on: .bar, .bold))
    }

    private static func drawHints(on canvas: inout Canvas, _ state: State) {
        let words = state.workspace.strings
        let notice =
            state.workspace.saveFailure.map { Notice(words("notice.save-failed", $0), isError: true) }
            ?? state.workspace.notice
        drawFoot(on: &canvas, notice: notice, hints: hints(state, width: canvas.width - 2))
    }

    /// The last line: something to tell, else keys and what they do.
    static func drawFoot(on canvas: inout Canvas, notice: Notice?, hints: [(key: String, title: String)]) {
        let y = canvas.height - 1
        canvas.fill(Rectangle(x: 0, y: y, width: canvas.width, height: 1), style: Style(.text, on: .bar))
        if let notice {
            canvas.drawTruncated(
                notice.text, x: 1, y: y, style: Style(notice.isError ? .bad : .good, on: .bar, .bold),
                limit: canvas.width - 2)
            return
        }
        var x = 1
        for (key, title) in hints {
            x += canvas.draw(key, x: x, y: y, style: Style(.accent, on: .bar, .bold)) + 1
            x += canvas.draw(title, x: x, y: y, style: Style(.dim, on: .bar)) + 2
        }
    }

    /// The keys to show, as many as there is room for: those of the layer on top, else the pane's, with help and quit
    /// always last.
    private static func hints(_ state: State, width: Int) -> [(key: String, title: String)] {
        let words = state.workspace.strings
        func columns(_ hint: (key: String, title: String)) -> Int {
            TextWidth.columns(of: hint.key) + TextWidth.columns(of: hint.title) + 3
        }
        var room = width + 2
        func fitting(_ hints: [(key: String, title: String)]) -> [(key: String, title: String)] {
            hints.prefix { hint in
                room -= columns(hint)
                return room >= 0
            }
        }
        if let own = state.layers.last?.hints ?? state.pane.hints {
            return fitting(own.map { ($0.key.name, words($0.title)) })
        }
        let hinted = Registry.available(in: state).filter { $0.hint != nil }.sorted { ($0.hint ?? 0) < ($1.hint ?? 0) }
        let texts = hinted.map { command in
            (Registry.keys(of: command, in: state).first?.name ?? "", words(command.titleKey))
        }
        let lasting = zip(hinted, texts).filter { ($0.0.hint ?? 0) >= 98 }.map(\.1)
        room -= lasting.reduce(0) { $0 + columns($1) }
        return fitting(zip(hinted, texts).filter { ($0.0.hint ?? 0) < 98 }.map(\.1)) + lasting
    }

    /// Says how much room is needed.
    static func drawTooSmall(on canvas: inout Canvas, _ words: Strings) {
        let text = words(
            "terminal.too-small", "\(smallest.width)", "\(smallest.height)", "\(canvas.width)", "\(canvas.height)")
        let lines = TextWidth.wrapped(text, to: canvas.width)
        for (index, line) in lines.enumerated() {
            canvas.drawCentred(line, in: canvas.bounds, row: max(0, (canvas.height - lines.count) / 2) + index)
        }
    }
}
