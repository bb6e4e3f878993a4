import Model
import Testing

@Suite struct TallyTests {
    @Test(
        "hands are typed as the numbers of those who answered 1 to 6, and perhaps «vet ej»",
        arguments: [
            ("0 2 5 3 1 0", [0, 0, 2, 5, 3, 1, 0]), ("1,0,0,0,0,4", [0, 1, 0, 0, 0, 0, 4]),
            ("  0 0 0 0 0 0   2 ", [2, 0, 0, 0, 0, 0, 0]), ("1;2;3;4;5;6;7", [7, 1, 2, 3, 4, 5, 6]),
        ])
    func typed(text: String, counts: [Int]) {
        #expect(Discussion.Tally(typed: text)?.counts == counts)
    }

    @Test(
        "anything else is no tally",
        arguments: [
            "", "1", "1 2 3 4 5", "1 2 3 4 5 6 7 8", "0 0 0 0 0 0", "1 2 3 4 5 x", "1 2 3 4 5 -1", "1 2 3 4 5 6.5",
        ])
    func refused(text: String) {
        #expect(Discussion.Tally(typed: text) == nil)
    }

    @Test("a round counts all units together")
    func together() throws {
        let school = try #require(Discussion.Tally(unit: "skola", typed: "1 0 0 0 0 2"))
        let rest = try #require(Discussion.Tally(typed: "0 0 3 0 0 1 1"))
        let round = Discussion.Round(source: .hands, tallies: [school, rest])
        #expect(round.counts == [1, 1, 0, 3, 0, 0, 3])
    }
}
