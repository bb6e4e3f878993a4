import Charts
import Model
import Scoring
import Terminal

/// Maturity and its dimensions over the years, and every category as a row with its sparkline.
struct TrendView {
    let scope: Scope

    /// Maturity and its dimensions, with the country's latest figure as a line.
    var trend: Trend {
        let workspace = scope.workspace
        let words = workspace.strings
        let results = scope.comparable.map { scope.maturity(in: $0.id) }
        let whole = Series(
            label: words("results.maturity"), values: results.map { $0?.estimate.score?.value }, order: 0)
        let dimensions = workspace.instrument.dimensions.enumerated().map { index, dimension in
            Series(
                label: dimension.name(workspace.language),
                values: results.map { $0?.dimension(dimension.id)?.estimate.score?.value }, order: index + 1)
        }
        let references = workspace.library.nationalFigure.map {
            [Trend.Reference(label: words("results.national", "\($0.year)"), value: $0.score.value)]
        }
        return Trend(
            years: scope.comparable.map(\.header.year), series: [whole] + dimensions, references: references ?? [])
    }

    func draw(on canvas: inout Canvas, in area: Rectangle) {
        let tableHeight = min(scope.workspace.instrument.categories.count + 2, area.height / 2)
        let (chart, table) = area.splitBottom(area.height >= 16 ? tableHeight : 0)
        trend.drawing(width: chart.width, height: chart.height).draw(on: &canvas, in: chart)
        let measurements = scope.comparable
        drawTable(on: &canvas, in: table, measurements, measurements.map { scope.maturity(in: $0.id) })
    }

    private func drawTable(
        on canvas: inout Canvas, in area: Rectangle, _ measurements: [Measurement], _ results: [Maturity?]
    ) {
        guard area.height >= 3 else { return }
        let workspace = scope.workspace
        let format = workspace.format
        let shown = Array(measurements.indices.suffix(max(1, min(8, (area.width - 34) / 8))))
        let names = 22
        for (column, index) in shown.enumerated() {
            canvas.drawRight(
                measurements[index].id.rawValue, right: area.x + names + 8 * (column + 1), y: area.y + 1,
                style: Style(.dim))
        }
        for (row, category) in workspace.instrument.categories.enumerated() {
            let y = area.y + 2 + row
            guard y < area.bottom else { break }
            canvas.drawTruncated(category.name(workspace.language), x: area.x, y: y, limit: names)
            let scores = results.map { $0?.category(category.id)?.estimate.score }
            for (column, index) in shown.enumerated() {
                canvas.drawRight(
                    format.percent(scores[index]), right: area.x + names + 8 * (column + 1), y: y,
                    style: Style(.text, on: .ground, index == measurements.count - 1 ? .bold : []))
            }
            let spark = Sparkline(values: scores.map { $0?.value }, tone: .series1)
            canvas.draw(spark.text, x: area.x + names + 8 * shown.count + 3, y: y, style: Style(.series1))
        }
    }
}
