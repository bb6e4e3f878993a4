import Model
import Testing

@testable import Scoring

/// The formulas of docs/scoring.md on cases that can be computed by hand.
@Suite struct FormulaTests {
    /// Scores rows of answers by an instrument with so many factors a dimension.
    private func maturity(
        _ rows: [[Int?]], _ instrument: Instrument = Instrument(capability: 1, heritage: 1), invited: Int? = nil
    ) -> Maturity {
        Maturity(of: Table(rows: rows), instrument: instrument, invited: invited)
    }

    // MARK: Means

    @Test("an answer a is worth 100·(a − 1)/5", arguments: zip(1...6, [0.0, 20, 40, 60, 80, 100]))
    func rating(answer: Int, score: Double) {
        #expect(maturity([[answer, 1]]).factors[0].estimate.score == Score(score))
    }

    @Test("«vet ej» and no answer are missing, never zero")
    func missing() {
        let factor = maturity([[6, 1], [0, 1], [nil, 1]]).factors[0]
        #expect(factor.estimate.score == Score(100))
        #expect(factor.estimate.respondents == 1)
        #expect(factor.counts == [1, 0, 0, 0, 0, 0, 1])
        #expect(factor.unanswered == 1)
    }

    @Test("a factor is the mean of its answers: (20 + 40 + 100)/3")
    func factor() {
        #expect(isClose(maturity([[2, 1], [3, 1], [6, 1]]).factors[0].estimate.score?.value, 160.0 / 3))
    }

    @Test("a category weighs its factors: (1·20 + 3·60)/4 = 50, and leaves out the one without answers: 60")
    func categoryWeights() {
        let instrument = Instrument([[(1, [1, 3])], [(1, [1])]])
        #expect(maturity([[2, 4, 1]], instrument).categories[0].estimate.score == Score(50))
        #expect(maturity([[0, 4, 1]], instrument).categories[0].estimate.score == Score(60))
    }

    @Test("a category is the mean of its factors, not of its answers: (100 + 0)/2 although one factor has more answers")
    func meanOfMeans() {
        let result = maturity([[6, 1, 1], [nil, 1, 1], [nil, 1, 1]], Instrument(capability: 2, heritage: 1))
        #expect(result.categories[0].estimate.score == Score(50))
    }

    @Test("a dimension weighs its categories: (1·100 + 4·20)/5 = 36, however many factors they have")
    func dimensionWeights() {
        let instrument = Instrument([[(1, [1, 1, 1]), (4, [1])], [(1, [1])]])
        #expect(maturity([[6, 6, 6, 2, 1]], instrument).dimensions[0].estimate.score == Score(36))
    }

    @Test("maturity is the mean of the two dimensions: (100 + 20)/2 = 60, however many categories they have")
    func maturityScore() {
        let instrument = Instrument([[(1, [1]), (1, [1]), (1, [1])], [(1, [1])]])
        #expect(maturity([[6, 6, 6, 2]], instrument).estimate.score == Score(60))
    }

    @Test("without answers in one dimension there is no maturity and no type, but the other dimension has its score")
    func halfAnswered() {
        let result = maturity([[6, 0], [5, nil]])
        #expect(result.dimensions[0].estimate.score == Score(90))
        #expect(result.dimensions[1].estimate.score == nil)
        #expect(result.estimate == Estimate(score: nil, own: Moments(), invited: nil))
        #expect(result.type == nil)
        #expect(result.strengths == ["f0"])
    }

    @Test("a respondent who answered one dimension alone counts there and not in the spread of maturity")
    func ownMaturity() {
        let result = maturity([[6, 6], [2, 2], [4, nil]])
        #expect(result.dimensions[0].estimate.respondents == 3)
        #expect(result.estimate.respondents == 2)
        // Own maturities 100 and 20: s = √(40² + 40²).
        #expect(isClose(result.estimate.deviation, 3200.0.squareRoot()))
    }

    @Test("nobody's answers have no score, no spread and no type", arguments: [[], [[nil, nil]]] as [[[Int?]]])
    func nothing(rows: [[Int?]]) {
        let result = maturity(rows)
        #expect(result.respondents == 0)
        let empty = Estimate(score: nil, own: Moments(), invited: nil)
        #expect(([result.estimate] + result.factors.map(\.estimate)).allSatisfy { $0 == empty })
        #expect(result.categories.allSatisfy { $0.alpha == nil && $0.agreement == nil })
        #expect(result.type == nil && result.strengths.isEmpty && result.weaknesses.isEmpty)
    }

    @Test("who answered nothing but «vet ej» is a respondent; who answered nothing is not")
    func respondents() {
        #expect(maturity([[0, 0], [nil, nil], [3, nil]]).respondents == 2)
    }

    @Test("an answer to a factor of another instrument counts for nothing")
    func foreignAnswer() {
        let response = Response(id: "r", answers: ["elsewhere": .unknown])
        let result = Maturity(of: [response], instrument: Instrument(capability: 1, heritage: 1), invited: nil)
        #expect(result.respondents == 0)
    }

    // MARK: Spread

    @Test("spread is the sample standard deviation: of 20, 40 and 100 it is √(10400/3/2)")
    func deviation() {
        // (20 − 160/3)² + (40 − 160/3)² + (100 − 160/3)² = 10400/3.
        let result = maturity([[2, 1], [3, 1], [6, 1]])
        #expect(isClose(result.factors[0].estimate.deviation, (10400.0 / 6).squareRoot()))
    }

    @Test(
        "agreement is 1 − s²/(35/12) on raw answers, within 0…1",
        arguments: [
            // s² = 4·(½)²/3 = 1/3; 1 − 4/35.
            ([3, 3, 4, 4], 31.0 / 35),
            ([5, 5, 5], 1),
            // s² = 13/3, more than the 35/12 of answers at random.
            ([2, 3, 6], 0),
            // s² = ½.
            ([0, 2, 3, 0], 1 - 6.0 / 35),
        ] as [([Int], Double)])
    func agreement(answers: [Int], expected: Double) {
        #expect(isClose(maturity(answers.map { [$0, 1] }).factors[0].agreement, expected))
    }

    @Test("one answer has neither spread, agreement nor interval")
    func single() {
        let factor = maturity([[4, 1], [0, 1]]).factors[0]
        #expect(factor.agreement == nil)
        #expect(factor.estimate.deviation == nil && factor.estimate.interval == nil)
    }

    @Test("a category's agreement is the mean of its factors' that have one")
    func categoryAgreement() {
        let result = maturity([[3, 5, 1, 1], [4, 5, nil, 1]], Instrument(capability: 3, heritage: 1))
        // 1 − 6/35 and 1; the third has one answer.
        #expect(isClose(result.categories[0].agreement, 1 - 3.0 / 35))
    }

    // MARK: Intervals

    // 40, 40, 60, 60: mean 50, s = 20/√3, t(0.975, 3) = 3.182446305284263, so h = 3.182… · 20/√3/√4 = 18.3738…
    static let half = 3.182446305284263 * 10 / 3.0.squareRoot()

    @Test(
        "an interval is score ± t·s/√n, times √((N − n)/(N − 1)) when N invited is known and not below n",
        arguments: [(nil, 1.0), (10, (6.0 / 9).squareRoot()), (5, 0.5), (4, 0), (3, 1), (0, 1)] as [(Int?, Double)])
    func interval(invited: Int?, correction: Double) {
        let interval = maturity([[3, 1], [3, 1], [4, 1], [4, 1]], invited: invited).factors[0].estimate.interval
        #expect(isClose(interval?.lowerBound, 50 - Self.half * correction))
        #expect(isClose(interval?.upperBound, 50 + Self.half * correction))
    }

    @Test("an interval ends at 0 and at 100")
    func intervalEnds() {
        // 20 and 60: h = 12.706 · 28.28/√2 = 254.
        #expect(maturity([[2, 1], [4, 1]]).factors[0].estimate.interval == 0...100)
        // 100, 100, 80: only the upper end is cut. s² = 400/3, t(0.975, 2) = 4.302652729749464.
        let high = maturity([[6, 1], [6, 1], [5, 1]]).factors[0].estimate.interval
        #expect(isClose(high?.lowerBound, 280.0 / 3 - 4.302652729749464 * 20 / 3))
        #expect(high?.upperBound == 100)
    }

    @Test("those who all answer alike leave no doubt: deviation 0 and an interval without width")
    func alike() {
        let estimate = maturity(Array(repeating: [4, 2], count: 7)).estimate
        #expect(estimate.deviation == 0)
        #expect(estimate.interval == 40...40)
    }

    @Test("an interval's n is of those with a value, not of all who answered")
    func intervalRespondents() {
        let rows = [[3, 1], [3, 1], [4, 1], [4, 1], [0, 1], [nil, 1]]
        #expect(isClose(maturity(rows).factors[0].estimate.interval?.lowerBound, 50 - Self.half))
    }

    // MARK: Cronbach's alpha

    @Test(
        "alpha is k/(k − 1)·(1 − Σs²ᵢ/s²) on complete cases",
        arguments: [
            // Items 4 and 1, sums 3, 6, 9 with 9: 2·(1 − 5/9).
            ([[1, 2], [3, 3], [5, 4]], 8.0 / 9),
            // The same with cases that are not complete.
            ([[1, 2], [3, 3], [6, nil], [0, 6], [5, 4]], 8.0 / 9),
            // Items 4 and ⅓, sums 5, 6, 8 with 7/3: 2·(1 − 13/7).
            ([[1, 4], [3, 3], [5, 3]], -12.0 / 7),
            // Sums that do not vary, one complete case, none.
            ([[1, 6], [6, 1]], nil),
            ([[1, 2], [nil, 3]], nil),
            ([[1, nil], [nil, 3]], nil),
        ] as [([[Int?]], Double?)])
    func alpha(rows: [[Int?]], expected: Double?) {
        let result = maturity(rows.map { $0 + [1] }, Instrument(capability: 2, heritage: 1))
        #expect(isClose(result.categories[0].alpha, expected))
        #expect(result.categories[1].alpha == nil, "one factor has no alpha")
    }

    // MARK: Types, strengths and weaknesses

    @Test(
        "types go by the two dimensions at 50, which counts as high",
        arguments: [
            (3, 3, "A"), (3, 4, "B"), (4, 3, "C"), (4, 4, "D"),
        ] as [(Int, Int, Identifier<OrganisationType>)])
    func types(capability: Int, heritage: Int, type: Identifier<OrganisationType>) {
        // 40 and 60 alone; with one who answers the other way, the high ones are (60 + 40)/2 = 50 exactly.
        #expect(maturity([[capability, heritage]]).type == type)
        let exact = maturity([[capability, heritage], [capability == 4 ? 3 : 2, heritage == 4 ? 3 : 2]])
        #expect(exact.type == type)
    }

    @Test("a dimension that is exactly 50 counts as high however its answers came to that", arguments: 0..<300)
    func exactlyFifty(seed: Int) throws {
        var random = Seeded(seed)
        // Answers that mirror each other about 3½ have the mean 3½, in each category and so in the whole.
        let people = 2 * Int.random(in: 1...9, using: &random)
        let weights = (0..<3).map { _ in Double(Int.random(in: 1...9, using: &random)) / 10 }
        let instrument = Instrument([[(weights[0], [0.7]), (weights[1], [0.1, 0.2, 0.2])], [(weights[2], [1])]])
        var rows = (0..<people).map { _ in [Int?](repeating: nil, count: 5) }
        for column in [0, 4] {
            let half = (0..<people / 2).map { _ in Int.random(in: 1...6, using: &random) }
            for (row, answer) in (half + half.map { 7 - $0 }).shuffled(using: &random).enumerated() {
                rows[row][column] = answer
            }
        }
        // Here no single factor is at 50, only their category is: two mirror each other and weigh as much.
        for row in rows.indices {
            let answer = Int.random(in: 1...6, using: &random)
            rows[row][2] = answer
            rows[row][3] = 7 - answer
            rows[row][1] = row % 2 == 0 ? 2 : 5
        }
        let result = maturity(rows, instrument)
        #expect(result.type == "D", "\(result.dimensions.map(\.estimate.score))")
    }

    @Test("three highest and three lowest, ties by the instrument's order")
    func extremes() {
        //            f0 f1 f2 f3 f4 f5 f6 f7
        let result = maturity([[3, 5, 5, 2, 6, 5, 2, 4]], Instrument(capability: 4, heritage: 4))
        #expect(result.strengths == ["f4", "f1", "f2"])
        #expect(result.weaknesses == ["f3", "f6", "f0"])
    }

    @Test("a factor is not a strength and a weakness at once, and one without answers is neither")
    func fewFactors() {
        let result = maturity([[3, nil, 5, 4, 0, 2]], Instrument(capability: 3, heritage: 3))
        #expect(result.strengths == ["f2", "f3", "f0"])
        #expect(result.weaknesses == ["f5"])
    }

    @Test("all alike: the first three are strengths, the next three weaknesses")
    func allTied() {
        let result = maturity([[4, 4, 4, 4, 4, 4, 4]], Instrument(capability: 4, heritage: 3))
        #expect(result.strengths == ["f0", "f1", "f2"])
        #expect(result.weaknesses == ["f3", "f4", "f5"])
    }

    @Test("factors with the same mean are tied, whatever answers it came of", arguments: 0..<200)
    func tiesAreExact(seed: Int) {
        var random = Seeded(seed)
        // Two factors whose answers have the same sum: one's are the other's with a pair moved towards each other.
        var answers = (0..<Int.random(in: 3...30, using: &random)).map { _ in Int.random(in: 1...6, using: &random) }
        var other = answers
        for _ in 0..<10 {
            let pair = (0..<2).map { _ in answers.indices.randomElement(using: &random)! }
            if other[pair[0]] > 1, other[pair[1]] < 6, pair[0] != pair[1] {
                other[pair[0]] -= 1
                other[pair[1]] += 1
            }
        }
        answers.shuffle(using: &random)
        let result = maturity(zip(answers, other).map { [$0, $1, 6] }, Instrument(capability: 2, heritage: 1))
        #expect(result.factors[0].estimate.score == result.factors[1].estimate.score)
    }

    // MARK: Rounding

    @Test(
        "a score is shown in whole percent and one decimal, rounded half away from zero",
        arguments: [
            (0, 0, 0), (0.49, 0, 0.5), (0.5, 1, 0.5), (49.4999, 49, 49.5), (49.5, 50, 49.5), (62.5, 63, 62.5),
            (62.25, 62, 62.3), (1.05, 1, 1.1), (64.35, 64, 64.4), (99.95, 100, 100), (100, 100, 100),
        ] as [(Double, Int, Double)])
    func rounding(value: Double, percent: Int, oneDecimal: Double) {
        #expect(Score(value).percent == percent)
        #expect(Score(value).oneDecimal == oneDecimal)
    }

    @Test("a category's percent is that of exact arithmetic, halves included", arguments: 0..<400)
    func exactRounding(seed: Int) throws {
        var random = Seeded(seed)
        let width = [1, 2, 3, 4, 5, 8].randomElement(using: &random)!
        let people = [1, 2, 4, 5, 8, 16, 20, 40].randomElement(using: &random)!
        let rows = (0..<people).map { _ in (0..<width).map { _ in Int.random(in: 1...6, using: &random) } }
        let result = maturity(rows.map { $0 + [1] }, Instrument(capability: width, heritage: 1))
        // 20·Σ(a − 1)/(width·people), in whole numbers.
        let sum = 20 * rows.joined().reduce(0) { $0 + $1 - 1 }
        let count = width * people
        let score = try #require(result.categories[0].estimate.score)
        #expect(score.percent == (2 * sum + count) / (2 * count), "\(sum)/\(count)")
        #expect(Int((score.oneDecimal * 10).rounded()) == (20 * sum + count) / (2 * count), "\(sum)/\(count)")
    }

    // MARK: Laws

    @Test("the order of respondents does not matter", arguments: 0..<20)
    func order(seed: Int) {
        var random = Seeded(seed)
        let instrument = Instrument([[(1, [1, 2]), (2, [1])], [(1, [1, 1, 3])]])
        let rows = (0..<15).map { _ in
            (0..<6).map { _ in [nil, 0, 1, 2, 3, 4, 5, 6].randomElement(using: &random)! }
        }
        let one = maturity(rows, instrument)
        let other = maturity(rows.shuffled(using: &random), instrument)
        #expect(one.factors.map(\.counts) == other.factors.map(\.counts))
        #expect(isClose(one.estimate.score?.value, other.estimate.score?.value))
        #expect(isClose(one.estimate.deviation, other.estimate.deviation))
        #expect(one.type == other.type && one.strengths == other.strengths && one.weaknesses == other.weaknesses)
    }

    @Test("a higher answer never lowers a score", arguments: 0..<50)
    func monotone(seed: Int) throws {
        var random = Seeded(seed)
        let instrument = Instrument([[(1, [1, 2]), (2, [1])], [(1, [1, 1, 3])]])
        var rows = (0..<6).map { _ in (0..<6).map { _ in Int.random(in: 1...6, using: &random) as Int? } }
        let before = try #require(maturity(rows, instrument).estimate.score)
        let row = Int.random(in: 0..<6, using: &random)
        let column = Int.random(in: 0..<6, using: &random)
        rows[row][column] = min(6, rows[row][column]! + 1)
        #expect(try #require(maturity(rows, instrument).estimate.score) >= before)
    }
}
