/// A place on a canvas, in cells.
public struct Rectangle: Hashable, Sendable {
    /// The first column, from 0.
    public var x: Int
    /// The first row, from 0.
    public var y: Int
    /// Columns, 0 or more.
    public var width: Int
    /// Rows, 0 or more.
    public var height: Int

    /// Takes all fields; a negative size becomes 0.
    public init(x: Int, y: Int, width: Int, height: Int) {
        self.x = x
        self.y = y
        self.width = max(0, width)
        self.height = max(0, height)
    }

    /// The column after the last.
    public var right: Int { x + width }
    /// The row after the last.
    public var bottom: Int { y + height }
    /// Whether it has no cells.
    public var isEmpty: Bool { width == 0 || height == 0 }

    /// Whether the cell at that column and row lies within.
    public func contains(x: Int, y: Int) -> Bool {
        x >= self.x && x < right && y >= self.y && y < bottom
    }

    /// Smaller by so many columns on the left and right, and rows above and below.
    public func inset(x dx: Int = 0, y dy: Int = 0) -> Rectangle {
        Rectangle(x: x + dx, y: y + dy, width: width - 2 * dx, height: height - 2 * dy)
    }

    /// The first `rows` rows, and the rest. As many as there are when fewer.
    public func splitTop(_ rows: Int) -> (top: Rectangle, rest: Rectangle) {
        let rows = min(max(0, rows), height)
        return (
            Rectangle(x: x, y: y, width: width, height: rows),
            Rectangle(x: x, y: y + rows, width: width, height: height - rows)
        )
    }

    /// All but the last `rows` rows, and those.
    public func splitBottom(_ rows: Int) -> (rest: Rectangle, bottom: Rectangle) {
        let (rest, bottom) = splitTop(height - min(max(0, rows), height))
        return (rest, bottom)
    }

    /// The first `columns` columns, and the rest.
    public func splitLeft(_ columns: Int) -> (left: Rectangle, rest: Rectangle) {
        let columns = min(max(0, columns), width)
        return (
            Rectangle(x: x, y: y, width: columns, height: height),
            Rectangle(x: x + columns, y: y, width: width - columns, height: height)
        )
    }

    /// A rectangle of that size in the middle, no larger than this one.
    public func centred(width: Int, height: Int) -> Rectangle {
        let width = min(width, self.width)
        let height = min(height, self.height)
        return Rectangle(
            x: x + (self.width - width) / 2, y: y + (self.height - height) / 2, width: width, height: height)
    }
}
