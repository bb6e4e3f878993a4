import Glibc
import Terminal

/// Points in a square of 0…100 by 0…100 that is halved both ways: four named fields, and what lies where.
public struct Quadrant: Equatable, Sendable {
    /// The points; the later lie on top.
    public var points: [Point]
    /// What grows to the right.
    public var xLabel: String
    /// What grows upwards.
    public var yLabel: String
    /// The fields' names: low in both, high in x alone, high in y alone, high in both.
    public var names: [String]
    /// Where both scales are halved; a point on the line counts as high.
    public var threshold: Double

    /// One thing in the square.
    public struct Point: Equatable, Sendable {
        /// Written beside it where there is room.
        public var label: String
        /// From the left, 0…100.
        public var x: Double
        /// From below, 0…100.
        public var y: Double
        /// Its colour.
        public var tone: Tone
        /// Its glyph.
        public var marker: Character

        /// Takes all fields.
        public init(_ label: String, x: Double, y: Double, tone: Tone = .series1, marker: Character = "●") {
            self.label = label
            self.x = x
            self.y = y
            self.tone = tone
            self.marker = marker
        }
    }

    /// Takes all fields; names that are missing are left out.
    public init(points: [Point], xLabel: String, yLabel: String, names: [String] = [], threshold: Double = 50) {
        self.points = points
        self.xLabel = xLabel
        self.yLabel = yLabel
        self.names = names
        self.threshold = threshold
    }

    /// The picture; less than 20 × 6 cells are left empty.
    public func drawing(width: Int, height: Int) -> Drawing {
        var drawing = Drawing(width: width, height: height)
        drawing.summary = points.map { "\($0.label) \(Number.short($0.x))/\(Number.short($0.y))" }
            .joined(separator: ", ")
        guard width >= 20, height >= 6 else { return drawing }
        // The y scale's numbers on the left, its name above, the x scale below.
        let plot = Rectangle(x: 4, y: 1, width: width - 5, height: height - 2)
        drawScale(on: &drawing, plot)
        let corners = drawNames(on: &drawing, plot)
        drawPoints(on: &drawing, plot, besides: corners)
        return drawing
    }

    private func drawScale(on drawing: inout Drawing, _ plot: Rectangle) {
        let (left, right) = (Double(plot.x), Double(plot.right) - 0.01)
        let (top, bottom) = (Double(plot.y), Double(plot.bottom) - 0.01)
        let centre = place(threshold, threshold, plot)
        drawing.line(
            [
                Charts.Point(x: left, y: top), Charts.Point(x: right, y: top), Charts.Point(x: right, y: bottom),
                Charts.Point(x: left, y: bottom), Charts.Point(x: left, y: top),
            ], pattern: .dotted, tone: .grid, layer: .grid)
        drawing.line(
            [Charts.Point(x: centre.x, y: top), Charts.Point(x: centre.x, y: bottom)], tone: .grid, layer: .grid)
        drawing.line(
            [Charts.Point(x: left, y: centre.y), Charts.Point(x: right, y: centre.y)], tone: .grid, layer: .grid)

        for value in [0, threshold, 100] {
            let at = place(value, value, plot)
            drawing.text(
                Number.short(value), x: Double(plot.x - 1), row: Drawing.cell(at.y), anchor: .end, style: Style(.dim))
            let anchor: Drawing.Anchor = value == 0 ? .start : value == 100 ? .end : .middle
            let x = value == 0 ? left : value == 100 ? Double(plot.right) : at.x
            drawing.text(Number.short(value), x: x, row: plot.bottom, anchor: anchor, style: Style(.dim))
        }
        drawing.text(TextWidth.truncated("↑ " + yLabel, to: plot.width), x: plot.x, row: 0, style: Style(.heading))
        let room = plot.width / 2 - 8
        if room >= 6 {
            drawing.text(
                TextWidth.truncated(xLabel + " →", to: room), x: Double(plot.right - 5), row: plot.bottom, anchor: .end,
                style: Style(.heading))
        }
    }

    /// Writes the fields' names into the outer corners, and gives the cells that they take.
    private func drawNames(on drawing: inout Drawing, _ plot: Rectangle) -> [Rectangle] {
        let centre = Drawing.cell(place(threshold, threshold, plot).x)
        return names.prefix(4).enumerated().compactMap { index, name in
            guard !name.isEmpty else { return nil }
            let isRight = index % 2 == 1
            let room = (isRight ? plot.right - centre : centre - plot.x) - 3
            let shown = TextWidth.truncated(name, to: room)
            let columns = TextWidth.columns(of: shown)
            let x = isRight ? plot.right - 1 - columns : plot.x + 1
            let row = index >= 2 ? plot.y : plot.bottom - 1
            drawing.text(shown, x: x, row: row, style: Style(.dim, on: .ground, .italic))
            return Rectangle(x: x, y: row, width: columns, height: 1)
        }
    }

    private func drawPoints(on drawing: inout Drawing, _ plot: Rectangle, besides taken: [Rectangle]) {
        var occupancy = Occupancy(plot)
        for rectangle in taken { occupancy.take(rectangle) }
        let places = points.map { place($0.x, $0.y, plot) }
        for at in places { occupancy.take(at) }
        for (point, at) in zip(points, places) {
            drawing.add(.marker(point.marker, at: at, Style(point.tone).bold))
        }
        // The last points are what the picture is about: their labels choose first.
        for (point, at) in zip(points, places).reversed() where !point.label.isEmpty {
            let label = TextWidth.truncated(point.label, to: plot.width / 3)
            let columns = TextWidth.columns(of: label)
            guard let free = occupancy.place(columns: columns, beside: at) else { continue }
            drawing.text(label, x: free.x, row: free.row, style: Style(point.tone))
            occupancy.take(Rectangle(x: free.x, y: free.row, width: columns, height: 1))
        }
    }

    /// The middle of the cell in which a point lies.
    private func place(_ x: Double, _ y: Double, _ plot: Rectangle) -> Charts.Point {
        let scale = Scale(0...100)
        return Charts.Point(
            x: Double(plot.x) + 0.5 + scale.share(of: x) * Double(plot.width - 1),
            y: Double(plot.bottom) - 0.5 - scale.share(of: y) * Double(plot.height - 1))
    }
}
