/// How values lie: what a box plot draws.
public struct Distribution: Equatable, Sendable {
    /// How many values.
    public let count: Int
    /// Their mean.
    public let mean: Double
    /// Sample standard deviation, n − 1; nil under two.
    public let deviation: Double?
    /// The lowest, the lower quartile, the median, the upper quartile, the highest.
    public let low, lowerQuartile, median, upperQuartile, high: Double

    /// Of values in any order; nil without any. Quartiles lie between the two nearest values in proportion, as SQL's
    /// `percentile_cont` has it (type 7 of Hyndman and Fan, 1996, The American Statistician 50).
    public init?(_ values: [Double]) {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted()
        var moments = Moments()
        for value in sorted { moments.add(value) }
        func quantile(_ share: Double) -> Double {
            let place = share * Double(sorted.count - 1)
            let below = Int(place)
            guard below + 1 < sorted.count else { return sorted[below] }
            return sorted[below] + (place - Double(below)) * (sorted[below + 1] - sorted[below])
        }
        count = sorted.count
        mean = moments.mean
        deviation = moments.deviation
        low = sorted[0]
        lowerQuartile = quantile(0.25)
        median = quantile(0.5)
        upperQuartile = quantile(0.75)
        high = sorted[sorted.count - 1]
    }
}
