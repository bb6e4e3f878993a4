import Charts
import Model
import Scoring
import Terminal

/// Översikt: how it stands, and what to do next.
struct OverviewPane: Pane {
    let id = "overview"
    private var cursor = ListCursor()
    /// What the inventory comes to; nil until a large one has been looked through.
    private var inventory: InventorySummary?
    private var seenRevision: Int?
    private var isOutdated = false

    static let commands: [Command] = [
        command("open", keys: [.enter], hint: 10) { pane, workspace in
            let steps = NextStep.steps(for: workspace)
            guard steps.indices.contains(pane.cursor.row) else { return [] }
            workspace.destination = steps[pane.cursor.row].destination
            return []
        },
        command("rename", keys: [.character("R")]) { _, workspace in
            let profile = workspace.organisation.profile
            let empty = workspace.strings("problem.empty")
            workspace.opening = Prompt(
                title: workspace.strings("prompt.organisation-name"), text: profile.name,
                check: { $0.allSatisfy(\.isWhitespace) ? empty : nil }
            ) { name, state in
                var renamed = state.workspace.organisation.profile
                renamed.name = name
                return state.workspace.perform([
                    .profile(Replacement(from: state.workspace.organisation.profile, to: renamed))
                ])
            }
            return []
        },
    ]

    mutating func type(_ key: Key, in workspace: inout Workspace) -> [Effect]? {
        cursor.type(key, count: NextStep.steps(for: workspace).count, page: 10) ? [] : nil
    }

    mutating func refresh(_ workspace: Workspace) {
        cursor.keep(within: NextStep.steps(for: workspace).count, page: 10)
        guard workspace.revision != seenRevision else { return }
        seenRevision = workspace.revision
        if workspace.organisation.systems.count <= PortfolioState.largest {
            inventory = InventorySummary(workspace.organisation.systems, method: workspace.library.method)
        } else {
            isOutdated = true
        }
    }

    mutating func startWork(_ workspace: Workspace) -> [Effect] {
        guard isOutdated else { return [] }
        isOutdated = false
        let (systems, method) = (workspace.organisation.systems, workspace.library.method)
        return [
            .work(
                Work("overview.inventory") { _ in
                    let summary = InventorySummary(systems, method: method)
                    return .worked { state in
                        for place in state.panes.indices {
                            guard var pane = state.panes[place] as? OverviewPane else { continue }
                            pane.inventory = summary
                            state.panes[place] = pane
                        }
                        return []
                    }
                })
        ]
    }

    func draw(on canvas: inout Canvas, in area: Rectangle, workspace: Workspace) {
        let isWide = area.width >= 100 && area.height >= 26
        let (top, bottom) = area.splitTop(isWide ? max(19, area.height - 11) : area.height >= 20 ? 12 : 11)
        let (left, right) = top.splitLeft(isWide ? 46 : area.width >= 76 ? 38 : 28)
        drawMaturity(on: &canvas, in: workspace.measurement == nil ? top : left, workspace)
        drawCategories(on: &canvas, in: right.inset(x: 1), workspace, asRadar: isWide)
        let (steps, facts) = bottom.splitLeft(isWide ? 62 : 44)
        drawSteps(on: &canvas, in: steps, workspace)
        drawFacts(on: &canvas, in: facts.splitLeft(1).rest, workspace)
    }

    private func drawMaturity(on canvas: inout Canvas, in area: Rectangle, _ workspace: Workspace) {
        let words = workspace.strings
        let format = workspace.format
        guard let measurement = workspace.measurement else {
            canvas.draw(words("overview.no-measurement"), x: area.x, y: area.y, style: Style(.heading).bold)
            let lines = TextWidth.wrapped(words("overview.no-measurement.help"), to: min(72, area.width - 2))
            for (row, line) in lines.enumerated() { canvas.draw(line, x: area.x, y: area.y + 2 + row) }
            return
        }
        canvas.draw(
            words("overview.maturity", measurement.id.rawValue), x: area.x, y: area.y, style: Style(.heading).bold)
        let maturity = workspace.report?.whole.maturity
        let score = maturity?.estimate.score
        BigDigits(score.map { "\($0.percent)%" } ?? "–", tone: .accent)
            .drawing(width: area.width, height: 5)
            .draw(on: &canvas, in: Rectangle(x: area.x, y: area.y + 2, width: area.width, height: 5))
        var lines: [(String, Style)] = []
        if case .withheld? = workspace.report?.whole {
            lines.append((words("withheld.whole", "\(measurement.header.anonymityThreshold)"), Style(.warning)))
        } else if let maturity {
            let type = maturity.type.flatMap { id in workspace.instrument.types.first { $0.id == id } }
            if let type {
                lines.append(
                    (words("overview.type", type.id.rawValue, type.name(workspace.language)), Style(.text).bold))
            }
            if let interval = maturity.estimate.interval {
                lines.append((words("overview.interval", format.interval(interval)), Style(.dim)))
            }
        } else {
            lines.append((words("overview.no-answers"), Style(.dim)))
        }
        if let before = workspace.before(of: nil), let (then, now) = before.change(of: .maturity) {
            lines.append(
                (
                    words(
                        "overview.previous", before.label, format.percent(then), format.difference(then, now)),
                    Style(.series2)
                ))
            let comparability = before.comparability
            if !comparability.isWhole {
                let (common, total) = ("\(comparability.common.count)", "\(comparability.total)")
                lines.append((words("overview.comparable", common, total), Style(.dim)))
            }
        }
        if let national = workspace.library.nationalFigure {
            lines.append(
                (words("overview.national", "\(national.year)", format.percent(national.score)), Style(.series3)))
        }
        for (row, line) in lines.prefix(area.height - 7).enumerated() {
            canvas.drawTruncated(line.0, x: area.x, y: area.y + 7 + row, style: line.1, limit: area.width - 1)
        }
        let values = workspace.series(workspace.comparable, of: nil).points
        if area.height >= 14, values.count > 1 {
            let y = area.y + 8 + lines.count
            Trend(
                years: values.map(\.year),
                series: [Series(label: "", values: values.map { $0.scores?[.maturity]?.value }, order: 0)]
            )
            .drawing(width: area.width - 4, height: area.bottom - y - 1)
            .draw(on: &canvas, in: Rectangle(x: area.x, y: y, width: area.width - 4, height: area.bottom - y - 1))
        }
    }

    private func drawCategories(
        on canvas: inout Canvas, in area: Rectangle, _ workspace: Workspace, asRadar: Bool
    ) {
        guard workspace.measurement != nil, let maturity = workspace.report?.whole.maturity else { return }
        let before = workspace.before(of: nil)
        let categories = workspace.instrument.categories
        if asRadar {
            ResultCharts.radar(workspace, maturity, others: before.map { [($0.label, $0.marks)] } ?? [])
                .drawing(width: area.width, height: area.height).draw(on: &canvas, in: area)
        } else {
            canvas.draw(workspace.strings("overview.categories"), x: area.x, y: area.y, style: Style(.heading).bold)
            let rows = categories.map { category in
                let score = maturity.category(category.id)?.estimate.score
                return Bar(
                    category.name(workspace.language), value: score?.value,
                    reference: before?.marks[.category(category.id)]?.value,
                    valueText: workspace.format.percent(score))
            }
            let inner = Rectangle(x: area.x, y: area.y + 1, width: area.width, height: area.height - 2)
            Bars(rows: rows).drawing(width: inner.width, height: inner.height).draw(on: &canvas, in: inner)
        }
    }

    private func drawSteps(on canvas: inout Canvas, in area: Rectangle, _ workspace: Workspace) {
        canvas.draw(workspace.strings("overview.next"), x: area.x, y: area.y, style: Style(.heading).bold)
        let steps = NextStep.steps(for: workspace).map { TextWidth.wrapped($0.text, to: area.width - 4) }
        // As many before the selected one as leave room for it.
        var first = min(cursor.row, max(0, steps.count - 1))
        var rows = steps.isEmpty ? 0 : steps[first].count
        while first > 0, rows + steps[first - 1].count < area.height {
            first -= 1
            rows += steps[first].count
        }
        var y = area.y + 1
        for (index, lines) in steps.enumerated().dropFirst(first) {
            guard y + lines.count <= area.bottom else {
                canvas.drawRight("↓", right: area.right - 1, y: area.bottom - 1, style: Style(.accent))
                break
            }
            let isSelected = index == cursor.row
            if isSelected {
                canvas.fill(
                    Rectangle(x: area.x, y: y, width: area.width - 1, height: lines.count),
                    style: Style(.text, on: .selection))
            }
            let ground: Tone = isSelected ? .selection : .ground
            canvas.draw(isSelected ? "▸" : "•", x: area.x + 1, y: y, style: Style(.accent, on: ground))
            for line in lines {
                canvas.draw(line, x: area.x + 3, y: y, style: Style(.text, on: ground))
                y += 1
            }
        }
    }

    private func drawFacts(on canvas: inout Canvas, in area: Rectangle, _ workspace: Workspace) {
        let words = workspace.strings
        let format = workspace.format
        var y = area.y
        canvas.draw(words("overview.measurements"), x: area.x, y: y, style: Style(.heading).bold)
        y += 1
        let measurements = workspace.organisation.measurements.sorted { $0.header.year > $1.header.year }
        for measurement in measurements.prefix(max(1, min(4, area.height - 6))) {
            let participation = Participation(measurement)
            var x = area.x
            x += canvas.draw(TextWidth.padded(measurement.id.rawValue, to: 6), x: x, y: y)
            x += canvas.draw(
                TextWidth.padded(words("status.\(measurement.header.status.rawValue)"), to: 9), x: x, y: y,
                style: Style(measurement.header.status == .open ? .good : .dim))
            let text =
                participation.invited.map {
                    words(
                        "overview.answered-short", format.count(participation.counted), format.count($0),
                        format.share(participation.share))
                } ?? words("overview.answered", format.count(participation.answered))
            canvas.drawTruncated(text, x: x, y: y, style: Style(.text), limit: area.right - x)
            y += 1
        }
        y += 1
        guard y + 1 < area.bottom else { return }
        canvas.draw(words("overview.inventory"), x: area.x, y: y, style: Style(.heading).bold)
        y += 1
        guard !workspace.organisation.systems.isEmpty else {
            canvas.drawTruncated(words("overview.no-systems"), x: area.x, y: y, style: Style(.dim), limit: area.width)
            return
        }
        guard let inventory else {
            canvas.drawTruncated(words("portfolio.computing"), x: area.x, y: y, style: Style(.dim), limit: area.width)
            return
        }
        let lines = [
            words("overview.systems", workspace.count(of: inventory.population), format.money(inventory.annualCost)),
            words("portfolio.coverage") + " " + format.share(inventory.coverage),
            workspace.exclusion(from: inventory.population) ?? "",
        ]
        for line in lines where y < area.bottom {
            canvas.drawTruncated(line, x: area.x, y: y, limit: area.width)
            y += 1
        }
    }
}

/// The inventory in three figures, those that the portfolio has of all systems.
struct InventorySummary: Sendable {
    /// Which systems they are of.
    let population: Population
    /// SEK a year over those with a known cost.
    let annualCost: Double
    /// Share 0…1 that every criterion has been assessed for; nil when there are no systems.
    let coverage: Double?

    init(_ systems: Table<System>, method: Method) {
        var population = Population()
        for system in systems { population.add(1, system.lifecycle) }
        let portfolio = Portfolio(systems: systems, method: method)
        self.population = population
        (annualCost, coverage) = (portfolio.cost, portfolio.coverage)
    }
}

/// One thing to do next, derived from what is there and what is missing.
struct NextStep {
    let text: String
    /// Where it is done.
    let destination: Destination

    init(text: String, pane: String, search: String? = nil) {
        self.text = text
        destination = Destination(pane: pane, search: search)
    }

    static func steps(for workspace: Workspace) -> [NextStep] {
        let words = workspace.strings
        let format = workspace.format
        var steps: [NextStep] = []
        if let measurement = workspace.measurement {
            switch measurement.header.status {
            case .planned: steps.append(NextStep(text: words("next.open"), pane: "survey"))
            case .open:
                let participation = Participation(measurement)
                if let invited = participation.invited, invited > participation.counted {
                    let missing = format.count(invited - participation.counted)
                    steps.append(NextStep(text: words("next.remind", missing), pane: "survey"))
                }
                if let low = lowestRate(measurement, workspace) {
                    steps.append(
                        NextStep(text: words("next.lowest-rate", low.name, format.share(low.share)), pane: "survey"))
                }
            case .closed: break
            }
            let weakest = workspace.report?.whole.maturity?.categories
                .filter { $0.estimate.score != nil }.min { $0.estimate.score! < $1.estimate.score! }
            if let weakest, let category = workspace.instrument.categories.first(where: { $0.id == weakest.id }) {
                steps.append(
                    NextStep(
                        text: words(
                            "next.weakest", category.name(workspace.language), format.percent(weakest.estimate.score)),
                        pane: "results"))
            }
        } else {
            steps.append(NextStep(text: words("next.first-measurement"), pane: "survey"))
        }
        if workspace.organisation.units.isEmpty {
            steps.append(NextStep(text: words("next.units"), pane: "survey"))
        }
        if workspace.organisation.systems.isEmpty {
            steps.append(NextStep(text: words("next.first-system"), pane: "systems"))
        } else {
            let today = workspace.today
            let limit = today.advanced(months: 12)
            let ending = workspace.organisation.systems.count { system in
                guard case .day(let end)? = system.fields[.contractEnd] else { return false }
                return end >= today && end <= limit
            }
            if ending > 0 {
                steps.append(
                    NextStep(
                        text: words("next.contracts", "\(ending)"), pane: "systems",
                        search: InventoryWords(workspace).endingContracts(words)))
            }
        }
        return steps
    }

    private static func lowestRate(_ measurement: Measurement, _ workspace: Workspace) -> (name: String, share: Double)?
    {
        let active = workspace.organisation.units.active
        return measurement.header.invited
            .compactMap { id, invited -> (name: String, share: Double)? in
                guard invited > 0, let unit = active[id] else { return nil }
                let answered = measurement.responses.count { $0.unit == id && !$0.answers.isEmpty }
                return (unit.name, Double(answered) / Double(invited))
            }
            .min { ($0.share, $0.name) < ($1.share, $1.name) }
    }
}
