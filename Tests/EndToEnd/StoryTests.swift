import Foundation
import Testing

/// Real runs of the real program in a real terminal.
@Suite(.serialized) struct StoryTests {
    @Test("an organisation is made, two respondents answer, the radar moves, undo, quit, and it is all there again")
    func story() throws {
        let program = try Program()
        let made = try program.run(["new", "Sundsvalls kommun"])
        #expect(made.status == 0 && made.output.contains("2281") && made.output.contains("Västernorrland"))

        let terminal = try Terminal(width: 120, height: 40, environment: program.environment)
        try terminal.line("\(Program.executable.path) sundsvalls-kommun")
        try terminal.wait(for: "Sundsvalls kommun")
        try terminal.keys("2")
        try terminal.wait(for: "Ingen mätning än")
        try terminal.keys("n")
        try terminal.wait(for: "Vilket instrument?")
        try terminal.keys("Enter")
        try terminal.wait(for: "Vilket år gäller mätningen?")
        try terminal.keys("C-u")
        try terminal.line("2026")
        try terminal.wait(for: "Mätning 2026")
        try terminal.keys("t")
        try terminal.wait(for: "Minsta antal svar i en grupp")
        try terminal.keys("C-u")
        try terminal.line("1")
        try terminal.wait(for: "Visa grupper ner till 1 svar?")
        try terminal.keys("2")

        // The first respondent, one statement at a time.
        try terminal.keys("a")
        try terminal.wait(for: "1/30")
        try terminal.type(String(repeating: "5", count: 30))
        try terminal.wait(for: "30 av 30")
        try terminal.keys("Enter", "3")
        let high = try terminal.wait(for: "80 %")

        // The second, from a sheet of paper.
        try terminal.keys("2", "p")
        try terminal.wait(for: "0 av 30")
        try terminal.type(String(repeating: "2", count: 29))
        try terminal.type("0")
        try terminal.wait(for: "30 av 30")
        try terminal.keys("Escape", "3")
        let middle = try terminal.wait(for: "50 %")
        #expect(Self.braille(in: high) != Self.braille(in: middle), "the radar did not move")

        // The answer «vet ej» of the last statement is taken back, and given again.
        try terminal.keys("2", "Enter")
        try terminal.wait(for: "av 30")
        try terminal.keys("Escape", "u")
        try terminal.wait(for: "29/30")
        try terminal.keys("C-r")
        try terminal.wait("30/30 twice") { $0.components(separatedBy: "30/30").count == 3 }
        try terminal.waitUntilSaved()
        try terminal.keys("q")
        try terminal.wait("the shell") { !$0.contains("Översikt") }

        let score = try program.run(["score", "sundsvalls-kommun", "--json"])
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(score.output.utf8)) as? [String: Any])
        let whole = try #require(json["whole"] as? [String: Any])
        #expect(whole["respondents"] as? Int == 2)
        let maturity = try #require(whole["maturity"] as? [String: Any])
        // The last factor has 80 alone, the others (80 + 20) / 2; its category (4 · 50 + 80) / 5 = 56, its dimension
        // (50 + 50 + 56) / 3 = 52, the whole (50 + 52) / 2 = 51.
        #expect(maturity["rounded"] as? Double == 51)

        // It opens where one left it, and undo still works.
        try terminal.line("clear; \(Program.executable.path)")
        try terminal.wait(for: "Sundsvalls kommun")
        try terminal.keys("2")
        try terminal.wait("30/30 twice") { $0.components(separatedBy: "30/30").count == 3 }
        try terminal.keys("u")
        try terminal.wait(for: "29/30")
        try terminal.keys("q")
    }

    @Test("killed in the middle of entry, all that was shown as saved is there")
    func killed() throws {
        let program = try Program()
        _ = try program.run(["new", "Provbolaget AB"])
        let terminal = try Terminal(environment: program.environment)
        try terminal.line("\(Program.executable.path) provbolaget-ab")
        try terminal.wait(for: "Provbolaget AB")
        try terminal.keys("2", "n")
        try terminal.wait(for: "Vilket instrument?")
        try terminal.keys("Enter", "Enter")
        try terminal.wait(for: "Mätning 20")
        try terminal.keys("a")
        try terminal.wait(for: "1/30")
        try terminal.type("1234561")
        try terminal.wait(for: "7 av 30")
        try terminal.waitUntilSaved()
        let pid = try #require(try Self.pid(of: program.home.path))
        kill(pid, SIGKILL)
        try terminal.wait(for: "$")
        try terminal.line("reset; clear; \(Program.executable.path) provbolaget-ab")
        try terminal.wait(for: "Provbolaget AB")
        try terminal.keys("2")
        try terminal.wait(for: "7/30")
        try terminal.keys("q")
    }

    @Test("^Z gives the terminal back and fg the program; a new size is drawn at once")
    func suspendAndResize() throws {
        let program = try Program()
        _ = try program.run(["new", "GöteborgsOperan AB"])
        let terminal = try Terminal(environment: program.environment)
        try terminal.line(Program.executable.path)
        try terminal.wait(for: "GöteborgsOper")
        try terminal.keys("C-z")
        try terminal.wait(for: "Stopped")
        try terminal.line("echo so; fg")
        try terminal.wait(for: "GöteborgsOper")
        try terminal.resize(width: 40, height: 12)
        try terminal.wait(for: "60")
        try terminal.resize(width: 100, height: 30)
        let large = try terminal.wait(for: "GöteborgsOper")
        #expect(large.split(separator: "\n", omittingEmptySubsequences: false).count >= 30)
        try terminal.keys("q")
        // What is typed before the program has ended is the program's.
        try terminal.wait("the shell") { !$0.contains("Översikt") }
        try terminal.line("stty -a | grep -c ' echo '")
        try terminal.wait(for: "\n1")
    }

    @Test("a crash leaves a terminal that echoes and shows the cursor")
    func crash() throws {
        let program = try Program()
        _ = try program.run(["new", "Region Prov"])
        let terminal = try Terminal(environment: program.environment)
        try terminal.line(Program.executable.path)
        try terminal.wait(for: "Region Prov")
        let pid = try #require(try Self.pid(of: program.home.path))
        kill(pid, SIGSEGV)
        try terminal.wait("the shell") { !$0.contains("Region Prov") }
        try terminal.line("stty -a | grep -c ' echo '")
        try terminal.wait(for: "\n1")
    }

    @Test("two who work on the same organisation see each other's answers as they come")
    func together() throws {
        let program = try Program()
        _ = try program.run(["new", "Region Prov"])
        let answers = try program.write(Array(repeating: "4", count: 30).joined(separator: ";") + "\n", to: "a.csv")
        _ = try program.run(["import", "responses", answers])
        let one = try Terminal(environment: program.environment)
        let two = try Terminal(environment: program.environment)
        for terminal in [one, two] {
            try terminal.line(Program.executable.path)
            try terminal.wait(for: "Digital mognad")
            try terminal.keys("2")
            try terminal.wait(for: "30/30")
        }
        try two.keys("Enter")
        try two.wait(for: "1/30")
        try two.keys("x")
        try one.wait(for: "29/30")
        try two.keys("u")
        try two.wait(for: "30 av 30")
        try one.wait(for: "30/30")
        // From outside, at the command line, as well.
        _ = try program.run(["import", "responses", answers])
        try one.wait("two respondents") { $0.components(separatedBy: "30/30").count == 3 }
        for terminal in [one, two] { try terminal.keys("C-c") }
    }

    /// The program's process: the one whose environment names the test's folder.
    static func pid(of home: String) throws -> pid_t? {
        for entry in try FileManager.default.contentsOfDirectory(atPath: "/proc") {
            guard let pid = pid_t(entry),
                let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(entry)/exe"),
                path == Program.executable.resolvingSymlinksInPath().path,
                let environment = try? Data(contentsOf: URL(filePath: "/proc/\(entry)/environ")),
                String(decoding: environment, as: UTF8.self).contains("MOGNA_HOME=\(home)")
            else { continue }
            return pid
        }
        return nil
    }

    static func braille(in screen: String) -> String {
        screen.filter { $0.unicodeScalars.allSatisfy { (0x2801...0x28FF).contains($0.value) } }
    }
}
