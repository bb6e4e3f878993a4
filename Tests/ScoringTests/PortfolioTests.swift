import Model
import Testing

@testable import Scoring

/// Quality, importance and what follows from them, on cases that can be computed by hand.
@Suite struct PortfolioTests {
    /// Two criteria each; the second quality criterion weighs three times the first.
    static let method = Method(weights: [[1, 3], [1, 1]])

    /// A system with assessors' marks on q0, q1, i0 and i1.
    private func system(_ id: String = "s", _ assessors: [Int?]...) -> System {
        let assessments = assessors.enumerated().map { number, marks in
            let pairs = zip(["q0", "q1", "i0", "i1"] as [Identifier<Criterion>], marks).compactMap { id, mark in
                mark.flatMap { Mark($0) }.map { (id, $0) }
            }
            return Assessment(id: Identifier("a\(number)"), marks: Dictionary(uniqueKeysWithValues: pairs))
        }
        return System(id: Identifier(id), name: id, assessments: Table(assessments))
    }

    private func result(_ assessors: [Int?]...) -> SystemResult {
        var all = system()
        for (number, marks) in assessors.enumerated() {
            let one = system("s", marks).assessments[0].marks
            all.assessments[Identifier("a\(number)")] = Assessment(id: Identifier("a\(number)"), marks: one)
        }
        return SystemResult(all, method: Self.method)
    }

    @Test("a mark m is worth 100·(m − 1)/4", arguments: zip(1...5, [0.0, 25, 50, 75, 100]))
    func mark(mark: Int, score: Double) {
        #expect(result([mark, nil, nil, nil]).quality == Score(score))
    }

    @Test("quality weighs its criteria: (1·100 + 3·0)/4 = 25; importance alike: (50 + 100)/2 = 75")
    func weights() {
        let scores = result([5, 1, 3, 5])
        #expect(scores.quality == Score(25))
        #expect(scores.importance == Score(75))
    }

    @Test("a criterion that nobody assessed is left out, and the system is not complete")
    func missing() {
        let scores = result([5, nil, 3, 5])
        #expect(scores.quality == Score(100))
        #expect(!scores.isComplete)
        #expect(result([5, 1, 3, 5]).isComplete)
    }

    @Test("a criterion is the mean of its assessors, and one assessor can fill another's gap")
    func assessors() {
        // q0 is (100 + 50)/2 = 75, q1 is 0: (1·75 + 3·0)/4.
        let scores = result([5, nil, 3, nil], [3, 1, nil, 5])
        #expect(scores.quality == Score(18.75))
        #expect(scores.importance == Score(75))
        #expect(scores.isComplete)
    }

    @Test("a system that nobody assessed has no score and no quadrant; one of the two is not enough")
    func unassessed() {
        #expect(result().quality == nil && result().importance == nil && result().quadrant == nil)
        #expect(result([5, 5, nil, nil]).quadrant == nil)
    }

    @Test(
        "quadrants part at 50/50, which counts as high",
        arguments: [
            (3, 3, SystemResult.Quadrant.develop), (2, 3, .modernise), (3, 2, .keep), (2, 2, .retire), (5, 5, .develop),
            (1, 5, .modernise), (5, 1, .keep), (1, 1, .retire),
        ])
    func quadrants(quality: Int, importance: Int, quadrant: SystemResult.Quadrant) {
        #expect(result([quality, quality, importance, importance]).quadrant == quadrant)
    }

    @Test("quality that is exactly 50 is high whatever weights it came of")
    func exactlyFifty() {
        for weight in [0.1, 0.3, 0.7, 1.1, 3.3] {
            // The outer two mirror each other about 50, as do the inner two.
            let method = Method(weights: [[weight, 0.2, 0.2, weight], [1]])
            let marks: [Identifier<Criterion>: Mark] = [
                "q0": Mark(1)!, "q1": Mark(2)!, "q2": Mark(4)!, "q3": Mark(5)!, "i0": Mark(3)!,
            ]
            let system = System(id: "s", name: "s", assessments: [Assessment(id: "a", marks: marks)])
            #expect(SystemResult(system, method: method).quadrant == .develop, "\(weight)")
        }
    }

    @Test("the index is ΣI·Q/ΣI: (100·0 + 50·100 + 0·100)/150, without the system that has one score alone")
    func index() {
        let systems: Table<System> = [
            system("a", [1, 1, 5, 5]), system("b", [5, 5, 3, 3]), system("c", [5, 5, 1, 1]),
            system("d", [5, 5, nil, nil]),
        ]
        let portfolio = Portfolio(systems: systems, method: Self.method)
        #expect(isClose(portfolio.index?.value, 100.0 / 3))
        #expect(portfolio.coverage == 0.75)
    }

    @Test("there is no index without systems, without scores, or when nothing is of importance")
    func noIndex() {
        #expect(Portfolio(systems: [], method: Self.method).index == nil)
        #expect(Portfolio(systems: [], method: Self.method).coverage == nil)
        #expect(Portfolio(systems: [system()], method: Self.method).index == nil)
        #expect(Portfolio(systems: [system()], method: Self.method).coverage == 0)
        #expect(Portfolio(systems: [system("s", [5, 5, 1, 1])], method: Self.method).index == nil)
    }

    @Test("compliance is yes/(yes + no); what is unknown is counted and changes nothing")
    func compliance() {
        let systems: Table<System> = [
            System(id: "a", name: "a", fields: [.ownsData: .truth(true), .openStandards: .truth(false)]),
            System(id: "b", name: "b", fields: [.ownsData: .truth(true), .openAPI: .truth(true)]),
        ]
        let all = Compliance(of: systems)
        #expect(all.met == 3 && all.unmet == 1 && all.unknown == 2)
        #expect(all.share == 0.75)
        #expect(Compliance(of: systems, with: [.openStandards]).share == 0)
        #expect(Compliance(of: [systems[1]]).share == 1)
    }

    @Test("where nothing is known there is no compliance, rather than none at all")
    func unknownCompliance() {
        #expect(Compliance(of: [System(id: "a", name: "a")]).share == nil)
        #expect(Compliance(of: [System(id: "a", name: "a")]).unknown == 3)
        #expect(Compliance(of: []).share == nil)
    }

    @Test("the perception gap is infrastructure's score less the portfolio's index, and needs both")
    func gap() throws {
        var instrument = Instrument(capability: 1, heritage: 1)
        let heritage = instrument.dimensions[1].categories[0]
        instrument.dimensions[1].categories = [
            Model.Category(
                id: "infrastructure", name: heritage.name, description: heritage.name, factors: heritage.factors)
        ]
        func maturity(_ answer: Int) -> Maturity {
            Maturity(of: [Response("r", [1, answer])], instrument: instrument, invited: nil)
        }
        let portfolio = Portfolio(systems: [system("s", [4, 4, 3, 3])], method: Self.method)
        let gap = try #require(PerceptionGap(maturity(2), portfolio))
        #expect(gap.perceived == Score(20) && gap.assessed == Score(75))
        #expect(gap.points == -55)
        #expect(PerceptionGap(maturity(0), portfolio) == nil)
        #expect(PerceptionGap(maturity(2), Portfolio(systems: [], method: Self.method)) == nil)
    }
}
