import Model
import Testing

@Suite struct ScoreTests {
    @Test("one decimal is rounded half away from zero, as decimal digits are")
    func oneDecimal() {
        // In twentieths: 0.05 is 0.1, as 12.35 is 12.4.
        for twentieths in 0...2000 {
            #expect(Score(Double(twentieths) / 20).oneDecimal == Double((twentieths + 1) / 2) / 10)
        }
    }

    @Test(
        "whole percent are rounded half away from zero",
        arguments: [(0, 0), (0.49, 0), (0.5, 1), (1.5, 2), (2.5, 3), (49.5, 50), (49.499999, 49), (99.5, 100)])
    func percent(value: Double, percent: Int) {
        #expect(Score(value).percent == percent)
    }

    @Test("what sums of doubles lose is not seen", arguments: [0.5, 12.5, 50, 62.5])
    func lost(value: Double) {
        let score = Score(value.nextDown.nextDown)
        #expect(score.percent == Score(value).percent)
        #expect(score.oneDecimal == Score(value).oneDecimal)
        #expect(score.isHigh == (value >= 50))
    }

    @Test("a score stays between 0 and 100", arguments: [(-1, 0), (0, 0), (100, 100), (100.1, 100)])
    func clamped(value: Double, score: Double) {
        #expect(Score(value).value == score)
    }

    @Test("answers and marks are spread evenly over the scale")
    func scales() {
        #expect((1...6).map { Answer.Rating($0)?.score.value } == [0, 20, 40, 60, 80, 100])
        #expect((1...5).map { Mark($0)?.score.value } == [0, 25, 50, 75, 100])
        #expect(Answer.Rating(0) == nil && Answer.Rating(7) == nil && Mark(0) == nil && Mark(6) == nil)
        #expect((-1...7).map { Answer(digit: $0)?.digit } == [nil, 0, 1, 2, 3, 4, 5, 6, nil])
    }
}
