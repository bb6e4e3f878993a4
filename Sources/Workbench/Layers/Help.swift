import Terminal

/// Explains the pane that one is in, and lists every key that works there.
struct Help: Layer {
    private var top = 0

    var hints: [(key: Key, title: String)] { [(.escape, "hint.close"), (.pageDown, "hint.more")] }

    mutating func type(_ key: Key, state: State) -> LayerOutcome {
        let page = max(1, state.workspace.size.height - 6)
        let last = max(0, lines(state, width: width(state) - 4).count - page)
        switch key {
        case .down, .character("j"): top = min(last, top + 1)
        case .up, .character("k"): top = max(0, top - 1)
        case .pageDown, .space: top = min(last, top + page)
        case .pageUp: top = max(0, top - page)
        case .home, .character("g"): top = 0
        case .end, .character("G"): top = last
        case .escape, .enter, .character("q"), .character("?"), .function(1), .control("c"): return .close
        default: break
        }
        return .stay
    }

    mutating func click(_ mouse: Mouse, state: State) -> LayerOutcome {
        switch mouse.action {
        case .wheelDown: type(.down, state: state)
        case .wheelUp: type(.up, state: state)
        case .press: .close
        default: .stay
        }
    }

    func draw(on canvas: inout Canvas, state: State) {
        let words = state.workspace.strings
        let lines = lines(state, width: width(state) - 4)
        let inner = box(
            on: &canvas, width: width(state), height: min(lines.count + 2, canvas.height - 4),
            title: words("help.title", words("pane.\(state.pane.id)")))
        for row in 0..<inner.height where top + row < lines.count {
            let line = lines[top + row]
            canvas.draw(line.key, x: inner.x, y: inner.y + row, style: Style(.accent, on: .ground, .bold))
            canvas.draw(
                line.text, x: inner.x + line.indent, y: inner.y + row, style: line.style,
                limit: inner.width - line.indent)
        }
        if lines.count > inner.height {
            let shown = "\(top + 1)–\(min(lines.count, top + inner.height)) / \(lines.count)"
            canvas.drawRight(" \(shown) ", right: inner.right, y: inner.bottom, style: Style(.dim))
        }
    }

    private struct Line {
        var key = ""
        var text: String
        var indent = 0
        var style = Style(.text)
    }

    private func width(_ state: State) -> Int { min(92, state.workspace.size.width - 4) }

    private func lines(_ state: State, width: Int) -> [Line] {
        let words = state.workspace.strings
        var lines = TextWidth.wrapped(words(state.pane.helpKey), to: width).map { Line(text: $0) }
        let keyColumn = 16
        func section(_ title: String, _ commands: [Command]) {
            guard !commands.isEmpty else { return }
            lines.append(Line(text: ""))
            lines.append(Line(text: title, style: Style(.heading, on: .ground, .bold)))
            for command in commands {
                let keys = Registry.keys(of: command, in: state).map(\.name).joined(separator: " ")
                let explanation = words(command.titleKey) + ": " + words(command.helpKey)
                // Keys that need more than their column have a line of their own.
                let isLong = TextWidth.columns(of: keys) >= keyColumn
                if isLong { lines.append(Line(key: keys, text: "")) }
                for (index, text) in TextWidth.wrapped(explanation, to: width - keyColumn).enumerated() {
                    lines.append(Line(key: index == 0 && !isLong ? keys : "", text: text, indent: keyColumn))
                }
            }
        }
        let available = Set(Registry.available(in: state).map(\.id))
        // What is not to be had here at all is not listed; what only has nothing to do right now is.
        let isWhole = state.role == .workbench && !state.pane.isFullScreen
        section(words("help.pane"), Registry.available(in: state).filter { $0.scope == .pane(state.pane.id) })
        section(
            words("help.everywhere"),
            Registry.commands.filter { $0.scope == .everywhere && (isWhole || available.contains($0.id)) })
        lines.append(Line(text: ""))
        lines.append(
            contentsOf: TextWidth.wrapped(words("help.moving"), to: width).map { Line(text: $0, style: Style(.dim)) })
        return lines
    }
}
