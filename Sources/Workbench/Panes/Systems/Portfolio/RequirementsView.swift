import Charts
import Model
import Scoring
import Terminal

/// How the shall-requirements are met, one by one and together, and the systems that fail.
struct RequirementsView {
    private let pane: SystemsPane
    private let requirements: Requirements
    private let workspace: Workspace

    init?(pane: SystemsPane, workspace: Workspace) {
        guard let requirements = pane.portfolio.findings.requirements else { return nil }
        (self.pane, self.requirements, self.workspace) = (pane, requirements, workspace)
    }

    static func list(_ area: Rectangle) -> Rectangle { area.splitTop(7).rest }

    func draw(on canvas: inout Canvas, in area: Rectangle) {
        let words = workspace.strings
        let format = workspace.format
        let names = Compliance.requirements.map { words(Column.field($0).titleKey) }
        let all = zip(names, requirements.each).map { ($0, $1) } + [(words("portfolio.together"), requirements.total)]
        FigureTable(
            columns: [
                .init(title: words("systems.assess.requirements"), width: 18, isRight: false, isWide: true),
                .init(title: words("portfolio.met"), width: 8), .init(title: words("systems.yes"), width: 7),
                .init(title: words("systems.no"), width: 7), .init(title: words("portfolio.unknown"), width: 8),
            ],
            count: all.count, cursor: ListCursor()
        ).draw(on: &canvas, in: area.splitTop(5).top, isActive: false) { index in
            let (name, compliance) = all[index]
            return [
                .init(name, index == all.count - 1 ? .accent : .text),
                .init(format.share(compliance.share), compliance.share.map { $0 < 0.5 ? .warning : .good } ?? .dim),
                .init(format.count(compliance.met)), .init(format.count(compliance.unmet)),
                .init(format.count(compliance.unknown), .dim),
            ]
        }
        let title = words("portfolio.failing", format.count(requirements.failing.count))
        canvas.drawTruncated(title, x: area.x, y: area.y + 6, style: Style(.dim), limit: area.width)
        let table = FigureTable(
            columns: [
                .init(title: words("field.name"), width: 18, isRight: false, isWide: true),
                .init(title: words("portfolio.importance-lost"), width: 6),
                .init(title: words("portfolio.cost"), width: 9),
            ] + names.enumerated().map { .init(title: $1, width: max(8, TextWidth.columns(of: $1)), rank: $0 + 1) },
            count: requirements.failing.count, cursor: pane.portfolio.cursors[.requirements] ?? ListCursor())
        table.draw(on: &canvas, in: Self.list(area)) { index in
            guard let system = workspace.organisation.systems[requirements.failing[index]] else { return [] }
            let result = SystemResult(system, method: workspace.library.method)
            return [
                .init(system.name), .init(format.percent(result.importance)), .init(workspace.cost(system.annualCost)),
            ]
                + Compliance.requirements.map { field in
                    switch system.fields[field] {
                    case .truth(true): .init(words("systems.yes"), .good)
                    case .truth(false): .init(words("systems.no"), .bad)
                    default: .init("–", .dim)
                    }
                }
        }
    }
}
