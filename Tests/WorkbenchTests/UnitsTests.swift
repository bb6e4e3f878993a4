import Model
import Terminal
import Testing

@testable import Workbench

@Suite struct UnitsTests {
    @Test("units are added, renamed, moved and removed, and undo takes all of it back")
    func edit() throws {
        let organisation = try Organisation.measured(respondents: 1)
        var fixture = try Fixture(organisation)
        fixture.press("U", "a")
        fixture.type("Bibliotek")
        fixture.press("Enter", "2")
        #expect(fixture.organisation.units["bibliotek"]?.parent == "service")
        #expect(fixture.screen.contains("Bibliotek är tillagd"))
        fixture.press("j", "Enter", "Ctrl-U")
        fixture.type("Biblioteken")
        fixture.press("Enter")
        #expect(fixture.organisation.units["bibliotek"]?.name == "Biblioteken")
        fixture.press("m", "1")
        #expect(fixture.organisation.units["bibliotek"]?.parent == nil)
        #expect(fixture.organisation.units["bibliotek"]?.level == .administration)
        fixture.press("g", "d")
        #expect(fixture.organisation.units["bibliotek"] == nil)
        fixture.press("u", "u", "u", "u")
        #expect(fixture.organisation == organisation)
    }

    @Test("a unit that somebody belongs to is not removed, and it is said why")
    func used() throws {
        let organisation = try Organisation.measured(respondents: 1)
        var fixture = try Fixture(organisation)
        fixture.press("U", "d")
        #expect(fixture.screen.contains("Service används och kan inte tas bort"))
        #expect(fixture.organisation == organisation)
    }

    @Test("a unit becomes part of another and one of its own again, and is not offered to those who answer meanwhile")
    func merge() throws {
        let organisation = try Organisation.measured(respondents: 1)
        var fixture = try Fixture(organisation)
        fixture.press("U", "j", "s", "1")
        #expect(fixture.organisation.units["skola"]?.successor == "service")
        #expect(fixture.screen.contains("Skola (sammanslagen med Service)"))
        #expect(fixture.screen.contains("Skola är sammanslagen med Service"))
        // It has answers in this measurement, and is there for them; nobody new is asked for it.
        fixture.press("Esc", "2", "a")
        #expect(fixture.screen.contains("Vilken enhet") && !fixture.screen.contains("2 Skola"))
        fixture.press("Esc", "i")
        #expect(!fixture.screen.contains("2 Skola"))
        fixture.press("Esc", "U", "j", "t")
        #expect(fixture.organisation == organisation)
        fixture.press("u")
        #expect(fixture.organisation.units["skola"]?.successor == "service")
        fixture.press("u")
        #expect(fixture.organisation == organisation)
    }

    @Test("a unit with living ones below is not merged; and who is merged into a removed one is followed further")
    func mergeBelow() throws {
        let organisation = Organisation(
            profile: Organisation.Profile(slug: "prov", name: "Provkommun", kind: .municipality),
            units: [
                Unit(id: "a", name: "A"), Unit(id: "b", parent: "a", name: "B", level: .department),
                Unit(id: "c", name: "C", successor: "d"), Unit(id: "d", name: "D"),
            ])
        var fixture = try Fixture(organisation)
        fixture.press("U", "s")
        #expect(fixture.screen.contains("Flytta eller slå först samman enheterna under A"))
        #expect(fixture.organisation == organisation)
        fixture.press("G", "d")
        #expect(fixture.organisation.units.map(\.id) == ["a", "b", "c"])
        #expect(fixture.organisation.units["c"]?.successor == nil)
    }

    @Test("what is below a removed unit moves up")
    func children() throws {
        var organisation = Organisation(
            profile: Organisation.Profile(slug: "prov", name: "Provkommun", kind: .municipality),
            units: [Unit(id: "a", name: "A"), Unit(id: "b", parent: "a", name: "B", level: .department)])
        var fixture = try Fixture(organisation)
        fixture.press("U", "d")
        #expect(fixture.organisation.units.map(\.id) == ["b"])
        #expect(fixture.organisation.units["b"]?.parent == nil)
        organisation = fixture.organisation
        // Nothing can be moved below itself: only the organisation is left to choose.
        fixture.press("m", "1")
        #expect(fixture.organisation == organisation)
    }
}
