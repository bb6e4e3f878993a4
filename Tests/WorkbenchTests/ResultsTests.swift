import Model
import Terminal
import Testing

@testable import Workbench

@Suite struct ResultsTests {
    @Test("the radar moves with an answer")
    func moves() throws {
        var fixture = try Fixture(try .measured(respondents: 6))
        fixture.press("3")
        let before = fixture.screen
        fixture.press("2", "Enter")
        fixture.type(String(repeating: "1", count: 30))
        fixture.press("Esc", "3")
        #expect(before.contains("50 %") && fixture.screen != before)
        // One of twelve went from 80 to 0: 50 − 80/12 = 43.3.
        #expect(fixture.screen.contains("43 %"))
    }

    @Test("a group under the threshold is withheld in every view")
    func withheld() throws {
        var organisation = try Organisation.measured(respondents: 6)
        organisation.measurements.update("2026") { measurement in
            for number in 2..<6 { measurement.responses[Identifier("r1\(number)")] = nil }
        }
        var fixture = try Fixture(organisation)
        for view in ["r", "f", "s", "t", "y"] {
            fixture.press("3", view, "o", "3")
            #expect(fixture.screen.contains("visas inte"), "view \(view)")
        }
        fixture.press("e")
        #expect(fixture.screen.contains("visas ej"))
        // The school answered 20 throughout, and nothing may say so.
        #expect(!fixture.screen.contains(/\b20\b/))
        #expect(!fixture.screen.contains("Skola · 2026"))
    }

    @Test("Enter leads from the radar to a factor's histogram, and Esc all the way back")
    func drill() throws {
        var fixture = try Fixture(try .measured())
        fixture.press("3", "Enter", "↓", "↓", "Enter")
        #expect(fixture.screen.contains("Så svarade man"))
        fixture.press("Esc")
        #expect((fixture.state.pane as? ResultsPane)?.cursor.row == 2)
        fixture.press("Esc")
        #expect((fixture.state.pane as? ResultsPane)?.view == .radar)
    }

    @Test("others' changes are taken in beneath our own that are not saved yet")
    func foreign() throws {
        var fixture = try Fixture(try .measured(respondents: 1))
        fixture.press("2", "Enter", "1")
        let theirs = Change([.answer("2026", "r00", "E1", Replacement(from: Answer(digit: 5), to: Answer(digit: 6)))])
        _ = update(&fixture.state, .foreign([theirs]))
        #expect(fixture.measurement?.responses["r00"]?.answers["E1"] == Answer(digit: 1))
        _ = update(&fixture.state, .saved(count: 1, foreign: []))
        _ = update(&fixture.state, .foreign([theirs]))
        #expect(fixture.measurement?.responses["r00"]?.answers["E1"] == Answer(digit: 6))
    }
}

@Suite struct WithheldStatementTests {
    @Test("a statement that few have answered shows neither answers nor comments, and is no strength")
    func few() throws {
        var organisation = try Organisation.measured(respondents: 6)
        organisation.measurements.update("2026") { measurement in
            for (index, response) in measurement.responses.enumerated() {
                measurement.responses.update(response.id) {
                    $0.answers["E1"] = index < 2 ? Answer(digit: 6) : Answer(digit: 0)
                    if index == 0 { $0.comments["E1"] = "Det vet bara jag" }
                }
            }
        }
        var fixture = try Fixture(organisation)
        fixture.press("3", "f", "j", "j", "Enter")
        #expect(fixture.screen.contains("visas ej"))
        #expect(!fixture.screen.contains("100 %"))
        fixture.press("c")
        #expect(!fixture.screen.contains("Det vet bara jag"))
        fixture.press("Esc", "s")
        let advice = fixture.screen.components(separatedBy: "Typ ")[0]
        #expect(!advice.contains("Hela processer"))
    }
}
