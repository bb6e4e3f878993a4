import Model

/// What a group of respondents says of its organisation.
public struct Maturity: Equatable, Sendable {
    /// The mean of the two dimensions; no score unless both have one.
    public var estimate: Estimate
    /// By the two dimensions at 50, which counts as high; nil unless both have a score.
    public var type: Identifier<OrganisationType>?
    /// In the instrument's order.
    public var dimensions: [DimensionResult]
    /// The three highest factors, the highest first; ties by the instrument's order.
    public var strengths: [Identifier<Factor>]
    /// The three lowest factors that are not among the strengths, the lowest first; ties by the instrument's order.
    public var weaknesses: [Identifier<Factor>]
    /// Respondents with any answer, «vet ej» included.
    public var respondents: Int
    /// How many were invited; nil when unknown.
    public var invited: Int?

    /// All categories in the instrument's order.
    public var categories: [CategoryResult] { dimensions.flatMap(\.categories) }
    /// All factors in the instrument's order.
    public var factors: [FactorResult] { categories.flatMap(\.factors) }

    /// One dimension's result.
    public func dimension(_ id: Identifier<Dimension>) -> DimensionResult? { dimensions.first { $0.id == id } }
    /// One category's result.
    public func category(_ id: Identifier<Category>) -> CategoryResult? {
        for dimension in dimensions {
            if let found = dimension.categories.first(where: { $0.id == id }) { return found }
        }
        return nil
    }
    /// One factor's result.
    public func factor(_ id: Identifier<Factor>) -> FactorResult? {
        for category in categories {
            if let found = category.factors.first(where: { $0.id == id }) { return found }
        }
        return nil
    }

    /// Scores responses, whoever they are: thresholds are the report's business.
    public init(of responses: some Collection<Response>, instrument: Instrument, invited: Int?) {
        let sheet = AnswerSheet(responses, factors: instrument.factors)
        self.init(
            of: sheet, rows: Array(0..<sheet.count), instrument: instrument, invited: invited, threshold: 1,
            isWithheld: Array(repeating: false, count: sheet.width))
    }
}

/// One dimension.
public struct DimensionResult: Identifiable, Equatable, Sendable {
    /// The dimension.
    public let id: Identifier<Dimension>
    /// The weighted mean of its categories that have a score.
    public var estimate: Estimate
    /// In the instrument's order.
    public var categories: [CategoryResult]
}

/// One category.
public struct CategoryResult: Identifiable, Equatable, Sendable {
    /// The category.
    public let id: Identifier<Category>
    /// The weighted mean of its factors that have a score; a withheld factor has none.
    public var estimate: Estimate
    /// Cronbach's alpha on complete cases: k/(k − 1) · (1 − Σs²ᵢ/s²); nil with fewer than two factors or cases, with
    /// fewer cases than the threshold, with a withheld factor, or where the sums do not vary. It may be negative.
    public var alpha: Double?
    /// The mean of its factors' agreement, of those that have any; nil where none has.
    public var agreement: Double?
    /// In the instrument's order.
    public var factors: [FactorResult]
}

/// One factor, that is, one statement.
public struct FactorResult: Identifiable, Equatable, Sendable {
    /// The factor.
    public let id: Identifier<Factor>
    /// The mean of its answers.
    public var estimate: Estimate
    /// r_wg = 1 − s²/σ²_EU on raw answers with σ²_EU = (6² − 1)/12, within 0…1; nil under two answers.
    /// James, Demaree and Wolf (1984), Journal of Applied Psychology 69.
    public var agreement: Double?
    /// How many answered what: «vet ej» at 0, then 1…6; zeros when withheld.
    public var counts: [Int]
    /// Respondents with an answer to something, but not to this; 0 when withheld.
    public var unanswered: Int
    /// Whether it is not shown, as too few answered it or as another group's answers could be worked out from it. It
    /// then counts nowhere in its group, as if nobody had answered it.
    public var isWithheld: Bool
}
