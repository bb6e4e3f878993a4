import TestSupport
import Testing

@testable import Terminal

@Suite struct TextWidthTests {
    @Test(
        "text takes as many columns as a terminal gives it",
        arguments: [
            ("", 0), ("abc", 3), ("åäöÅÄÖ", 6), ("a\u{30A}", 1), ("e\u{301}\u{323}", 1), ("漢字", 4), ("ｱ", 1), ("각", 2),
            ("\u{1100}\u{1161}\u{11A8}", 2), ("🙂", 2), ("👨‍👩‍👧", 2), ("👍🏽", 2), ("🇸🇪", 2), ("☀️", 1), ("❤️", 1), ("1️⃣", 1),
            ("\u{200B}", 0), ("\u{FEFF}", 0), ("\u{301}", 0), ("\u{AD}", 0), ("\u{200E}a", 1), ("\t", 1), ("\r\n", 1),
            ("\u{7F}", 1), ("…–«»", 4), ("⣿█▏", 3), ("क्‍ष", 2), ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", 2), ("葛\u{E0100}", 2),
        ] as [(String, Int)])
    func columns(text: String, expected: Int) {
        #expect(TextWidth.columns(of: text) == expected)
    }

    @Test(
        "of what terminals disagree about, only that is drawn which they agree on",
        arguments: [
            ("👨‍👩‍👧", ["👨"]), ("👩🏽‍🚒", ["👩"]), ("👍🏽", ["👍"]), ("☀️", ["☀"]), ("🇸🇪", ["🇸", "🇪"]), ("1️⃣", ["1\u{20E3}"]),
            ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", ["🏴"]), ("葛\u{E0100}", ["葛"]), ("a\u{30A}", ["a\u{30A}"]), ("\u{200B}", []), ("\u{AD}", []),
            ("\u{301}", []), ("\u{1B}", [" "]), ("🏽", ["🏽"]),
        ] as [(Character, [String])])
    func glyphs(character: Character, expected: [String]) {
        #expect(TextWidth.glyphs(of: character).map { String($0.glyph) } == expected)
    }

    @Test("a zero-width joiner between letters loses no letter")
    func joinedLetters() {
        let drawn = "क्‍ष".flatMap { TextWidth.glyphs(of: $0).map { String($0.glyph) } }.joined()
        #expect(drawn.unicodeScalars.filter { $0.properties.isAlphabetic } == ["क", "ष"])
    }

    @Test(
        "every glyph takes the columns of its one spacing scalar, and nothing that it holds steers", arguments: 0..<200)
    func glyphsAreCells(seed: Int) {
        var random = Random(seed: seed)
        for character in random.text(upTo: 30) {
            for (glyph, columns) in TextWidth.glyphs(of: character) {
                let widths = glyph.unicodeScalars.map(TextWidth.columns(of:))
                #expect(columns == widths.first && (1...2).contains(columns), "seed \(seed), \(glyph)")
                #expect(widths.dropFirst().allSatisfy { $0 == 0 }, "seed \(seed), \(glyph)")
            }
        }
    }

    @Test("padded text takes exactly its columns", arguments: 0..<100)
    func padding(seed: Int) {
        var random = Random(seed: seed)
        let text = random.text(upTo: 12)
        for width in 0...16 {
            let padded = TextWidth.padded(text, to: width)
            #expect(TextWidth.columns(of: padded) == width, "seed \(seed)")
            let before = TextWidth.padded(text, before: width)
            #expect(TextWidth.columns(of: before) == width, "seed \(seed)")
            #expect(
                before.unicodeScalars.reversed().starts(
                    with: TextWidth.truncated(text, to: width).unicodeScalars.reversed()))
            let shown = TextWidth.truncated(text, to: width)
            #expect(TextWidth.columns(of: shown) <= width, "seed \(seed)")
            #expect(shown == text || width == 0 || shown.hasSuffix("…"), "seed \(seed)")
        }
    }

    @Test(
        "text is broken at spaces, and a word longer than the line within, with a hyphen",
        arguments: [
            ("", 5, [""]), ("ett två tre", 7, ["ett två", "tre"]), ("ett två tre", 6, ["ett", "två", "tre"]),
            ("digitalisering", 6, ["digit-", "alise-", "ring"]),
            ("a digitalisering b", 6, ["a", "digit-", "alise-", "ring b"]),
            ("en\n\ntvå", 9, ["en", "", "två"]), ("漢字水火", 4, ["漢字", "水火"]), ("漢字", 1, ["漢", "字"]), ("abc", 0, []),
        ] as [(String, Int, [String])])
    func wrapping(text: String, width: Int, expected: [String]) {
        #expect(TextWidth.wrapped(text, to: width) == expected)
    }

    @Test("wrapped lines fit, and lose no letter", arguments: 0..<200)
    func wrappingLosesNothing(seed: Int) {
        var random = Random(seed: seed)
        let text = random.text(upTo: 40)
        for width in 2...20 {
            let lines = TextWidth.wrapped(text, to: width)
            #expect(lines.allSatisfy { TextWidth.columns(of: $0) <= width }, "seed \(seed)")
            func letters(_ text: String) -> String {
                text.filter { $0 != " " && $0 != "-" && TextWidth.columns(of: String($0)) > 0 }
            }
            #expect(letters(lines.joined()) == letters(text), "seed \(seed)")
        }
    }
}

@Suite struct SimpleTextTests {
    @Test("what is measured without a closer look is what the closer look would measure")
    func simple() {
        var simple = 0
        for value in UInt32(0)..<0x3000 {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let text = String(Character(scalar))
            guard let columns = TextWidth.columns(ofSimple: text) else { continue }
            simple += 1
            let glyphs = TextWidth.glyphs(of: Character(scalar))
            #expect(columns == 1 && glyphs.count == 1 && glyphs[0].columns == 1, "U+\(String(value, radix: 16))")
            #expect(glyphs.first?.glyph == Character(scalar))
            // A mark that follows belongs to the character, and needs the closer look.
            #expect(TextWidth.columns(ofSimple: text + "\u{308}") == nil)
        }
        #expect(simple == 95 + 64 + 1 + 1)
    }

    @Test("simple text is shortened and clipped like any other", arguments: ["Överförmyndarnämnd", "a…b", "été"])
    func shortened(text: String) {
        // The sign of a joined pair makes the same text not simple.
        for limit in 0...20 {
            let other = TextWidth.truncated(text + "\u{301}", to: limit)
            let shown = TextWidth.truncated(text, to: limit)
            #expect(TextWidth.columns(of: shown) <= limit)
            if limit < text.count { #expect(shown == other) }
            var (one, two) = (Canvas(width: 9, height: 1), Canvas(width: 9, height: 1))
            one.draw(text, x: 3 - limit, y: 0, limit: 12)
            two.draw(text + "\u{200B}", x: 3 - limit, y: 0, limit: 12)
            #expect(one == two)
        }
    }
}
