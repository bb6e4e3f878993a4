import Model
import Scoring
import Terminal

/// The portfolio by unit, category, supplier or capability.
struct BreakdownView {
    private let pane: SystemsPane
    private let breakdown: Breakdown
    private let workspace: Workspace

    init?(pane: SystemsPane, workspace: Workspace) {
        guard let breakdown = pane.portfolio.findings.breakdown else { return nil }
        (self.pane, self.breakdown, self.workspace) = (pane, breakdown, workspace)
    }

    static func list(_ area: Rectangle) -> Rectangle { area.splitTop(2).rest }

    func draw(on canvas: inout Canvas, in area: Rectangle) {
        let words = workspace.strings
        let format = workspace.format
        let state = pane.portfolio
        var x = area.x
        for field in PortfolioState.groupings {
            let isActive = field == state.grouping
            x +=
                2
                + canvas.draw(
                    words(Column.field(field).titleKey), x: x, y: area.y,
                    style: Style(isActive ? .accent : .dim, on: .ground, isActive ? [.bold, .underline] : []))
        }
        let quadrants: [SystemResult.Quadrant] = [.develop, .modernise, .keep, .retire]
        let total = breakdown.groups.reduce(0) { $0 + $1.portfolio.cost }
        let table = FigureTable(
            columns: [
                .init(title: words(Column.field(state.grouping).titleKey), width: 16, isRight: false, isWide: true),
                .init(title: words("portfolio.systems"), width: 7),
                .init(title: words("portfolio.cost"), width: 9),
                .init(title: words("portfolio.share"), width: 5, rank: 2),
                .init(title: words("portfolio.index-short"), width: 6),
            ]
                + quadrants.map { .init(title: words("quadrant.\($0.rawValue)"), width: 11, rank: 3) }
                + [.init(title: words("portfolio.quadrants-short"), width: 14, rank: 1)],
            count: breakdown.groups.count, cursor: state.cursors[.breakdown] ?? ListCursor())
        table.draw(on: &canvas, in: Self.list(area)) { index in
            let group = breakdown.groups[index]
            let counts = quadrants.map { group.portfolio.quadrants[$0]?.count ?? 0 }
            return [
                .init(name(group), group.name == nil ? .dim : .text), .init(format.count(group.portfolio.count)),
                .init(format.money(group.portfolio.cost)),
                .init(total > 0 ? format.share(group.portfolio.cost / total) : "–", .dim),
                .init(
                    format.percent(group.portfolio.index),
                    group.portfolio.index.map { $0.isHigh ? .good : .warning } ?? .dim),
            ] + counts.map { .init($0 == 0 ? "·" : format.count($0), $0 == 0 ? .dim : .text) } + [
                .init(counts.map { "\($0)" }.joined(separator: " "), .dim)
            ]
        }
    }

    private func name(_ group: Breakdown.Group) -> String {
        guard let name = group.name else { return workspace.strings("systems.value-unknown") }
        return pane.portfolio.grouping == .unit ? workspace.name(ofUnit: name) : name
    }
}
