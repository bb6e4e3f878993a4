import Glibc
import Terminal

/// Where the parts of a radar stand: the largest circle that leaves room for its labels.
struct RadarLayout {
    let centre: Point
    /// Rows from the centre to the outermost ring.
    let radius: Double
    let labels: [Label]
    let legend: Legend
    let legendRow: Int
    /// Angles of the lines from the centre outwards.
    let spokes: [Double]
    /// Where each ring's number stands.
    let ringPlaces: [(ring: Double, x: Int, row: Int)]
    private let outermost: Double
    private let turn: Double
    private let axisCount: Int

    /// Lines of text beside the circle.
    struct Label {
        var lines: [String]
        var styles: [Style]
        var x: Double
        var row: Int
        var anchor: Drawing.Anchor

        var box: Rectangle {
            let starts = lines.map { Drawing.column(of: $0, at: x, anchor) }
            let ends = zip(lines, starts).map { $1 + TextWidth.columns(of: $0) }
            let left = starts.min() ?? 0
            return Rectangle(x: left, y: row, width: (ends.max() ?? left) - left, height: lines.count)
        }

        func draw(on drawing: inout Drawing) {
            for (offset, line) in lines.enumerated() {
                drawing.text(line, x: x, row: row + offset, anchor: anchor, style: styles[offset])
            }
        }
    }

    /// The smallest radius in rows at which a polygon can be read.
    private static let smallestRadius = 3.0

    /// Nil where there is no room for a circle that can be read.
    init?(_ radar: Radar, width: Int, height: Int) {
        let count = radar.axes.count
        guard count >= 3, width >= 16, height >= 8 else { return nil }
        let legend = Legend(radar.series, width: width)
        let legendRows = legend.rows.isEmpty ? 0 : legend.rows.count + (height >= 22 ? 1 : 0)
        let room = Rectangle(x: 0, y: 0, width: width, height: height - legendRows)
        let hasGroups = !radar.groups.isEmpty
        // With groups the first begins at the top, so that halves of the circle mean something.
        let turn = -Double.pi / 2 + (hasGroups ? Double.pi / Double(count) : 0)

        var best: (radius: Double, centre: Point, labels: [Label], score: Double)?
        for writing in RadarWriting.candidates(for: radar, width: width) {
            var radius = min(Double(room.height) / 2, Double(room.width) / 4)
            while radius >= Self.smallestRadius, radius * writing.quality > best?.score ?? 0 {
                if let (centre, labels) = Self.arrange(writing, radius: radius, turn: turn, in: room) {
                    best = (radius, centre, labels, radius * writing.quality)
                    break
                }
                radius -= 0.25
            }
        }
        guard let best else { return nil }
        self.legend = legend
        self.turn = turn
        axisCount = count
        outermost = max(1e-9, radar.rings.max() ?? 100)
        centre = best.centre
        // A circle that touches the edge of its room draws nothing beyond it.
        radius = best.radius - 0.01
        labels = best.labels
        legendRow = height - legend.rows.count
        if hasGroups {
            spokes = radar.groups.map { turn + 2 * .pi * (Double($0.axes.lowerBound) - 0.5) / Double(count) }
        } else {
            spokes = count <= 12 ? (0..<count).map { turn + 2 * .pi * Double($0) / Double(count) } : []
        }
        let scale = best.radius / outermost
        let numberedRings = best.radius >= 5 ? radar.rings : radar.rings.suffix(1)
        ringPlaces = numberedRings.map { ring in
            (
                ring, Int(best.centre.x) + 1,
                Drawing.cell(best.centre.y - ring * scale + (ring == radar.rings.max() ? 0.01 : 0))
            )
        }
    }

    /// Where a value lies on an axis.
    func point(_ value: Double, axis: Int) -> Point {
        point(value, angle: turn + 2 * .pi * Double(axis) / Double(axisCount))
    }

    /// Where a value lies at an angle.
    func point(_ value: Double, angle: Double) -> Point {
        centre.moved(radius * value.clamped(to: 0...outermost) / outermost, towards: angle)
    }
}

extension RadarLayout {
    /// Places the labels round a circle of that radius, in rows; nil where they do not fit or would touch each other.
    private static func arrange(
        _ writing: RadarWriting, radius: Double, turn: Double, in room: Rectangle
    ) -> (centre: Point, labels: [Label])? {
        let count = writing.labels.count
        let angles = (0..<count).map { turn + 2 * .pi * Double($0) / Double(count) }
        let sides = angles.map(Side.init)
        func rows(at side: Side) -> Int {
            sides.indices.filter { sides[$0] == side }.map { writing.labels[$0].text.count }.max() ?? 0
        }
        let (top, bottom) = (rows(at: .top), rows(at: .bottom))
        let free = Double(room.height - top - bottom)
        guard 2 * radius <= free else { return nil }
        // On whole and half rows the circle's upper half is the mirror of its lower half.
        let centreRow = Double(room.y + top) + (free / 2 * 2).rounded(.down) / 2

        var labels: [Label] = []
        for side in [Side.right, .left] {
            guard let column = column(side, of: writing, angles, sides, radius: radius, centreRow: centreRow, in: room)
            else { return nil }
            labels += column
        }
        for index in sides.indices where sides[index] == .top || sides[index] == .bottom {
            let lines = writing.labels[index]
            let row =
                sides[index] == .top
                ? Drawing.cell(centreRow - radius) - lines.text.count : Drawing.cell((centreRow + radius).rounded(.up))
            labels.append(Label(lines: lines.text, styles: lines.styles, x: 0, row: row, anchor: .middle))
        }

        let boxes = labels.map(\.box)
        let left = max(2 * radius, Double(-(boxes.map(\.x).min() ?? 0)) + 0.5)
        let right = max(2 * radius, Double(boxes.map(\.right).max() ?? 0) + 0.5)
        guard left + right <= Double(room.width) else { return nil }
        let middle = Double(room.width) / 2
        let centre = Point(x: min(max(middle, left), Double(room.width) - right).rounded(.down) + 0.5, y: centreRow)
        for index in labels.indices { labels[index].x += centre.x }
        let placed = labels.map(\.box)
        for (index, box) in placed.enumerated() {
            guard box.x >= room.x, box.right <= room.right, box.y >= room.y, box.bottom <= room.bottom else {
                return nil
            }
            for other in placed.dropFirst(index + 1) where box.touches(other) { return nil }
        }
        return (centre, labels)
    }

    /// The labels on one side from the top down, each as near to its axis as the others let it, with the headings.
    /// Columns are counted from the centre.
    private static func column(
        _ side: Side, of writing: RadarWriting, _ angles: [Double], _ sides: [Side], radius: Double, centreRow: Double,
        in room: Rectangle
    ) -> [Label]? {
        let indices = angles.indices.filter { sides[$0] == side }
            .sorted { (sin(angles[$0]), $0) < (sin(angles[$1]), $1) }
        var headingsLeft = writing.headings.filter { group in
            let middle = (Double(group.axes.lowerBound) + Double(group.axes.upperBound) - 1) / 2
            return !group.axes.isEmpty && Side(angles[0] + 2 * .pi * middle / Double(angles.count)).nearest == side
        }
        var items: [(lines: RadarWriting.Lines, wanted: Double, axisColumn: Double)] = []
        for index in indices {
            var lines = writing.labels[index]
            var wanted = centreRow + radius * sin(angles[index]) - Double(lines.text.count) / 2
            if let heading = headingsLeft.firstIndex(where: { $0.axes.contains(index) }) {
                lines.text.insert(headingsLeft[heading].text, at: 0)
                lines.styles.insert(Style(.heading).bold, at: 0)
                wanted -= 1
                headingsLeft.remove(at: heading)
            }
            items.append((lines, wanted, 2 * radius * abs(cos(angles[index]))))
        }
        guard
            let rows = Stacking.rows(
                wanted: items.map(\.wanted), heights: items.map(\.lines.text.count), within: room.y..<room.bottom)
        else { return nil }
        return zip(items, rows).flatMap { item, row in
            item.lines.text.indices.map { offset in
                let outside = Self.edge(radius: radius, row: row + offset, centreRow: centreRow)
                let reach = max(outside, min(item.axisColumn, 2)) + 2
                return Label(
                    lines: [item.lines.text[offset]], styles: [item.lines.styles[offset]],
                    x: side == .right ? reach : -reach, row: row + offset, anchor: side == .right ? .start : .end)
            }
        }
    }

    /// Columns from the centre to where the circle is widest in a row; 0 above and below it.
    private static func edge(radius: Double, row: Int, centreRow: Double) -> Double {
        let nearest = max(0, abs(Double(row) + 0.5 - centreRow) - 0.5)
        return nearest < radius ? 2 * (radius * radius - nearest * nearest).squareRoot() : 0
    }

    /// Where about the circle a label stands.
    private enum Side {
        case top, right, bottom, left

        init(_ angle: Double) {
            let (across, down) = (cos(angle), sin(angle))
            self = abs(across) < 0.05 ? (down < 0 ? .top : .bottom) : across > 0 ? .right : .left
        }

        /// Left or right, also for what stands at the top or bottom.
        var nearest: Side { self == .left ? .left : .right }
    }
}

extension Rectangle {
    /// Whether they share a cell, or stand side by side without a column between.
    fileprivate func touches(_ other: Rectangle) -> Bool {
        x < other.right + 1 && other.x < right + 1 && y < other.bottom && other.y < bottom
    }
}
