import Model
import Terminal

/// The line below the table: how many systems, what they cost, what the selected column comes to, and what the search
/// line was taken for.
struct TableFooter {
    let pane: SystemsPane
    let workspace: Workspace

    func draw(on canvas: inout Canvas, in area: Rectangle) {
        let format = workspace.format
        let shown = pane.inventory.shown.count
        let position = shown > 0 ? "\(format.count(pane.cursor.row + 1))/\(format.count(shown))" : ""
        canvas.drawRight(position, right: area.right, y: area.y, style: Style(.dim))
        var room = area.width - TextWidth.columns(of: position) - 2
        var x = area.x
        if let warning {
            let text = TextWidth.truncated(warning, to: room)
            let width = canvas.draw(text, x: x, y: area.y, style: Style(.warning)) + 3
            x += width
            room -= width
        }
        // As many figures as there is room for, so that none is cut in its middle.
        var text = ""
        for part in parts {
            let longer = text.isEmpty ? part : text + " · " + part
            guard TextWidth.columns(of: longer) <= room || (text.isEmpty && warning == nil) else { break }
            text = longer
        }
        canvas.drawTruncated(text, x: x, y: area.y, style: Style(.dim), limit: room)
    }

    private var parts: [String] {
        let words = workspace.strings
        let format = workspace.format
        let all = pane.inventory.systems.count
        let shown = pane.inventory.shown.count
        var parts = [
            shown == all
                ? workspace.systems(all)
                : words("systems.count-of", format.count(shown), format.count(all))
        ]
        let selected = pane.table.selection.count
        if selected > 0 { parts.append(words("systems.selected", format.count(selected))) }
        if pane.inventory.isPreparing {
            parts.append(words("systems.preparing"))
        } else {
            parts.append(words("systems.cost", format.money(pane.inventory.cost)))
            parts += [summary].compactMap { $0 }
        }
        return parts
    }

    /// What the selected column comes to.
    private var summary: String? {
        let words = workspace.strings
        let format = workspace.format
        let column = pane.selectedColumn
        guard !pane.inventory.shown.isEmpty, let summary = pane.table.summary,
            let title = pane.inventory.words?.titles[column]
        else { return nil }
        func number(_ value: Double) -> String {
            column.kind == .money
                ? format.money(value) : format.decimal(value, value == value.rounded() ? 0 : 1)
        }
        func day(_ digits: Double) -> String {
            let digits = Int(digits)
            return Day(year: digits / 10_000, month: digits / 100 % 100, day: digits % 100)?.description ?? ""
        }
        switch summary {
        case .nothing: return nil
        case .total(_, let median) where column == .field(.annualCost): return words("systems.median", number(median))
        case .total(let sum, let median): return words("systems.total", title, number(sum), number(median))
        case .mean(let mean, let median):
            return words("systems.mean", title, number(mean.rounded()), number(median.rounded()))
        case .span(let first, let last): return words("systems.span", title, day(first), day(last))
        case .answers(let yes, let no, let unknown):
            return words("systems.answers", title, format.count(yes), format.count(no), format.count(unknown))
        case .distinct(let count, 0): return words("systems.distinct", title, format.count(count))
        case .distinct(let count, let unknown):
            return words("systems.distinct-unknown", title, format.count(count), format.count(unknown))
        }
    }

    private var warning: String? {
        let words = workspace.strings
        if let problem = pane.inventory.filter.problem {
            switch problem {
            case .column(let name): return words("systems.search.unknown-column", name)
            case .number(let value): return words("systems.search.number", value)
            case .day(let value): return words("systems.search.day", value)
            }
        }
        switch pane.inventory.concession {
        case .pending(let column): return words("systems.search.pending", pane.inventory.words?.titles[column] ?? "")
        case .loose: return words("systems.search.loose")
        case nil: return nil
        }
    }
}
