import Model
import Scoring
import Terminal

/// A scenario: the portfolio before and after, when the money is free, what is retired and what that breaks.
struct ScenarioView {
    private let pane: SystemsPane
    private let outcome: RetirementOutcome
    private let scenario: Scenario?
    private let workspace: Workspace

    init?(pane: SystemsPane, workspace: Workspace) {
        guard let outcome = pane.portfolio.findings.outcome else { return nil }
        (self.pane, self.outcome, self.workspace) = (pane, outcome, workspace)
        scenario = pane.scenario(workspace)
    }

    static func areas(_ area: Rectangle) -> (figures: Rectangle, freed: Rectangle, list: Rectangle) {
        if area.width >= 100 {
            let (left, list) = area.splitLeft(50)
            let (figures, freed) = left.splitTop(11)
            return (figures, freed, list.inset(x: 2))
        }
        let (top, list) = area.splitTop(9)
        let (figures, freed) = top.splitLeft(47)
        return (figures, freed.splitLeft(2).rest, list)
    }

    func draw(on canvas: inout Canvas, in area: Rectangle) {
        let words = workspace.strings
        guard let scenario else {
            for (row, line) in TextWidth.wrapped(words("portfolio.scenario.none"), to: min(72, area.width)).enumerated()
            {
                canvas.draw(line, x: area.x, y: area.y + 1 + row, style: Style(.dim))
            }
            return
        }
        let (figures, freed, list) = Self.areas(area)
        let others = workspace.organisation.analysis.scenarios.count - 1
        let more = others > 0 ? " " + words("portfolio.scenario.others", workspace.format.count(others)) : ""
        canvas.drawTruncated(
            scenario.name + more, x: figures.x, y: figures.y, style: Style(.heading).bold, limit: figures.width)
        drawFigures(on: &canvas, in: figures.splitTop(1).rest)
        drawFreed(on: &canvas, in: freed)
        drawList(on: &canvas, in: list)
    }

    private func drawFigures(on canvas: inout Canvas, in area: Rectangle) {
        let words = workspace.strings
        let format = workspace.format
        let (before, after) = (outcome.before, outcome.after)
        func points(_ one: Score?, _ two: Score?) -> String {
            guard let one, let two else { return "" }
            return format.difference(one, two)
        }
        func share(_ share: Double?) -> Score? { share.map { Score($0 * 100) } }
        let rows: [(String, String, String, String)] = [
            (
                words("portfolio.scenario.systems"), format.count(before.count), format.count(after.count),
                signed(after.count - before.count)
            ),
            (
                words("portfolio.scenario.cost"), format.money(before.cost), format.money(after.cost),
                before.cost == after.cost ? "±0" : "−" + format.money(before.cost - after.cost)
            ),
            (
                words("portfolio.index"), format.percent(before.index), format.percent(after.index),
                points(before.index, after.index)
            ),
            (
                words("portfolio.coverage"), format.share(before.coverage), format.share(after.coverage),
                points(share(before.coverage), share(after.coverage))
            ),
            (
                words("systems.assess.requirements"), format.share(before.compliance.share),
                format.share(after.compliance.share),
                points(share(before.compliance.share), share(after.compliance.share))
            ),
        ]
        FigureTable(
            columns: [
                .init(title: "", width: 14, isRight: false, isWide: true),
                .init(title: words("portfolio.before"), width: 8), .init(title: words("portfolio.after"), width: 8),
                .init(title: words("portfolio.change"), width: 9),
            ],
            count: rows.count, cursor: ListCursor()
        ).draw(on: &canvas, in: area.splitLeft(47).left, isActive: false) { index in
            let (title, before, after, change) = rows[index]
            return [.init(title), .init(before, .dim), .init(after, .accent), .init(change)]
        }
        if outcome.before.unknownCosts > 0, area.height > 7 {
            canvas.drawTruncated(
                words("portfolio.unknown-costs", format.count(outcome.before.unknownCosts)), x: area.x, y: area.y + 7,
                style: Style(.dim), limit: area.width)
        }
    }

    private func signed(_ number: Int) -> String {
        number == 0 ? "±0" : number < 0 ? "−\(workspace.format.count(-number))" : "+\(workspace.format.count(number))"
    }

    /// What is freed by the contracts' ends, and how it adds up.
    private func drawFreed(on canvas: inout Canvas, in area: Rectangle) {
        let words = workspace.strings
        let format = workspace.format
        canvas.drawTruncated(
            words("portfolio.freed"), x: area.x, y: area.y, style: Style(.heading).bold, limit: area.width)
        var sum = 0.0
        var lines: [(String, String)] = outcome.freed.map { freed in
            sum += freed.cost
            return (words("portfolio.freed.from", "\(freed.year)"), format.money(sum))
        }
        if outcome.undated > 0 { lines.append((words("portfolio.freed.undated"), format.money(outcome.undated))) }
        if lines.isEmpty { lines.append((words("portfolio.freed.nothing"), "")) }
        for (row, line) in lines.prefix(area.height - 1).enumerated() {
            let y = area.y + 1 + row
            let room = min(area.width, 44)
            canvas.drawTruncated(line.0, x: area.x, y: y, limit: room - TextWidth.columns(of: line.1) - 1)
            canvas.drawRight(line.1, right: area.x + room, y: y, style: Style(.accent))
        }
    }

    private func drawList(on canvas: inout Canvas, in whole: Rectangle) {
        let rows = ScenarioRow.rows(scenario, outcome, workspace)
        let retired = rows.count { if case .system = $0 { true } else { false } }
        let (top, area) = whole.splitTop(1)
        canvas.drawTruncated(
            workspace.strings("portfolio.scenario.retires", workspace.format.count(retired)), x: top.x, y: top.y,
            style: Style(.heading).bold, limit: top.width)
        var cursor = pane.portfolio.cursors[.scenario] ?? ListCursor()
        cursor.keep(within: rows.count, page: area.height)
        for line in 0..<area.height where cursor.top + line < rows.count {
            let index = cursor.top + line
            let y = area.y + line
            let isSelected = index == cursor.row
            let ground: Tone = isSelected ? .selection : .ground
            if isSelected {
                canvas.fill(Rectangle(x: area.x, y: y, width: area.width, height: 1), style: Style(.text, on: ground))
            }
            switch rows[index] {
            case .heading(let text):
                canvas.drawTruncated(
                    text, x: area.x, y: y, style: Style(.heading, on: ground, .bold), limit: area.width)
            case .text(let text):
                canvas.drawTruncated(
                    text, x: area.x + 2, y: y, style: Style(.text, on: ground), limit: area.width - 2)
            case .system(let id):
                let system = workspace.organisation.systems[id]
                let cost = workspace.cost(system?.annualCost)
                let day = system?.costIsFree(from: workspace.today)?.description ?? "–"
                canvas.drawRight(
                    TextWidth.padded(cost, before: 10) + TextWidth.padded(day, before: 12), right: area.right, y: y,
                    style: Style(.text, on: ground))
                canvas.drawTruncated(
                    workspace.name(of: id), x: area.x + 2, y: y, style: Style(.accent, on: ground),
                    limit: area.width - 25)
            }
        }
    }
}

/// A row of what a scenario retires and breaks.
enum ScenarioRow: Equatable, Sendable {
    case heading(String)
    case system(Identifier<System>)
    case text(String)

    static func rows(_ scenario: Scenario?, _ outcome: RetirementOutcome?, _ workspace: Workspace) -> [ScenarioRow] {
        guard let scenario, let outcome else { return [] }
        let words = workspace.strings
        let retired = scenario.retires.filter { workspace.organisation.systems[$0] != nil }.sorted {
            Collation.key(workspace.name(of: $0)).lexicographicallyPrecedes(Collation.key(workspace.name(of: $1)))
        }
        guard !retired.isEmpty else { return [.text(words("portfolio.scenario.empty"))] }
        return retired.map(ScenarioRow.system) + BreaksText.rows(outcome.breaks, workspace)
    }
}

/// What a retirement breaks, in words.
enum BreaksText {
    static func rows(_ breaks: RetirementBreaks, _ workspace: Workspace) -> [ScenarioRow] {
        let words = workspace.strings
        func flow(_ flow: RetirementBreaks.Flow) -> String {
            let ends = "\(workspace.name(of: flow.giver)) → \(workspace.name(of: flow.receiver))"
            return flow.data.isEmpty ? ends : "\(ends): \(flow.data)"
        }
        let parts: [(String, [String])] = [
            ("breaks.lost", breaks.lost.map(flow)), ("breaks.orphaned", breaks.orphaned.map(flow)),
            ("breaks.processes", breaks.processes.map(\.name)),
            ("breaks.capabilities", breaks.capabilities.map(\.name)),
            (
                "breaks.units",
                breaks.units.map {
                    "\(workspace.name(ofUnit: $0.name)) (\(workspace.names(of: $0.systems)))"
                }
            ),
        ]
        let rows = parts.filter { !$0.1.isEmpty }.flatMap { key, texts in
            [ScenarioRow.heading(words(key, workspace.format.count(texts.count)))] + texts.map(ScenarioRow.text)
        }
        return rows.isEmpty ? [.heading(words("breaks.nothing"))] : rows
    }
}
