import Charts
import Model
import Scoring
import Terminal

/// A statement on the wall: first alone, with how many have voted; then what was answered or voted.
struct StatementSlide {
    let factor: Identifier<Factor>
    let presentation: Presentation
    let workspace: Workspace

    func draw(on canvas: inout Canvas, in area: Rectangle) {
        guard let definition = workspace.instrument.factors.first(where: { $0.id == factor }) else { return }
        let sentence = TextWidth.wrapped(
            workspace.instrument.sentence(definition, workspace.language), to: min(area.width, 76))
        if presentation.isRevealed {
            let shown = sentence.prefix(2)
            for (row, line) in shown.enumerated() {
                canvas.draw(line, x: area.x, y: area.y + row, style: Style(.text).bold)
            }
            drawResult(on: &canvas, in: area.splitTop(shown.count + 1).rest)
        } else {
            drawQuestion(sentence, definition, on: &canvas, in: area)
        }
    }

    // MARK: The statement alone

    private func drawQuestion(_ sentence: [String], _ definition: Factor, on canvas: inout Canvas, in area: Rectangle) {
        let language = workspace.language
        // What is spare goes between the lines; a vote needs it for its count.
        let room = area.height - (presentation.vote == nil ? 0 : 6)
        let isWide = room >= sentence.count + 14
        var y = area.y + (room >= sentence.count + 20 ? 3 : 0)
        for line in sentence {
            canvas.draw(line, x: area.x, y: y, style: Style(.text).bold)
            y += 1
        }
        y += 1
        for digit in 1...6 where y < area.bottom {
            canvas.draw("\(digit)", x: area.x + 2, y: y, style: Style(.accent).bold)
            canvas.drawTruncated(
                workspace.instrument.scale.labels[digit - 1](language), x: area.x + 5, y: y, limit: area.width - 5)
            y += isWide ? 2 : 1
        }
        drawVote(on: &canvas, in: area.splitBottom(min(5, area.bottom - y)).bottom)
    }

    /// How many votes are in, and that nobody sees them yet.
    private func drawVote(on canvas: inout Canvas, in area: Rectangle) {
        let words = workspace.strings
        guard let vote = presentation.vote else { return }
        let count = vote.count
        let text = words("workshop.vote.\(vote.source.rawValue)", workspace.format.count(count))
        guard area.height >= 5 else {
            canvas.drawTruncated(text, x: area.x, y: area.bottom - 1, style: Style(.accent).bold, limit: area.width)
            return
        }
        let digits = BigDigits("\(count)")
        let size = digits.size(width: area.width, height: 5)
        digits.drawing(width: area.width, height: 5).draw(
            on: &canvas, in: Rectangle(x: area.x, y: area.y, width: area.width, height: 5))
        canvas.drawTruncated(
            text, x: area.x + size.width + 3, y: area.y + 2, style: Style(.accent).bold,
            limit: area.width - size.width - 3)
    }

    // MARK: What was answered or voted

    private struct Panel {
        var title: String
        var result: VoteResult
    }

    private var discussion: Discussion? { workspace.measurement?.discussions[factor] }

    /// The survey's answers, where they may be shown, and the rounds, the latest last.
    private var panels: [Panel] {
        let words = workspace.strings
        var panels: [Panel] = []
        if let result = workspace.report?.whole.maturity?.factor(factor), !result.isWithheld,
            result.counts.contains(where: { $0 > 0 })
        {
            panels.append(Panel(title: words("workshop.survey"), result: VoteResult(counts: result.counts)))
        }
        for (index, round) in (discussion?.rounds ?? []).enumerated() {
            panels.append(
                Panel(title: words("workshop.round", "\(index + 1)"), result: VoteResult(counts: round.counts)))
        }
        return panels
    }

    private func drawResult(on canvas: inout Canvas, in area: Rectangle) {
        let words = workspace.strings
        let (body, foot) = area.splitBottom(agreedLines(width: area.width).count)
        for (row, line) in agreedLines(width: area.width).enumerated() {
            canvas.draw(line.text, x: foot.x, y: foot.y + row, style: line.style, limit: foot.width)
        }
        if presentation.showsUnits {
            drawUnits(on: &canvas, in: body)
            return
        }
        let most = max(1, min(3, body.width / 27))
        let shown = panels.suffix(most)
        guard !shown.isEmpty else {
            canvas.draw(words("workshop.nothing"), x: body.x, y: body.y + 1, style: Style(.dim), limit: body.width)
            return
        }
        let width = body.width / shown.count
        for (place, panel) in shown.enumerated() {
            draw(
                panel, on: &canvas,
                in: Rectangle(
                    x: body.x + place * width, y: body.y, width: width - (place + 1 < shown.count ? 2 : 0),
                    height: body.height))
        }
    }

    private func draw(_ panel: Panel, on canvas: inout Canvas, in area: Rectangle) {
        let words = workspace.strings
        let format = workspace.format
        let result = panel.result
        canvas.draw(panel.title, x: area.x, y: area.y, style: Style(.heading).bold)
        let count = result.counts.reduce(0, +)
        canvas.drawRight(words("workshop.votes", format.count(count)), right: area.right, y: area.y, style: Style(.dim))
        let (picture, facts) = area.splitTop(1).rest.splitBottom(3)
        let bins =
            (1...6).map { Histogram.Bin(label: "\($0)", count: result.counts[$0]) }
            + (result.counts[0] > 0 ? [Histogram.Bin(label: "–", count: result.counts[0], tone: .dim)] : [])
        Histogram(
            bins: bins, mean: result.estimate.score.map { $0.value / 20 },
            meanText: format.percent(result.estimate.score)
        )
        .drawing(width: picture.width, height: picture.height).draw(on: &canvas, in: picture)
        let spread = result.estimate.deviation.map { words("results.deviation", format.decimal($0, 0)) }
        let agreement = result.agreement.map { words("results.agreement", format.decimal($0, 2)) }
        canvas.drawTruncated(
            words("workshop.mean", format.percent(result.estimate.score)), x: facts.x, y: facts.y,
            style: Style(.accent).bold,
            limit: facts.width)
        canvas.drawTruncated(
            [spread, agreement].compactMap(\.self).joined(separator: " · "), x: facts.x, y: facts.y + 1,
            style: Style(.text),
            limit: facts.width)
        if panel.title == words("workshop.survey"), let before {
            canvas.drawTruncated(before, x: facts.x, y: facts.y + 2, style: Style(.series2), limit: facts.width)
        }
    }

    /// The measurement before: `2025: 46 % (+6)`.
    private var before: String? {
        guard let previous = workspace.before(of: nil) else { return nil }
        if previous.isReworded(factor) { return workspace.strings("workshop.reworded", previous.label) }
        guard let (then, now) = previous.change(of: .factor(factor)) else { return nil }
        return "\(previous.label): \(workspace.format.percent(then)) (\(workspace.format.difference(then, now)))"
    }

    /// Units side by side: as their hands were counted in the last round, else as the survey has them.
    private func drawUnits(on canvas: inout Canvas, in area: Rectangle) {
        let units = workspace.organisation.units
        let counted = discussion?.rounds.last?.tallies.compactMap { tally in tally.unit.map { ($0, tally) } } ?? []
        let rows: [Bar]
        if !counted.isEmpty {
            rows = counted.map { unit, tally in
                ResultCharts.bar(
                    units[unit]?.name ?? unit.rawValue, VoteResult(counts: tally.counts).estimate, workspace)
            }
        } else {
            rows = (workspace.report?.units ?? []).map { unit in
                let result = unit.group.maturity?.factor(factor)
                return ResultCharts.bar(
                    String(repeating: " ", count: unit.depth) + (units[unit.id]?.name ?? unit.id.rawValue),
                    result?.estimate,
                    isWithheld: result?.isWithheld ?? true, workspace)
            }
        }
        Bars(rows: rows).drawing(width: area.width, height: area.height).draw(on: &canvas, in: area)
    }

    /// What was agreed, and the latest of what was said.
    private func agreedLines(width: Int) -> [(text: String, style: Style)] {
        guard let discussion else { return [] }
        var lines: [(text: String, style: Style)] = []
        if let agreed = discussion.agreed {
            let language = workspace.language
            let label =
                agreed.digit == 0
                ? workspace.instrument.scale.unknown(language)
                : workspace.instrument.scale.labels[agreed.digit - 1](language)
            lines.append((workspace.strings("workshop.agreed", agreed.text, label), Style(.good).bold))
        }
        for argument in discussion.arguments.suffix(2) {
            lines.append((TextWidth.truncated("» " + argument, to: width), Style(.text)))
        }
        return lines
    }
}
