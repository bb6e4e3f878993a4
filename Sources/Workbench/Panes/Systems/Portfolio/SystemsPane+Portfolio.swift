import Model
import Scoring
import Terminal

// The keys of the portfolio.
extension SystemsPane {
    static let portfolioCommands: [Command] =
        [
            command(
                "portfolio", keys: [.character("p")], hint: 13,
                isAvailable: { $0.isListing && !$1.organisation.systems.isEmpty }
            ) {
                pane, _ in
                pane.part = pane.part == .portfolio ? .table : .portfolio
                return []
            },
            command("close-portfolio", keys: [.escape], isAvailable: { pane, _ in pane.isPortfolio }) {
                pane, _ in
                if pane.portfolio.member != nil { pane.portfolio.member = nil } else { pane.part = .table }
                return []
            },
        ]
        + PortfolioTab.allCases.map { tab in
            command(
                "portfolio-\(tab.rawValue)", keys: [.character(tab.key)], isAvailable: { pane, _ in pane.isPortfolio }
            ) { pane, workspace in
                pane.show(tab, workspace)
                return []
            }
        } + [
            command(
                "next-tab", keys: [.character("v"), .character("]")], hint: 14,
                isAvailable: { pane, _ in pane.isPortfolio }
            ) { pane, workspace in
                pane.show(pane.portfolio.tab.next, workspace)
                return []
            },
            command(
                "previous-tab", keys: [.character("V"), .character("[")],
                isAvailable: { pane, _ in pane.isPortfolio }
            ) { pane, workspace in
                pane.show(pane.portfolio.tab.previous, workspace)
                return []
            },
            command(
                "next-by-cost", keys: [.character("n")], hint: 10, isAvailable: { pane, _ in pane.isOn(.matrix) }
            ) {
                pane, _ in
                pane.walkByCost(1)
                return []
            },
            command("previous-by-cost", keys: [.character("N")], isAvailable: { pane, _ in pane.isOn(.matrix) }) {
                pane, _ in
                pane.walkByCost(-1)
                return []
            },
            command(
                "open", keys: [.enter],
                isAvailable: {
                    $0.isOn(.matrix, .candidates, .overlaps, .scenario, .requirements) && $0.focus($1) != nil
                }
            ) { pane, workspace in
                pane.focus(workspace).map { pane.assess($0) }
                return []
            },
            command(
                "show-group", keys: [.enter], hint: 11,
                isAvailable: { pane, _ in pane.isOn(.breakdown) && pane.portfolio.findings.breakdown != nil }
            ) { pane, workspace in
                pane.showGroup(workspace)
                return []
            },
            command(
                "confirm-overlap", keys: [.character("y")], hint: 10,
                isAvailable: { pane, _ in pane.isOn(.overlaps) && pane.cluster != nil }
            ) { $0.decide(isConfirmed: true, in: &$1) },
            command(
                "dismiss-overlap", keys: [.character("n")], hint: 11,
                isAvailable: { pane, _ in pane.isOn(.overlaps) && pane.cluster != nil }
            ) { $0.decide(isConfirmed: false, in: &$1) },
            command(
                "mark-to-retire", keys: [.space], hint: 9,
                isAvailable: { $0.isPortfolio && !$0.isOn(.breakdown) && $0.focus($1) != nil }
            ) { pane, workspace in
                pane.focus(workspace).map { pane.toggleRetirement(of: $0, in: &workspace) } ?? []
            },
            command(
                "retire", keys: [.character("r")], hint: 12,
                isAvailable: { $0.isPortfolio && !$0.isOn(.breakdown) && $0.focus($1) != nil },
                onState: { state in
                    guard let pane = state.pane as? SystemsPane, let id = pane.focus(state.workspace) else { return [] }
                    return RetireForm.ask(
                        id, with: pane.isOn(.scenario) ? pane.scenario(state.workspace) : nil, in: state)
                }),
            command(
                "scenario", keys: [.character("w")], hint: 15,
                isAvailable: { pane, _ in pane.isOn(.candidates, .scenario, .overlaps, .matrix) }
            ) { pane, workspace in
                ScenarioForm.choose(pane.scenario(workspace), in: &workspace)
                return []
            },
            command("new-scenario", keys: [.character("a")], isAvailable: { pane, _ in pane.isOn(.scenario) }) {
                _, workspace in
                ScenarioForm.add(in: &workspace)
                return []
            },
            command(
                "rename-scenario", keys: [.character("e")],
                isAvailable: { $0.isOn(.scenario) && $0.scenario($1) != nil }
            ) { pane, workspace in
                if let scenario = pane.scenario(workspace) { ScenarioForm.rename(scenario, in: &workspace) }
                return []
            },
            command(
                "delete-scenario", keys: [.character("x"), .delete],
                isAvailable: { $0.isOn(.scenario) && $0.scenario($1) != nil }
            ) { pane, workspace in
                guard let scenario = pane.scenario(workspace) else { return [] }
                return workspace.perform([.scenario(scenario.id, Replacement(from: scenario, to: nil))])
            },
        ]

    static let views = PortfolioTab.allCases.map {
        PaneView(id: $0.rawValue, titleKey: "portfolio.tab.\($0.rawValue)")
    }

    mutating func show(view id: String, _ workspace: Workspace) {
        // Without systems there is no portfolio, and the table's keys are needed to add the first.
        guard let tab = PortfolioTab(rawValue: id), !workspace.organisation.systems.isEmpty else { return }
        assessment = nil
        table.frequency = nil
        isSearching = false
        part = .portfolio
        show(tab, workspace)
    }

    /// Whether the portfolio is on the screen.
    var isPortfolio: Bool { isListing && part == .portfolio }

    /// Whether the portfolio shows one of some tabs.
    func isOn(_ tabs: PortfolioTab...) -> Bool { isPortfolio && tabs.contains(portfolio.tab) }

    /// The scenario that systems are marked in; nil before there is any.
    func scenario(_ workspace: Workspace) -> Scenario? {
        let scenarios = workspace.organisation.analysis.scenarios
        return portfolio.scenario.flatMap { scenarios[$0] } ?? scenarios.first
    }

    /// The overlap that is selected.
    var cluster: Overlaps.Cluster? {
        guard let clusters = portfolio.findings.overlaps?.clusters else { return nil }
        let row = portfolio.cursors[.overlaps]?.row ?? 0
        return clusters.indices.contains(row) ? clusters[row] : nil
    }

    /// The system that the portfolio's cursor is at; nil where it is at none.
    func focus(_ workspace: Workspace) -> Identifier<System>? {
        let row = portfolio.cursors[portfolio.tab]?.row ?? 0
        switch portfolio.tab {
        case .matrix:
            return portfolio.findings.map?.index(of: selected?.system.id) == nil ? nil : selected?.system.id
        case .candidates:
            guard let candidates = portfolio.findings.candidates else { return nil }
            let all = candidates.ranked + candidates.unpriced
            return all.indices.contains(row) ? all[row].id : nil
        case .overlaps:
            guard let cluster, let member = portfolio.member else { return nil }
            return cluster.members[min(member, cluster.members.count - 1)]
        case .scenario:
            let rows = ScenarioRow.rows(scenario(workspace), portfolio.findings.outcome, workspace)
            guard rows.indices.contains(row), case .system(let id) = rows[row] else { return nil }
            return id
        case .breakdown: return nil
        case .requirements:
            guard let failing = portfolio.findings.requirements?.failing, failing.indices.contains(row) else {
                return nil
            }
            return failing[row]
        }
    }

    /// What the portfolio is worked out from.
    func question(_ workspace: Workspace) -> PortfolioQuestion {
        PortfolioQuestion(
            table: inventory.systems, shown: inventory.shown, inventory: workspace.organisation.systems,
            method: workspace.library.method, verdicts: workspace.organisation.analysis.overlaps,
            retires: scenario(workspace)?.retires ?? [],
            grouping: portfolio.grouping, today: workspace.today)
    }

    /// Brings the portfolio up to date while it is on the screen.
    mutating func refreshPortfolio(_ workspace: Workspace, isChanged: Bool) {
        // A large inventory that has been read beside the loop can be filtered now.
        if isChanged || portfolio.sawUnread && !inventory.isPreparing { portfolio.outdate() }
        portfolio.sawUnread = inventory.isPreparing
        guard part == .portfolio else { return }
        let question = { [self] in self.question(workspace) }
        portfolio.refresh(workspace, question)
        keepCursor(workspace)
        // Only what has been assessed lies on the map; one begins with what costs the most.
        if isOn(.matrix), let map = portfolio.findings.map, map.index(of: selected?.system.id) == nil,
            let dearest = map.dearest
        {
            follow(map.places[dearest].id)
        }
    }

    // MARK: Moving

    /// Takes the keys that move in the portfolio.
    mutating func typeInPortfolio(_ key: Key, _ workspace: Workspace) -> Bool {
        switch portfolio.tab {
        case .matrix: return walk(key)
        case .overlaps:
            switch key {
            case .right, .character("l"):
                if cluster != nil, portfolio.member == nil { portfolio.member = 0 }
            case .enter where portfolio.member == nil:
                if cluster != nil { portfolio.member = 0 }
            case .left, .character("h"): portfolio.member = nil
            default:
                guard let member = portfolio.member, let cluster else { return typeInList(key, workspace) }
                var cursor = ListCursor()
                cursor.select(member)
                guard cursor.type(key, count: cluster.members.count, page: 10) else { return false }
                portfolio.member = cursor.row
            }
            if let id = focus(workspace) { follow(id) }
            return true
        case .breakdown:
            let all = PortfolioState.groupings
            let place = all.firstIndex(of: portfolio.grouping) ?? 0
            switch key {
            case .right, .character("l"): portfolio.group(by: all[(place + 1) % all.count])
            case .left, .character("h"): portfolio.group(by: all[(place + all.count - 1) % all.count])
            default: return typeInList(key, workspace)
            }
            return true
        case .candidates, .scenario, .requirements: return typeInList(key, workspace)
        }
    }

    mutating func clickInPortfolio(_ mouse: Mouse, in area: Rectangle, _ workspace: Workspace) {
        if mouse.action == .press, mouse.y == area.y,
            let tab = PortfolioView.tabs(portfolio, workspace, in: area).tab(at: mouse.x)
        {
            show(PortfolioTab.allCases[tab], workspace)
            return
        }
        guard portfolio.tab != .matrix else { return }
        var cursor = portfolio.cursors[portfolio.tab] ?? ListCursor()
        cursor.wheel(mouse, count: rowCount(workspace), page: page(workspace))
        // The first line of a list is its heading.
        let list = list(area)
        let row = mouse.y - list.y - 1 + cursor.top
        if mouse.action == .press, list.contains(x: mouse.x, y: mouse.y), mouse.y > list.y, row < rowCount(workspace) {
            cursor.select(row)
            portfolio.member = nil
        }
        portfolio.cursors[portfolio.tab] = cursor
        if let id = focus(workspace) { follow(id) }
    }

    private mutating func show(_ tab: PortfolioTab, _ workspace: Workspace) {
        let before = focus(workspace)
        portfolio.show(tab)
        // What is selected stays so where the list has it.
        guard let before else { return }
        switch tab {
        case .candidates:
            let all = (portfolio.findings.candidates?.ranked ?? []) + (portfolio.findings.candidates?.unpriced ?? [])
            if let row = all.firstIndex(where: { $0.id == before }) { select(row) }
        case .requirements:
            if let row = portfolio.findings.requirements?.failing.firstIndex(of: before) { select(row) }
        case .matrix: follow(before)
        case .overlaps, .scenario, .breakdown: break
        }
    }

    private mutating func select(_ row: Int) {
        var cursor = portfolio.cursors[portfolio.tab] ?? ListCursor()
        cursor.select(row)
        portfolio.cursors[portfolio.tab] = cursor
    }

    private mutating func typeInList(_ key: Key, _ workspace: Workspace) -> Bool {
        var cursor = portfolio.cursors[portfolio.tab] ?? ListCursor()
        guard cursor.type(key, count: rowCount(workspace), page: page(workspace)) else { return false }
        portfolio.cursors[portfolio.tab] = cursor
        if let id = focus(workspace) { follow(id) }
        return true
    }

    private mutating func keepCursor(_ workspace: Workspace) {
        guard portfolio.tab != .matrix else { return }
        var cursor = portfolio.cursors[portfolio.tab] ?? ListCursor()
        cursor.keep(within: rowCount(workspace), page: page(workspace))
        portfolio.cursors[portfolio.tab] = cursor
        if let member = portfolio.member {
            portfolio.member = cluster.map { min(member, $0.members.count - 1) }
        }
        if let id = focus(workspace) { follow(id) }
    }

    private func rowCount(_ workspace: Workspace) -> Int {
        let findings = portfolio.findings
        return switch portfolio.tab {
        case .matrix: 0
        case .candidates: (findings.candidates?.ranked.count ?? 0) + (findings.candidates?.unpriced.count ?? 0)
        case .overlaps: findings.overlaps?.clusters.count ?? 0
        case .scenario: ScenarioRow.rows(scenario(workspace), findings.outcome, workspace).count
        case .breakdown: findings.breakdown?.groups.count ?? 0
        case .requirements: findings.requirements?.failing.count ?? 0
        }
    }

    private func page(_ workspace: Workspace) -> Int { FigureTable.page(list(View.paneArea(workspace.size))) }

    /// Where the list of the tab is drawn; the map has none.
    private func list(_ area: Rectangle) -> Rectangle {
        let body = PortfolioView.body(area)
        return switch portfolio.tab {
        case .matrix: body.splitTop(0).top
        case .candidates: CandidatesView.areas(body).list
        case .overlaps: OverlapsView.areas(body).list
        case .scenario: ScenarioView.areas(body).list
        case .breakdown: BreakdownView.list(body)
        case .requirements: RequirementsView.list(body)
        }
    }

    private mutating func walk(_ key: Key) -> Bool {
        let direction: PortfolioMap.Direction
        switch key {
        case .left, .character("h"): direction = .left
        case .right, .character("l"): direction = .right
        case .up, .character("k"): direction = .up
        case .down, .character("j"): direction = .down
        default: return false
        }
        guard let map = portfolio.findings.map, let here = map.index(of: selected?.system.id) else { return true }
        if let next = map.neighbour(of: here, towards: direction) { follow(map.places[next].id) }
        return true
    }

    private mutating func walkByCost(_ step: Int) {
        guard let map = portfolio.findings.map, let here = map.index(of: selected?.system.id) else { return }
        follow(map.places[map.byCost(from: here, step: step)].id)
    }

    /// Selects a system in the table as well, so that all that is about the selected one is about this.
    mutating func follow(_ id: Identifier<System>) {
        guard selected?.system.id != id, let position = inventory.position(of: id) else { return }
        cursor.select(position)
    }

    mutating func chooseScenario(_ id: Identifier<Scenario>) { portfolio.choose(id) }

    /// Shows the systems of the selected group in the table.
    private mutating func showGroup(_ workspace: Workspace) {
        guard let groups = portfolio.findings.breakdown?.groups else { return }
        let row = portfolio.cursors[.breakdown]?.row ?? 0
        guard groups.indices.contains(row), let name = groups[row].name else { return }
        let shown = portfolio.grouping == .unit ? workspace.name(ofUnit: name) : name
        let condition = "\(portfolio.grouping.rawValue):\"\(shown)\""
        search = TextField(search.text.isEmpty ? condition : "\(search.text) \(condition)")
        part = .table
    }

    // MARK: Deciding

    /// Marks a system to be retired in the scenario, or takes the mark away; the first mark makes a scenario.
    mutating func toggleRetirement(of id: Identifier<System>, in workspace: inout Workspace) -> [Effect] {
        guard let scenario = scenario(workspace) else {
            let name = workspace.strings("portfolio.scenario.first")
            return workspace.perform([ScenarioForm.adding(name, retires: [id], in: workspace)])
        }
        var changed = scenario
        if changed.retires.remove(id) == nil { changed.retires.insert(id) }
        return workspace.perform([.scenario(scenario.id, Replacement(from: scenario, to: changed))])
    }

    /// Confirms or dismisses the selected overlap; or, where one of its systems is selected, that this one belongs to
    /// it.
    private func decide(isConfirmed: Bool, in workspace: inout Workspace) -> [Effect] {
        guard let cluster else { return [] }
        let members = cluster.members
        var pairs: [(Identifier<System>, Identifier<System>)] = []
        if let member = portfolio.member, members.indices.contains(member) {
            let others = members.filter { $0 != members[member] }
            // It is the same as one of them, or as none.
            pairs = (isConfirmed ? Array(others.prefix(1)) : others).map { (members[member], $0) }
        } else if isConfirmed {
            pairs = members.dropFirst().map { (members[0], $0) }
        } else if members.count <= Self.mostAtOnce {
            for (index, one) in members.enumerated() { pairs += members[(index + 1)...].map { (one, $0) } }
        } else {
            workspace.say("portfolio.overlaps.too-many", "\(Self.mostAtOnce)", isError: true)
            return []
        }
        let verdicts = workspace.organisation.analysis.overlaps
        let edits = pairs.compactMap { one, two -> Edit? in
            let verdict = OverlapVerdict(one, two, isConfirmed: isConfirmed)
            let before = verdicts[verdict.id]
            return before == verdict ? nil : .overlap(verdict.id, Replacement(from: before, to: verdict))
        }
        let effects = workspace.perform(edits)
        if !effects.isEmpty {
            let decided = portfolio.member == nil ? members : isConfirmed ? [pairs[0].0, pairs[0].1] : [pairs[0].0]
            let key = isConfirmed ? "portfolio.overlaps.said-same" : "portfolio.overlaps.said-apart"
            workspace.say(key, workspace.names(of: decided))
        }
        return effects
    }

    /// More systems than these are not told apart pair by pair in one go.
    private static let mostAtOnce = 12
}
