import Glibc
import Terminal

/// A spider chart: one axis a category or factor, round a middle of 0, with one polygon a series.
///
/// From about 40 × 14 cells it is a radar; in less room it becomes a list of bars, so that its numbers are never lost.
public struct Radar: Equatable, Sendable {
    /// What the axes are called, clockwise from the top.
    public var axes: [String]
    /// The polygons; the first lies on top.
    public var series: [Series]
    /// What they are called where there is no room for their names, such as 12; their numbers when nil.
    public var shortAxes: [String]?
    /// A text under each axis's label, such as its value.
    public var valueTexts: [String]?
    /// Axes that belong together, in sectors with a heading.
    public var groups: [Group]
    /// The rings' values.
    public var rings: [Double]

    /// Axes that belong together.
    public struct Group: Equatable, Sendable {
        /// The heading.
        public var label: String
        /// The axes' places.
        public var axes: Range<Int>

        /// Takes both.
        public init(_ label: String, axes: Range<Int>) {
            self.label = label
            self.axes = axes
        }
    }

    /// Takes all fields.
    public init(
        axes: [String], shortAxes: [String]? = nil, series: [Series], valueTexts: [String]? = nil,
        groups: [Group] = [], rings: [Double] = [25, 50, 75, 100]
    ) {
        self.axes = axes
        self.shortAxes = shortAxes
        self.series = series
        self.valueTexts = valueTexts
        self.groups = groups
        self.rings = rings
    }

    /// The picture.
    public func drawing(width: Int, height: Int) -> Drawing {
        guard let layout = RadarLayout(self, width: width, height: height) else {
            return bars.drawing(width: width, height: height)
        }
        var drawing = Drawing(width: width, height: height)
        drawing.summary = summary
        drawScale(on: &drawing, layout)
        for series in series.reversed() { draw(series, on: &drawing, layout) }
        for series in series.reversed() { drawMarkers(of: series, on: &drawing, layout) }
        for label in layout.labels { label.draw(on: &drawing) }
        layout.legend.draw(on: &drawing, row: layout.legendRow)
        return drawing
    }

    /// The same numbers where there is no room for a circle: the first series as bars, the second as ticks.
    private var bars: Bars {
        func bar(_ index: Int) -> Bar {
            let value = series.first?.value(at: index)
            return Bar(
                axes[index], value: value, reference: series.dropFirst().first?.value(at: index),
                valueText: valueText(at: index) ?? Number.short(value), tone: series.first?.tone ?? .series1)
        }
        let grouped = groups.map { Bars.Group($0.label, rows: $0.axes.clamped(to: axes.indices).map(bar)) }
        return grouped.isEmpty ? Bars(rows: axes.indices.map(bar)) : Bars(groups: grouped)
    }

    private func drawScale(on drawing: inout Drawing, _ layout: RadarLayout) {
        let outermost = rings.max() ?? 100
        for ring in rings {
            let steps = 120
            drawing.line(
                (0...steps).map { layout.point(ring, angle: 2 * .pi * Double($0 % steps) / Double(steps)) },
                pattern: .dotted, tone: .grid, layer: .grid)
        }
        for angle in layout.spokes {
            drawing.line(
                [layout.centre, layout.point(outermost, angle: angle)], pattern: .dotted, tone: .grid, layer: .grid)
        }
        for place in layout.ringPlaces {
            drawing.add(.scale(Number.short(place.ring), x: Double(place.x), row: place.row, .start))
        }
    }

    private func draw(_ series: Series, on drawing: inout Drawing, _ layout: RadarLayout) {
        let points = axes.indices.map { index in series.value(at: index).map { layout.point($0, axis: index) } }
        let isComplete = points.count > 2 && points.allSatisfy { $0 != nil }
        if isComplete {
            let polygon = points.compactMap(\.self)
            drawing.line(
                polygon + [polygon[0]], pattern: series.pattern, tone: series.tone,
                isFilled: series == self.series.first)
            return
        }
        guard points.count > 1 else { return }
        // A missing value breaks the polygon: no line may suggest what it would have been.
        for index in points.indices {
            if let from = points[index], let to = points[(index + 1) % points.count] {
                drawing.line([from, to], pattern: series.pattern, tone: series.tone)
            }
        }
    }

    private func drawMarkers(of series: Series, on drawing: inout Drawing, _ layout: RadarLayout) {
        for index in axes.indices {
            if let value = series.value(at: index) {
                drawing.add(.marker(series.marker, at: layout.point(value, axis: index), Style(series.tone).bold))
            }
        }
    }

    /// The text of an axis's value; nil when there is none.
    func valueText(at index: Int) -> String? {
        valueTexts.flatMap { $0.indices.contains(index) ? $0[index] : nil }
    }

    private var summary: String {
        series.map { series in
            let values = axes.indices.map { "\(axes[$0]) \(Number.short(series.value(at: $0)))" }
            return (series.label.isEmpty ? "" : series.label + ": ") + values.joined(separator: ", ")
        }.joined(separator: ". ")
    }
}
