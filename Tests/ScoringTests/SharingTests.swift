import Model
import Testing

@testable import Scoring

@Suite struct SharingTests {
    private let instrument = Instrument.sample(2, 2)
    private let method = Method(
        id: "dios", version: "1", name: Text(swedish: "", english: ""), source: Text(swedish: "", english: ""),
        quality: [], importance: [])
    private let day = Day("2026-11-26")!

    private func organisation(_ rows: [String], status: Measurement.Status = .closed) -> Organisation {
        var header = Measurement.Header(instrument: "sample", year: 2026)
        header.status = status
        let responses = rows.enumerated().map { instrument.response($0, $1) }
        return Organisation(
            profile: Organisation.Profile(slug: "prov", name: "Prov", kind: .municipality, registerCode: "1480"),
            measurements: [Measurement(id: "2026", header: header, responses: Table(responses))])
    }

    private func share(_ organisation: Organisation, earlier: Summary? = nil) -> Sharing {
        Sharing(
            organisation, instruments: [instrument], method: method, earlier: earlier, on: day, withProducts: false)
    }

    @Test("the whole is shared, with the scores that the screen has")
    func whole() throws {
        let sharing = share(organisation(["6611", "6611", "6611", "6611", "1166"]))
        #expect(sharing.heldBack.isEmpty)
        #expect(sharing.summary.organisation.id == "kommun-1480")
        let result = try #require(sharing.summary.results.first)
        #expect(result.respondents == 5)
        // Four of five answer 6, which is 100, and one 1, which is 0.
        #expect(result.score(.dimension("capability")) == Score(80))
        #expect(result.score(.dimension("heritage")) == Score(20))
        #expect(result.score(.maturity) == Score(50))
        #expect(result.type == "C")
        #expect(result.figures.count == 1 + 2 + 2 + 4)
    }

    @Test("what is shared tells which wording was answered, which need not be today's")
    func version() {
        var organisation = organisation(Array(repeating: "3333", count: 5))
        #expect(share(organisation).summary.results.map(\.version) == ["1"])
        organisation.measurements.update("2026") { $0.header.version = "0" }
        #expect(share(organisation).summary.results.map(\.version) == ["0"])
    }

    @Test("a measurement that is not closed, or of too few, is held back, and says why")
    func heldBack() {
        let open = share(organisation(Array(repeating: "3333", count: 9), status: .open))
        #expect(open.summary.results.isEmpty)
        #expect(open.heldBack.map(\.reason) == [.notClosed])
        let few = share(organisation(Array(repeating: "3333", count: 4)))
        #expect(few.summary.results.isEmpty)
        #expect(few.heldBack.map(\.reason) == [.tooFew])
    }

    @Test("a statement that too few have answered is not in it")
    func statement() throws {
        let result = try #require(share(organisation(["6.66", "6.66", "6666", "6666", "6666"])).summary.results.first)
        #expect(result.score(.factor("f01")) == nil)
        #expect(result.score(.factor("f00")) == Score(100))
    }

    @Test("what was shared stays when fewer than five have come since; with five more it is shared anew")
    func again() {
        let five = organisation(Array(repeating: "6666", count: 5))
        let first = share(five).summary
        let nine = organisation(Array(repeating: "6666", count: 5) + Array(repeating: "1111", count: 4))
        let second = share(nine, earlier: first)
        #expect(second.summary.results == first.results)
        #expect(second.heldBack.map(\.reason) == [.sharedBefore])
        let ten = organisation(Array(repeating: "6666", count: 5) + Array(repeating: "1111", count: 5))
        let third = share(ten, earlier: first)
        #expect(third.summary.results.first?.score(.maturity) == Score(50))
        #expect(third.heldBack.isEmpty)
    }

    @Test("a measurement that is no longer there stays in what is shared")
    func earlierYears() {
        let first = share(organisation(Array(repeating: "6666", count: 5))).summary
        var gone = organisation([])
        gone.measurements = []
        #expect(share(gone, earlier: first).summary.results == first.results)
    }

    @Test("of the plan only actions that are marked so are told")
    func initiatives() {
        var organisation = organisation(Array(repeating: "6666", count: 5))
        organisation.plan = [
            PlanItem(id: "a", kind: .action, text: "Berättas", category: "c0", owner: "Eva Ek", isShared: true),
            PlanItem(id: "b", kind: .action, text: "Berättas inte"),
            PlanItem(id: "c", kind: .challenge, text: "Ett hinder", isShared: true),
        ]
        #expect(
            share(organisation).summary.initiatives == [Summary.Initiative(category: "c0", text: "Berättas")])
    }

    @Test("an instrument that is mixed up with another is found out")
    func fault() {
        var summary = share(organisation(Array(repeating: "6666", count: 5))).summary
        func fault() -> SummaryFault? { self.fault(summary) }
        #expect(fault() == nil)
        summary.results[0].figures[0].measure = .factor("x9")
        #expect(fault() == .foreignMeasure(.factor("x9"), instrument: "sample"))
        summary.results[0].instrument = "other"
        #expect(fault() == .unknownInstrument("other"))
        summary.results = [summary.results[0], summary.results[0]]
        summary.results[0].figures = []
        summary.results[0].instrument = "sample"
        summary.results[1] = summary.results[0]
        #expect(fault() == .repeated(instrument: "sample", year: 2026))
    }

    private func fault(_ summary: Summary) -> SummaryFault? {
        SummaryFault(summary, instruments: [instrument], method: method, counties: ["22"], tomorrow: Day("2026-11-27")!)
    }

    @Test("what nobody can have shared is found out: of few, of other times, of a county that is not there")
    func impossible() {
        let right = share(organisation(Array(repeating: "6666", count: 5))).summary
        var summary = right
        summary.results[0].figures[0].count = 4
        #expect(fault(summary) == .tooFew(.maturity, instrument: "sample", year: 2026, count: 4))
        // Systems are no persons.
        summary = right
        summary.results = [
            Summary.Result(
                instrument: "dios", version: "1", year: 2026,
                figures: [Summary.Figure(measure: .portfolioIndex, score: Score(50), count: 1)])
        ]
        #expect(fault(summary) == nil)
        for (year, isPossible) in [(1999, false), (2000, true), (2027, true), (2028, false)] {
            summary = right
            summary.results[0].year = year
            #expect(fault(summary) == (isPossible ? nil : .impossibleYear(year)))
        }
        summary = right
        summary.shared = Day("2026-11-27")!
        #expect(fault(summary) == nil)
        summary.shared = Day("2026-11-28")!
        #expect(fault(summary) == .future(Day("2026-11-28")!))
        summary = right
        summary.organisation.county = "22"
        #expect(fault(summary) == nil)
        summary.organisation.county = "99"
        #expect(fault(summary) == .unknownCounty("99"))
        summary.organisation.isGenerated = true
        #expect(fault(summary) == nil)
    }
}
