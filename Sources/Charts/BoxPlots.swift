import Terminal

/// How others' values lie, a row a measure, with one's own among them: `Infrastruktur  41  ├──▒▒▒█▒▒─◆─┤  17 av 23`.
public struct BoxPlots: Equatable, Sendable {
    /// The rows, from the top.
    public var rows: [Row]
    /// What stands above one's own value.
    public var markHeading: String
    /// What stands above the figures on the right.
    public var headings: [String]
    /// What the left and right ends of the scale stand for.
    public var scale: ClosedRange<Double>
    /// The row that is set off; the rows are scrolled so that it is seen.
    public var selected: Int?

    /// One measure.
    public struct Row: Equatable, Sendable {
        /// What it is called.
        public var label: String
        /// How deep it stands in the tree of rows.
        public var depth: Int
        /// How the others lie; nil where there are none.
        public var span: Span?
        /// One's own value; nil without one.
        public var mark: Double?
        /// One's own value as text.
        public var markText: String
        /// The figures on the right, one a heading.
        public var figures: [String]
        /// Said in the place of box and figures where they are withheld.
        public var withheld: String?

        /// Takes all fields.
        public init(
            _ label: String, depth: Int = 0, span: Span?, mark: Double?, markText: String = "", figures: [String] = [],
            withheld: String? = nil
        ) {
            self.label = label
            self.depth = depth
            self.span = span
            self.mark = mark
            self.markText = markText
            self.figures = figures
            self.withheld = withheld
        }
    }

    /// The five numbers of a box plot.
    public struct Span: Equatable, Sendable {
        /// The lowest, the lower quartile, the median, the upper quartile, the highest.
        public var low, lowerQuartile, median, upperQuartile, high: Double

        /// Takes all five.
        public init(low: Double, lowerQuartile: Double, median: Double, upperQuartile: Double, high: Double) {
            self.low = low
            self.lowerQuartile = lowerQuartile
            self.median = median
            self.upperQuartile = upperQuartile
            self.high = high
        }

        /// Whether all five can be drawn.
        var isFinite: Bool { [low, lowerQuartile, median, upperQuartile, high].allSatisfy(\.isFinite) }

        /// Each number changed alike.
        func mapped(_ change: (Double) -> Double) -> Span {
            Span(
                low: change(low), lowerQuartile: change(lowerQuartile), median: change(median),
                upperQuartile: change(upperQuartile), high: change(high))
        }
    }

    /// Takes all fields.
    public init(
        rows: [Row], markHeading: String = "", headings: [String] = [], scale: ClosedRange<Double> = 0...100,
        selected: Int? = nil
    ) {
        self.rows = rows
        self.markHeading = markHeading
        self.headings = headings
        self.scale = scale
        self.selected = selected
    }

    /// The picture.
    public func drawing(width: Int, height: Int) -> Drawing {
        var drawing = Drawing(width: width, height: height)
        drawing.summary = summary
        guard drawing.width > 0, drawing.height > 1 else { return drawing }
        let columns = Columns(self, width: drawing.width)
        let shown = shownRows(height: drawing.height)
        drawHeadings(on: &drawing, columns, rows: shown.count)
        for (offset, index) in shown.enumerated() {
            draw(rows[index], isSelected: index == selected, on: &drawing, row: 1 + offset, columns)
        }
        return drawing
    }

    /// The rows that are seen in a picture of a height.
    public func shownRows(height: Int) -> Range<Int> {
        let page = max(0, height - 1)
        let first = max(0, min((selected ?? 0) - page / 2, rows.count - page))
        return first..<min(rows.count, first + page)
    }

    /// Where the columns of the table stand.
    private struct Columns {
        let label: Int
        /// The column after one's own value.
        let markEnd: Int
        /// Whether there is room for one's own value.
        let hasMark: Bool
        let plot: Range<Int>
        /// The column after each of the figures that there is room for.
        let figureEnds: [Int]

        init(_ plots: BoxPlots, width: Int) {
            func widest(_ texts: [String]) -> Int { texts.map { TextWidth.columns(of: $0) }.max() ?? 0 }
            let mark = widest(plots.rows.map(\.markText) + [plots.markHeading])
            let figures = plots.headings.indices.map { index in
                widest(
                    plots.rows.map { $0.figures.indices.contains(index) ? $0.figures[index] : "" } + [
                        plots.headings[index]
                    ])
            }
            let names = widest(plots.rows.map { String(repeating: " ", count: 2 * max(0, $0.depth)) + $0.label })
            // A figure that is cut is another figure: where there is no room for it, it is left out.
            var kept = figures
            while !kept.isEmpty, width - kept.reduce(0, { $0 + $1 + 2 }) < mark + 2 + min(names, 20) + 18 {
                kept.removeLast()
            }
            let rest = width - kept.reduce(0) { $0 + $1 + 2 } - (mark > 0 ? mark + 2 : 0)
            label = max(0, min(names, max(rest - 18, rest / 2)))
            markEnd = label + (mark > 0 ? mark + 1 : 0)
            hasMark = mark > 0 && markEnd <= width
            let start = min(width, markEnd + 2)
            let end = max(start, min(width - kept.reduce(0) { $0 + $1 + 2 }, start + 80))
            plot = start..<end
            var x = end
            figureEnds = kept.map { width in
                x += width + 2
                return x
            }
        }
    }

    /// The middle of the cell that a value lies in.
    private func x(_ value: Double, _ columns: Columns) -> Double {
        Double(columns.plot.lowerBound) + 0.5
            + (Scale(scale).share(of: value) * Double(max(0, columns.plot.count - 1))).rounded()
    }

    private func drawHeadings(on drawing: inout Drawing, _ columns: Columns, rows: Int) {
        let style = Style(.dim)
        if columns.hasMark { drawing.text(markHeading, x: columns.markEnd, row: 0, anchor: .end, style: style) }
        for (end, heading) in zip(columns.figureEnds, headings) {
            drawing.text(heading, x: end, row: 0, anchor: .end, style: style)
        }
        let (low, high) = (scale.lowerBound, scale.upperBound)
        guard columns.plot.count >= 10 else { return }
        drawing.text(Number.short(low), x: columns.plot.lowerBound, row: 0, style: style)
        drawing.text(
            Number.short((low + high) / 2), x: x((low + high) / 2, columns), row: 0, anchor: .middle, style: style)
        drawing.text(Number.short(high), x: columns.plot.upperBound, row: 0, anchor: .end, style: style)
        guard rows > 0 else { return }
        for share in [0.5] {
            let column = x(low + (high - low) * share, columns)
            drawing.line(
                [Point(x: column, y: 1), Point(x: column, y: Double(1 + rows) - 0.01)], pattern: .dotted, tone: .grid,
                layer: .grid)
        }
    }

    private func draw(_ row: Row, isSelected: Bool, on drawing: inout Drawing, row y: Int, _ columns: Columns) {
        if isSelected { drawing.add(.ground(Rectangle(x: 0, y: y, width: drawing.width, height: 1), .selection)) }
        let indent = min(2 * max(0, row.depth), columns.label / 3)
        drawing.text(
            TextWidth.truncated(row.label, to: columns.label - indent), x: indent, row: y,
            style: isSelected || row.depth == 0 ? Style().bold : Style())
        if columns.hasMark {
            let style = row.mark == nil ? Style(.dim) : Style().bold
            drawing.text(row.markText, x: columns.markEnd, row: y, anchor: .end, style: style)
        }
        if let withheld = row.withheld {
            drawing.text(
                TextWidth.truncated(withheld, to: drawing.width - columns.plot.lowerBound), x: columns.plot.lowerBound,
                row: y, style: Style(.dim, on: .ground, .italic))
            return
        }
        for (end, figure) in zip(columns.figureEnds, row.figures) {
            drawing.text(figure, x: end, row: y, anchor: .end)
        }
        guard columns.plot.count > 1 else { return }
        if let span = row.span, span.isFinite {
            drawing.add(.box(span.mapped { x($0, columns) }, row: y, tone: .series3))
        }
        if let mark = row.mark?.finite {
            drawing.add(.marker("◆", at: Point(x: x(mark, columns), y: Double(y) + 0.5), Style(.accent).bold))
        }
    }

    private var summary: String {
        rows.map { row in
            let span = row.span.map { "\(Number.short($0.low))–\(Number.short($0.high)), \(Number.short($0.median))" }
            let others = row.withheld ?? span ?? ""
            return ["\(row.label) \(row.markText)", others].filter { !$0.isEmpty }.joined(separator: "; ")
        }.joined(separator: ". ")
    }
}
