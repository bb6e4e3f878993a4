import Terminal

/// A long list to choose from by typing some letters of what is meant.
struct Picker: Layer {
    let title: String
    private let options: [String]
    private var field = TextField()
    private var cursor = ListCursor()
    private var matches: [Int]
    private let choose: @Sendable (Int, inout State) -> [Effect]

    init(
        title: String, options: [String], selected: Int = 0,
        choose: @escaping @Sendable (Int, inout State) -> [Effect]
    ) {
        self.title = title
        self.options = options
        self.choose = choose
        matches = Array(options.indices)
        cursor.select(selected)
    }

    var hints: [(key: Key, title: String)] { [(.enter, "hint.choose"), (.escape, "hint.cancel")] }

    mutating func type(_ key: Key, state: State) -> LayerOutcome {
        switch key {
        case .escape, .control("c"): return .close
        case .up, .down, .pageUp, .pageDown, .home, .end:
            _ = cursor.type(key, count: matches.count, page: rows(state.workspace.size.height))
        case .enter:
            guard matches.indices.contains(cursor.row) else { return .stay }
            let (choose, index) = (choose, matches[cursor.row])
            return .run { state in choose(index, &state) }
        default: if field.type(key) { match() }
        }
        return .stay
    }

    mutating func paste(_ text: String, state: State) -> LayerOutcome {
        field.paste(text)
        match()
        return .stay
    }

    mutating func click(_ mouse: Mouse, state: State) -> LayerOutcome {
        cursor.wheel(mouse, count: matches.count, page: rows(state.workspace.size.height))
        return .stay
    }

    private mutating func match() {
        matches = Fuzzy.ranked(field.text, options)
        cursor.select(0)
        cursor.keep(within: matches.count, page: 1)
    }

    func draw(on canvas: inout Canvas, state: State) {
        let inner = box(on: &canvas, width: 60, height: rows(canvas.height) + 4, title: title)
        canvas.draw("/", x: inner.x, y: inner.y, style: Style(.accent))
        field.draw(on: &canvas, x: inner.x + 2, y: inner.y, width: inner.width - 2)
        let page = inner.height - 2
        var cursor = cursor
        cursor.keep(within: matches.count, page: page)
        for line in 0..<page where cursor.top + line < matches.count {
            let isSelected = cursor.top + line == cursor.row
            let row = Rectangle(x: inner.x - 1, y: inner.y + 2 + line, width: inner.width + 2, height: 1)
            if isSelected { canvas.fill(row, style: Style(.text, on: .selection)) }
            canvas.drawTruncated(
                options[matches[cursor.top + line]], x: inner.x, y: row.y,
                style: Style(.text, on: isSelected ? .selection : .ground, isSelected ? .bold : []), limit: inner.width)
        }
        if matches.isEmpty {
            let none = state.workspace.strings("palette.none")
            canvas.draw(none, x: inner.x, y: inner.y + 2, style: Style(.dim), limit: inner.width)
        }
    }

    private func rows(_ height: Int) -> Int { min(14, max(3, height - 8)) }
}
