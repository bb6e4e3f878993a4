import Terminal
import Testing

@testable import Workbench

@Suite struct PaletteTests {
    @Test("a command of another pane is found by name, and run there")
    func elsewhere() throws {
        var fixture = try Fixture(try .measured())
        fixture.press(":")
        fixture.type("trend")
        #expect(fixture.screen.contains("Resultat › Trend"))
        fixture.press("Enter")
        #expect((fixture.state.pane as? ResultsPane)?.view == .trend)
        #expect(fixture.state.layers.isEmpty)
    }

    @Test("Esc leaves everything as it was")
    func escape() throws {
        var fixture = try Fixture(try .measured())
        let before = fixture.screen
        fixture.press(":")
        fixture.type("radera")
        fixture.press("Esc")
        #expect(fixture.screen == before)
    }

    @Test("Esc and the next key in one go are two keys")
    func fastEscape() throws {
        var fixture = try Fixture(try .measured(respondents: 1))
        fixture.press("2", "Enter", "Alt-3")
        #expect(fixture.state.pane is ResultsPane)
    }
}
