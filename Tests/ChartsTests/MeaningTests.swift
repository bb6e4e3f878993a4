import TestSupport
import Testing

@testable import Charts
@testable import Terminal

/// What a chart says: nothing that is not so, and all of it without colour.
@Suite struct MeaningTests {
    @Test("the four series differ by pattern and marker, in the legend and in the picture, without any colour")
    func monochrome() {
        let series = (0..<4).map { Series(label: "x", values: [60, 40, 50, 70, 30], order: $0) }
        let legends = series.map { Legend.text([$0], width: 40) }
        #expect(legends == ["─●─ x", "╌○╌ x", "┈◆┈ x", "╌□╌ x"])
        let pictures = series.map {
            Radar(axes: ["a", "b", "c", "d", "e"], series: [$0]).drawing(width: 60, height: 20).text
        }
        #expect(Set(pictures).count == 4)
        let lines = Pattern.allCases.map { pattern in
            Braille.dots(of: Drawing.Line([Point(x: 0, y: 0), Point(x: 20, y: 0)], pattern: pattern, tone: .text)).count
        }
        #expect(lines[0] > lines[1] && lines[1] > lines[2] && lines[2] > 0)
        #expect(Series(label: "", values: [], order: 4) == Series(label: "", values: [], order: 0))
        #expect(Series(label: "", values: [], order: -1) == Series(label: "", values: [], order: 3))
    }

    @Test("a closed line ends in a whole stroke, so that its end meets its beginning")
    func closedLines() {
        for side in stride(from: 3.0, through: 12, by: 0.5) {
            let corners = [(0.0, 0.0), (2 * side, 0), (2 * side, side), (0, side), (0, 0)].map { Point(x: $0, y: $1) }
            let dots = Braille.dots(of: Drawing.Line(corners, pattern: .dashed, tone: .text))
            let solid = Braille.dots(of: Drawing.Line(corners, tone: .text))
            #expect(dots.first == solid.first && Set(dots).isStrictSubset(of: Set(solid)))
            // The dots before the beginning are the gap of the last stroke.
            #expect(!dots.contains(solid[solid.count - 2]))
        }
    }

    @Test("a radar's missing value is a gap: no marker, and no line over it")
    func radarGaps() {
        let values: [Double?] = [50, nil, 40, 60, nil, 0]
        let radar = Radar(axes: Samples.categories, series: [Series(label: "2026", values: values)])
        let drawing = radar.drawing(width: 80, height: 24)
        #expect(drawing.markers.count == 4)
        let lines = drawing.dataLines
        #expect(lines.map(\.points.count) == [2, 2] && lines.allSatisfy { !$0.isFilled })
        // From the third axis to the fourth, and from the last to the first.
        #expect(Set(lines.flatMap(\.points)) == Set(drawing.markers))
        let whole = Radar(axes: Samples.categories, series: [Series(label: "2026", values: values.map { $0 ?? 0 })])
            .drawing(width: 80, height: 24)
        #expect(whole.markers.count == 6 && whole.dataLines.map(\.points.count) == [7])
    }

    @Test("a radar's values lie on their axes: the top is the first, and the outermost ring is 100")
    func radarGeometry() throws {
        let radar = Radar(axes: ["a", "b", "c", "d"], series: [Series(label: "", values: [100, 50, 0, 25])])
        let drawing = radar.drawing(width: 60, height: 20)
        let layout = try #require(RadarLayout(radar, width: 60, height: 20))
        let centre = layout.centre
        let wanted = [
            (0, -layout.radius), (layout.radius, 0), (0, 0), (-layout.radius / 2, 0),
        ].map { Point(x: centre.x + $0, y: centre.y + $1) }
        for (point, expected) in zip(drawing.markers, wanted) {
            #expect(abs(point.x - expected.x) < 1e-9 && abs(point.y - expected.y) < 1e-9)
        }
    }

    @Test("a trend's missing year breaks the line and has no number")
    func trendGaps() {
        let trend = Trend(
            years: [2020, 2021, 2022, 2023, 2024], series: [Series(label: "", values: [50, 52, nil, 54, 61])])
        let drawing = trend.drawing(width: 80, height: 16)
        #expect(drawing.markers.count == 4)
        #expect(drawing.dataLines.map(\.points.count) == [2, 2])
        #expect(drawing.texts.filter { ["50", "52", "54", "61", "–"].contains($0) }.count == 5)
        let xs = drawing.markers.map(\.x)
        #expect(abs((xs[2] - xs[1]) - 2 * (xs[1] - xs[0])) < 1e-9, "years stand as far apart as they are")
    }

    @Test("a trend's values beyond the scale stand at its end", arguments: [250, 101, -50])
    func trendOutside(value: Double) {
        let trend = Trend(years: [2025, 2026], series: [Series(label: "", values: [value, value])])
        let drawing = trend.drawing(width: 80, height: 16)
        let rows = drawing.markers.map { Drawing.cell($0.y) }
        #expect(rows == (value > 0 ? [0, 0] : [14, 14]))
        #expect(drawing.texts.contains(value > 0 ? "100" : "0"))
    }

    @Test("a bar's missing value is no bar, zero is the thinnest, and what is withheld says so")
    func barGaps() {
        let bars = Bars(rows: [
            Bar("a", value: nil), Bar("b", value: 0), Bar("c", value: 100), Bar("d", value: 50, withheld: "undanhålls"),
        ])
        let drawing = bars.drawing(width: 60, height: 5)
        let lengths = drawing.shapes.compactMap { shape -> [Double]? in
            if case .bar(_, let row, let length, _) = shape { [Double(row), length] } else { nil }
        }
        #expect(lengths.map { $0[0] } == [2, 3])
        #expect(lengths[0][1] == 0.125 && lengths[1][1] > 50)
        #expect(drawing.texts.contains("undanhålls"))
    }

    @Test("a heat map's missing value has no ground, and each sixth of the scale has its own")
    func heatGaps() {
        let values: [Double?] = [nil, 0, 16.6, 16.7, 49.9, 50, 83.4, 100]
        let map = HeatMap(columns: values.map { _ in "x" }, rows: [HeatMap.Row(label: "r", values: values)])
        let drawing = map.drawing(width: 100, height: 2)
        let grounds = drawing.shapes.compactMap { if case .ground(_, let tone) = $0 { tone } else { nil } }
        #expect(grounds == [.heat1, .heat1, .heat2, .heat3, .heat4, .heat6, .heat6])
        #expect(drawing.texts.suffix(8) == ["–", "0", "17", "17", "50", "50", "83", "100"])
    }

    @Test("a heat map scrolls so that what is selected is seen, and says how much is not")
    func heatScrolling() {
        let rows = (0..<40).map { row in HeatMap.Row(label: "rad \(row)", values: (0..<30).map { Double($0 + row) }) }
        var map = HeatMap(columns: (0..<30).map { "k\($0)" }, rows: rows)
        for place in [(0, 0), (17, 12), (39, 29)] {
            map.selected = HeatMap.Place(row: place.0, column: place.1)
            let texts = map.drawing(width: 60, height: 10).texts
            #expect(texts.contains("rad \(place.0)") && texts.contains("k\(place.1)"))
            #expect(texts.contains("[\(place.0 + place.1)]"))
        }
    }

    @Test("a sparkline has a dot where there is no value, and its lowest bar where there is the lowest")
    func sparkline() {
        let line = Sparkline(values: [0, nil, 50, .nan, 100, 250, -10])
        #expect(line.text == "▁·▅·██▁")
        #expect(line.drawing(width: 7, height: 1).text == "▁·▅·██▁")
        #expect(line.drawing(width: 7, height: 2).text == "  ▁ ██\n▁·█·██▁")
        #expect(line.drawing(width: 3, height: 1).text == "██▁")
    }

    @Test(
        "progress is full only when all is done, and empty only when nothing is",
        arguments: [
            (0, 7, ""), (1, 10000, "▏"), (1, 2, "█████"), (9999, 10000, "█████████▉"), (7, 7, "██████████"),
            (9, 7, "██████████"), (0, 0, ""), (1, 0, "██████████"),
        ] as [(Int, Int, String)])
    func progress(done: Int, total: Int, bar: String) {
        let text = Progress(done: done, total: total).drawing(width: 10, height: 1).text
        #expect(text == bar + String(repeating: "▁", count: 10 - bar.count))
    }

    @Test("a legend leaves out what has no name, and goes on in the next row")
    func legend() {
        let series = ["2026", "", "2025", "Liknande kommuner"].enumerated().map {
            Series(label: $1, values: [], order: $0)
        }
        #expect(Legend.text(series, width: 60) == "─●─ 2026   ┈◆┈ 2025   ╌□╌ Liknande kommuner")
        #expect(Legend.text(series, width: 24) == "─●─ 2026   ┈◆┈ 2025\n╌□╌ Liknande kommuner")
        #expect(Legend.text(series, width: 12) == "─●─ 2026\n┈◆┈ 2025\n╌□╌ Liknand…")
        #expect(Legend([], width: 12).rows.isEmpty)
    }

    @Test("numbers are rounded half away from zero, with a minus that is one")
    func numbers() {
        let cases: [(Double?, String)] = [
            (nil, "–"), (.nan, "–"), (.infinity, "–"), (0, "0"), (-0.4, "0"), (0.5, "1"), (2.5, "3"), (-2.5, "−3"),
            (1e300, "–"),
        ]
        for (value, expected) in cases { #expect(Number.short(value) == expected) }
    }

    @Test("big digits grow with the room, to the whole of it and no further")
    func bigDigits() {
        let digits = BigDigits("42 %")
        #expect(digits.size(width: 80, height: 2) == (4, 1))
        for (width, height) in [(20, 3), (30, 5), (60, 10), (200, 60), (14, 4), (13, 9)] {
            let size = digits.size(width: width, height: height)
            #expect(size.width <= width && size.height <= height)
            let drawn = digits.drawing(width: width, height: height).text.split(separator: "\n").map(\.count).max()
            #expect(drawn == size.width || drawn == size.width - 1)
        }
        #expect(digits.size(width: 200, height: 60).height == 60 || digits.size(width: 200, height: 60).width > 180)
        #expect(BigDigits("n/a").drawing(width: 20, height: 9).text.hasPrefix("n/a\n"))
    }

    @Test("a histogram's bars are as high as their counts, and none has none")
    func histogram() {
        let bins = [0, 1, 4, -3].enumerated().map { Histogram.Bin(label: "\($0)", count: $1) }
        let heights = Histogram(bins: bins).drawing(width: 60, height: 12).shapes.compactMap { shape -> Double? in
            if case .block(_, _, _, let height, _) = shape { height } else { nil }
        }
        #expect(heights.count == 2 && abs(heights[1] - 4 * heights[0]) < 1e-9)
    }
}

@Suite struct QuadrantTests {
    @Test("points whose labels find room keep their glyphs, and there is no key")
    func plain() {
        let drawing = Samples.quadrant.drawing(width: 100, height: 24)
        #expect(drawing.glyphs == ["◆", "◆", "◆", "○", "●"])
        #expect(Set(Samples.quadrant.points.map(\.label)).isSubset(of: drawing.texts))
    }

    @Test("points too close for their labels are letters in their order, and a key names each with its numbers")
    func lettered() {
        for (width, height) in [(110, 28), (90, 24), (74, 30)] {
            let drawing = Samples.crowded.drawing(width: width, height: height)
            #expect(drawing.glyphs.map(String.init).joined() == "abcdefghijkl○●")
            let texts = drawing.texts
            for (glyph, point) in zip(drawing.glyphs, Samples.crowded.points) {
                #expect(texts.contains(String(glyph)) && texts.contains("\(Int(point.x))/\(Int(point.y))"))
                #expect(texts.contains { $0.hasPrefix(String(point.label.prefix(7))) })
            }
        }
    }

    @Test("the key stands on the right from 90 columns, else under the square, and not where there is no room")
    func keyPlace() {
        func place(_ width: Int, _ height: Int) -> Point? {
            for case .text("a", let x, let row, _, _) in Samples.crowded.drawing(width: width, height: height).shapes {
                return Point(x: x, y: Double(row))
            }
            return nil
        }
        #expect(place(90, 24).map { $0.x > 50 && $0.y < 6 } == true)
        #expect(place(89, 30).map { $0.x < 50 && $0.y > 15 } == true)
        #expect(place(40, 12) == nil)
    }

    @Test("no letter hides another, and none leaves its field", arguments: 0..<60)
    func nothingHidden(seed: Int) {
        var random = Random(seed: seed)
        let middle = Double.random(in: 0...100, using: &random)
        let points = (0..<16).map { index in
            Quadrant.Point(
                "Förvaltning \(index)", x: (middle + Double.random(in: -4...4, using: &random)).clamped(to: 0...100),
                y: Double.random(in: 48...54, using: &random), marker: "◆")
        }
        let drawing = Quadrant(points: points, xLabel: "x", yLabel: "y").drawing(width: 120, height: 32)
        #expect(drawing.glyphs.first == "a", "seed \(seed)")
        let cells = drawing.markers.map { [Int($0.x), Int($0.y)] }
        #expect(Set(cells).count == points.count, "seed \(seed)")
        // The two lines that halve the square: upright and level.
        let lines = drawing.gridLines.compactMap { $0.points.count == 2 ? $0.points[0] : nil }
        for (point, cell) in zip(points, cells) {
            let (column, row) = (cell[0] - Int(lines[0].x), cell[1] - Int(lines[1].y))
            #expect(point.x < 50 ? column <= 0 : column >= 0, "seed \(seed)")
            #expect(point.y < 50 ? row >= 0 : row <= 0, "seed \(seed)")
        }
    }

    @Test("more points than letters keep their glyphs")
    func tooMany() {
        let points = (0..<60).map { Quadrant.Point("p\($0)", x: 50, y: Double($0), marker: "◆") }
        let drawing = Quadrant(points: points, xLabel: "x", yLabel: "y").drawing(width: 120, height: 32)
        #expect(drawing.glyphs == Array(repeating: "◆", count: 60))
    }

    @Test("points that share a cell say how many they are, and the one with a label stays what it is")
    func crowds() {
        func many(_ count: Int, x: Double) -> [Quadrant.Point] {
            Array(repeating: Quadrant.Point("", x: x, y: 20, marker: "·"), count: count)
        }
        var selected = Quadrant.Point("vald", x: 60, y: 20, marker: "○")
        selected.isSelected = true
        let points = many(1, x: 20) + many(3, x: 40) + many(2, x: 60) + [selected] + many(10, x: 80)
        let drawing = Quadrant(points: points, xLabel: "x", yLabel: "y", countsCrowds: true)
            .drawing(width: 120, height: 32)
        #expect(drawing.glyphs == ["·", "3", "2", "#", "○"])
        #expect(drawing.texts.contains("vald"))
    }

    @Test(
        "the lowest and the highest tile lie in the first and the last step, however close they are",
        arguments: [4, 5, 9, 14, 60])
    func tileSteps(range: Int) {
        let values = (0...range).map { 40 + Double($0) }
        let tiles = values.enumerated().map { TileMap.Tile("A", value: $1, column: $0 % 8, row: $0 / 8) }
        let grounds = TileMap(tiles: tiles).drawing(width: 80, height: 30).grounds
        // The tiles', and then the legend's.
        #expect(grounds[0] == .heat1 && grounds[range] == .heat6)
        #expect(Set(grounds.prefix(tiles.count)) == [.heat1, .heat2, .heat3, .heat5, .heat6])
    }

    @Test("a point without a finite place is left out")
    func notFinite() {
        let points = [Quadrant.Point("a", x: .nan, y: 5), Quadrant.Point("b", x: 20, y: 50, marker: "◆")]
        let drawing = Quadrant(points: points, xLabel: "x", yLabel: "y").drawing(width: 80, height: 20)
        #expect(drawing.glyphs == ["◆"] && !drawing.texts.contains("a"))
    }
}

extension Legend {
    /// Its rows in a picture of that width, without the space on their left.
    fileprivate static func text(_ series: [Series], width: Int) -> String {
        let legend = Legend(series, width: width)
        var drawing = Drawing(width: width, height: legend.rows.count)
        legend.draw(on: &drawing, row: 0)
        return drawing.text.split(separator: "\n").map { String($0.drop { $0 == " " }) }.joined(separator: "\n")
    }
}

extension Drawing {
    fileprivate var texts: [String] {
        shapes.compactMap { if case .text(let text, _, _, _, _) = $0 { text } else { nil } }
    }
    fileprivate var grounds: [Tone] {
        shapes.compactMap { if case .ground(_, let tone) = $0 { tone } else { nil } }
    }
    fileprivate var markers: [Point] { shapes.compactMap { if case .marker(_, let at, _) = $0 { at } else { nil } } }
    fileprivate var glyphs: [Character] {
        shapes.compactMap { if case .marker(let glyph, _, _) = $0 { glyph } else { nil } }
    }
    private var lines: [Line] { shapes.compactMap { if case .line(let line) = $0 { line } else { nil } } }
    fileprivate var dataLines: [Line] { lines.filter { $0.layer == .data } }
    fileprivate var gridLines: [Line] { lines.filter { $0.layer == .grid } }
}
