import Foundation
import Testing

/// Respondents at terminals of their own: real processes, and a real SSH server.
@Suite(.serialized) struct RespondTests {
    @Test("codes are handed out once, and lead to a sheet that goes on where it was; three wrong ones end it")
    func codes() throws {
        let survey = try Survey()
        let invited = try survey.program.run(["invite", "ale", "--count", "3"])
        #expect(invited.status == 0, "\(invited.complaint)")
        let codes = invited.output.split(separator: "\n").map(String.init)
        #expect(codes.count == 3 && Set(codes).count == 3)
        for (name, bytes) in try survey.program.files() {
            let text = String(decoding: bytes, as: UTF8.self)
            for code in codes {
                #expect(!text.contains(code) && !text.contains(code.replacing("-", with: "")), "\(name) has a code")
            }
        }
        let terminal = try survey.terminal()
        try terminal.wait(for: "lapp")
        terminal.type("\(codes[1])\r\r123")
        try survey.wait { $0.contains([1, 2, 3]) }
        terminal.murder()
        let again = try survey.terminal()
        try again.wait(for: "lapp")
        again.type(codes[1].uppercased() + "\r\r4q\r")
        #expect(try again.waitForEnd() == 0)
        #expect(try survey.answers().values.sorted { $0.count < $1.count } == [[], [], [1, 2, 3, 4]])

        let before = try survey.program.files()
        let guessing = try Terminal(environment: survey.program.environment)
        try guessing.line("\(Program.executable.path) respond ale --data \(survey.program.home.path); echo code $?")
        try guessing.wait(for: "lapp")
        for left in [2, 1] {
            try guessing.line("aaa-aaa-aaa")
            try guessing.wait(for: "kvar: \(left)", seconds: 60)
        }
        try guessing.line("aaa-aaa-aaa")
        try guessing.wait(for: "code 0", seconds: 60)
        #expect(try survey.program.files() == before)

        // A lost slip: the new code counts, the old one does not.
        let id = try #require(survey.answers().first { $0.value.count == 4 }?.key)
        let renewed = try survey.program.run(["invite", "ale", "--renew", id]).output.split(separator: "\n")
        let found = try survey.terminal()
        try found.wait(for: "lapp")
        found.type("\(try #require(renewed.first))\r\r5q\r")
        #expect(try found.waitForEnd() == 0)
        #expect(try survey.answers()[id] == [1, 2, 3, 4, 5])
        // Codes go with the names.
        #expect(try survey.program.run(["erase", "persons", "--org", "ale"]).output.contains("3"))
        for (name, bytes) in try survey.program.files() {
            #expect(!String(decoding: bytes, as: UTF8.self).contains("$6$"), "\(name) has a code's hash")
        }
    }

    @Test("a line that breaks loses nothing, an idle session ends, and a closed measurement says so")
    func ends() throws {
        let survey = try Survey()
        let ids = try survey.invite(1)
        let broken = try survey.terminal(as: ids[0])
        try broken.wait(for: "Digital")
        broken.type("\r66")
        try survey.wait { $0[0] == [6, 6] }
        broken.hangUp()
        #expect(try broken.waitForEnd() == 128 + SIGHUP)

        let idle = try survey.terminal(as: ids[0], "--idle", "2")
        #expect(try idle.waitForEnd() == 0)
        #expect(idle.output.contains("Svaren är sparade"))

        // Names are nobody's business but the server's: what is asked for must be there.
        let nobody = try survey.terminal(as: "nobody")
        #expect(try nobody.waitForEnd() == 66)
        #expect(try survey.program.run(["respond", "ale"]).status == 64, "without a terminal there is nothing to see")

        let file = survey.program.home.appending(path: "ale-kommun/measurement-2026.json")
        let measurement = try String(contentsOf: file, encoding: .utf8)
        try measurement.replacing("\"open\"", with: "\"closed\"")
            .write(to: file, atomically: true, encoding: .utf8)
        let late = try survey.terminal(as: ids[0])
        try late.wait(for: "stängd")
        late.type("1q")
        #expect(try late.waitForEnd() == 0)
        #expect(try survey.answers()[ids[0]] == [6, 6])
    }

    @Test(
        "the mouse is heard of while its button is down, all of what comes at once is taken, and the terminal is given back"
    )
    func mouse() throws {
        let survey = try Survey()
        let ids = try survey.invite(1)
        let terminal = try survey.terminal(as: ids[0])
        try terminal.wait(for: "Digital")
        #expect(terminal.output.contains("\u{1B}[?1002;1006h"))
        terminal.type("\r")
        try terminal.wait(for: "vet ej")
        // Down on the first rating, over the second to the third, and let go there: the scale begins in the tenth row.
        terminal.type("\u{1B}[<0;5;10M\u{1B}[<32;5;11M\u{1B}[<32;5;12M\u{1B}[<0;5;12m")
        try survey.wait { $0[0] == [3] }
        terminal.type("q\r")
        #expect(try terminal.waitForEnd() == 0)
        #expect(terminal.output.contains("\u{1B}[?1002;1006l"))
    }

    @Test("the one who comes does not choose files, themes or settings by environment")
    func environment() throws {
        let survey = try Survey()
        let ids = try survey.invite(1)
        let hostile = [
            "MOGNA_HOME": "/nonexistent", "MOGNA_SHARE": "/nonexistent", "MOGNA_THEME": "nonsense",
            "XDG_CONFIG_HOME": "/nonexistent", "XDG_DATA_HOME": "/nonexistent", "HOME": "/nonexistent",
            "TERMINFO": "/nonexistent", "SSH_ORIGINAL_COMMAND": "mogna ale", "LC_ALL": "../../C",
            "TERM": "xterm-256color",
        ]
        let terminal = try PseudoTerminal(
            Program.executable.path,
            ["respond", "ale", "--data", survey.program.home.path, "--as", ids[0]], environment: hostile)
        try terminal.wait(for: "Digital")
        terminal.type("\r5q\r")
        #expect(try terminal.waitForEnd() == 0)
        #expect(try survey.answers()[ids[0]] == [5])
    }
}

/// An organisation whose measurement is open, and what has been answered in it.
struct Survey: ~Copyable {
    let program: Program

    init() throws {
        let program = try Program()
        _ = try program.run(["new", "Ale kommun"])
        try #"{"anonymity":"anonymous","format":1,"instrument":"dimios","status":"open","year":2026}"#
            .write(
                to: program.home.appending(path: "ale-kommun/measurement-2026.json"), atomically: true, encoding: .utf8)
        self.program = program
    }

    /// Makes so many sheets and gives their identifiers.
    func invite(_ count: Int) throws -> [String] {
        let outcome = try program.run(["invite", "ale", "--count", "\(count)"])
        #expect(outcome.status == 0, "\(outcome.complaint)")
        return try answers().keys.sorted()
    }

    /// A respondent's session.
    func terminal(as id: String? = nil, _ arguments: String...) throws -> PseudoTerminal {
        let who = id.map { ["--as", $0] } ?? []
        return try PseudoTerminal(
            Program.executable.path, ["respond", "ale", "--data", program.home.path] + who + arguments,
            environment: program.environment)
    }

    /// Every sheet in the files, as often as it stands there, with its thirty answers; nil for those not given.
    func sheets() throws -> [(id: String, answers: [Int?])] {
        let outcome = try program.run(["export", "responses", "--org", "ale"])
        #expect(outcome.status == 0, "\(outcome.complaint)")
        return outcome.output.split(whereSeparator: \.isNewline).dropFirst().map { line in
            let cells = line.split(separator: ";", omittingEmptySubsequences: false)
            return (String(cells[0]), cells.dropFirst(2).prefix(30).map { Int($0) })
        }
    }

    /// The answers so far, by respondent, as far as they go without a gap.
    func answers() throws -> [String: [Int]] {
        Dictionary(
            uniqueKeysWithValues: try sheets().map { ($0.id, $0.answers.prefix { $0 != nil }.compactMap(\.self)) })
    }

    /// Waits until the answers are as they should be.
    func wait(
        seconds: Double = 60, location: SourceLocation = #_sourceLocation, until isTrue: ([[Int]]) -> Bool
    ) throws {
        let end = Date().addingTimeInterval(seconds)
        var latest: [[Int]] = []
        while Date() < end {
            latest = try answers().sorted { $0.key < $1.key }.map(\.value)
            if isTrue(latest) { return }
            usleep(20_000)
        }
        Issue.record("waited in vain; the answers are \(latest)", sourceLocation: location)
        throw Terminal.Timeout()
    }
}
