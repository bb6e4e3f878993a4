import Model
import Scoring
import Terminal

/// Workshop: the agenda of a workshop, and its slides on the wall with votes, a timer and what was agreed.
///
/// Nothing on the wall names a respondent or shows a group that is too small.
struct WorkshopPane: Pane {
    let id = "workshop"
    var agenda = Agenda()
    /// What is on the wall; nil while the agenda is shown.
    var presentation: Presentation?
    private(set) var slides: [Slide] = []
    /// Votes of statements that were taken, and not shown before the slides came down.
    var hiddenVotes: [Identifier<Measurement>: [Identifier<Factor>: Vote]] = [:]
    /// Those who have voted at their terminals, by statement.
    var voters: [Identifier<Factor>: Set<Identifier<Response>>] = [:]
    var cursor = ListCursor()

    static let commands: [Command] = agendaCommands + presentationCommands + voteCommands + planCommands

    private static let agendaCommands: [Command] = [
        command("start", keys: [.enter], hint: 10, isAvailable: isPlanning) { pane, workspace in
            let slide = pane.slides.indices.contains(pane.cursor.row) ? pane.slides[pane.cursor.row] : nil
            return pane.present(from: slide, workspace)
        },
        command("order", keys: [.character("o")], hint: 11, isAvailable: isPlanning) { pane, workspace in
            pane.agenda.order = pane.agenda.order.next
            return []
        },
        command("count", keys: [.character("c")], hint: 12, isAvailable: isPlanning) { pane, workspace in
            pane.agenda.count = pane.agenda.count.next
            return []
        },
    ]

    static let isPlanning: @Sendable (WorkshopPane, Workspace) -> Bool = { pane, _ in pane.presentation == nil }
    static let isPresenting: @Sendable (WorkshopPane, Workspace) -> Bool = { pane, _ in pane.presentation != nil }

    var isFullScreen: Bool { presentation != nil }
    var isTimed: Bool { presentation != nil }

    static let views = Slide.plain.map { PaneView(id: $0.id, titleKey: "workshop.slide.\($0.id)") }

    mutating func show(view id: String, _ workspace: Workspace) {
        slides = agenda.slides(workspace)
        if let row = slides.firstIndex(where: { $0.id == id }) { cursor.select(row) }
    }

    mutating func refresh(_ workspace: Workspace) {
        if let measurement = workspace.measurement, let factor = presentation?.slide.factor {
            presentation?.vote?.look(at: measurement, factor)
        }
        slides = agenda.slides(workspace)
        cursor.keep(within: slides.count, page: AgendaView.page(workspace.size))
        if let kind = presentation?.slide.planKind {
            let count = workspace.organisation.plan.count { $0.kind == kind }
            presentation?.cursor.keep(within: count, page: count)
        }
    }

    mutating func type(_ key: Key, in workspace: inout Workspace) -> [Effect]? {
        guard var shown = presentation else {
            return cursor.type(key, count: slides.count, page: AgendaView.page(workspace.size)) ? [] : nil
        }
        defer { presentation = shown }
        if shown.vote?.source == .cards, !shown.isRevealed, !shown.isBlank {
            switch key {
            case .character(let character):
                guard let digit = character.wholeNumberValue, (0...6).contains(digit) else { break }
                shown.vote?.take(card: digit)
                return []
            case .backspace:
                shown.vote?.takeBack()
                return []
            default: break
            }
        }
        if let kind = shown.slide.planKind,
            key == .up || key == .down || key == .character("j") || key == .character("k")
        {
            let count = workspace.organisation.plan.count { $0.kind == kind }
            _ = shown.cursor.type(key, count: count, page: count)
            return []
        }
        return nil
    }

    mutating func click(_ mouse: Mouse, in area: Rectangle, workspace: inout Workspace) -> [Effect] {
        guard presentation != nil else {
            let page = AgendaView.page(workspace.size)
            cursor.wheel(mouse, count: slides.count, page: page)
            if mouse.action == .press || mouse.action == .doublePress,
                let row = AgendaView.row(at: mouse, in: area, pane: self)
            {
                cursor.select(row)
                if mouse.action == .doublePress { return present(from: slides[row], workspace) }
            }
            return []
        }
        switch mouse.action {
        case .press, .doublePress, .wheelDown: return step(1, in: &workspace)
        case .wheelUp: return step(-1, in: &workspace)
        case .release, .drag: return []
        }
    }

    func draw(on canvas: inout Canvas, in area: Rectangle, workspace: Workspace) {
        if let presentation {
            SlideView(presentation: presentation, workspace: workspace).draw(on: &canvas, in: area)
        } else {
            AgendaView(pane: self, workspace: workspace).draw(on: &canvas, in: area)
        }
    }

    /// Puts the slides on the wall, in a theme for a room.
    mutating func present(from slide: Slide?, _ workspace: Workspace) -> [Effect] {
        presentation = Presentation(agenda.slides(workspace), from: slide)
        if let measurement = workspace.selectedMeasurement {
            presentation?.votes = hiddenVotes.removeValue(forKey: measurement) ?? [:]
        }
        presentation?.voters = voters
        return [.takeOverVotes, .theme(Self.roomTheme(for: workspace.theme))]
    }

    /// The projector's theme nearest to the one in use; one that somebody needs for their eyes stays.
    static func roomTheme(for theme: String) -> String {
        switch theme {
        case "light", "paper", "projector": "projector"
        case "dark", "dusk", "projector-dark": "projector-dark"
        default: theme
        }
    }
}

extension CaseIterable where Self: Equatable, AllCases.Index == Int {
    /// The one after it, and after the last the first.
    var next: Self {
        let all = Self.allCases
        let index = all.firstIndex(of: self) ?? all.startIndex
        return all[(index + 1) % all.count]
    }
}
