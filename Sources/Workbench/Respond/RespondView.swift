import Library
import Model
import Terminal

/// Draws a respondent's session.
public enum RespondView {
    /// Rows above the summary's list.
    static let summaryHeader = 3

    /// The screen for a state.
    public static func draw(_ state: RespondState) -> Canvas {
        let size = state.workspace.size
        var canvas = Canvas(width: size.width, height: size.height)
        guard View.fits(size) else {
            View.drawTooSmall(on: &canvas, state.workspace.strings)
            return canvas
        }
        drawHeader(on: &canvas, state)
        let area = View.paneArea(size)
        switch state.stage {
        case .asking(let field): drawCode(field, on: &canvas, in: area, state)
        case .refused(let refusal): drawRefusal(refusal, on: &canvas, in: area, state)
        case .answering(let entry, let page): draw(page, entry, on: &canvas, in: area, state)
        }
        View.drawFoot(on: &canvas, notice: state.workspace.notice, hints: hints(state, width: canvas.width - 2))
        if state.isHelpShown { drawHelp(on: &canvas, state) }
        return canvas
    }

    private static func draw(
        _ page: RespondState.Page, _ entry: Entry, on canvas: inout Canvas, in area: Rectangle, _ state: RespondState
    ) {
        guard let response = state.response else { return }
        switch page {
        case .welcome: drawWelcome(on: &canvas, in: area, state)
        case .statement, .comment:
            EntryView(entry: entry, response: response, workspace: state.workspace, isForRespondent: true)
                .draw(on: &canvas, in: area)
            if case .comment(let field) = page { drawComment(field, entry, on: &canvas, state) }
        case .summary(let cursor): drawSummary(cursor, on: &canvas, in: area, state)
        case .farewell: drawFarewell(on: &canvas, in: area, state)
        }
    }

    private static func drawHeader(on canvas: inout Canvas, _ state: RespondState) {
        let words = state.workspace.strings
        let profile = state.workspace.organisation.profile
        canvas.fill(Rectangle(x: 0, y: 0, width: canvas.width, height: 1), style: Style(.text, on: .bar))
        canvas.draw("mogna", x: 1, y: 0, style: Style(.accent, on: .bar, .bold))
        var right = canvas.width - 1
        // What is on the screen is in the journal: there is nothing between.
        if state.seat != nil {
            let saved = "✓ " + words("saving.saved")
            canvas.drawRight(saved, right: right, y: 0, style: Style(.good, on: .bar))
            right -= TextWidth.columns(of: saved) + 2
        }
        let name = profile.name + (profile.isGenerated ? " (\(words("generated")))" : "")
        canvas.drawTruncated(name, x: 8, y: 0, style: Style(.text, on: .bar, .bold), limit: right - 8)
    }

    private static func hints(_ state: RespondState, width: Int) -> [(key: String, title: String)] {
        let words = state.workspace.strings
        let language = (Key.tab.name, words("respond.command.language"))
        let wanted: [(key: String, title: String)] =
            switch state.stage {
            case .asking:
                [(Key.enter.name, words("hint.choose")), language, (Key.escape.name, words("respond.command.end"))]
            case .refused: [(Key.enter.name, words("respond.command.end")), language]
            case .answering(_, .comment):
                [(Key.enter.name, words("hint.save")), (Key.escape.name, words("hint.cancel"))]
            case .answering(_, let page):
                ratings(page, words)
                    + RespondCommand.all
                    .filter { $0.hint != nil && $0.isAvailable(page) }
                    .sorted { ($0.hint ?? 0) < ($1.hint ?? 0) }
                    .map { ($0.keys[0].name, words($0.title)) }
            }
        // Where there is no room for all, the way to help and the way out stay.
        let lasting = [words("command.help"), words("respond.command.leave")]
        var room = width + 2
        for isLasting in [true, false] {
            for index in wanted.indices where lasting.contains(wanted[index].title) == isLasting {
                room -= TextWidth.columns(of: wanted[index].key) + TextWidth.columns(of: wanted[index].title) + 3
                if room < 0 { return wanted.prefix(index) + wanted[index...].filter { lasting.contains($0.title) } }
            }
        }
        return wanted
    }

    /// The six ratings as one line, where they can be given.
    private static func ratings(_ page: RespondState.Page, _ words: Strings) -> [(key: String, title: String)] {
        page == .statement ? [("1–6", words("respond.hint.answer"))] : []
    }

    // MARK: Pages of text

    /// A heading and paragraphs in the middle of the screen, with lines between them where there is room. Gives the row
    /// below and the column where it began.
    @discardableResult
    private static func drawText(
        _ heading: String, tone: Tone = .heading, _ paragraphs: [String], on canvas: inout Canvas, in area: Rectangle
    ) -> (x: Int, y: Int, width: Int) {
        let width = min(72, area.width)
        let x = area.x + (area.width - width) / 2
        let lines = paragraphs.map { TextWidth.wrapped($0, to: width) }
        let count = lines.reduce(0) { $0 + $1.count }
        let isRoomy = count + lines.count + 2 <= area.height
        var y = area.y + (isRoomy ? min(4, (area.height - count - lines.count - 2) / 3) : 0)
        canvas.drawTruncated(heading, x: x, y: y, style: Style(tone).bold, limit: width)
        y += isRoomy ? 2 : 1
        for paragraph in lines {
            for line in paragraph where y < area.bottom {
                canvas.draw(line, x: x, y: y)
                y += 1
            }
            if isRoomy { y += 1 }
        }
        return (x, y, width)
    }

    private static func drawCode(
        _ field: TextField, on canvas: inout Canvas, in area: Rectangle, _ state: RespondState
    ) {
        let words = state.workspace.strings
        let place = drawText(words("respond.code.title"), [words("respond.code.help")], on: &canvas, in: area)
        field.draw(
            on: &canvas, x: place.x, y: place.y + 1, width: RespondState.longestCode + 2,
            style: Style(.text, on: .selection))
    }

    private static func drawWelcome(on canvas: inout Canvas, in area: Rectangle, _ state: RespondState) {
        guard let header = state.workspace.measurement?.header else { return }
        let words = state.workspace.strings
        let language = state.workspace.language
        let instrument = state.workspace.instrument
        let (answered, total) = state.progress
        let unit = state.response?.unit.flatMap { state.workspace.organisation.units[$0]?.name }
        let title = "\(instrument.name(language)) \(header.year)" + (unit.map { " · \($0)" } ?? "")
        let labels = instrument.scale.labels.map { $0(language) }
        var paragraphs = [
            words("respond.welcome.what", "\(total)", "\(max(1, total / 2))"),
            words(
                "respond.welcome.scale", labels.first ?? "", labels.last ?? "", instrument.scale.unknown(language)),
            words("respond.welcome.\(header.anonymity.rawValue)", "\(header.anonymityThreshold)"),
            words("respond.welcome.comments") + " " + words("respond.welcome.saved"),
        ]
        if answered > 0 { paragraphs.insert(words("respond.welcome.back", "\(answered)", "\(total)"), at: 0) }
        drawText(title, paragraphs, on: &canvas, in: area)
    }

    private static func drawRefusal(
        _ refusal: RespondState.Refusal, on canvas: inout Canvas, in area: Rectangle, _ state: RespondState
    ) {
        let words = state.workspace.strings
        let header = state.workspace.measurement?.header
        let day = refusal == .planned ? header?.opens : header?.closes
        let text = words("respond.refused.\(refusal.rawValue).help")
        let when = refusal == .gone ? nil : day.map { words("respond.refused.\(refusal.rawValue).day", "\($0)") }
        drawText(
            words("respond.refused.\(refusal.rawValue)"), tone: .warning, [when, text].compactMap { $0 }, on: &canvas,
            in: area)
    }

    private static func drawFarewell(on canvas: inout Canvas, in area: Rectangle, _ state: RespondState) {
        let words = state.workspace.strings
        let (answered, total) = state.progress
        let isDone = answered == total
        drawText(
            words(isDone ? "respond.farewell.thanks" : "respond.farewell.paused"), tone: .good,
            [
                words("respond.farewell.answered", "\(answered)", "\(total)"), words("respond.farewell.change"),
                words("respond.farewell.close"),
            ], on: &canvas, in: area)
    }

    // MARK: The summary

    private static func drawSummary(
        _ cursor: ListCursor, on canvas: inout Canvas, in area: Rectangle, _ state: RespondState
    ) {
        let words = state.workspace.strings
        let language = state.workspace.language
        let factors = state.workspace.instrument.factors
        let open = state.unanswered
        let title = open.isEmpty ? "✓ " + words("survey.all-answered") : words("survey.missing", "\(open.count)")
        canvas.draw(title, x: area.x, y: area.y, style: Style(open.isEmpty ? .good : .warning).bold)
        canvas.drawTruncated(
            words(open.isEmpty ? "respond.summary.complete" : "respond.summary.help"), x: area.x, y: area.y + 1,
            style: Style(.dim), limit: area.width)
        for row in 0..<state.summaryRows where cursor.top + row < open.count + 1 {
            let index = cursor.top + row
            let isHere = index == cursor.row
            let line = Rectangle(x: area.x, y: area.y + summaryHeader + row, width: min(area.width, 72), height: 1)
            let ground: Tone = isHere ? .selection : .ground
            canvas.fill(line, style: Style(.text, on: ground))
            guard index < open.count else {
                canvas.draw(
                    "✓ " + words("respond.summary.done"), x: line.x + 2, y: line.y,
                    style: Style(.good, on: ground, .bold))
                continue
            }
            let number = "\(open[index] + 1)"
            canvas.drawRight(number, right: line.x + 3, y: line.y, style: Style(.accent, on: ground, .bold))
            canvas.drawTruncated(
                factors[open[index]].name(language), x: line.x + 4, y: line.y,
                style: Style(.text, on: ground, isHere ? .bold : []), limit: line.width - 4)
        }
    }

    // MARK: Above the page

    private static func drawComment(
        _ field: TextField, _ entry: Entry, on canvas: inout Canvas, _ state: RespondState
    ) {
        guard let factor = entry.factor(in: state.workspace) else { return }
        let words = state.workspace.strings
        let width = min(64, canvas.width - 4)
        let help = TextWidth.wrapped(words("survey.comment.help"), to: width - 6)
        let inner = canvas.box(
            width: width, height: 5 + help.count,
            title: words("survey.comment.title", factor.name(state.workspace.language)))
        field.draw(
            on: &canvas, x: inner.x + 1, y: inner.y + 1, width: inner.width - 2, style: Style(.text, on: .selection))
        for (row, line) in help.enumerated() {
            canvas.draw(line, x: inner.x + 1, y: inner.y + 3 + row, style: Style(.dim), limit: inner.width - 2)
        }
    }

    private static func drawHelp(on canvas: inout Canvas, _ state: RespondState) {
        guard case .answering(_, let page) = state.stage else { return }
        let words = state.workspace.strings
        let lines =
            ratings(page, words)
            + RespondCommand.all
            .filter { $0.isAvailable(page) && !$0.isRating }
            .map { ($0.keys.map(\.name).joined(separator: " "), words($0.title)) }
        let inner = canvas.box(width: 56, height: lines.count + 2, title: words("command.help"))
        for (row, line) in lines.enumerated() where row < inner.height {
            canvas.draw(line.key, x: inner.x, y: inner.y + row, style: Style(.accent).bold)
            canvas.drawTruncated(line.title, x: inner.x + 20, y: inner.y + row, limit: max(0, inner.width - 20))
        }
        canvas.cursor = nil
    }
}
