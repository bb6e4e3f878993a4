import Model

/// How people perceive the technical heritage, beside what its systems are assessed to be.
public struct PerceptionGap: Equatable, Sendable {
    /// The score of the category `infrastructure`.
    public let perceived: Score
    /// The portfolio's index.
    public let assessed: Score

    /// In points: above 0 where the heritage is thought better than it is.
    public var points: Double { perceived.value - assessed.value }

    /// Nil unless there is something to compare on both sides.
    public init?(_ maturity: Maturity, _ portfolio: Portfolio) {
        guard let perceived = maturity.category("infrastructure")?.estimate.score, let assessed = portfolio.index else {
            return nil
        }
        self.perceived = perceived
        self.assessed = assessed
    }
}
