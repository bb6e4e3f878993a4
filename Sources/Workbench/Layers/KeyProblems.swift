import Library
import Terminal

/// Told at the start: wishes for keys that cannot be granted.
struct KeyProblems: Layer {
    var hints: [(key: Key, title: String)] { [(.escape, "hint.close")] }

    mutating func type(_ key: Key, state: State) -> LayerOutcome {
        [.enter, .escape, .character("q"), .space, .control("c")].contains(key) ? .close : .stay
    }

    mutating func click(_ mouse: Mouse, state: State) -> LayerOutcome { mouse.action == .press ? .close : .stay }

    func draw(on canvas: inout Canvas, state: State) {
        let words = state.workspace.strings
        let width = min(canvas.width - 4, 92)
        let lines = ([state.bindings.file, ""] + state.bindings.complaints(words, file: "keys.json")).flatMap {
            TextWidth.wrapped($0, to: width - 4)
        }
        let inner = box(
            on: &canvas, width: width, height: min(lines.count + 2, canvas.height - 4),
            title: words("keys.problems"))
        for (row, line) in lines.prefix(inner.height).enumerated() {
            canvas.draw(line, x: inner.x, y: inner.y + row, style: Style(.text), limit: inner.width)
        }
    }
}

extension KeyBindings {
    /// A line for each wish that cannot be granted, with its place in the file, called so.
    public func complaints(_ words: Strings, file: String) -> [String] {
        problems.map { problem in
            let reason: String =
                switch problem.reason {
                case .unknownCommand: words("keys.problem.command")
                case .unknownKey(let name): words("keys.problem.key", name)
                case .taken(let key, let other): words("keys.problem.taken", key.name, words("command.\(other)"), other)
                case .moves(let key): words("keys.problem.moves", key.name)
                }
            return "\(file):\(problem.line): \(problem.command): \(reason)"
        }
    }
}
