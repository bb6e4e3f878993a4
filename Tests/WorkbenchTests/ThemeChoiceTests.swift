import Terminal
import Testing

@testable import Workbench

@Suite struct ThemeChoiceTests {
    @Test("themes are chosen by what people call them, in the language of the screen")
    func choose() throws {
        var fixture = try Fixture(try .measured())
        fixture.press("T")
        #expect(fixture.screen.contains("Mörkt"))
        fixture.press("g", "Enter")
        let first = try #require(Fixture.themes.first?.name)
        #expect(fixture.state.workspace.theme == first)
        #expect(fixture.effects.last == .theme(first))
        fixture.press("L", "T")
        #expect(fixture.screen.contains("Dark"))
    }
}
