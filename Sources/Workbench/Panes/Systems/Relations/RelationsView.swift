import Model
import Scoring
import Terminal

/// What hands data to a system and what it hands data to, two steps out, with the units and processes that use it; or the
/// systems that a unit or process uses.
struct RelationsView {
    let pane: SystemsPane
    let workspace: Workspace

    private var state: RelationsState { pane.relations }

    static func list(_ area: Rectangle) -> Rectangle {
        area.splitTop(2).rest.splitLeft(area.width >= 100 ? area.width - 44 : area.width).left
    }

    func draw(on canvas: inout Canvas, in area: Rectangle) {
        let words = workspace.strings
        let trail = state.trail.suffix(4).map { name(of: $0) }.joined(separator: " › ")
        canvas.drawTruncated(
            words("relations.title", trail), x: area.x, y: area.y, style: Style(.heading).bold, limit: area.width)
        let list = Self.list(area)
        if state.isPending, state.rows.isEmpty {
            canvas.draw(words("portfolio.computing"), x: list.x, y: list.y, style: Style(.dim))
            return
        }
        var cursor = state.cursor
        cursor.keep(within: state.rows.count, page: list.height)
        for line in 0..<list.height where cursor.top + line < state.rows.count {
            let index = cursor.top + line
            draw(
                state.rows[index], on: &canvas,
                in: Rectangle(x: list.x, y: list.y + line, width: list.width, height: 1),
                isSelected: index == cursor.row)
        }
        if area.width >= 100 {
            drawFacts(on: &canvas, in: area.splitTop(2).rest.splitLeft(area.width - 42).rest)
        }
    }

    private func draw(_ row: RelationsState.Row, on canvas: inout Canvas, in area: Rectangle, isSelected: Bool) {
        let words = workspace.strings
        let isHere = isSelected && row.place != nil
        let ground: Tone = isHere ? .selection : .ground
        if isHere { canvas.fill(area, style: Style(.text, on: ground)) }
        func write(_ text: String, _ rest: String = "", indent: Int, tone: Tone = .text) {
            let used = canvas.drawTruncated(
                text, x: area.x + indent, y: area.y, style: Style(tone, on: ground, isHere ? .bold : []),
                limit: area.width - indent)
            canvas.drawTruncated(
                rest, x: area.x + indent + used, y: area.y, style: Style(.dim, on: ground),
                limit: area.width - indent - used)
        }
        switch row {
        case .heading(let heading, let count):
            let text = words(heading.rawValue, workspace.format.count(count))
            canvas.drawTruncated(text, x: area.x, y: area.y, style: Style(.heading).bold, limit: area.width)
        case .neighbour(let id, let data, let isGiver, let steps):
            let arrow = isGiver ? "←" : "→"
            let what = data.isEmpty ? "" : ": \(data)"
            write("\(arrow) \(workspace.name(of: id))", what + standing(of: id), indent: 4 * steps - 2)
        case .unit(let name): write(workspace.name(ofUnit: name), indent: 2)
        case .process(let name): write(name, indent: 2)
        case .used(let id): write(workspace.name(of: id), standing(of: id), indent: 2)
        }
    }

    /// What is not as of any other: planned, retired, or not in the inventory.
    private func standing(of id: Identifier<System>) -> String {
        guard let system = workspace.organisation.systems[id] else {
            return " (\(workspace.strings("relations.unknown")))"
        }
        guard let lifecycle = system.lifecycle, lifecycle != .inUse else { return "" }
        return " (\(workspace.strings("lifecycle.\(lifecycle.rawValue)")))"
    }

    private func name(of place: RelationsState.Place) -> String {
        switch place {
        case .system(let id): workspace.name(of: id)
        case .unit(let name): workspace.name(ofUnit: name)
        case .process(let name): name
        }
    }

    /// The figures of the selected system, or of the one in the middle.
    private func drawFacts(on canvas: inout Canvas, in area: Rectangle) {
        let place = state.row?.place ?? state.place
        guard case .system(let id)? = place, let system = workspace.organisation.systems[id] else { return }
        let words = workspace.strings
        let result = SystemResult(system, method: workspace.library.method)
        func text(_ field: System.Field) -> String? {
            if case .text(let text)? = system.fields[field] { text } else { nil }
        }
        let lines: [(String, String?)] = [
            (words("field.quadrant"), result.quadrant.map { words("quadrant.\($0.rawValue)") }),
            (words("field.quality"), workspace.format.percent(result.quality)),
            (words("field.importance"), workspace.format.percent(result.importance)),
            (words("field.annualCost"), workspace.cost(system.annualCost)),
            (words("field.contractEnd"), system.contractEnd?.description),
            (words("field.capability"), text(.capability)),
            (words("field.unit"), text(.unit).map { workspace.name(ofUnit: $0) }),
            (words("field.supplier"), text(.supplier)),
        ]
        canvas.drawTruncated(system.name, x: area.x, y: area.y, style: Style(.accent).bold, limit: area.width)
        for (row, line) in lines.filter({ $0.1 != nil }).enumerated() {
            canvas.drawTruncated(line.0, x: area.x, y: area.y + 1 + row, style: Style(.dim), limit: 16)
            canvas.drawTruncated(line.1 ?? "", x: area.x + 17, y: area.y + 1 + row, limit: area.width - 17)
        }
    }
}
