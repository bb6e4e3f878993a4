import Terminal

/// Told when files were not taken in: why, file by file.
struct CollectProblems: Layer {
    let reasons: [String]

    var hints: [(key: Key, title: String)] { [(.escape, "hint.close")] }

    mutating func type(_ key: Key, state: State) -> LayerOutcome {
        [.enter, .escape, .character("q"), .space, .control("c")].contains(key) ? .close : .stay
    }

    mutating func click(_ mouse: Mouse, state: State) -> LayerOutcome { mouse.action == .press ? .close : .stay }

    func draw(on canvas: inout Canvas, state: State) {
        let width = min(canvas.width - 4, 92)
        let height = canvas.height - 4
        var lines = reasons.flatMap { TextWidth.wrapped($0, to: width - 4) + [""] }.dropLast()
        // What has no room is not passed over in silence.
        if lines.count > height - 2 { lines = lines.prefix(height - 3) + ["…"] }
        let inner = box(
            on: &canvas, width: width, height: lines.count + 2,
            title: state.workspace.strings("collect.refused", state.workspace.format.count(reasons.count)))
        for (row, line) in lines.enumerated() {
            canvas.draw(line, x: inner.x, y: inner.y + row, style: Style(.text), limit: inner.width)
        }
    }
}
