import Model
import Testing

@testable import Scoring

/// What is shown must not let anybody work out what is withheld.
@Suite struct SuppressionTests {
    /// Units as `name: (parent, respondents of its own)`, those of no unit, and the report of it all.
    private func report(
        _ units: [(id: String, parent: String?, own: Int)], outside: Int = 0, threshold: Int = 5
    ) -> MaturityReport {
        var responses: [Response] = []
        func add(_ count: Int, _ unit: Identifier<Unit>?) {
            for _ in 0..<count { responses.append(Response("r\(10_000 + responses.count)", unit: unit, [4, 3])) }
        }
        for unit in units { add(unit.own, Identifier(unit.id)) }
        add(outside, nil)
        let header = Measurement.Header(instrument: "test", year: 2026, anonymityThreshold: threshold)
        let tree = units.map { Unit(id: Identifier($0.id), parent: $0.parent.map { Identifier($0) }, name: $0.id) }
        return MaturityReport(
            measurement: Measurement(id: "2026", header: header, responses: Table(responses)), units: Table(tree),
            instrument: Instrument(capability: 1, heritage: 1))
    }

    private func withheld(_ report: MaturityReport) -> [String: Withheld] {
        var reasons: [String: Withheld] = [:]
        for unit in report.units {
            if case .withheld(let reason) = unit.group { reasons[unit.id.rawValue] = reason }
        }
        return reasons
    }

    @Test(
        "groups are withheld under the threshold, and the next smallest with a lone one",
        arguments: [
            // All large enough.
            ([("a", nil, 5), ("b", nil, 9)], 0, [:]),
            // a alone could be had by subtraction, so b, the next smallest, goes too.
            ([("a", nil, 4), ("b", nil, 6), ("c", nil, 9)], 0, ["a": .tooFew, "b": .complementary]),
            // Two small ones hide each other: together they are five.
            ([("a", nil, 2), ("b", nil, 3), ("c", nil, 9)], 0, ["a": .tooFew, "b": .tooFew]),
            // Two that together are four are a small group themselves.
            (
                [("a", nil, 2), ("b", nil, 2), ("c", nil, 7), ("d", nil, 8)], 0,
                ["a": .tooFew, "b": .tooFew, "c": .complementary]
            ),
            // A unit without answers hides nobody.
            ([("a", nil, 0), ("b", nil, 8)], 0, ["a": .tooFew]),
            (
                [("a", nil, 0), ("b", nil, 4), ("c", nil, 7), ("d", nil, 8)], 0,
                ["a": .tooFew, "b": .tooFew, "c": .complementary]
            ),
            // Two respondents of no unit are a group that can be had by subtraction.
            ([("a", nil, 6), ("b", nil, 9)], 2, ["a": .complementary]),
            // Five are not a small one.
            ([("a", nil, 6), ("b", nil, 9)], 5, [:]),
            // So are two who belong to the parent alone.
            ([("p", nil, 2), ("a", "p", 6), ("b", "p", 9)], 0, ["a": .complementary]),
            // Below what is withheld nothing is shown.
            (
                [("a", nil, 3), ("b", nil, 1), ("b1", "b", 8), ("c", nil, 20)], 0,
                ["a": .tooFew, "b": .complementary, "b1": .complementary]
            ),
            // The whole is too small to show anything.
            ([("a", nil, 2), ("b", nil, 2)], 0, ["a": .tooFew, "b": .tooFew]),
        ] as [([(id: String, parent: String?, own: Int)], Int, [String: Withheld])])
    func cases(units: [(id: String, parent: String?, own: Int)], outside: Int, expected: [String: Withheld]) {
        #expect(withheld(report(units, outside: outside)) == expected)
    }

    @Test("the whole is withheld under the threshold, and shown at it", arguments: [(4, false), (5, true)])
    func whole(respondents: Int, isShown: Bool) {
        #expect((report([], outside: respondents).whole.maturity != nil) == isShown)
    }

    @Test("a threshold of 1, or a damaged one below, shows every group that has answers", arguments: [1, 0, -3])
    func noThreshold(threshold: Int) {
        let shown = report([("a", nil, 1), ("b", nil, 0)], threshold: threshold)
        #expect(withheld(shown) == ["b": .tooFew])
        #expect(shown.whole.maturity != nil)
    }

    @Test("a withheld group tells nothing, not even how many answered")
    func secrecy() throws {
        let unit = try #require(report([("a", nil, 3), ("b", nil, 3), ("c", nil, 9)]).unit("a"))
        #expect(unit.group.maturity == nil)
        #expect(unit.respondents == nil)
    }

    @Test("a respondent of a unit that is not in the tree counts for the whole alone")
    func unknownUnit() {
        var table = Table(rows: Array(repeating: [4, 3], count: 6))
        for index in 0..<6 { table.update(table[index].id) { $0.unit = "elsewhere" } }
        let header = Measurement.Header(instrument: "test", year: 2026)
        let report = MaturityReport(
            measurement: Measurement(id: "2026", header: header, responses: table), units: [Unit(id: "a", name: "a")],
            instrument: Instrument(capability: 1, heritage: 1))
        #expect(report.whole.maturity?.respondents == 6)
        #expect(report.units.map(\.group) == [.withheld(.tooFew)])
    }

    @Test("units in a circle, as in a damaged file, are scored without end or loss")
    func circle() {
        let report = report([("a", "b", 6), ("b", "a", 7), ("c", "c", 8), ("d", nil, 9)])
        #expect(Set(report.units.map(\.id)) == ["a", "b", "c", "d"])
        #expect(report.whole.maturity?.respondents == 30)
    }

    // MARK: Properties

    struct Tree {
        var units: [(id: String, parent: String?, own: Int)] = []
        var outside = 0
        var threshold = 5

        init(seed: Int) {
            var random = Seeded(seed)
            let count = Int.random(in: 1...14, using: &random)
            threshold = Int.random(in: 1...6, using: &random)
            // Bushes, chains and all between.
            let bushiness = Double.random(in: 0...1, using: &random)
            for place in 0..<count {
                let isTop = place == 0 || Double.random(in: 0..<1, using: &random) < bushiness * 0.6
                let parent = isTop ? nil : "u\(Int.random(in: 0..<place, using: &random))"
                let own =
                    Double.random(in: 0..<1, using: &random) < 0.25 ? 0 : Int.random(in: 0...9, using: &random)
                units.append(("u\(place)", parent, own))
            }
            outside = [0, 0, 1, 3, 8].randomElement(using: &random)!
        }

        /// How many respondents each cell of the tree has: those of each unit alone, and those of none.
        var cells: [Int] { units.map(\.own) + [outside] }

        /// The cells of a unit and all below it.
        func cells(of place: Int) -> Set<Int> {
            Set(
                units.indices.filter { cell in
                    var at: Int? = cell
                    while let next = at, next != place { at = units[next].parent.map { Int($0.dropFirst())! } }
                    return at != nil
                })
        }
    }

    @Test("no withheld group can be worked out from those that are shown", arguments: 0..<1500)
    func noLeak(seed: Int) throws {
        let tree = Tree(seed: seed)
        let report = report(tree.units, outside: tree.outside, threshold: tree.threshold)
        // Every figure that adds up, a count, a sum of answers, a sum of squares, is known for the shown groups only.
        // One of a withheld group is known when the group's cells are a combination of those of the shown ones.
        let occupied = tree.cells.indices.filter { tree.cells[$0] > 0 }
        func vector(_ cells: Set<Int>) -> [Int] { occupied.map { cells.contains($0) ? 1 : 0 } }
        var shown: [[Int]] = []
        var secret: [(String, [Int])] = []
        if report.whole.maturity != nil { shown.append(vector(Set(tree.cells.indices))) }
        for (place, unit) in tree.units.enumerated() {
            let cells = tree.cells(of: place)
            if try #require(report.unit(Identifier(unit.id))).group.maturity != nil {
                shown.append(vector(cells))
            } else {
                secret.append((unit.id, vector(cells)))
            }
        }
        // Those who belong to a unit alone, or to none, are a group as well.
        for (cell, count) in tree.cells.enumerated() where count < tree.threshold {
            secret.append(("cell \(cell)", vector([cell])))
        }
        let rank = rank(shown)
        for (name, vector) in secret where vector.contains(1) {
            #expect(self.rank(shown + [vector]) > rank, "\(name) of \(tree)")
        }
    }

    @Test("what is not shown of a shown group is nothing, or at least the threshold", arguments: 0..<1500)
    func remainders(seed: Int) throws {
        let tree = Tree(seed: seed)
        let report = report(tree.units, outside: tree.outside, threshold: tree.threshold)
        let shown = try tree.units.indices.filter {
            try #require(report.unit(Identifier(tree.units[$0].id))).group.maturity != nil
        }.map { tree.cells(of: $0) }
        let groups = shown + (report.whole.maturity == nil ? [] : [Set(tree.cells.indices)])
        for group in groups {
            let rest = shown.filter { $0.isStrictSubset(of: group) }.reduce(group) { $0.subtracting($1) }
            let count = rest.reduce(0) { $0 + tree.cells[$1] }
            #expect(count == 0 || count >= tree.threshold, "\(tree)")
        }
    }

    @Test("nothing is withheld where no group is small", arguments: 0..<300)
    func nothingInVain(seed: Int) {
        var tree = Tree(seed: seed)
        for place in tree.units.indices { tree.units[place].own += tree.threshold }
        if tree.outside > 0 { tree.outside += tree.threshold }
        #expect(withheld(report(tree.units, outside: tree.outside, threshold: tree.threshold)).isEmpty)
    }

    /// The rank of a matrix of zeros and ones, computed modulo a prime: the rows are nested or apart, so no minor is
    /// anything but −1, 0 or 1, and the prime changes nothing.
    private func rank(_ rows: [[Int]]) -> Int {
        let prime = 1_000_003
        func power(_ base: Int, _ exponent: Int) -> Int {
            exponent == 0 ? 1 : power(base * base % prime, exponent / 2) * (exponent % 2 == 1 ? base : 1) % prime
        }
        var rows = rows
        var rank = 0
        for column in 0..<(rows.first?.count ?? 0) {
            guard let pivot = rows[rank...].firstIndex(where: { $0[column] != 0 }) else { continue }
            rows.swapAt(rank, pivot)
            let inverse = power(rows[rank][column], prime - 2)
            for row in rows.indices where row > rank && rows[row][column] != 0 {
                let factor = rows[row][column] * inverse % prime
                for place in rows[row].indices {
                    rows[row][place] = ((rows[row][place] - factor * rows[rank][place]) % prime + prime) % prime
                }
            }
            rank += 1
            if rank == rows.count { break }
        }
        return rank
    }
}
