import Model
import Terminal

/// The organisation's units as a tree, to add to, rename, move, merge and remove.
struct UnitsList: Layer {
    private var cursor = ListCursor()

    var hints: [(key: Key, title: String)] {
        [
            (.character("a"), "hint.new"), (.enter, "hint.rename"), (.character("m"), "hint.move"),
            (.character("s"), "hint.merge"), (.character("t"), "hint.part"), (.character("d"), "hint.remove"),
            (.escape, "hint.close"),
        ]
    }

    mutating func type(_ key: Key, state: State) -> LayerOutcome {
        let units = state.workspace.organisation.units.inTreeOrder.map(\.unit)
        if cursor.type(key, count: units.count, page: page(state)) { return .stay }
        let selected = units.indices.contains(cursor.row) ? units[cursor.row] : nil
        let list = self
        func come(back action: @escaping @Sendable (inout State) -> [Effect]) -> LayerOutcome {
            .run { state in
                state.layers.append(list)
                return action(&state)
            }
        }
        switch (key, selected) {
        case (.character("a"), _), (.character("+"), _):
            return come(back: { state in
                UnitForm.add(beside: selected?.id, in: &state)
                return []
            })
        case (.enter, let unit?), (.character("r"), let unit?):
            return come(back: { state in
                UnitForm.rename(unit, in: &state)
                return []
            })
        case (.character("m"), let unit?):
            return come(back: { state in
                UnitForm.move(unit, in: &state)
                return []
            })
        case (.character("s"), let unit?):
            return come(back: { state in
                UnitForm.merge(unit, in: &state)
                return []
            })
        case (.character("t"), let unit?):
            return come(back: { UnitForm.part(unit, in: &$0) })
        case (.character("d"), let unit?), (.delete, let unit?):
            return come(back: { UnitForm.remove(unit, in: &$0) })
        case (.character("u"), _), (.control("r"), _):
            // Undo works here as everywhere.
            return come(back: { state in
                Registry.commands.first {
                    $0.id == (key == .character("u") ? "undo" : "redo") && $0.isAvailable(state)
                }?
                .run(&state) ?? []
            })
        case (.escape, _), (.character("q"), _), (.control("c"), _): return .close
        default: return .stay
        }
    }

    mutating func click(_ mouse: Mouse, state: State) -> LayerOutcome {
        let count = state.workspace.organisation.units.count
        cursor.wheel(mouse, count: count, page: page(state))
        return .stay
    }

    func draw(on canvas: inout Canvas, state: State) {
        let words = state.workspace.strings
        let units = state.workspace.organisation.units.inTreeOrder
        let widest = units.reduce(40) {
            max($0, TextWidth.columns(of: state.workspace.name(of: $1.unit.id)) + 2 * $1.depth + 4)
        }
        let rows = units.isEmpty ? 2 : page(state)
        let inner = box(on: &canvas, width: min(widest + 4, 72), height: rows + 2, title: words("units.title"))
        guard !units.isEmpty else {
            for (row, line) in TextWidth.wrapped(words("units.none"), to: inner.width).prefix(2).enumerated() {
                canvas.draw(line, x: inner.x, y: inner.y + row, style: Style(.dim))
            }
            return
        }
        var cursor = cursor
        cursor.keep(within: units.count, page: inner.height)
        for line in 0..<inner.height where cursor.top + line < units.count {
            let (unit, depth) = units[cursor.top + line]
            let isSelected = cursor.top + line == cursor.row
            let y = inner.y + line
            let ground = canvas.ground(ofRow: y, in: inner, isSelected: isSelected)
            let isMerged = state.workspace.organisation.units.successor(of: unit.id) != nil
            canvas.drawTruncated(
                state.workspace.name(of: unit.id), x: inner.x + 2 * depth, y: y,
                style: Style(isMerged ? .dim : .text, on: ground, isSelected ? .bold : []),
                limit: inner.width - 2 * depth)
        }
    }

    private func page(_ state: State) -> Int {
        max(1, min(state.workspace.organisation.units.count, state.workspace.size.height - 6))
    }
}
