import Glibc
import Terminal

/// Points in a square of 0…100 by 0…100 that is halved both ways: four named fields, and what lies where.
///
/// Where points lie too close for all of their labels, they are letters instead, and a key beside the square names them.
public struct Quadrant: Equatable, Sendable {
    /// The points; the later lie on top. One without a finite place is left out.
    public var points: [Point]
    /// What grows to the right.
    public var xLabel: String
    /// What grows upwards.
    public var yLabel: String
    /// The fields' names: low in both, high in x alone, high in y alone, high in both.
    public var names: [String]
    /// Where both scales are halved; a point on the line counts as high.
    public var threshold: Double
    /// Whether points without a label that share a cell become one that says how many they are: 2…9, and # for more.
    public var countsCrowds: Bool

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
        /// Its glyph. ● and ○ stay what they are where other points become letters.
        public var marker: Character
        /// Whether it is set off from the others, and seen whatever lies there too.
        public var isSelected = false

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
    public init(
        points: [Point], xLabel: String, yLabel: String, names: [String] = [], threshold: Double = 50,
        countsCrowds: Bool = false
    ) {
        self.points = points
        self.xLabel = xLabel
        self.yLabel = yLabel
        self.names = names
        self.threshold = threshold
        self.countsCrowds = countsCrowds
    }

    /// The picture; less than 20 × 6 cells are left empty.
    public func drawing(width: Int, height: Int) -> Drawing {
        var drawing = Drawing(width: width, height: height)
        drawing.summary = points.filter { !$0.label.isEmpty }.map {
            "\($0.label) \(Number.short($0.x))/\(Number.short($0.y))"
        }
        .joined(separator: ", ")
        guard width >= 20, height >= 6 else { return drawing }
        let whole = Rectangle(x: 0, y: 0, width: width, height: height)
        if !draw(on: &drawing, in: whole), !countsCrowds, let key = QuadrantKey(placed),
            let (square, place) = key.split(whole)
        {
            var lettered = Drawing(width: width, height: height)
            lettered.summary = drawing.summary
            draw(on: &lettered, in: square, lettered: key)
            key.draw(on: &lettered, in: place)
            return lettered
        }
        return drawing
    }

    private var placed: [Point] { points.filter { $0.x.isFinite && $0.y.isFinite } }

    /// Draws the square with a label beside each point; false where there was no room for one of them.
    private func draw(on drawing: inout Drawing, in area: Rectangle) -> Bool {
        let plot = Self.plot(in: area)
        drawScale(on: &drawing, plot)
        var occupancy = Occupancy(plot)
        for corner in drawNames(on: &drawing, plot) { occupancy.take(corner) }
        return drawPoints(on: &drawing, plot, occupancy)
    }

    /// Draws the square with the key's glyphs in it.
    private func draw(on drawing: inout Drawing, in area: Rectangle, lettered key: QuadrantKey) {
        let plot = Self.plot(in: area)
        drawScale(on: &drawing, plot)
        var occupancy = Occupancy(plot)
        for corner in drawNames(on: &drawing, plot) { occupancy.take(corner) }
        // What is no letter stays where it is, and a letter that would hide another stands beside it.
        let points = placed
        let places = points.map { place($0.x, $0.y, plot) }
        let isLetter = points.indices.map { key.glyphs[$0] != points[$0].marker }
        for index in points.indices where !isLetter[index] { occupancy.take(places[index]) }
        let centre = place(threshold, threshold, plot)
        for (index, at) in places.enumerated() {
            var at = at
            if isLetter[index] {
                let (home, point) = (at, points[index])
                at = occupancy.nearest(home) {
                    Self.stays(home.x, $0.x, centre.x, isBehind: point.x >= threshold)
                        && Self.stays(home.y, $0.y, centre.y, isBehind: point.y < threshold)
                }
                occupancy.take(at)
            }
            drawing.add(.marker(key.glyphs[index], at: at, Style(points[index].tone).bold))
        }
    }

    /// Whether one may stand there instead of at home: on the same side of the line that halves the scale, or if home
    /// is in the line's own cell, on the side where the value belongs.
    private static func stays(_ home: Double, _ there: Double, _ line: Double, isBehind: Bool) -> Bool {
        func side(_ position: Double) -> Int { (Drawing.cell(position) - Drawing.cell(line)).signum() }
        return side(there) == side(home) || side(home) == 0 && side(there) == (isBehind ? 1 : -1)
    }

    /// Where the square is: the y scale's numbers stand on its left, its name above, the x scale below.
    private static func plot(in area: Rectangle) -> Rectangle {
        Rectangle(x: area.x + 4, y: area.y + 1, width: area.width - 5, height: area.height - 2)
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

    private func drawPoints(on drawing: inout Drawing, _ plot: Rectangle, _ occupancy: Occupancy) -> Bool {
        var occupancy = occupancy
        let points = countsCrowds ? crowded(plot) : placed
        let places = points.map { place($0.x, $0.y, plot) }
        for at in places { occupancy.take(at) }
        for (point, at) in zip(points, places) {
            let style = Style(point.tone).bold
            let selected = Style(point.tone, on: .selection, [.bold, .reverse])
            drawing.add(.marker(point.marker, at: at, point.isSelected ? selected : style))
        }
        var isComplete = true
        // The last points are what the picture is about: their labels choose first.
        for (point, at) in zip(points, places).reversed() where !point.label.isEmpty {
            let label = TextWidth.truncated(point.label, to: plot.width / 3)
            let columns = TextWidth.columns(of: label)
            guard let free = occupancy.place(columns: columns, beside: at) else {
                isComplete = false
                continue
            }
            drawing.text(label, x: free.x, row: free.row, style: Style(point.tone))
            occupancy.take(Rectangle(x: free.x, y: free.row, width: columns, height: 1))
        }
        return isComplete
    }

    /// The points, those without a label that share a cell as one.
    private func crowded(_ plot: Rectangle) -> [Point] {
        var counts: [Int: (point: Point, count: Int)] = [:]
        var labelled: [Point] = []
        for point in placed {
            guard point.label.isEmpty else {
                labelled.append(point)
                continue
            }
            let at = place(point.x, point.y, plot)
            let cell = Drawing.cell(at.y) * plot.right + Drawing.cell(at.x)
            counts[cell, default: (point, 0)].count += 1
        }
        let crowds = counts.sorted { $0.key < $1.key }.map { _, crowd in
            var point = crowd.point
            if crowd.count > 1 { point.marker = crowd.count > 9 ? "#" : Character("\(crowd.count)") }
            return point
        }
        return crowds + labelled
    }

    /// The middle of the cell in which a point lies.
    private func place(_ x: Double, _ y: Double, _ plot: Rectangle) -> Charts.Point {
        let scale = Scale(0...100)
        return Charts.Point(
            x: Double(plot.x) + 0.5 + scale.share(of: x) * Double(plot.width - 1),
            y: Double(plot.bottom) - 0.5 - scale.share(of: y) * Double(plot.height - 1))
    }
}
