import Charts
import Model
import Scoring
import Terminal

/// One measure over the years: one's own and the others' median; beneath, the figures that are published for the country.
/// Those are of other organisations each year and computed by others: they are listed, and joined with no line.
struct PeerTrendView {
    let comparison: PeerComparison
    let measure: Measure
    let workspace: Workspace

    func draw(on canvas: inout Canvas, in area: Rectangle) {
        guard let row = comparison.rows.first(where: { $0.measure == measure }) else { return }
        let words = workspace.strings
        let instrument = workspace.library.instruments[Identifier(comparison.request.period.instrument)]
        let (head, rest) = area.splitTop(1)
        canvas.drawTruncated(
            "◄ \(workspace.name(of: measure, instrument)) ►", x: head.x, y: head.y, style: Style(.accent).bold,
            limit: head.width)
        let published =
            measure == .maturity && instrument?.id == "dimios"
            ? workspace.library.benchmarks.filter { $0.kind == .measured } : []
        let listed = published.isEmpty || rest.height < 12 ? 0 : min(published.count + 1, rest.height / 2)
        let (picture, list) = rest.splitBottom(listed)
        let trend = Trend(
            years: comparison.years,
            series: [
                Series(label: words("compare.own.legend"), values: row.trend.map(\.own), order: 0),
                Series(label: words("compare.median.legend"), values: row.trend.map(\.median), order: 2),
            ],
            references: published.last.map {
                [Trend.Reference(label: label($0, published, isListed: listed > 0), value: $0.score.value)]
            }
                ?? [],
            notes: row.reworded.isEmpty
                ? []
                : [words("compare.trend.reworded", row.reworded.map { "\($0)" }.joined(separator: ", "))])
        trend.drawing(width: picture.width, height: picture.height).draw(on: &canvas, in: picture)
        guard listed > 0 else { return }
        canvas.drawTruncated(
            words("compare.published"), x: list.x, y: list.y, style: Style(.heading).bold, limit: list.width)
        // The latest are kept where there is no room for all.
        for (line, figure) in published.suffix(listed - 1).enumerated() {
            let mark = figure.id == published.last?.id ? "╌╌╌ " : "    "
            let text =
                mark + "\(figure.year)  \(workspace.format.percent(figure.score))  \(figure.source(workspace.language))"
            canvas.drawTruncated(text, x: list.x, y: list.y + 1 + line, style: Style(.dim), limit: list.width)
        }
    }

    /// A published figure by its year. Where the year has another too, by what tells them apart: the score, which leads to
    /// the source in the list beneath, else the source itself.
    private func label(_ figure: Benchmark, _ published: [Benchmark], isListed: Bool) -> String {
        let year = workspace.strings("results.national", "\(figure.year)")
        guard published.count(where: { $0.year == figure.year }) > 1 else { return year }
        return isListed
            ? "\(year), \(workspace.format.percent(figure.score))" : "\(year): \(figure.source(workspace.language))"
    }
}
