import Model
import Terminal
import Testing

@testable import Workbench

@Suite struct AssessmentTests {
    private func system(_ fixture: Fixture, _ id: Identifier<System>) -> System? { fixture.organisation.systems[id] }

    @Test("fourteen marks and three answers assess a system, each is one change, and undo takes each back")
    func marks() throws {
        var fixture = try Fixture(SystemsTests.organisation)
        fixture.press("4", "b")
        fixture.type("44444444" + "222222" + "121")
        let assessed = try #require(system(fixture, "e"))
        let owner = try #require(assessed.assessments["owner"])
        let method = fixture.state.workspace.library.method
        #expect(method.quality.allSatisfy { owner.marks[$0.id] == Mark(4) })
        #expect(method.importance.allSatisfy { owner.marks[$0.id] == Mark(2) })
        #expect(assessed.fields[.ownsData] == .truth(true) && assessed.fields[.openStandards] == .truth(false))
        #expect(assessed.fields[.openAPI] == .truth(true))
        #expect(fixture.effects.count == 17)
        // 4 of 5 is 75, 2 of 5 is 25: high quality, low importance.
        #expect(fixture.screen.contains("Kvalitet 75 %  Betydelse 25 %  behåll"))
        for _ in 0..<17 { fixture.press("u") }
        #expect(fixture.organisation == SystemsTests.organisation)
    }

    @Test("each assessor has marks of their own, and where they differ it shows")
    func assessors() throws {
        var fixture = try Fixture(SystemsTests.organisation)
        fixture.press("4", "b", "5", "r", "2", "↑", "2", "↑")
        let assessments = try #require(system(fixture, "e")).assessments
        let criterion = fixture.state.workspace.library.method.quality[0].id
        #expect(assessments["owner"]?.marks[criterion] == Mark(5))
        #expect(assessments["maintainer"]?.marks[criterion] == Mark(2))
        #expect(fixture.screen.contains("3,5 ↕3") && fixture.screen.contains("ägaren: 5"))
    }

    @Test("Enter goes through the systems that the search shows, as the same assessor, and stops after the last")
    func oneAfterAnother() throws {
        var fixture = try Fixture(SystemsTests.organisation)
        fixture.press("4", "/")
        fixture.type("kostnad>1")
        fixture.press("Enter", "b", "r", "3")
        var assessed: [String] = []
        while let entry = (fixture.state.pane as? SystemsPane)?.assessment {
            #expect(entry.assessor == "user" && entry.position == 0)
            assessed.append(fixture.organisation.systems[entry.system]?.name ?? "")
            fixture.press("3", "Enter")
        }
        #expect(assessed == ["Zebran", "Älgen", "Örnen"])
        #expect(fixture.organisation.systems.count { !$0.assessments.isEmpty } == 3)
    }

    @Test("a mark is taken away, a digit beyond a requirement's answers does nothing")
    func clear() throws {
        var fixture = try Fixture(SystemsTests.organisation)
        fixture.press("4", "b", "5", "↑", "x")
        #expect(fixture.organisation == SystemsTests.organisation)
        for _ in 0..<20 { fixture.press("↓") }
        fixture.press("4")
        #expect(fixture.organisation == SystemsTests.organisation)
        #expect((fixture.state.pane as? SystemsPane)?.assessment?.position == 16)
    }

    @Test("n goes to what is left, from the top again, and says when nothing is")
    func missing() throws {
        var fixture = try Fixture(SystemsTests.organisation)
        fixture.press("4", "b", "3", "k", "n")
        #expect((fixture.state.pane as? SystemsPane)?.assessment?.position == 1)
        #expect(fixture.screen.contains("1 av 17 gjorda") && fixture.screen.contains("någon har bedömt 7 %"))
        fixture.press("Esc", "b")
        fixture.type("44444444" + "222222" + "12")
        fixture.press("n")
        #expect((fixture.state.pane as? SystemsPane)?.assessment?.position == 16)
        #expect(fixture.screen.contains("kvar: Öppet API"))
        fixture.press("1", "n")
        #expect(fixture.screen.contains("Inget är kvar"))
    }

    @Test("N goes to the next system in which the assessor has something left")
    func nextUnassessed() throws {
        var organisation = SystemsTests.organisation
        let method = try Fixture().state.workspace.library.method
        organisation.systems.update("b") { system in
            var assessment = Assessment(id: "owner")
            for criterion in method.quality + method.importance { assessment.marks[criterion.id] = Mark(3) }
            system.assessments["owner"] = assessment
            for field in [System.Field.ownsData, .openStandards, .openAPI] { system.fields[field] = .truth(true) }
        }
        var fixture = try Fixture(organisation)
        // apan, Zebran, Åsnan: the second is done.
        fixture.press("4", "b", "N")
        #expect((fixture.state.pane as? SystemsPane)?.assessment?.system == "c")
        fixture.press("N", "N", "N")
        #expect((fixture.state.pane as? SystemsPane)?.assessment == nil)
        #expect(fixture.screen.contains("det sista systemet"))
    }

    @Test("a role of one's own assesses beside the usual ones, and all are seen side by side")
    func ownRole() throws {
        var fixture = try Fixture(SystemsTests.organisation)
        fixture.press("4", "b", "5", "r", "4")
        fixture.type("Dataskyddsombud")
        fixture.press("Enter", "k", "1")
        let criterion = fixture.state.workspace.library.method.quality[0].id
        #expect(system(fixture, "e")?.assessments["Dataskyddsombud"]?.marks[criterion] == Mark(1))
        fixture.press("o")
        #expect(fixture.screen.contains("Dataskyddsombud") && fixture.screen.contains("ägaren"))
        #expect(fixture.screen.contains(/Tekniskt skick +5 +1 +3,0 +4/))
        // It is among the choices from now on, and who types a usual role's name means that role.
        fixture.press("o", "r", "5")
        fixture.type("Förvaltaren")
        fixture.press("Enter", "2")
        #expect(system(fixture, "e")?.assessments["maintainer"] != nil)
    }

    @Test("the portfolio counts what is shown by quarter, with its cost, index and shall-requirements")
    func portfolio() throws {
        var fixture = try Fixture(SystemsTests.organisation)
        fixture.press("4", "j", "j", "j", "b")
        fixture.type("33333333" + "555555" + "1")
        fixture.press("Esc", "p")
        let screen = fixture.screen
        // One system is assessed: quality 50, importance 100, and so the index is 50.
        #expect(screen.contains(/Portföljindex +50 %/))
        #expect(screen.contains(/utveckla +1 +120 tkr +59 %/))
        #expect(screen.contains(/Helt bedömda +20 %/))
        #expect(screen.contains(/Skall-krav, 13 okända +100 %/))
        fixture.press("Esc")
        #expect(fixture.screen.contains("Namn▲"))
    }
}
