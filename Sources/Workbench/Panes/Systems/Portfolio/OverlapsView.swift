import Model
import Scoring
import Terminal

/// Systems that seem to serve the same purpose: the suggestions, and beside them the systems of the selected one.
struct OverlapsView {
    private let pane: SystemsPane
    private let clusters: [Overlaps.Cluster]
    private let workspace: Workspace

    init?(pane: SystemsPane, workspace: Workspace) {
        guard let overlaps = pane.portfolio.findings.overlaps else { return nil }
        (self.pane, self.workspace) = (pane, workspace)
        clusters = overlaps.clusters
    }

    /// The list of suggestions, and the selected one's systems.
    static func areas(_ area: Rectangle) -> (list: Rectangle, members: Rectangle) {
        if area.width >= 100 {
            let (list, members) = area.splitLeft(max(47, area.width * 2 / 5))
            return (list, members.splitLeft(2).rest)
        }
        let (list, members) = area.splitTop(max(5, area.height * 2 / 5))
        return (list, members.splitTop(1).rest)
    }

    func draw(on canvas: inout Canvas, in area: Rectangle) {
        let words = workspace.strings
        guard !clusters.isEmpty else {
            for (row, line) in TextWidth.wrapped(words("portfolio.overlaps.none"), to: min(72, area.width)).enumerated()
            {
                canvas.draw(line, x: area.x, y: area.y + 1 + row, style: Style(.dim))
            }
            return
        }
        let (list, members) = Self.areas(area)
        let isInside = pane.portfolio.member != nil
        let cursor = pane.portfolio.cursors[.overlaps] ?? ListCursor()
        FigureTable(
            columns: [
                .init(title: "", width: 1, isRight: false),
                .init(title: words("portfolio.overlaps.reason"), width: 16, isRight: false, isWide: true),
                .init(title: words("portfolio.systems"), width: 6),
                .init(title: words("portfolio.overlaps.saving"), width: 9),
                .init(title: words("portfolio.overlaps.strength"), width: 6),
            ],
            count: clusters.count, cursor: cursor
        ).draw(on: &canvas, in: list) { index in
            let cluster = clusters[index]
            return [
                .init(cluster.isConfirmed ? "✓" : "", .good), .init(title(cluster), cluster.isConfirmed ? .dim : .text),
                .init(workspace.format.count(cluster.members.count)), .init(workspace.format.money(cluster.saving)),
                .init(workspace.format.share(cluster.strength), .dim),
            ]
        }
        guard clusters.indices.contains(cursor.row) else { return }
        drawMembers(clusters[cursor.row], on: &canvas, in: members, isInside: isInside)
    }

    private func title(_ cluster: Overlaps.Cluster) -> String {
        guard let reason = cluster.reasons.last else { return "" }
        return switch reason {
        case .capability(let text), .product(let text), .name(let text), .contained(let text, _): text
        }
    }

    private func drawMembers(
        _ cluster: Overlaps.Cluster, on canvas: inout Canvas, in area: Rectangle, isInside: Bool
    ) {
        let words = workspace.strings
        let reasons = cluster.reasons.map { reason in
            switch reason {
            case .capability(let text): words("portfolio.overlaps.capability", text)
            case .product(let text): words("portfolio.overlaps.product", text)
            case .name: words("portfolio.overlaps.name")
            case .contained(let text, false): words("portfolio.overlaps.contained", text)
            case .contained(let text, true): words("portfolio.overlaps.contained-supplier", text)
            }
        }
        let state = cluster.isConfirmed ? words("portfolio.overlaps.confirmed") + " · " : ""
        // All reasons, where there is a second line for them.
        let whole = state + reasons.joined(separator: " · ")
        let wrapped = TextWidth.wrapped(whole, to: area.width)
        let lines = area.height >= 12 && wrapped.count == 2 ? wrapped : [whole]
        for (row, line) in lines.enumerated() {
            canvas.drawTruncated(
                line, x: area.x, y: area.y + row, style: Style(cluster.isConfirmed ? .good : .accent),
                limit: area.width)
        }
        var cursor = ListCursor()
        cursor.select(pane.portfolio.member ?? 0)
        let format = workspace.format
        func text(_ id: Identifier<System>, _ field: System.Field) -> String {
            guard case .text(let text)? = workspace.organisation.systems[id]?.fields[field] else { return "–" }
            return field == .unit ? workspace.name(ofUnit: text) : text
        }
        // What is left beside the least widths goes to what is cut, the name first.
        let seen = cluster.members.prefix(area.height)
        var room = area.width - 61
        func width(_ least: Int, _ texts: [String]) -> Int {
            let growth = max(0, min(room, (texts.map(TextWidth.columns(of:)).max() ?? 0) - least))
            room -= growth
            return least + growth
        }
        let name = width(8, seen.map { workspace.name(of: $0) })
        let supplier = width(11, seen.map { text($0, .supplier) })
        let unit = width(11, seen.map { text($0, .unit) })
        FigureTable(
            columns: [
                .init(title: "", width: 1, isRight: false),
                .init(title: words("field.name"), width: name, isRight: false, isWide: true),
                .init(title: words("portfolio.cost"), width: 8),
                .init(title: words("portfolio.quality-short"), width: 5),
                .init(title: words("portfolio.importance-short"), width: 5),
                .init(title: words("field.unit"), width: unit, isRight: false, rank: 1),
                .init(title: words("field.supplier"), width: supplier, isRight: false, rank: 2),
            ],
            count: cluster.members.count, cursor: cursor
        ).draw(on: &canvas, in: area.splitTop(lines.count).rest, isActive: isInside) { index in
            let id = cluster.members[index]
            guard let system = workspace.organisation.systems[id] else { return [] }
            let result = SystemResult(system, method: workspace.library.method)
            return [
                .init(cluster.confirmed.contains(id) ? "✓" : "", .good), .init(system.name),
                .init(workspace.cost(system.annualCost)), .init(format.percent(result.quality)),
                .init(format.percent(result.importance)), .init(text(id, .unit), .dim),
                .init(text(id, .supplier), .dim),
            ]
        }
    }
}
