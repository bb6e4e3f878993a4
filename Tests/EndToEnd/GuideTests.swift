import Foundation
import Testing

/// The guide in a real terminal, with files.
@Suite(.serialized) struct GuideTests {
    @Test("a week is read, an exercise opened and come back from, and a challenge written there is in the plan's file")
    func week() throws {
        let program = try Program()
        let made = try program.run(
            ["generate", "--systems", "5", "--respondents", "40", "--organisations", "1", "-o", program.home.path])
        #expect(made.status == 0)
        let slug = try #require(try program.run(["list"]).output.split(separator: " ").first.map(String.init))
        let terminal = try Terminal(width: 80, height: 24, environment: program.environment)
        try terminal.line("\(Program.executable.path) \(slug)")
        try terminal.wait(for: "Översikt")
        try terminal.keys("6")
        try terminal.wait(for: "Fem steg från beslutet")
        try terminal.keys("End")
        try terminal.wait(for: "Skriv ett mål till varje vald utmaning")
        try terminal.keys("V", "V")
        try terminal.wait(for: "Vem som gör vad")
        try terminal.keys("j", "j")
        try terminal.wait(for: "Vilket arbete fastnar")
        try terminal.keys("Enter")
        try terminal.wait(for: "Övning: Över gränserna")
        try terminal.keys("6")
        try terminal.wait(for: "Vilket arbete fastnar")
        try terminal.keys("a")
        try terminal.wait(for: "Avbryt")
        try terminal.line("Orosanmälningar blir liggande")
        try terminal.wait(for: "» Orosanmälningar blir liggande")
        try terminal.waitUntilSaved()
        try terminal.keys("q")
        try terminal.wait("the shell") { !$0.contains("Orosanmälningar") }

        let plan = try String(contentsOf: program.home.appending(path: "\(slug)/plan.json"), encoding: .utf8)
        #expect(plan.contains("\"text\": \"Orosanmälningar blir liggande\""))
        #expect(plan.contains("\"category\": \"organisation\""))
        #expect(try program.run(["check", slug]).status == 0)
    }
}
