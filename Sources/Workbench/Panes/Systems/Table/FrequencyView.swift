import Charts
import Model
import Terminal

/// Draws how often each value of a column occurs, with what those systems cost and how good they are.
struct FrequencyView {
    let frequency: Frequency
    let pane: SystemsPane
    let workspace: Workspace

    /// Lines on a terminal of that size.
    static func page(_ size: (width: Int, height: Int)) -> Int { max(1, View.paneArea(size).height - 3) }

    func draw(on canvas: inout Canvas, in area: Rectangle) {
        guard let titles = pane.inventory.words?.titles else { return }
        let words = workspace.strings
        let format = workspace.format
        let title = titles[frequency.column] ?? ""
        canvas.drawTruncated(
            words("systems.frequency.title", title, format.count(frequency.total)), x: area.x, y: area.y,
            style: Style(.heading).bold, limit: area.width)
        // The figures from the right; the bar takes what the longest label leaves.
        let (quality, cost, share) = (area.right, area.right - 10, area.right - 22)
        let count = share - 7
        let widest = frequency.entries.map { TextWidth.columns(of: label($0)) }.max() ?? 0
        let labelWidth = min(max(widest, TextWidth.columns(of: title)), max(16, (count - area.x) / 2))
        let bar = area.x + labelWidth + 2
        let barWidth = max(0, count - 8 - bar)
        let header = Style(.heading, on: .ground, .bold)
        let y = area.y + 1
        canvas.drawTruncated(title, x: area.x, y: y, style: header, limit: labelWidth)
        canvas.drawRight(words("systems.frequency.count"), right: count, y: y, style: header)
        canvas.drawRight(words("systems.frequency.share"), right: share, y: y, style: header)
        canvas.drawRight(words("systems.frequency.cost"), right: cost, y: y, style: header)
        canvas.drawRight(words("field.quality"), right: quality, y: y, style: header)
        var cursor = frequency.cursor
        let page = area.height - 3
        cursor.keep(within: frequency.entries.count, page: page)
        let most = Double(frequency.entries.map(\.count).max() ?? 1)
        for line in 0..<page where cursor.top + line < frequency.entries.count {
            let entry = frequency.entries[cursor.top + line]
            let isSelected = cursor.top + line == cursor.row
            let ground: Tone = isSelected ? .selection : .ground
            let y = area.y + 2 + line
            let style = Style(.text, on: ground, isSelected ? .bold : [])
            if isSelected {
                canvas.fill(Rectangle(x: area.x, y: y, width: area.width, height: 1), style: style)
            }
            let isUnknown = entry.bucket.label.isEmpty
            canvas.drawTruncated(
                label(entry), x: area.x, y: y,
                style: isUnknown ? Style(.dim, on: ground) : style, limit: labelWidth)
            let length = Int((Double(entry.count) / most * Double(barWidth)).rounded())
            canvas.draw(
                String(repeating: "█", count: max(length, barWidth > 0 ? 1 : 0)), x: bar, y: y,
                style: Style(isUnknown ? .dim : .series1, on: ground))
            canvas.drawRight(format.count(entry.count), right: count, y: y, style: style)
            canvas.drawRight(
                format.share(frequency.total > 0 ? Double(entry.count) / Double(frequency.total) : nil), right: share,
                y: y, style: Style(.dim, on: ground))
            canvas.drawRight(format.money(entry.cost), right: cost, y: y, style: style)
            let tone: Tone = entry.quality.map { $0 < 50 ? .warning : .good } ?? .dim
            canvas.drawRight(
                entry.quality.map { "\(Int($0.rounded(.toNearestOrAwayFromZero)))" } ?? "–", right: quality, y: y,
                style: Style(tone, on: ground))
        }
        let footer = words(
            frequency.column.kind == .list ? "systems.frequency.list" : "systems.frequency.help",
            format.count(frequency.entries.count { !$0.bucket.label.isEmpty }))
        canvas.drawTruncated(footer, x: area.x, y: area.bottom - 1, style: Style(.dim), limit: area.width)
    }

    private func label(_ entry: Frequency.Entry) -> String {
        entry.bucket.label.isEmpty ? workspace.strings("systems.value-unknown") : entry.bucket.label
    }
}
