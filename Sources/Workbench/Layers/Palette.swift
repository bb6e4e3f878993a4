import Terminal

/// Runs any command by its name, also those of the other panes.
struct Palette: Layer {
    private struct Entry: Sendable {
        let command: Command
        /// The position of the pane to go to first; nil when the command can be run here.
        let pane: Int?
        let title: String
        let keys: String
    }

    private var field = TextField()
    private var cursor = ListCursor()
    private let entries: [Entry]
    private var matches: [Int]

    init(state: State) {
        let words = state.workspace.strings
        let here = Registry.available(in: state).filter { $0.id != "palette" }.map { command in
            let keys = Registry.keys(of: command, in: state).map(\.name).joined(separator: " ")
            return Entry(command: command, pane: nil, title: words(command.titleKey), keys: keys)
        }
        let elsewhere = Registry.elsewhere(from: state).map { command, pane in
            let place = words("pane.\(state.panes[pane].id)")
            return Entry(command: command, pane: pane, title: "\(place) › \(words(command.titleKey))", keys: "")
        }
        entries = here + elsewhere
        matches = Array(entries.indices)
    }

    var hints: [(key: Key, title: String)] { [(.enter, "hint.run"), (.escape, "hint.cancel")] }

    mutating func type(_ key: Key, state: State) -> LayerOutcome {
        switch key {
        case .escape, .control("c"): return .close
        case .up, .down, .pageUp, .pageDown:
            _ = cursor.type(key, count: matches.count, page: rows(state.workspace.size.height))
            return .stay
        case .enter:
            guard matches.indices.contains(cursor.row) else { return .stay }
            let entry = entries[matches[cursor.row]]
            return .run { state in
                if let pane = entry.pane { state.show(pane: pane) }
                return entry.command.run(&state)
            }
        default:
            if field.type(key) { match() }
            return .stay
        }
    }

    mutating func paste(_ text: String, state: State) -> LayerOutcome {
        field.paste(text)
        match()
        return .stay
    }

    private mutating func match() {
        matches = Fuzzy.ranked(field.text, entries.map(\.title))
        cursor.select(0)
        cursor.keep(within: matches.count, page: 1)
    }

    mutating func click(_ mouse: Mouse, state: State) -> LayerOutcome {
        cursor.wheel(mouse, count: matches.count, page: rows(state.workspace.size.height))
        return .stay
    }

    func draw(on canvas: inout Canvas, state: State) {
        let words = state.workspace.strings
        let inner = box(
            on: &canvas, width: 64, height: rows(canvas.height) + 4, title: words("palette.title"))
        canvas.draw(":", x: inner.x, y: inner.y, style: Style(.accent))
        field.draw(on: &canvas, x: inner.x + 2, y: inner.y, width: inner.width - 2)
        var cursor = cursor
        let page = inner.height - 2
        cursor.keep(within: matches.count, page: page)
        for line in 0..<page where cursor.top + line < matches.count {
            let entry = entries[matches[cursor.top + line]]
            let isSelected = cursor.top + line == cursor.row
            let ground: Tone = isSelected ? .selection : .ground
            let y = inner.y + 2 + line
            if isSelected {
                canvas.fill(
                    Rectangle(x: inner.x - 1, y: y, width: inner.width + 2, height: 1), style: Style(.text, on: ground))
            }
            canvas.drawTruncated(
                entry.title, x: inner.x, y: y, style: Style(.text, on: ground, isSelected ? .bold : []),
                limit: inner.width - TextWidth.columns(of: entry.keys) - 2)
            canvas.drawRight(entry.keys, right: inner.right, y: y, style: Style(.accent, on: ground))
        }
        if matches.isEmpty {
            canvas.draw(words("palette.none"), x: inner.x, y: inner.y + 2, style: Style(.dim), limit: inner.width)
        }
    }

    private func rows(_ height: Int) -> Int { min(14, max(3, height - 8)) }
}
