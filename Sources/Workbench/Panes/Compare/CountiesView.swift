import Charts
import Model
import Scoring
import Terminal

/// The counties as a table, and as a map with the same cursor.
struct CountiesView {
    let table: CountyTable
    let order: CountyTable.Order
    let cursor: ListCursor
    /// The code of one's own county; nil without one.
    let own: String?
    let workspace: Workspace

    func draw(on canvas: inout Canvas, in area: Rectangle) {
        let rows = table.sorted(by: order)
        let mapWidth = area.width >= 100 ? 45 : area.width >= 76 ? 36 : 30
        // A county's figures are to be read along with its name.
        let (left, right) = area.splitLeft(min(52, area.width - mapWidth - 2))
        drawTable(rows, on: &canvas, in: left)
        let map = TileMap(
            tiles: rows.map { row in
                TileMap.Tile(
                    row.county.letters, value: row.distribution?.mean, column: row.county.column, row: row.county.row,
                    isOwn: row.county.code == own)
            }, selected: cursor.row)
        let gap = min(6, right.width - mapWidth)
        let picture = Rectangle(x: right.x + gap, y: right.y, width: mapWidth, height: right.height)
        map.drawing(width: picture.width, height: picture.height).draw(on: &canvas, in: picture)
    }

    private func drawTable(_ rows: [CountyTable.Row], on canvas: inout Canvas, in area: Rectangle) {
        let words = workspace.strings
        let format = workspace.format
        func title(_ key: String, _ column: CountyTable.Order) -> String {
            (column == order ? column == .name ? "▲" : "▼" : "") + words(key)
        }
        let figures = FigureTable(
            columns: [
                .init(title: "", width: 3, isRight: false),
                .init(title: title("compare.county", .name), width: 10, isRight: false, rank: 2, isWide: true),
                .init(title: title("compare.n", .count), width: 3, rank: 1),
                .init(title: title("compare.mean", .mean), width: 6),
                .init(title: title("compare.median.short", .median), width: 7),
            ],
            count: rows.count, cursor: cursor)
        figures.draw(on: &canvas, in: area) { index in
            let row = rows[index]
            let isOwn = row.county.code == own
            let tone: Tone = row.distribution == nil ? .dim : isOwn ? .accent : .text
            let identity: [FigureTable.Cell] = [
                .init((isOwn ? "•" : " ") + row.county.letters, tone), .init(row.name, tone),
            ]
            guard let distribution = row.distribution else {
                let text = row.outcome == nil ? "–" : words("compare.withheld.column")
                return identity + [.init("", .dim), .init("", .dim), .init(text, .dim)]
            }
            return identity + [
                .init(format.count(distribution.count), tone), .init(format.percent(Score(distribution.mean)), tone),
                .init(format.percent(Score(distribution.median)), tone),
            ]
        }
    }
}
