import Testing

@testable import Terminal

@Suite struct PlainGlyphTests {
    /// Beyond Latin-1, what code page 437 has of boxes, blocks and arrows.
    static let there = Set("│─┌┐└┘├┤┬┴┼█▄▌▐▀░▒▓■▲►▼◄↑↓←→↕∙√")

    @Test(
        "in a simple font every screen keeps to glyphs that are there",
        arguments: Scene.panes + Scene.views + Scene.slides + Scene.comparisons)
    func screens(scene: Scene) throws { try check(try scene.canvas(Size(120, 40)).text, of: scene.name) }

    @Test("so does a respondent's session", arguments: RespondScene.all)
    func respondents(scene: RespondScene) throws { try check(try scene.canvas(Size(120, 40)).text, of: scene.name) }

    private func check(_ text: String, of scene: String) throws {
        var missing: Set<Character> = []
        for character in text where !character.isNewline {
            let glyph = PlainGlyphs.glyph(for: character)
            if glyph.unicodeScalars.first!.value > 0xFF, !Self.there.contains(glyph) { missing.insert(character) }
        }
        #expect(missing.isEmpty, "\(scene): \(String(missing))")
    }

    @Test("the Linux console and old terminals have simple fonts; others when they are said to")
    func terminals() {
        #expect(PlainGlyphs.suit(terminal: "linux", wish: nil))
        #expect(PlainGlyphs.suit(terminal: "vt100", wish: ""))
        #expect(!PlainGlyphs.suit(terminal: "xterm-256color", wish: nil))
        #expect(PlainGlyphs.suit(terminal: "xterm-256color", wish: "plain"))
        #expect(!PlainGlyphs.suit(terminal: "linux", wish: "full"))
    }
}
