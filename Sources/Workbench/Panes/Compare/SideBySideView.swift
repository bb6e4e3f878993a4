import Model
import Scoring
import Terminal

/// One organisation's figures beside one's own, and what it tells of what it does.
struct SideBySideView {
    private let peer: Summary.Participant
    private let scores: [Measure: Double]
    private let comparison: PeerComparison
    private let cursor: ListCursor
    private let workspace: Workspace

    /// Nil where the organisation is not in the table any more.
    init?(
        _ id: Identifier<Summary.Participant>, _ table: PeerTable, _ comparison: PeerComparison, cursor: ListCursor,
        workspace: Workspace
    ) {
        guard let row = table.row(of: id) else { return nil }
        peer = table.peers[row]
        scores = table.scores(ofRow: row)
        self.comparison = comparison
        self.cursor = cursor
        self.workspace = workspace
    }

    /// The figures, and the initiatives below them.
    static func areas(_ area: Rectangle) -> (table: Rectangle, below: Rectangle) {
        let (table, below) = area.splitBottom(area.height >= 24 ? 8 : 4)
        return (table, below)
    }

    func draw(on canvas: inout Canvas, in area: Rectangle) {
        let words = workspace.strings
        let format = workspace.format
        let (list, below) = Self.areas(area)
        let instrument = workspace.library.instruments[Identifier(comparison.request.period.instrument)]
        let table = FigureTable(
            columns: [
                .init(title: "", width: 24, isRight: false, isWide: true),
                .init(title: words("compare.own"), width: 7),
                .init(title: peer.name, width: max(7, min(24, area.width - 52))),
                .init(title: words("compare.difference"), width: 9),
            ],
            count: comparison.rows.count, cursor: cursor)
        table.draw(on: &canvas, in: list) { index in
            let row = comparison.rows[index]
            let theirs = scores[row.measure].map { Score($0) }
            let ours = row.own.map { Score($0) }
            let difference: FigureTable.Cell =
                if let ours, let theirs {
                    .init(
                        format.difference(ours, theirs),
                        theirs.percent > ours.percent ? .good : theirs.percent < ours.percent ? .bad : .dim)
                } else { .init("–", .dim) }
            let name = workspace.name(of: row.measure, instrument)
            return [
                .init(String(repeating: "  ", count: row.depth) + name, row.depth == 0 ? .heading : .text),
                .init(format.percent(ours)), .init(format.percent(theirs)), difference,
            ]
        }
        let told = comparison.initiatives[peer.id] ?? []
        canvas.drawTruncated(
            told.isEmpty
                ? words("compare.better.silent", peer.name) : words("compare.better.tells-all", peer.name),
            x: below.x, y: below.y + 1, style: Style(.heading, on: .ground, .bold), limit: below.width)
        let lines = told.flatMap { initiative in
            let about = initiative.category.map { workspace.name(of: .category($0), instrument) + ": " } ?? ""
            return TextWidth.wrapped("• " + about + initiative.text, to: min(100, below.width))
        }
        for (row, line) in lines.prefix(max(0, below.height - 2)).enumerated() {
            canvas.draw(line, x: below.x, y: below.y + 2 + row, limit: below.width)
        }
    }
}
