import Model
import Terminal
import Testing

@testable import Workbench

@Suite struct PasteTests {
    @Test("pasted text runs no commands")
    func commands() throws {
        let organisation = try Organisation.measured(respondents: 1)
        var fixture = try Fixture(organisation)
        fixture.press("2")
        fixture.paste("adpoU 3 5 q")
        #expect(fixture.organisation == organisation)
        #expect(fixture.effects.isEmpty && fixture.state.layers.isEmpty)
        #expect(fixture.screen.contains("inget fält"))
    }

    @Test("a field takes pasted lines as one, without what would move the cursor")
    func lines() throws {
        var fixture = try Fixture(try .measured(respondents: 1))
        fixture.press("4", "a")
        fixture.paste("Ärende\r\nsystem\u{1B}[31m\t2\n")
        fixture.press("Enter")
        #expect(fixture.organisation.systems.map(\.name) == ["Ärende system[31m 2"])
    }

    @Test("the search takes pasted text")
    func search() throws {
        var fixture = try Fixture(SystemsTests.organisation)
        fixture.press("4", "/")
        fixture.paste("leverantör:tall")
        #expect(fixture.screen.contains("1 av 5 system"))
    }
}
