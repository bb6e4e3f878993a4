import Testing

@testable import Terminal

@Suite struct PaletteTests {
    @Test(
        "a terminal's colours decide how a theme's are reduced",
        arguments: [
            (0, false, Palette.Depth.none), (2, false, .none), (8, false, .few(8)), (15, false, .few(8)),
            (16, false, .few(16)), (88, false, .few(16)), (256, false, .fixed), (32767, false, .fixed),
            (1 << 24, true, .direct), (1 << 24, false, .fixed), (256, true, .fixed),
        ] as [(Int, Bool, Palette.Depth)])
    func depths(colours: Int, isDirect: Bool, expected: Palette.Depth) {
        #expect(Palette(colours: colours, isDirect: isDirect).depth == expected)
    }

    @Test("without colours, attributes tell apart what colour did", arguments: Themes.names)
    func none(name: String) throws {
        let theme = try Themes.read(name)
        let palette = Palette(colours: 0)
        let styles: [Style] = [
            Style(), Style(.dim), Style(.heading), Style(.warning), Style(.bad), Style(.text, on: .selection),
        ]
        let appearances = styles.map { palette.appearance(of: $0, in: theme) }
        #expect(appearances.allSatisfy { $0.foreground == -1 && $0.background == -1 })
        #expect(Set(appearances.map(\.attributes)).count == styles.count)
        #expect(appearances[5].attributes.contains(.reverse))
    }

    @Test("a style's own attributes stay in every depth", arguments: [0, 8, 16, 256, 1 << 24])
    func attributes(colours: Int) throws {
        let theme = try Themes.read("dark")
        let style = Style(.text, on: .ground, [.bold, .underline])
        let shown = Palette(colours: colours, isDirect: colours > 256).appearance(of: style, in: theme)
        #expect(shown.attributes == [.bold, .underline])
    }

    @Test("in 8 and 16 colours text stays readable on every ground", arguments: Themes.coloured, [8, 16])
    func few(name: String, colours: Int) throws {
        let theme = try Themes.read(name)
        let palette = Palette(colours: colours)
        for ground in Themes.grounds + Themes.heat {
            for text in Themes.heat.contains(ground) ? [.heatText] : Themes.texts {
                let shown = palette.appearance(of: Style(text, on: ground), in: theme)
                #expect((0..<colours).contains(shown.foreground) && (0..<colours).contains(shown.background))
                let contrast = Palette.colours[shown.foreground].contrast(to: Palette.colours[shown.background])
                #expect(try #require(contrast) >= 3, "\(text) on \(ground)")
            }
        }
    }

    @Test("in 8 and 16 colours a selection is seen", arguments: Themes.names, [8, 16])
    func selection(name: String, colours: Int) throws {
        let theme = try Themes.read(name)
        let palette = Palette(colours: colours)
        let plain = palette.appearance(of: Style(), in: theme)
        let selected = palette.appearance(of: Style(.text, on: .selection), in: theme)
        #expect(selected.background != plain.background || selected.attributes.contains(.reverse))
    }

    @Test("in 256 colours text keeps its contrast, in colours that no user changes", arguments: Themes.coloured)
    func fixed(name: String) throws {
        let theme = try Themes.read(name)
        let palette = Palette(colours: 256)
        for ground in Themes.grounds + Themes.heat {
            for text in Themes.heat.contains(ground) ? [.heatText] : Themes.texts {
                let shown = palette.appearance(of: Style(text, on: ground), in: theme)
                #expect(shown.foreground >= 16 && shown.background >= 16)
                let contrast = Palette.colours[shown.foreground].contrast(to: Palette.colours[shown.background])
                #expect(try #require(contrast) >= 4.5, "\(text) on \(ground)")
            }
        }
    }

    @Test("each of xterm's 240 fixed colours is its own nearest")
    func fixedColours() {
        #expect(Palette.colours.count == 256)
        #expect(Palette.colours[16] == .rgb(0, 0, 0) && Palette.colours[231] == .rgb(255, 255, 255))
        #expect(Palette.colours[110] == .rgb(0x87, 0xAF, 0xD7) && Palette.colours[244] == .rgb(0x80, 0x80, 0x80))
        for index in 16..<256 {
            #expect(Palette.colours[Palette.nearestFixed(to: Palette.colours[index])] == Palette.colours[index])
        }
    }

    @Test("each of the first colours is its own nearest", arguments: [8, 16])
    func fewColours(count: Int) {
        for index in 0..<count { #expect(Palette.nearestFew(count, to: Palette.colours[index]) == index) }
    }

    @Test(
        "a colour keeps its hue before its lightness, and a grey stays grey",
        arguments: [
            (Colour.rgb(0x87, 0xD7, 0xFF), 6), (.rgb(0xFF, 0x87, 0x87), 1), (.rgb(0x87, 0xD7, 0x87), 2),
            (.rgb(0xFF, 0xD7, 0x5F), 3), (.rgb(0xD7, 0x87, 0xD7), 5), (.rgb(0x12, 0x12, 0x12), 0),
            (.rgb(0xD0, 0xD0, 0xD0), 7),
        ] as [(Colour, Int)])
    func hues(colour: Colour, expected: Int) {
        #expect(Palette.nearestFew(8, to: colour) == expected)
    }

    @Test("the terminal's own colour stays its own in every depth", arguments: [8, 16, 256, 1 << 24])
    func terminal(colours: Int) throws {
        let theme = try Themes.read("mono")
        let shown = Palette(colours: colours, isDirect: colours > 256).appearance(of: Style(.bad), in: theme)
        #expect(shown == Palette.Appearance(foreground: -1, background: -1, attributes: [.bold, .underline]))
    }

    @Test("a direct colour's number is its red, green and blue")
    func direct() throws {
        let theme = try Themes.read("dark")
        let shown = Palette(colours: 1 << 24, isDirect: true).appearance(of: Style(.accent, on: .bar), in: theme)
        #expect(shown == Palette.Appearance(foreground: 0xFFD75F, background: 0x262626, attributes: []))
    }

    @Test(
        "a direct colour is none of the palette, which such terminals number from 0 as well", arguments: Themes.coloured
    )
    func directAndPalette(name: String) throws {
        let theme = try Themes.read(name)
        let palette = Palette(colours: 1 << 24, isDirect: true)
        for tone in Tone.allCases {
            #expect(palette.appearance(of: Style(tone, on: tone), in: theme).background >= 256, "\(tone)")
        }
    }
}
