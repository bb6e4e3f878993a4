import Model
import TestSupport
import Testing

@Suite struct TableTests {
    private func unit(_ id: String, _ name: String = "") -> Unit { Unit(id: Identifier(id), name: name) }

    @Test("a table is in the order of identifiers, whatever order it was filled in", arguments: 0..<50)
    func order(seed: Int) {
        var random = Random(seed: seed)
        var table: Table<Unit> = []
        var model: [String: Unit] = [:]
        for step in 0..<60 {
            let id = "u\(random.integer(0...15))"
            if random.happens(0.3) {
                table[Identifier(id)] = nil
                model[id] = nil
            } else {
                table[Identifier(id)] = unit(id, "\(step)")
                model[id] = unit(id, "\(step)")
            }
            #expect(Array(table) == model.values.sorted { $0.id < $1.id })
        }
        for id in (0...16).map({ "u\($0)" }) {
            #expect(table[Identifier(id)] == model[id])
            #expect(table.index(of: Identifier(id)).map { table[$0] } == model[id])
        }
        #expect(Table(table.shuffled(using: &random)) == table)
    }

    @Test("of two elements with one identifier the later stays")
    func duplicates() {
        #expect(Array(Table([unit("a", "1"), unit("b"), unit("a", "2")])) == [unit("a", "2"), unit("b")])
        #expect(Array(Table([unit("a", "1"), unit("a", "2")])) == [unit("a", "2")])
    }

    @Test("updating changes the element, and nothing where there is none")
    func update() {
        var table: Table<Unit> = [unit("a"), unit("c")]
        table.update("c") { $0.name = "ny" }
        table.update("b") { $0.name = "ny" }
        #expect(Array(table) == [unit("a"), unit("c", "ny")])
    }
}
