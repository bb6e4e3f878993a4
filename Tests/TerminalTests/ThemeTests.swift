import Foundation
import Testing

@testable import Terminal

@Suite struct ThemeTests {
    @Test("the themes that ship are these, and each has a name in both languages", arguments: Themes.names)
    func shipped(name: String) throws {
        #expect(
            Themes.names
                == [
                    "colour-blind", "dark", "dusk", "high-contrast", "light", "mono", "paper", "projector",
                    "projector-dark",
                ])
        let theme = try Themes.read(name)
        #expect(theme.name == name)
        #expect(Set(theme.titles.keys) == ["sv", "en"] && theme.titles.values.allSatisfy { !$0.isEmpty })
    }

    @Test(
        "text can be read on every ground: 4.5:1 after WCAG 2.2, and 7:1 in high contrast", arguments: Themes.coloured)
    func contrast(name: String) throws {
        let theme = try Themes.read(name)
        let needed = name == "high-contrast" ? 7.0 : 4.5
        for ground in Themes.grounds {
            for text in Themes.texts {
                let contrast = try #require(theme.look(of: text).colour.contrast(to: theme.look(of: ground).colour))
                #expect(contrast >= needed, "\(text) on \(ground)")
            }
        }
        for heat in Themes.heat {
            let contrast = try #require(
                theme.look(of: .heatText).colour.contrast(to: theme.look(of: heat).colour))
            #expect(contrast >= needed, "heat text on \(heat)")
        }
    }

    @Test("a selection, a bar and the grid are seen on the ground", arguments: Themes.coloured)
    func grounds(name: String) throws {
        let theme = try Themes.read(name)
        func contrast(_ tone: Tone) -> Double {
            theme.look(of: tone).colour.contrast(to: theme.look(of: .ground).colour) ?? 0
        }
        #expect(contrast(.selection) >= 1.2)
        #expect(contrast(.bar) >= 1.1)
        #expect(contrast(.grid) >= 1.5)
        #expect(contrast(.frame) >= 2)
    }

    @Test(
        "heat becomes lighter from the lowest sixth to the highest, so that grey shows it too",
        arguments: Themes.coloured)
    func heat(name: String) throws {
        let theme = try Themes.read(name)
        let luminances = Themes.heat.compactMap { theme.look(of: $0).colour.luminance }
        #expect(luminances.count == 6)
        #expect(zip(luminances, luminances.dropFirst()).allSatisfy(<))
    }

    @Test("the four series have colours of their own", arguments: Themes.coloured)
    func series(name: String) throws {
        let theme = try Themes.read(name)
        let colours = [Tone.series1, .series2, .series3, .series4].map { theme.look(of: $0).colour }
        #expect(Set(colours).count == 4)
    }

    @Test("the monochrome theme names no colour, and still tells a selection and what is bad from the rest")
    func mono() throws {
        let theme = try Themes.read("mono")
        #expect(Tone.allCases.allSatisfy { theme.look(of: $0).colour == .terminal })
        #expect(theme.look(of: .selection).attributes == .reverse)
        #expect(theme.look(of: .bad).attributes != theme.look(of: .warning).attributes)
        #expect(theme.look(of: .bad).attributes != theme.look(of: .text).attributes)
    }

    @Test("luminance and contrast are those of WCAG 2.2")
    func measures() throws {
        let (black, white) = (Colour.rgb(0, 0, 0), Colour.rgb(255, 255, 255))
        #expect(try abs(#require(white.contrast(to: black)) - 21) < 1e-9)
        #expect(try abs(#require(black.contrast(to: white)) - 21) < 1e-9)
        // The best known pair: the darkest grey that fails, and the lightest that passes, on white.
        #expect(try #require(Colour.rgb(0x76, 0x76, 0x76).contrast(to: white)) >= 4.5)
        #expect(try #require(Colour.rgb(0x77, 0x77, 0x77).contrast(to: white)) < 4.5)
        #expect(Colour.terminal.luminance == nil && Colour.terminal.contrast(to: black) == nil)
    }

    @Test("a colour is #rrggbb or default, and nothing else")
    func colours() {
        #expect(Colour("#0aF310") == .rgb(10, 243, 16))
        #expect(Colour("default") == .terminal)
        for text in ["", "#", "#fff", "#1234567", "123456", "#12345g", "#+12345", "#12 456", "red", "#åäöaa"] {
            #expect(Colour(text) == nil, "\(text)")
        }
    }

    @Test("a tone has a colour, or a colour's name, or both a colour and attributes")
    func looks() throws {
        let text = try Self.dark()
            .replacing("\"tones\"", with: "\"colours\": {\"sky\": \"#87d7ff\"},\n\"tones\"")
            .replacing("\"text\": \"#d0d0d0\"", with: "\"text\": \"sky\"")
            .replacing("\"#ff8787\"", with: "{\"colour\": \"sky\", \"attributes\": [\"bold\", \"underline\"]}")
            .replacing("\"#9e9e9e\"", with: "{\"attributes\": [\"dim\", \"italic\", \"reverse\"]}")
        let theme = try Theme(name: "dark", bytes: Array(text.utf8), file: "dark.json")
        #expect(theme.look(of: .text) == Theme.Look(colour: .rgb(0x87, 0xD7, 0xFF), attributes: []))
        #expect(theme.look(of: .bad) == Theme.Look(colour: .rgb(0x87, 0xD7, 0xFF), attributes: [.bold, .underline]))
        #expect(theme.look(of: .dim) == Theme.Look(colour: .terminal, attributes: [.dim, .italic, .reverse]))
    }

    /// A way to spoil a theme, and where the error must point.
    struct Spoiled: Sendable, CustomTestStringConvertible {
        let name: String
        let field: String
        let text: String
        let old: String
        let new: String

        init(_ name: String, _ field: String, at text: String, _ old: String, _ new: String) {
            (self.name, self.field, self.text, self.old, self.new) = (name, field, text, old, new)
        }

        var testDescription: String { name }
    }

    static let spoiled: [Spoiled] = [
        Spoiled("no JSON", "", at: "", "\"format\": 1,", "\"format\": 1"),
        Spoiled("another format", "format", at: "2,", "\"format\": 1", "\"format\": 2"),
        Spoiled("no format", "format", at: "{", "  \"format\": 1,\n", ""),
        Spoiled("no name", "name.sv", at: "{", "\"name\"", "\"title\""),
        Spoiled("no Swedish name", "name.sv", at: "{\"en\"", "\"sv\": \"Mörkt\", ", ""),
        Spoiled("an empty name", "name.en", at: "\"\"}", "\"Dark\"", "\"\""),
        Spoiled("no tones", "tones", at: "{", "\"tones\"", "\"colors\""),
        Spoiled("tones that are none", "tones", at: "[]", "\"tones\"", "\"tones\": [], \"others\""),
        Spoiled("a tone is missing", "tones.text", at: "{\n    \"ground\"", "    \"text\": \"#d0d0d0\",\n", ""),
        Spoiled("a tone too many", "tones.texts", at: "\"#d0d0d0\"", "\"text\":", "\"texts\":"),
        Spoiled("no colour", "tones.text", at: "\"red\"", "\"#d0d0d0\"", "\"red\""),
        Spoiled("a number as colour", "tones.text", at: "7,", "\"#d0d0d0\"", "7"),
        Spoiled("no colour in a look", "tones.text.colour", at: "\"red\"", "\"#d0d0d0\"", "{\"colour\": \"red\"}"),
        Spoiled("a misspelt look", "tones.text.color", at: "\"#fff", "\"#d0d0d0\"", "{\"color\": \"#ffffff\"}"),
        Spoiled(
            "an unknown attribute", "tones.text.attributes[1]", at: "\"blink\"", "\"#d0d0d0\"",
            "{\"attributes\": [\"bold\", \"blink\"]}"),
        Spoiled(
            "attributes that are no list", "tones.text.attributes", at: "\"bold\"", "\"#d0d0d0\"",
            "{\"attributes\": \"bold\"}"),
        Spoiled(
            "a bad named colour", "colours.sky", at: "\"blue\"", "\"tones\"",
            "\"colours\": {\"sky\": \"blue\"},\n\"tones\""),
        Spoiled("colours that are none", "colours", at: "[]", "\"tones\"", "\"colours\": [],\n\"tones\""),
    ]

    @Test("an error names the file, line, column and field, what is wrong and what to do", arguments: spoiled)
    func errors(spoiled: Spoiled) throws {
        let dark = try Self.dark()
        let text = dark.replacing(spoiled.old, with: spoiled.new)
        #expect(text != dark)
        let error = #expect(throws: ThemeError.self) {
            try Theme(name: "dark", bytes: Array(text.utf8), file: "dark.json")
        }
        let found = try #require(error)
        #expect(found.file == "dark.json")
        #expect(found.field == spoiled.field)
        #expect(!found.problem.isEmpty && !found.remedy.isEmpty)
        let (line, column) = (try #require(found.line), try #require(found.column))
        #expect(found.description.hasPrefix("dark.json:\(line):\(column): "))
        guard !spoiled.field.isEmpty else { return }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let rest = lines[(line - 1)...].joined(separator: "\n").dropFirst(column - 1)
        #expect(rest.hasPrefix(spoiled.text), "it points to \(rest.prefix(20))")
    }

    @Test("a theme that is not there is an error that names those that are")
    func missing() throws {
        for name in ["none", "../Themes/dark", ""] {
            let error = #expect(throws: ThemeError.self) { try Themes.read(name) }
            #expect(try #require(error).remedy.contains("colour-blind, dark, dusk"))
        }
        let error = #expect(throws: ThemeError.self) { try Theme.read(name: "dark", folder: "/nowhere/at/all") }
        #expect(
            try #require(error).description
                == "/nowhere/at/all/dark.json: there is no such theme; there are none in that folder")
    }

    @Test("a theme that cannot be read is an error that says why, and what to do")
    func unreadable() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "themes-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder.appending(path: "folder.json"), withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let error = #expect(throws: ThemeError.self) { try Theme.read(name: "folder", folder: folder.path) }
        #expect(try #require(error).problem == "Is a directory")
        #expect(try #require(error).remedy != "")
    }

    private static func dark() throws -> String {
        try String(contentsOfFile: Themes.folder + "/dark.json", encoding: .utf8)
    }
}
