import Glibc
import Terminal

/// Values over the years as lines, with their numbers at the points and fixed figures to compare with.
public struct Trend: Equatable, Sendable {
    /// Calendar years, rising.
    public var years: [Int]
    /// One value a year; the first series lies on top.
    public var series: [Series]
    /// Figures that hold for all years.
    public var references: [Reference]
    /// What has to be known to read it, below the legend.
    public var notes: [String]

    /// A level across the chart.
    public struct Reference: Equatable, Sendable {
        /// What the legend calls it.
        public var label: String
        /// Its height, 0…100.
        public var value: Double

        /// Takes both.
        public init(label: String, value: Double) {
            self.label = label
            self.value = value
        }
    }

    /// Takes all fields.
    public init(years: [Int], series: [Series], references: [Reference] = [], notes: [String] = []) {
        self.years = years
        self.series = series
        self.references = references.filter(\.value.isFinite)
        self.notes = notes
    }

    /// The picture. The scale shows the part of 0…100 where the values lie, in whole tens, at least thirty of them:
    /// a year's change is a few points, and would be flat on the whole scale.
    public func drawing(width: Int, height: Int) -> Drawing {
        var drawing = Drawing(width: width, height: height)
        drawing.summary = summary
        let legend = Legend(series + references.map(Self.line(of:)), width: width)
        let legendRows = height >= 7 ? legend.rows.count : 0
        let lines = TextWidth.wrapped(notes.joined(separator: " "), to: width).filter { !$0.isEmpty }
        let noteRows = min(lines.count, max(0, height - legendRows - 5))
        let plot = Rectangle(x: 4, y: 0, width: width - 4, height: height - 1 - legendRows - noteRows)
        guard plot.width >= 8, plot.height >= 3, !years.isEmpty else { return drawing }
        let frame = Frame(plot: plot, range: range, years: years)
        drawScale(on: &drawing, frame)
        drawYears(on: &drawing, frame)
        drawSeries(on: &drawing, frame)
        if legendRows > 0 { legend.draw(on: &drawing, row: height - noteRows - legendRows) }
        for (row, line) in lines.prefix(noteRows).enumerated() {
            let goesOn = row == noteRows - 1 && lines.count > noteRows
            drawing.text(
                goesOn ? TextWidth.truncated(line + " …", to: width) : line, x: 0, row: height - noteRows + row,
                style: Style(.dim))
        }
        return drawing
    }

    /// Whole tens around all values.
    private var range: ClosedRange<Double> {
        let values = (series.flatMap { $0.values.compactMap { $0?.finite } } + references.map(\.value))
            .map { $0.clamped(to: 0...100) }
        guard let lowest = values.min(), let highest = values.max() else { return 0...100 }
        var low = ((lowest - 4) / 10).rounded(.down) * 10
        var high = ((highest + 4) / 10).rounded(.up) * 10
        while high - low < 30 {
            if high < 100 { high += 10 }
            if high - low < 30, low > 0 { low -= 10 }
        }
        return max(0, low)...min(100, high)
    }

    /// Where years and values stand.
    private struct Frame {
        let plot: Rectangle
        let range: ClosedRange<Double>
        let years: [Int]

        func x(_ year: Int) -> Double {
            let (first, last) = (years.first ?? year, years.last ?? year)
            guard last > first else { return Double(plot.x) + Double(plot.width) / 2 }
            let margin = min(4.0, Double(plot.width) / 8)
            let share = Double(year - first) / Double(last - first)
            return Double(plot.x) + margin + share * (Double(plot.width) - 2 * margin)
        }

        func y(_ value: Double) -> Double {
            Double(plot.bottom) - 0.5 - Scale(range).share(of: value) * Double(plot.height - 1)
        }
    }

    private func drawScale(on drawing: inout Drawing, _ frame: Frame) {
        let span = frame.range.upperBound - frame.range.lowerBound
        let steps = [10.0, 20, 25, 50, 100]
        let step = steps.first { Double(frame.plot.height - 1) / (span / $0) >= 2 } ?? span
        var value = (frame.range.lowerBound / step).rounded(.up) * step
        while value <= frame.range.upperBound {
            let y = frame.y(value)
            drawing.text(
                Number.short(value), x: Double(frame.plot.x - 1), row: Drawing.cell(y), anchor: .end, style: Style(.dim)
            )
            drawing.line(
                [Point(x: Double(frame.plot.x), y: y), Point(x: Double(frame.plot.right) - 0.01, y: y)],
                pattern: .dotted, tone: .grid, layer: .grid)
            value += step
        }
    }

    private func drawYears(on drawing: inout Drawing, _ frame: Frame) {
        // The latest year is always named, and those before it as far as they do not touch.
        var limit = drawing.width
        for year in years.reversed() {
            let start = min(Drawing.column(of: "\(year)", at: frame.x(year), .middle), drawing.width - 4)
            guard start + 4 <= limit, start >= 0 else { continue }
            drawing.text("\(year)", x: start, row: frame.plot.bottom, style: Style(.dim))
            limit = start - 1
        }
    }

    private func drawSeries(on drawing: inout Drawing, _ frame: Frame) {
        var occupancy = Occupancy(frame.plot)
        for reference in references {
            let y = frame.y(reference.value)
            drawing.line(
                [Point(x: Double(frame.plot.x), y: y), Point(x: Double(frame.plot.right) - 0.01, y: y)],
                pattern: Self.line(of: reference).pattern, tone: Self.line(of: reference).tone)
        }
        for item in series.reversed() {
            for run in runs(of: item, frame) where run.count > 1 {
                let line = Drawing.Line(run, pattern: item.pattern, tone: item.tone)
                drawing.add(.line(line))
                occupancy.take(line)
            }
        }
        for item in series.reversed() {
            for point in runs(of: item, frame).joined() {
                drawing.add(.marker(item.marker, at: point, Style(item.tone).bold))
                occupancy.take(point)
            }
        }
        for item in series {
            for (index, year) in years.enumerated() {
                guard let value = item.value(at: index) else { continue }
                let text = Number.short(value)
                let columns = TextWidth.columns(of: text)
                let point = Point(x: frame.x(year), y: frame.y(value))
                guard let place = place(of: value, at: index, columns: columns, point, occupancy) else { continue }
                drawing.text(text, x: place.x, row: place.row, style: Style(item.tone).bold)
                occupancy.take(Rectangle(x: place.x - 1, y: place.row, width: columns + 2, height: 1))
            }
        }
    }

    /// Where a value's number stands: the year's highest above its point, the lowest below, and what lies between
    /// beside it, so that none is read as another's. Nil where that place is taken.
    private func place(
        of value: Double, at index: Int, columns: Int, _ point: Point, _ occupancy: Occupancy
    ) -> (x: Int, row: Int)? {
        let values = series.compactMap { $0.value(at: index) }
        let isHighest = value == values.max()
        let isLowest = value == values.min()
        if isHighest && isLowest {
            return occupancy.place(columns: columns, .above, point) ?? occupancy.place(columns: columns, .below, point)
        }
        if isHighest { return occupancy.place(columns: columns, .above, point) }
        if isLowest { return occupancy.place(columns: columns, .below, point) }
        return occupancy.place(columns: columns, beside: point)
    }

    /// Points without a gap between them: a year without a value breaks the line.
    private func runs(of series: Series, _ frame: Frame) -> [[Point]] {
        var runs: [[Point]] = [[]]
        for (index, year) in years.enumerated() {
            if let value = series.value(at: index) {
                runs[runs.count - 1].append(Point(x: frame.x(year), y: frame.y(value)))
            } else if runs.last?.isEmpty == false {
                runs.append([])
            }
        }
        return runs
    }

    /// How a reference is drawn and named.
    private static func line(of reference: Reference) -> Series {
        Series(label: reference.label, values: [reference.value], tone: .series4, pattern: .dashed, marker: "╌")
    }

    private var summary: String {
        let lines = series.map { item in
            let values = years.indices.map { "\(years[$0]) \(Number.short(item.value(at: $0)))" }
            return (item.label.isEmpty ? "" : item.label + ": ") + values.joined(separator: ", ")
        }
        return (lines + references.map { "\($0.label) \(Number.short($0.value))" }).joined(separator: ". ")
            + notes.map { ". " + $0 }.joined()
    }
}
