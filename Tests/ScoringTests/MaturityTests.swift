import Model
import Testing

@testable import Scoring

/// Cases that a reader can work out by hand. An answer a is 20·(a − 1) percent: 1…6 are 0, 20, 40, 60, 80, 100.
@Suite struct MaturityTests {
    @Test(
        "types change exactly at 50, which is high",
        arguments: [
            // Answers 3 and 4 are 40 and 60; their mean is 50. Answers 3 alone are 40.
            (["3333", "3333"], "A"), (["3334", "3343"], "B"), (["3433", "4333"], "C"), (["3434", "4343"], "D"),
            // (40 + 60 + 60 + 40 + 20·4)/5 … of five answers 3, 4, 4, 3, 3 is 48.
            (["3333", "4333", "4333", "3333", "3333"], "A"),
        ])
    func types(rows: [String], type: String) {
        #expect(Instrument.sample(2, 2).score(rows).type?.rawValue == type)
    }

    @Test("a mean of exactly 50 is high whatever its parts' digits do")
    func exactly() {
        // (0 + 60 + 280/3 + 140/3)/4 = 200/4 = 50, which doubles add up to 49.99999999999999.
        let rows = ["1463", "1463", "1454"].map { $0 + $0 }
        let maturity = Instrument.sample(4, 4).score(rows)
        #expect(maturity.estimate.score?.value != 50)
        #expect(maturity.type == "D")
        #expect(maturity.estimate.score?.percent == 50)
    }

    @Test("there is no type, and no maturity, without both dimensions")
    func half() {
        let maturity = Instrument.sample(2, 2).score(["34..", "5600"])
        // (40 + 80)/2 = 60 and (60 + 100)/2 = 80; their mean is 70.
        #expect(maturity.dimensions[0].estimate.score?.value == 70)
        #expect(maturity.dimensions[1].estimate.score == nil)
        #expect(maturity.estimate == Estimate(score: nil, own: Moments(), invited: nil, threshold: 1))
        #expect(maturity.type == nil)
    }

    @Test("a missing answer is never a zero, nor is «vet ej»", arguments: ["6.", "60"])
    func missing(row: String) {
        let maturity = Instrument.sample(2, 2).score([row + "66", row + "66"])
        #expect(maturity.estimate.score?.value == 100)
        #expect(maturity.factors.map { $0.estimate.score?.value } == [100, nil, 100, 100])
        #expect(maturity.factors[1].estimate.respondents == 0)
        #expect(maturity.factors[1].counts[0] + maturity.factors[1].unanswered == 2)
    }

    @Test("those who only answered «vet ej» are respondents; those who answered nothing are not")
    func respondents() {
        let maturity = Instrument.sample(1, 1).score(["44", "00", ".."])
        #expect(maturity.respondents == 2)
        #expect(maturity.estimate.respondents == 1)
        #expect(maturity.factors[0].counts == [1, 0, 0, 0, 1, 0, 0])
        #expect(maturity.factors[0].unanswered == 0)
    }

    @Test("strengths are the three highest, weaknesses the three lowest of the rest, ties by the instrument's order")
    func extremes() {
        func extremes(_ row: String) -> [[String]] {
            let maturity = Instrument.sample(row.count - 1, 1).score([row])
            return [maturity.strengths, maturity.weaknesses].map { $0.map(\.rawValue) }
        }
        #expect(extremes("24351612") == [["f05", "f03", "f01"], ["f04", "f06", "f00"]])
        #expect(extremes("44444444") == [["f00", "f01", "f02"], ["f03", "f04", "f05"]])
        #expect(extremes("16161616") == [["f01", "f03", "f05"], ["f00", "f02", "f04"]])
        // Five factors: no factor is both. One without an answer is neither.
        #expect(extremes("12345") == [["f04", "f03", "f02"], ["f00", "f01"]])
        #expect(extremes("1.0.5") == [["f04", "f00"], []])
    }

    @Test("equal means of different answers are a tie")
    func ties() {
        // By column: 1 3 3, 1 2 4, 1 1 5 and 2 2 3, each with the mean 7/3.
        let maturity = Instrument.sample(4, 1).score(["1112.", "3212.", "3453."])
        #expect(Set(maturity.factors.map { $0.estimate.score?.value }).count == 2)
        #expect(maturity.strengths == ["f00", "f01", "f02"])
        #expect(maturity.weaknesses == ["f03"])
    }

    @Test("two answers have a spread, an agreement and an interval; one has none")
    func spread() {
        let two = Instrument.sample(1, 1).score(["34", "44"]).factors
        // 40 and 60: s = √((10² + 10²)/1) = 14.14; on raw answers s² = ½, so r = 1 − ½/(35/12) = 1 − 6/35.
        #expect(isClose(two[0].estimate.deviation, 200.0.squareRoot()))
        #expect(isClose(two[0].agreement, 1 - 6.0 / 35))
        // t(0.975, 1) = 12.706: half = 12.706·√200/√2 = 127, clamped to the scale.
        #expect(two[0].estimate.interval == 0...100)
        #expect(two[1].estimate.deviation == 0)
        #expect(two[1].agreement == 1)
        #expect(two[1].estimate.interval == 60...60)
        let one = Instrument.sample(1, 1).score(["34"])
        #expect((one.factors.map(\.estimate) + [one.estimate]).allSatisfy { $0.deviation == nil && $0.interval == nil })
        #expect(one.factors.allSatisfy { $0.agreement == nil })
    }

    @Test("disagreement beyond chance is no agreement")
    func disagreement() {
        // 1 and 6: s² = 12.5 > 35/12.
        #expect(Instrument.sample(1, 1).score(["16", "61"]).factors.map(\.agreement) == [0, 0])
    }

    @Test(
        "the correction for a finite population needs a number invited that is not smaller than the respondents",
        arguments: [
            // Answers 3, 4, 4, 5: mean 60, s = √(800/3), n = 4, t(0.975, 3) = 3.18245, h = t·s/2 …
            (nil, 25.984565), (3, 25.984565),
            // … times √((N − 4)/(N − 1)): √(12/15) of 16, and 0 of 4.
            (16, 23.241302), (4, 0),
        ] as [(Int?, Double)])
    func population(invited: Int?, half: Double) throws {
        let maturity = Instrument.sample(1, 1).score(["33", "44", "44", "55"], invited: invited)
        let interval = try #require(maturity.estimate.interval)
        #expect(abs(interval.upperBound - 60 - half) < 1e-6)
        #expect(abs(60 - interval.lowerBound - half) < 1e-6)
    }

    @Test("Cronbach's alpha is of the complete cases")
    func alpha() {
        // Of 1 2, 3 3 and 5 6 (the fourth is not complete): the factors' variances are 4 and 13/3, the sums 3, 6, 11
        // have 49/3, and 2·(1 − (25/3)/(49/3)) = 2·24/49.
        let maturity = Instrument.sample(2, 1).score(["121", "331", "561", "6.1"])
        #expect(isClose(maturity.categories[0].alpha, 48.0 / 49))
        #expect(maturity.categories[1].alpha == nil, "one factor has no alpha")
        #expect(Instrument.sample(2, 1).score(["121", "3.1"]).categories[0].alpha == nil, "nor has one case")
        #expect(Instrument.sample(2, 1).score(["121", "121"]).categories[0].alpha == nil, "nor what does not vary")
        // 1 2, 2 1, 3 2: variances 1 and ⅓, sums 3, 3, 5 with 4/3: alpha 0; 1 3, 2 2, 3 2 has sums 4, 4, 5 with ⅓ and is
        // 2·(1 − (4/3)/(1/3)) = −6.
        #expect(isClose(Instrument.sample(2, 1).score(["121", "211", "321"]).categories[0].alpha, 0))
        #expect(isClose(Instrument.sample(2, 1).score(["131", "221", "321"]).categories[0].alpha, -6))
    }

    @Test("weights count among what has a value")
    func weights() {
        let instrument = Instrument.sample([
            [(weight: 3, factors: [1, 3]), (weight: 1, factors: [1])], [(weight: 1, factors: [1])],
        ])
        // Factors 20 and 100 with 1 and 3 are 80; categories 80 and 40 with 3 and 1 are 70; with 0, maturity is 35.
        #expect(instrument.score(["2631"]).estimate.score?.value == 35)
        // Without the second, the category is its first factor: (3·20 + 40)/4 = 25.
        #expect(instrument.score(["2.31"]).dimensions[0].estimate.score?.value == 25)
        // Without the category, the dimension is the other.
        #expect(instrument.score(["..31"]).dimensions[0].estimate.score?.value == 40)
    }
}
