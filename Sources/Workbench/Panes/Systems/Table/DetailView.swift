import Model
import Scoring
import Terminal

/// Draws everything about one system beside the table, or instead of it.
struct DetailView {
    let row: InventoryRow
    let words: InventoryWords
    let workspace: Workspace
    let selected: Column
    /// The first line that is shown.
    let top: Int

    private struct Line {
        var title = ""
        var text: String
        var tone = Tone.text
        var isHere = false
        /// Whether it begins at the left instead of below the values.
        var isWide = false
    }

    func draw(on canvas: inout Canvas, in area: Rectangle) {
        canvas.drawTruncated(row.system.name, x: area.x, y: area.y, style: Style(.accent).bold, limit: area.width)
        let titleWidth = min(18, area.width / 2)
        let body = area.splitTop(1).rest
        let all = lines(width: area.width, titleWidth: titleWidth)
        let first = max(0, min(top, all.count - body.height))
        for (offset, line) in all.dropFirst(first).prefix(body.height).enumerated() {
            let y = body.y + offset
            canvas.drawTruncated(
                line.title, x: area.x, y: y, style: Style(line.isHere ? .accent : .dim), limit: titleWidth - 1)
            let x = line.isWide ? area.x : area.x + titleWidth
            canvas.drawTruncated(line.text, x: x, y: y, style: Style(line.tone), limit: area.right - x)
        }
        if first + body.height < all.count {
            canvas.drawRight("▼ J", right: area.right, y: area.bottom - 1, style: Style(.accent))
        }
        if first > 0 { canvas.drawRight("▲ K", right: area.right, y: area.y, style: Style(.accent)) }
    }

    private func lines(width: Int, titleWidth: Int) -> [Line] {
        var lines: [Line] = []
        func warn(_ text: String, _ tone: Tone = .warning) {
            lines += TextWidth.wrapped(text, to: width).map { Line(text: $0, tone: tone, isWide: true) }
        }
        func add(_ column: Column, _ text: String, tone: Tone = .text) {
            guard !text.isEmpty else { return }
            for (place, part) in TextWidth.wrapped(text, to: max(1, width - titleWidth)).enumerated() {
                lines.append(
                    Line(
                        title: place == 0 ? title(column) : "", text: part, tone: tone,
                        isHere: column == selected))
            }
        }
        if case .day(let day)? = row.system.fields[.missingSince] {
            warn(workspace.strings("systems.detail.missing", day.description))
        }
        for column in Self.order { add(column, text(of: column), tone: tone(of: column)) }
        let missing = Column.all.filter { !Self.silent.contains($0) && $0.text(of: row, words).isEmpty }
            .compactMap { words.titles[$0] }
        if !missing.isEmpty {
            lines.append(Line(text: ""))
            warn(workspace.strings("systems.unknown", missing.joined(separator: ", ")), .dim)
        }
        return lines
    }

    /// What matters first; the classification and the requirements each have one line.
    private static let order: [Column] =
        [.quality, .importance, .quadrant, .field(.purpose), .field(.capability), .field(.unit), .field(.usingUnits)]
        + [.field(.processes), .field(.owner), .field(.maintainer), .field(.annualCost), .field(.users)]
        + [
            .field(.lifecycle), .field(.replacement), .field(.introduced), .field(.contractEnd),
            .field(.confidentiality),
        ]
        + [.field(.personalData), .compliance, .field(.product), .field(.supplier), .field(.category)]
        + [.field(.number), .integrations, .coverage, .field(.note)]

    /// Columns of which it is no news that they have no value.
    private static let silent: Set<Column> = [
        .field(.missingSince), .field(.retired), .field(.replacement), .field(.note), .quadrant, .compliance,
    ]

    private func tone(of column: Column) -> Tone {
        switch column {
        case .quality: row.result.quality.map { $0.isHigh ? .good : .warning } ?? .text
        case .importance: row.result.importance.map { $0.isHigh ? .good : .warning } ?? .text
        case .field(.contractEnd):
            if case .day(let day)? = row.system.fields[.contractEnd], day < workspace.today.advanced(months: 12) {
                .warning
            } else {
                .text
            }
        default: .text
        }
    }

    private func title(_ column: Column) -> String {
        column == .field(.confidentiality)
            ? workspace.strings("systems.detail.classification.title") : words.titles[column] ?? ""
    }

    private func text(of column: Column) -> String {
        let strings = workspace.strings
        let text = column.text(of: row, words)
        switch column {
        case .field(.annualCost): return row.system.annualCost.map(workspace.format.money) ?? ""
        case .integrations: return row.system.integrations.isEmpty ? "" : text
        case .field(.lifecycle):
            guard case .day(let day)? = row.system.fields[.retired] else { return text }
            return [text, day.description].filter { !$0.isEmpty }.joined(separator: " ")
        case .field(.contractEnd):
            guard case .day(let day)? = row.system.fields[.contractEnd] else { return text }
            let days = day.number - workspace.today.number
            let left =
                days >= 0
                ? strings("systems.detail.days-left", workspace.format.count(days))
                : strings("systems.detail.days-over", workspace.format.count(-days))
            return "\(text), \(left)"
        case .field(.confidentiality):
            let fields: [System.Field] = [.confidentiality, .integrity, .availability]
            guard fields.contains(where: { row.system.fields[$0] != nil }) else { return "" }
            let levels = fields.map { row.system.fields[$0].map { words.text(of: $0, column) } ?? "–" }
            return strings("systems.detail.classification", levels)
        case .compliance:
            let fields: [System.Field] = [.ownsData, .openStandards, .openAPI]
            return fields.filter { row.system.fields[$0] != nil }.map { field in
                let title = words.titles[.field(field)] ?? ""
                return "\(title.prefix(1).lowercased() + title.dropFirst()) \(Column.field(field).text(of: row, words))"
            }.joined(separator: ", ")
        default: return text
        }
    }
}
