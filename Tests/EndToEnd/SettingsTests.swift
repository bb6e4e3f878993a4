import Foundation
import Testing

/// What a person keeps in the folder for settings, in the real program.
@Suite(.serialized) struct SettingsTests {
    @Test("a theme of one's own is chosen and there the next time; one that is wrong says where")
    func themes() throws {
        let program = try Program()
        let dark = try String(contentsOf: Program.repository.appending(path: "Themes/dark.json"), encoding: .utf8)
        let folder = program.home.appending(path: ".config/mogna/themes")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try dark.replacing("\"Mörkt\"", with: "\"Aurora\"")
            .write(to: folder.appending(path: "aaa.json"), atomically: true, encoding: .utf8)
        try dark.replacing("#d0d0d0", with: "grått")
            .write(to: folder.appending(path: "zzz.json"), atomically: true, encoding: .utf8)

        let terminal = try Terminal(width: 100, height: 30, environment: program.environment)
        try terminal.line("\(Program.executable.path) demo")
        try terminal.wait(for: "Översikt")
        try terminal.keys("T")
        try terminal.wait(for: "Aurora")
        try terminal.keys("G")
        try terminal.wait(for: "zzz.json:6:")
        try terminal.keys("g", "Enter")
        try terminal.wait("no picker") { !$0.contains("Aurora") }
        try terminal.keys("q")
        try terminal.wait("the shell") { !$0.contains("Översikt") }
        let settings = try String(
            contentsOf: program.home.appending(path: ".config/mogna/settings.json"), encoding: .utf8)
        #expect(settings == "{\n  \"format\": 1,\n  \"theme\": \"aaa\"\n}\n")

        try terminal.line("\(Program.executable.path) demo")
        try terminal.wait(for: "Översikt")
        try terminal.keys("T", "Enter")
        try terminal.wait("no picker") { !$0.contains("Aurora") && $0.contains("Översikt") }
        try terminal.keys("q")
    }

    @Test("keys of one's own work, and those that collide are told of at the start, with file and line")
    func keys() throws {
        let program = try Program()
        let folder = program.home.appending(path: ".config/mogna")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let text = """
            {
              "format": 1,
              "keys": {
                "theme": ["F9"],
                "language": ["U"]
              }
            }
            """
        try text.write(to: folder.appending(path: "keys.json"), atomically: true, encoding: .utf8)
        let listed = try program.run(["keys"])
        #expect(listed.status == 0 && listed.output.contains("`F9`"))
        #expect(listed.complaint.contains("/.config/mogna/keys.json:5: language: tangenten U används"))

        let terminal = try Terminal(width: 120, height: 30, environment: program.environment)
        try terminal.line("\(Program.executable.path) demo")
        try terminal.wait(for: "keys.json:5: language")
        try terminal.keys("Escape", "F9")
        try terminal.wait(for: "Skymning")
        try terminal.keys("Escape", "q")
        try terminal.wait("the shell") { !$0.contains("Översikt") }

        try text.replacing("[\"F9\"]", with: "\"F9\"")
            .write(to: folder.appending(path: "keys.json"), atomically: true, encoding: .utf8)
        let refused = try program.run(["keys"])
        #expect(refused.status == 65)
        #expect(refused.complaint.contains("keys.json:4:14: keys.theme: a list was expected"))
    }
}
