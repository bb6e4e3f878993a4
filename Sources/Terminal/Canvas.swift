/// What stands in one place of the screen.
public struct Cell: Hashable, Sendable {
    /// One spacing character with its combining marks; a space where nothing is drawn.
    public var character: Character
    /// Columns that the character takes: 1 or 2, and 0 for the second half of a wide one.
    public var width: UInt8
    /// How it is drawn.
    public var style: Style

    /// Takes all fields.
    public init(_ character: Character = " ", width: UInt8 = 1, style: Style = Style()) {
        self.character = character
        self.width = width
        self.style = style
    }
}

/// A screen in memory: panes and charts draw here, and `Screen` shows it. Drawing outside it is clipped.
public struct Canvas: Equatable, Sendable {
    /// Columns.
    public let width: Int
    /// Rows.
    public let height: Int
    /// Where the terminal's cursor is to stand; nil hides it.
    public var cursor: (x: Int, y: Int)?
    private var cells: [Cell]

    /// An empty canvas.
    public init(width: Int, height: Int) {
        self.width = max(0, width)
        self.height = max(0, height)
        cells = Array(repeating: Cell(), count: self.width * self.height)
    }

    /// All of it.
    public var bounds: Rectangle { Rectangle(x: 0, y: 0, width: width, height: height) }

    /// The cell at that column and row, which must be within.
    public subscript(x: Int, y: Int) -> Cell { cells[y * width + x] }

    /// The cells of a row, which must be within.
    func row(_ y: Int) -> ArraySlice<Cell> { cells[y * width..<(y + 1) * width] }

    /// Same size and same cells; the cursor in the same place.
    public static func == (left: Canvas, right: Canvas) -> Bool {
        left.width == right.width && left.height == right.height && left.cells == right.cells
            && left.cursor?.x == right.cursor?.x && left.cursor?.y == right.cursor?.y
    }

    /// Draws text from a column rightwards, no further than `limit` columns or the canvas's edge; a wide character that
    /// would stick out is left away. Control characters are drawn as a space. Returns the columns that it took.
    @discardableResult
    public mutating func draw(
        _ text: some StringProtocol, x: Int, y: Int, style: Style = Style(), limit: Int = .max
    ) -> Int {
        guard y >= 0, y < height, limit > 0 else { return 0 }
        let end = limit > width - x ? width : x + limit
        var column = x
        if TextWidth.columns(ofSimple: text) != nil {
            for scalar in text.unicodeScalars where column < end {
                if column >= 0 { put(Character(scalar), 1, x: column, y: y, style: style) }
                column += 1
            }
            return column - x
        }
        for character in text {
            for (glyph, columns) in TextWidth.glyphs(of: character) {
                guard column + columns <= end else { return column - x }
                if column >= 0 { put(glyph, columns, x: column, y: y, style: style) }
                column += columns
            }
        }
        return column - x
    }

    /// Draws text and shortens it with … where it does not fit `limit` columns.
    @discardableResult
    public mutating func drawTruncated(
        _ text: some StringProtocol, x: Int, y: Int, style: Style = Style(), limit: Int
    ) -> Int {
        draw(TextWidth.truncated(text, to: limit), x: x, y: y, style: style, limit: limit)
    }

    /// Draws text so that it ends before the column `right`.
    public mutating func drawRight(_ text: some StringProtocol, right: Int, y: Int, style: Style = Style()) {
        draw(text, x: right - TextWidth.columns(of: text), y: y, style: style)
    }

    /// Draws text in the middle of the rectangle's row `row`.
    public mutating func drawCentred(
        _ text: some StringProtocol, in area: Rectangle, row: Int = 0, style: Style = Style()
    ) {
        let shown = TextWidth.truncated(text, to: area.width)
        draw(
            shown, x: area.x + (area.width - TextWidth.columns(of: shown)) / 2, y: area.y + row, style: style,
            limit: area.width)
    }

    /// Fills a rectangle with a character one column wide.
    public mutating func fill(_ area: Rectangle, with character: Character = " ", style: Style = Style()) {
        for y in max(0, area.y)..<max(0, min(height, area.bottom), area.y) {
            for x in max(0, area.x)..<max(0, min(width, area.right), area.x) {
                put(character, 1, x: x, y: y, style: style)
            }
        }
    }

    /// Gives the cells of a rectangle another ground, and keeps what is written there.
    public mutating func shade(_ area: Rectangle, _ background: Tone, _ attributes: Style.Attributes = []) {
        for y in max(0, area.y)..<max(0, min(height, area.bottom), area.y) {
            for x in max(0, area.x)..<max(0, min(width, area.right), area.x) {
                cells[y * width + x].style.background = background
                cells[y * width + x].style.attributes.formUnion(attributes)
            }
        }
    }

    /// Draws a frame just within a rectangle, with an optional title in its upper edge.
    public mutating func frame(_ area: Rectangle, title: String = "", style: Style = Style(.frame)) {
        guard area.width >= 2, area.height >= 2 else { return }
        let line = String(repeating: "─", count: area.width - 2)
        draw("╭" + line + "╮", x: area.x, y: area.y, style: style)
        draw("╰" + line + "╯", x: area.x, y: area.bottom - 1, style: style)
        for y in area.y + 1..<area.bottom - 1 {
            draw("│", x: area.x, y: y, style: style)
            draw("│", x: area.right - 1, y: y, style: style)
        }
        let shown = TextWidth.truncated(title, to: area.width - 6)
        if !shown.isEmpty {
            draw(" \(shown) ", x: area.x + 2, y: area.y, style: Style(.heading, on: style.background))
        }
    }

    /// The rows as text, without trailing spaces: what a golden screen holds.
    public var text: String {
        (0..<height).map { y in
            var row = ""
            for x in 0..<width where self[x, y].width > 0 { row.append(self[x, y].character) }
            while row.last == " " { row.removeLast() }
            return row
        }.joined(separator: "\n")
    }

    private mutating func put(_ character: Character, _ columns: Int, x: Int, y: Int, style: Style) {
        guard x >= 0, x + columns <= width, y >= 0, y < height else { return }
        let index = y * width + x
        // Half of a wide character cannot stay when the other half is drawn over.
        if cells[index].width == 0, x > 0 { cells[index - 1] = Cell(style: cells[index - 1].style) }
        let last = index + columns - 1
        if cells[last].width == 2, x + columns < width { cells[last + 1] = Cell(style: cells[last + 1].style) }
        cells[index] = Cell(character, width: UInt8(columns), style: style)
        if columns == 2 { cells[index + 1] = Cell(" ", width: 0, style: style) }
    }
}
