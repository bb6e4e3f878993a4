import Charts
import Model
import Scoring
import Terminal

/// The categories as a radar: one's own against the others' mean.
struct PeerRadarView {
    let comparison: PeerComparison
    let workspace: Workspace

    func draw(on canvas: inout Canvas, in area: Rectangle) {
        let categories = comparison.rows.filter { if case .category = $0.measure { true } else { false } }
        let words = workspace.strings
        guard categories.count > 2 else { return say(words("compare.radar.none"), on: &canvas, in: area) }
        // Said once beneath: in the picture it would lie on the axes' names.
        let withheld = categories.lazy.compactMap { workspace.withheld($0.outcome) }.first
        let (picture, below) = area.splitBottom(withheld == nil ? 0 : 1)
        if let withheld { say(withheld, on: &canvas, in: below) }
        let instrument = workspace.library.instruments[Identifier(comparison.request.period.instrument)]
        let means = categories.map { $0.outcome.distribution?.mean }
        let radar = Radar(
            axes: categories.map { workspace.name(of: $0.measure, instrument) },
            series: [Series(label: workspace.organisation.profile.name, values: categories.map(\.own), order: 0)]
                + (means.contains { $0 != nil }
                    ? [Series(label: words("compare.mean.legend"), values: means, order: 2)] : []),
            valueTexts: categories.map { row in
                let mean = row.outcome.distribution.map { "\(Score($0.mean).percent)" } ?? "–"
                return "\(workspace.format.percent(row.own.map(Score.init))) (\(mean))"
            })
        radar.drawing(width: picture.width, height: picture.height).draw(on: &canvas, in: picture)
    }

    private func say(_ text: String, on canvas: inout Canvas, in area: Rectangle) {
        canvas.drawTruncated(text, x: area.x, y: area.y, style: Style(.warning), limit: area.width)
    }
}
