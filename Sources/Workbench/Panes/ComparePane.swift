import Model
import Scoring
import Terminal

/// Jämförelse: the organisation among others who have handed over their figures.
struct ComparePane: Pane {
    let id = "compare"
    /// The way of looking.
    private(set) var view = CompareView.peers
    /// The instrument and year that were chosen; nil for what oneself measured last.
    var chosenPeriod: Peers.Period?
    /// Whom one compares with.
    var choice = PeerChoice.grouping(.kind)
    /// Those that were picked last, to begin with the next time.
    var picked: Set<Identifier<Summary.Participant>> = []
    /// What is compared in the trend and by county: the row that was selected among the measures.
    private(set) var measure = Measure.maturity
    /// The categories whose factors are shown.
    private(set) var opened: Set<Identifier<Model.Category>> = []
    /// The organisation that stands beside one's own; nil while all are listed.
    private(set) var companion: Identifier<Summary.Participant>?
    private(set) var order = CountyTable.Order.name
    private(set) var cursors: [CompareView: ListCursor] = [:]
    private(set) var companionCursor = ListCursor()

    /// What is looked at of systems nationally.
    var national = NationalState()

    /// All there is to compare with; nil until it is read.
    private(set) var peers: Peers?
    /// The organisation among those chosen; nil until it is worked out.
    private(set) var comparison: PeerComparison?
    /// The counties; nil until they are worked out.
    private(set) var counties: CountyTable?
    /// Why nothing could be read.
    private(set) var failure: String?
    /// Whether the collection is to be read: it may have changed since one was here.
    private var isStale = false
    private var askedComparison: PeerComparison.Request?
    private var askedCounties: CountyTable.Request?

    static let commands: [Command] =
        nationalCommands
        + CompareView.allCases.map { view in
            command("view-\(view.rawValue)", keys: [.character(view.key)]) { pane, _ in
                pane.show(view)
                return []
            }
        } + [
            command("enter", keys: [.enter], hint: 10, isAvailable: { $0.canEnter($1) }) { pane, workspace in
                pane.enter(workspace)
                return []
            },
            command("back", keys: [.escape, .backspace], hint: 11, isAvailable: { pane, _ in pane.canGoBack }) {
                pane, _ in
                pane.goBack()
                return []
            },
            command(
                "next-view", keys: [.character("v"), .character("]")], hint: 12,
                isAvailable: { pane, _ in pane.hasPeers }
            ) {
                pane, _ in
                pane.show(pane.view.next)
                return []
            },
            command(
                "previous-view", keys: [.character("V"), .character("[")], isAvailable: { pane, _ in pane.hasPeers }
            ) {
                pane, _ in
                pane.show(pane.view.previous)
                return []
            },
            command(
                "group", keys: [.character("o")], hint: 13,
                // Counties are compared with each other, and products with all.
                isAvailable: { pane, _ in pane.hasPeers && pane.view != .counties && pane.view != .products }
            ) {
                pane, workspace in
                pane.askGroup(in: &workspace)
                return []
            },
            command(
                "sort", keys: [.character("s")], hint: 14,
                isAvailable: { pane, _ in pane.counties != nil && pane.view == .counties }
            ) {
                pane, workspace in
                pane.sort(workspace)
                return []
            },
            command(
                "all-factors", keys: [.character("x")], hint: 15,
                isAvailable: { $0.view == .peers && $0.hasCategories($1) }
            ) {
                pane, workspace in
                pane.toggleFactors(workspace)
                return []
            },
            command(
                "period", keys: [.character("Y")], hint: 16,
                isAvailable: { pane, _ in pane.hasPeers && pane.view != .products }
            ) {
                pane, workspace in
                pane.askPeriod(in: &workspace)
                return []
            },
            command("share", keys: [.character("e")], hint: 17, onState: { state in ShareLayer.open(in: &state) }),
            command("collect", keys: [.character("i")], hint: 18) { _, workspace in
                Self.askCollect(in: &workspace)
                return []
            },
        ]

    static let views = CompareView.allCases.map {
        PaneView(id: $0.rawValue, titleKey: "compare.view.\($0.rawValue)")
    }

    mutating func show(view id: String, _ workspace: Workspace) {
        if let view = CompareView(rawValue: id) { show(view) }
    }

    // MARK: What is read and worked out

    mutating func appear() {
        isStale = true
        national.appear()
    }

    mutating func startWork(_ workspace: Workspace) -> [Effect] {
        var effects = view == .products ? national.startWork(workspace) : []
        if isStale {
            isStale = false
            return effects + [.work(Self.reading(workspace))]
        }
        guard let peers, let period = period(workspace) else { return effects }
        let request = PeerComparison.Request(period: period, choice: choice)
        if askedComparison != request {
            askedComparison = request
            effects.append(.work(Self.comparing(peers, request, workspace)))
        }
        let counted = CountyTable.Request(period: period, measure: shownMeasure)
        if view == .counties, askedCounties != counted {
            askedCounties = counted
            effects.append(.work(Self.counting(peers, counted)))
        }
        return effects
    }

    /// Changes the pane, on the screen or not.
    static func update(_ state: inout State, _ change: (inout ComparePane, Workspace) -> Void) {
        guard let index = state.panes.firstIndex(where: { $0 is ComparePane }),
            var pane = state.panes[index] as? ComparePane
        else { return }
        change(&pane, state.workspace)
        state.panes[index] = pane
    }

    private static func reading(_ workspace: Workspace) -> Work {
        Work("compare-read") { isCancelled in
            let result = Result { try Peers(workspace.peers, workspace, isCancelled: isCancelled) }
            return .worked { state in
                update(&state) { pane, workspace in
                    switch result {
                    case .success(let peers?):
                        (pane.peers, pane.failure) = (peers, nil)
                        (pane.askedComparison, pane.askedCounties) = (nil, nil)
                        if peers.isEmpty { (pane.comparison, pane.counties) = (nil, nil) }
                    case .success(nil): break
                    case .failure(let error): pane.failure = workspace.text(of: error)
                    }
                }
                return []
            }
        }
    }

    private static func comparing(_ peers: Peers, _ request: PeerComparison.Request, _ workspace: Workspace) -> Work {
        Work("compare") { isCancelled in
            let comparison = PeerComparison(peers, request, workspace.peers, workspace, isCancelled: isCancelled)
            return .worked { state in
                update(&state) { pane, workspace in
                    pane.comparison = comparison
                    pane.refresh(workspace)
                }
                return []
            }
        }
    }

    private static func counting(_ peers: Peers, _ request: CountyTable.Request) -> Work {
        Work("compare-counties") { _ in
            let table = CountyTable(peers, request)
            return .worked { state in
                update(&state) { pane, workspace in
                    pane.counties = table
                    pane.refresh(workspace)
                }
                return []
            }
        }
    }

    /// What is shown: what was chosen, else what oneself measured last of what others measured too.
    func period(_ workspace: Workspace) -> Peers.Period? {
        guard let peers else { return nil }
        return chosenPeriod.flatMap { peers.comparisons[$0] == nil ? nil : $0 } ?? peers.firstPeriod(workspace)
    }

    /// The measure of the trend and of the counties: the selected one, where the instrument has it.
    var shownMeasure: Measure {
        guard let rows = comparison?.rows, let first = rows.first else { return measure }
        return rows.contains { $0.measure == measure } ? measure : first.measure
    }

    // MARK: Keys

    var helpKey: String { view == .products ? "pane.compare.products.help" : "pane.compare.help" }

    var hints: [(key: Key, title: String)]? {
        view == .products && national.isSearching ? [(.enter, "hint.keep"), (.escape, "hint.show-all")] : nil
    }

    mutating func paste(_ text: String) -> Bool {
        guard view == .products, national.isSearching else { return false }
        national.search.paste(text)
        return true
    }

    mutating func refresh(_ workspace: Workspace) {
        if view == .products { national.keep(page: nationalPage(workspace)) }
        for (view, cursor) in cursors {
            var cursor = cursor
            cursor.keep(within: count(view), page: page(workspace))
            cursors[view] = cursor
        }
    }

    mutating func type(_ key: Key, in workspace: inout Workspace) -> [Effect]? {
        if view == .products { return typeInNational(key, workspace) ? [] : nil }
        if companion != nil {
            return companionCursor.type(key, count: comparison?.rows.count ?? 0, page: page(workspace)) ? [] : nil
        }
        if view == .trend || view == .counties, let step = Self.step(key) {
            move(measureBy: step)
            return []
        }
        guard count(view) > 0, cursors[view, default: ListCursor()].type(key, count: count(view), page: page(workspace))
        else {
            return nil
        }
        follow()
        return []
    }

    mutating func click(_ mouse: Mouse, in area: Rectangle, workspace: inout Workspace) -> [Effect] {
        if view == .products {
            national.wheel(mouse, page: nationalPage(workspace))
        } else if companion == nil {
            cursors[view, default: ListCursor()].wheel(mouse, count: count(view), page: page(workspace))
            follow()
        } else {
            companionCursor.wheel(mouse, count: comparison?.rows.count ?? 0, page: page(workspace))
        }
        guard mouse.action == .press, mouse.y == area.y else { return [] }
        if let tab = tabs(workspace, in: area).tab(at: mouse.x) { show(CompareView.allCases[tab]) }
        return []
    }

    private static func step(_ key: Key) -> Int? {
        switch key {
        case .left, .character("h"): -1
        case .right, .character("l"): 1
        default: nil
        }
    }

    private mutating func move(measureBy step: Int) {
        guard let rows = comparison?.rows, let place = rows.firstIndex(where: { $0.measure == shownMeasure }) else {
            return
        }
        measure = rows[max(0, min(rows.count - 1, place + step))].measure
    }

    /// What is selected among the measures is what the other views show.
    private mutating func follow() {
        guard view == .peers else { return }
        let rows = shownRows
        let row = cursors[.peers]?.row ?? 0
        if rows.indices.contains(row) { measure = rows[row].measure }
    }

    private mutating func show(_ view: CompareView) {
        self.view = view
        companion = nil
    }

    /// Rows that the cursor of a view can be at.
    private func count(_ view: CompareView) -> Int {
        switch view {
        case .peers: shownRows.count
        case .counties: counties?.rows.count ?? 0
        case .better: comparison.map { BetterView.lines($0).count } ?? 0
        case .radar, .trend, .products: 0
        }
    }

    /// The measures whose categories are open.
    var shownRows: [PeerComparison.Row] {
        var isOpen = false
        return (comparison?.rows ?? []).filter { row in
            if case .category(let id) = row.measure { isOpen = opened.contains(id) }
            return row.depth < 2 || isOpen
        }
    }

    private var hasPeers: Bool { peers?.isEmpty == false }

    private func hasCategories(_ workspace: Workspace) -> Bool { instrument(workspace) != nil && comparison != nil }

    func instrument(_ workspace: Workspace) -> Instrument? {
        period(workspace).flatMap { workspace.library.instruments[Identifier($0.instrument)] }
    }

    // MARK: Going in and out

    private func canEnter(_ workspace: Workspace) -> Bool {
        guard let comparison, companion == nil else { return false }
        switch view {
        case .peers: return selectedCategory != nil
        case .better: return BetterView.peer(at: cursors[.better]?.row ?? 0, comparison) != nil
        case .radar, .trend, .counties, .products: return false
        }
    }

    private mutating func enter(_ workspace: Workspace) {
        switch view {
        case .peers: if let id = selectedCategory { opened.formSymmetricDifference([id]) }
        case .better:
            companion = comparison.flatMap { BetterView.peer(at: cursors[.better]?.row ?? 0, $0)?.id }
            companionCursor = ListCursor()
        case .radar, .trend, .counties, .products: break
        }
    }

    /// The category at the cursor, or whose factor is there.
    private var selectedCategory: Identifier<Model.Category>? {
        let row = cursors[.peers]?.row ?? 0
        guard shownRows.indices.contains(row), shownRows[row].depth > 0 else { return nil }
        for row in shownRows[...row].reversed() {
            if case .category(let id) = row.measure { return id }
        }
        return nil
    }

    private mutating func toggleFactors(_ workspace: Workspace) {
        let selected = measure
        opened = opened.isEmpty ? Set(instrument(workspace)?.categories.map(\.id) ?? []) : []
        let row = shownRows.firstIndex { $0.measure == selected } ?? 0
        cursors[.peers, default: ListCursor()].select(row)
        follow()
    }

    private var canGoBack: Bool {
        view == .products ? !national.canGoBack : companion != nil || view != .peers
    }

    private mutating func goBack() {
        if companion != nil { companion = nil } else { show(.peers) }
    }

    private mutating func sort(_ workspace: Workspace) {
        let selected = selectedCounty
        order = order.next
        let row = counties?.sorted(by: order).firstIndex { $0.county.code == selected } ?? 0
        cursors[.counties, default: ListCursor()].select(row)
    }

    /// The code of the county at the cursor.
    private var selectedCounty: String? {
        let rows = counties?.sorted(by: order) ?? []
        let row = cursors[.counties]?.row ?? 0
        return rows.indices.contains(row) ? rows[row].county.code : nil
    }

    /// Below the tabs, the title and the remark.
    static func body(_ area: Rectangle) -> Rectangle { area.splitTop(4).rest }

    private func page(_ workspace: Workspace) -> Int {
        let body = Self.body(View.paneArea(workspace.size))
        switch view {
        case .better where companion == nil: return max(1, BetterView.areas(body).list.height)
        case .better: return FigureTable.page(SideBySideView.areas(body).table)
        case .peers: return max(1, body.height - 2)
        default: return max(1, body.height - 1)
        }
    }

    // MARK: Drawing

    func draw(on canvas: inout Canvas, in area: Rectangle, workspace: Workspace) {
        tabs(workspace, in: area).draw(on: &canvas, in: area)
        if view == .products {
            return NationalView(state: national, workspace: workspace).draw(on: &canvas, in: Self.nationalBody(area))
        }
        let rest = area.splitTop(2).rest
        let words = workspace.strings
        guard let peers else {
            let text = failure ?? words("compare.reading")
            for (row, line) in TextWidth.wrapped(text, to: min(72, rest.width)).enumerated() {
                canvas.draw(line, x: rest.x, y: rest.y + row, style: Style(failure == nil ? .dim : .bad))
            }
            return
        }
        guard !peers.isEmpty else {
            drawEmpty(
                on: &canvas, in: rest, words("compare.none"),
                [words("compare.none.share"), words("compare.none.collect")])
            return
        }
        guard let comparison else {
            canvas.draw(words("compare.reading"), x: rest.x, y: rest.y, style: Style(.dim))
            return
        }
        drawTitle(peers, comparison, on: &canvas, in: rest, workspace)
        let body = Self.body(area)
        if view != .counties, case .grouping(let grouping) = choice, comparison.group == nil {
            drawEmpty(
                on: &canvas, in: body, words("compare.no-group.\(grouping.rawValue)"), [words("compare.no-group.help")])
            return
        }
        switch view {
        case .products: break
        case .peers: PeersView(pane: self, workspace: workspace).draw(on: &canvas, in: body)
        case .radar: PeerRadarView(comparison: comparison, workspace: workspace).draw(on: &canvas, in: body)
        case .trend:
            PeerTrendView(comparison: comparison, measure: shownMeasure, workspace: workspace).draw(
                on: &canvas, in: body)
        case .counties:
            guard let counties else { return }
            CountiesView(
                table: counties, order: order, cursor: cursors[.counties] ?? ListCursor(), own: peers.own.county,
                workspace: workspace
            ).draw(on: &canvas, in: body)
        case .better:
            if let companion, let table = peers.comparisons[comparison.request.period]?.table,
                let side = SideBySideView(
                    companion, table, comparison, cursor: companionCursor, workspace: workspace)
            {
                side.draw(on: &canvas, in: body)
            } else {
                BetterView(comparison: comparison, cursor: cursors[.better] ?? ListCursor(), workspace: workspace)
                    .draw(on: &canvas, in: body)
            }
        }
    }

    private func tabs(_ workspace: Workspace, in area: Rectangle) -> TabRow {
        TabRow(
            CompareView.allCases.map { ($0.key, workspace.strings("compare.view.\($0.rawValue)")) },
            active: CompareView.allCases.firstIndex(of: view), in: area)
    }

    /// Who is compared with whom, and what there is to know of the figures.
    private func drawTitle(
        _ peers: Peers, _ comparison: PeerComparison, on canvas: inout Canvas, in area: Rectangle,
        _ workspace: Workspace
    ) {
        let words = workspace.strings
        var parts: [String]
        if view == .counties {
            parts = [words("compare.counties"), workspace.name(of: shownMeasure, instrument(workspace))]
        } else {
            parts = [workspace.name(of: comparison.request.choice, comparison.group, peers).capitalisedFirst]
            // One's place is counted with oneself, so it is said where oneself is not in the number.
            let isOthers = !comparison.isOwnCounted && comparison.rows.first?.own != nil
            parts.append(
                comparison.count.map { count in
                    let number = workspace.format.count(count)
                    return isOthers ? words("compare.others", number) : words("compare.count", number)
                }
                    ?? words("compare.withheld.short"))
        }
        parts.append(workspace.name(of: comparison.request.period))
        if comparison.request != askedComparison { parts.append(words("compare.working")) }
        canvas.drawTruncated(
            parts.joined(separator: " · "), x: area.x, y: area.y, style: Style(.heading).bold, limit: area.width)
        var remarks: [String] = []
        if let unread = workspace.unread(peers.problems) { remarks.append(unread) }
        if comparison.incomplete > 0 {
            remarks.append(words("compare.incomplete", workspace.format.count(comparison.incomplete)))
        }
        if comparison.hasGenerated { remarks.append(words("compare.generated")) }
        if comparison.rows.allSatisfy({ $0.own == nil }) {
            remarks.append(words("compare.own.none"))
        } else if !comparison.isOwnShared {
            remarks.append(words("compare.own.not-shared"))
        }
        canvas.drawTruncated(
            remarks.joined(separator: " · "), x: area.x, y: area.y + 1, style: Style(.dim), limit: area.width)
    }

    private func drawEmpty(on canvas: inout Canvas, in area: Rectangle, _ title: String, _ help: [String]) {
        canvas.drawTruncated(title, x: area.x, y: area.y, style: Style(.heading).bold, limit: area.width)
        let lines = help.flatMap { TextWidth.wrapped($0, to: min(76, area.width)) }
        for (row, line) in lines.enumerated() {
            canvas.draw(line, x: area.x, y: area.y + 2 + row)
        }
    }
}

extension String {
    /// With a capital at the beginning.
    fileprivate var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
