import Model

/// How far apart the assessors of one system are, on the scale of scores 0…100.
public struct Disagreement: Equatable, Sendable {
    /// By criterion, where two or more have assessed it.
    public let criteria: [Identifier<Criterion>: Spread]
    /// The mean of the criteria's deviations; nil where no criterion has two assessors.
    public let deviation: Double?

    /// How far apart the marks of one criterion are.
    public struct Spread: Equatable, Sendable {
        /// The highest less the lowest, 0…100.
        public let range: Double
        /// Sample standard deviation (n − 1).
        public let deviation: Double
        /// Two or more.
        public let assessors: Int
    }

    /// Compares the assessments of a system.
    public init(_ system: System, method: Method) {
        var criteria: [Identifier<Criterion>: Spread] = [:]
        var all = Moments()
        for criterion in method.quality + method.importance {
            let scores = system.assessments.compactMap { $0.marks[criterion.id]?.score.value }
            var moments = Moments()
            for score in scores { moments.add(score) }
            guard let deviation = moments.deviation, let low = scores.min(), let high = scores.max() else { continue }
            criteria[criterion.id] = Spread(range: high - low, deviation: deviation, assessors: scores.count)
            all.add(deviation)
        }
        self.criteria = criteria
        deviation = all.count > 0 ? all.mean : nil
    }
}
