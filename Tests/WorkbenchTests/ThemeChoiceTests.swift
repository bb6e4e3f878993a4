import Testing

@testable import Terminal
@testable import Workbench

@Suite struct ThemeChoiceTests {
    @Test("themes are chosen by what people call them, in the language of the screen, and remembered")
    func choose() throws {
        var fixture = try Fixture(try .measured())
        fixture.press("T")
        #expect(fixture.screen.contains("Mörkt"))
        fixture.press("g", "Enter")
        let first = try #require(Fixture.themes.first?.name)
        #expect(fixture.state.workspace.theme == first)
        #expect(fixture.effects.suffix(2) == [.theme(first), .rememberTheme(first)])
        fixture.press("L", "T")
        #expect(fixture.screen.contains("Dark"))
    }

    @Test("a theme shows on the whole screen while it is selected, and goes again with Escape")
    func preview() throws {
        var fixture = try Fixture(try .measured())
        fixture.press("T", "j")
        let names = Fixture.themes.map(\.name)
        let next = try #require(names.firstIndex(of: "dark").map { names[$0 + 1] })
        #expect(fixture.effects.last == .theme(next))
        #expect(fixture.state.workspace.theme == "dark")
        fixture.press("Esc")
        #expect(fixture.effects.last == .theme("dark"))
        #expect(!fixture.effects.contains(.rememberTheme(next)))
    }

    @Test("a theme that cannot be read says so with its place, and is not chosen")
    func broken() throws {
        var fixture = try Fixture(try .measured())
        let error = ThemeError(file: "/c/themes/mine.json", line: 7, column: 3, problem: "fel", remedy: "rätta")
        let found = Fixture.themes + [ThemeFolders.Found(name: "mine", theme: .failure(error))]
        _ = update(&fixture.state, .themes(found))
        let before = fixture.effects.count
        fixture.press("G", "Enter")
        #expect(fixture.screen.contains("mine.json:7:3"))
        #expect(fixture.effects.count == before)
        #expect(fixture.state.layers.count == 1)
    }
}
