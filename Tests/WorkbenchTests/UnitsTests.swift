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
