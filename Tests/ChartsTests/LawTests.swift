import TestSupport
import Testing

@testable import Charts
@testable import Terminal

/// What holds for every chart, whatever it shows and however large.
@Suite struct LawTests {
    /// Sizes from nothing to a wall, the small ones all of them.
    static func sizes(seed: Int) -> [(width: Int, height: Int)] {
        var random = Random(seed: seed)
        let small = (0..<8).map { _ in (Int.random(in: 0...30, using: &random), Int.random(in: 0...12, using: &random))
        }
        let any = (0..<8).map { _ in (Int.random(in: 0...200, using: &random), Int.random(in: 0...60, using: &random)) }
        return small + any
    }

    static let charts: [Samples.Sample] =
        Samples.all + [
            Samples.Sample(name: "sparkline", drawing: Sparkline(values: [nil, 0, 50, 100]).drawing, sizes: []),
            Samples.Sample(name: "progress", drawing: Progress(done: 3, total: 7).drawing, sizes: []),
        ]

    @Test("no chart draws outside its area", arguments: charts.map(\.name), 0..<4)
    func areas(name: String, seed: Int) throws {
        let sample = try #require(Self.charts.first { $0.name == name })
        for (width, height) in Self.sizes(seed: seed) {
            let drawing = sample.drawing(width, height)
            var canvas = Canvas(width: width + 8, height: height + 4)
            canvas.fill(canvas.bounds, with: "·", style: Style(.bad, on: .bar))
            let area = Rectangle(x: 5, y: 2, width: width, height: height)
            drawing.draw(on: &canvas, in: area)
            for y in 0..<canvas.height {
                for x in 0..<canvas.width where !area.contains(x: x, y: y) {
                    #expect(canvas[x, y] == Cell("·", style: Style(.bad, on: .bar)), "\(width)×\(height), seed \(seed)")
                }
            }
        }
    }

    @Test("no chart needs to be cut at its edges, so that SVG shows it whole too", arguments: charts.map(\.name), 0..<4)
    func shapes(name: String, seed: Int) throws {
        let sample = try #require(Self.charts.first { $0.name == name })
        for (width, height) in Self.sizes(seed: seed) {
            for shape in sample.drawing(width, height).shapes {
                #expect(shape.lies(within: width, height), "\(shape) in \(width)×\(height), seed \(seed)")
            }
        }
    }

    @Test("a chart in an area smaller than itself is cut there")
    func cutting() {
        let drawing = Samples.radar.drawing(width: 60, height: 20)
        var canvas = Canvas(width: 60, height: 20)
        drawing.draw(on: &canvas, in: Rectangle(x: 3, y: 1, width: 20, height: 6))
        for y in 0..<20 {
            for x in 0..<60 where !Rectangle(x: 3, y: 1, width: 20, height: 6).contains(x: x, y: y) {
                #expect(canvas[x, y] == Cell())
            }
        }
    }

    static let strange: [Double] = [.nan, .infinity, -.infinity, -1, 101, 1e300, -1e300, .leastNonzeroMagnitude, 0, 50]

    @Test("what is no number, infinite or out of scale does not stop a chart", arguments: 0..<30)
    func strangeNumbers(seed: Int) {
        var random = Random(seed: seed)
        func number() -> Double { Self.strange.randomElement(using: &random)! }
        func numbers() -> [Double?] { (0..<6).map { _ in Bool.random(using: &random) ? number() : nil } }
        let series = (0..<4).map { Series(label: "\($0)", values: numbers(), order: $0) }
        let points = (0..<6).map { Quadrant.Point("\($0)", x: number(), y: number(), marker: "◆") }
        let rows = (0..<3).map { HeatMap.Row(label: "\($0)", values: numbers(), depth: $0 - 1) }
        let bars = (0..<5).map { index in
            let (one, two) = (number(), number())
            return Bar(
                "\(index)", value: number(), interval: one <= two ? one...two : nil, reference: number(), valueText: "x"
            )
        }
        let plots = (0..<5).map { index in
            let five = (0..<5).map { _ in number() }.sorted()
            return BoxPlots.Row(
                "\(index)", depth: index - 1,
                span: BoxPlots.Span(
                    low: five[0], lowerQuartile: five[1], median: five[2], upperQuartile: five[3], high: five[4]),
                mark: number(), markText: "x", figures: ["1 av 5"])
        }
        let tiles = (0..<6).map { TileMap.Tile("A", value: number(), column: $0 % 3, row: $0 / 3) }
        let bins = (0..<4).map { Histogram.Bin(label: "\($0)", count: Int.random(in: -5...5, using: &random)) }
        let references = (0..<2).map { _ in Trend.Reference(label: "mål", value: number()) }
        for (width, height) in Self.sizes(seed: seed) {
            for drawing in [
                Radar(axes: Samples.categories, series: series).drawing(width: width, height: height),
                Bars(rows: bars).drawing(width: width, height: height),
                Quadrant(points: points, xLabel: "x", yLabel: "y").drawing(width: width, height: height),
                Trend(years: Array(2020..<2026), series: series, references: references)
                    .drawing(width: width, height: height),
                HeatMap(columns: Samples.categories, rows: rows).drawing(width: width, height: height),
                BoxPlots(rows: plots, headings: ["Plats"]).drawing(width: width, height: height),
                TileMap(tiles: tiles, selected: 1).drawing(width: width, height: height),
                Sparkline(values: numbers()).drawing(width: width, height: height),
                Histogram(bins: bins, mean: number()).drawing(width: width, height: height),
                Progress(done: Int.random(in: -2...9, using: &random), total: Int.random(in: -2...9, using: &random))
                    .drawing(width: width, height: height),
            ] {
                #expect(drawing.text.split(separator: "\n", omittingEmptySubsequences: false).count == max(1, height))
                let svg = drawing.svg(title: "x")
                #expect(!svg.contains("nan") && !svg.contains("inf"), "seed \(seed)")
                let outside = drawing.shapes.first { !$0.lies(within: width, height) }
                #expect(outside == nil, "seed \(seed), \(width)×\(height)")
            }
        }
    }
}

extension Drawing.Shape {
    /// Whether all of it lies within a picture of that size.
    fileprivate func lies(within width: Int, _ height: Int) -> Bool {
        let (right, bottom) = (Double(width), Double(height))
        func isWithin(_ x: Double, _ y: Double) -> Bool { x >= 0 && x <= right && y >= 0 && y <= bottom }
        func isWithin(_ text: String, _ x: Double, _ row: Int, _ anchor: Drawing.Anchor) -> Bool {
            let first = Drawing.column(of: text, at: x, anchor)
            return first >= 0 && first + TextWidth.columns(of: text) <= width && row >= 0 && row < height
        }
        switch self {
        case .line(let line): return line.points.allSatisfy { isWithin($0.x, $0.y) }
        case .bar(let x, let row, let length, _):
            return isWithin(x, Double(row)) && isWithin(x + length, Double(row + 1))
        case .block(let x, let y, let width, let height, _): return isWithin(x, y) && isWithin(x + width, y + height)
        case .ground(let area, _):
            return area.x >= 0 && area.y >= 0 && area.right <= width && area.bottom <= height
        case .whisker(let span, let row, _):
            return isWithin(span.lowerBound, Double(row)) && isWithin(span.upperBound, Double(row + 1))
        case .box(let span, let row, _):
            return isWithin(span.low, Double(row)) && isWithin(span.high, Double(row + 1))
                && span.low <= span.lowerQuartile && span.lowerQuartile <= span.median
                && span.median <= span.upperQuartile && span.upperQuartile <= span.high
        case .tick(let x, let row, _): return isWithin(x, Double(row)) && isWithin(x, Double(row + 1))
        case .marker(_, let at, _): return at.x >= 0 && at.x < right && at.y >= 0 && at.y < bottom
        case .scale(let text, let x, let row, let anchor): return isWithin(text, x, row, anchor)
        case .text(let text, let x, let row, let anchor, _): return isWithin(text, x, row, anchor)
        }
    }
}
