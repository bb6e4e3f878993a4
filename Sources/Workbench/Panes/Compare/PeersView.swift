import Charts
import Model
import Scoring
import Terminal

/// A row a measure: how the others lie, where oneself lies among them, and in which place.
struct PeersView {
    let pane: ComparePane
    let workspace: Workspace

    private var plots: BoxPlots {
        let words = workspace.strings
        return BoxPlots(
            rows: pane.shownRows.map(row), markHeading: words("compare.own"),
            headings: [
                words("compare.rank"), words("compare.difference"), words("compare.percentile"),
                words("compare.median"),
            ],
            selected: pane.cursors[.peers]?.row ?? 0)
    }

    func draw(on canvas: inout Canvas, in area: Rectangle) {
        let (picture, legend) = area.splitBottom(1)
        let plots = plots
        if plots.shownRows(height: picture.height).upperBound < plots.rows.count {
            canvas.draw("↓", x: picture.right, y: picture.bottom - 1, style: Style(.accent))
        }
        plots.drawing(width: picture.width, height: picture.height).draw(on: &canvas, in: picture)
        let left = pane.comparison?.otherWording ?? 0
        let note = left > 0 ? workspace.strings("compare.other-wording", "\(left)") + " " : ""
        canvas.drawTruncated(
            note + workspace.strings("compare.legend"), x: legend.x, y: legend.y, style: Style(.dim),
            limit: legend.width)
    }

    private func row(_ row: PeerComparison.Row) -> BoxPlots.Row {
        let format = workspace.format
        let distribution = row.outcome.distribution
        let rank = row.standing.map { workspace.strings("compare.rank.of", "\($0.rank)", "\($0.count)") }
        let difference: String? =
            if let own = row.own, let distribution {
                format.difference(points: own - distribution.median)
            } else { nil }
        return BoxPlots.Row(
            workspace.name(of: row.measure, pane.instrument(workspace)), depth: row.depth,
            span: distribution.map(BoxPlots.Span.init), mark: row.own,
            markText: format.percent(row.own.map(Score.init)),
            figures: [
                rank ?? "–", difference ?? "–", row.standing.map { Score($0.percentile).percent.description } ?? "–",
                format.percent(distribution.map { Score($0.median) }),
            ],
            withheld: workspace.withheld(row.outcome))
    }
}

extension BoxPlots.Span {
    /// What a distribution's box shows.
    init(_ distribution: Distribution) {
        self.init(
            low: distribution.low, lowerQuartile: distribution.lowerQuartile, median: distribution.median,
            upperQuartile: distribution.upperQuartile, high: distribution.high)
    }
}

extension Workspace {
    /// Why figures are not told; nil where they are.
    func withheld(_ outcome: Comparison.Outcome) -> String? {
        guard case .withheld(let reason) = outcome else { return nil }
        return strings(reason == .complementary ? "compare.withheld.other" : "compare.withheld")
    }
}
