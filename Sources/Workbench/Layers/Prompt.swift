import Terminal

/// A question answered with a line of text.
struct Prompt: Layer {
    let title: String
    let help: String
    private var field: TextField
    private var problem = ""
    private let confirm: String
    private let complete: (@Sendable (String) -> String)?
    private let check: @Sendable (String) -> String?
    private let accept: @Sendable (String, inout State) -> [Effect]

    /// `check` gives what is wrong with a text, or nil when it can be accepted. Where `isReplaced`, the first character
    /// typed takes the place of the text, as for a number that is entered anew. `confirm` is the string that says what
    /// Enter does, and `complete` gives the text as far as it is certain how it goes on.
    init(
        title: String, help: String = "", text: String = "", isReplaced: Bool = false,
        confirm: String = "hint.save", complete: (@Sendable (String) -> String)? = nil,
        check: @escaping @Sendable (String) -> String? = { _ in nil },
        accept: @escaping @Sendable (String, inout State) -> [Effect]
    ) {
        self.title = title
        self.help = help
        self.confirm = confirm
        self.complete = complete
        self.check = check
        self.accept = accept
        field = TextField(text, isReplaced: isReplaced)
    }

    /// What has been typed.
    var text: String { field.text }

    mutating func type(_ key: Key, state: State) -> LayerOutcome {
        switch key {
        case .enter:
            let text = field.text
            if let problem = check(text) {
                self.problem = problem
                return .stay
            }
            let accept = accept
            return .run { state in accept(text, &state) }
        case .tab:
            if let complete { field = TextField(complete(field.text)) }
            return .stay
        case .escape, .control("c"): return .close
        default:
            if field.type(key) { problem = "" }
            return .stay
        }
    }

    var hints: [(key: Key, title: String)] {
        [(.enter, confirm)] + (complete == nil ? [] : [(.tab, "hint.complete")]) + [(.escape, "hint.cancel")]
    }

    mutating func paste(_ text: String, state: State) -> LayerOutcome {
        field.paste(text)
        problem = ""
        return .stay
    }

    func draw(on canvas: inout Canvas, state: State) {
        let width = min(64, canvas.width - 4)
        let notes = TextWidth.wrapped(problem.isEmpty ? help : problem, to: width - 6)
        let inner = box(on: &canvas, width: width, height: 5 + (notes == [""] ? 0 : notes.count), title: title)
        field.draw(
            on: &canvas, x: inner.x + 1, y: inner.y + 1, width: inner.width - 2, style: Style(.text, on: .selection))
        for (index, line) in notes.enumerated() {
            canvas.draw(
                line, x: inner.x + 1, y: inner.y + 3 + index, style: Style(problem.isEmpty ? .dim : .bad),
                limit: inner.width - 2)
        }
    }
}
