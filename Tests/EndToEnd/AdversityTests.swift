import Foundation
import Testing

/// Full disks, odd terminals, files that cannot be written: a clear word, and nothing lost.
@Suite(.serialized) struct AdversityTests {
    private static let measured = Array(repeating: "4", count: 30).joined(separator: ";") + "\n"

    private func prepare(_ program: borrowing Program, home: String) throws {
        let environment = ["MOGNA_HOME": home]
        _ = try program.run(["new", "Ale kommun"], environment: environment)
        let file = try program.write(Self.measured, to: "answers.csv")
        let imported = try program.run(["import", "responses", file, "--org", "ale"], environment: environment)
        #expect(imported.status == 0, "\(imported.complaint)")
    }

    @Test("on a full disk one goes on working; what could not be saved is saved when there is room")
    func fullDisk() throws {
        try #require(Disk.isPossible, "a disk must be mounted, which takes the superuser")
        let disk = try Disk(kilobytes: 256)
        let program = try Program()
        try prepare(program, home: disk.path)
        try disk.fill()
        let terminal = try Terminal(environment: program.environment.merging(["MOGNA_HOME": disk.path]) { $1 })
        try terminal.line("\(Program.executable.path) ale")
        try terminal.wait(for: "Ale kommun")
        try terminal.keys("2", "Enter")
        try terminal.wait(for: "1/30")
        // Enough to go beyond what is left of the journal's last page.
        for _ in 0..<8 {
            try terminal.type("123456123456123456123456123456")
            try terminal.keys("g")
            try terminal.type("654321654321654321654321654321")
            try terminal.keys("g")
        }
        try terminal.wait(for: "No space left on device")
        try disk.empty()
        try terminal.waitUntilSaved()
        try terminal.keys("Escape", "q")
        try terminal.wait("the shell") { !$0.contains("Översikt") }
        let score = try program.run(["score", "ale", "--json"], environment: ["MOGNA_HOME": disk.path])
        let json = try #require(try JSONSerialization.jsonObject(with: Data(score.output.utf8)) as? [String: Any])
        let whole = try #require(json["whole"] as? [String: Any])
        #expect(whole["withheld"] as? String == "tooFew")
        let file = try String(contentsOfFile: disk.path + "/ale-kommun/measurement-2026.json", encoding: .utf8)
        #expect(file.contains("\"E1\": 6") && file.contains("\"E6\": 1") == false)
        let checked = try program.run(["check"], environment: ["MOGNA_HOME": disk.path])
        #expect(checked.status == 0, "\(checked.output)")
    }

    @Test("what cannot be written is opened to be read, and says so")
    func writeProtected() throws {
        try #require(Disk.isPossible, "a disk must be mounted, which takes the superuser")
        let disk = try Disk(kilobytes: 256)
        let program = try Program()
        try prepare(program, home: disk.path)
        try disk.protect()
        let terminal = try Terminal(environment: program.environment.merging(["MOGNA_HOME": disk.path]) { $1 })
        try terminal.line("\(Program.executable.path) ale")
        try terminal.wait(for: "skrivskyddat")
        try terminal.keys("2", "Enter")
        try terminal.wait(for: "1/30")
        try terminal.keys("6")
        try terminal.wait(for: "Filerna kan bara läsas")
        try terminal.keys("Escape", "q")
        try terminal.wait("the shell") { !$0.contains("Översikt") }
        for arguments in [["import", "responses", program.home.path + "/answers.csv", "--org", "ale"], ["new", "Bo"]] {
            let outcome = try program.run(arguments, environment: ["MOGNA_HOME": disk.path])
            #expect(outcome.status == 74, "\(outcome.complaint)")
            #expect(!outcome.complaint.isEmpty)
        }
    }

    @Test(
        "a terminal that is unknown, or cannot place its cursor, is named with a remedy",
        arguments: ["", "nonsense", "dumb"])
    func unknownTerminal(name: String) throws {
        let program = try Program()
        _ = try program.run(["new", "Ale kommun"])
        let terminal = try Terminal(width: 100, environment: program.environment)
        try terminal.line("TERM=\(name) \(Program.executable.path); echo code $?")
        let shown = try terminal.wait(for: "code 64")
        #expect(shown.contains("TERM=xterm-256color"))
    }

    @Test("in a terminal of 20×5 it says what it needs, loses nothing, and goes on when there is room")
    func tiny() throws {
        let program = try Program()
        try prepare(program, home: program.home.path)
        let terminal = try Terminal(width: 20, height: 5, environment: program.environment)
        try terminal.line("exec \(Program.executable.path)")
        try terminal.wait(for: "60")
        try terminal.keys("2", "d")
        try terminal.resize(width: 90, height: 30)
        try terminal.wait(for: "Digital mognad 2026")
        try terminal.keys("2")
        try terminal.wait(for: "30/30")
    }

    @Test(
        "without colours, and in the simplest terminals, the same can be read", arguments: ["vt100", "linux", "screen"])
    func simpleTerminal(name: String) throws {
        let program = try Program()
        try prepare(program, home: program.home.path)
        let terminal = try Terminal(environment: program.environment)
        try terminal.line("TERM=\(name) NO_COLOR=1 \(Program.executable.path); clear; echo over")
        try terminal.wait(for: "Digital mognad 2026")
        try terminal.keys("4")
        try terminal.wait(for: "Inga system än")
        try terminal.keys("q")
        try terminal.wait("the shell") { $0.contains("over") && !$0.contains("Inga system") }
    }

    @Test("a respondent in an unknown unit is named with line and column, and the units that there are")
    func unknownUnit() throws {
        let program = try Program()
        _ = try program.run(["generate", "--respondents", "12", "--seed", "3", "-o", program.home.path])
        let row = Array(repeating: "4", count: 30).joined(separator: ";")
        let header = "unit;" + (1...30).map { "s\($0)" }.joined(separator: ";")
        let file = try program.write("\(header)\nRymdförvaltningen;\(row)\n", to: "answers.csv")
        let outcome = try program.run(["import", "responses", file])
        #expect(outcome.status == 65)
        #expect(outcome.complaint.contains("answers.csv:2:1") && outcome.complaint.contains("Rymdförvaltningen"))
    }
}
