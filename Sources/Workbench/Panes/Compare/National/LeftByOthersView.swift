import Model
import Scoring
import Terminal

/// Own systems whose products others leave, and for what.
struct LeftByOthersView {
    let findings: NationalFindings
    let cursor: ListCursor
    let workspace: Workspace

    func draw(on canvas: inout Canvas, in area: Rectangle) {
        let words = workspace.strings
        let entries = findings.left.entries
        guard !entries.isEmpty else {
            for (row, line) in TextWidth.wrapped(words("products.left.none"), to: min(72, area.width)).enumerated() {
                canvas.draw(line, x: area.x, y: area.y + 1 + row, style: Style(.dim))
            }
            return
        }
        FigureTable(
            columns: [
                .init(title: words("products.left.own"), width: 20, isRight: false, isWide: true),
                .init(title: words("products.left.leaving"), width: 10),
                .init(title: words("national.share"), width: 6),
                .init(title: words("national.quality"), width: 7, rank: 2),
                .init(title: words("products.replaced-by"), width: 26, isRight: false, rank: 1),
            ],
            count: entries.count, cursor: cursor
        ).draw(on: &canvas, in: area) { index in
            let entry = entries[index]
            let format = workspace.format
            let (leaving, others) = (format.count(entry.others.leaving), format.count(entry.others.total))
            return [
                .init(workspace.names(of: entry.systems)), .init(words("national.of", leaving, others)),
                .init(format.share(entry.others.shareLeaving), entry.others.shareLeaving >= 0.5 ? .warning : .text),
                .init(workspace.median(entry.product.quality)), .init(workspace.list(entry.replacements), .dim),
            ]
        }
    }
}
