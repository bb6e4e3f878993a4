import Terminal

/// Which columns are shown, and in which order.
struct ColumnChooser: Layer {
    private var columns: [Column]
    private var isShown: Set<Column>
    private var cursor = ListCursor()
    /// What is typed to find a column by its title; nil while the keys do other things.
    private var search: TextField?

    init(columns: [Column]) {
        self.columns = columns + Column.all.filter { !columns.contains($0) }
        isShown = Set(columns)
    }

    var hints: [(key: Key, title: String)] {
        search != nil
            ? [(.enter, "hint.done"), (.escape, "hint.cancel")]
            : [
                (.space, "hint.show-hide"), (.character("K"), "hint.up"), (.character("J"), "hint.down"),
                (.character("/"), "hint.search"), (.enter, "hint.done"), (.escape, "hint.cancel"),
            ]
    }

    mutating func type(_ key: Key, state: State) -> LayerOutcome {
        if search != nil {
            type(searching: key, state)
            return .stay
        }
        if cursor.type(key, count: columns.count, page: rows(state)) { return .stay }
        let row = cursor.row
        switch key {
        case .space where row > 0: isShown.formSymmetricDifference([columns[row]])
        case .character("K") where row > 1: move(row, to: row - 1)
        case .character("J") where row > 0 && row < columns.count - 1: move(row, to: row + 1)
        case .character("/"): search = TextField()
        case .enter:
            let chosen = columns.filter { isShown.contains($0) }
            return .run { state in
                if var pane = state.pane as? SystemsPane {
                    pane.columns = chosen
                    state.pane = pane
                }
                return []
            }
        case .escape, .character("q"), .control("c"): return .close
        default: break
        }
        return .stay
    }

    /// Goes to the first column that has what is typed in its title.
    private mutating func type(searching key: Key, _ state: State) {
        switch key {
        case .enter, .escape, .control("c"): search = nil
        default:
            guard search?.type(key) == true, let text = search?.text else { return }
            let wanted = Collation.key(text)
            let found = columns.firstIndex { Collation.key(state.workspace.strings($0.titleKey)).contains(wanted) }
            cursor.select(found ?? cursor.row)
            cursor.keep(within: columns.count, page: rows(state))
        }
    }

    mutating func paste(_ text: String, state: State) -> LayerOutcome {
        search?.paste(text)
        return .stay
    }

    private mutating func move(_ row: Int, to other: Int) {
        columns.swapAt(row, other)
        cursor.select(other)
    }

    func draw(on canvas: inout Canvas, state: State) {
        let words = state.workspace.strings
        let help = TextWidth.wrapped(words("systems.columns.help"), to: 52)
        let inner = box(
            on: &canvas, width: 56, height: rows(state) + 3 + help.count, title: words("systems.columns.title"))
        var cursor = cursor
        let list = inner.splitBottom(1 + help.count).rest
        cursor.keep(within: columns.count, page: list.height)
        for line in 0..<list.height where cursor.top + line < columns.count {
            let column = columns[cursor.top + line]
            let ground: Tone = cursor.top + line == cursor.row ? .selection : .ground
            canvas.fill(
                Rectangle(x: list.x, y: list.y + line, width: list.width, height: 1), style: Style(.text, on: ground))
            canvas.draw(
                isShown.contains(column) ? "[x]" : "[ ]", x: list.x + 1, y: list.y + line,
                style: Style(.accent, on: ground))
            canvas.draw(words(column.titleKey), x: list.x + 5, y: list.y + line, style: Style(.text, on: ground))
        }
        if let search {
            canvas.draw("/", x: inner.x, y: inner.bottom - help.count, style: Style(.accent))
            search.draw(on: &canvas, x: inner.x + 2, y: inner.bottom - help.count, width: inner.width - 2)
            return
        }
        for (row, line) in help.enumerated() {
            canvas.draw(line, x: inner.x, y: inner.bottom - help.count + row, style: Style(.dim), limit: inner.width)
        }
    }

    private func rows(_ state: State) -> Int { max(1, min(columns.count, state.workspace.size.height - 10)) }
}
