import Charts
import Model
import Scoring
import Terminal

/// Draws a respondent's answers as they are entered: one statement at a time, or the whole sheet.
struct EntryView {
    let entry: Entry
    let response: Response
    let workspace: Workspace
    /// Whether it is the respondent who looks: nothing is said of what the answers amount to, nor of the sheet's name.
    var isForRespondent = false

    func draw(on canvas: inout Canvas, in area: Rectangle) {
        let (top, rest) = area.splitTop(2)
        drawProgress(on: &canvas, in: top)
        if entry.isPaper {
            drawSheet(on: &canvas, in: area)
            return
        }
        let (statement, side) = Self.columns(rest)
        drawStatement(on: &canvas, in: statement)
        if !side.isEmpty { drawSide(on: &canvas, in: side) }
    }

    /// The rating whose line is at that place; nil elsewhere.
    static func digit(at mouse: Mouse, in area: Rectangle, entry: Entry, workspace: Workspace) -> Int? {
        guard !entry.isPaper, let factor = entry.factor(in: workspace) else { return nil }
        let (statement, _) = columns(area.splitTop(2).rest)
        let first = scaleRow(factor, in: statement, workspace)
        guard statement.contains(x: mouse.x, y: mouse.y), (first..<first + 7).contains(mouse.y) else { return nil }
        return digits[mouse.y - first]
    }

    /// The statement on the sheet that is at that place; nil elsewhere.
    static func position(at mouse: Mouse, in area: Rectangle, entry: Entry, workspace: Workspace) -> Int? {
        guard entry.isPaper else { return nil }
        let lines = Sheet(workspace.instrument, area: sheetArea(area), showing: entry.position).lines
        return lines.first { $0.area.contains(x: mouse.x, y: mouse.y) && $0.position != nil }?.position
    }

    private static let digits = [1, 2, 3, 4, 5, 6, 0]

    /// Below the progress, and above the line that tells of the keys.
    private static func sheetArea(_ area: Rectangle) -> Rectangle { area.splitTop(2).rest.splitBottom(1).rest }

    private static func columns(_ area: Rectangle) -> (statement: Rectangle, side: Rectangle) {
        guard area.width >= 74 else { return (area, Rectangle(x: area.right, y: area.y, width: 0, height: 0)) }
        let side = area.width >= 110 ? 50 : 24
        let (left, right) = area.splitLeft(area.width - side - 2)
        return (left, right.inset(x: 1))
    }

    // MARK: The line above

    private func drawProgress(on canvas: inout Canvas, in area: Rectangle) {
        let words = workspace.strings
        let total = workspace.instrument.factors.count
        let answered = workspace.instrument.factors.count { response.answers[$0.id] != nil }
        let unit =
            response.unit.flatMap { workspace.organisation.units[$0]?.name }
            ?? (isForRespondent ? "" : words("survey.unit-unknown"))
        var x = area.x
        let heading =
            isForRespondent
            ? workspace.instrument.name(workspace.language) : words("survey.respondent", response.id.rawValue)
        x += canvas.draw(heading, x: x, y: area.y, style: Style(.heading).bold)
        let count = words("survey.answered-of", "\(answered)", "\(total)")
        let barWidth = max(10, min(30, area.width / 4))
        let right = area.right - barWidth - 1
        canvas.drawRight(count, right: right, y: area.y, style: Style(answered == total ? .good : .text))
        let unitRoom = right - TextWidth.columns(of: count) - 2 - (x + 2)
        canvas.drawTruncated(unit, x: x + 2, y: area.y, style: Style(.dim), limit: max(0, unitRoom))
        let bar = Rectangle(x: area.right - barWidth, y: area.y, width: barWidth, height: 1)
        Progress(done: answered, total: total, tone: answered == total ? .good : .accent)
            .drawing(width: bar.width, height: 1).draw(on: &canvas, in: bar)
    }

    // MARK: One statement

    private func drawStatement(on canvas: inout Canvas, in area: Rectangle) {
        guard let factor = entry.factor(in: workspace) else {
            drawEnd(on: &canvas, in: area)
            return
        }
        let language = workspace.language
        let instrument = workspace.instrument
        let number = "\(entry.position + 1)/\(instrument.factors.count)"
        let category = instrument.category(of: factor.id)
        var x = area.x
        x += canvas.draw(number, x: x, y: area.y, style: Style(.accent).bold) + 2
        x += canvas.draw(category?.name(language) ?? "", x: x, y: area.y, style: Style(.dim)) + 1
        canvas.drawTruncated("· " + factor.name(language), x: x, y: area.y, style: Style(.dim), limit: area.right - x)
        let lines = Self.statementLines(factor, width: area.width, workspace)
        let roomy = area.height >= 17
        var y = area.y + (roomy ? 2 : 1)
        for line in lines {
            canvas.draw(line, x: area.x, y: y, style: Style(.text).bold)
            y += 1
        }
        y = Self.scaleRow(factor, in: area, workspace)
        let answer = entry.pointer?.digit ?? response.answers[factor.id]?.digit
        for digit in Self.digits where y < area.bottom {
            let label = digit == 0 ? instrument.scale.unknown(language) : instrument.scale.labels[digit - 1](language)
            let isChosen = answer == digit
            let row = Rectangle(x: area.x, y: y, width: min(area.width, 44), height: 1)
            let ground: Tone = isChosen ? .selection : .ground
            if isChosen { canvas.fill(row, style: Style(.text, on: ground)) }
            canvas.draw(isChosen ? "●" : "○", x: area.x + 1, y: y, style: Style(isChosen ? .accent : .dim, on: ground))
            canvas.draw("\(digit)", x: area.x + 3, y: y, style: Style(.accent, on: ground, .bold))
            canvas.drawTruncated(
                label, x: area.x + 6, y: y,
                style: Style(digit == 0 && !isChosen ? .dim : .text, on: ground, isChosen ? .bold : []),
                limit: row.width - 7)
            y += 1
        }
        if roomy { y += 1 }
        if let comment = response.comments[factor.id] {
            for line in TextWidth.wrapped("» " + comment, to: area.width).prefix(2) where y < area.bottom {
                canvas.draw(line, x: area.x, y: y, style: Style(.series2))
                y += 1
            }
        }
        for line in TextWidth.wrapped(factor.help(language), to: area.width) where y < area.bottom {
            canvas.draw(line, x: area.x, y: y, style: Style(.dim))
            y += 1
        }
    }

    private static func statementLines(_ factor: Factor, width: Int, _ workspace: Workspace) -> [String] {
        TextWidth.wrapped(workspace.instrument.sentence(factor, workspace.language), to: width)
    }

    private static func scaleRow(_ factor: Factor, in area: Rectangle, _ workspace: Workspace) -> Int {
        let lines = statementLines(factor, width: area.width, workspace).count
        return area.height >= 17 ? area.y + 3 + max(2, lines) : area.y + 1 + lines
    }

    private func drawEnd(on canvas: inout Canvas, in area: Rectangle) {
        let words = workspace.strings
        let missing = workspace.instrument.factors.count { response.answers[$0.id] == nil }
        let title = missing == 0 ? words("survey.complete") : words("survey.missing", "\(missing)")
        canvas.draw(
            (missing == 0 ? "✓ " : "") + title, x: area.x, y: area.y + 2,
            style: Style(missing == 0 ? .good : .warning).bold)
        let help = words(missing == 0 ? "survey.complete.help" : "survey.missing.help")
        for (row, line) in TextWidth.wrapped(help, to: area.width).enumerated() {
            canvas.draw(line, x: area.x, y: area.y + 4 + row)
        }
    }

    // MARK: What has been answered

    private func drawSide(on canvas: inout Canvas, in area: Rectangle) {
        let language = workspace.language
        var y = area.y
        for category in workspace.instrument.categories {
            canvas.drawTruncated(
                category.name(language), x: area.x, y: y, style: Style(.dim), limit: area.width - 11)
            for (index, factor) in category.factors.enumerated() {
                let x = area.right - 2 * (category.factors.count - index)
                let isHere = factor.id == entry.factor(in: workspace)?.id
                let digit = response.answers[factor.id]?.digit
                let text = digit.map { $0 == 0 ? "–" : "\($0)" } ?? "·"
                canvas.draw(
                    text, x: x, y: y,
                    style: Style(
                        isHere ? .accent : digit == nil ? .grid : .text, on: isHere ? .selection : .ground,
                        isHere ? .bold : []))
            }
            y += 1
        }
        let below = Rectangle(x: area.x, y: y + 1, width: area.width, height: area.bottom - y - 1)
        guard below.height >= 10, below.width >= 40, !isForRespondent else { return }
        let maturity = Maturity(of: [response], instrument: workspace.instrument, invited: nil)
        ResultCharts.radar(workspace, maturity, label: workspace.strings("survey.this-respondent"))
            .drawing(width: below.width, height: below.height).draw(on: &canvas, in: below)
    }

    // MARK: The whole sheet

    private func drawSheet(on canvas: inout Canvas, in area: Rectangle) {
        let language = workspace.language
        for line in Sheet(workspace.instrument, area: Self.sheetArea(area), showing: entry.position).lines {
            guard let position = line.position else {
                canvas.drawTruncated(
                    line.category?.name(language) ?? "", x: line.area.x, y: line.area.y, style: Style(.heading).bold,
                    limit: line.area.width)
                continue
            }
            let factor = workspace.instrument.factors[position]
            let isHere = position == entry.position
            let ground: Tone = isHere ? .selection : .ground
            if isHere { canvas.fill(line.area, style: Style(.text, on: ground)) }
            let digit = response.answers[factor.id]?.digit
            canvas.draw(
                "\(position + 1)", x: line.area.x + (position < 9 ? 2 : 1), y: line.area.y,
                style: Style(.dim, on: ground))
            canvas.drawTruncated(
                factor.name(language), x: line.area.x + 4, y: line.area.y,
                style: Style(.text, on: ground, isHere ? .bold : []), limit: line.area.width - 9)
            let mark = response.comments[factor.id] == nil ? "" : "»"
            canvas.draw(mark, x: line.area.right - 4, y: line.area.y, style: Style(.series2, on: ground))
            let text = digit.map { $0 == 0 ? "–" : "\($0)" } ?? (isHere ? "▏" : "·")
            canvas.draw(
                text, x: line.area.right - 2, y: line.area.y,
                style: Style(digit == nil ? (isHere ? .accent : .grid) : .accent, on: ground, .bold))
        }
        let isDone = entry.position >= workspace.instrument.factors.count
        canvas.drawTruncated(
            workspace.strings("survey.sheet-help"), x: area.x, y: area.bottom - 1,
            style: isDone ? Style(.good).bold : Style(.dim), limit: area.width)
    }
}

/// Where each statement stands on the sheet: one column a dimension.
private struct Sheet {
    struct Line {
        var category: Model.Category?
        var position: Int?
        var area: Rectangle
    }

    let lines: [Line]

    /// Where the sheet is higher than the area, it is scrolled so that a position is seen.
    init(_ instrument: Instrument, area: Rectangle, showing shown: Int) {
        let width = min(52, (area.width - 2) / max(1, instrument.dimensions.count))
        let rows = instrument.dimensions.map { $0.categories.reduce(0) { $0 + $1.factors.count + 1 } }.max() ?? 0
        let showsCategories = rows <= area.height
        let longest = instrument.dimensions.map { $0.categories.reduce(0) { $0 + $1.factors.count } }.max() ?? 0
        let heights = instrument.dimensions.map { $0.categories.reduce(0) { $0 + $1.factors.count } }
        var row = shown
        for height in heights where row >= height && shown < instrument.factors.count { row -= height }
        let first = showsCategories ? 0 : max(0, min(row - area.height / 2, longest - area.height))
        var lines: [Line] = []
        var position = 0
        for (column, dimension) in instrument.dimensions.enumerated() {
            let x = area.x + column * (width + 2)
            var y = area.y - first
            for category in dimension.categories {
                if showsCategories {
                    lines.append(Line(category: category, area: Rectangle(x: x, y: y, width: width, height: 1)))
                    y += 1
                }
                for _ in category.factors {
                    if y >= area.y, y < area.bottom {
                        let row = Rectangle(x: x, y: y, width: width, height: 1)
                        lines.append(Line(position: position, area: row))
                    }
                    position += 1
                    y += 1
                }
            }
        }
        self.lines = lines
    }
}

extension String {
    /// Without spaces at either end.
    var trimmingSpaces: String {
        var text = self[...]
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
