import Model

/// What a vote on one statement says.
public struct VoteResult: Equatable, Sendable {
    /// The mean of 1…6 on 0…100, with its spread; nobody is known to have been invited.
    public var estimate: Estimate
    /// r_wg as in `FactorResult.agreement`; nil under two answers.
    public var agreement: Double?
    /// How many gave each answer: «vet ej» at 0, then 1…6.
    public var counts: [Int]

    /// Scores seven numbers: how many answered «vet ej», and then 1 to 6.
    public init(counts: [Int]) { self.init(counts: counts, invited: nil, threshold: 1) }

    /// The same of a group that was invited, and without a spread under the threshold.
    init(counts: [Int], invited: Int?, threshold: Int) {
        var moments = Moments()
        for rating in 1...6 { moments.add(Double(rating), times: counts[rating]) }
        // One division of whole numbers: equal means are equal to the last digit, and ties are found.
        let sum = (1...6).reduce(0) { $0 + ($1 - 1) * 20 * counts[$1] }
        let score = moments.count == 0 ? nil : Score(Double(sum) / Double(moments.count))
        estimate = Estimate(score: score, own: moments.scaled(by: 20, from: 1), invited: invited, threshold: threshold)
        agreement = moments.variance.map { min(1, max(0, 1 - $0 / (35.0 / 12))) }
        self.counts = counts
    }
}
