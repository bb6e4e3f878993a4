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
    let ringPlaces: [(x: Int, row: Int)]
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

    /// A way to write the labels.
    private struct Writing {
        /// Columns that a line may take.
        var limit: Int
        /// Whether a long label takes two lines rather than being shortened.
        var isWrapped: Bool
        /// Whether the value stands behind the label rather than under it.
        var isInline: Bool
        /// How good it is to read; the circle's radius is weighed with it.
        var quality: Double
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
        for writing in Self.writings(for: radar) {
            var radius = min(Double(room.height) / 2, Double(room.width) / 4)
            while radius >= Self.smallestRadius {
                if let best, radius * writing.quality <= best.score { break }
                let labels = Self.labels(of: radar, writing, radius: radius, turn: turn)
                if let (centre, placed) = Self.place(labels, radius: radius, in: room) {
                    best = (radius, centre, placed, radius * writing.quality)
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
        radius = best.radius
        labels = best.labels
        legendRow = height - legend.rows.count
        if hasGroups {
            spokes = radar.groups.map { turn + 2 * .pi * (Double($0.axes.lowerBound) - 0.5) / Double(count) }
        } else {
            spokes = count <= 12 ? (0..<count).map { turn + 2 * .pi * Double($0) / Double(count) } : []
        }
        ringPlaces = []
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
