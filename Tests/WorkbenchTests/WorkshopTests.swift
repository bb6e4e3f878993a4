import Model
import Store
import Testing

@testable import Workbench

@Suite struct WorkshopTests {
    private func workshop(respondents: Int = 6, size: (Int, Int) = (80, 24)) throws -> Fixture {
        var fixture = try Fixture(try .measured(respondents: respondents), size: size)
        fixture.press("5")
        return fixture
    }

    private func pane(_ fixture: Fixture) throws -> WorkshopPane { try #require(fixture.state.pane as? WorkshopPane) }
    private func discussion(_ fixture: Fixture, _ id: Identifier<Factor> = "E1") -> Discussion? {
        fixture.measurement?.discussions[id]
    }

    @Test("the agenda goes from welcome over every statement to the goals")
    func agenda() throws {
        let slides = try pane(workshop()).slides
        #expect(slides.count == 37)
        #expect(slides.first == .welcome)
        #expect(slides[1] == .statement("E1"))
        #expect(slides.suffix(6) == [.radar, .spread, .extremes, .type, .challenges, .goals])
        #expect(slides.allSatisfy { Slide(id: $0.id) == $0 })
    }

    @Test("statements can come by spread, and only the ten first")
    func order() throws {
        var fixture = try workshop()
        // Whoever answered 5 or 2 to all, half of them now say 1 of one statement and half 6.
        let answers = try #require(fixture.measurement).responses.enumerated().map { place, response in
            Edit.answer(
                "2026", response.id, "I3",
                Replacement(from: response.answers["I3"], to: Answer(digit: place % 2 == 0 ? 1 : 6)))
        }
        _ = update(&fixture.state, .foreign([Change(answers)]))
        fixture.press("o", "c")
        let slides = try pane(fixture).slides
        #expect(slides[1] == .statement("I3"))
        #expect(slides.count == 17)
        fixture.press("c")
        #expect(try pane(fixture).slides.count == 7)
    }

    @Test("a clicker's keys turn the pages, b and . blank them, and the theme is the projector's until the end")
    func clicker() throws {
        var fixture = try workshop()
        fixture.press("F5")
        #expect(fixture.effects.last == .theme("projector-dark"))
        #expect(fixture.state.pane.isFullScreen)
        fixture.press("PgDn")
        #expect(fixture.screen.contains("stämmer helt"))
        fixture.press("PgDn")
        #expect(fixture.screen.contains("Enkäten"))
        fixture.press("b")
        #expect(fixture.screen.filter { !$0.isWhitespace }.isEmpty)
        fixture.press("PgDn")
        #expect(fixture.screen.contains("Enkäten"))
        fixture.press(".", ".", "PgUp")
        #expect(fixture.screen.contains("stämmer helt"))
        fixture.press("PgUp", "PgUp")
        #expect(fixture.screen.contains("Digital mognad 2026"))
        fixture.press("Esc")
        #expect(fixture.effects.last == .theme("dark"))
        #expect(fixture.screen.contains("Agenda"))
    }

    @Test("parts can be leapt to, and backwards one meets the result of a statement first")
    func parts() throws {
        var fixture = try workshop()
        fixture.press("F5", "]", "]")
        #expect(try pane(fixture).presentation?.slide == .radar)
        fixture.press("PgUp")
        let shown = try #require(try pane(fixture).presentation)
        #expect(shown.slide.factor != nil && shown.isRevealed)
        fixture.press("[")
        #expect(try pane(fixture).presentation?.slide == .welcome)
    }

    @Test("hands are hidden until they are shown; then the vote is kept, and undone as everything is")
    func hands() throws {
        var fixture = try workshop()
        fixture.press("F5", "PgDn", "h")
        fixture.type("0 2 5 3 1 0")
        fixture.press("Enter")
        #expect(fixture.screen.contains("11 händer"))
        #expect(!fixture.screen.contains("▲"))
        #expect(discussion(fixture) == nil)
        fixture.press("PgDn")
        #expect(discussion(fixture)?.rounds.map(\.counts) == [[0, 0, 2, 5, 3, 1, 0]])
        // (2·20 + 5·40 + 3·60 + 1·80) / 11 = 45.45…
        #expect(fixture.screen.contains("medel 45 %"))
        fixture.press("h")
        fixture.type("0 0 0 11 0 0")
        fixture.press("Enter", "PgDn")
        #expect(discussion(fixture)?.rounds.count == 2)
        #expect(fixture.screen.contains("Omröstning 1") && fixture.screen.contains("Omröstning 2"))
        #expect(fixture.screen.contains("samsyn 1,00"))
        fixture.press("u", "u")
        #expect(discussion(fixture) == nil)
    }

    @Test("what is typed wrong is told of, and nothing is counted")
    func wrongHands() throws {
        var fixture = try workshop()
        fixture.press("F5", "PgDn", "h")
        fixture.type("1 2 3")
        fixture.press("Enter")
        #expect(fixture.screen.contains("Skriv sex tal"))
        fixture.press("Esc", "PgDn")
        #expect(discussion(fixture) == nil)
    }

    @Test("units' hands are counted one by one and stand side by side")
    func units() throws {
        var fixture = try workshop()
        fixture.press("F5", "PgDn", "H", "1")
        fixture.type("5 0 0 0 0 0")
        fixture.press("Enter", "H", "2")
        fixture.type("0 0 0 0 0 5")
        fixture.press("Enter", "PgDn", "e")
        let round = try #require(discussion(fixture)?.rounds.first)
        #expect(round.tallies.map(\.unit) == ["service", "skola"])
        #expect(round.counts == [0, 5, 0, 0, 0, 0, 5])
        let lines = fixture.screen.split(separator: "\n")
        #expect(lines.contains { $0.contains("Service") && $0.contains("0 %") })
        #expect(lines.contains { $0.contains("Skola") && $0.contains("100 %") })
    }

    @Test("of cards only the number is seen, and too few are not shown at all")
    func cards() throws {
        var fixture = try workshop()
        fixture.press("F5", "PgDn", "c")
        fixture.type("3414")
        #expect(fixture.screen.contains("4 kort"))
        fixture.press("PgDn")
        #expect(discussion(fixture) == nil)
        #expect(fixture.screen.contains("Färre än 5"))
        fixture.type("50")
        fixture.press("Backspace")
        fixture.type("2")
        fixture.press("PgDn")
        #expect(discussion(fixture)?.rounds.first?.counts == [0, 1, 1, 1, 2, 1, 0])
        #expect(discussion(fixture)?.rounds.first?.source == .cards)
    }

    @Test("from terminals those are counted who answer or change their answer after the vote began, and again later")
    func terminals() throws {
        var fixture = try workshop()
        fixture.press("F5", "PgDn", "t")
        #expect(fixture.screen.contains("0 svar från"))
        func answer(_ digits: [(String, Int)]) {
            let edits = digits.map { id, digit in
                let before = fixture.measurement?.responses[Identifier(id)]?.answers["E1"]
                return Edit.answer("2026", Identifier(id), "E1", Replacement(from: before, to: Answer(digit: digit)))
            }
            _ = update(&fixture.state, .foreign([Change(edits)]))
        }
        answer([("r00", 3), ("r01", 3), ("r10", 3), ("r11", 4)])
        #expect(fixture.screen.contains("4 svar från"))
        fixture.press("PgDn")
        #expect(fixture.screen.contains("Färre än 5"))
        answer([("r12", 0)])
        fixture.press("PgDn")
        #expect(discussion(fixture)?.rounds.first?.counts == [1, 0, 0, 3, 1, 0, 0])
        // Who stands by an answer in the next vote still takes part in it.
        fixture.press("t")
        answer([("r00", 4)])
        fixture.press("PgDn")
        #expect(discussion(fixture)?.rounds.last?.counts == [1, 0, 0, 2, 2, 0, 0])
    }

    @Test("a vote that nobody has seen is there again after going back, leaping on, and taking the slides down")
    func keptHidden() throws {
        var fixture = try workshop()
        fixture.press("F5", "PgDn", "h")
        fixture.type("0 2 5 3 1 0")
        fixture.press("Enter", "PgUp", "]", "[", "Esc")
        #expect(fixture.screen.contains("dold: 11"))
        fixture.press("q")
        #expect(!fixture.effects.contains(.quit))
        #expect(fixture.screen.contains("som ingen har fått se"))
        fixture.press("1", "F5", "PgDn")
        #expect(fixture.screen.contains("11 händer"))
        fixture.press("PgDn")
        #expect(discussion(fixture)?.rounds.count == 1)
        fixture.press("h")
        fixture.type("1 0 0 0 0 0")
        fixture.press("Enter", "x", "Esc", "q")
        #expect(discussion(fixture)?.rounds.count == 1)
        #expect(fixture.effects.last == .quit)
    }

    @Test("before a room no slip of the finger shows another pane")
    func digits() throws {
        var fixture = try workshop()
        fixture.press("F5", "PgDn")
        for key in ["1", "2", "3", "4", "5", "Tab", "U", "Y", "T", "R", "g"] {
            fixture.press(key)
            #expect(fixture.state.pane.isFullScreen && fixture.state.layers.isEmpty, "\(key)")
        }
        fixture.press("?")
        #expect(fixture.screen.contains("Nästa:") && !fixture.screen.contains("Enheter:"))
    }

    @Test("what is agreed and what was said are kept and shown")
    func agreed() throws {
        var fixture = try workshop()
        fixture.press("F5", "PgDn", "a", "4", "k")
        fixture.type("Vi mäter inte")
        fixture.press("Enter", "PgDn")
        #expect(discussion(fixture)?.agreed == Answer(digit: 4))
        #expect(discussion(fixture)?.arguments == ["Vi mäter inte"])
        #expect(fixture.screen.contains("Överens: 4") && fixture.screen.contains("» Vi mäter inte"))
        fixture.press("Esc")
        #expect(fixture.screen.contains("överens 4"))
    }

    @Test("challenges and goals become lines of the plan")
    func plan() throws {
        var fixture = try workshop()
        fixture.press("F5", "]", "]", "PgDn", "PgDn", "PgDn", "PgDn", "a")
        fixture.type("Ingen äger frågan")
        fixture.press("Enter", "a")
        fixture.type("Pengarna tar slut")
        fixture.press("Enter", "j", "e")
        fixture.type(" i juni")
        fixture.press("Enter", "PgDn", "a")
        fixture.type("Tio system färre")
        fixture.press("Enter")
        let plan = fixture.organisation.plan
        #expect(plan.map(\.text) == ["Ingen äger frågan", "Pengarna tar slut i juni", "Tio system färre"])
        #expect(plan.map(\.kind) == [.challenge, .challenge, .goal])
        fixture.press("d")
        #expect(fixture.organisation.plan.count == 2)
        fixture.press("u")
        #expect(fixture.organisation.plan.count == 3)
    }

    @Test("the timer counts down, is stopped and started, and says when more was taken")
    func timer() throws {
        var fixture = try workshop()
        fixture.press("F5", "PgDn")
        _ = update(&fixture.state, .tick(1000))
        fixture.press("m")
        _ = update(&fixture.state, .tick(1010))
        #expect(fixture.screen.contains(" 2:50"))
        fixture.press("+", "m")
        _ = update(&fixture.state, .tick(2000))
        #expect(fixture.screen.contains("‖ 3:50"))
        fixture.press("m")
        _ = update(&fixture.state, .tick(2000 + 235))
        #expect(fixture.screen.contains("−0:05"))
        fixture.press("M")
        #expect(!fixture.screen.contains("0:05"))
    }

    @Test("the wall shows nobody: no names, no codes, no group that is too small")
    func privacy() throws {
        var fixture = try Fixture(try .measured(respondents: 2), size: (120, 40))
        fixture.state.workspace.organisation.measurements.update("2026") { measurement in
            measurement.header.anonymity = .named
            measurement.responses.update("r00") {
                $0.person = Response.Person(name: "Åsa Ek", address: "asa@example.org")
            }
            measurement.responses.update("r00") { $0.comments["E1"] = "Jag som är chef vet" }
        }
        fixture.press("5", "F5")
        for _ in 0..<70 {
            let screen = fixture.screen
            for secret in ["Åsa", "asa@", "r00", "chef vet", "▲ "] {
                #expect(!screen.contains(secret), "\(secret) on the wall")
            }
            fixture.press("PgDn")
        }
        #expect(try pane(fixture).presentation?.slide == .goals)
    }

    @Test("from a result one comes to its own slide")
    func here() throws {
        var fixture = try Fixture(try .measured())
        fixture.press("3", "y", "F5")
        #expect(try pane(fixture).presentation?.slide == .type)
    }

    @Test("without a measurement there is still a plan to make")
    func empty() throws {
        var fixture = try Fixture()
        fixture.press("5", "F5", "PgDn")
        #expect(try pane(fixture).presentation?.slide == .challenges)
        #expect(fixture.screen.contains("a skriver den första"))
    }

    @Test("the notes tell what is on the wall, what comes next, the figures and the missing")
    func notes() throws {
        var fixture = try workshop()
        fixture.press("F5", "PgDn", "PgDn")
        let position = try #require(fixture.state.position)
        #expect(
            position == PresentationFile(slide: "statement:E1", next: "statement:E2", isRevealed: true, isBlank: false))
        var notes = fixture
        notes.state = State(workspace: fixture.state.workspace, role: .notes)
        #expect(notes.screen.contains("Ingenting visas på väggen än"))
        _ = update(&notes.state, .presenting(position))
        let screen = notes.screen
        #expect(screen.contains("På väggen: Hela processer") && screen.contains("Härnäst: Styrd förvaltning"))
        #expect(screen.contains("2: 6") && screen.contains("5: 6"))
        #expect(screen.contains("4 av 10 saknas") && screen.contains("2 av 8 saknas"))
        // They follow along, and change nothing.
        let before = notes.organisation
        notes.press("u", "U", "4")
        #expect(notes.organisation == before && notes.state.layers.isEmpty)
    }

    @Test("cards that were found again are no keys to be taken back, and count with those that come")
    func foundCards() throws {
        var fixture = try workshop()
        let tally = try #require(Discussion.Tally(counts: [0, 0, 3, 0, 0, 0, 1]))
        let found = OpenVotes(["2026": ["E1": Discussion.Round(source: .cards, tallies: [tally])]])
        fixture.press("F5")
        #expect(fixture.effects.contains(.takeOverVotes))
        fixture.find(found)
        #expect(fixture.screen.contains("1 dold omröstning"))
        #expect(fixture.state.openVotes == found)
        fixture.press("PgDn")
        fixture.type("55")
        fixture.press("Backspace", "Backspace", "Backspace")
        #expect(fixture.screen.contains("4 kort"))
        fixture.type("1")
        #expect(fixture.state.openVotes.rounds["2026"]?["E1"]?.counts == [0, 1, 3, 0, 0, 0, 1])
        fixture.press("PgDn")
        #expect(discussion(fixture)?.rounds.map(\.counts) == [[0, 1, 3, 0, 0, 0, 1]])
        #expect(fixture.state.openVotes == OpenVotes())
    }

    @Test("votes at terminals are kept nowhere: they would tell who")
    func terminalsAreNotKept() throws {
        var fixture = try workshop()
        fixture.press("F5", "PgDn", "t")
        let response = try #require(fixture.measurement?.responses.first)
        let change = Replacement(from: response.answers["E1"], to: Answer(digit: 6))
        _ = update(&fixture.state, .foreign([Change([.answer("2026", response.id, "E1", change)])]))
        #expect(fixture.screen.contains("1 svar från terminalerna"))
        #expect(fixture.state.openVotes == OpenVotes())
    }

    @Test("a hidden vote belongs to its measurement, and waits for it")
    func otherMeasurement() throws {
        var fixture = try workshop()
        let tally = try #require(Discussion.Tally(counts: [0, 0, 3, 0, 0, 0, 1]))
        let round = Discussion.Round(source: .hands, tallies: [tally])
        fixture.press("F5", "PgDn")
        fixture.find(OpenVotes(["2025": ["E1": round]]))
        #expect(!fixture.screen.contains("händer räknade"))
        #expect(fixture.state.openVotes == OpenVotes())
    }
}
