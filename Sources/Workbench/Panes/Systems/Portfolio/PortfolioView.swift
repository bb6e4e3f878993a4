import Charts
import Model
import Scoring
import Terminal

/// Quality against importance: where the systems that are shown lie, what each quarter costs, and what it adds up to.
struct PortfolioView {
    let pane: SystemsPane
    let portfolio: Portfolio
    let workspace: Workspace

    func draw(on canvas: inout Canvas, in area: Rectangle) {
        let isWide = area.width >= 100
        let (picture, facts) =
            isWide ? area.splitLeft(area.width - 42) : area.splitTop(max(10, area.height - 8))
        chart.drawing(width: picture.width, height: picture.height).draw(on: &canvas, in: picture)
        drawFacts(on: &canvas, in: isWide ? facts.inset(x: 1, y: 1) : facts)
    }

    /// The selected system is named; the others' marks tell what they cost a year.
    var chart: Quadrant {
        let words = workspace.strings
        var points: [Quadrant.Point] = []
        for position in pane.inventory.shown.indices where position != pane.cursor.row {
            if let point = point(pane.inventory[position], isSelected: false) { points.append(point) }
        }
        if let row = pane.selected, let point = point(row, isSelected: true) { points.append(point) }
        let quadrants: [SystemResult.Quadrant] = [.retire, .modernise, .keep, .develop]
        return Quadrant(
            points: points, xLabel: words("field.importance"), yLabel: words("field.quality"),
            names: quadrants.map { words("quadrant.\($0.rawValue)") })
    }

    private func point(_ row: InventoryRow, isSelected: Bool) -> Quadrant.Point? {
        guard let quality = row.result.quality, let importance = row.result.importance else { return nil }
        let cost = row.system.annualCost ?? 0
        let marker: Character = isSelected ? "●" : cost >= 1_000_000 ? "○" : cost >= 100_000 ? "•" : "·"
        return Quadrant.Point(
            isSelected ? row.system.name : "", x: importance.value, y: quality.value,
            tone: isSelected ? .accent : .series2, marker: marker)
    }

    private func drawFacts(on canvas: inout Canvas, in area: Rectangle) {
        let words = workspace.strings
        let format = workspace.format
        var y = area.y
        func line(_ text: String, _ value: String, style: Style = Style()) {
            guard y < area.bottom else { return }
            let room = min(area.width, 44)
            canvas.drawTruncated(
                text, x: area.x, y: y, style: style, limit: room - TextWidth.columns(of: value) - 1)
            canvas.drawRight(value, right: area.x + room, y: y, style: style)
            y += 1
        }
        let rows = pane.inventory.shown.map { pane.inventory.row($0) }
        let total = rows.reduce(0) { $0 + ($1.system.annualCost ?? 0) }
        for quadrant in [SystemResult.Quadrant.develop, .modernise, .keep, .retire] {
            let inside = rows.filter { $0.result.quadrant == quadrant }
            let cost = inside.reduce(0) { $0 + ($1.system.annualCost ?? 0) }
            let share = total > 0 ? format.share(cost / total) : "–"
            let figures = [
                (words("systems.count", format.count(inside.count)), 12), (format.money(cost), 10), (share, 6),
            ]
            line(words("quadrant.\(quadrant.rawValue)"), figures.map { TextWidth.padded($0, before: $1) }.joined())
        }
        if area.height >= 10 { y += 1 }
        line(words("portfolio.index"), format.percent(portfolio.index), style: Style(.text).bold)
        line(words("portfolio.coverage"), format.share(portfolio.coverage))
        line(
            words("portfolio.compliance", format.count(portfolio.compliance.unknown)),
            format.share(portfolio.compliance.share))
        if let maturity = workspace.report?.whole.maturity, let gap = PerceptionGap(maturity, portfolio) {
            line(
                words("portfolio.gap", format.percent(gap.perceived), format.percent(gap.assessed)),
                format.difference(gap.assessed, gap.perceived))
        }
        guard area.height >= 14 else { return }
        y += 1
        line(words("portfolio.legend"), "", style: Style(.dim))
        if let row = pane.selected {
            y += 1
            line(row.system.name, "", style: Style(.accent).bold)
            line(words("field.quality"), format.percent(row.result.quality))
            line(words("field.importance"), format.percent(row.result.importance))
            line(words("field.annualCost"), row.system.annualCost.map(format.money) ?? "–")
        }
    }
}
