import Model
import TestSupport
import Testing

@testable import Scoring

/// An organisation that shares, opens its measurement again, and shares once more.
@Suite struct ResharingTests {
    private static let instrument = Instrument.sample(2, 2)

    /// Rows of answers, the first `count` of which came before.
    private static func share(_ rows: [String], after earlier: Summary?) -> Sharing {
        let responses = rows.enumerated().map { instrument.response($0, $1) }
        let organisation = Organisation(
            profile: .init(slug: "a", name: "A", kind: .municipality),
            measurements: [
                Measurement(
                    id: "2026", header: .init(instrument: instrument.id, year: 2026, status: .closed),
                    responses: Table(responses))
            ])
        return Sharing(
            organisation, instruments: [instrument], method: InventoryTests.method, earlier: earlier,
            on: Day("2026-05-01")!,
            withProducts: false)
    }

    @Test("five who came late do not give away the one of them who answered a statement")
    func oneAnswer() {
        let before = Array(repeating: "4444", count: 6)
        let first = Self.share(before, after: nil)
        let second = Self.share(before + Array(repeating: "333.", count: 4) + ["3336"], after: first.summary)
        #expect(second.heldBack.map(\.reason) == [.sharedBefore])
        #expect(second.summary.results == first.summary.results)
        let third = Self.share(before + Array(repeating: "3336", count: 5), after: first.summary)
        #expect(third.heldBack.isEmpty && third.summary.results != first.summary.results)
    }

    @Test("whoever keeps both summaries never has a mean of fewer than five by subtraction", arguments: 0..<60)
    func subtraction(seed: Int) {
        var random = Random(seed: seed)
        func row() -> String {
            (0..<4).map { _ in random.happens(0.6) ? "\(random.integer(1...6))" : "." }.joined()
        }
        var rows = (0..<random.integer(5...12)).map { _ in row() }
        var told = Self.share(rows, after: nil).summary
        for _ in 0..<4 {
            rows += (0..<random.integer(0...9)).map { _ in row() }
            let next = Self.share(rows, after: told).summary
            for (old, new) in zip(told.results, next.results) {
                for figure in new.figures {
                    guard let earlier = old.figures.first(where: { $0.measure == figure.measure }) else { continue }
                    let came = figure.count - earlier.count
                    #expect(came == 0 ? figure == earlier : came >= 5, "\(figure.measure)")
                }
            }
            told = next
        }
    }
}
