import Model
import TestSupport
import Testing

/// Values that take little room behave as the dictionaries that they stand for.
@Suite struct CompactTests {
    @Test("fields are what a dictionary of them would be, in the order of their words", arguments: 0..<50)
    func fields(seed: Int) {
        var random = Random(seed: seed)
        var fields: System.Fields = [:]
        var model: [System.Field: System.Value] = [:]
        for _ in 0..<80 {
            let field = random.pick(System.Field.allCases)
            let value = random.happens(0.3) ? nil : random.value()
            fields[field] = value
            model[field] = value
            #expect(fields.count == model.count && fields.isEmpty == model.isEmpty)
        }
        for field in System.Field.allCases { #expect(fields[field] == model[field]) }
        let pairs = Array(fields)
        #expect(Dictionary(pairs.map { ($0.key, $0.value) }) { $1 } == model)
        #expect(pairs.map(\.key.rawValue) == pairs.map(\.key.rawValue).sorted())
        var other: System.Fields = [:]
        for (field, value) in model { other[field] = value }
        #expect(other == fields)
    }

    @Test("marks are what a dictionary of them would be, in the order of criteria", arguments: 0..<50)
    func marks(seed: Int) {
        var random = Random(seed: seed)
        var marks: Assessment.Marks = [:]
        var model: [Identifier<Criterion>: Mark] = [:]
        for _ in 0..<60 {
            let criterion: Identifier<Criterion> = random.id()
            let mark = random.happens(0.3) ? nil : Mark(random.integer(1...5))
            marks[criterion] = mark
            model[criterion] = mark
            #expect(marks.count == model.count && marks.isEmpty == model.isEmpty)
        }
        #expect(Dictionary(marks.map { ($0, $1) }) { $1 } == model)
        #expect(marks.keys == model.keys.sorted())
    }

    @Test("many edits in one change do what they do one by one", arguments: 0..<20)
    func manyEdits(seed: Int) {
        var random = Random(seed: seed)
        var organisation = random.organisation()
        let before = organisation
        var edits: [Edit] = []
        for _ in 0..<300 {
            let edit = random.edit(kind: random.below(Random.kindsOfEdits), of: organisation)
            edits.append(edit)
            organisation.apply(edit)
        }
        var together = before
        together.apply(Change(edits))
        #expect(together == organisation)
    }

    @Test("many elements put into a table at once are what they are one by one", arguments: 0..<50)
    func put(seed: Int) {
        var random = Random(seed: seed)
        var table = Table((0..<random.integer(0...20)).map { Unit(id: Identifier("u\($0 * 2)"), name: "") })
        var expected = table
        var changes: [Identifier<Unit>: Unit?] = [:]
        for _ in 0..<random.integer(0...20) {
            let id = Identifier<Unit>("u\(random.integer(0...40))")
            let unit = random.happens(0.4) ? nil : Unit(id: id, name: "ny")
            changes.updateValue(unit, forKey: id)
            expected[id] = unit
        }
        for (id, unit) in changes { expected[id] = unit }
        table.put(changes)
        #expect(table == expected)
    }

    @Test("a day is read from ten bytes and nothing else, and written as they were")
    func day() {
        for text in ["2026-02-28", "0001-01-01", "9999-12-31"] { #expect(Day(text)?.description == text) }
        for text in ["2026-02-29", "2026-2-28", "2026-02-2８", "+026-02-28", "2026/02/28", "", "2026-02-281"] {
            #expect(Day(text) == nil, "\(text)")
        }
    }
}
