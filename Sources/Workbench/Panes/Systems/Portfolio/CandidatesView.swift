import Model
import Scoring
import Terminal

/// What could be retired, by what it frees against what it loses.
struct CandidatesView {
    private let pane: SystemsPane
    private let candidates: RetirementCandidates
    private let workspace: Workspace
    private let rows: [RetirementCandidates.Candidate]

    init?(pane: SystemsPane, workspace: Workspace) {
        guard let candidates = pane.portfolio.findings.candidates else { return nil }
        (self.pane, self.candidates, self.workspace) = (pane, candidates, workspace)
        rows = candidates.ranked + candidates.unpriced
    }

    /// The list, and what is said of the selected one below it.
    static func areas(_ area: Rectangle) -> (list: Rectangle, below: Rectangle) {
        let (list, below) = area.splitBottom(area.height >= 24 ? 6 : 4)
        return (list, below)
    }

    func draw(on canvas: inout Canvas, in area: Rectangle) {
        let words = workspace.strings
        let (list, below) = Self.areas(area)
        guard !rows.isEmpty else {
            let text = words("portfolio.candidates.none", workspace.format.count(candidates.unassessed))
            for (row, line) in TextWidth.wrapped(text, to: min(72, area.width)).enumerated() {
                canvas.draw(line, x: area.x, y: area.y + 1 + row, style: Style(.dim))
            }
            return
        }
        let retires = pane.scenario(workspace)?.retires ?? []
        let table = FigureTable(
            columns: [
                .init(title: "", width: 1, isRight: false),
                .init(title: words("field.name"), width: 18, isRight: false, isWide: true),
                .init(title: words("portfolio.cost-freed"), width: 10),
                .init(title: words("portfolio.importance-lost"), width: 6),
                .init(title: words("portfolio.quality-short"), width: 6),
                .init(title: words("portfolio.gain"), width: 9, rank: 1),
                .init(title: words("portfolio.free-from"), width: 10, rank: 3),
                .init(title: words("portfolio.dependents"), width: 8, rank: 4),
                .init(title: words("portfolio.overlaps-with"), width: 24, isRight: false, rank: 5),
            ],
            count: rows.count, cursor: pane.portfolio.cursors[.candidates] ?? ListCursor())
        table.draw(on: &canvas, in: list) { index in
            let candidate = rows[index]
            let isMarked = retires.contains(candidate.id)
            return [
                .init(isMarked ? "✓" : "", .accent),
                .init(workspace.name(of: candidate.id), isMarked ? .accent : .text),
                .init(workspace.cost(candidate.cost)), .init(workspace.format.percent(candidate.importance)),
                .init(workspace.format.percent(candidate.quality), .dim),
                .init(candidate.gain.map(workspace.format.money) ?? "–"),
                .init(freeFrom(candidate), candidate.freeFrom == workspace.today ? .good : .text),
                .init(candidate.receivers + candidate.units == 0 ? "" : "\(candidate.receivers)+\(candidate.units)"),
                .init(candidate.keep.map { words("portfolio.keep", workspace.name(of: $0)) } ?? "", .dim),
            ]
        }
        drawBelow(on: &canvas, in: below, retires)
    }

    private func freeFrom(_ candidate: RetirementCandidates.Candidate) -> String {
        guard let day = candidate.freeFrom else { return "–" }
        return day == workspace.today ? workspace.strings("portfolio.now") : day.description
    }

    private func drawBelow(on canvas: inout Canvas, in area: Rectangle, _ retires: Set<Identifier<System>>) {
        let words = workspace.strings
        let row = pane.portfolio.cursors[.candidates]?.row ?? 0
        guard rows.indices.contains(row), let system = workspace.organisation.systems[rows[row].id] else { return }
        let candidate = rows[row]
        var lines: [String] = []
        if !candidate.overlaps.isEmpty {
            let overlapping = words("portfolio.overlapping", workspace.names(of: candidate.overlaps))
            let keep = candidate.keep.map { ": " + words("portfolio.keep", workspace.name(of: $0)) } ?? ""
            lines.append(overlapping + keep)
        }
        let receivers = system.integrations.map(\.id).filter {
            workspace.organisation.systems[$0]?.isInOperation == true
        }
        let units = system.items(.usingUnits).map { workspace.name(ofUnit: $0) }
        let needs = [
            receivers.isEmpty ? nil : words("portfolio.hands-to", workspace.names(of: receivers)),
            units.isEmpty ? nil : words("portfolio.used-by", units.joined(separator: ", ")),
        ].compactMap { $0 }
        lines.append(needs.isEmpty ? words("portfolio.nothing-depends") : needs.joined(separator: " · "))
        let count = words("portfolio.candidates.count", workspace.format.count(candidates.ranked.count))
        let unpriced =
            candidates.unpriced.isEmpty
            ? "" : " · " + words("portfolio.candidates.unpriced", workspace.format.count(candidates.unpriced.count))
        let unassessed =
            candidates.unassessed == 0
            ? "" : " · " + words("portfolio.candidates.unassessed", workspace.format.count(candidates.unassessed))
        for (index, line) in lines.prefix(area.height - 2).enumerated() {
            canvas.drawTruncated(line, x: area.x, y: area.y + 1 + index, limit: area.width)
        }
        canvas.drawTruncated(
            count + unpriced + unassessed, x: area.x, y: area.bottom - 1, style: Style(.dim), limit: area.width)
    }
}
