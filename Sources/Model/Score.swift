/// A result on the scale 0…100, in full precision.
///
/// A bare `Double` is an answer, a share or a cost; mixing those with scores would be a bug, hence the type.
public struct Score: Hashable, Comparable, Sendable {
    /// 0…100.
    public let value: Double

    /// Takes a value and clamps it to 0…100.
    public init(_ value: Double) { self.value = min(max(value, 0), 100) }

    /// Whole percent, rounded half away from zero: what a screen shows.
    public var percent: Int { Int((value + Self.lost).rounded(.toNearestOrAwayFromZero)) }

    /// One decimal, rounded half away from zero: what JSON's `rounded` holds.
    public var oneDecimal: Double { ((value + Self.lost) * 10).rounded(.toNearestOrAwayFromZero) / 10 }

    /// Whether this counts as high: a value exactly at 50 does.
    public var isHigh: Bool { value >= 50 - Self.lost }

    /// More than sums of doubles lose, and less than any two scores differ by: a mean that is 50 may be added up to
    /// 49.99999999999999.
    private static let lost = 1e-9

    /// Order by value.
    public static func < (left: Score, right: Score) -> Bool { left.value < right.value }
}
