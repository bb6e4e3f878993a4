/// A span of values as a share 0…1 of a length.
struct Scale {
    private let range: ClosedRange<Double>

    init(_ range: ClosedRange<Double>) {
        self.range = range
    }

    /// Where a value lies between the ends, 0…1; what lies outside is moved to the nearest end.
    func share(of value: Double) -> Double {
        let span = range.upperBound - range.lowerBound
        return span > 0 && span.isFinite ? (value.clamped(to: range) - range.lowerBound) / span : 0
    }
}
