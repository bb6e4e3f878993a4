import Charts
import Model
import Scoring
import Terminal

/// Quality against importance: where the systems lie, what each quarter costs, and what it adds up to.
struct MatrixView {
    let pane: SystemsPane
    let map: PortfolioMap
    let workspace: Workspace

    init?(pane: SystemsPane, workspace: Workspace) {
        guard let map = pane.portfolio.findings.map else { return nil }
        (self.pane, self.map, self.workspace) = (pane, map, workspace)
    }

    private var selected: PortfolioMap.Place? {
        map.index(of: pane.selected?.system.id).map { map.places[$0] }
    }

    func draw(on canvas: inout Canvas, in area: Rectangle) {
        let isWide = area.width >= 100
        let (picture, facts) =
            isWide ? area.splitLeft(area.width - 45) : area.splitTop(max(9, area.height - 7))
        guard !map.places.isEmpty else {
            let lines = TextWidth.wrapped(workspace.strings("portfolio.none"), to: min(60, picture.width - 2))
            for (row, line) in lines.enumerated() {
                canvas.draw(line, x: picture.x + 1, y: picture.y + 1 + row, style: Style(.dim))
            }
            drawFacts(on: &canvas, in: isWide ? facts.inset(x: 1, y: 1) : facts, isWide: isWide)
            return
        }
        chart.drawing(width: picture.width, height: picture.height).draw(on: &canvas, in: picture)
        drawFacts(on: &canvas, in: isWide ? facts.inset(x: 1, y: 1) : facts, isWide: isWide)
    }

    /// The larger the mark, the more a system costs a year; the selected one is named.
    var chart: Quadrant {
        let words = workspace.strings
        let selected = selected
        let retires = pane.scenario(workspace)?.retires ?? []
        var points = map.places.filter { $0.id != selected?.id }.map { place in
            var point = point(place)
            if retires.contains(place.id) { point.tone = .warning }
            return point
        }
        if let selected {
            var mine = point(selected)
            mine.label = workspace.name(of: selected.id)
            mine.tone = .accent
            mine.isSelected = true
            points.append(mine)
        }
        let quadrants: [SystemResult.Quadrant] = [.retire, .modernise, .keep, .develop]
        return Quadrant(
            points: points, xLabel: words("field.importance"), yLabel: words("field.quality"),
            names: quadrants.map { words("quadrant.\($0.rawValue)") }, countsCrowds: true)
    }

    private func point(_ place: PortfolioMap.Place) -> Quadrant.Point {
        let cost = place.cost ?? 0
        let marker: Character = cost >= 5_000_000 ? "●" : cost >= 1_000_000 ? "○" : cost >= 100_000 ? "•" : "·"
        return Quadrant.Point("", x: place.importance, y: place.quality, tone: .series2, marker: marker)
    }

    private typealias Line = (text: String, value: String, style: Style)

    private func drawFacts(on canvas: inout Canvas, in area: Rectangle, isWide: Bool) {
        let first = quadrantLines
        if isWide {
            let blank: Line = ("", "", Style())
            draw(first + [blank] + figureLines + [blank] + selectedLines + [blank] + legend, on: &canvas, in: area)
            return
        }
        let (left, right) = area.splitLeft(area.width / 2 - 1)
        let figures = figureLines + Array(repeating: ("", "", Style()), count: max(0, 4 - figureLines.count))
        // The last row is that of the selected system: on a small screen the legend gives way to it.
        let rows = area.height - 1
        draw(Array((first + [legend[0]]).prefix(rows)), on: &canvas, in: left)
        draw(Array((figures + [legend[1]]).prefix(rows)), on: &canvas, in: right.inset(x: 2))
        guard let selected else { return }
        let text = [
            (mark.map { "✓ \($0): " } ?? "") + workspace.name(of: selected.id),
            "\(workspace.strings("field.quality")) \(workspace.format.percent(Score(selected.quality)))",
            "\(workspace.strings("field.importance")) \(workspace.format.percent(Score(selected.importance)))",
            workspace.cost(selected.cost),
        ].joined(separator: " · ")
        canvas.drawTruncated(text, x: area.x, y: area.bottom - 1, style: Style(.accent), limit: area.width)
    }

    private var legend: [Line] {
        ["portfolio.legend", "portfolio.legend.crowds"].map { (workspace.strings($0), "", Style(.dim)) }
    }

    private var quadrantLines: [Line] {
        let words = workspace.strings
        let format = workspace.format
        let portfolio = map.portfolio
        return [SystemResult.Quadrant.develop, .modernise, .keep, .retire].map { quadrant in
            let part = portfolio.quadrants[quadrant] ?? Portfolio.Part()
            let share = portfolio.cost > 0 ? format.share(part.cost / portfolio.cost) : "–"
            let figures = [(format.count(part.count), 6), (format.money(part.cost), 10), (share, 6)]
            return (
                words("quadrant.\(quadrant.rawValue)"),
                figures.map { TextWidth.padded($0, before: $1) }.joined(), Style()
            )
        }
    }

    private var figureLines: [Line] {
        let words = workspace.strings
        let format = workspace.format
        let portfolio = map.portfolio
        var lines: [Line] = [
            (words("portfolio.index"), format.percent(portfolio.index), Style(.text).bold),
            (words("portfolio.coverage"), format.share(portfolio.coverage), Style()),
            (
                words("portfolio.compliance", format.count(portfolio.compliance.unknown)),
                format.share(portfolio.compliance.share), Style()
            ),
        ]
        if let maturity = workspace.report?.whole.maturity, let gap = PerceptionGap(maturity, portfolio) {
            lines.append(
                (
                    words("portfolio.gap", format.percent(gap.perceived), format.percent(gap.assessed)),
                    format.difference(gap.assessed, gap.perceived), Style()
                ))
        }
        return lines
    }

    private var selectedLines: [Line] {
        guard let selected, let system = workspace.organisation.systems[selected.id] else { return [] }
        let words = workspace.strings
        let format = workspace.format
        let result = SystemResult(system, method: workspace.library.method)
        var lines: [Line] = [
            (system.name, result.quadrant.map { words("quadrant.\($0.rawValue)") } ?? "", Style(.accent).bold),
            (words("field.quality"), format.percent(result.quality), Style()),
            (words("field.importance"), format.percent(result.importance), Style()),
            (words("field.annualCost"), workspace.cost(system.annualCost), Style()),
        ]
        if let end = system.contractEnd { lines.append((words("field.contractEnd"), end.description, Style())) }
        if case .text(let unit)? = system.fields[.unit] {
            lines.append((words("field.unit"), workspace.name(ofUnit: unit), Style()))
        }
        if case .text(let supplier)? = system.fields[.supplier] {
            lines.append((words("field.supplier"), supplier, Style()))
        }
        if let mark { lines.append(("✓ " + mark, "", Style(.warning))) }
        return lines
    }

    /// The scenario that the selected system is marked to be retired in; nil where it is not.
    private var mark: String? {
        guard let selected, let scenario = pane.scenario(workspace), scenario.retires.contains(selected.id) else {
            return nil
        }
        return workspace.strings("portfolio.marked", scenario.name)
    }

    private func draw(_ lines: [Line], on canvas: inout Canvas, in area: Rectangle) {
        for (row, line) in lines.prefix(area.height).enumerated() {
            let value = TextWidth.truncated(line.value, to: area.width * 2 / 3)
            canvas.drawTruncated(
                line.text, x: area.x, y: area.y + row, style: line.style,
                limit: area.width - (value.isEmpty ? 0 : TextWidth.columns(of: value) + 1))
            canvas.drawRight(value, right: area.right, y: area.y + row, style: line.style)
        }
    }
}
