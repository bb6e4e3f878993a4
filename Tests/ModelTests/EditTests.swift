import Model
import TestSupport
import Testing

/// Editing, undoing and redoing as laws over random organisations.
@Suite struct EditTests {
    @Test("an edit that is taken back leaves all as it was", arguments: 0..<Random.kindsOfEdits, 0..<40)
    func undo(kind: Int, seed: Int) {
        var random = Random(seed: seed)
        let before = random.organisation()
        let edit = random.edit(kind: kind, of: before)
        var after = before
        after.apply(edit)
        after.apply(edit.inverse)
        #expect(after == before, "\(edit)")
    }

    @Test("an edit applied again changes nothing more, so a journal may be folded twice", arguments: 0..<300)
    func idempotent(seed: Int) {
        var random = Random(seed: seed)
        var once = random.organisation()
        let edit = random.edit(kind: seed % Random.kindsOfEdits, of: once)
        once.apply(edit)
        var twice = once
        twice.apply(edit)
        #expect(twice == once, "\(edit)")
    }

    @Test("taking back twice is doing", arguments: 0..<Random.kindsOfEdits)
    func doubleInverse(kind: Int) {
        var random = Random(seed: kind)
        let edit = random.edit(kind: kind, of: random.organisation())
        #expect(edit.inverse.inverse == edit)
    }

    @Test("every kind of edit is among the random ones, and most of them change something")
    func kinds() {
        var changing: [Int: Int] = [:]
        for seed in 0..<1200 {
            var random = Random(seed: seed)
            let before = random.organisation()
            var after = before
            after.apply(random.edit(kind: seed % Random.kindsOfEdits, of: before))
            if after != before { changing[seed % Random.kindsOfEdits, default: 0] += 1 }
        }
        #expect(changing.count == Random.kindsOfEdits)
        #expect(changing.values.allSatisfy { $0 >= 5 }, "\(changing)")
    }

    // MARK: Conflicts

    @Test(
        "an edit inside something that somebody else removed does nothing", arguments: [3, 4, 5, 6, 8, 9, 10, 11, 16],
        0..<20)
    func missingTarget(kind: Int, seed: Int) {
        var random = Random(seed: seed)
        let edit = random.edit(kind: kind, of: random.organisation())
        let empty = Organisation(profile: random.profile())
        var after = empty
        after.apply(edit)
        #expect(after == empty, "\(edit)")
    }

    @Test("an edit inside a respondent who was removed does nothing")
    func missingRespondent() {
        let header = Measurement.Header(instrument: "dimios", year: 2026)
        let before = Organisation(
            profile: Organisation.Profile(slug: "prov", name: "Provkommun", kind: .municipality),
            measurements: [Measurement(id: "2026", header: header, responses: [Response(id: "other")])])
        var after = before
        after.apply(.answer("2026", "gone", "E1", Replacement(from: nil, to: .unknown)))
        after.apply(.comment("2026", "gone", "E1", Replacement(from: nil, to: "Nej")))
        after.apply(.respondentUnit("2026", "gone", Replacement(from: nil, to: "service")))
        after.apply(.response("2026", "gone", Replacement(from: Response(id: "gone"), to: nil)))
        #expect(after == before)
    }

    @Test("removing what is not there does nothing", arguments: 0..<30)
    func removeTwice(seed: Int) {
        var random = Random(seed: seed)
        let before = random.organisation()
        var after = before
        after.apply(.unit("none", Replacement(from: random.unit("none"), to: nil)))
        after.apply(.measurement("none", Replacement(from: random.header(), to: nil)))
        after.apply(.system("none", Replacement(from: random.system("none"), to: nil)))
        after.apply(.planItem("none", Replacement(from: random.planItem("none"), to: nil)))
        after.apply(.mark("x1", "none", "none", Replacement(from: Mark(3), to: nil)))
        #expect(after == before)
    }

    @Test("of two edits of one field the later wins, and edits of different fields both stay")
    func twoWriters() {
        var organisation = Organisation(
            profile: Organisation.Profile(slug: "prov", name: "Provkommun", kind: .municipality),
            systems: [System(id: "s", name: "Arkivia")])
        // Both writers saw a system without a supplier.
        organisation.apply(.systemField("s", .supplier, Replacement(from: nil, to: .text("Ett"))))
        organisation.apply(.systemField("s", .supplier, Replacement(from: nil, to: .text("Två"))))
        organisation.apply(.systemField("s", .users, Replacement(from: nil, to: .number(4))))
        organisation.apply(.systemName("s", Replacement(from: "Arkivia", to: "Arkivia 2")))
        #expect(
            organisation.systems["s"]
                == System(id: "s", name: "Arkivia 2", fields: [.supplier: .text("Två"), .users: .number(4)]))
    }

    @Test("a measurement's header changes without its responses; the last mark's removal removes the assessment")
    func parts() {
        var organisation = Organisation(
            profile: Organisation.Profile(slug: "prov", name: "Provkommun", kind: .municipality))
        let header = Measurement.Header(instrument: "dimios", year: 2026)
        var later = header
        later.status = .open
        organisation.apply(.measurement("2026", Replacement(from: nil, to: header)))
        organisation.apply(.response("2026", "r", Replacement(from: nil, to: Response(id: "r"))))
        organisation.apply(.measurement("2026", Replacement(from: header, to: later)))
        #expect(organisation.measurements["2026"]?.header.status == .open)
        #expect(organisation.measurements["2026"]?.responses.map(\.id) == ["r"])

        organisation.apply(.system("s", Replacement(from: nil, to: System(id: "s", name: "Arkivia"))))
        organisation.apply(.mark("s", "owner", "lock-in", Replacement(from: nil, to: Mark(2))))
        #expect(organisation.systems["s"]?.assessments["owner"]?.marks == ["lock-in": Mark(2)!])
        organisation.apply(.mark("s", "owner", "lock-in", Replacement(from: Mark(2), to: nil)))
        #expect(organisation.systems["s"]?.assessments.isEmpty == true)
    }

    // MARK: Undo and redo

    /// Random changes of up to four edits each, done in turn.
    private func story(_ random: inout Random, _ organisation: inout Organisation) -> [(Change, Organisation)] {
        var story: [(Change, Organisation)] = []
        for _ in 0..<random.integer(1...8) {
            var edits: [Edit] = []
            for _ in 0..<random.integer(1...4) {
                let edit = random.edit(kind: random.integer(0...Random.kindsOfEdits - 1), of: organisation)
                organisation.apply(edit)
                edits.append(edit)
            }
            story.append((Change(edits), organisation))
        }
        return story
    }

    @Test("undo walks all the way back through changes of many edits, and redo all the way forth", arguments: 0..<100)
    func history(seed: Int) throws {
        var random = Random(seed: seed)
        var organisation = random.organisation()
        let start = organisation
        let story = story(&random, &organisation)
        var history = History()
        for (change, _) in story { history.record(change) }

        for place in story.indices.reversed() {
            let undo = try #require(history.undo)
            organisation.apply(undo)
            history.record(undo)
            #expect(organisation == (place == 0 ? start : story[place - 1].1))
        }
        #expect(history.undo == nil)
        for (_, after) in story {
            let redo = try #require(history.redo)
            organisation.apply(redo)
            history.record(redo)
            #expect(organisation == after)
        }
        #expect(history.redo == nil)
    }

    @Test("doing something new after an undo leaves nothing to redo, and undo goes on from there")
    func branch() throws {
        func change(_ name: String) -> Change {
            Change([.systemName("s", Replacement(from: "", to: name))])
        }
        var history = History()
        history.record(change("a"))
        history.record(change("b"))
        history.record(try #require(history.undo))
        #expect(history.redo?.edits == change("b").edits)
        history.record(change("c"))
        #expect(history.redo == nil)
        #expect(history.undo == change("c").inverse(origin: .undone))
        history.record(try #require(history.undo))
        #expect(history.undo == change("a").inverse(origin: .undone))
    }

    @Test(
        "an undo or redo in a journal that has lost what it refers to is passed over",
        arguments: [
            Change.Origin.undone, .redone,
        ])
    func torn(origin: Change.Origin) {
        var history = History()
        history.record(Change([], origin: origin))
        #expect(history == History())
    }

    @Test("a change is taken back from its last edit to its first")
    func reversed() {
        let first = Edit.systemName("s", Replacement(from: "a", to: "b"))
        let second = Edit.systemName("s", Replacement(from: "b", to: "c"))
        #expect(
            Change([first, second]).inverse(origin: .undone)
                == Change([second.inverse, first.inverse], origin: .undone))
    }

    @Test("many systems at once are added, replaced and removed as one by one", arguments: 0..<100)
    func runs(seed: Int) {
        var random = Random(seed: seed)
        var whole = random.organisation()
        var single = whole
        var edits: [Edit] = []
        for _ in 0..<random.integer(0...12) {
            // Mostly whole systems, so that there are runs of them, and now and then something else between.
            let edit = random.edit(kind: random.happens(0.85) ? 7 : random.integer(8...9), of: single)
            edits.append(edit)
            single.apply(edit)
        }
        whole.apply(Change(edits))
        #expect(whole == single, "seed \(seed)")
    }
}
