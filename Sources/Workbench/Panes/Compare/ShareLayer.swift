import Exchange
import Model
import Scoring
import Terminal

/// What the organisation would hand over: what is in it, what stays and why, and what there is to choose; Enter writes it.
struct ShareLayer: Layer {
    /// What would leave; nil while that is worked out.
    private var sharing: Sharing?
    /// Why it could not be worked out.
    private var failure: String?
    private var withProducts = false
    /// Whether there is a box to tick.
    private var hasBoxes = false
    /// Which of the boxes is selected.
    private var box = ListCursor()
    /// The first line that is seen.
    private var top = ListCursor()

    private static let work = "compare-share"

    /// Shows it, and works it out beside the loop.
    static func open(in state: inout State) -> [Effect] {
        guard !state.workspace.isReadOnly else {
            state.workspace.say("notice.read-only", isError: true)
            return []
        }
        let layer = ShareLayer()
        state.layers.append(layer)
        return [layer.prepare(state.workspace)]
    }

    private func prepare(_ workspace: Workspace) -> Effect {
        let withProducts = withProducts
        return .work(
            Work(Self.work) { _ in
                let result = Result {
                    Sharing(
                        workspace.organisation, instruments: workspace.library.instruments,
                        method: workspace.library.method, earlier: try workspace.peers.earlier(), on: workspace.today,
                        withProducts: withProducts)
                }
                return .worked { state in
                    let trouble = state.workspace.text
                    let organisation = state.workspace.organisation
                    Self.update(&state) { layer in
                        layer.hasBoxes =
                            !organisation.systems.isEmpty || organisation.plan.contains { $0.kind == .action }
                        switch result {
                        case .success(let sharing): layer.sharing = sharing
                        case .failure(let error): layer.failure = trouble(error)
                        }
                    }
                    return []
                }
            })
    }

    /// Changes the layer, wherever it lies; nothing where it was closed.
    private static func update(_ state: inout State, _ change: (inout ShareLayer) -> Void) {
        guard let index = state.layers.lastIndex(where: { $0 is ShareLayer }),
            var layer = state.layers[index] as? ShareLayer
        else { return }
        change(&layer)
        state.layers[index] = layer
    }

    // MARK: Lines

    private struct Line {
        var text: String
        var style = Style()
        var indent = 2
        /// What Space does with it.
        var toggle: Toggle?
    }

    private enum Toggle {
        case products
        case action(Identifier<PlanItem>)
    }

    private func lines(_ workspace: Workspace, width: Int) -> [Line] {
        guard let sharing else { return [] }
        let words = workspace.strings
        let format = workspace.format
        let summary = sharing.summary
        var lines: [Line] = []
        func heading(_ key: String) {
            if !lines.isEmpty { lines.append(Line(text: "")) }
            lines.append(Line(text: words(key), style: Style(.heading).bold, indent: 0))
        }
        func paragraph(_ text: String, _ style: Style = Style()) {
            for line in TextWidth.wrapped(text, to: width - 2) { lines.append(Line(text: line, style: style)) }
        }
        heading("share.in")
        for result in summary.results {
            let name = workspace.name(of: Peers.Period(instrument: result.instrument, year: result.year))
            let figures = words("share.figures", format.count(result.figures.count))
            let answers = result.respondents.map { words("share.respondents", format.count($0)) }
            paragraph([name, answers, figures].compactMap(\.self).joined(separator: " · "))
        }
        if let portfolio = summary.portfolio {
            paragraph(
                words(
                    "share.portfolio", format.count(portfolio.systems), format.count(portfolio.assessed),
                    format.money(portfolio.annualCost)))
        }
        if summary.results.isEmpty, summary.portfolio == nil { paragraph(words("share.nothing"), Style(.warning)) }
        heading("share.held")
        for held in sharing.heldBack {
            paragraph(words("share.held.\(held.reason.rawValue)", held.measurement.rawValue), Style(.warning))
        }
        paragraph(words("share.never"), Style(.dim))
        heading("share.choose")
        let systems = workspace.organisation.systems.count
        if systems > 0 {
            lines.append(
                Line(text: mark(withProducts) + words("share.products", format.count(systems)), toggle: .products))
        }
        let actions = workspace.organisation.plan.filter { $0.kind == .action }
        for action in actions {
            let category = action.category.flatMap { id in
                workspace.instrument.categories.first { $0.id == id }?.name(workspace.language)
            }
            let text = action.text + (category.map { " (\($0))" } ?? "")
            lines.append(Line(text: mark(action.isShared) + text, toggle: .action(action.id)))
        }
        if actions.isEmpty { paragraph(words("share.no-actions"), Style(.dim)) }
        return lines
    }

    private func mark(_ isOn: Bool) -> String { isOn ? "[✓] " : "[ ] " }

    // MARK: Keys

    var hints: [(key: Key, title: String)] {
        guard sharing != nil else { return [(.escape, "hint.cancel")] }
        return (hasBoxes ? [(.space, "hint.tick")] : []) + (summary == nil ? [] : [(.enter, "hint.write-file")])
            + (hasBoxes ? [(.character("u"), "command.undo")] : []) + [(.escape, "hint.close")]
    }

    /// What would be written; nil where there is nothing to share.
    private var summary: Summary? {
        sharing.flatMap { $0.summary.results.isEmpty && $0.summary.portfolio == nil ? nil : $0.summary }
    }

    mutating func type(_ key: Key, state: State) -> LayerOutcome {
        let area = Self.list(state.workspace.size)
        let lines = lines(state.workspace, width: area.width)
        if move(key, lines, page: area.height) { return .stay }
        switch key {
        case .escape, .character("q"), .control("c"): return .close
        case .space: return tick(lines, state, page: area.height)
        case .character("u"): return comeBack { Self.run("undo", &$0) }
        case .control("r"): return comeBack { Self.run("redo", &$0) }
        case .enter: return askFile(state)
        default: return .stay
        }
    }

    /// Goes from box to box, with the text following; where no box is left in that direction the text goes on.
    private mutating func move(_ key: Key, _ lines: [Line], page: Int) -> Bool {
        guard ListCursor.moves(key) else { return false }
        let boxes = Self.boxes(lines)
        let before = box.row
        let end = max(1, lines.count - page + 1)
        switch key {
        // The ends are those of the text, which has more than boxes.
        case .home, .character("g"): (box, top) = (ListCursor(), ListCursor())
        case .end, .character("G"):
            box.select(boxes.count - 1)
            _ = top.type(key, count: end, page: page)
        default:
            if seenBox(lines, page: page) != nil { _ = box.type(key, count: boxes.count, page: page) }
            if box.row != before {
                show(boxes[box.row], page: page)
            } else {
                _ = top.type(key, count: end, page: page)
                let seen = top.row..<top.row + page
                if seenBox(lines, page: page) == nil, let next = boxes.firstIndex(where: seen.contains) {
                    box.select(next)
                }
            }
        }
        return true
    }

    private mutating func show(_ line: Int, page: Int) {
        top.select(max(min(top.row, line), line - page + 1))
    }

    private static func boxes(_ lines: [Line]) -> [Int] { lines.indices.filter { lines[$0].toggle != nil } }

    /// The line of the selected box; nil where it is scrolled away.
    private func seenBox(_ lines: [Line], page: Int) -> Int? {
        let boxes = Self.boxes(lines)
        guard !boxes.isEmpty else { return nil }
        let line = boxes[min(box.row, boxes.count - 1)]
        return (top.row..<top.row + page).contains(line) ? line : nil
    }

    /// Ticks the selected box; one that is scrolled away is shown first, as what is not seen is not to be ticked.
    private mutating func tick(_ lines: [Line], _ state: State, page: Int) -> LayerOutcome {
        if let line = seenBox(lines, page: page) { return toggle(lines[line].toggle, state) }
        let boxes = Self.boxes(lines)
        if !boxes.isEmpty { show(boxes[min(box.row, boxes.count - 1)], page: page) }
        return .stay
    }

    private mutating func toggle(_ toggle: Toggle?, _ state: State) -> LayerOutcome {
        switch toggle {
        case .products:
            withProducts.toggle()
            return .act([prepare(state.workspace)])
        case .action(let id):
            return comeBack { state in
                guard let item = state.workspace.organisation.plan[id] else { return [] }
                var changed = item
                changed.isShared.toggle()
                return state.workspace.perform([.planItem(id, Replacement(from: item, to: changed))])
            }
        case nil: return .stay
        }
    }

    private static func run(_ command: String, _ state: inout State) -> [Effect] {
        Registry.commands.first { $0.id == command && $0.isAvailable(state) }?.run(&state) ?? []
    }

    /// Does something to the organisation, and shows what would be handed over then.
    private func comeBack(_ action: @escaping @Sendable (inout State) -> [Effect]) -> LayerOutcome {
        let layer = self
        return .run { state in
            let effects = action(&state)
            state.layers.append(layer)
            return effects + [layer.prepare(state.workspace)]
        }
    }

    private func askFile(_ state: State) -> LayerOutcome {
        guard let summary else { return .stay }
        let words = state.workspace.strings
        let layer = self
        return .run { state in
            state.layers.append(layer)
            state.layers.append(
                Prompt(
                    title: words("share.file.title"), help: words("share.file.help"),
                    text: "\(state.workspace.organisation.profile.slug).json", confirm: "hint.write-file",
                    complete: PathCompletion.completed,
                    check: { $0.allSatisfy(\.isWhitespace) ? words("problem.empty") : nil }
                ) { path, state in [Self.write(summary, to: SourceFile.expanded(path), state.workspace.peers)] })
            return []
        }
    }

    private static func write(_ summary: Summary, to path: String, _ source: PeerSource) -> Effect {
        .work(
            Work(work) { _ in
                let result = Result { try source.share(summary, path) }
                return .worked { state in
                    switch result {
                    case .success(let written):
                        state.layers.removeAll { $0 is ShareLayer }
                        state.workspace.say(
                            written.isReplaced ? "compare.shared.replaced" : "compare.shared", written.path)
                    case .failure(let error):
                        state.workspace.notice = Notice(state.workspace.text(of: error), isError: true)
                    }
                    return []
                }
            })
    }

    // MARK: Drawing

    func draw(on canvas: inout Canvas, state: State) {
        let words = state.workspace.strings
        // All between the tabs and the hints: what leaves the house is to be seen whole.
        let area = Rectangle(x: 0, y: 1, width: canvas.width, height: canvas.height - 2)
        canvas.fill(area, style: Style(.text))
        canvas.drawTruncated(
            words("share.title"), x: 1, y: area.y, style: Style(.heading).bold, limit: area.width - 2)
        let list = Self.list(state.workspace.size)
        guard sharing != nil else {
            for (row, line) in TextWidth.wrapped(failure ?? words("share.working"), to: list.width).enumerated() {
                canvas.draw(line, x: list.x, y: list.y + row, style: Style(failure == nil ? .dim : .bad))
            }
            return
        }
        let lines = lines(state.workspace, width: list.width)
        let selected = seenBox(lines, page: list.height)
        for offset in 0..<list.height where top.row + offset < lines.count {
            let line = lines[top.row + offset]
            let isSelected = top.row + offset == selected
            let y = list.y + offset
            if isSelected {
                canvas.fill(
                    Rectangle(x: list.x - 1, y: y, width: list.width + 2, height: 1),
                    style: Style(.text, on: .selection))
            }
            canvas.drawTruncated(
                line.text, x: list.x + line.indent, y: y, style: line.style.on(isSelected ? .selection : .ground),
                limit: list.width - line.indent)
        }
        if top.row + list.height < lines.count {
            canvas.draw("↓", x: list.right, y: list.bottom - 1, style: Style(.accent))
        }
    }

    private static func list(_ size: (width: Int, height: Int)) -> Rectangle {
        Rectangle(x: 1, y: 3, width: size.width - 2, height: max(1, size.height - 5))
    }
}
