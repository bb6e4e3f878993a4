import Charts
import Model
import Scoring
import Terminal

/// Draws the slide on the wall: few words, large figures, nothing of single respondents.
struct SlideView {
    let presentation: Presentation
    let workspace: Workspace

    func draw(on canvas: inout Canvas, in area: Rectangle) {
        canvas.fill(area, style: Style(.text))
        guard !presentation.isBlank else { return }
        drawFrame(on: &canvas, in: area)
        let body = area.inset(x: area.width >= 100 ? 4 : 2, y: 2)
        switch presentation.slide {
        case .welcome: drawWelcome(on: &canvas, in: body)
        case .statement(let factor):
            StatementSlide(factor: factor, presentation: presentation, workspace: workspace)
                .draw(on: &canvas, in: body)
        case .challenges, .goals: drawPlan(on: &canvas, in: body)
        case .radar, .spread, .extremes, .type:
            guard let report = workspace.report, case .shown(let maturity) = report.whole else {
                drawWithheld(on: &canvas, in: body)
                return
            }
            let scope = Scope(unit: nil, maturity: maturity, report: report, workspace: workspace)
            switch presentation.slide {
            case .radar: drawRadar(scope, on: &canvas, in: body)
            case .spread: drawSpread(scope, on: &canvas, in: body)
            case .extremes: drawExtremes(scope, on: &canvas, in: body)
            default: TypeView(scope: scope).draw(on: &canvas, in: body)
            }
        }
    }

    // MARK: Around every slide

    private func drawFrame(on canvas: inout Canvas, in area: Rectangle) {
        let clock = workspace.clock
        var right = area.right - 2
        if presentation.timer.isShown {
            let isOver = presentation.timer.left(at: clock) < 0
            let text = (presentation.timer.isRunning ? "" : "‖ ") + presentation.timer.text(at: clock)
            canvas.drawRight(
                " \(text) ", right: right, y: area.y, style: Style(isOver ? .bad : .accent, on: .bar, .bold))
            right -= TextWidth.columns(of: text) + 4
        }
        if presentation.slide != .welcome {
            canvas.drawTruncated(
                presentation.slide.title(in: workspace), x: area.x + 2, y: area.y, style: Style(.heading).bold,
                limit: right - area.x - 2)
        }
        let row = area.bottom - 1
        let profile = workspace.organisation.profile
        let mark = profile.isGenerated ? " (\(workspace.strings("generated")))" : ""
        canvas.drawTruncated(
            profile.name + mark, x: area.x + 2, y: row, style: Style(.dim), limit: area.width / 2)
        let place = "\(presentation.place + 1)/\(presentation.slides.count)"
        canvas.drawRight(
            [answered, place].filter { !$0.isEmpty }.joined(separator: " · "), right: area.right - 2, y: row,
            style: Style(.dim))
    }

    /// How many have answered, which moves while answers come in.
    private var answered: String {
        guard let measurement = workspace.measurement else { return "" }
        return workspace.strings("workshop.answered", workspace.format.count(Participation(measurement).answered))
    }

    private func drawWithheld(on canvas: inout Canvas, in area: Rectangle) {
        let words = workspace.strings
        let threshold = workspace.measurement?.header.anonymityThreshold ?? 5
        canvas.drawCentred(words("results.withheld"), in: area, row: area.height / 2 - 1, style: Style(.heading).bold)
        for (row, line) in TextWidth.wrapped(words("results.withheld.help", "\(threshold)"), to: min(60, area.width))
            .enumerated()
        {
            canvas.drawCentred(line, in: area, row: area.height / 2 + 1 + row)
        }
    }

    // MARK: The slides

    private func drawWelcome(on canvas: inout Canvas, in area: Rectangle) {
        let words = workspace.strings
        var y = area.y + max(0, (area.height - 16) / 3)
        canvas.drawCentred(workspace.organisation.profile.name, in: area, row: y - area.y, style: Style(.accent).bold)
        guard let measurement = workspace.measurement else {
            canvas.drawCentred(words("workshop.welcome"), in: area, row: y - area.y + 2, style: Style(.heading).bold)
            return
        }
        canvas.drawCentred(
            words("workshop.welcome.year", measurement.id.rawValue), in: area, row: y - area.y + 1,
            style: Style(.heading).bold)
        let participation = Participation(measurement)
        let figure = participation.share.map { "\(Score($0 * 100).percent)%" } ?? "\(participation.answered)"
        y += 3
        let digits = BigDigits(figure)
        let room = Rectangle(x: area.x, y: y, width: area.width, height: min(9, max(5, area.bottom - y - 6)))
        let size = digits.size(width: room.width, height: room.height)
        let picture = Rectangle(x: area.x + (area.width - size.width) / 2, y: y, width: size.width, height: room.height)
        digits.drawing(width: picture.width, height: picture.height).draw(on: &canvas, in: picture)
        y += size.height + 1
        let invited = participation.invited.map {
            words(
                "workshop.welcome.answered-of", workspace.format.count(participation.answered),
                workspace.format.count($0))
        }
        canvas.drawCentred(
            invited ?? words("workshop.answered", workspace.format.count(participation.answered)), in: area,
            row: y - area.y,
            style: Style(.text).bold)
        y += 2
        for line in TextWidth.wrapped(words("workshop.welcome.purpose"), to: min(area.width, 66)) where y < area.bottom
        {
            canvas.drawCentred(line, in: area, row: y - area.y, style: Style(.dim))
            y += 1
        }
    }

    private func drawRadar(_ scope: Scope, on canvas: inout Canvas, in area: Rectangle) {
        let radar = RadarView(scope: scope, showsFactors: false).radar
        let score = scope.maturity.estimate.score.map { "\($0.percent)%" } ?? "–"
        let digits = BigDigits(score)
        let isWide = area.width >= 90
        let side = isWide ? area.width / 3 : 0
        let (picture, figure) = area.splitLeft(area.width - side)
        radar.drawing(width: picture.width, height: picture.height).draw(on: &canvas, in: picture)
        guard isWide else {
            // The corner that a radar leaves free.
            let size = digits.size(width: 16, height: 3)
            digits.drawing(width: size.width, height: size.height).draw(
                on: &canvas,
                in: Rectangle(x: area.right - size.width, y: area.y, width: size.width, height: size.height))
            return
        }
        let size = digits.size(width: figure.width - 2, height: 10)
        let place = Rectangle(
            x: figure.right - size.width, y: figure.y + max(0, figure.height / 2 - size.height), width: size.width,
            height: size.height)
        digits.drawing(width: place.width, height: place.height).draw(on: &canvas, in: place)
        if let before = scope.before, let (then, now) = before.change(of: .maturity) {
            canvas.drawRight(
                "\(before.label): \(workspace.format.percent(then)) (\(workspace.format.difference(then, now)))",
                right: figure.right, y: place.bottom + 1, style: Style(.series2).bold)
            let notes = workspace.notes(on: before.comparability).joined(separator: " ")
            for (row, line) in TextWidth.wrapped(notes, to: figure.width).prefix(5).enumerated() where !notes.isEmpty {
                canvas.draw(line, x: figure.x, y: place.bottom + 2 + row, style: Style(.dim))
            }
        }
    }

    private func drawSpread(_ scope: Scope, on canvas: inout Canvas, in area: Rectangle) {
        let words = workspace.strings
        let factors = Agenda.bySpread(workspace).compactMap { scope.maturity.factor($0) }
            .filter { $0.estimate.deviation != nil }
        let perLine = area.height >= 26 ? 4 : 3
        var y = area.y
        for line in TextWidth.wrapped(words("workshop.spread.help"), to: area.width) {
            canvas.draw(line, x: area.x, y: y, style: Style(.dim))
            y += 1
        }
        y += 1
        for factor in factors.prefix(max(1, (area.bottom - y) / perLine)) {
            guard let definition = workspace.instrument.factors.first(where: { $0.id == factor.id }) else { continue }
            let deviation = workspace.format.decimal(factor.estimate.deviation, 0)
            canvas.drawTruncated(
                definition.name(workspace.language), x: area.x, y: y, style: Style(.text).bold, limit: area.width - 20)
            canvas.drawRight(
                words("results.deviation", deviation), right: area.right, y: y, style: Style(.accent).bold)
            drawShares(factor.counts, on: &canvas, in: Rectangle(x: area.x, y: y + 1, width: area.width, height: 1))
            y += perLine
        }
    }

    /// How the answers 1 to 6 share the whole width, each with its number where there is room.
    private func drawShares(_ counts: [Int], on canvas: inout Canvas, in area: Rectangle) {
        let total = counts.dropFirst().reduce(0, +)
        guard total > 0 else { return }
        let tones: [Tone] = [.heat1, .heat2, .heat3, .heat4, .heat5, .heat6]
        var before = 0
        for digit in 1...6 {
            let left = area.x + area.width * before / total
            before += counts[digit]
            let right = area.x + area.width * before / total
            let segment = Rectangle(x: left, y: area.y, width: right - left, height: 1)
            canvas.fill(segment, style: Style(.heatText, on: tones[digit - 1]))
            if segment.width >= 3 {
                canvas.drawCentred("\(digit)", in: segment, style: Style(.heatText, on: tones[digit - 1]).bold)
            }
        }
    }

    private func drawExtremes(_ scope: Scope, on canvas: inout Canvas, in area: Rectangle) {
        let words = workspace.strings
        let lines = area.height >= 30 ? 6 : area.height >= 22 ? 4 : 2
        var y = area.y
        func list(_ title: String, _ factors: [Identifier<Factor>], _ mark: String, _ tone: Tone) {
            canvas.draw(title, x: area.x, y: y, style: Style(.heading).bold)
            y += lines > 2 ? 2 : 1
            for id in factors {
                guard let factor = workspace.instrument.factors.first(where: { $0.id == id }), y < area.bottom else {
                    continue
                }
                let score = scope.maturity.factor(id)?.estimate.score
                canvas.draw(mark, x: area.x, y: y, style: Style(tone).bold)
                canvas.drawTruncated(
                    factor.name(workspace.language), x: area.x + 3, y: y, style: Style(.text).bold,
                    limit: area.width - 12)
                if lines >= 6, let score {
                    let digits = BigDigits("\(score.percent)%", tone: tone)
                    let size = digits.size(width: 30, height: 3)
                    let place = Rectangle(x: area.right - size.width, y: y, width: size.width, height: size.height)
                    digits.drawing(width: place.width, height: place.height).draw(on: &canvas, in: place)
                } else {
                    canvas.drawRight(workspace.format.percent(score), right: area.right, y: y, style: Style(tone).bold)
                }
                if lines >= 4 {
                    canvas.drawTruncated(
                        workspace.instrument.category(of: id)?.name(workspace.language) ?? "", x: area.x + 3, y: y + 1,
                        style: Style(.dim), limit: area.width - 12 - (lines >= 6 ? 24 : 0))
                }
                y += lines == 2 ? (area.height >= 18 ? 2 : 1) : lines - 1
            }
            y += 1
        }
        list(words("results.strengths"), scope.maturity.strengths, "▲", .good)
        list(words("results.weaknesses"), scope.maturity.weaknesses, "▼", .bad)
    }

    private func drawPlan(on canvas: inout Canvas, in area: Rectangle) {
        let words = workspace.strings
        guard let kind = presentation.slide.planKind else { return }
        let lines = workspace.organisation.plan.filter { $0.kind == kind }
        guard !lines.isEmpty else {
            for (row, line) in TextWidth.wrapped(words("workshop.\(kind.rawValue).help"), to: min(60, area.width))
                .enumerated()
            {
                canvas.drawCentred(line, in: area, row: area.height / 3 + row)
            }
            canvas.drawCentred(words("workshop.plan.add"), in: area, row: area.height / 3 + 4, style: Style(.dim))
            return
        }
        // The selected line is always seen; lines of several rows stand apart.
        let wrapped = lines.map { TextWidth.wrapped($0.text, to: area.width - 5) }
        var first = 0
        func height(_ range: Range<Int>) -> Int { range.reduce(0) { $0 + wrapped[$1].count + 1 } }
        while first < presentation.cursor.row, height(first..<presentation.cursor.row + 1) > area.height { first += 1 }
        var y = area.y
        for index in first..<lines.count where y < area.bottom {
            let isSelected = index == presentation.cursor.row
            let ground: Tone = isSelected ? .selection : .ground
            if isSelected {
                canvas.fill(
                    Rectangle(
                        x: area.x - 1, y: y, width: area.width + 2, height: min(wrapped[index].count, area.bottom - y)),
                    style: Style(.text, on: ground))
            }
            canvas.drawRight("\(index + 1)", right: area.x + 2, y: y, style: Style(.accent, on: ground, .bold))
            for line in wrapped[index] where y < area.bottom {
                canvas.draw(line, x: area.x + 4, y: y, style: Style(.text, on: ground, .bold))
                y += 1
            }
            y += 1
        }
    }
}
