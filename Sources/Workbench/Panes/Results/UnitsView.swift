import Charts
import Model
import Scoring
import Terminal

/// Units × categories as a heat map, the whole organisation first.
struct UnitsView {
    let report: MaturityReport
    /// The row of the cell that is set off, the whole organisation's being 0; nil for none.
    let row: Int?
    let column: Int
    let workspace: Workspace

    /// The map, one row a unit.
    var map: HeatMap {
        let words = workspace.strings
        let categories = workspace.instrument.categories
        func row(_ label: String, _ group: Group, depth: Int) -> HeatMap.Row {
            let total = group.maturity?.estimate.score?.value
            let values = categories.map { group.maturity?.category($0.id)?.estimate.score?.value } + [total]
            return HeatMap.Row(label: label, values: values, withheld: group.maturity == nil, depth: depth)
        }
        let units = report.units.map { unit in
            row(workspace.name(of: unit.id), unit.group, depth: unit.depth + 1)
        }
        return HeatMap(
            columns: categories.map { $0.name(workspace.language) } + [words("results.total")],
            rows: [row(workspace.organisation.profile.name, report.whole, depth: 0)] + units,
            withheldText: words("results.withheld.short"),
            selected: self.row.map { HeatMap.Place(row: $0, column: column) })
    }

    func draw(on canvas: inout Canvas, in area: Rectangle) {
        let (top, note) = area.splitBottom(2)
        map.drawing(width: top.width, height: top.height).draw(on: &canvas, in: top)
        guard report.units.contains(where: { $0.group.maturity == nil }) else { return }
        let threshold = workspace.measurement?.header.anonymityThreshold ?? 5
        canvas.drawTruncated(
            workspace.strings("results.withheld.note", "\(threshold)"), x: note.x, y: note.bottom - 1,
            style: Style(.dim), limit: note.width)
    }
}
