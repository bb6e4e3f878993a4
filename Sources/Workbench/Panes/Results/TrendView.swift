import Charts
import Model
import Scoring
import Terminal

/// Maturity and its dimensions over the years, and every category as a row with its sparkline.
struct TrendView {
    let scope: Scope

    /// Maturity and its dimensions, with the country's latest figure as a line.
    /// Everything that has to be known to read it is said in it.
    var trend: Trend {
        let series = scope.series
        return trend(series, notes: scope.workspace.notes(onUnitsOf: series))
    }

    private func trend(_ series: ComparableSeries, notes: [String] = []) -> Trend {
        let workspace = scope.workspace
        let words = workspace.strings
        func values(_ measure: Measure) -> [Double?] { series.points.map { $0.scores?[measure]?.value } }
        let whole = Series(label: words("results.maturity"), values: values(.maturity), order: 0)
        let dimensions = workspace.instrument.dimensions.enumerated().map { index, dimension in
            Series(
                label: dimension.name(workspace.language), values: values(.dimension(dimension.id)), order: index + 1)
        }
        // Published figures are of all statements.
        let national = series.comparability.isWhole ? workspace.library.nationalFigure : nil
        let references = national.map {
            [Trend.Reference(label: words("results.national", "\($0.year)"), value: $0.score.value)]
        }
        return Trend(
            years: series.points.map(\.year), series: [whole] + dimensions, references: references ?? [],
            notes: workspace.notes(on: series.comparability) + notes)
    }

    func draw(on canvas: inout Canvas, in area: Rectangle) {
        let series = scope.series
        let tableHeight = min(scope.workspace.instrument.categories.count + 2, area.height / 2)
        let (chart, table) = area.splitBottom(area.height >= 16 ? tableHeight : 0)
        trend(series).drawing(width: chart.width, height: chart.height).draw(on: &canvas, in: chart)
        drawTable(on: &canvas, in: table, series.points)
    }

    private func drawTable(
        on canvas: inout Canvas, in area: Rectangle, _ points: [ComparableSeries.Point]
    ) {
        guard area.height >= 3 else { return }
        let workspace = scope.workspace
        let format = workspace.format
        let shown = Array(points.indices.suffix(max(1, min(8, (area.width - 34) / 8))))
        let names = 22
        for (column, index) in shown.enumerated() {
            canvas.drawRight(
                points[index].measurement.rawValue, right: area.x + names + 8 * (column + 1), y: area.y + 1,
                style: Style(.dim))
        }
        for (row, category) in workspace.instrument.categories.enumerated() {
            let y = area.y + 2 + row
            guard y < area.bottom else { break }
            canvas.drawTruncated(category.name(workspace.language), x: area.x, y: y, limit: names)
            let scores = points.map { $0.scores?[.category(category.id)] }
            for (column, index) in shown.enumerated() {
                canvas.drawRight(
                    format.percent(scores[index]), right: area.x + names + 8 * (column + 1), y: y,
                    style: Style(.text, on: .ground, index == points.count - 1 ? .bold : []))
            }
            let spark = Sparkline(values: scores.map { $0?.value }, tone: .series1)
            canvas.draw(spark.text, x: area.x + names + 8 * shown.count + 3, y: y, style: Style(.series1))
        }
    }
}
