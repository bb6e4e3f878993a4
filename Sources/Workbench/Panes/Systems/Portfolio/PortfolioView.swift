import Model
import Scoring
import Terminal

/// Draws the portfolio: its tabs, which systems it is of, and below them the way of looking.
struct PortfolioView {
    let pane: SystemsPane
    let workspace: Workspace

    private var state: PortfolioState { pane.portfolio }

    /// Below the tabs and the line that says which systems it is of.
    static func body(_ area: Rectangle) -> Rectangle { area.splitTop(2).rest }

    static func tabs(_ state: PortfolioState, _ workspace: Workspace, in area: Rectangle) -> TabRow {
        TabRow(
            PortfolioTab.allCases.map { ($0.key, workspace.strings("portfolio.tab.\($0.rawValue)")) },
            active: PortfolioTab.allCases.firstIndex(of: state.tab), in: area)
    }

    func draw(on canvas: inout Canvas, in area: Rectangle) {
        Self.tabs(state, workspace, in: area).draw(on: &canvas, in: area)
        drawSelection(on: &canvas, in: area)
        let body = Self.body(area)
        guard state.findings.has(state.tab) else {
            canvas.draw(workspace.strings("portfolio.computing"), x: body.x, y: body.y + 1, style: Style(.dim))
            return
        }
        switch state.tab {
        case .matrix: MatrixView(pane: pane, workspace: workspace)?.draw(on: &canvas, in: body)
        case .candidates: CandidatesView(pane: pane, workspace: workspace)?.draw(on: &canvas, in: body)
        case .overlaps: OverlapsView(pane: pane, workspace: workspace)?.draw(on: &canvas, in: body)
        case .scenario: ScenarioView(pane: pane, workspace: workspace)?.draw(on: &canvas, in: body)
        case .breakdown: BreakdownView(pane: pane, workspace: workspace)?.draw(on: &canvas, in: body)
        case .requirements: RequirementsView(pane: pane, workspace: workspace)?.draw(on: &canvas, in: body)
        }
    }

    /// All figures are those of the systems that the table shows: what it is filtered by is said above them.
    private func drawSelection(on canvas: inout Canvas, in area: Rectangle) {
        let words = workspace.strings
        let y = area.y + 1
        if pane.isSearching {
            canvas.draw("/", x: area.x, y: y, style: Style(.accent).bold)
            pane.search.draw(
                on: &canvas, x: area.x + 2, y: y, width: area.width - 2, style: Style(.text, on: .selection))
            return
        }
        let population = pane.inventory.population.map { state.tab == .overlaps ? $0.withPlanned : $0 }
        let count =
            population.map { population in
                [workspace.count(of: population), workspace.exclusion(from: population)].compactMap { $0 }
                    .joined(separator: ", ")
            } ?? ""
        let pending = state.isPending ? " · " + words("portfolio.computing") : ""
        canvas.drawRight(count + pending, right: area.right, y: y, style: Style(.dim))
        let room = area.width - TextWidth.columns(of: count + pending) - 2
        let line = pane.search.text.isEmpty ? "" : "/ \(pane.search.text)"
        canvas.drawTruncated(line, x: area.x, y: y, style: Style(.accent), limit: room)
    }
}

extension Workspace {
    /// What a system is called; its identifier where it is not in the inventory.
    func name(of system: Identifier<System>) -> String { organisation.systems[system]?.name ?? system.rawValue }

    /// What a unit is called, as the systems' fields write it: by identifier or in free text.
    func name(ofUnit text: String) -> String { organisation.units[Identifier(text)]?.name ?? text }

    /// The names of systems, with how many more there are where they are many.
    func names(of systems: [Identifier<System>], atMost limit: Int = 3) -> String {
        let names = systems.prefix(limit).map { name(of: $0) }.joined(separator: ", ")
        return systems.count > limit
            ? strings("portfolio.more", names, format.count(systems.count - limit)) : names
    }

    /// A cost; – where it is not known.
    func cost(_ cost: Double?) -> String { cost.map(format.money) ?? "–" }
}
