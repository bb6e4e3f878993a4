import Glibc
import Terminal

extension Drawing {
    /// Draws it with its upper left corner in the area's, and nothing outside the area.
    public func draw(on canvas: inout Canvas, in area: Rectangle) {
        var brush = Brush(canvas: canvas, area: area)
        for shape in shapes { brush.fill(shape) }
        brush.trace(shapes, width: max(0, min(width, area.width)), height: max(0, min(height, area.height)))
        for shape in shapes { brush.mark(shape) }
        canvas = brush.canvas
    }

    /// The picture as lines of text, without colour.
    public var text: String {
        var canvas = Canvas(width: width, height: height)
        draw(on: &canvas, in: canvas.bounds)
        return canvas.text
    }
}

/// Draws shapes on a canvas, clipped to an area.
private struct Brush {
    var canvas: Canvas
    let area: Rectangle

    /// Grounds, bars and blocks.
    mutating func fill(_ shape: Drawing.Shape) {
        switch shape {
        case .ground(let ground, let tone):
            let left = max(ground.x, 0) + area.x
            let top = max(ground.y, 0) + area.y
            canvas.shade(
                Rectangle(
                    x: left, y: top, width: min(ground.right + area.x, area.right) - left,
                    height: min(ground.bottom + area.y, area.bottom) - top),
                tone)
        case .bar(let x, let row, let length, let tone):
            block(x: x, y: Double(row), width: length, height: 1, tone: tone)
        case .block(let x, let y, let width, let height, let tone):
            block(x: x, y: y, width: width, height: height, tone: tone)
        default: break
        }
    }

    /// Lines: first the scale, and over it the data.
    mutating func trace(_ shapes: [Drawing.Shape], width: Int, height: Int) {
        var grid = Braille(width: width, height: height)
        var data = grid
        for case .line(let line) in shapes {
            if line.layer == .grid { grid.plot(line) } else { data.plot(line) }
        }
        put(grid, underneath: true)
        for case .scale(let text, let x, let row, let anchor) in shapes where row >= 0 && row < height {
            let first = Self.column(of: text, at: x, anchor)
            let columns = max(0, first)..<max(0, first, min(width, first + TextWidth.columns(of: text)))
            if columns.allSatisfy({ data[$0, row] == nil && !isFilled(x: $0, y: row) }) {
                write(text, x: first, row: row, style: Style(.dim))
            }
        }
        put(data)
    }

    private mutating func put(_ dots: Braille, underneath: Bool = false) {
        for y in 0..<dots.height {
            for x in 0..<dots.width where !(underneath && isFilled(x: x, y: y)) {
                if let (glyph, tone) = dots[x, y] { put(glyph, x: x, y: y, style: Style(tone)) }
            }
        }
    }

    /// Whether a bar or block is there: the scale lies behind it.
    private func isFilled(x: Int, y: Int) -> Bool {
        glyph(x: x, y: y).map { Blocks.all.contains($0) } ?? false
    }

    private mutating func write(_ text: String, x: Int, row: Int, style: Style) {
        var column = x
        for character in text {
            put(character, x: column, y: row, style: style)
            column += TextWidth.columns(of: String(character))
        }
    }

    /// What lies on top.
    mutating func mark(_ shape: Drawing.Shape) {
        switch shape {
        case .whisker(let span, let row, let tone):
            let (first, last) = (Self.cell(span.lowerBound), Self.cell(span.upperBound - 0.01))
            guard last > first else { return }
            for x in first...last {
                overlay(x == first ? "├" : x == last ? "┤" : "─", x: x, y: row, tone: tone)
            }
        case .box(let span, let row, let tone):
            let (first, last) = (Self.cell(span.low), Self.cell(span.high))
            let (boxStart, boxEnd) = (Self.cell(span.lowerQuartile), Self.cell(span.upperQuartile))
            guard last >= first, last - first < 10_000 else { return }
            for x in first...last {
                let whisker: Character = x == first ? "├" : x == last ? "┤" : "─"
                put(boxStart...max(boxStart, boxEnd) ~= x ? "▒" : whisker, x: x, y: row, style: Style(tone))
            }
            put("█", x: Self.cell(span.median), y: row, style: Style(tone))
        case .tick(let x, let row, let tone):
            let column = Self.cell(x)
            overlay(glyph(x: column, y: row) == "─" ? "┼" : "┆", x: column, y: row, tone: tone)
        case .marker(let glyph, let at, let style):
            put(glyph, x: Self.cell(at.x), y: Self.cell(at.y), style: style)
        case .text(let text, let x, let row, let anchor, let style):
            write(text, x: Self.column(of: text, at: x, anchor), row: row, style: style)
        default: break
        }
    }

    private mutating func block(x: Double, y: Double, width: Double, height: Double, tone: Tone) {
        guard width > 0, height > 0, (x + y + width + height).isFinite else { return }
        let (right, bottom) = (x + width, y + height)
        for row in max(0, Self.cell(y))..<max(0, Self.cell(y), min(area.height, Self.cell(bottom.rounded(.up)))) {
            for column in max(0, Self.cell(x))..<max(0, Self.cell(x), min(area.width, Self.cell(right.rounded(.up)))) {
                let glyph = Blocks.glyph(
                    x: max(0, x - Double(column))...min(1, right - Double(column)),
                    y: max(0, y - Double(row))...min(1, bottom - Double(row)))
                if let glyph { put(glyph, x: column, y: row, style: Style(tone)) }
            }
        }
    }

    /// Draws a thin glyph over a bar: cut out of it where it is full, and not at all where it ends, so that the end of
    /// the bar stays to be seen.
    private mutating func overlay(_ glyph: Character, x: Int, y: Int, tone: Tone) {
        guard area.contains(x: x + area.x, y: y + area.y), canvas.bounds.contains(x: x + area.x, y: y + area.y)
        else { return }
        let cell = canvas[x + area.x, y + area.y]
        if cell.style.attributes.contains(.reverse) {
            put(glyph, x: x, y: y, style: cell.style)
            return
        }
        guard let filled = Blocks.fromLeft.firstIndex(of: cell.character), filled > 0 else {
            put(glyph, x: x, y: y, style: Style(tone))
            return
        }
        let isEnd = filled < 8 || !(self.glyph(x: x + 1, y: y).map(Blocks.fromLeft.dropFirst().contains) ?? false)
        if !isEnd { put(glyph, x: x, y: y, style: Style(cell.style.foreground, on: .ground, .reverse)) }
    }

    private func glyph(x: Int, y: Int) -> Character? {
        guard area.contains(x: x + area.x, y: y + area.y), canvas.bounds.contains(x: x + area.x, y: y + area.y)
        else { return nil }
        return canvas[x + area.x, y + area.y].character
    }

    /// Draws one character where all of it lies within the area; a ground that is already there stays.
    private mutating func put(_ glyph: Character, x: Int, y: Int, style: Style) {
        let (column, row) = (x + area.x, y + area.y)
        let text = String(glyph)
        let columns = TextWidth.columns(of: text)
        guard columns > 0, area.contains(x: column, y: row), area.contains(x: column + columns - 1, y: row),
            canvas.bounds.contains(x: column, y: row)
        else { return }
        var style = style
        if style.background == .ground { style.background = canvas[column, row].style.background }
        canvas.draw(text, x: column, y: row, style: style)
    }

    private static func column(of text: String, at x: Double, _ anchor: Drawing.Anchor) -> Int {
        Drawing.column(of: text, at: x, anchor)
    }

    private static func cell(_ position: Double) -> Int { Drawing.cell(position) }
}

extension Drawing {
    /// The first column of a text on a canvas.
    static func column(of text: String, at x: Double, _ anchor: Anchor) -> Int {
        let width = Double(TextWidth.columns(of: text))
        switch anchor {
        case .start: return cell(x + 0.5)
        case .middle: return cell(x - width / 2 + 0.5)
        case .end: return cell(x - width + 0.5)
        }
    }

    /// The column or row that a position lies in.
    static func cell(_ position: Double) -> Int {
        position.isFinite ? Int(position.clamped(to: -1e6...1e6).rounded(.down)) : -1_000_000
    }
}
