import Charts
import Model
import Scoring
import Terminal

/// Units × categories as a heat map, the whole organisation first.
struct UnitsView {
    let report: MaturityReport
    let row: Int
    let column: Int
    let workspace: Workspace

    func draw(on canvas: inout Canvas, in area: Rectangle) {
        let words = workspace.strings
        let categories = workspace.instrument.categories
        func values(_ group: Group) -> [Double?] {
            let total = group.maturity?.estimate.score?.value
            return categories.map { group.maturity?.category($0.id)?.estimate.score?.value } + [total]
        }
        let rows =
            [HeatMap.Row(label: workspace.organisation.profile.name, values: values(report.whole), withheld: report.whole.maturity == nil, depth: 0)]
            + report.units.map { unit in
                HeatMap.Row(
                    label: workspace.organisation.units[unit.id]?.name ?? unit.id.rawValue, values: values(unit.group),
                    withheld: unit.group.maturity == nil, depth: unit.depth + 1)
            }
        let (map, note) = area.splitBottom(2)
        HeatMap(
            columns: categories.map { $0.name(workspace.language) } + [words("results.total")], rows: rows,
            withheldText: words("results.withheld.short"), selected: HeatMap.Place(row: row, column: column)
        )
        .drawing(width: map.width, height: map.height).draw(on: &canvas, in: map)
        let threshold = workspace.measurement?.header.anonymityThreshold ?? 5
        if report.units.contains(where: { $0.group.maturity == nil }) {
            canvas.drawTruncated(
                words("results.withheld.note", "\(threshold)"), x: note.x, y: note.bottom - 1, style: Style(.dim),
                limit: note.width)
        }
    }
}
