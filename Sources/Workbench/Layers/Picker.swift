import Terminal

/// A long list to choose from by typing part of what one looks for.
struct Picker: Layer {
    let title: String
    let options: [Choice.Option]
    private var field = TextField()
    private var cursor = ListCursor()
    /// Positions of the options that match what was typed, best first.
    private var matches: [Int]
    private let choose: @Sendable (Int, inout State) -> [Effect]
    private let remove: (@Sendable (Int, inout State) -> [Effect])?
    private let create: (@Sendable (String, inout State) -> [Effect])?
    /// What stands before the line that is typed.
    private let sign: String
    /// The string that says what Enter does.
    private let verb: String
    /// Said where nothing matches; the usual words when nil.
    private let none: String?

    /// `choose` gets the position of the chosen option. Where `remove` is given, Delete removes an option and closes;
    /// where `create` is, Enter takes what was typed when nothing matches it.
    init(
        title: String, options: [Choice.Option], selected: Int = 0, sign: String = "/", verb: String = "hint.choose",
        none: String? = nil,
        remove: (@Sendable (Int, inout State) -> [Effect])? = nil,
        create: (@Sendable (String, inout State) -> [Effect])? = nil,
        choose: @escaping @Sendable (Int, inout State) -> [Effect]
    ) {
        self.title = title
        self.options = options
        self.choose = choose
        self.remove = remove
        self.create = create
        self.sign = sign
        self.verb = verb
        self.none = none
        matches = Array(options.indices)
        cursor.select(selected)
    }

    var hints: [(key: Key, title: String)] {
        [(.enter, verb)] + (remove == nil ? [] : [(.delete, "hint.remove")]) + [(.escape, "hint.cancel")]
    }

    mutating func type(_ key: Key, state: State) -> LayerOutcome {
        switch key {
        case .escape, .control("c"): return .close
        case .up, .down, .pageUp, .pageDown:
            _ = cursor.type(key, count: matches.count, page: rows(state.workspace.size.height))
        case .enter:
            if matches.indices.contains(cursor.row) { return chosen(matches[cursor.row]) }
            if let create, !field.text.allSatisfy(\.isWhitespace) {
                let text = field.text
                return .run { state in create(text, &state) }
            }
        case .delete:
            if let remove, matches.indices.contains(cursor.row) {
                let index = matches[cursor.row]
                return .run { state in remove(index, &state) }
            }
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
        let area = area(state.workspace.size)
        cursor.wheel(mouse, count: matches.count, page: rows(state.workspace.size.height))
        guard mouse.action == .press || mouse.action == .doublePress else { return .stay }
        guard area.contains(x: mouse.x, y: mouse.y) else { return .close }
        let line = mouse.y - area.y - 3 + cursor.top
        guard mouse.y >= area.y + 3, mouse.y < area.bottom - 1, matches.indices.contains(line) else { return .stay }
        return chosen(matches[line])
    }

    func draw(on canvas: inout Canvas, state: State) {
        let area = area(state.workspace.size)
        let inner = box(on: &canvas, width: area.width, height: area.height, title: title)
        canvas.draw(sign, x: inner.x, y: inner.y, style: Style(.accent))
        field.draw(on: &canvas, x: inner.x + 2, y: inner.y, width: inner.width - 2)
        var cursor = cursor
        let page = inner.height - 2
        cursor.keep(within: matches.count, page: page)
        for line in 0..<page where cursor.top + line < matches.count {
            let option = options[matches[cursor.top + line]]
            let isSelected = cursor.top + line == cursor.row
            let y = inner.y + 2 + line
            let ground = canvas.ground(ofRow: y, in: inner, isSelected: isSelected)
            let noteWidth = TextWidth.columns(of: option.note)
            canvas.drawTruncated(
                option.label, x: inner.x, y: y, style: Style(.text, on: ground, isSelected ? .bold : []),
                limit: inner.width - (noteWidth == 0 ? 0 : noteWidth + 2))
            canvas.drawRight(option.note, right: inner.right, y: y, style: Style(.dim, on: ground))
        }
        if matches.isEmpty {
            let words = state.workspace.strings
            canvas.drawTruncated(
                none ?? words(create == nil ? "picker.none" : "picker.create"), x: inner.x, y: inner.y + 2,
                style: Style(.dim),
                limit: inner.width)
        }
    }

    private mutating func match() {
        // Within a text before letters in order; a few letters in order stand in nearly every long text.
        let wanted = Collation.key(field.text.trimmingBlanks)
        let exact = options.indices.filter { index in
            wanted.isEmpty || Collation.key(options[index].label + " " + options[index].note).contains(wanted)
        }
        matches = exact.isEmpty ? Fuzzy.ranked(field.text, options.map(\.label)) : exact
        cursor.select(0)
        cursor.keep(within: matches.count, page: 1)
    }

    private func chosen(_ index: Int) -> LayerOutcome {
        let choose = choose
        return .run { state in choose(index, &state) }
    }

    private func rows(_ height: Int) -> Int { min(max(3, options.count), 16, max(3, height - 8)) }

    private func area(_ size: (width: Int, height: Int)) -> Rectangle {
        let widest = options.map { TextWidth.columns(of: $0.label) + TextWidth.columns(of: $0.note) + 4 }.max() ?? 0
        let width = max(TextWidth.columns(of: title) + 8, min(widest + 4, 72), 44)
        return Canvas(width: size.width, height: size.height).bounds.inset(x: 2, y: 1)
            .centred(width: width, height: rows(size.height) + 4)
    }
}

extension String {
    /// Without blanks at its ends.
    fileprivate var trimmingBlanks: String {
        var text = self[...]
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
