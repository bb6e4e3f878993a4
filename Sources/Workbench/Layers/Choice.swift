import Terminal

/// A list to choose from.
struct Choice: Layer {
    struct Option: Sendable {
        var label: String
        var note: String
        /// Whether it can be chosen; where not, the note says why.
        var isPossible: Bool

        init(_ label: String, note: String = "", isPossible: Bool = true) {
            self.label = label
            self.note = note
            self.isPossible = isPossible
        }
    }

    let title: String
    let options: [Option]
    private var cursor = ListCursor()
    private let choose: @Sendable (Int, inout State) -> [Effect]

    init(
        title: String, options: [Option], selected: Int = 0,
        choose: @escaping @Sendable (Int, inout State) -> [Effect]
    ) {
        self.title = title
        self.options = options
        self.choose = choose
        cursor.select(selected)
    }

    var hints: [(key: Key, title: String)] { [(.enter, "hint.choose"), (.escape, "hint.cancel")] }

    mutating func type(_ key: Key, state: State) -> LayerOutcome {
        if cursor.type(key, count: options.count, page: rows(state.workspace.size.height)) { return .stay }
        switch key {
        case .enter where !options.isEmpty: return chosen(cursor.row)
        case .character(let character):
            // A digit chooses at once, as the numbers beside the options say.
            if let digit = character.wholeNumberValue, (1...9).contains(digit), digit <= options.count {
                return chosen(digit - 1)
            }
            return character == "q" ? .close : .stay
        case .escape, .control("c"): return .close
        default: return .stay
        }
    }

    mutating func click(_ mouse: Mouse, state: State) -> LayerOutcome {
        let area = area(state.workspace.size)
        cursor.wheel(mouse, count: options.count, page: rows(state.workspace.size.height))
        guard mouse.action == .press || mouse.action == .doublePress else { return .stay }
        guard area.contains(x: mouse.x, y: mouse.y) else { return .close }
        // The frame is no option, whatever lies scrolled away behind it.
        let line = mouse.y - area.y - 1
        guard (0..<area.height - 2).contains(line), options.indices.contains(line + cursor.top) else { return .stay }
        return chosen(line + cursor.top)
    }

    func draw(on canvas: inout Canvas, state: State) {
        let area = area(state.workspace.size)
        let inner = box(on: &canvas, width: area.width, height: area.height, title: title)
        var cursor = cursor
        cursor.keep(within: options.count, page: inner.height)
        for line in 0..<inner.height {
            let index = cursor.top + line
            guard index < options.count else { break }
            let isSelected = index == cursor.row
            let y = inner.y + line
            let ground = canvas.ground(ofRow: y, in: inner, isSelected: isSelected)
            let number = index < 9 ? "\(index + 1)" : " "
            canvas.draw(number, x: inner.x, y: y, style: Style(.dim, on: ground))
            let noteWidth = TextWidth.columns(of: options[index].note)
            canvas.drawTruncated(
                options[index].label, x: inner.x + 2, y: y,
                style: options[index].isPossible
                    ? Style(.text, on: ground, isSelected ? .bold : []) : Style(.dim, on: ground),
                limit: inner.width - 2 - (noteWidth == 0 ? 0 : noteWidth + 2))
            canvas.drawRight(options[index].note, right: inner.right, y: y, style: Style(.dim, on: ground))
        }
    }

    /// The list stays where the option cannot be chosen, for another.
    private mutating func chosen(_ index: Int) -> LayerOutcome {
        guard options[index].isPossible else {
            cursor.select(index)
            return .stay
        }
        let choose = choose
        return .run { state in choose(index, &state) }
    }

    private func rows(_ height: Int) -> Int { max(1, min(options.count, height - 6)) }

    private func area(_ size: (width: Int, height: Int)) -> Rectangle {
        let widest = options.map { TextWidth.columns(of: $0.label) + TextWidth.columns(of: $0.note) + 4 }.max() ?? 0
        let width = max(TextWidth.columns(of: title) + 8, widest + 6, 30)
        return Canvas(width: size.width, height: size.height).bounds.inset(x: 2, y: 1)
            .centred(width: width, height: rows(size.height) + 2)
    }
}
