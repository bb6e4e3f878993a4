import Charts
import Model
import Scoring
import Terminal

/// One dimension, category or factor by itself: what it is, how it was answered, and how units differ.
struct SubjectView {
    let subject: Subject
    let scope: Scope
    let showsComments: Bool
    /// The first line of the comments or units that is shown.
    let top: Int

    func draw(on canvas: inout Canvas, in area: Rectangle) {
        let workspace = scope.workspace
        var y = area.y
        let format = workspace.format
        let estimate = subject.estimate(in: scope.maturity)
        let name = subject.name(workspace.instrument, workspace.language)
        var x = area.x
        x += canvas.draw(name, x: x, y: y, style: Style(.accent).bold) + 2
        let isWithheld = subject.isWithheld(in: scope.maturity)
        let score = isWithheld ? workspace.strings("results.withheld.short") : format.percent(estimate?.score)
        x += canvas.draw(score, x: x, y: y, style: Style(.text).bold) + 2
        if let before = scope.before, let (then, now) = before.change(of: subject.measure) {
            x +=
                canvas.draw(
                    "\(format.difference(then, now)) (\(before.label))", x: x, y: y, style: Style(.series2)) + 2
        }
        canvas.drawTruncated(facts(estimate), x: x, y: y, style: Style(.dim), limit: area.right - x)
        y += 1
        for line in textLines(width: area.width) {
            canvas.draw(line, x: area.x, y: y)
            y += 1
        }
        let (left, right) = columns(of: area)
        drawOwn(on: &canvas, in: Rectangle(x: left.x, y: left.y, width: left.width - 2, height: left.height))
        showsComments ? drawComments(on: &canvas, in: right) : drawUnits(on: &canvas, in: right)
    }

    /// How far the comments or units can be scrolled.
    func lastTop(in area: Rectangle) -> Int {
        let right = columns(of: area).right
        let count = showsComments ? commentLines(width: right.width).count : scope.report.units.count + 1
        return max(0, count - (right.height - 1))
    }

    private func textLines(width: Int) -> ArraySlice<String> {
        TextWidth.wrapped(text, to: min(width, 100)).prefix(2)
    }

    private func columns(of area: Rectangle) -> (left: Rectangle, right: Rectangle) {
        let rest = area.splitTop(2 + textLines(width: area.width).count).rest
        let (left, right) = rest.splitLeft(rest.width * 11 / 20)
        return (left, right)
    }

    private var text: String {
        let language = scope.workspace.language
        let instrument = scope.workspace.instrument
        switch subject {
        case .dimension(let id, _): return instrument.dimensions.first { $0.id == id }?.description(language) ?? ""
        case .category(let id, _): return instrument.categories.first { $0.id == id }?.description(language) ?? ""
        case .factor(let id, _):
            guard let factor = instrument.factors.first(where: { $0.id == id }) else { return "" }
            return instrument.sentence(factor, language)
        }
    }

    private func facts(_ estimate: Estimate?) -> String {
        let words = scope.workspace.strings
        let format = scope.workspace.format
        var parts: [String] = []
        if let interval = estimate?.interval { parts.append(words("results.interval", format.interval(interval))) }
        if let deviation = estimate?.deviation {
            parts.append(words("results.deviation", format.decimal(deviation, 0)))
        }
        switch subject {
        case .factor(let id, _):
            if let agreement = scope.maturity.factor(id)?.agreement {
                parts.append(words("results.agreement", format.decimal(agreement, 2)))
            }
        case .category(let id, _):
            if let alpha = scope.maturity.category(id)?.alpha {
                parts.append(words("results.alpha", format.decimal(alpha, 2)))
            }
        case .dimension: break
        }
        return parts.joined(separator: " · ")
    }

    /// The histogram of a factor's answers; the parts of anything larger.
    private func drawOwn(on canvas: inout Canvas, in area: Rectangle) {
        let workspace = scope.workspace
        let words = workspace.strings
        if case .factor(let id, _) = subject, let result = scope.maturity.factor(id) {
            canvas.draw(words("results.answers"), x: area.x, y: area.y, style: Style(.heading).bold)
            if result.isWithheld {
                canvas.draw(words("results.withheld.short"), x: area.x, y: area.y + 1, style: Style(.dim))
                return
            }
            let bins =
                (1...6).map { Histogram.Bin(label: "\($0)", count: result.counts[$0]) }
                + [
                    Histogram.Bin(
                        label: workspace.instrument.scale.unknown(workspace.language), count: result.counts[0],
                        tone: .dim)
                ]
            // Taller bars say no more.
            let picture = area.splitTop(1).rest.splitTop(22).top
            Histogram(
                bins: bins, mean: result.estimate.score.map { $0.value / 20 },
                meanText: workspace.format.percent(result.estimate.score)
            )
            .drawing(width: picture.width, height: picture.height).draw(on: &canvas, in: picture)
            return
        }
        canvas.draw(words("results.parts"), x: area.x, y: area.y, style: Style(.heading).bold)
        let before = scope.before
        let rows = parts.map { part in
            ResultCharts.bar(
                part.name(workspace.instrument, workspace.language), part.estimate(in: scope.maturity),
                reference: before?.marks[part.measure],
                isWithheld: part.isWithheld(in: scope.maturity), workspace)
        }
        let picture = area.splitTop(1).rest
        Bars(rows: rows).drawing(width: picture.width, height: picture.height).draw(on: &canvas, in: picture)
    }

    private var parts: [Subject] {
        let all = Subject.all(scope.workspace.instrument)
        guard let index = all.firstIndex(of: subject) else { return [] }
        return all[(index + 1)...].prefix { $0.depth > subject.depth }.filter { $0.depth == subject.depth + 1 }
    }

    private func drawUnits(on canvas: inout Canvas, in area: Rectangle) {
        let workspace = scope.workspace
        let words = workspace.strings
        canvas.draw(words("results.by-unit"), x: area.x, y: area.y, style: Style(.heading).bold)
        let rows = scope.report.units.map { unit in
            var bar = ResultCharts.bar(
                String(repeating: " ", count: unit.depth)
                    + (workspace.organisation.units[unit.id]?.name ?? unit.id.rawValue),
                unit.group.maturity.flatMap { subject.estimate(in: $0) },
                isWithheld: unit.group.maturity.map { subject.isWithheld(in: $0) } ?? true, workspace)
            bar.tone = unit.id == scope.unit ? .accent : .series3
            return bar
        }
        let picture = area.splitTop(1).rest
        let first = max(0, min(top, rows.count + 1 - picture.height))
        Bars(rows: Array(rows.dropFirst(first))).drawing(width: picture.width, height: picture.height)
            .draw(on: &canvas, in: picture)
        if rows.count + 1 - first > picture.height {
            canvas.drawRight("↓", right: area.right, y: area.bottom, style: Style(.accent))
        }
    }

    private func drawComments(on canvas: inout Canvas, in area: Rectangle) {
        let workspace = scope.workspace
        let words = workspace.strings
        canvas.draw(words("results.comments"), x: area.x, y: area.y, style: Style(.heading).bold)
        let lines = commentLines(width: area.width)
        guard !lines.isEmpty else {
            canvas.draw(words("results.no-comments"), x: area.x, y: area.y + 1, style: Style(.dim))
            return
        }
        let room = area.height - 1
        let first = max(0, min(top, lines.count - room))
        for (row, line) in lines.dropFirst(first).prefix(room).enumerated() {
            canvas.draw(line, x: area.x, y: area.y + 1 + row)
        }
    }

    /// What the group's respondents wrote, wrapped, with a blank line after each.
    private func commentLines(width: Int) -> [String] {
        // What few have answered, few have written about.
        guard case .factor(let id, _) = subject, let measurement = scope.workspace.measurement,
            scope.maturity.factor(id)?.isWithheld == false
        else { return [] }
        let within = scope.unit.map { scope.workspace.organisation.units.subtree(of: $0) }
        return measurement.responses
            .filter { response in within == nil || response.unit.map { within?.contains($0) == true } == true }
            .compactMap { $0.comments[id] }
            .flatMap { TextWidth.wrapped("» " + $0, to: width) + [""] }
    }
}
