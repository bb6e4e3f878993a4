import Charts
import Model
import Scoring
import Terminal

/// Draws the assessment of a system: every criterion with its marks, and the one on turn with its scale explained.
struct AssessmentView {
    let entry: AssessmentEntry
    let system: System
    let workspace: Workspace

    private var items: [AssessmentEntry.Item] { AssessmentEntry.items(workspace.library.method) }

    func draw(on canvas: inout Canvas, in area: Rectangle) {
        drawHeader(on: &canvas, in: area.splitTop(1).top)
        drawProgress(on: &canvas, in: area.splitTop(2).top.splitTop(1).rest)
        let rest = area.splitTop(3).rest
        if entry.showsAll {
            AssessorsView(entry: entry, system: system, workspace: workspace).draw(on: &canvas, in: rest)
            return
        }
        let (list, side) = rest.splitLeft(area.width >= 100 ? 52 : area.width >= 70 ? 36 : 28)
        drawList(on: &canvas, in: list)
        drawQuestion(on: &canvas, in: side.inset(x: 2))
    }

    private func drawHeader(on canvas: inout Canvas, in area: Rectangle) {
        let words = workspace.strings
        let result = SystemResult(system, method: workspace.library.method)
        let scores = words(
            "systems.assess.scores", workspace.format.percent(result.quality),
            workspace.format.percent(result.importance),
            result.quadrant.map { words("quadrant.\($0.rawValue)") } ?? "–")
        canvas.drawRight(scores, right: area.right, y: area.y, style: Style(.text).bold)
        let title = "\(system.name) · \(workspace.name(of: entry.assessor))"
        canvas.drawTruncated(
            title, x: area.x, y: area.y, style: Style(.heading).bold,
            limit: area.width - TextWidth.columns(of: scores) - 2)
    }

    /// How far the assessor has come, how much somebody has assessed, how far the assessors are apart, what is missing.
    private func drawProgress(on canvas: inout Canvas, in area: Rectangle) {
        let words = workspace.strings
        let method = workspace.library.method
        let missing = entry.missing(in: system, method)
        let (done, total) = (items.count - missing.count, items.count)
        let bar = Rectangle(x: area.x, y: area.y, width: min(20, area.width / 4), height: 1)
        Progress(done: done, total: total, tone: missing.isEmpty ? .good : .accent)
            .drawing(width: bar.width, height: 1).draw(on: &canvas, in: bar)
        var parts = [words("systems.assess.progress", "\(done)", "\(total)")]
        if let coverage = SystemResult(system, method: method).coverage, coverage < 1 {
            parts.append(words("systems.assess.coverage", workspace.format.share(coverage)))
        }
        if let deviation = Disagreement(system, method: method).deviation {
            parts.append(words("systems.assess.disagreement", workspace.format.decimal(deviation, 0)))
        }
        if !missing.isEmpty {
            let names = missing.map { name(of: items[$0]) }.joined(separator: ", ")
            parts.append(words("systems.assess.missing", names))
        }
        canvas.drawTruncated(
            parts.joined(separator: " · "), x: bar.right + 2, y: area.y, style: Style(.dim),
            limit: area.width - bar.width - 2)
    }

    private func drawList(on canvas: inout Canvas, in area: Rectangle) {
        let words = workspace.strings
        var lines: [(text: String, position: Int?)] = []
        var heading = ""
        for (position, item) in items.enumerated() {
            let group: String =
                switch item {
                case .quality: words("field.quality")
                case .importance: words("field.importance")
                case .requirement: words("systems.assess.requirements")
                }
            if group != heading {
                lines.append((group, nil))
                heading = group
            }
            lines.append((name(of: item), position))
        }
        let here = lines.firstIndex { $0.position == entry.position } ?? 0
        let first = max(0, min(here - area.height / 2, lines.count - area.height))
        for (row, line) in lines.dropFirst(first).prefix(area.height).enumerated() {
            let y = area.y + row
            guard let position = line.position else {
                canvas.drawTruncated(line.text, x: area.x, y: y, style: Style(.heading).bold, limit: area.width)
                continue
            }
            let isHere = position == entry.position
            let ground: Tone = isHere ? .selection : .ground
            if isHere {
                canvas.fill(Rectangle(x: area.x, y: y, width: area.width, height: 1), style: Style(.text, on: ground))
            }
            let others = summary(of: items[position])
            canvas.drawTruncated(
                line.text, x: area.x + 2, y: y, style: Style(.text, on: ground, isHere ? .bold : []),
                limit: area.width - 15)
            canvas.drawRight(
                mark(of: items[position]), right: area.right - 9, y: y, style: Style(.accent, on: ground, .bold))
            canvas.drawRight(others, right: area.right - 1, y: y, style: Style(.dim, on: ground))
        }
    }

    private func drawQuestion(on canvas: inout Canvas, in area: Rectangle) {
        let language = workspace.language
        let words = workspace.strings
        guard items.indices.contains(entry.position) else { return }
        let item = items[entry.position]
        var question = words("systems.assess.requirement", name(of: item))
        var scale = [(1, words("systems.yes")), (2, words("systems.no"))]
        if let criterion = item.criterion {
            question = criterion.question(language)
            scale = criterion.scale.enumerated().map { ($0 + 1, $1(language)) }
        }
        var y = area.y
        for line in TextWidth.wrapped(question, to: area.width) where y < area.bottom {
            canvas.draw(line, x: area.x, y: y, style: Style(.text).bold)
            y += 1
        }
        y += 1
        let chosen = mark(of: item)
        for (digit, text) in scale {
            let isChosen = item.criterion != nil ? chosen == "\(digit)" : chosen == text
            for (index, line) in TextWidth.wrapped(text, to: area.width - 6).enumerated() where y < area.bottom {
                if index == 0 {
                    canvas.draw(isChosen ? "●" : "○", x: area.x, y: y, style: Style(isChosen ? .accent : .dim))
                    canvas.draw("\(digit)", x: area.x + 2, y: y, style: Style(.accent).bold)
                }
                canvas.draw(line, x: area.x + 5, y: y, style: Style(.text, on: .ground, isChosen ? .bold : []))
                y += 1
            }
        }
        y += 1
        for line in othersLines(item) where y < area.bottom {
            canvas.drawTruncated(line, x: area.x, y: y, style: Style(.dim), limit: area.width)
            y += 1
        }
    }

    private func name(of item: AssessmentEntry.Item) -> String {
        switch item {
        case .quality(let criterion), .importance(let criterion): criterion.name(workspace.language)
        case .requirement(let field): workspace.strings(Column.field(field).titleKey)
        }
    }

    /// The mark that the assessor has given, or what is known of a requirement.
    private func mark(of item: AssessmentEntry.Item) -> String {
        switch item {
        case .quality(let criterion), .importance(let criterion):
            return system.assessments[entry.assessor]?.marks[criterion.id].map { "\($0.value)" } ?? "·"
        case .requirement(let field):
            guard case .truth(let truth)? = system.fields[field] else { return "·" }
            return workspace.strings(truth ? "systems.yes" : "systems.no")
        }
    }

    /// The assessors' mean, where there are several, with how far apart they are.
    private func summary(of item: AssessmentEntry.Item) -> String {
        let marks = marks(item).map(\.mark.value)
        guard marks.count > 1, let low = marks.min(), let high = marks.max() else { return "" }
        let mean = workspace.format.decimal(Double(marks.reduce(0, +)) / Double(marks.count), 1)
        return high > low ? "\(mean) ↕\(high - low)" : mean
    }

    private func othersLines(_ item: AssessmentEntry.Item) -> [String] {
        marks(item).filter { $0.assessor != entry.assessor }.map {
            "\(workspace.name(of: $0.assessor)): \($0.mark.value)"
        }
    }

    private func marks(_ item: AssessmentEntry.Item) -> [(assessor: Identifier<Assessment>, mark: Mark)] {
        guard let criterion = item.criterion else { return [] }
        return system.assessments.compactMap { assessment in
            assessment.marks[criterion.id].map { (assessment.id, $0) }
        }
    }
}
