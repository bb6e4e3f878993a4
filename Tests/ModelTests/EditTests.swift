import Model
import Testing

/// Laws of edits, on organisations and edits that a seed decides.
@Suite struct EditTests {
    @Test(
        "an edit and its inverse leave everything as it was, and the inverse's inverse is the edit", arguments: 0..<100)
    func undo(seed: Int) {
        var samples = Samples(seed: seed)
        for _ in 0..<5 {
            let organisation = samples.organisation()
            for kind in Samples.kinds {
                let edit = samples.edit(kind, of: organisation)
                var edited = organisation
                edited.apply(edit)
                #expect(edit.inverse.inverse == edit)
                let after = edited
                edited.apply(edit.inverse)
                #expect(edited == organisation, "seed \(seed): \(edit)")
                edited.apply(edit)
                #expect(edited == after, "seed \(seed): \(edit)")
                edited.apply(edit)
                #expect(edited == after, "seed \(seed): twice is as once, \(edit)")
            }
        }
    }

    @Test("edits that are made up to change something do", arguments: Samples.kinds)
    func effect(kind: Int) {
        var samples = Samples(seed: kind)
        let changed = (0..<200).count { _ in
            let organisation = samples.organisation()
            var edited = organisation
            edited.apply(samples.edit(kind, of: organisation))
            return edited != organisation
        }
        #expect(changed >= 10)
    }

    @Test("a change of many edits is undone and redone as one, step by step", arguments: 0..<50)
    func history(seed: Int) throws {
        var samples = Samples(seed: seed)
        var organisation = samples.organisation()
        var history = History()
        var states = [organisation]
        #expect(history.undo == nil && history.redo == nil)
        for _ in 0..<6 {
            var edited = organisation
            var edits: [Edit] = []
            for _ in 0...samples.random.integer(0...3) {
                let edit = samples.edit(samples.random.integer(0...Samples.kinds.upperBound - 1), of: edited)
                edits.append(edit)
                edited.apply(edit)
            }
            let change = Change(edits)
            organisation.apply(change)
            history.record(change)
            #expect(organisation == edited)
            states.append(organisation)
        }
        func step(_ change: Change?) throws {
            let change = try #require(change)
            organisation.apply(change)
            history.record(change)
        }
        for state in states.dropLast().reversed() {
            try step(history.undo)
            #expect(organisation == state, "seed \(seed)")
        }
        #expect(history.undo == nil)
        for state in states.dropFirst() {
            try step(history.redo)
            #expect(organisation == state, "seed \(seed)")
        }
        #expect(history.redo == nil)
        // Something new after an undo leaves nothing to redo, and is what is undone next.
        try step(history.undo)
        #expect(history.redo != nil)
        let before = organisation
        let change = Change([samples.edit(0, of: organisation)])
        organisation.apply(change)
        history.record(change)
        #expect(history.redo == nil)
        try step(history.undo)
        #expect(organisation == before)
    }

    @Test("an edit inside something that is not there does nothing")
    func missing() throws {
        let factor: Identifier<Factor> = "f"
        let answer = try #require(Answer(digit: 3))
        let edits: [Edit] = [
            .response("2026", "r", Replacement(from: nil, to: Response(id: "r"))),
            .answer("2026", "r", factor, Replacement(from: nil, to: answer)),
            .comment("2026", "r", factor, Replacement(from: nil, to: "text")),
            .respondentUnit("2026", "r", Replacement(from: nil, to: "u")),
            .systemName("s", Replacement(from: "", to: "name")),
            .systemField("s", .note, Replacement(from: nil, to: .text("text"))),
            .mark("s", "owner", "c", Replacement(from: nil, to: Mark(3))),
            .unit("u", Replacement(from: nil, to: nil)), .measurement("2026", Replacement(from: nil, to: nil)),
            .system("s", Replacement(from: nil, to: nil)), .planItem("p", Replacement(from: nil, to: nil)),
        ]
        let empty = Organisation(profile: .init(slug: "a", name: "A", kind: .region))
        for edit in edits {
            for edit in [edit, edit.inverse] {
                var edited = empty
                edited.apply(edit)
                #expect(edited == empty, "\(edit)")
            }
        }
        var measured = empty
        measured.measurements["2026"] = Measurement(id: "2026", header: .init(instrument: "i", year: 2026))
        for edit in edits[1...3] {
            var edited = measured
            edited.apply(edit)
            #expect(edited == measured, "\(edit)")
        }
    }

    @Test("an assessor without marks is none, so that taking back the first mark leaves nothing")
    func marks() {
        var organisation = Organisation(profile: .init(slug: "a", name: "A", kind: .region))
        organisation.systems["s"] = System(id: "s", name: "S")
        let before = organisation
        let edit = Edit.mark("s", "owner", "c", Replacement(from: nil, to: Mark(3)))
        organisation.apply(edit)
        #expect(organisation.systems["s"]?.assessments["owner"]?.marks == ["c": Mark(3)!])
        organisation.apply(edit.inverse)
        #expect(organisation == before)
    }

    @Test("a new header keeps the responses, and removing a measurement after its responses can be undone")
    func measurement() throws {
        var samples = Samples(seed: 1)
        var organisation = samples.organisation()
        let measurement = try #require(organisation.measurements.first)
        var header = measurement.header
        header.year += 1
        organisation.apply(.measurement(measurement.id, Replacement(from: measurement.header, to: header)))
        #expect(organisation.measurements[measurement.id]?.responses == measurement.responses)
        let before = organisation
        let removal = Change(
            measurement.responses.map { .response(measurement.id, $0.id, Replacement(from: $0, to: nil)) }
                + [.measurement(measurement.id, Replacement(from: header, to: nil))])
        organisation.apply(removal)
        #expect(organisation.measurements[measurement.id] == nil)
        organisation.apply(removal.inverse(origin: .undone))
        #expect(organisation == before)
    }
}
