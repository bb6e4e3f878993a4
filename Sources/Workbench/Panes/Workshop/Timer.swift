/// Time to talk, counted down on the wall.
struct Timer: Equatable, Sendable {
    /// Seconds that it is set to.
    private(set) var length = 180.0
    /// The clock's seconds when it ends; nil while it stands still.
    private var end: Double?
    /// Seconds left when it stands still; nil when it has not been started.
    private var rest: Double?

    private static let step = 60.0
    private static let longest = 3600.0

    /// Whether it counts.
    var isRunning: Bool { end != nil }
    /// Whether it is shown: it was started and not put away.
    var isShown: Bool { end != nil || rest != nil }

    /// Seconds left, below zero when more time was taken.
    func left(at clock: Double) -> Double { end.map { $0 - clock } ?? rest ?? length }

    /// Starts it, or stops it where it stands.
    mutating func toggle(at clock: Double) {
        if end == nil {
            end = clock + (rest ?? length)
            rest = nil
        } else {
            rest = left(at: clock)
            end = nil
        }
    }

    /// Puts it away; the next start has all of its time.
    mutating func reset() { (end, rest) = (nil, nil) }

    /// A minute more or less, also of what it is set to.
    mutating func change(byMinutes minutes: Int) {
        let change = Double(minutes) * Self.step
        length = min(Self.longest, max(Self.step, length + change))
        end = end.map { $0 + change }
        rest = rest.map { $0 + change }
    }

    /// `4:05`, `−0:10`.
    func text(at clock: Double) -> String {
        let left = left(at: clock)
        let seconds = Int(left.rounded(left < 0 ? .down : .up).magnitude)
        return "\(left < 0 ? "−" : "")\(seconds / 60):\(seconds % 60 < 10 ? "0" : "")\(seconds % 60)"
    }
}
