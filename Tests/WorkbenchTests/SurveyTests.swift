import Model
import Terminal
import Testing

@testable import Workbench

@Suite struct SurveyTests {
    @Test("thirty digits answer thirty statements, and each is one change to save")
    func entry() throws {
        var fixture = try Fixture(try .measured(respondents: 0))
        fixture.press("2", "a", "1")
        let digits = "123456" + "0" + String(repeating: "4", count: 23)
        fixture.type(digits)
        let response = try #require(fixture.measurement?.responses.first)
        #expect(response.unit == "service")
        let factors = fixture.state.workspace.instrument.factors
        #expect(factors.map { response.answers[$0.id]?.digit } == digits.map { $0.wholeNumberValue })
        #expect(fixture.effects.count == 31)
        #expect(fixture.screen.contains("Klart"))
    }

    @Test("the mouse answers where it is let go, once, and undo takes it back")
    func mouse() throws {
        var fixture = try Fixture(try .measured(respondents: 0))
        fixture.press("2", "a", "1")
        let lines = fixture.screen.split(separator: "\n", omittingEmptySubsequences: false)
        let two = try #require(lines.firstIndex { $0.contains("○ 2") })
        for (action, y) in [(Mouse.Action.press, two), (.drag, two + 1), (.drag, two + 2), (.release, two + 2)] {
            _ = update(&fixture.state, .event(.mouse(Mouse(x: 4, y: y, action: action))))
        }
        let first = fixture.state.workspace.instrument.factors[0].id
        #expect(fixture.measurement?.responses.first?.answers == [first: try #require(Answer(digit: 4))])
        #expect(fixture.screen.contains("2/30"))
        fixture.press("u")
        #expect(fixture.measurement?.responses.first?.answers.isEmpty == true)
    }

    @Test("an answer given twice is no change")
    func sameAnswer() throws {
        var fixture = try Fixture(try .measured(respondents: 1))
        fixture.press("2", "Enter", "5")
        #expect(fixture.effects.isEmpty)
    }

    @Test("a stack of paper: Enter begins the next sheet in the same unit, and a blank last sheet is not kept")
    func paper() throws {
        var fixture = try Fixture(try .measured(respondents: 0))
        fixture.press("2", "p", "2")
        fixture.type(String(repeating: "3", count: 30))
        fixture.press("Enter")
        fixture.type("44")
        fixture.press("Enter", "Esc")
        let responses = try #require(fixture.measurement?.responses)
        #expect(responses.count == 2)
        #expect(responses.allSatisfy { $0.unit == "skola" })
        #expect(Set(responses.map(\.answers.count)) == [30, 2])
    }

    @Test("a sheet that is not complete is told of once before the next one begins")
    func incomplete() throws {
        var fixture = try Fixture(try .measured(respondents: 0))
        fixture.press("2", "p", "2")
        fixture.type("123")
        fixture.press("Enter")
        #expect(fixture.screen.contains("3 av 30 är ifyllda"))
        #expect(fixture.measurement?.responses.count == 1)
        fixture.press("Enter")
        #expect(fixture.measurement?.responses.count == 2)
    }

    @Test("in a low window the sheet scrolls with the statement on turn", arguments: [0, 12, 14, 15, 28, 29])
    func lowWindow(position: Int) throws {
        var fixture = try Fixture(try .measured(respondents: 0), size: (60, 20))
        fixture.press("2", "p", "2")
        fixture.type(String(repeating: "3", count: position))
        let name = fixture.state.workspace.instrument.factors[position].name(.swedish)
        #expect(fixture.screen.contains(name))
    }

    @Test("a blank last sheet leaves nothing to be undone")
    func blank() throws {
        var fixture = try Fixture(try .measured(respondents: 0))
        fixture.press("2", "p", "2")
        fixture.type(String(repeating: "3", count: 30))
        fixture.press("Enter", "Esc", "u")
        #expect(fixture.measurement?.responses.map(\.answers.count) == [29])
    }

    @Test("groups below five are shown only when somebody says so twice")
    func threshold() throws {
        var fixture = try Fixture(try .measured(respondents: 6))
        fixture.press("2", "t", "Ctrl-U", "2", "Enter", "Enter")
        #expect(fixture.measurement?.header.anonymityThreshold == 5)
        fixture.press("t", "Ctrl-U", "2", "Enter", "2")
        #expect(fixture.measurement?.header.anonymityThreshold == 2)
        fixture.press("t", "Ctrl-U", "7", "Enter")
        #expect(fixture.measurement?.header.anonymityThreshold == 7)
    }

    @Test("only those who were counted among the invited are in the rate")
    func participation() throws {
        var organisation = try Organisation.measured(respondents: 6)
        organisation.measurements.update("2026") { $0.header.invited["skola"] = nil }
        var fixture = try Fixture(organisation)
        fixture.press("2")
        #expect(fixture.screen.contains("6 av 8 har svarat, 75 %; 6 till i enheter utan antal"))
    }

    @Test("what was undone is told by its name and pane")
    func undone() throws {
        var fixture = try Fixture(try .measured(respondents: 1))
        fixture.press("2", "i", "Enter", "Ctrl-U", "9", "Enter", "4", "u")
        #expect(fixture.screen.contains("Ångrat · Mätning: inbjudna i Service"))
        fixture.press("2", "Enter", "1", "Esc", "u")
        #expect(fixture.screen.contains("Ångrat · Mätning: Hela processer, r00"))
    }

    @Test("undo takes one to the statement whose answer it took back")
    func undo() throws {
        var fixture = try Fixture(try .measured(respondents: 0))
        fixture.press("2", "a", "1")
        fixture.type("111")
        fixture.press("u")
        let pane = try #require(fixture.state.pane as? SurveyPane)
        #expect(pane.entry?.position == 2)
        #expect(fixture.measurement?.responses.first?.answers.count == 2)
        fixture.press("Ctrl-R")
        #expect(fixture.measurement?.responses.first?.answers.count == 3)
    }

    @Test("undoing everything leaves the organisation as it was")
    func undoAll() throws {
        let organisation = try Organisation.measured(respondents: 2)
        var fixture = try Fixture(organisation)
        fixture.press("2", "a", "2")
        fixture.type("1234")
        fixture.press("c")
        fixture.type("En kommentar")
        fixture.press("Enter", "Esc", "d", "o", "4", "a")
        fixture.type("Nytt system")
        fixture.press("Enter", "d")
        #expect(fixture.organisation != organisation)
        while fixture.state.workspace.history.undo != nil { fixture.press("1", "u") }
        #expect(fixture.organisation == organisation)
    }

    @Test("a closed measurement can be read, takes no answers, and says how to open it")
    func closed() throws {
        var fixture = try Fixture(try .measured(respondents: 1))
        fixture.press("2", "o")
        #expect(fixture.measurement?.header.status == .closed)
        let organisation = fixture.organisation
        fixture.press("Enter", "1", "x", "c")
        #expect(fixture.screen.contains("inte öppen") || fixture.screen.contains("Hela processer"))
        fixture.press("2")
        #expect(fixture.screen.contains("inte öppen"))
        #expect(fixture.organisation == organisation)
    }

    @Test("n goes to the next statement without an answer, round the end")
    func unanswered() throws {
        var fixture = try Fixture(try .measured(respondents: 1))
        fixture.press("2", "Enter", "End", "x", "Home", "x", "→", "n")
        #expect((fixture.state.pane as? SurveyPane)?.entry?.position == 29)
        fixture.press("n")
        #expect((fixture.state.pane as? SurveyPane)?.entry?.position == 0)
    }

    @Test("a read-only organisation refuses every change and says so")
    func readOnly() throws {
        let organisation = try Organisation.measured()
        var fixture = try Fixture(organisation, isReadOnly: true)
        fixture.press("2", "Enter", "1", "Esc", "d", "o", "4", "a", "X", "Enter")
        #expect(fixture.organisation == organisation)
        #expect(!fixture.effects.contains { if case .append = $0 { true } else { false } })
    }

    @Test("names of a named measurement are on the screen only when asked for")
    func names() throws {
        var organisation = try Organisation.measured(respondents: 1)
        organisation.measurements.update("2026") { measurement in
            measurement.header.anonymity = .named
            measurement.responses.update("r00") {
                $0.person = Response.Person(name: "Ann-Sofie Åkerlund", address: "a@b.se")
            }
        }
        var fixture = try Fixture(organisation)
        fixture.press("2")
        #expect(!fixture.screen.contains("Åkerlund"))
        fixture.press("N")
        #expect(fixture.screen.contains("Åkerlund") && !fixture.screen.contains("a@b.se"))
    }
}
