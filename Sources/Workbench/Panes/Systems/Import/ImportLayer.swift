import Exchange
import Model
import Terminal

/// How the columns of a list are understood, to be corrected before anything is written, and what the import would do.
struct ImportLayer: Layer {
    private let path: String
    /// Nil while the file is read.
    private var reading: ImportReading?
    /// Why the file cannot be read.
    private var failure: String?
    private var showsPreview = false
    private var cursor = ListCursor()
    private var previewCursor = ListCursor()

    private static let work = "import-systems"

    /// Reads a file beside the loop and shows how it is understood.
    static func open(_ path: String, sheet: String? = nil, in state: inout State) -> [Effect] {
        state.layers.append(ImportLayer(path: path))
        let workspace = state.workspace
        return [
            .work(
                Work(work) { isCancelled in
                    let result = Result { try ImportReading(path: path, sheet: sheet, workspace) }
                    guard !isCancelled() else { return nil }
                    return .worked { state in
                        update(&state) { layer, workspace in layer.take(result, workspace) }
                    }
                })
        ]
    }

    private init(path: String) { self.path = path }

    /// Changes the layer, wherever it lies; nothing where it was closed.
    private static func update(
        _ state: inout State, _ change: (inout ImportLayer, Workspace) -> [Effect]
    ) -> [Effect] {
        guard let index = state.layers.lastIndex(where: { $0 is ImportLayer }),
            var layer = state.layers[index] as? ImportLayer
        else { return [] }
        let effects = change(&layer, state.workspace)
        state.layers[index] = layer
        return effects
    }

    private mutating func take(_ result: Result<ImportReading, any Error>, _ workspace: Workspace) -> [Effect] {
        switch result {
        case .success(let read):
            reading = read
            cursor = ListCursor()
            return plan(workspace)
        case .failure(let error as SourceError): failure = error.description(in: workspace.language)
        case .failure(let error): failure = "\(error)"
        }
        return []
    }

    /// Has it worked out what the import would do.
    private mutating func plan(_ workspace: Workspace) -> [Effect] {
        reading?.plan = nil
        guard let reading, reading.hasKey else { return [.cancel(Self.work)] }
        return [
            .work(
                Work(Self.work) { isCancelled in
                    var planned = reading
                    planned.makePlan(workspace)
                    guard !isCancelled() else { return nil }
                    let done = planned
                    return .worked { state in
                        Self.update(&state) { layer, _ in
                            layer.reading = done
                            return []
                        }
                    }
                })
        ]
    }

    // MARK: Keys

    var hints: [(key: Key, title: String)] {
        guard let reading else { return [(.escape, "hint.cancel")] }
        var hints: [(key: Key, title: String)] =
            showsPreview ? [] : [(.enter, "hint.field"), (.character("x"), "hint.leave-out")]
        hints.append((.tab, showsPreview ? "hint.columns" : "hint.preview"))
        if reading.plan != nil { hints.append((.character("i"), "hint.import")) }
        hints.append((.character("p"), "hint.partial"))
        if reading.source.sheets.count > 1 { hints.append((.character("b"), "hint.sheet")) }
        return hints + [(.escape, showsPreview ? "hint.columns" : "hint.cancel")]
    }

    mutating func type(_ key: Key, state: State) -> LayerOutcome {
        if key == .control("c") || (key == .escape && !showsPreview) || (key == .character("q") && !showsPreview) {
            return .run { _ in [.cancel(Self.work)] }
        }
        guard let reading else { return .stay }
        let page = page(state.workspace.size)
        if showsPreview {
            let count = reading.plan.map { ImportPreview($0, reading, state.workspace).count } ?? 0
            if previewCursor.type(key, count: count, page: page) { return .stay }
        } else if cursor.type(key, count: reading.mapping.columns.count, page: page) {
            return .stay
        }
        switch key {
        case .tab, .backTab: showsPreview.toggle()
        case .escape, .character("q"): showsPreview = false
        case .enter where !showsPreview: return come(back: { layer, state in layer.askField(in: &state) })
        case .character("x") where !showsPreview, .delete where !showsPreview: return leaveOut(state.workspace)
        case .character("p"):
            self.reading?.isPartial.toggle()
            return .act(plan(state.workspace))
        case .character("b") where reading.source.sheets.count > 1:
            return come(back: { layer, state in layer.askSheet(in: &state) })
        case .character("i"): return importAll(reading, state)
        default: break
        }
        return .stay
    }

    mutating func click(_ mouse: Mouse, state: State) -> LayerOutcome {
        guard let reading else { return .stay }
        let page = page(state.workspace.size)
        if showsPreview {
            let count = reading.plan.map { ImportPreview($0, reading, state.workspace).count } ?? 0
            previewCursor.wheel(mouse, count: count, page: page)
        } else {
            cursor.wheel(mouse, count: reading.mapping.columns.count, page: page)
        }
        return .stay
    }

    /// Stays open beneath what is asked.
    private func come(back action: @escaping @Sendable (ImportLayer, inout State) -> Void) -> LayerOutcome {
        let layer = self
        return .run { state in
            state.layers.append(layer)
            action(layer, &state)
            return []
        }
    }

    private mutating func leaveOut(_ workspace: Workspace) -> LayerOutcome {
        reading?.mapping.choose(nil, for: cursor.row)
        return .act(plan(workspace))
    }

    private func askField(in state: inout State) {
        guard let reading else { return }
        let workspace = state.workspace
        let targets = ImportTarget.all(vocabulary: reading.vocabulary, method: workspace.library.method)
        let place = cursor.row
        let column = reading.mapping.columns[place]
        let none = workspace.strings("import.left-out")
        state.layers.append(
            Picker(
                title: workspace.strings("import.field.title", Self.name(column, workspace)),
                options: [Choice.Option(none)]
                    + targets.map { target in
                        // Which column has it now.
                        let other = reading.mapping.column(of: target).map { reading.mapping.columns[$0] }
                        return Choice.Option(
                            reading.headings.title(target, workspace.language),
                            note: other.map { Self.name($0, workspace) } ?? "")
                    },
                selected: column.target.flatMap { targets.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
            ) { index, state in
                Self.update(&state) { layer, workspace in
                    layer.reading?.mapping.choose(index == 0 ? nil : targets[index - 1], for: place)
                    return layer.plan(workspace)
                }
            })
    }

    private func askSheet(in state: inout State) {
        guard let sheets = reading?.source.sheets else { return }
        let path = path
        state.layers.append(
            Choice(
                title: state.workspace.strings("import.sheet.title"), options: sheets.map { Choice.Option($0) },
                selected: sheets.firstIndex { $0 == reading?.table.sheet } ?? 0
            ) { index, state in
                state.layers.removeAll { $0 is ImportLayer }
                return Self.open(path, sheet: sheets[index], in: &state)
            })
    }

    private func importAll(_ reading: ImportReading, _ state: State) -> LayerOutcome {
        guard let plan = reading.plan else { return .stay }
        guard reading.revision == state.workspace.revision else {
            // A colleague has changed something: it is to be looked at again.
            let before = self
            return .run { state in
                var layer = before
                let effects = layer.plan(state.workspace)
                state.layers.append(layer)
                state.workspace.say("import.changed-meanwhile")
                return effects
            }
        }
        guard !plan.problems.isEmpty else { return .run { Self.perform(reading, &$0) } }
        return come(back: { layer, state in
            let words = state.workspace.strings
            let count = state.workspace.format.count(plan.problems.count)
            state.layers.append(
                Choice(
                    title: words("import.problems", count),
                    options: [Choice.Option(words("import.look")), Choice.Option(words("import.rest"))],
                    // Who sees them already has no need to be shown them.
                    selected: layer.showsPreview ? 1 : 0
                ) { index, state in
                    guard index == 1 else {
                        return Self.update(&state) { layer, _ in
                            layer.showsPreview = true
                            layer.previewCursor = ListCursor()
                            return []
                        }
                    }
                    state.layers.removeAll { $0 is ImportLayer }
                    return Self.perform(reading, &state)
                })
        })
    }

    private static func perform(_ reading: ImportReading, _ state: inout State) -> [Effect] {
        guard let plan = reading.plan else { return [] }
        let edits = reading.edits(state.workspace.organisation)
        guard !edits.isEmpty else {
            state.workspace.say("import.nothing")
            return []
        }
        let effects = state.workspace.perform(edits)
        let format = state.workspace.format
        if !effects.isEmpty {
            state.workspace.say(
                "import.done", format.count(plan.added.count), format.count(plan.changed.count),
                format.count(plan.missing.count))
        }
        return effects
    }

    // MARK: Drawing

    func draw(on canvas: inout Canvas, state: State) {
        let words = state.workspace.strings
        // All between the tabs and the hints, for a list is wide.
        let area = Rectangle(x: 0, y: 1, width: canvas.width, height: canvas.height - 2)
        canvas.fill(area, style: Style(.text))
        let inner = area.inset(x: 1, y: 0)
        guard let reading else {
            let text = failure ?? words("import.reading", path)
            canvas.draw(words("import.title"), x: inner.x, y: inner.y, style: Style(.heading).bold)
            for (row, line) in TextWidth.wrapped(text, to: inner.width - 2).enumerated() {
                canvas.draw(
                    line, x: inner.x, y: inner.y + 2 + row, style: Style(failure == nil ? .dim : .bad))
            }
            return
        }
        drawHead(reading, on: &canvas, in: inner, state.workspace)
        let list = Rectangle(x: inner.x, y: inner.y + 3, width: inner.width, height: page(state.workspace.size))
        if showsPreview {
            drawPreview(reading, on: &canvas, in: list, state.workspace)
        } else {
            drawColumns(reading, on: &canvas, in: list, state.workspace)
        }
    }

    /// The file, and what the import would do.
    private func drawHead(
        _ reading: ImportReading, on canvas: inout Canvas, in area: Rectangle, _ workspace: Workspace
    ) {
        let words = workspace.strings
        let line = "\(reading.table.rows[reading.mapping.header].line)"
        let place = [reading.source.file, reading.table.sheet ?? "", words("import.headings", line)]
        let title = words("import.title")
        canvas.draw(title, x: area.x, y: area.y, style: Style(.heading).bold)
        let x = area.x + TextWidth.columns(of: title) + 2
        canvas.drawTruncated(
            place.filter { !$0.isEmpty }.joined(separator: " · "), x: x, y: area.y, style: Style(.dim),
            limit: area.right - x)
        guard let plan = reading.plan else {
            let key = reading.hasKey ? "import.planning" : "import.no-key"
            canvas.draw(
                words(key), x: area.x, y: area.y + 1, style: Style(reading.hasKey ? .dim : .bad), limit: area.width)
            return
        }
        drawCounts(plan, isPartial: reading.isPartial, on: &canvas, in: area, workspace)
    }

    private func drawCounts(
        _ plan: SystemImport, isPartial: Bool, on canvas: inout Canvas, in area: Rectangle, _ workspace: Workspace
    ) {
        var x = area.x
        let format = workspace.format
        let counts: [(String, Int, Tone)] = [
            ("import.count.added", plan.added.count, .good), ("import.count.changed", plan.changed.count, .accent),
            ("import.count.untouched", plan.untouched, .dim),
            (isPartial ? "import.count.partial" : "import.count.missing", plan.missing.count, .warning),
            ("import.count.problems", plan.problems.count, plan.problems.isEmpty ? .dim : .bad),
        ]
        for (key, count, tone) in counts {
            let isShown = count > 0 || key == "import.count.partial"
            x += canvas.draw(
                workspace.strings(key, format.count(count)), x: x, y: area.y + 1,
                style: Style(isShown ? tone : .dim, on: .ground, isShown && tone != .dim ? .bold : []),
                limit: area.right - x)
            x += 3
        }
    }

    private func drawColumns(
        _ reading: ImportReading, on canvas: inout Canvas, in list: Rectangle, _ workspace: Workspace
    ) {
        let columns = reading.mapping.columns
        var cursor = cursor
        cursor.keep(within: columns.count, page: list.height)
        let nameWidth = min(26, max(14, columns.map { TextWidth.columns(of: Self.name($0, workspace)) }.max() ?? 0))
        let sureWidth = 9
        let targetWidth = min(34, max(20, (list.width - nameWidth - sureWidth) * 4 / 9))
        let examplesX = list.x + nameWidth + 2
        let targetX = list.right - sureWidth - targetWidth - 1
        for line in 0..<list.height where cursor.top + line < columns.count {
            let column = columns[cursor.top + line]
            let isSelected = cursor.top + line == cursor.row
            let ground: Tone = isSelected ? .selection : .ground
            let y = list.y + line
            if isSelected {
                canvas.fill(
                    Rectangle(x: list.x - 1, y: y, width: list.width + 2, height: 1), style: Style(.text, on: ground))
            }
            let isTaken = column.target != nil
            canvas.drawTruncated(
                Self.name(column, workspace), x: list.x, y: y,
                style: Style(isTaken ? .text : .dim, on: ground, isSelected ? .bold : []), limit: nameWidth)
            let examples = column.examples.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
            canvas.drawTruncated(
                examples.joined(separator: " | "), x: examplesX, y: y, style: Style(.dim, on: ground),
                limit: targetX - examplesX - 1)
            let target =
                column.target.map { "→ " + reading.headings.title($0, workspace.language) }
                ?? workspace.strings("import.left-out")
            canvas.drawTruncated(
                target, x: targetX, y: y, style: Style(isTaken ? .accent : .dim, on: ground), limit: targetWidth)
            let isGuess = isTaken && column.sureness == .guess
            let sureness = isTaken || column.sureness >= .remembered ? Self.sureness(column.sureness) : nil
            if let sureness {
                canvas.draw(
                    workspace.strings(sureness), x: list.right - sureWidth, y: y,
                    style: Style(isGuess ? .warning : .dim, on: ground), limit: sureWidth)
            }
        }
    }

    private func drawPreview(
        _ reading: ImportReading, on canvas: inout Canvas, in list: Rectangle, _ workspace: Workspace
    ) {
        guard let plan = reading.plan else { return }
        let preview = ImportPreview(plan, reading, workspace)
        var cursor = previewCursor
        cursor.keep(within: preview.count, page: list.height)
        for line in 0..<list.height where cursor.top + line < preview.count {
            let entry = preview[cursor.top + line]
            let isSelected = cursor.top + line == cursor.row
            let ground: Tone = isSelected ? .selection : .ground
            let y = list.y + line
            if isSelected {
                canvas.fill(
                    Rectangle(x: list.x - 1, y: y, width: list.width + 2, height: 1), style: Style(.text, on: ground))
            }
            canvas.drawTruncated(
                entry.text, x: list.x + (entry.isHeading ? 0 : 2), y: y,
                style: Style(entry.tone, on: ground, entry.isHeading ? .bold : []),
                limit: list.width - (entry.isHeading ? 0 : 2))
        }
    }

    private static func name(_ column: SystemMapping.Column, _ workspace: Workspace) -> String {
        column.heading.isEmpty ? workspace.strings("import.column", "\(column.index + 1)") : column.heading
    }

    private static func sureness(_ sureness: Headings.Sureness) -> String {
        switch sureness {
        case .guess: "import.sure.guess"
        case .likely, .exact: "import.sure.exact"
        case .remembered: "import.sure.remembered"
        case .chosen: "import.sure.chosen"
        }
    }

    /// How many lines the list has: without the tabs, the head and the hints.
    private func page(_ size: (width: Int, height: Int)) -> Int { max(1, size.height - 5) }
}
