import Model
import TestSupport
import Testing

@Suite struct UnitTreeTests {
    private func tree(_ pairs: [(String, String?)]) -> Table<Unit> {
        Table(pairs.map { Unit(id: Identifier($0.0), parent: $0.1.map { Identifier($0) }, name: $0.0) })
    }

    @Test("the tree's order has each unit before those below it, with its depth")
    func order() {
        let units = tree([("b", nil), ("a", "b"), ("c", "a"), ("d", nil), ("e", "b")])
        #expect(units.inTreeOrder.map(\.unit.id) == ["b", "a", "c", "e", "d"])
        #expect(units.inTreeOrder.map(\.depth) == [0, 1, 2, 1, 0])
        #expect(units.subtree(of: "b") == ["b", "a", "c", "e"])
        #expect(units.children(of: nil).map(\.id) == ["b", "d"])
    }

    @Test("a unit whose parent is gone stands directly under the organisation")
    func orphan() {
        let units = tree([("a", "gone"), ("b", "a")])
        #expect(units.inTreeOrder.map(\.depth) == [0, 1])
        #expect(units.children(of: nil).map(\.id) == ["a"])
    }

    @Test("whatever the parents, circles too, every unit is there once and no walk is endless", arguments: 0..<200)
    func circles(seed: Int) {
        var random = Random(seed: seed)
        let count = random.integer(1...10)
        // Any unit may be any unit's parent, its own too, and some parents are gone.
        let units = tree((0..<count).map { ("u\($0)", random.happens(0.2) ? nil : "u\(random.integer(0...count))") })
        let ordered = units.inTreeOrder
        #expect(ordered.map(\.unit.id).sorted() == units.map(\.id))
        var path: [Identifier<Unit>] = []
        for (unit, depth) in ordered {
            #expect(depth <= path.count, "no level is skipped")
            path.removeLast(path.count - depth)
            if depth > 0 { #expect(unit.parent == path.last) }
            path.append(unit.id)
            #expect(units.subtree(of: unit.id).contains(unit.id))
        }
    }
}
