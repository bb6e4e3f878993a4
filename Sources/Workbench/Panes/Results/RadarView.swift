import Charts
import Model
import Scoring
import Terminal

/// The radar, and beside it the categories in figures where there is room.
struct RadarView {
    let scope: Scope
    let showsFactors: Bool

    /// This measurement, the one before, and for a unit the whole organisation.
    var radar: Radar {
        let workspace = scope.workspace
        var others = scope.before.map { [($0.label, $0.marks)] } ?? []
        if scope.unit != nil, let whole = scope.report.whole.maturity {
            others.append((workspace.organisation.profile.name, Scores(whole)))
        }
        return ResultCharts.radar(workspace, scope.maturity, others: others, ofFactors: showsFactors)
    }

    func draw(on canvas: inout Canvas, in area: Rectangle) {
        let isWide = area.width >= 106 && !showsFactors
        let (picture, side) =
            isWide ? area.splitLeft(area.width - 42) : (area, Rectangle(x: 0, y: 0, width: 0, height: 0))
        radar.drawing(width: picture.width, height: picture.height).draw(on: &canvas, in: picture)
        if isWide { drawFigures(on: &canvas, in: side.inset(x: 1)) }
    }

    private func drawFigures(on canvas: inout Canvas, in area: Rectangle) {
        let workspace = scope.workspace
        let format = workspace.format
        let before = scope.before
        let language = workspace.language
        var y = area.y + 1
        let score = scope.maturity.estimate.score
        BigDigits(score.map { "\($0.percent)%" } ?? "–").drawing(width: area.width, height: 5)
            .draw(on: &canvas, in: Rectangle(x: area.x, y: y, width: area.width, height: 5))
        y += 7
        if let before {
            canvas.drawRight(before.label, right: area.right, y: y, style: Style(.dim))
            y += 1
        }
        func line(_ name: String, _ score: Score?, _ measure: Measure, indent: Int, style: Style) {
            guard y < area.bottom else { return }
            canvas.drawTruncated(name, x: area.x + indent, y: y, style: style, limit: area.width - indent - 15)
            canvas.drawRight(format.percent(score), right: area.right - 8, y: y, style: style)
            if let (then, now) = before?.change(of: measure) {
                canvas.drawRight(
                    format.difference(then, now), right: area.right, y: y,
                    style: Style(now.percent > then.percent ? .good : now.percent < then.percent ? .bad : .dim))
            }
            y += 1
        }
        for dimension in workspace.instrument.dimensions {
            line(
                dimension.name(language), scope.maturity.dimension(dimension.id)?.estimate.score,
                .dimension(dimension.id), indent: 0, style: Style(.heading).bold)
            for category in dimension.categories {
                line(
                    category.name(language), scope.maturity.category(category.id)?.estimate.score,
                    .category(category.id), indent: 2, style: Style())
            }
            y += 1
        }
    }
}
