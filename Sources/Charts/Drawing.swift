import Terminal

/// A picture as shapes in cell units: charts make it once, and it is drawn on a canvas or written as SVG.
public struct Drawing: Equatable, Sendable {
    /// Columns.
    public let width: Int
    /// Rows.
    public let height: Int
    /// What is in it. Grounds and bars lie under lines, and lines under marks and text; else the later is on top.
    public private(set) var shapes: [Shape] = []
    /// What it shows, in words and numbers, for who cannot see it.
    public var summary = ""

    /// An empty picture; a negative size becomes 0.
    public init(width: Int, height: Int) {
        self.width = max(0, width)
        self.height = max(0, height)
    }

    /// One thing in a picture.
    public enum Shape: Equatable, Sendable {
        /// A line through several points.
        case line(Line)
        /// A horizontal bar one row high.
        case bar(x: Double, row: Int, length: Double, tone: Tone)
        /// A filled rectangle.
        case block(x: Double, y: Double, width: Double, height: Double, tone: Tone)
        /// Cells with another ground.
        case ground(Rectangle, Tone)
        /// A span ├──┤ on a row, over a bar.
        case whisker(ClosedRange<Double>, row: Int, tone: Tone)
        /// Whiskers, a box and the median within it, on a row.
        case box(BoxPlots.Span, row: Int, tone: Tone)
        /// A thin upright mark on a row, over a bar.
        case tick(x: Double, row: Int, tone: Tone)
        /// A glyph at a point.
        case marker(Character, at: Point, Style)
        /// A number of the scale, left out where data lies.
        case scale(String, x: Double, row: Int, Anchor)
        /// Text on a row, with its start, middle or end at a column.
        case text(String, x: Double, row: Int, Anchor, Style)
    }

    /// A line through several points.
    public struct Line: Equatable, Sendable {
        /// Where it goes; closed when the last point is the first.
        public var points: [Point]
        /// Solid, dashed or dotted.
        public var pattern: Pattern
        /// Its colour.
        public var tone: Tone
        /// Whether it is the scale behind the data, or data.
        public var layer: Layer
        /// Whether what it surrounds gets a thin wash of its colour, where the medium can.
        public var isFilled: Bool

        /// Takes all fields.
        public init(
            _ points: [Point], pattern: Pattern = .solid, tone: Tone, layer: Layer = .data, isFilled: Bool = false
        ) {
            self.points = points
            self.pattern = pattern
            self.tone = tone
            self.layer = layer
            self.isFilled = isFilled
        }
    }

    /// The scale lies behind the data, and gives way to it cell by cell.
    public enum Layer: Sendable {
        /// Rings, spokes, axes.
        case grid
        /// What is measured.
        case data
    }

    /// Which part of a text stands at its column.
    public enum Anchor: Sendable {
        /// Its first column begins there.
        case start
        /// Its middle is there.
        case middle
        /// Its last column ends there.
        case end
    }

    /// Adds a shape.
    public mutating func add(_ shape: Shape) {
        shapes.append(shape)
    }

    /// Adds a line.
    public mutating func line(
        _ points: [Point], pattern: Pattern = .solid, tone: Tone, layer: Layer = .data, isFilled: Bool = false
    ) {
        add(.line(Line(points, pattern: pattern, tone: tone, layer: layer, isFilled: isFilled)))
    }

    /// Adds text, unless it is empty.
    public mutating func text(
        _ text: String, x: Double, row: Int, anchor: Anchor = .start, style: Style = Style()
    ) {
        if !text.isEmpty { add(.text(text, x: x, row: row, anchor, style)) }
    }

    /// Adds text from a column.
    public mutating func text(
        _ text: String, x: Int, row: Int, anchor: Anchor = .start, style: Style = Style()
    ) {
        self.text(text, x: Double(x), row: row, anchor: anchor, style: style)
    }

    /// Adds all that is in another picture, moved.
    mutating func add(_ other: Drawing, x: Int, row: Int) {
        for shape in other.shapes { add(shape.moved(x: x, row: row)) }
    }
}

extension Drawing.Shape {
    /// The same shape elsewhere.
    func moved(x dx: Int, row dy: Int) -> Drawing.Shape {
        let (right, down) = (Double(dx), Double(dy))
        switch self {
        case .line(var line):
            line.points = line.points.map { Point(x: $0.x + right, y: $0.y + down) }
            return .line(line)
        case .bar(let x, let row, let length, let tone):
            return .bar(x: x + right, row: row + dy, length: length, tone: tone)
        case .block(let x, let y, let width, let height, let tone):
            return .block(x: x + right, y: y + down, width: width, height: height, tone: tone)
        case .ground(var area, let tone):
            area.x += dx
            area.y += dy
            return .ground(area, tone)
        case .whisker(let span, let row, let tone):
            return .whisker(span.lowerBound + right...span.upperBound + right, row: row + dy, tone: tone)
        case .box(let span, let row, let tone):
            return .box(span.mapped { $0 + right }, row: row + dy, tone: tone)
        case .tick(let x, let row, let tone):
            return .tick(x: x + right, row: row + dy, tone: tone)
        case .marker(let glyph, let at, let style):
            return .marker(glyph, at: Point(x: at.x + right, y: at.y + down), style)
        case .scale(let text, let x, let row, let anchor):
            return .scale(text, x: x + right, row: row + dy, anchor)
        case .text(let text, let x, let row, let anchor, let style):
            return .text(text, x: x + right, row: row + dy, anchor, style)
        }
    }
}
