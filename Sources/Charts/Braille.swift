import Glibc
import Terminal

/// Lines as braille dots, two by four a cell.
struct Braille {
    let width: Int
    let height: Int
    private var dots: [UInt8]
    private var tones: [Tone]

    init(width: Int, height: Int) {
        self.width = width
        self.height = height
        dots = Array(repeating: 0, count: width * height)
        tones = Array(repeating: .text, count: width * height)
    }

    /// The glyph and its tone in a cell; nil where no line runs.
    subscript(x: Int, y: Int) -> (glyph: Character, tone: Tone)? {
        let index = y * width + x
        guard dots[index] != 0 else { return nil }
        return (Character(Unicode.Scalar(0x2800 + UInt32(dots[index]))!), tones[index])
    }

    /// Adds a line. Where lines meet in a cell, both stay and the later gives the tone.
    mutating func plot(_ line: Drawing.Line) {
        for dot in Self.dots(of: line) {
            let (column, row) = (dot.x >> 1, dot.y >> 2)
            guard column >= 0, column < width, row >= 0, row < height else { continue }
            let index = row * width + column
            dots[index] |= Self.bits[(dot.y & 3) * 2 + (dot.x & 1)]
            tones[index] = line.tone
        }
    }

    /// Unicode numbers the dots of the upper three rows column by column, and then the fourth row.
    private static let bits: [UInt8] = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80]

    struct Dot: Hashable {
        var x: Int
        var y: Int
    }

    /// The dots of a line with its pattern.
    static func dots(of line: Drawing.Line) -> [Dot] {
        let points = line.points.map { Point(x: $0.x * 2, y: $0.y * 4) }
        guard points.allSatisfy({ abs($0.x) < 1e5 && abs($0.y) < 1e5 }), let first = points.first else { return [] }
        guard points.count > 1 else { return [Dot(first)] }

        var traced: [(dot: Dot, distance: Double)] = []
        var distance = 0.0
        for (from, to) in zip(points, points.dropFirst()) {
            let (dx, dy) = (to.x - from.x, to.y - from.y)
            let length = (dx * dx + dy * dy).squareRoot()
            let steps = max(1, Int(max(abs(dx), abs(dy)).rounded(.up)))
            for step in 0...steps {
                let share = Double(step) / Double(steps)
                let dot = Dot(Point(x: from.x + dx * share, y: from.y + dy * share))
                if traced.last?.dot == dot { continue }
                // A corner that only joins two diagonal neighbours would make the line look thick.
                if traced.count > 1, traced[traced.count - 2].dot.touches(dot) { traced.removeLast() }
                traced.append((dot, distance + length * share))
            }
            distance += length
        }

        let (on, off) = line.pattern.dots
        guard off > 0 else { return traced.map(\.dot) }
        // A closed line gets a whole number of strokes, so that its end meets its beginning.
        let isClosed = points.first == points.last
        let period = isClosed ? distance / max(1, (distance / (on + off)).rounded()) : on + off
        guard period > 0 else { return traced.map(\.dot) }
        if on == 1 {
            var shown: [Dot] = []
            var next = 0.0
            for (dot, distance) in traced where distance >= next - 0.5 {
                shown.append(dot)
                next += period
            }
            if isClosed, shown.count > 1, let last = shown.last, last.touches(shown[0]) { shown.removeLast() }
            return shown
        }
        return traced.filter { $0.distance.truncatingRemainder(dividingBy: period) < on }.map(\.dot)
    }
}

extension Braille.Dot {
    init(_ point: Point) {
        self.init(x: Int(point.x.rounded(.down)), y: Int(point.y.rounded(.down)))
    }

    func touches(_ other: Braille.Dot) -> Bool {
        abs(x - other.x) <= 1 && abs(y - other.y) <= 1
    }
}
