import Model
import Terminal

/// The agenda: every slide with what has been recorded, and how the workshop is run.
struct AgendaView {
    let pane: WorkshopPane
    let workspace: Workspace

    /// Slides that are listed at once.
    static func page(_ size: (width: Int, height: Int)) -> Int { max(1, View.paneArea(size).height - 3) }

    /// The slide at that place; nil elsewhere.
    static func row(at mouse: Mouse, in area: Rectangle, pane: WorkshopPane) -> Int? {
        let row = mouse.y - area.y - 2 + pane.cursor.top
        return mouse.y >= area.y + 2 && mouse.y < area.bottom && pane.slides.indices.contains(row) ? row : nil
    }

    func draw(on canvas: inout Canvas, in area: Rectangle) {
        let words = workspace.strings
        canvas.draw(words("workshop.agenda"), x: area.x, y: area.y, style: Style(.heading).bold)
        canvas.drawRight(
            "\(words("workshop.order.\(pane.agenda.order.rawValue)")) · \(words("workshop.count.\(pane.agenda.count.rawValue)"))",
            right: area.right, y: area.y, style: Style(.dim))
        let isWide = area.width >= 100
        let (list, side) = isWide ? area.splitLeft(area.width - 46) : (area, Rectangle(x: 0, y: 0, width: 0, height: 0))
        drawSlides(on: &canvas, in: list.splitTop(2).rest.splitBottom(1).rest)
        if isWide { drawGuide(on: &canvas, in: side.splitTop(2).rest.inset(x: 2)) }
        canvas.drawTruncated(
            words("workshop.notes.hint", workspace.organisation.profile.slug), x: area.x, y: area.bottom - 1,
            style: Style(.dim), limit: area.width)
    }

    private func drawSlides(on canvas: inout Canvas, in area: Rectangle) {
        let width = min(area.width, 74)
        for row in 0..<area.height where pane.slides.indices.contains(pane.cursor.top + row) {
            let index = pane.cursor.top + row
            let slide = pane.slides[index]
            let isSelected = index == pane.cursor.row
            let ground: Tone = isSelected ? .selection : .ground
            let line = Rectangle(x: area.x, y: area.y + row, width: width, height: 1)
            if isSelected { canvas.fill(line, style: Style(.text, on: ground)) }
            canvas.drawRight("\(index + 1)", right: line.x + 3, y: line.y, style: Style(.dim, on: ground))
            let note = note(on: slide)
            canvas.drawTruncated(
                slide.title(in: workspace), x: line.x + (slide.factor == nil ? 5 : 7), y: line.y,
                style: Style(slide.factor == nil ? .heading : .text, on: ground, isSelected ? .bold : []),
                limit: width - 9 - TextWidth.columns(of: note))
            canvas.drawRight(note, right: line.right - 1, y: line.y, style: Style(.good, on: ground))
        }
        if pane.cursor.top + area.height < pane.slides.count {
            canvas.drawRight("↓", right: area.x + width, y: area.bottom, style: Style(.accent))
        }
    }

    /// What has been recorded of a slide.
    private func note(on slide: Slide) -> String {
        let words = workspace.strings
        if let kind = slide.planKind {
            let count = workspace.organisation.plan.count { $0.kind == kind }
            return count == 0 ? "" : words("workshop.lines", "\(count)")
        }
        guard let factor = slide.factor else { return "" }
        var parts: [String] = []
        if let vote = workspace.selectedMeasurement.flatMap({ pane.hiddenVotes[$0]?[factor] }) {
            parts.append(words("workshop.hidden", workspace.format.count(vote.count)))
        }
        guard let discussion = workspace.measurement?.discussions[factor] else { return parts.joined() }
        if !discussion.rounds.isEmpty { parts.append(words("workshop.rounds", "\(discussion.rounds.count)")) }
        if let agreed = discussion.agreed { parts.append(words("workshop.agreed.short", agreed.text)) }
        if !discussion.arguments.isEmpty { parts.append("» \(discussion.arguments.count)") }
        return parts.joined(separator: "  ")
    }

    private func drawGuide(on canvas: inout Canvas, in area: Rectangle) {
        var y = area.y
        for text in workspace.strings("workshop.guide").split(separator: "\n", omittingEmptySubsequences: false) {
            for line in TextWidth.wrapped(text, to: area.width) where y < area.bottom {
                canvas.draw(line, x: area.x, y: y, style: Style(.dim))
                y += 1
            }
        }
    }
}

extension Answer {
    /// `4`, or – for «vet ej».
    var text: String { digit == 0 ? "–" : "\(digit)" }
}
