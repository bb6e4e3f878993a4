import Terminal

/// Runs any command by its name.
struct Palette: Layer {
    private var field = TextField()
    private var cursor = ListCursor()
    private let commands: [Command]
    private var matches: [Int]

    init(state: State) {
        commands = Registry.available(in: state).filter { $0.id != "palette" }
        matches = Array(commands.indices)
    }

    mutating func type(_ key: Key, state: State) -> LayerOutcome {
        switch key {
        case .escape, .control("c"): return .close
        case .up, .down, .pageUp, .pageDown:
            _ = cursor.type(key, count: matches.count, page: rows(state.workspace.size.height))
            return .stay
        case .enter:
            guard matches.indices.contains(cursor.row) else { return .stay }
            let command = commands[matches[cursor.row]]
            return .run { state in command.run(&state) }
        default:
            guard field.type(key) else { return .stay }
            let words = state.workspace.strings
            matches = Fuzzy.ranked(field.text, commands.map { words($0.titleKey) + " " + $0.id })
            cursor.select(0)
            cursor.keep(within: matches.count, page: 1)
            return .stay
        }
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
            let command = commands[matches[cursor.top + line]]
            let isSelected = cursor.top + line == cursor.row
            let ground: Tone = isSelected ? .selection : .ground
            let y = inner.y + 2 + line
            if isSelected {
                canvas.fill(
                    Rectangle(x: inner.x - 1, y: y, width: inner.width + 2, height: 1), style: Style(.text, on: ground))
            }
            let keys = command.keys.map(\.name).joined(separator: " ")
            canvas.drawTruncated(
                words(command.titleKey), x: inner.x, y: y, style: Style(.text, on: ground, isSelected ? .bold : []),
                limit: inner.width - TextWidth.columns(of: keys) - 2)
            canvas.drawRight(keys, right: inner.right, y: y, style: Style(.accent, on: ground))
        }
        if matches.isEmpty {
            canvas.draw(words("palette.none"), x: inner.x, y: inner.y + 2, style: Style(.dim), limit: inner.width)
        }
    }

    private func rows(_ height: Int) -> Int { min(14, max(3, height - 8)) }
}
