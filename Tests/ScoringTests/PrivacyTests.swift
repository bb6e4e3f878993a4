import Model
import TestSupport
import Testing

@testable import Scoring

/// What an attentive reader of all that is shown could work out.
///
/// Respondents fall into cells by the unit they belong to. A group is a set of cells, its count and its sum are known
/// when it is shown, and by adding and subtracting a reader has every combination of those: the span of the shown
/// groups' indicator vectors.
@Suite struct PrivacyTests {
    /// A random organisation with answers: small groups, deep trees, empty units, people outside the tree.
    private struct Sample {
        let instrument = Instrument.sample([
            [(weight: 1, factors: [1, 2]), (weight: 2, factors: [1])], [(weight: 1, factors: [1, 1])],
        ])
        var measurement: Measurement
        var units: Table<Unit> = []
        /// Each unit's cell, and those below; cell 0 holds those who belong to no unit.
        var below: [Identifier<Unit>: Set<Int>] = [:]
        /// By respondent.
        var cells: [Int] = []

        init(seed: Int) {
            var random = Random(seed: seed)
            var parents: [Int?] = []
            for number in 0..<random.integer(1...7) {
                parents.append(number == 0 || random.happens(0.3) ? nil : random.integer(0...number - 1))
            }
            func id(_ number: Int) -> Identifier<Unit> { Identifier("u\(number)") }
            for (number, parent) in parents.enumerated() {
                units[id(number)] = Unit(id: id(number), parent: parent.map(id), name: "")
                var ancestor: Int? = number
                while let next = ancestor {
                    below[id(next), default: []].insert(number + 1)
                    ancestor = parents[next]
                }
            }
            let answered: Double = [1, 0.9, 0.6, 0.3][random.integer(0...3)]
            let most = random.integer(0...12)
            var responses: [Response] = []
            for cell in 0...parents.count {
                for _ in 0..<(random.happens(0.3) ? 0 : random.integer(0...most)) {
                    let row = (0..<5).map { _ in
                        random.happens(answered) ? "\(random.integer(1...6))" : random.happens(0.5) ? "0" : "."
                    }.joined()
                    guard row != "....." else { continue }
                    let unit: Identifier<Unit>? = cell > 0 ? id(cell - 1) : random.happens(0.5) ? nil : "elsewhere"
                    responses.append(instrument.response(responses.count, row, unit: unit))
                    cells.append(cell)
                }
            }
            measurement = Measurement(
                id: "2026",
                header: .init(instrument: instrument.id, year: 2026, anonymityThreshold: random.integer(1...6)),
                responses: Table(responses))
        }

        var threshold: Int { measurement.header.anonymityThreshold }

        var report: MaturityReport {
            MaturityReport(measurement: measurement, units: units, instrument: instrument)
        }

        /// All groups with their cells.
        func groups(_ report: MaturityReport) -> [(cells: Set<Int>, maturity: Maturity?)] {
            [(Set(0...units.count), report.whole.maturity)]
                + units.map { (below[$0.id] ?? [], report.unit($0.id)?.group.maturity) }
        }

        /// What everybody in some cells scored together.
        func mean(of factor: Identifier<Factor>, in cells: Set<Int>) -> Double? {
            var scores: [Double] = []
            for (cell, response) in zip(self.cells, measurement.responses) where cells.contains(cell) {
                if case .rating(let rating) = response.answers[factor] { scores.append(rating.score.value) }
            }
            return scores.isEmpty ? nil : scores.reduce(0, +) / Double(scores.count)
        }

        /// How many respondents each cell has, or how many who answered a factor.
        func counts(_ factor: Identifier<Factor>? = nil) -> [Int] {
            var counts = Array(repeating: 0, count: units.count + 1)
            for (cell, response) in zip(cells, measurement.responses) {
                guard let factor else {
                    counts[cell] += 1
                    continue
                }
                if case .rating = response.answers[factor] { counts[cell] += 1 }
            }
            return counts
        }
    }

    /// The sets of cells that are a combination of the groups shown: those of `withheld`, and all under the threshold.
    private func leaks(
        shown: [Set<Int>], withheld: [Set<Int>], _ counts: [Int], threshold: Int
    ) -> [Set<Int>] {
        let populated = counts.indices.filter { counts[$0] > 0 }
        func vector(_ cells: Set<Int>) -> [Double] { populated.map { cells.contains($0) ? 1 : 0 } }
        func size(_ cells: Set<Int>) -> Int { cells.reduce(0) { $0 + counts[$1] } }
        let subsets = (0..<1 << populated.count).map { bits in
            Set(populated.enumerated().filter { bits >> $0.offset & 1 == 1 }.map(\.element))
        }
        let span = Span(shown.map(vector))
        return (withheld + subsets.filter { size($0) < threshold }).filter { size($0) > 0 && span.contains(vector($0)) }
    }

    @Test("no withheld group and no small one can be worked out from what is shown", arguments: 0..<20)
    func groups(block: Int) {
        for seed in block * 25..<(block + 1) * 25 {
            let sample = Sample(seed: seed)
            let groups = sample.groups(sample.report)
            let leaks = leaks(
                shown: groups.filter { $0.maturity != nil }.map(\.cells),
                withheld: groups.filter { $0.maturity == nil }.map(\.cells), sample.counts(),
                threshold: sample.threshold)
            #expect(leaks == [], "seed \(seed), \(sample.counts()), \(sample.threshold)")
        }
    }

    /// A large unit may be withheld for the sake of a small one; where nobody in the small one answered the statement
    /// there is nothing to protect, and the large one's answers may be all there are.
    @Test("nor can a withheld statement's answers, or those of a few", arguments: 0..<20)
    func factors(block: Int) {
        for seed in block * 25..<(block + 1) * 25 {
            let sample = Sample(seed: seed)
            let groups = sample.groups(sample.report)
            for factor in sample.instrument.factors {
                let counts = sample.counts(factor.id)
                var shown: [Set<Int>] = []
                for (cells, maturity) in groups {
                    guard let result = maturity?.factor(factor.id), !result.isWithheld else { continue }
                    shown.append(cells)
                    #expect(result.estimate.respondents == cells.reduce(0) { $0 + counts[$1] }, "seed \(seed)")
                }
                let leaks = leaks(shown: shown, withheld: [], counts, threshold: sample.threshold)
                #expect(leaks == [], "seed \(seed), \(factor.id), \(counts), \(sample.threshold)")
            }
        }
    }

    /// The units together that were merged later are published beside all groups of the year.
    @Test("nor can they with the years of merged units", arguments: 0..<4)
    func merged(block: Int) {
        var together = 0
        for seed in block * 125..<(block + 1) * 125 {
            var sample = Sample(seed: seed)
            var random = Random(seed: seed)
            let ids = sample.units.map(\.id)
            for id in ids where random.happens(0.5) {
                let successor = ids[random.integer(0...ids.count - 1)]
                sample.units.update(id) { $0.successor = successor }
            }
            let report = sample.report
            let groups = sample.groups(report)
            let unions = ids.compactMap { id -> (cells: Set<Int>, scores: Scores)? in
                let merged = MergedUnits(id, in: report, units: sample.units, instrument: sample.instrument)
                guard merged.parts.count > 1, case .shown(let scores) = merged.outcome else { return nil }
                return (merged.parts.reduce(into: []) { $0.formUnion(sample.below[$1] ?? []) }, scores)
            }
            together += unions.count
            let threshold = sample.threshold
            let withheld = groups.filter { $0.maturity == nil }.map(\.cells)
            let shown = groups.filter { $0.maturity != nil }.map(\.cells)
            let found = leaks(
                shown: shown + unions.map(\.cells), withheld: withheld, sample.counts(), threshold: threshold)
            #expect(found == [], "seed \(seed)")
            for factor in sample.instrument.factors {
                var shown: [Set<Int>] = []
                for (cells, maturity) in groups {
                    if let result = maturity?.factor(factor.id), !result.isWithheld { shown.append(cells) }
                }
                for (cells, scores) in unions {
                    guard let score = scores[.factor(factor.id)] else { continue }
                    shown.append(cells)
                    #expect(isClose(score.value, sample.mean(of: factor.id, in: cells)), "seed \(seed)")
                }
                let found = leaks(shown: shown, withheld: [], sample.counts(factor.id), threshold: threshold)
                #expect(found == [], "seed \(seed), \(factor.id)")
            }
        }
        #expect(together > 0)
    }

    @Test("a withheld statement counts nowhere in its group, as if nobody had answered it", arguments: 0..<200)
    func nowhere(seed: Int) {
        let sample = Sample(seed: seed)
        for (cells, maturity) in sample.groups(sample.report) {
            guard let maturity else { continue }
            let hidden = maturity.factors.filter(\.isWithheld)
            for factor in hidden {
                let nothing = Estimate(score: nil, own: Moments(), invited: nil, threshold: 1)
                #expect(factor.estimate == nothing && factor.agreement == nil)
                #expect(factor.counts == [0, 0, 0, 0, 0, 0, 0] && factor.unanswered == 0)
            }
            let responses = zip(sample.cells, sample.measurement.responses).filter { cells.contains($0.0) }
                .map { _, response in
                    var response = response
                    for factor in hidden { response.answers[factor.id] = nil }
                    return response
                }
            let plain = Maturity(of: responses, instrument: sample.instrument, invited: nil)
            func figures(_ maturity: Maturity) -> [Estimate] {
                [maturity.estimate] + maturity.dimensions.map(\.estimate) + maturity.categories.map(\.estimate)
                    + maturity.factors.map(\.estimate)
            }
            for (found, expected) in zip(figures(maturity), figures(plain)) {
                #expect(isClose(found.score?.value, expected.score?.value) && found.respondents == expected.respondents)
                let isSmall = expected.respondents < sample.threshold
                #expect(isClose(found.deviation, isSmall ? nil : expected.deviation))
                #expect((found.interval == nil) == (isSmall || expected.interval == nil))
            }
            #expect(maturity.type == plain.type)
            #expect(maturity.strengths == plain.strengths && maturity.weaknesses == plain.weaknesses)
            #expect(maturity.factors.map(\.agreement) == plain.factors.map(\.agreement))
            #expect(maturity.categories.map(\.agreement) == plain.categories.map(\.agreement))
        }
    }

    private func report(_ rows: [(String, Identifier<Unit>?)], _ units: Table<Unit> = []) -> MaturityReport {
        let instrument = Instrument.sample(2, 2)
        let responses = rows.enumerated().map { instrument.response($0, $1.0, unit: $1.1) }
        return MaturityReport(
            measurement: Measurement(
                id: "2026", header: .init(instrument: instrument.id, year: 2026), responses: Table(responses)),
            units: units, instrument: instrument)
    }

    @Test("a statement that fewer than the threshold answered is withheld; one that nobody answered is just empty")
    func few() throws {
        // Five answered the first, four the second, nobody the third.
        let maturity = try #require(
            report([("55.2", nil), ("55.2", nil), ("5502", nil), ("55.2", nil), ("5002", nil)]).whole.maturity)
        #expect(maturity.factors.map(\.isWithheld) == [false, true, false, false])
        #expect(maturity.factors[2].counts == [2, 0, 0, 0, 0, 0, 0])
        #expect(maturity.factors[2].unanswered == 3)
        #expect(maturity.strengths == ["f00", "f03"])
    }

    @Test("what is withheld in one unit is not found by subtracting another from the whole")
    func subtraction() throws {
        let units: Table<Unit> = [Unit(id: "a", name: ""), Unit(id: "b", name: ""), Unit(id: "c", name: "")]
        let rows: [(String, Identifier<Unit>?)] =
            Array(repeating: ("5555", "a"), count: 8) + Array(repeating: ("5555", "b"), count: 7)
            + Array(repeating: ("5555", "c"), count: 4) + [("6.66", "c")]
        let report = report(rows, units)
        #expect(report.whole.maturity?.factors.map(\.isWithheld) == [false, false, false, false])
        let hidden = report.units.map { $0.group.maturity?.factors.map(\.isWithheld) }
        #expect(
            hidden == [
                [false, false, false, false], [false, true, false, false], [false, true, false, false],
            ])
    }

    @Test("a spread of fewer than the threshold is not shown, though each statement is")
    func spread() throws {
        // Five answered each dimension, but only one answered both.
        let rows: [(String, Identifier<Unit>?)] =
            Array(repeating: ("33..", nil), count: 4) + Array(repeating: ("..66", nil), count: 4) + [("4455", nil)]
        let maturity = try #require(report(rows).whole.maturity)
        #expect(maturity.estimate.respondents == 1)
        #expect(maturity.dimensions.allSatisfy { $0.estimate.interval != nil && $0.estimate.deviation != nil })
        #expect(maturity.categories.allSatisfy { $0.alpha != nil })
        // Now four have.
        let crossed = try #require(report(rows + [("2..2", nil), ("5..5", nil), ("1..1", nil)]).whole.maturity)
        #expect(crossed.estimate.respondents == 4)
        #expect(crossed.estimate.score != nil)
        #expect(crossed.estimate.deviation == nil && crossed.estimate.interval == nil)
    }

    @Test("answers that are all there are all shown in groups that reach the threshold")
    func complete() throws {
        let units: Table<Unit> = [
            Unit(id: "a", name: ""), Unit(id: "b", parent: "a", name: ""), Unit(id: "c", parent: "a", name: ""),
        ]
        let rows: [(String, Identifier<Unit>?)] =
            Array(repeating: ("1234", "b"), count: 5) + Array(repeating: ("6543", "c"), count: 5)
        let report = report(rows, units)
        #expect(report.units.compactMap(\.group.maturity).count == 3)
        #expect(report.units.allSatisfy { $0.group.maturity?.factors.allSatisfy { !$0.isWithheld } == true })
    }

    @Test(
        "which units are withheld",
        arguments: [
            // By count: a unit under 5, and the smallest other when one alone would be known by subtraction.
            ([6, 7, 8], 0, ["", "", ""]), ([4, 7, 6], 0, ["tooFew", "", "complementary"]),
            ([4, 4, 9], 0, ["tooFew", "tooFew", ""]), ([1, 1, 9, 8], 0, ["tooFew", "tooFew", "", "complementary"]),
            ([0, 7, 6], 0, ["tooFew", "", ""]),
            // Those who belong to no unit are a part as well.
            ([6, 7], 1, ["complementary", ""]), ([6, 7], 5, ["", ""]), ([4, 7], 1, ["tooFew", ""]),
            ([2, 2], 0, ["tooFew", "tooFew"]), ([5], 0, [""]), ([], 3, []),
        ])
    func units(counts: [Int], outside: Int, reasons: [String]) {
        let tree = counts.indices.map { (unit: Unit(id: Identifier("u\($0)"), name: ""), depth: 0) }
        let withheld = Suppression(tree, threshold: 5).withheld(
            total: counts.reduce(outside, +),
            counts: Dictionary(uniqueKeysWithValues: zip(tree.map(\.unit.id), counts)))
        #expect(tree.map { withheld[$0.unit.id]?.rawValue ?? "" } == reasons)
    }

    @Test("a damaged tree that goes in a circle is scored all the same")
    func circle() {
        let units: Table<Unit> = [Unit(id: "a", parent: "b", name: ""), Unit(id: "b", parent: "a", name: "")]
        let report = report(
            Array(repeating: ("1234", "a"), count: 5) + Array(repeating: ("6543", "b"), count: 5), units)
        #expect(report.whole.maturity?.respondents == 10)
        #expect(report.units.map(\.respondents) == [10, 5])
    }
}

/// All that can be had by adding, subtracting and scaling some vectors.
private struct Span {
    /// In echelon form, each with 1 at its pivot.
    private var rows: [(pivot: Int, vector: [Double])] = []

    init(_ vectors: [[Double]]) {
        for vector in vectors {
            let rest = reduced(vector)
            guard let pivot = rest.firstIndex(where: { abs($0) > 1e-9 }) else { continue }
            rows.append((pivot, rest.map { $0 / rest[pivot] }))
        }
    }

    func contains(_ vector: [Double]) -> Bool { reduced(vector).allSatisfy { abs($0) <= 1e-9 } }

    private func reduced(_ vector: [Double]) -> [Double] {
        var rest = vector
        for (pivot, row) in rows {
            let share = rest[pivot]
            for index in rest.indices { rest[index] -= share * row[index] }
        }
        return rest
    }
}
