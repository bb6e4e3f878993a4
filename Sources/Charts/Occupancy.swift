import Glibc
import Terminal

/// Which cells are taken already, so that a label finds a place where it hides nothing.
struct Occupancy {
    let area: Rectangle
    private var taken: Set<Braille.Dot> = []

    init(_ area: Rectangle) {
        self.area = area
    }

    /// Takes the cells of a rectangle.
    mutating func take(_ rectangle: Rectangle) {
        for y in rectangle.y..<rectangle.bottom {
            for x in rectangle.x..<rectangle.right { taken.insert(Braille.Dot(x: x, y: y)) }
        }
    }

    /// Takes the cell that a point lies in.
    mutating func take(_ point: Point) {
        taken.insert(Braille.Dot(x: Drawing.cell(point.x), y: Drawing.cell(point.y)))
    }

    /// Takes the cells that a line runs through.
    mutating func take(_ line: Drawing.Line) {
        for dot in Braille.dots(of: line) { taken.insert(Braille.Dot(x: dot.x >> 1, y: dot.y >> 2)) }
    }

    /// Whether a rectangle lies within the area and none of its cells is taken.
    func isFree(_ rectangle: Rectangle) -> Bool {
        guard rectangle.x >= area.x, rectangle.right <= area.right, rectangle.y >= area.y,
            rectangle.bottom <= area.bottom
        else { return false }
        return (rectangle.y..<rectangle.bottom).allSatisfy { y in
            (rectangle.x..<rectangle.right).allSatisfy { !taken.contains(Braille.Dot(x: $0, y: y)) }
        }
    }

    /// The first cell of a free row of so many columns right or left of a marker, with a free cell at both its ends: a
    /// label that could belong to another marker as well would be worse than none.
    func place(columns: Int, beside point: Point) -> (x: Int, row: Int)? {
        let (x, row) = (Drawing.cell(point.x), Drawing.cell(point.y))
        return [x + 2, x - 1 - columns].first { start in
            let first = max(area.x, start - 1)
            let last = min(area.right, start + columns + 1)
            return start >= area.x && start + columns <= area.right
                && isFree(Rectangle(x: first, y: row, width: last - first, height: 1))
        }.map { ($0, row) }
    }

    /// The first cell of a free row of so many columns right above or below a marker.
    func place(columns: Int, _ side: Side, _ point: Point) -> (x: Int, row: Int)? {
        let row = Drawing.cell(point.y) + (side == .above ? -1 : 1)
        let start = Drawing.cell(point.x) - (columns - 1) / 2
        return [start, start + 1, start - 1]
            .first { isFree(Rectangle(x: $0, y: row, width: columns, height: 1)) }
            .map { ($0, row) }
    }

    /// Where a label stands.
    enum Side {
        case above, below
    }

    /// The middle of the free cell nearest to a point, of those that will do; the point itself where there is none
    /// within a few cells.
    func nearest(_ point: Point, where willDo: (Point) -> Bool) -> Point {
        var nearest: (point: Point, distance: Int)?
        for row in -2...2 {
            for column in -4...4 {
                let other = Point(x: point.x + Double(column), y: point.y + Double(row))
                // A row is as high as two columns are wide; of two places as near, that above or below.
                let distance = 4 * row * row + column * column + abs(column)
                let cell = Rectangle(x: Drawing.cell(other.x), y: Drawing.cell(other.y), width: 1, height: 1)
                if distance < nearest?.distance ?? .max, isFree(cell), willDo(other) { nearest = (other, distance) }
            }
        }
        return nearest?.point ?? point
    }
}
