import Terminal

/// How much of a whole is done, as a bar in one row.
public struct Progress: Equatable, Sendable {
    /// What is done.
    public var done: Int
    /// All there is to do.
    public var total: Int
    /// Its colour.
    public var tone: Tone

    /// Takes all fields.
    public init(done: Int, total: Int, tone: Tone = .accent) {
        self.done = done
        self.total = total
        self.tone = tone
    }

    /// The picture. The bar is full only when all is done, and empty only when nothing is.
    public func drawing(width: Int, height: Int) -> Drawing {
        var drawing = Drawing(width: width, height: height)
        drawing.summary = "\(done)/\(total)"
        guard drawing.width > 0, drawing.height > 0 else { return drawing }
        let columns = Double(drawing.width)
        drawing.add(.block(x: 0, y: 0.875, width: columns, height: 0.125, tone: .grid))
        guard done > 0 else { return drawing }
        let isDone = done >= total
        let share = total > 0 ? Double(done) / Double(total) : 1
        let length = isDone ? columns : (share * columns).clamped(to: 0.125...max(0.125, columns - 0.125))
        drawing.add(.bar(x: 0, row: 0, length: length, tone: tone))
        return drawing
    }
}
