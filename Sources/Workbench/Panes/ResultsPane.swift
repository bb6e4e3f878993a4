import Model
import Scoring
import Terminal

/// Resultat: what the answers say, from the whole down to the histogram of one statement.
struct ResultsPane: Pane {
    let id = "results"
    /// The way of looking.
    private(set) var view = ResultsView.radar
    /// The unit whose results are shown; nil for the whole organisation.
    private(set) var unit: Identifier<Unit>?
    /// What one has gone into; nil at the top.
    private(set) var subject: Subject?
    private(set) var cursor = ListCursor()
    private(set) var column = 0
    private(set) var showsFactors = false
    private(set) var showsComments = false

    static let commands: [Command] =
        ResultsView.allCases.map { view in
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
            command("next-view", keys: [.character("v"), .character("]")], hint: 12, isAvailable: { $1.report != nil })
            {
                pane, _ in
                pane.show(pane.view.next)
                return []
            },
            command("previous-view", keys: [.character("V"), .character("[")]) { pane, _ in
                pane.show(pane.view.previous)
                return []
            },
            command("unit", keys: [.character("o")], hint: 13, isAvailable: { !$1.organisation.units.isEmpty }) {
                pane, workspace in
                pane.askUnit(in: &workspace)
                return []
            },
            command(
                "all-factors", keys: [.character("x")], hint: 14,
                isAvailable: { pane, workspace in
                    pane.view == .radar && pane.subject == nil && workspace.report != nil
                }
            ) { pane, _ in
                pane.showsFactors.toggle()
                return []
            },
            command("comments", keys: [.character("c")], hint: 15, isAvailable: { $0.hasComments($1) }) { pane, _ in
                pane.showsComments.toggle()
                return []
            },
        ]

    /// What shows the same on the wall.
    var slide: Slide {
        if case .factor(let id, _)? = subject { return .statement(id) }
        switch view {
        case .radar, .factors, .trend: return .radar
        case .units: return .spread
        case .advice: return .extremes
        case .type: return .type
        }
    }

    static let views = ResultsView.allCases.map {
        PaneView(id: $0.rawValue, titleKey: "results.view.\($0.rawValue)")
    }

    mutating func show(view id: String, _ workspace: Workspace) {
        if let view = ResultsView(rawValue: id) { show(view) }
    }

    mutating func refresh(_ workspace: Workspace) {
        if let unit, workspace.organisation.units[unit] == nil { self.unit = nil }
        cursor.keep(within: rowCount(workspace), page: page(workspace))
        column = min(column, max(0, workspace.instrument.categories.count - 1))
    }

    mutating func type(_ key: Key, in workspace: inout Workspace) -> [Effect]? {
        if view == .units, subject == nil {
            let last = workspace.instrument.categories.count - 1
            switch key {
            case .left, .character("h"):
                column = max(0, column - 1)
                return []
            case .right, .character("l"):
                column = min(last, column + 1)
                return []
            default: break
            }
        }
        return cursor.type(key, count: rowCount(workspace), page: page(workspace)) ? [] : nil
    }

    mutating func click(_ mouse: Mouse, in area: Rectangle, workspace: inout Workspace) -> [Effect] {
        cursor.wheel(mouse, count: rowCount(workspace), page: page(workspace))
        guard mouse.action == .press, mouse.y == area.y else { return [] }
        if let tab = tabs(workspace, in: area).tab(at: mouse.x) { show(ResultsView.allCases[tab]) }
        return []
    }

    func draw(on canvas: inout Canvas, in area: Rectangle, workspace: Workspace) {
        let words = workspace.strings
        tabs(workspace, in: area).draw(on: &canvas, in: area)
        let body = area.splitTop(2).rest
        guard let report = workspace.report, workspace.measurement != nil else {
            canvas.draw(words("results.none"), x: body.x, y: body.y + 1, style: Style(.heading).bold)
            for (row, line) in TextWidth.wrapped(words("results.none.help"), to: min(72, body.width)).enumerated() {
                canvas.draw(line, x: body.x, y: body.y + 3 + row)
            }
            return
        }
        // A view of all units holds its own against a withheld group; every other one shows one group.
        if view == .units, subject == nil {
            drawTitle(on: &canvas, in: body, workspace, of: nil, report.whole.maturity)
            UnitsView(report: report, row: cursor.row, column: column, workspace: workspace)
                .draw(on: &canvas, in: body.splitTop(2).rest)
            return
        }
        guard case .shown(let maturity) = group(report) else {
            drawTitle(on: &canvas, in: body, workspace, of: unit, nil)
            drawWithheld(on: &canvas, in: body.splitTop(2).rest, workspace)
            return
        }
        drawTitle(on: &canvas, in: body, workspace, of: unit, maturity)
        let picture = Self.pictureArea(area)
        let scope = Scope(unit: unit, maturity: maturity, report: report, workspace: workspace)
        if let subject {
            SubjectView(subject: subject, scope: scope, showsComments: showsComments, top: cursor.row)
                .draw(on: &canvas, in: picture)
            return
        }
        switch view {
        case .radar: RadarView(scope: scope, showsFactors: showsFactors).draw(on: &canvas, in: picture)
        case .factors: FactorsView(scope: scope, row: cursor.row).draw(on: &canvas, in: picture)
        case .units: break
        case .advice: AdviceView(scope: scope, top: cursor.row).draw(on: &canvas, in: picture)
        case .trend: TrendView(scope: scope).draw(on: &canvas, in: picture)
        case .type: TypeView(scope: scope).draw(on: &canvas, in: picture)
        }
    }

    // MARK: Going in and out

    private mutating func show(_ view: ResultsView) {
        self.view = view
        subject = nil
        cursor = ListCursor()
    }

    private func canEnter(_ workspace: Workspace) -> Bool {
        guard workspace.report != nil else { return false }
        switch view {
        case .radar: return subject == nil
        case .factors: return subject == nil && group(workspace)?.maturity != nil
        case .units: return subject == nil && !(workspace.report?.units.isEmpty ?? true)
        case .advice, .trend, .type: return false
        }
    }

    private mutating func enter(_ workspace: Workspace) {
        switch view {
        case .radar: show(.factors)
        case .factors:
            subject = Subject.all(workspace.instrument)[cursor.row]
            cursor = ListCursor()
        case .units:
            guard let units = workspace.report?.units, cursor.row <= units.count else { return }
            unit = cursor.row == 0 ? nil : units[cursor.row - 1].id
            let category = workspace.instrument.categories[column].id
            show(.factors)
            let row = Subject.all(workspace.instrument).firstIndex { subject in
                if case .category(category, _) = subject { true } else { false }
            }
            cursor.select(row ?? 0)
        case .advice, .trend, .type: break
        }
    }

    private var canGoBack: Bool { subject != nil || unit != nil || view != .radar }

    private mutating func goBack() {
        if let subject {
            self.subject = nil
            showsComments = false
            cursor = ListCursor()
            cursor.select(subject.row)
        } else if unit != nil {
            unit = nil
        } else {
            show(.radar)
        }
    }

    private mutating func askUnit(in workspace: inout Workspace) {
        let units = workspace.organisation.units.inTreeOrder
        let whole = workspace.organisation.profile.name
        let options = units.map { Choice.Option(String(repeating: "  ", count: $0.depth + 1) + $0.unit.name) }
        let selected = unit.flatMap { id in units.firstIndex { $0.unit.id == id } }.map { $0 + 1 } ?? 0
        workspace.opening = Choice(
            title: workspace.strings("results.unit.title"), options: [Choice.Option(whole)] + options,
            selected: selected
        ) { index, state in
            if var pane = state.pane as? ResultsPane {
                pane.unit = index == 0 ? nil : units[index - 1].unit.id
                if pane.view == .units { pane.show(.radar) }
                state.pane = pane
            }
            return []
        }
    }

    private func hasComments(_ workspace: Workspace) -> Bool {
        guard case .factor? = subject else { return false }
        return group(workspace)?.maturity != nil
    }

    private func group(_ workspace: Workspace) -> Group? { workspace.report.flatMap { group($0) } }

    private func group(_ report: MaturityReport) -> Group? {
        guard let unit else { return report.whole }
        return report.unit(unit)?.group
    }

    /// Rows that the cursor can be at; in a text, the lines that can be its first.
    private func rowCount(_ workspace: Workspace) -> Int {
        let area = Self.pictureArea(View.paneArea(workspace.size))
        if let subject {
            guard let scope = scope(workspace) else { return 0 }
            return SubjectView(subject: subject, scope: scope, showsComments: showsComments, top: 0).lastTop(in: area)
                + 1
        }
        switch view {
        case .factors: return Subject.all(workspace.instrument).count
        case .units: return (workspace.report?.units.count ?? 0) + 1
        case .advice: return scope(workspace).map { AdviceView(scope: $0, top: 0).lastTop(in: area) + 1 } ?? 0
        case .radar, .trend, .type: return 0
        }
    }

    /// What is shown of whom; nil where nothing may be.
    private func scope(_ workspace: Workspace) -> Scope? {
        guard let report = workspace.report, let maturity = group(report)?.maturity else { return nil }
        return Scope(unit: unit, maturity: maturity, report: report, workspace: workspace)
    }

    /// Below the tabs and the title.
    private static func pictureArea(_ area: Rectangle) -> Rectangle { area.splitTop(4).rest }

    private func page(_ workspace: Workspace) -> Int { max(1, View.paneArea(workspace.size).height - 5) }

    // MARK: The lines above

    private func tabs(_ workspace: Workspace, in area: Rectangle) -> TabRow {
        TabRow(
            ResultsView.allCases.map { ($0.key, workspace.strings("results.view.\($0.rawValue)")) },
            active: ResultsView.allCases.firstIndex(of: view), in: area)
    }

    private func drawTitle(
        on canvas: inout Canvas, in area: Rectangle, _ workspace: Workspace, of unit: Identifier<Unit>?,
        _ maturity: Maturity?
    ) {
        let words = workspace.strings
        let format = workspace.format
        let name = unit.flatMap { workspace.organisation.units[$0]?.name } ?? workspace.organisation.profile.name
        var parts = [name, workspace.measurement?.id.rawValue ?? ""]
        if let maturity {
            var score = words("results.title.maturity", format.percent(maturity.estimate.score))
            if maturity.estimate.interval != nil { score += " (\(format.interval(maturity.estimate.interval)))" }
            parts.append(score)
            parts.append(words("results.title.respondents", format.count(maturity.respondents)))
        }
        canvas.drawTruncated(
            parts.joined(separator: " · "), x: area.x, y: area.y, style: Style(.heading).bold, limit: area.width)
    }

    private func drawWithheld(on canvas: inout Canvas, in area: Rectangle, _ workspace: Workspace) {
        let words = workspace.strings
        let threshold = workspace.measurement?.header.anonymityThreshold ?? 5
        let answered = workspace.measurement?.responses.count { !$0.answers.isEmpty } ?? 0
        let isComplementary = group(workspace) == .withheld(.complementary)
        let key =
            answered == 0 ? "results.no-answers" : isComplementary ? "results.withheld.other" : "results.withheld"
        canvas.draw(words(key), x: area.x, y: area.y + 1, style: Style(.warning).bold)
        for (row, line) in TextWidth.wrapped(words(key + ".help", "\(threshold)"), to: min(72, area.width)).enumerated()
        {
            canvas.draw(line, x: area.x, y: area.y + 3 + row)
        }
    }
}

/// The ways of looking at results.
enum ResultsView: String, CaseIterable, Sendable {
    case radar, factors, units, advice, trend, type

    /// The letter that shows it, the same in both languages.
    var key: Character {
        switch self {
        case .radar: "r"
        case .factors: "f"
        case .units: "e"
        case .advice: "s"
        case .trend: "t"
        case .type: "y"
        }
    }

    var next: ResultsView { moved(1) }
    var previous: ResultsView { moved(-1) }

    private func moved(_ step: Int) -> ResultsView {
        let all = Self.allCases
        let index = all.firstIndex(of: self) ?? 0
        return all[(index + step + all.count) % all.count]
    }
}
