import Glibc
import Terminal

/// Horizontal bars on one scale, in groups: `Infrastruktur  47  ██████├──▌──┤`.
public struct Bars: Equatable, Sendable {
    /// The bars, in groups.
    public var groups: [Group]
    /// What the left and right ends of the scale stand for.
    public var scale: ClosedRange<Double>
    /// Whether a line above the bars numbers the scale.
    public var showsScale: Bool
    /// The bar that is set off, counted through all groups.
    public var selected: Int?

    /// Bars under a heading.
    public struct Group: Equatable, Sendable {
        /// The heading; none when empty.
        public var label: String
        /// The bars.
        public var rows: [Bar]

        /// Takes both.
        public init(_ label: String, rows: [Bar]) {
            self.label = label
            self.rows = rows
        }
    }

    /// Bars in groups.
    public init(
        groups: [Group], scale: ClosedRange<Double> = 0...100, showsScale: Bool = true, selected: Int? = nil
    ) {
        self.groups = groups
        self.scale = scale
        self.showsScale = showsScale
        self.selected = selected
    }

    /// Bars without headings.
    public init(
        rows: [Bar], scale: ClosedRange<Double> = 0...100, showsScale: Bool = true, selected: Int? = nil
    ) {
        self.init(groups: [Group("", rows: rows)], scale: scale, showsScale: showsScale, selected: selected)
    }

    /// The picture. Where there are fewer rows than bars, they are scrolled so that the selected one is seen.
    public func drawing(width: Int, height: Int) -> Drawing {
        var drawing = Drawing(width: width, height: height)
        drawing.summary = summary
        guard width > 0, height > 0 else { return drawing }
        let columns = Columns(bars: groups.flatMap(\.rows), width: width)
        let lines = self.lines
        let headerRows = showsScale && height > 1 && columns.plot.count >= 8 ? 1 : 0
        let room = height - headerRows
        let focus = selected.flatMap { index in lines.firstIndex { $0.index == index } } ?? 0
        let first = max(0, min(focus - room / 2, lines.count - room))
        let shown = lines.dropFirst(first).prefix(room)

        if headerRows > 0 { drawScale(on: &drawing, columns: columns, rows: shown.count) }
        for (offset, line) in shown.enumerated() {
            let row = headerRows + offset
            switch line {
            case .heading(let text):
                drawing.text(TextWidth.truncated(text, to: width), x: 0, row: row, style: Style(.heading).bold)
            case .bar(let bar, let index):
                draw(bar, isSelected: index == selected, on: &drawing, row: row, columns: columns)
            }
        }
        return drawing
    }

    private enum Line {
        case heading(String)
        case bar(Bar, index: Int)

        var index: Int? {
            if case .bar(_, let index) = self { index } else { nil }
        }
    }

    private var lines: [Line] {
        var lines: [Line] = []
        var index = 0
        for group in groups {
            if !group.label.isEmpty { lines.append(.heading(group.label)) }
            for bar in group.rows {
                lines.append(.bar(bar, index: index))
                index += 1
            }
        }
        return lines
    }

    /// Where the columns of the table stand.
    private struct Columns {
        /// Of the label.
        let label: Range<Int>
        /// The column after the value's text.
        let valueEnd: Int
        /// Of the bars.
        let plot: Range<Int>
        /// Of the remarks.
        let note: Range<Int>

        init(bars: [Bar], width: Int) {
            func widest(_ text: (Bar) -> String) -> Int {
                bars.reduce(0) { max($0, TextWidth.columns(of: text($1))) }
            }
            let value = widest(\.valueText)
            let noteWanted = widest(\.note)
            let note = noteWanted > 0 && width >= 60 ? min(noteWanted, width / 5) : 0
            let rest = width - (value > 0 ? value + 1 : 0) - (note > 0 ? note + 1 : 0) - 1
            // At least half of what is left is for the bars: the labels are known, the bars are news.
            let label = max(0, min(widest(\.label), max(rest / 2, rest - 60)))
            self.label = 0..<label
            valueEnd = label + (value > 0 ? value + 1 : 0)
            let start = min(width, valueEnd + 1)
            plot = start..<max(start, width - (note > 0 ? note + 1 : 0))
            self.note = min(width, plot.upperBound + 1)..<width
        }
    }

    private func x(_ value: Double, _ columns: Columns) -> Double {
        let span = scale.upperBound - scale.lowerBound
        let share = span > 0 ? (value.clamped(to: scale) - scale.lowerBound) / span : 0
        return Double(columns.plot.lowerBound) + share * Double(columns.plot.count)
    }

    private func drawScale(on drawing: inout Drawing, columns: Columns, rows: Int) {
        let middle = (scale.lowerBound + scale.upperBound) / 2
        let marks = [(scale.lowerBound, Drawing.Anchor.start), (middle, .middle), (scale.upperBound, .end)]
        for (value, anchor) in marks {
            drawing.text(
                Number.short(value), x: x(value, columns), row: 0, anchor: anchor, style: Style(.dim))
        }
        for share in [0.25, 0.5, 0.75] {
            let value = scale.lowerBound + (scale.upperBound - scale.lowerBound) * share
            let column = x(value, columns)
            guard rows > 0, column < Double(drawing.width) else { continue }
            drawing.line(
                [Point(x: column, y: 1), Point(x: column, y: Double(1 + rows) - 0.01)], pattern: .dotted, tone: .grid,
                layer: .grid)
        }
    }

    private func draw(_ bar: Bar, isSelected: Bool, on drawing: inout Drawing, row: Int, columns: Columns) {
        if isSelected {
            drawing.add(.ground(Rectangle(x: 0, y: row, width: drawing.width, height: 1), .selection))
        }
        drawing.text(
            TextWidth.truncated(bar.label, to: columns.label.count), x: columns.label.lowerBound, row: row,
            style: isSelected ? Style().bold : Style())
        // A number that is cut is another number.
        if columns.valueEnd <= drawing.width {
            drawing.text(
                bar.valueText, x: columns.valueEnd, row: row, anchor: .end,
                style: bar.value == nil ? Style(.dim) : Style().bold)
        }
        drawing.text(
            TextWidth.truncated(bar.note, to: columns.note.count), x: columns.note.lowerBound, row: row,
            style: Style(.dim))
        guard columns.plot.count > 0 else { return }
        if let withheld = bar.withheld {
            drawing.text(
                TextWidth.truncated(withheld, to: columns.plot.count), x: columns.plot.lowerBound, row: row,
                style: Style(.dim, on: .ground, .italic))
            return
        }
        let start = Double(columns.plot.lowerBound)
        if let value = bar.value?.finite {
            // A value at the scale's beginning is a value all the same: an eighth of a cell says so.
            drawing.add(.bar(x: start, row: row, length: max(0.125, x(value, columns) - start), tone: bar.tone))
            if let interval = bar.interval, interval.lowerBound.isFinite, interval.upperBound.isFinite {
                drawing.add(
                    .whisker(
                        x(interval.lowerBound, columns)...x(interval.upperBound, columns), row: row, tone: .text))
            }
        }
        if let reference = bar.reference?.finite {
            let column = min(x(reference, columns), Double(columns.plot.upperBound) - 0.5)
            drawing.add(.tick(x: column, row: row, tone: .series2))
        }
    }

    private var summary: String {
        groups.flatMap(\.rows).map { bar in
            let value = bar.withheld ?? (bar.valueText.isEmpty ? Number.short(bar.value) : bar.valueText)
            return "\(bar.label) \(value)"
        }.joined(separator: ", ")
    }
}
