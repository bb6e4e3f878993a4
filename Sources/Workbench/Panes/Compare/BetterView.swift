import Model
import Scoring
import Terminal

/// Where one is weakest beside others: who is better, by how much, and what they tell of what they do.
struct BetterView {
    let comparison: PeerComparison
    let cursor: ListCursor
    let workspace: Workspace

    /// Of those who tell what they do, and of the best of the others, how many are listed under a category.
    private static let (mostTelling, mostSilent) = (5, 3)

    /// One line of the list.
    enum Line {
        case category(PeerComparison.Weakness)
        case better(PeerComparison.Better, PeerComparison.Weakness)
        case nobody
    }

    static func lines(_ comparison: PeerComparison) -> [Line] {
        comparison.weaknesses.flatMap { weakness -> [Line] in
            let telling = Set(weakness.telling.map(\.peer.id))
            let silent = weakness.better.filter { !telling.contains($0.peer.id) }
            let listed = weakness.telling.prefix(mostTelling) + silent.prefix(mostSilent)
            return [.category(weakness)]
                + (listed.isEmpty ? [.nobody] : listed.map { Line.better($0, weakness) })
        }
    }

    /// The organisation at a line; nil where there is none.
    static func peer(at row: Int, _ comparison: PeerComparison) -> Summary.Participant? {
        let lines = lines(comparison)
        guard lines.indices.contains(row), case .better(let better, _) = lines[row] else { return nil }
        return better.peer
    }

    /// The list, and what the selected one does below it.
    static func areas(_ area: Rectangle) -> (list: Rectangle, below: Rectangle) {
        let (list, below) = area.splitBottom(area.height >= 24 ? 8 : 5)
        return (list, below)
    }

    func draw(on canvas: inout Canvas, in area: Rectangle) {
        let words = workspace.strings
        let lines = Self.lines(comparison)
        guard !lines.isEmpty else {
            let reason = comparison.rows.lazy.compactMap { workspace.withheld($0.outcome) }.first
            canvas.drawTruncated(
                reason ?? words("compare.better.none"), x: area.x, y: area.y, style: Style(.warning), limit: area.width)
            return
        }
        let (list, below) = Self.areas(area)
        var cursor = cursor
        cursor.keep(within: lines.count, page: list.height)
        for offset in 0..<list.height where cursor.top + offset < lines.count {
            let index = cursor.top + offset
            draw(lines[index], isSelected: index == cursor.row, on: &canvas, in: list, y: list.y + offset)
        }
        if cursor.top + list.height < lines.count {
            canvas.draw("↓", x: list.right, y: list.bottom - 1, style: Style(.accent))
        }
        if lines.indices.contains(cursor.row) { drawBelow(lines[cursor.row], on: &canvas, in: below) }
    }

    private func draw(_ line: Line, isSelected: Bool, on canvas: inout Canvas, in area: Rectangle, y: Int) {
        let words = workspace.strings
        let format = workspace.format
        let ground: Tone = isSelected ? .selection : .ground
        if isSelected {
            canvas.fill(Rectangle(x: area.x, y: y, width: area.width, height: 1), style: Style(.text, on: ground))
        }
        switch line {
        case .category(let weakness):
            let text = words(
                "compare.better.category", name(weakness.category), format.percent(Score(weakness.own)),
                format.percent(Score(weakness.median)),
                format.count(weakness.better.count))
            canvas.drawTruncated(text, x: area.x, y: y, style: Style(.heading, on: ground, .bold), limit: area.width)
        case .better(let better, let weakness):
            let names = min(32, area.width / 2 - 2)
            canvas.drawTruncated(
                better.peer.name, x: area.x + 2, y: y, style: Style(.text, on: ground, isSelected ? .bold : []),
                limit: names)
            let x = area.x + names + 2
            canvas.drawRight(format.percent(Score(better.score)), right: x + 6, y: y, style: Style(.text, on: ground))
            canvas.drawRight(
                format.difference(Score(weakness.own), Score(better.score)), right: x + 11, y: y,
                style: Style(.good, on: ground))
            let told = initiatives(better, weakness)
            if let first = told.first {
                canvas.drawTruncated(
                    first.text, x: x + 13, y: y, style: Style(.dim, on: ground), limit: area.right - x - 13)
            }
        case .nobody:
            canvas.drawTruncated(
                words("compare.better.nobody"), x: area.x + 2, y: y, style: Style(.dim, on: ground),
                limit: area.width - 2)
        }
    }

    /// All that the selected one tells of what it does for the category.
    private func drawBelow(_ line: Line, on canvas: inout Canvas, in area: Rectangle) {
        guard case .better(let better, let weakness) = line else { return }
        let told = initiatives(better, weakness)
        let title =
            told.isEmpty
            ? workspace.strings("compare.better.silent", better.peer.name)
            : workspace.strings("compare.better.tells", better.peer.name, name(weakness.category))
        canvas.drawTruncated(
            title, x: area.x, y: area.y + 1,
            style: Style(told.isEmpty ? .dim : .heading, on: .ground, told.isEmpty ? [] : .bold),
            limit: area.width)
        let lines = told.flatMap { TextWidth.wrapped("• " + $0.text, to: min(100, area.width)) }
        for (row, line) in lines.prefix(max(0, area.height - 2)).enumerated() {
            canvas.draw(line, x: area.x, y: area.y + 2 + row, limit: area.width)
        }
    }

    private func initiatives(
        _ better: PeerComparison.Better, _ weakness: PeerComparison.Weakness
    ) -> [Summary.Initiative] {
        (comparison.initiatives[better.peer.id] ?? []).filter { $0.isAbout(weakness.category) }
    }

    private func name(_ category: Identifier<Model.Category>) -> String {
        workspace.name(
            of: .category(category), workspace.library.instruments[Identifier(comparison.request.period.instrument)])
    }
}
