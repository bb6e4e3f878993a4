import Glibc

/// A place in a drawing: columns and rows from its upper left corner, so that a cell's middle is at half past both.
public struct Point: Hashable, Sendable {
    /// Columns from the left edge.
    public var x: Double
    /// Rows from the upper edge.
    public var y: Double

    /// Takes both.
    public init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }

    /// The place at an angle (radians, clockwise from three o'clock) and a distance in rows from this one. A row is as
    /// high as two columns are wide, which is what makes circles round.
    func moved(_ distance: Double, towards angle: Double) -> Point {
        Point(x: x + 2 * distance * cos(angle), y: y + distance * sin(angle))
    }
}
