import Model
import Terminal
import Testing

@testable import Workbench

/// What happens when others work on the same organisation.
@Suite struct TogetherTests {
    private func theirs(_ digit: Int, _ factor: Identifier<Factor> = "E1") -> Change {
        Change([.answer("2026", "r00", factor, Replacement(from: Answer(digit: 5), to: Answer(digit: digit)))])
    }

    @Test("of two changes of one answer the later in the journal stands, on the screen as in the files")
    func merged() throws {
        var fixture = try Fixture(try .measured(respondents: 1))
        fixture.press("2", "Enter", "g", "1")
        // Theirs came first in the journal, and is told of when ours has been saved.
        _ = update(&fixture.state, .saved(count: 1, foreign: [theirs(6)]))
        #expect(fixture.measurement?.responses["r00"]?.answers["E1"] == Answer(digit: 1))
    }

    @Test("a colleague's change moves neither the statement nor the selection")
    func undisturbed() throws {
        var fixture = try Fixture(try .measured(respondents: 1))
        fixture.press("2", "Enter", "g", "1", "u", "j", "j", "j")
        let position = (fixture.state.pane as? SurveyPane)?.entry?.position
        _ = update(&fixture.state, .foreign([theirs(6, "A5")]))
        #expect((fixture.state.pane as? SurveyPane)?.entry?.position == position)

        fixture = try Fixture(SystemsTests.organisation)
        fixture.press("4", "a")
        fixture.type("Nytt")
        fixture.press("Enter", "g")
        let selected = (fixture.state.pane as? SystemsPane)?.selected?.system.name
        _ = update(
            &fixture.state,
            .foreign([Change([.systemName("b", Replacement(from: "Zebran", to: "Zebran 2"))])]))
        #expect((fixture.state.pane as? SystemsPane)?.selected?.system.name == selected && selected != "Nytt")
    }

    @Test("names that somebody has erased do not come back by undo")
    func erased() throws {
        var organisation = try Organisation.measured(respondents: 1)
        organisation.measurements.update("2026") { measurement in
            measurement.header.anonymity = .named
            measurement.responses.update("r00") { $0.person = Response.Person(name: "Åke") }
            measurement.responses.update("r10") { $0.person = Response.Person(name: "Eva") }
        }
        var fixture = try Fixture(organisation)
        fixture.press("2", "d")
        let eva = try #require(fixture.measurement?.responses["r10"])
        var nobody = eva
        nobody.person = nil
        _ = update(
            &fixture.state, .foreign([Change([.response("2026", "r10", Replacement(from: eva, to: nobody))])]))
        fixture.press("u")
        #expect(fixture.measurement?.responses.count == 2)
        #expect(fixture.measurement?.responses.allSatisfy { $0.person == nil } == true)
    }

    @Test("what one's own undo took back is known after a restart, whoever came in between")
    func historyOfSeveral() {
        let mine = Change([.systemName("a", Replacement(from: "1", to: "2"))])
        let theirs = Change([.systemName("b", Replacement(from: "1", to: "2"))])
        var history = History()
        for change in [mine, theirs, mine.inverse(origin: .undone)] { history.record(change) }
        #expect(history.undo == theirs.inverse(origin: .undone))
        #expect(history.redo == Change(mine.edits, origin: .redone))
    }

    @Test("another measurement on the screen ends the entry, and hides names")
    func otherMeasurement() throws {
        var organisation = try Organisation.measured(respondents: 1)
        var other = organisation.measurements[0].header
        other.year = 2025
        organisation.measurements["2025"] = Measurement(
            id: "2025", header: other, responses: organisation.measurements[0].responses)
        organisation.measurements.update("2025") { $0.header.anonymity = .named }
        organisation.measurements.update("2026") { $0.header.anonymity = .named }
        for id in ["2025", "2026"] as [Identifier<Measurement>] {
            organisation.measurements.update(id) {
                $0.responses.update("r00") { $0.person = Response.Person(name: "Åke Ek") }
            }
        }
        var fixture = try Fixture(organisation)
        fixture.press("2", "N")
        #expect(fixture.screen.contains("Åke Ek"))
        fixture.press("Y", "2")
        #expect(!fixture.screen.contains("Åke Ek"))
        fixture.press("N", "A")
        #expect(!fixture.screen.contains("Åke Ek"))
        fixture.press("Enter", "Y", "1")
        #expect((fixture.state.pane as? SurveyPane)?.entry == nil)
    }

    @Test("looking at a blank respondent as a sheet keeps them")
    func blankIsKept() throws {
        var fixture = try Fixture(try .measured(respondents: 1))
        fixture.press("2", "a", "1", "Esc")
        #expect(fixture.measurement?.responses.count == 3)
        let blank = fixture.measurement?.responses.firstIndex { $0.answers.isEmpty } ?? 0
        fixture.press("g")
        for _ in 0..<blank { fixture.press("↓") }
        fixture.press("Enter", "p", "Esc")
        #expect(fixture.measurement?.responses.count == 3)
    }

    @Test("a closed measurement is not changed by any key")
    func closed() throws {
        var fixture = try Fixture(try .measured(respondents: 1))
        fixture.press("2", "o")
        let organisation = fixture.organisation
        fixture.press("d", "m", "Enter", "p", "3", "Enter", "Esc", "p", "a")
        #expect(fixture.organisation == organisation)
    }

    @Test("asking for names where people answered anonymously takes a yes")
    func promise() throws {
        var fixture = try Fixture(try .measured(respondents: 1))
        fixture.press("2", "A", "Enter")
        #expect(fixture.measurement?.header.anonymity == .anonymous)
        fixture.press("A", "2")
        #expect(fixture.measurement?.header.anonymity == .named)
    }

    @Test("while something is not saved, q in a window that is too small does not leave")
    func unsaved() throws {
        var fixture = try Fixture(try .measured(respondents: 1), size: (40, 10))
        _ = update(&fixture.state, .saveFailed("full"))
        fixture.press("q")
        #expect(!fixture.effects.contains(.quit))
    }

    @Test("a number that is entered anew takes the old one's place")
    func replaced() throws {
        var fixture = try Fixture(try .measured(respondents: 1))
        fixture.press("2", "i", "1", "5", "Enter")
        #expect(fixture.measurement?.header.invited["service"] == 5)
        fixture.press("i", "1", "End", "0", "Enter")
        #expect(fixture.measurement?.header.invited["service"] == 50)
    }

    @Test("thousands may stand apart in a condition, and huge numbers crash nothing")
    func numbers() throws {
        var fixture = try Fixture(SystemsTests.organisation)
        fixture.press("4", "/")
        fixture.type("kostnad>80 000")
        #expect(fixture.screen.contains("2 av 5 system"))
        #expect(FieldForm.amount("9999999999999999999999") == nil && FieldForm.amount("1e308m") == nil)
    }
}
