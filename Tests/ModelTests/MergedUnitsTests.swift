import Testing

@testable import Model

@Suite struct MergedUnitsTests {
    private func units(_ successors: [(Identifier<Unit>, Identifier<Unit>?)]) -> Table<Unit> {
        Table(successors.map { Unit(id: $0, name: $0.rawValue, successor: $1) })
    }

    @Test("who was merged is followed to the unit that there is, however many mergers there were")
    func chain() {
        let units = units([("a", "b"), ("b", "c"), ("c", nil), ("d", "c"), ("e", nil)])
        #expect(units.successor(of: "a")?.id == "c" && units.successor(of: "c") == nil)
        #expect(units.active.map(\.id) == ["c", "e"])
        #expect(units.predecessors(of: "c") == ["a", "b", "d"])
        #expect(units.predecessors(of: "b") == ["a"] && units.predecessors(of: "e") == [])
    }

    @Test("a circle, and a successor that is not there, are no merger: no unit is lost")
    func damaged() {
        let units = units([("a", "b"), ("b", "a"), ("c", "c"), ("d", "borta"), ("e", "a")])
        #expect(units.active.map(\.id) == ["a", "b", "c", "d", "e"])
        #expect(units.predecessors(of: "a") == [] && units.predecessors(of: "c") == [])
    }
}
