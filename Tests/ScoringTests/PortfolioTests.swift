import Model
import Testing

@testable import Scoring

@Suite struct PortfolioTests {
    private static let nothing = Text(swedish: "", english: "")

    private static func method(quality: [Double], importance: [Double]) -> Method {
        func criteria(_ weights: [Double], _ letter: String) -> [Criterion] {
            weights.enumerated().map {
                Criterion(id: Identifier("\(letter)\($0)"), name: nothing, question: nothing, weight: $1, scale: [])
            }
        }
        return Method(
            id: "sample", version: "1", name: nothing, source: nothing, quality: criteria(quality, "q"),
            importance: criteria(importance, "i"))
    }

    /// Marks by assessor; nil for none.
    private static func system(
        _ number: Int, quality: [[Int?]], importance: [[Int?]], met: [Bool?] = [nil, nil, nil]
    ) -> System {
        var system = System(id: Identifier("s\(100 + number)"), name: "")
        for (kind, rows) in [("q", quality), ("i", importance)] {
            for (assessor, row) in rows.enumerated() {
                let id = Identifier<Assessment>("a\(assessor)")
                var assessment = system.assessments[id] ?? Assessment(id: id)
                for (criterion, mark) in row.enumerated() {
                    assessment.marks[Identifier("\(kind)\(criterion)")] = mark.flatMap { Mark($0) }
                }
                system.assessments[id] = assessment
            }
        }
        for (field, value) in zip([System.Field.ownsData, .openStandards, .openAPI], met) {
            system.fields[field] = value.map { .truth($0) }
        }
        return system
    }

    @Test("quality, importance, quadrants, index, coverage and compliance are those of an independent calculation")
    func oracle() throws {
        for sample in try Oracle.read("portfolios", as: Oracle.Assessed.self) {
            let systems = sample.systems.enumerated().map {
                Self.system($0, quality: $1.marks.quality, importance: $1.marks.importance, met: $1.met)
            }
            let portfolio = Portfolio(
                systems: Table(systems),
                method: Self.method(quality: sample.criteria.quality, importance: sample.criteria.importance))
            let place: Comment = "seed \(sample.seed)"
            #expect(isClose(portfolio.index?.value, sample.expected.index), place)
            #expect(isClose(portfolio.coverage, sample.expected.coverage), place)
            #expect(isClose(portfolio.compliance.share, sample.expected.compliance), place)
            #expect(portfolio.compliance.unknown == sample.expected.unknown, place)
            #expect(portfolio.systems.count == sample.results.count, place)
            for (result, expected) in zip(portfolio.systems, sample.results) {
                #expect(isClose(result.quality?.value, expected.quality), place)
                #expect(isClose(result.importance?.value, expected.importance), place)
                #expect(result.quadrant?.rawValue == expected.quadrant, place)
                #expect(result.isComplete == expected.complete, place)
            }
        }
    }

    @Test(
        "quadrants change at 50, which is high",
        arguments: [
            // Marks 1…5 are 0, 25, 50, 75, 100; the mean of 2 and 3 is 37.5, that of 2 and 4 is 50.
            ([3, 3], [3, 3], "develop"), ([2, 4], [2, 4], "develop"), ([2, 3], [3, 3], "modernise"),
            ([3, 3], [2, 3], "keep"), ([2, 3], [3, 2], "retire"),
        ])
    func quadrants(quality: [Int], importance: [Int], quadrant: String) {
        let system = Self.system(0, quality: [quality], importance: [importance])
        let result = SystemResult(system, method: Self.method(quality: [1, 1], importance: [1, 1]))
        #expect(result.quadrant?.rawValue == quadrant)
    }

    @Test("the index weighs quality by importance")
    func index() {
        let method = Self.method(quality: [1], importance: [1])
        // (100·25 + 0·75)/(25 + 75) = 25; a system without an importance counts in neither sum.
        let systems: Table<System> = [
            Self.system(0, quality: [[5]], importance: [[2]]), Self.system(1, quality: [[1]], importance: [[4]]),
            Self.system(2, quality: [[5]], importance: []),
        ]
        let portfolio = Portfolio(systems: systems, method: method)
        #expect(portfolio.index?.value == 25)
        #expect(portfolio.coverage.map { isClose($0, 2.0 / 3) } == true)
        // All without importance: there is nothing to weigh by.
        let idle = Portfolio(systems: [Self.system(0, quality: [[5]], importance: [[1]])], method: method)
        #expect(idle.index == nil)
        #expect(idle.systems.map(\.quadrant) == [.keep])
    }

    @Test("an unknown requirement is neither met nor unmet")
    func compliance() {
        let system = Self.system(0, quality: [], importance: [], met: [true, false, nil])
        let compliance = SystemResult(system, method: Self.method(quality: [1], importance: [1])).compliance
        #expect([compliance.met, compliance.unmet, compliance.unknown] == [1, 1, 1])
        #expect(compliance.share == 0.5)
        let empty = Portfolio(systems: [], method: Self.method(quality: [1], importance: [1]))
        #expect(empty.compliance == Compliance())
        #expect(empty.compliance.share == nil && empty.index == nil && empty.coverage == nil)
    }
}
