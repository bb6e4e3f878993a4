import Model
import Scoring
import Store
import Terminal

/// Anteckningar: what the presenter sees while another process has slides on the wall: what comes next, the figures
/// behind the slide, and who has not answered yet.
struct NotesPane: Pane {
    let id = "notes"
    /// What is on the wall; nil while nothing is.
    var position: PresentationFile?
    private var showsNames = false
    private var top = 0

    static let commands: [Command] = [
        command("names", keys: [.character("N")], hint: 10, isAvailable: { $1.measurement?.header.anonymity == .named })
        {
            pane, _ in
            pane.showsNames.toggle()
            return []
        }
    ]

    mutating func type(_ key: Key, in workspace: inout Workspace) -> [Effect]? {
        switch key {
        case .down, .character("j"): top += 1
        case .up, .character("k"): top = max(0, top - 1)
        default: return nil
        }
        return []
    }

    mutating func refresh(_ workspace: Workspace) {
        let area = View.paneArea(workspace.size)
        top = max(0, min(top, lines(workspace, width: area.width).count - area.height))
    }

    func draw(on canvas: inout Canvas, in area: Rectangle, workspace: Workspace) {
        for (row, line) in lines(workspace, width: area.width).dropFirst(top).prefix(area.height).enumerated() {
            canvas.drawTruncated(line.text, x: area.x, y: area.y + row, style: line.style, limit: area.width)
            canvas.drawRight(line.value, right: area.right, y: area.y + row, style: line.style)
        }
    }

    private struct Line {
        var text: String
        var value = ""
        var style = Style()
    }

    private func lines(_ workspace: Workspace, width: Int) -> [Line] {
        let words = workspace.strings
        var lines: [Line] = []
        func heading(_ text: String) {
            if !lines.isEmpty { lines.append(Line(text: "")) }
            lines.append(Line(text: text, style: Style(.heading).bold))
        }
        func paragraph(_ text: String, _ style: Style = Style()) {
            lines += TextWidth.wrapped(text, to: min(width, 100)).map { Line(text: $0, style: style) }
        }
        guard let position, let slide = Slide(id: position.slide) else {
            heading(words("notes.nothing"))
            paragraph(words("notes.nothing.help"))
            missing(workspace, &lines)
            return lines
        }
        let state = position.isBlank ? "notes.blank" : position.isRevealed ? "notes.revealed" : ""
        lines.append(
            Line(
                text: words("notes.now", slide.title(in: workspace)), value: state.isEmpty ? "" : words(state),
                style: Style(.accent).bold))
        if let hidden = position.hiddenVotes {
            lines.append(Line(text: words("notes.hidden", workspace.format.count(hidden)), style: Style(.warning)))
        }
        if let next = position.next.flatMap({ Slide(id: $0) }) {
            lines.append(Line(text: words("notes.next", next.title(in: workspace)), style: Style(.text).bold))
        }
        if let factor = slide.factor { figures(of: factor, workspace, width: width, &lines) }
        missing(workspace, &lines)
        return lines
    }

    private func figures(
        of id: Identifier<Factor>, _ workspace: Workspace, width: Int, _ lines: inout [Line]
    ) {
        let words = workspace.strings
        let format = workspace.format
        guard let factor = workspace.instrument.factors.first(where: { $0.id == id }) else { return }
        lines.append(Line(text: ""))
        lines += TextWidth.wrapped(workspace.instrument.sentence(factor, workspace.language), to: min(width, 100))
            .map { Line(text: $0) }
        lines += TextWidth.wrapped(factor.help(workspace.language), to: min(width, 100))
            .map { Line(text: $0, style: Style(.dim)) }
        func facts(_ title: String, _ counts: [Int], _ estimate: Estimate, _ agreement: Double?) {
            let numbers = (1...6).map { "\($0): \(counts[$0])" } + ["–: \(counts[0])"]
            let spread = estimate.deviation.map { words("results.deviation", format.decimal($0, 0)) }
            let agreed = agreement.map { words("results.agreement", format.decimal($0, 2)) }
            lines.append(
                Line(
                    text: "\(title)   \(numbers.joined(separator: "  "))",
                    value: ([format.percent(estimate.score), spread, agreed].compactMap(\.self)).joined(
                        separator: " · "),
                    style: Style(.text).bold))
        }
        lines.append(Line(text: ""))
        if let result = workspace.report?.whole.maturity?.factor(id) {
            if result.isWithheld {
                lines.append(Line(text: words("workshop.survey"), value: words("results.withheld.short")))
            } else {
                facts(words("workshop.survey"), result.counts, result.estimate, result.agreement)
            }
        }
        let discussion = workspace.measurement?.discussions[id]
        for (index, round) in (discussion?.rounds ?? []).enumerated() {
            let vote = VoteResult(counts: round.counts)
            facts(words("workshop.round", "\(index + 1)"), vote.counts, vote.estimate, vote.agreement)
        }
        for unit in workspace.report?.units ?? [] where unit.depth == 0 {
            let result = unit.group.maturity?.factor(id)
            let score = result.map {
                $0.isWithheld ? words("results.withheld.short") : format.percent($0.estimate.score)
            }
            lines.append(
                Line(
                    text: "  \(workspace.organisation.units[unit.id]?.name ?? unit.id.rawValue)",
                    value: score ?? words("results.withheld.short")))
        }
        for argument in discussion?.arguments ?? [] {
            lines.append(Line(text: "» \(argument)", style: Style(.series2)))
        }
    }

    /// The units where answers are missing, and where the measurement is named and it was asked for, who.
    private func missing(_ workspace: Workspace, _ lines: inout [Line]) {
        let words = workspace.strings
        guard let measurement = workspace.measurement else { return }
        let answered = measurement.responses.filter { !$0.answers.isEmpty }
        let byUnit = Dictionary(grouping: answered) { $0.unit }.mapValues(\.count)
        let short = workspace.organisation.units.active.compactMap {
            unit -> (name: String, answered: Int, invited: Int)? in
            guard let invited = measurement.header.invited[unit.id], byUnit[unit.id] ?? 0 < invited else { return nil }
            return (unit.name, byUnit[unit.id] ?? 0, invited)
        }
        guard !short.isEmpty else { return }
        lines.append(Line(text: ""))
        lines.append(Line(text: words("notes.missing"), style: Style(.heading).bold))
        for unit in short.sorted(by: { $0.invited - $0.answered > $1.invited - $1.answered }) {
            lines.append(
                Line(
                    text: "  \(unit.name)",
                    value: words("notes.missing.unit", "\(unit.invited - unit.answered)", "\(unit.invited)")))
        }
        guard showsNames, measurement.header.anonymity == .named else { return }
        for response in measurement.responses where response.answers.isEmpty {
            if let person = response.person { lines.append(Line(text: "  \(person.name)", style: Style(.dim))) }
        }
    }
}
