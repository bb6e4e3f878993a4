import Charts
import Model
import Terminal

/// Draws the respondents of a measurement and how many of each unit have answered.
struct RespondentsView {
    let measurement: Measurement
    let cursor: ListCursor
    let showsNames: Bool
    let workspace: Workspace

    /// Rows above the list.
    static let headerRows = 4

    /// Rows of the list on a terminal of that size.
    static func page(_ size: (width: Int, height: Int)) -> Int {
        max(1, View.paneArea(size).height - headerRows)
    }

    func draw(on canvas: inout Canvas, in area: Rectangle) {
        drawHeader(on: &canvas, in: area.splitTop(2).top)
        let rest = area.splitTop(3).rest
        let listWidth = rest.width >= 100 ? 64 : rest.width >= 74 ? 40 : rest.width
        let (list, units) = rest.splitLeft(listWidth)
        drawList(on: &canvas, in: list)
        if !units.isEmpty {
            drawUnits(
                on: &canvas, in: Rectangle(x: units.x + 2, y: units.y, width: units.width - 2, height: units.height))
        }
    }

    private func drawHeader(on canvas: inout Canvas, in area: Rectangle) {
        let words = workspace.strings
        let format = workspace.format
        let header = measurement.header
        var x = area.x
        x +=
            canvas.draw(
                words("survey.title", measurement.id.rawValue), x: x, y: area.y, style: Style(.heading).bold) + 2
        x +=
            canvas.draw(
                words("status.\(header.status.rawValue)"), x: x, y: area.y,
                style: Style(header.status == .open ? .good : .warning).bold) + 2
        let period = [header.opens, header.closes].map { $0.map(\.description) ?? "" }.joined(separator: " – ")
        x +=
            canvas.draw(header.opens == nil && header.closes == nil ? "" : period, x: x, y: area.y, style: Style(.dim))
            + 2
        canvas.drawTruncated(
            words("survey.anonymity.short.\(header.anonymity.rawValue)", "\(header.anonymityThreshold)"), x: x,
            y: area.y,
            style: Style(.dim), limit: area.right - x)
        let participation = Participation(measurement)
        guard let invited = participation.invited else {
            canvas.drawTruncated(
                words("overview.answered", format.count(participation.answered)), x: area.x, y: area.y + 1,
                limit: area.width)
            return
        }
        var text = words(
            "overview.answered-of", format.count(participation.counted), format.count(invited),
            format.share(participation.share))
        if participation.uncounted > 0 {
            text += words("survey.uncounted", format.count(participation.uncounted))
        }
        let used = canvas.draw(text, x: area.x, y: area.y + 1, limit: area.width)
        let bar = Rectangle(x: area.x + used + 2, y: area.y + 1, width: min(30, area.width - used - 2), height: 1)
        Progress(done: min(participation.counted, invited), total: max(1, invited), tone: .accent)
            .drawing(width: bar.width, height: 1).draw(on: &canvas, in: bar)
    }

    private func drawList(on canvas: inout Canvas, in area: Rectangle) {
        let words = workspace.strings
        let total = workspace.instrument.factors.count
        let statusWidth = 12
        canvas.draw(words("survey.column.respondent"), x: area.x + 2, y: area.y, style: Style(.dim))
        // Identifiers are short; names are not.
        let nameWidth = showsNames ? (area.width >= 60 ? 24 : 16) : 10
        canvas.draw(words("survey.column.unit"), x: area.x + 3 + nameWidth, y: area.y, style: Style(.dim))
        canvas.drawRight(words("survey.column.answers"), right: area.right, y: area.y, style: Style(.dim))
        let rows = area.splitTop(1).rest
        guard !measurement.responses.isEmpty else {
            for (row, line) in TextWidth.wrapped(words("survey.empty"), to: rows.width - 2).enumerated() {
                canvas.draw(line, x: rows.x + 2, y: rows.y + 1 + row, style: Style(.dim))
            }
            return
        }
        var cursor = cursor
        cursor.keep(within: measurement.responses.count, page: rows.height)
        for line in 0..<rows.height {
            let index = cursor.top + line
            guard index < measurement.responses.count else { break }
            let response = measurement.responses[index]
            let y = rows.y + line
            let isSelected = index == cursor.row
            let ground: Tone = isSelected ? .selection : .ground
            if isSelected {
                canvas.fill(Rectangle(x: rows.x, y: y, width: rows.width, height: 1), style: Style(.text, on: ground))
                canvas.draw("▸", x: rows.x, y: y, style: Style(.accent, on: ground))
            }
            let person = showsNames ? response.person?.name ?? "" : ""
            let name = person.isEmpty ? response.id.rawValue : person
            canvas.drawTruncated(
                name, x: rows.x + 2, y: y, style: Style(.text, on: ground, isSelected ? .bold : []), limit: nameWidth)
            let unit = response.unit.map { workspace.organisation.units[$0]?.name ?? $0.rawValue } ?? "–"
            canvas.drawTruncated(
                unit, x: rows.x + 3 + nameWidth, y: y, style: Style(.text, on: ground),
                limit: rows.width - 4 - nameWidth - statusWidth)
            let answered = workspace.instrument.factors.count { response.answers[$0.id] != nil }
            let commentMark = response.comments.isEmpty ? "" : "» "
            let status = answered == total ? "✓" : answered == 0 ? "○" : "◐"
            let tone: Tone = answered == total ? .good : answered == 0 ? .dim : .warning
            canvas.drawRight(
                "\(commentMark)\(answered)/\(total) \(status)", right: rows.right, y: y, style: Style(tone, on: ground))
        }
        if measurement.responses.count > rows.height {
            let shown = "\(cursor.row + 1)/\(workspace.format.count(measurement.responses.count))"
            canvas.drawRight(" \(shown) ", right: area.right, y: area.bottom, style: Style(.dim))
        }
    }

    private func drawUnits(on canvas: inout Canvas, in area: Rectangle) {
        let words = workspace.strings
        // A unit that is merged into another is here for the measurements that it has answers in.
        let units = workspace.organisation.units.inTreeOrder.filter { unit, _ in
            workspace.organisation.units.successor(of: unit.id) == nil
                || measurement.responses.contains { $0.unit == unit.id }
        }
        canvas.draw(words("survey.column.rate"), x: area.x, y: area.y, style: Style(.dim))
        let rows = area.splitTop(1).rest
        guard !units.isEmpty else {
            for (row, line) in TextWidth.wrapped(words("survey.no-units.help"), to: rows.width).enumerated() {
                canvas.draw(line, x: rows.x, y: rows.y + 1 + row, style: Style(.dim))
            }
            return
        }
        let bars = units.map { item in
            let answered = measurement.responses.count { $0.unit == item.unit.id && !$0.answers.isEmpty }
            let invited = measurement.header.invited[item.unit.id]
            return Bar(
                String(repeating: " ", count: item.depth) + item.unit.name,
                value: invited.map { 100 * Double(min(answered, $0)) / Double(max(1, $0)) },
                valueText: invited.map { "\(answered)/\($0)" } ?? (answered == 0 ? "–" : "\(answered)"),
                tone: invited.map { answered > $0 } == true ? .warning : .series1)
        }
        Bars(rows: bars, showsScale: false).drawing(width: rows.width, height: rows.height).draw(on: &canvas, in: rows)
    }
}
