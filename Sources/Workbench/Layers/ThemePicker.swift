import Terminal

/// The themes to choose from, each shown on the whole screen while it is selected.
struct ThemePicker: Layer {
    private let found: [ThemeFolders.Found]
    /// The theme to go back to.
    private let before: String
    private var cursor = ListCursor()

    init(_ found: [ThemeFolders.Found], current: String) {
        self.found = found
        before = current
        cursor.select(found.firstIndex { $0.name == current } ?? 0)
    }

    var hints: [(key: Key, title: String)] {
        [(.up, "hint.up"), (.down, "hint.down"), (.enter, "hint.choose"), (.escape, "hint.cancel")]
    }

    mutating func type(_ key: Key, state: State) -> LayerOutcome {
        if cursor.type(key, count: found.count, page: rows(state.workspace.size.height)) { return .act(preview) }
        switch key {
        case .enter:
            guard let name = selected?.name else { return .stay }
            return .run { state in
                state.workspace.theme = name
                return [.theme(name), .rememberTheme(name)]
            }
        case .escape, .control("c"), .character("q"):
            let before = before
            return .run { _ in [.theme(before)] }
        default: return .stay
        }
    }

    mutating func click(_ mouse: Mouse, state: State) -> LayerOutcome {
        let area = area(state.workspace.size)
        let page = rows(state.workspace.size.height)
        let row = cursor.row
        cursor.wheel(mouse, count: found.count, page: page)
        if cursor.row != row { return .act(preview) }
        guard mouse.action == .press || mouse.action == .doublePress else { return .stay }
        guard area.contains(x: mouse.x, y: mouse.y) else { return type(.escape, state: state) }
        let line = mouse.y - area.y - 1
        guard (0..<page).contains(line), found.indices.contains(line + cursor.top) else { return .stay }
        cursor.select(line + cursor.top)
        return mouse.action == .doublePress ? type(.enter, state: state) : .act(preview)
    }

    /// The selected theme on the whole screen; one that cannot be read is told of and changes nothing.
    private var preview: [Effect] { selected.map { [.theme($0.name)] } ?? [] }

    /// The selected theme that can be used.
    private var selected: Theme? { found.indices.contains(cursor.row) ? try? found[cursor.row].theme.get() : nil }

    func draw(on canvas: inout Canvas, state: State) {
        let area = area((canvas.width, canvas.height))
        let inner = box(
            on: &canvas, width: area.width, height: area.height, title: state.workspace.strings("choice.theme"))
        let page = rows(canvas.height)
        var cursor = cursor
        cursor.keep(within: found.count, page: page)
        for line in 0..<page where found.indices.contains(cursor.top + line) {
            let entry = found[cursor.top + line]
            let isSelected = cursor.top + line == cursor.row
            let y = inner.y + line
            let ground = canvas.ground(ofRow: y, in: inner, isSelected: isSelected)
            canvas.drawTruncated(
                title(of: entry, state), x: inner.x, y: y,
                style: Style(isBroken(entry) ? .dim : .text, on: ground, isSelected ? .bold : []),
                limit: inner.width - TextWidth.columns(of: entry.name) - 2)
            canvas.drawRight(entry.name, right: inner.right, y: y, style: Style(.dim, on: ground))
        }
        drawSample(on: &canvas, in: inner.splitBottom(Self.sampleRows).bottom, state)
    }

    private static let sampleRows = 4

    /// What the theme's colours are for, or what is wrong with it.
    private func drawSample(on canvas: inout Canvas, in area: Rectangle, _ state: State) {
        let words = state.workspace.strings
        if found.indices.contains(cursor.row), case .failure(var error) = found[cursor.row].theme {
            // The folder is known, and the line is what matters.
            error.file = String(error.file.split(separator: "/").last ?? "")
            let lines = TextWidth.wrapped("\(error)", to: area.width).prefix(area.height - 1)
            for (row, line) in lines.enumerated() {
                canvas.draw(line, x: area.x, y: area.y + 1 + row, style: Style(.bad), limit: area.width)
            }
            return
        }
        var x = area.x
        for (key, tone) in [
            ("theme.good", Tone.good), ("theme.warning", .warning), ("theme.bad", .bad), ("theme.accent", .accent),
        ] {
            x += canvas.draw(words(key), x: x, y: area.y + 1, style: Style(tone, on: .ground, .bold)) + 2
        }
        x = area.x
        for (index, tone) in [Tone.series1, .series2, .series3, .series4].enumerated() {
            x += canvas.draw("── \(index + 1)", x: x, y: area.y + 2, style: Style(tone)) + 2
        }
        x = area.x
        for (index, tone) in [Tone.heat1, .heat2, .heat3, .heat4, .heat5, .heat6].enumerated() {
            x += canvas.draw(" \(index + 1)   ", x: x, y: area.y + 3, style: Style(.heatText, on: tone))
        }
    }

    private func title(of entry: ThemeFolders.Found, _ state: State) -> String {
        guard let theme = try? entry.theme.get() else { return state.workspace.strings("theme.broken") }
        return theme.titles[state.workspace.language.rawValue] ?? entry.name
    }

    private func isBroken(_ entry: ThemeFolders.Found) -> Bool { (try? entry.theme.get()) == nil }

    private func rows(_ height: Int) -> Int { max(1, min(found.count, height - 6 - Self.sampleRows)) }

    /// In the corner, so that most of the screen shows what the theme does to it.
    private func area(_ size: (width: Int, height: Int)) -> Rectangle {
        Canvas(width: size.width, height: size.height).bounds.inset(x: 2, y: 1)
            .centred(width: 46, height: rows(size.height) + 2 + Self.sampleRows)
    }
}
