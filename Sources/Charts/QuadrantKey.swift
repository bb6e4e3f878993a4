import Terminal

/// Names the points of a quadrant by glyphs: `a Skola  61/52`.
struct QuadrantKey {
    /// One a point: a letter, or its own glyph where that stays.
    let glyphs: [Character]
    private let entries: [Entry]

    private struct Entry {
        var glyph: Character
        var tone: Tone
        var label: String
        var numbers: String
    }

    private static let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
    /// Points that are known by their glyph: this year and last year.
    private static let kept: Set<Character> = ["●", "○"]
    private static let gap = 3

    /// Nil where there are more points than letters, or nothing to be lettered.
    init?(_ points: [Quadrant.Point]) {
        let lettered = points.indices.filter { !points[$0].label.isEmpty && !Self.kept.contains(points[$0].marker) }
        guard !lettered.isEmpty, lettered.count <= Self.letters.count else { return nil }
        var glyphs = points.map(\.marker)
        for (letter, index) in zip(Self.letters, lettered) { glyphs[index] = letter }
        self.glyphs = glyphs
        let known = points.indices.reversed().filter {
            Self.kept.contains(points[$0].marker) && !points[$0].label.isEmpty
        }
        entries = (known + lettered).map { index in
            let point = points[index]
            return Entry(
                glyph: glyphs[index], tone: point.tone, label: point.label,
                numbers: "\(Number.short(point.x))/\(Number.short(point.y))")
        }
    }

    /// The square and the place of the key: on its right where it is wide or low, else under it; nil where there is no
    /// room.
    func split(_ area: Rectangle) -> (square: Rectangle, key: Rectangle)? {
        if area.width >= 90 || (area.width >= 70 && area.height < 18) {
            let rows = max(1, area.height - 2)
            let wanted = (entries.count + rows - 1) / rows * (widest + Self.gap)
            let (square, right) = area.splitLeft(area.width - min(wanted, area.width * 2 / 5))
            let key = Rectangle(
                x: right.x + Self.gap, y: right.y + 1, width: right.width - Self.gap, height: right.height - 2)
            return layout(in: key) == nil ? nil : (square, key)
        }
        // As few rows as leave names that can be told apart, or else as few as will do.
        let keys = (1...max(1, area.height - max(10, area.height / 2) - 1)).map { area.splitBottom($0).bottom }
        guard
            let key = keys.first(where: { layout(in: $0, narrowestLabel: 20) != nil })
                ?? keys.first(where: { layout(in: $0) != nil })
        else { return nil }
        return (area.splitBottom(key.height + 1).rest, key)
    }

    /// Writes the key, column by column.
    func draw(on drawing: inout Drawing, in area: Rectangle) {
        guard let (rows, step) = layout(in: area) else { return }
        let room = step - Self.gap
        for (index, entry) in entries.enumerated() {
            let (x, row) = (area.x + index / rows * step, area.y + index % rows)
            drawing.text(String(entry.glyph), x: x, row: row, style: Style(entry.tone).bold)
            drawing.text(TextWidth.truncated(entry.label, to: room - 4 - numbersWidth), x: x + 2, row: row)
            drawing.text(entry.numbers, x: x + room, row: row, anchor: .end, style: Style(.dim))
        }
    }

    /// Rows of each column, and columns of the screen from one to the next; nil where they do not fit.
    private func layout(in area: Rectangle, narrowestLabel: Int = 8) -> (rows: Int, step: Int)? {
        guard area.height > 0 else { return nil }
        let columns = (entries.count + area.height - 1) / area.height
        let rows = (entries.count + columns - 1) / columns
        let step = min((area.width + Self.gap) / columns, widest + Self.gap)
        let label = step - Self.gap - 4 - numbersWidth
        return label >= min(narrowestLabel, widestLabel) ? (rows, step) : nil
    }

    private var numbersWidth: Int { entries.map { TextWidth.columns(of: $0.numbers) }.max() ?? 0 }
    private var widestLabel: Int { entries.map { TextWidth.columns(of: $0.label) }.max() ?? 0 }
    /// Columns of an entry in full.
    private var widest: Int { 2 + widestLabel + 2 + numbersWidth }
}
