import Model

/// What a group scored, by measure, without spreads: what is left where statements are left out or groups put together.
public struct Scores: Equatable, Sendable {
    private var scores: [Measure: Score] = [:]

    /// The score of a measure; nil without one.
    public subscript(measure: Measure) -> Score? { scores[measure] }

    /// The scores of a result, as they are.
    public init(_ maturity: Maturity) {
        scores[.maturity] = maturity.estimate.score
        for dimension in maturity.dimensions { scores[.dimension(dimension.id)] = dimension.estimate.score }
        for category in maturity.categories { scores[.category(category.id)] = category.estimate.score }
        for factor in maturity.factors { scores[.factor(factor.id)] = factor.estimate.score }
    }

    /// Works up from factors' scores by an instrument's weights, as a result does from a group's answers. They are
    /// functions of these scores, so that they tell nothing that these do not.
    public init(factors: [Identifier<Factor>: Score], instrument: Instrument) {
        var dimensions: [Double] = []
        for dimension in instrument.dimensions {
            let categories = dimension.categories.map { category in
                let values = category.factors.map { factors[$0.id]?.value ?? .nan }
                for (factor, value) in zip(category.factors, values) {
                    scores[.factor(factor.id)] = Score(known: value)
                }
                let value = weightedMean(values, category.factors.map(\.weight))
                scores[.category(category.id)] = Score(known: value)
                return value
            }
            let value = weightedMean(categories, dimension.categories.map(\.weight))
            scores[.dimension(dimension.id)] = Score(known: value)
            dimensions.append(value)
        }
        scores[.maturity] = Score(known: dimensions.reduce(0, +) / Double(dimensions.count))
    }

    /// The same without some measures.
    public func without(_ measures: Set<Measure>) -> Scores {
        var rest = self
        for measure in measures { rest.scores[measure] = nil }
        return rest
    }

    /// The same of some statements only.
    func limited(to factors: Set<Identifier<Factor>>, instrument: Instrument) -> Scores {
        var known: [Identifier<Factor>: Score] = [:]
        for factor in factors { known[factor] = scores[.factor(factor)] }
        return Scores(factors: known, instrument: instrument)
    }
}
