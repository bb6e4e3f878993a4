import Foundation
import Testing

/// A workshop from welcome to goals, with the presenter's notes on another terminal.
@Suite(.serialized) struct WorkshopTests {
    @Test("a workshop goes from welcome to goals; the notes follow; all that was agreed is there afterwards")
    func workshop() throws {
        let program = try Program()
        let made = try program.run(
            ["generate", "--systems", "5", "--respondents", "40", "--organisations", "1", "-o", program.home.path])
        #expect(made.status == 0)
        let slug = try #require(try program.run(["list"]).output.split(separator: " ").first.map(String.init))
        let wall = try Terminal(width: 80, height: 24, environment: program.environment)
        let notes = try Terminal(width: 80, height: 24, environment: program.environment)
        try notes.line("\(Program.executable.path) notes \(slug)")
        try notes.wait(for: "Ingenting visas på väggen än")
        try wall.line("\(Program.executable.path) \(slug)")
        try wall.wait(for: "Översikt")

        try wall.keys("F5")
        try wall.wait(for: "har svarat")
        try notes.wait(for: "På väggen: Välkommen")
        try wall.keys("PPage", "NPage")
        try wall.wait(for: "stämmer helt")
        try notes.wait(for: "Härnäst: Styrd förvaltning")

        // Two votes with talk between them, and what came of it.
        try wall.keys("h")
        try wall.wait(for: "Hur många händer")
        try wall.line("0 2 5 3 1 0")
        try wall.wait(for: "11 händer räknade, dolda än")
        try wall.keys("m", "NPage")
        try wall.wait(for: "Omröstning 1")
        try notes.wait(for: "Omröstning 1")
        try wall.keys("h")
        try wall.wait(for: "Hur många händer")
        try wall.line("0 0 1 9 1 0")
        try wall.wait(for: "11 händer räknade, dolda än")
        try wall.keys("Space")
        try wall.wait(for: "Omröstning 2")
        try wall.keys("a")
        try wall.wait(for: "Vad är ni överens om?")
        try wall.keys("4")
        try wall.wait(for: "Överens: 4")
        try wall.keys("k")
        try wall.wait(for: "Skriv inga namn")
        try wall.line("Vi tappar det i sista ledet")
        try wall.wait(for: "» Vi tappar det")
        try notes.wait(for: "» Vi tappar det")

        // A clicker blanks and shows again; the rest of the statements is passed over.
        try wall.keys("b")
        try wall.wait("a dark wall") { $0.allSatisfy(\.isWhitespace) }
        try notes.wait(for: "släckt")
        try wall.keys(".", "]")
        try wall.wait(for: "Bilden av oss")
        for title in ["Här ser vi olika", "Starkt och svagt", "Vår typ", "Utmaningar"] {
            try wall.keys("NPage")
            try wall.wait(for: title)
        }
        try wall.keys("a")
        try wall.wait(for: "Vad står i vägen")
        try wall.line("Ingen äger avvecklingen")
        try wall.wait(for: "Ingen äger avvecklingen")
        try wall.keys("NPage", "a")
        try wall.wait(for: "Vad ska vara sant om ett år?")
        try wall.line("Tio system är borta")
        try wall.wait(for: "Tio system är borta")
        try wall.keys("Escape")
        try wall.wait(for: "Agenda")
        try notes.wait(for: "Ingenting visas på väggen än")
        try wall.waitUntilSaved()
        try wall.keys("q")
        try wall.wait("the shell") { !$0.contains("Agenda") }
        try notes.keys("q")
        try notes.wait("the shell") { !$0.contains("Anteckningar") }

        let folder = program.home.appending(path: slug)
        let measurements = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasPrefix("measurement-") }.sorted()
        let latest = try String(contentsOf: folder.appending(path: try #require(measurements.last)), encoding: .utf8)
        #expect(latest.contains("\"agreed\": 4"))
        #expect(latest.contains("Vi tappar det i sista ledet"))
        #expect(latest.components(separatedBy: "\"source\": \"hands\"").count == 3)
        let plan = try String(contentsOf: folder.appending(path: "plan.json"), encoding: .utf8)
        #expect(plan.contains("Ingen äger avvecklingen") && plan.contains("Tio system är borta"))
        #expect(!FileManager.default.fileExists(atPath: folder.appending(path: ".presenting").path))
        #expect(try program.run(["check", slug]).status == 0)
    }

    @Test("when what shows the slides is killed, the notes tell that nothing is on the wall")
    func killed() throws {
        let program = try Program()
        #expect(try program.run(["new", "Prov"]).status == 0)
        let wall = try Terminal(width: 80, height: 24, environment: program.environment)
        try wall.line("\(Program.executable.path) prov")
        try wall.wait(for: "Översikt")
        try wall.keys("F5")
        try wall.wait(for: "Workshop om digital mognad")
        // The wall's own process is the only one that has the organisation open.
        let marker = program.home.appending(path: "prov/.presenting")
        try wall.wait("the file") { _ in FileManager.default.fileExists(atPath: marker.path) }
        let text = try String(contentsOf: marker, encoding: .utf8)
        let process = try #require(text.firstMatch(of: /"process": (\d+)/).flatMap { Int32($0.1) })
        kill(process, SIGKILL)
        try wall.wait(for: "$")
        let notes = try Terminal(width: 80, height: 24, environment: program.environment)
        try notes.line("\(Program.executable.path) notes prov")
        try notes.wait(for: "Ingenting visas på väggen än")
        try notes.keys("q")
    }

    @Test("votes that nobody has seen outlive a killed process, go on with their count, and are gone when shown")
    func killedInARound() throws {
        let program = try Program()
        let made = try program.run(
            ["generate", "--systems", "5", "--respondents", "40", "--organisations", "1", "-o", program.home.path])
        #expect(made.status == 0)
        let slug = try #require(try program.run(["list"]).output.split(separator: " ").first.map(String.init))
        let folder = program.home.appending(path: slug)
        func kept() throws -> [String] {
            try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasPrefix(".votes") }
        }
        func wall() throws -> Terminal {
            let wall = try Terminal(environment: program.environment, running: [Program.executable.path, slug])
            try wall.wait(for: "Översikt")
            try wall.keys("F5")
            try wall.wait(for: "har svarat")
            return wall
        }
        let first = try wall()
        try first.keys("NPage", "h")
        try first.wait(for: "Hur många händer")
        try first.line("0 2 5 3 1 0")
        try first.wait(for: "11 händer räknade, dolda än")
        try first.murder()
        let left = try kept()
        #expect(left.count == 1)
        for name in left {
            let attributes = try FileManager.default.attributesOfItem(atPath: folder.appending(path: name).path)
            #expect(attributes[.posixPermissions] as? Int == 0o600)
        }

        // The count is there again, and another vote comes beside it.
        let second = try wall()
        try second.wait(for: "1 dold omröstning")
        try second.keys("NPage")
        try second.wait(for: "11 händer räknade, dolda än")
        try second.keys("Escape")
        try second.wait(for: "Agenda")
        try second.keys("j", "Enter", "c")
        try second.wait(for: "0 kort")
        try second.type("335562")
        try second.wait(for: "6 kort")
        try second.murder()
        #expect(try kept().count == 1)

        let third = try wall()
        try third.wait(for: "2 dolda omröstningar")
        try third.keys("NPage", "NPage")
        try third.wait(for: "Omröstning")
        try third.keys("NPage")
        try third.wait(for: "6 kort")
        try third.keys("x")
        try third.wait(for: "är slängd")
        try third.keys("Escape")
        try third.wait(for: "Agenda")
        try third.wait("the files to be gone") { _ in (try? kept().isEmpty) == true }
        try third.keys("q")
        try third.wait("the end") { $0.isEmpty }
        let measurements = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasPrefix("measurement-") }.sorted()
        let latest = try String(contentsOf: folder.appending(path: try #require(measurements.last)), encoding: .utf8)
        #expect(latest.components(separatedBy: "\"source\": \"hands\"").count == 2)
        #expect(!latest.contains("\"cards\""))
        #expect(try program.run(["check", slug]).status == 0)
    }
}
