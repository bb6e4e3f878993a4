import Testing

@testable import Model

@Suite struct InstrumentVersionTests {
    @Test(
        "versions are compared by their numbers",
        arguments: [
            ("2026-1", "2026-2"), ("2026-2", "2027-1"), ("2026-9", "2026-10"), ("1", "2"), ("9", "10"),
            ("2026", "2026-1"),
            ("", "1"), ("v1.9", "v1.10"), ("2026-1", "99999999999999999999-1"),
        ])
    func order(earlier: String, later: String) {
        #expect(InstrumentVersion(earlier) < InstrumentVersion(later))
        #expect(!(InstrumentVersion(later) < InstrumentVersion(earlier)))
    }

    @Test("what stands between the numbers does not count")
    func signs() {
        #expect(InstrumentVersion("2026-1") == InstrumentVersion("2026.01"))
        #expect(InstrumentVersion("2026-1") != InstrumentVersion("20261"))
    }

    @Test("a statement had its wording from the version that it is since, and before that another each version")
    func wording() {
        let nothing = Text(swedish: "", english: "")
        let factor = Factor(id: "E1", name: nothing, statement: nothing, help: nothing, since: "2026-2")
        let instrument = Instrument(
            id: "dimios", version: "2027-1", name: nothing, shortName: nothing, source: nothing, stem: nothing,
            scale: .init(labels: [], unknown: nothing), dimensions: [], types: [], advice: [])
        func wording(_ version: String?) -> Wording { instrument.wording(of: factor, in: version) }
        #expect(wording(nil) == .current && wording("2026-2") == .current && wording("2027-1") == .current)
        #expect(wording("2026-1") == .former("dimios", InstrumentVersion("2026-1")))
        #expect(wording("2026-1") != wording("2025-1"))
        var old = factor
        old.since = nil
        #expect(instrument.wording(of: old, in: "1") == .current)
    }
}
