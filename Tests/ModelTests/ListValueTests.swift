import Model
import Testing

@Suite struct ListValueTests {
    @Test(
        "several texts are one value and come back as they were, without empty ones",
        arguments: [
            (["Skola"], "Skola"), (["Skola", "Vård och omsorg"], "Skola; Vård och omsorg"),
            ([" Skola ", "", "  "], "Skola"), (["a;b", "c"], "a,b; c"), (["två  ord\n här"], "två ord här"),
        ])
    func written(items: [String], text: String) {
        #expect(System.Value.list(items) == .text(text))
        #expect(System.Value.list(System.Value.text(text).items) == .text(text))
    }

    @Test("nothing is no list")
    func nothing() {
        #expect(System.Value.list([]) == nil)
        #expect(System.Value.list([" ", ""]) == nil)
        #expect(System.Value.text(";; ;").items.isEmpty)
        #expect(System.Value.number(1).items.isEmpty)
    }

    @Test("an overlap is the same whichever system comes first")
    func pair() {
        #expect(
            OverlapVerdict("b", "a", isConfirmed: true) == OverlapVerdict("a", "b", isConfirmed: true))
        #expect(OverlapVerdict.id("b", "a") == "a+b")
    }
}
