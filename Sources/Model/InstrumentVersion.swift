/// The version of an instrument's wording, compared by the numbers in it: `2026-1` < `2026-2` < `2026-10` < `2027-1`,
/// and `1` < `2`. What stands between the numbers does not count; a version that goes on after another's end is later.
public struct InstrumentVersion: Comparable, Hashable, Sendable {
    private let numbers: [Int]

    /// From the version as it is written.
    public init(_ text: String) {
        // A number that is too long to be one is later than all that are not.
        numbers = text.split { !("0"..."9").contains($0) }.map { Int($0) ?? .max }
    }

    /// Whether the first is the earlier one.
    public static func < (left: InstrumentVersion, right: InstrumentVersion) -> Bool {
        left.numbers.lexicographicallyPrecedes(right.numbers)
    }
}
