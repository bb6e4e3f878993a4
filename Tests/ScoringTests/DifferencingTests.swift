import Model
import TestSupport
import Testing

@testable import Scoring

/// What somebody works out who has everything that is told of a collection: all groups, groupings, measures and years.
///
/// The unknowns are what each organisation scored in each factor of each year. Every mean that is told is, times the
/// group's size, a sum of those with known weights, also the means of categories, dimensions and the whole. Whoever adds
/// and subtracts has every combination of them, and no other: it is asked whether a sum that must be kept is among them.
@Suite struct DifferencingTests {
    @Test("no withheld mean, and none of fewer than five, can be worked out from all that is told", arguments: 0..<20)
    func nothingFound(block: Int) {
        for seed in block * 6..<(block + 1) * 6 {
            let world = World(seed: seed)
            #expect(
                world.leaks { world.comparisons[$0].outcome(of: $1, measure: $2).distribution } == [], "seed \(seed)")
        }
    }

    @Test("the same attack finds something in many worlds where groups under five alone are withheld")
    func unprotected() {
        let found = (0..<30).filter { seed in
            let world = World(seed: seed)
            return !world.leaks { year, group, column in
                let comparison = world.comparisons[year]
                let values = comparison.rows(of: group, measure: column).map { comparison.table.scores[column][$0] }
                return values.count < 5 ? nil : Distribution(values)
            }.isEmpty
        }
        #expect(found.count > 7, "\(found)")
    }

    @Test(
        "an organisation without one of the factors is told of nowhere rather than left between a category and its factors"
    )
    func incomplete() {
        let found = (0..<30).filter { seed in
            let world = World(seed: seed, lacksFactors: true)
            // As it would be if each measure counted those that have it.
            return !world.leaks { year, group, column in
                let table = world.comparisons[year].table
                let rows = table.scores[column].indices.filter { !table.scores[column][$0].isNaN }
                let disclosure = PeerDisclosure(table, rows: rows)
                guard disclosure.withheld[group] == nil else { return nil }
                return Distribution(
                    rows.filter { table.group(ofRow: $0, by: group.grouping) == group }
                        .map { table.scores[column][$0] })
            }.isEmpty
        }
        #expect(found.count > 7, "\(found)")
    }

    @Test("a group that has all of another and one organisation more is withheld, or the other is")
    func nested() {
        var table = PeerTable(instrument: "sample", year: 2026, measures: [.maturity])
        // Six in the county, of whom five are small and one is large; the large ones are elsewhere.
        for number in 0..<20 {
            let peer = Summary.Participant(
                id: Identifier(number < 10 ? "0\(number)" : "\(number)"), name: "", kind: .municipality,
                county: number < 6 ? "01" : "02", population: number < 5 ? 5000 : 50000)
            table.add(peer, type: nil, version: "1", scores: [Double(number)])
        }
        let disclosure = PeerDisclosure(table, rows: Array(0..<20))
        let county = PeerGroup(kind: .municipality, grouping: .county, key: "01")
        let small = PeerGroup(kind: .municipality, grouping: .population, key: PopulationClass.below10000.rawValue)
        #expect(disclosure.withheld[county] == .complementary || disclosure.withheld[small] == .complementary)
        #expect(disclosure.withheld[PeerGroup(kind: .municipality, grouping: .kind)] == nil)
    }
}

/// A small collection of two years, which organisations join and leave.
private struct World {
    let comparisons: [Comparison]
    private let instrument = Instrument.sample([
        [(weight: 1, factors: [1, 2]), (weight: 3, factors: [1])], [(weight: 1, factors: [1])],
    ])
    /// By year, column and row: the weights of the unknowns.
    private var weights: [[[Field.Vector]]] = []
    private let unknowns: Int

    init(seed: Int, lacksFactors: Bool = false) {
        var random = Random(seed: seed)
        let count = random.integer(6...14)
        let kinds = Array(Organisation.Kind.allCases.prefix(random.integer(1...2)))
        let (counties, sizes, types) = (random.integer(1...4), random.integer(1...3), random.integer(1...3))
        let peers = (0..<count).map { number in
            Summary.Participant(
                id: Identifier(number < 10 ? "0\(number)" : "\(number)"), name: "", kind: random.pick(kinds),
                county: random.happens(0.1) ? nil : "0\(random.below(counties))",
                population: random.happens(0.1) ? nil : [5000, 30000, 300_000][random.below(sizes)])
        }
        let factors = instrument.factors.count
        unknowns = 2 * count * factors
        let lacking = lacksFactors || random.happens(0.5) ? 0.05 : 0
        var comparisons: [Comparison] = []
        for year in 0..<2 {
            var table = PeerTable(instrument: "sample", year: 2025 + year, measures: instrument.measures)
            var weights: [[Field.Vector]] = Array(repeating: [], count: instrument.measures.count)
            for (row, peer) in peers.enumerated() where !random.happens(0.1) {
                let first = (year * count + row) * factors
                let scores = (0..<factors).map { _ in random.happens(lacking) ? nil : Double(random.integer(0...100)) }
                let figures = Figures(instrument, scores, first: first, unknowns: unknowns)
                for (column, value) in figures.values.enumerated() { weights[column].append(value?.weights ?? []) }
                table.add(
                    peer, type: Identifier(["A", "B", "C"][random.below(types)]), version: "1",
                    scores: figures.values.map { $0?.score ?? .nan })
            }
            self.weights.append(weights)
            comparisons.append(Comparison(table))
        }
        self.comparisons = comparisons
    }

    /// What can be worked out and must not be, when `told` says what is told of a group in a year and a column.
    func leaks(_ told: (Int, PeerGroup, Int) -> Distribution?) -> [String] {
        var span = Field.Span(dimension: unknowns)
        var kept: [(name: String, sum: Field.Vector)] = []
        for (year, comparison) in comparisons.enumerated() {
            let table = comparison.table
            for (column, measure) in table.measures.enumerated() {
                let present = table.scores[column].indices.filter { !table.scores[column][$0].isNaN }
                func sum(_ rows: [Int]) -> Field.Vector {
                    rows.reduce(Field.zero(unknowns)) { Field.sum($0, weights[year][column][$1]) }
                }
                var withheld: [PeerGroup: [Int]] = [:]
                let groups = Set(
                    present.flatMap { row in
                        PeerGroup.Grouping.allCases.compactMap { table.group(ofRow: row, by: $0) }
                    })
                for group in groups {
                    let rows = present.filter { table.group(ofRow: $0, by: group.grouping) == group }
                    guard let distribution = told(year, group, column) else {
                        withheld[group] = rows
                        continue
                    }
                    // Who is in the sum is taken to be known; the numbers tell which of two ways to count it is.
                    let counted = comparison.rows(of: group, measure: column)
                    span.add(sum(distribution.count == rows.count ? rows : counted))
                }
                let name = "\(measure.rawValue) \(table.year)"
                for (group, rows) in withheld { kept.append(("\(name) \(group)", sum(rows))) }
                for pair in withheld.keys {
                    for other in withheld.keys where other.grouping == pair.grouping && other.key < pair.key {
                        let rows = withheld[pair]! + withheld[other]!
                        if rows.count < 5 { kept.append(("\(name) \(pair) + \(other)", sum(rows))) }
                    }
                }
                for few in subsets(of: present, upTo: measure == .maturity ? 4 : 1) {
                    kept.append(("\(name) \(few)", sum(few)))
                }
            }
        }
        return kept.filter { span.contains($0.sum) }.map(\.name)
    }

    private func subsets(of rows: [Int], upTo size: Int) -> [[Int]] {
        var sets: [[Int]] = [[]]
        for row in rows { sets += sets.filter { $0.count < size }.map { $0 + [row] } }
        return sets.filter { !$0.isEmpty }
    }
}

/// What an organisation has by its factors: the scores, and how they come of the unknowns.
private struct Figures {
    var values: [(score: Double, weights: Field.Vector)?] = []

    init(_ instrument: Instrument, _ scores: [Double?], first: Int, unknowns: Int) {
        typealias Value = (score: Double, weights: Field.Vector)
        func mean(_ parts: [(weight: Double, value: Value?)]) -> Value? {
            let known = parts.compactMap { part in part.value.map { (part.weight, $0) } }
            let total = known.reduce(0) { $0 + $1.0 }
            guard total > 0 else { return nil }
            var sum = Field.zero(unknowns)
            for (weight, value) in known {
                let share = Field.quotient(UInt64(weight), UInt64(total))
                sum = Field.sum(sum, value.weights.map { Field.product($0, share) })
            }
            return (known.reduce(0) { $0 + $1.0 * $1.1.score } / total, sum)
        }
        var place = 0
        var (factors, categories, dimensions): ([Value?], [Value?], [Value?]) = ([], [], [])
        for dimension in instrument.dimensions {
            let parts = dimension.categories.map { category -> (Double, Value?) in
                let own = category.factors.map { factor -> (Double, Value?) in
                    var unit = Field.zero(unknowns)
                    unit[first + place] = 1
                    factors.append(scores[place].map { ($0, unit) })
                    place += 1
                    return (factor.weight, factors.last!)
                }
                categories.append(mean(own))
                return (category.weight, categories.last!)
            }
            dimensions.append(mean(parts))
        }
        let whole = dimensions.contains { $0 == nil } ? nil : mean(dimensions.map { (1, $0) })
        values = [whole] + dimensions + categories + factors
    }
}

/// Numbers modulo a large prime: exact, where doubles would have to be near enough.
private enum Field {
    typealias Vector = [UInt64]
    static let prime: UInt64 = 2_147_483_647

    static func zero(_ count: Int) -> Vector { Array(repeating: 0, count: count) }
    static func product(_ left: UInt64, _ right: UInt64) -> UInt64 { left * right % prime }
    static func sum(_ left: Vector, _ right: Vector) -> Vector { zip(left, right).map { ($0 + $1) % prime } }

    /// By Fermat's little theorem.
    static func quotient(_ left: UInt64, _ right: UInt64) -> UInt64 {
        var (result, power, exponent) = (left % prime, right % prime, prime - 2)
        while exponent > 0 {
            if exponent & 1 == 1 { result = product(result, power) }
            power = product(power, power)
            exponent >>= 1
        }
        return result
    }

    /// All combinations of some vectors, in echelon form.
    struct Span {
        private var rows: [Vector?]

        init(dimension: Int) { rows = Array(repeating: nil, count: dimension) }

        mutating func add(_ vector: Vector) {
            let rest = rest(of: vector)
            guard let pivot = rest.firstIndex(where: { $0 != 0 }) else { return }
            let inverse = Field.quotient(1, rest[pivot])
            rows[pivot] = rest.map { product($0, inverse) }
        }

        func contains(_ vector: Vector) -> Bool { rest(of: vector).allSatisfy { $0 == 0 } }

        private func rest(of vector: Vector) -> Vector {
            var rest = vector
            for pivot in rest.indices where rest[pivot] != 0 {
                guard let row = rows[pivot] else { continue }
                let share = prime - rest[pivot]
                for index in pivot..<rest.count where row[index] != 0 {
                    rest[index] = (rest[index] + row[index] * share) % prime
                }
            }
            return rest
        }
    }
}
