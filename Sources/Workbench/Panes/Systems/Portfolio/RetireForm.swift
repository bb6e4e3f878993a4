import Model
import Scoring
import Terminal

/// Asks whether systems are really to be retired, and says first what that breaks.
struct RetireForm: Layer {
    private let systems: [Identifier<System>]
    private let title: String
    private let rows: [ScenarioRow]
    private let options: [(label: String, edits: @Sendable (Workspace) -> [Edit])]
    /// The first row shown.
    private var top = 0
    private var cursor = ListCursor()

    /// Looks for what breaks, and then asks; of a scenario's systems, it can be all of them.
    static func ask(_ id: Identifier<System>, with scenario: Scenario?, in state: State) -> [Effect] {
        let inventory = state.workspace.organisation.systems
        let all = scenario.map { $0.retires.filter { inventory[$0]?.isInOperation == true }.sorted() } ?? []
        let systems = all.count > 1 && all.contains(id) ? all : [id]
        return [
            .work(
                Work("retire") { _ in
                    let breaks = RetirementBreaks(retiring: Set(systems), inventory: inventory)
                    return .worked { state in
                        state.layers.append(RetireForm(systems, breaks, state.workspace))
                        return []
                    }
                })
        ]
    }

    init(_ systems: [Identifier<System>], _ breaks: RetirementBreaks, _ workspace: Workspace) {
        let words = workspace.strings
        self.systems = systems
        title =
            systems.count == 1
            ? words("retire.title", workspace.name(of: systems[0]))
            : words("retire.title.many", workspace.format.count(systems.count))
        let known = systems.compactMap { workspace.organisation.systems[$0] }
        let contracts = known.compactMap { system in
            system.contractEnd.map { words("retire.contract", system.name, $0.description) }
        }
        var rows: [ScenarioRow] = []
        if systems.count > 1 { rows.append(.text(workspace.names(of: systems, atMost: 8))) }
        rows += BreaksText.rows(breaks, workspace)
        if !contracts.isEmpty {
            rows.append(.heading(words("retire.contracts")))
            rows += contracts.map(ScenarioRow.text)
        }
        self.rows = rows
        let today = workspace.today
        var options: [(String, @Sendable (Workspace) -> [Edit])] = []
        // What is paid for anyway is used until then: that comes first.
        let ends = known.compactMap(\.contractEnd).filter { $0 > today }
        if let last = ends.max() {
            options.append(
                (
                    words(systems.count == 1 ? "retire.later" : "retire.later.many", last.description),
                    { Self.edits(systems, in: $0) { max(today, $0.contractEnd ?? today) } }
                ))
        }
        options.append((words("retire.now", today.description), { Self.edits(systems, in: $0) { _ in today } }))
        self.options = options
    }

    var hints: [(key: Key, title: String)] {
        [(.enter, "hint.choose"), (.escape, "hint.cancel")]
    }

    mutating func type(_ key: Key, state: State) -> LayerOutcome {
        switch key {
        case .pageDown: top = min(top + 5, max(0, rows.count - shown(state.workspace.size)))
        case .pageUp: top = max(0, top - 5)
        case .escape, .character("q"), .control("c"): return .close
        case .enter: return chosen(cursor.row)
        case .character(let character)
        where character.wholeNumberValue.map { (1...options.count).contains($0) } ?? false:
            return chosen((character.wholeNumberValue ?? 1) - 1)
        default: _ = cursor.type(key, count: options.count, page: options.count)
        }
        return .stay
    }

    private func chosen(_ index: Int) -> LayerOutcome {
        let (edits, systems) = (options[index].edits, systems)
        return .run { state in
            let effects = state.workspace.perform(edits(state.workspace))
            if !effects.isEmpty {
                state.workspace.say("retire.done", state.workspace.names(of: systems))
            }
            return effects
        }
    }

    /// Retires systems on the day of each: those whose day is still to come are being phased out until then.
    private static func edits(
        _ systems: [Identifier<System>], in workspace: Workspace, day: (System) -> Day
    ) -> [Edit] {
        systems.compactMap { workspace.organisation.systems[$0] }.flatMap { system in
            let day = day(system)
            let lifecycle: System.Lifecycle = day > workspace.today ? .phasingOut : .retired
            let values: [(System.Field, System.Value)] = [
                (.lifecycle, .text(lifecycle.rawValue)), (.retired, .day(day)),
            ]
            return values.filter { system.fields[$0] != $1 }.map { field, value in
                Edit.systemField(system.id, field, Replacement(from: system.fields[field], to: value))
            }
        }
    }

    func draw(on canvas: inout Canvas, state: State) {
        let height = shown((canvas.width, canvas.height))
        let inner = box(on: &canvas, width: 76, height: height + options.count + 3, title: title)
        for (line, row) in rows.dropFirst(top).prefix(height).enumerated() {
            let y = inner.y + line
            switch row {
            case .heading(let text):
                canvas.drawTruncated(text, x: inner.x, y: y, style: Style(.warning).bold, limit: inner.width)
            case .text(let text):
                canvas.drawTruncated(text, x: inner.x + 2, y: y, limit: inner.width - 2)
            case .system: break
            }
        }
        let hidden = rows.count - top - height
        if hidden > 0 {
            canvas.drawTruncated(
                state.workspace.strings("retire.more", "\(hidden)"), x: inner.x, y: inner.y + height,
                style: Style(.dim), limit: inner.width)
        }
        for (index, option) in options.enumerated() {
            let y = inner.y + height + 1 + index
            let isSelected = index == cursor.row
            let ground = canvas.ground(ofRow: y, in: inner, isSelected: isSelected)
            canvas.draw("\(index + 1)", x: inner.x, y: y, style: Style(.dim, on: ground))
            canvas.drawTruncated(
                option.label, x: inner.x + 2, y: y, style: Style(.text, on: ground, isSelected ? .bold : []),
                limit: inner.width - 2)
        }
    }

    private func shown(_ size: (width: Int, height: Int)) -> Int { min(rows.count, max(3, size.height - 10)) }
}
