import Glibc
import Terminal

/// A table of numbers on grounds from the lowest sixth of the scale to the highest. The numbers say all by themselves.
public struct HeatMap: Equatable, Sendable {
    /// The columns' headings.
    public var columns: [String]
    /// The rows, from the top.
    public var rows: [Row]
    /// Said across a row that is withheld.
    public var withheldText: String
    /// Stands where there is no value.
    public var missingText: String
    /// What the first and last ground stand for.
    public var scale: ClosedRange<Double>
    /// The cell that is set off; the table is scrolled so that it is seen.
    public var selected: Place?

    /// One row.
    public struct Row: Equatable, Sendable {
        /// What it shows.
        public var label: String
        /// One value a column; nil where there is none.
        public var values: [Double?]
        /// Whether its values are kept back.
        public var withheld: Bool
        /// How deep it stands in the tree of rows.
        public var depth: Int

        /// Takes all fields.
        public init(label: String, values: [Double?], withheld: Bool = false, depth: Int = 0) {
            self.label = label
            self.values = values
            self.withheld = withheld
            self.depth = depth
        }
    }

    /// A cell.
    public struct Place: Hashable, Sendable {
        /// Which row, from 0.
        public var row: Int
        /// Which column, from 0.
        public var column: Int

        /// Takes both.
        public init(row: Int, column: Int) {
            self.row = row
            self.column = column
        }
    }

    /// Takes all fields.
    public init(
        columns: [String], rows: [Row], withheldText: String = "", missingText: String = "–",
        scale: ClosedRange<Double> = 0...100, selected: Place? = nil
    ) {
        self.columns = columns
        self.rows = rows
        self.withheldText = withheldText
        self.missingText = missingText
        self.scale = scale
        self.selected = selected
    }

    /// The picture.
    public func drawing(width: Int, height: Int) -> Drawing {
        var drawing = Drawing(width: width, height: height)
        drawing.summary = summary
        guard drawing.width > 0, drawing.height > 0 else { return drawing }
        let layout = HeatMapLayout(self, width: drawing.width, height: drawing.height)
        drawHeadings(on: &drawing, layout)
        for (offset, index) in layout.rows.enumerated() {
            draw(
                rows[index], isSelected: index == selected?.row, on: &drawing, row: layout.headingRows + offset, layout)
        }
        return drawing
    }

    private func drawHeadings(on drawing: inout Drawing, _ layout: HeatMapLayout) {
        guard layout.headingRows > 0 else { return }
        for (offset, index) in layout.columns.enumerated() {
            let lines = layout.headings[index]
            let isSelected = index == selected?.column
            for (line, text) in lines.enumerated() {
                drawing.text(
                    text, x: layout.middle(ofColumn: offset), row: layout.headingRows - lines.count + line,
                    anchor: .middle, style: isSelected ? Style(.heading).bold : Style(.dim))
            }
        }
        let hidden = [
            layout.rows.lowerBound > 0 ? "↑\(layout.rows.lowerBound)" : "",
            layout.rows.upperBound < rows.count ? "↓\(rows.count - layout.rows.upperBound)" : "",
            layout.columns.lowerBound > 0 ? "←\(layout.columns.lowerBound)" : "",
            layout.columns.upperBound < columns.count ? "→\(columns.count - layout.columns.upperBound)" : "",
        ].filter { !$0.isEmpty }.joined(separator: " ")
        drawing.text(
            TextWidth.truncated(hidden, to: layout.labelWidth), x: 0, row: layout.headingRows - 1, style: Style(.dim))
    }

    private func draw(_ row: Row, isSelected: Bool, on drawing: inout Drawing, row y: Int, _ layout: HeatMapLayout) {
        if isSelected {
            drawing.add(.ground(Rectangle(x: 0, y: y, width: layout.labelWidth, height: 1), .selection))
        }
        let indent = min(2 * max(0, row.depth), layout.labelWidth / 3)
        drawing.text(
            TextWidth.truncated(row.label, to: layout.labelWidth - indent), x: indent, row: y,
            style: isSelected ? Style().bold : Style())
        if row.withheld {
            let room = drawing.width - layout.firstCell
            let indent = room > 8 ? 1 : 0
            drawing.text(
                TextWidth.truncated(withheldText, to: room - indent), x: layout.firstCell + indent, row: y,
                style: Style(.dim, on: .ground, .italic))
            return
        }
        for (offset, index) in layout.columns.enumerated() {
            let value = row.values.indices.contains(index) ? row.values[index]?.finite : nil
            let cell = layout.cell(column: offset, row: y)
            if let value { drawing.add(.ground(cell, ground(of: value))) }
            let isChosen = isSelected && index == selected?.column
            let number = value.map { Number.short($0) } ?? missingText
            let text = isChosen && cell.width >= TextWidth.columns(of: number) + 2 ? "[\(number)]" : number
            var style = Style(value == nil ? .dim : .heatText)
            if isChosen { style = Style(style.foreground, on: .ground, [.bold, .underline]) }
            drawing.text(
                TextWidth.truncated(text, to: cell.width), x: layout.middle(ofColumn: offset), row: y,
                anchor: .middle, style: style)
        }
    }

    private func ground(of value: Double) -> Tone {
        let grounds: [Tone] = [.heat1, .heat2, .heat3, .heat4, .heat5, .heat6]
        return grounds[min(5, Int(Scale(scale).share(of: value) * 6))]
    }

    private var summary: String {
        rows.map { row in
            let values = columns.indices.map { index in
                "\(columns[index]) "
                    + (row.values.indices.contains(index) ? Number.short(row.values[index]) : missingText)
            }
            return "\(row.label): " + (row.withheld ? withheldText : values.joined(separator: ", "))
        }.joined(separator: ". ")
    }
}
