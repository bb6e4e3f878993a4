import Model
import TestSupport
import Testing

@testable import Scoring

@Suite struct ComparisonTests {
    @Test("quartiles lie between the nearest values in proportion")
    func distribution() throws {
        let four = try #require(Distribution([4, 1, 3, 2]))
        #expect(four.low == 1 && four.high == 4 && four.mean == 2.5 && four.median == 2.5)
        #expect(four.lowerQuartile == 1.75 && four.upperQuartile == 3.25)
        #expect(abs((four.deviation ?? 0) - 1.2909944487358056) < 1e-12)
        let one = try #require(Distribution([7]))
        #expect(one.lowerQuartile == 7 && one.upperQuartile == 7 && one.deviation == nil)
        #expect(Distribution([]) == nil)
    }

    @Test("a rank counts those that are higher, a percentile those that are lower and half of the equals")
    func standing() throws {
        let standing = try #require(Standing(50, among: [80, 60, 50, 40, 10]))
        #expect(standing.rank == 3 && standing.count == 6)
        #expect(standing.percentile == 50)
        #expect(try #require(Standing(90, among: [1, 2, 3, 4, 5])).percentile == 100)
        #expect(Standing(50, among: [1, 2, 3, 4]) == nil)
        #expect(Standing(.nan, among: [1, 2, 3, 4, 5]) == nil)
    }

    /// Municipalities by county, each with its number as its score.
    private func table(_ counties: [String?], populations: [Int?] = []) -> PeerTable {
        var table = PeerTable(instrument: "dimios", year: 2026, measures: [.maturity])
        for (number, county) in counties.enumerated() {
            table.add(
                Summary.Participant(
                    id: Identifier("o\(1000 + number)"), name: "O\(number)", kind: .municipality, county: county,
                    population: populations.indices.contains(number) ? populations[number] : nil),
                type: nil, version: "1", scores: [Double(number)])
        }
        return table
    }

    private func county(_ key: String) -> PeerGroup { PeerGroup(kind: .municipality, grouping: .county, key: key) }

    @Test("a group of five is told, of four not, and then the next smallest neither")
    func threshold() {
        let comparison = Comparison(
            table(
                Array(repeating: "01", count: 4) + Array(repeating: "02", count: 5) + Array(repeating: "03", count: 9)))
        #expect(comparison.outcome(of: county("01"), measure: 0) == .withheld(.tooFew))
        #expect(comparison.outcome(of: county("02"), measure: 0) == .withheld(.complementary))
        #expect(comparison.outcome(of: county("03"), measure: 0).distribution?.count == 9)
        // The places of 18 that are 0, 1, … 17.
        #expect(comparison.outcome(of: .all, measure: 0).distribution?.mean == 8.5)
    }

    @Test("those that belong to no county count as what is left, so that it cannot be worked out")
    func rest() {
        let comparison = Comparison(
            table(Array(repeating: nil, count: 2) + Array(repeating: "02", count: 6) + Array(repeating: "03", count: 9))
        )
        #expect(comparison.outcome(of: county("02"), measure: 0) == .withheld(.complementary))
        #expect(comparison.outcome(of: county("03"), measure: 0).distribution?.count == 9)
    }

    @Test("a county that is also a class of population cannot be worked out through that")
    func acrossGroupings() {
        // Counties 01 (4) and 02 (6) are withheld, and 03 (10) is told. All of 02 are small, all others large: the small
        // ones' mean is 02's, and the large ones' less 03's would be 01's.
        let comparison = Comparison(
            table(
                Array(repeating: "01", count: 4) + Array(repeating: "02", count: 6) + Array(repeating: "03", count: 10),
                populations: Array(repeating: 60_000, count: 4) + Array(repeating: 5_000, count: 6)
                    + Array(repeating: 60_000, count: 10)))
        func isTold(_ group: PeerGroup) -> Bool { comparison.outcome(of: group, measure: 0).distribution != nil }
        func size(_ population: PopulationClass) -> PeerGroup {
            PeerGroup(kind: .municipality, grouping: .population, key: population.rawValue)
        }
        #expect(!isTold(county("01")) && !isTold(county("02")))
        // The two classes add up to all, so that either would give both.
        #expect(!isTold(size(.below10000)) && !isTold(size(.below100000)))
        #expect(isTold(county("03")))
        #expect(isTold(PeerGroup(kind: .municipality, grouping: .kind)))
    }

    @Test("who lacks what most have does not count, and how many do not is told")
    func incomplete() {
        var table = PeerTable(instrument: "sample", year: 2026, measures: [.maturity, .factor("f00")])
        for number in 0..<9 {
            table.add(
                Summary.Participant(id: Identifier("o\(number)"), name: "", kind: .municipality), type: nil,
                version: "1", scores: [Double(number), number < 2 ? .nan : 50])
        }
        let comparison = Comparison(table)
        #expect(comparison.incomplete(in: .all, measure: 0) == 2)
        #expect(comparison.incomplete(in: .all, measure: 1) == 0)
        #expect(comparison.outcome(of: .all, measure: 0).distribution?.count == 7)
    }
}
