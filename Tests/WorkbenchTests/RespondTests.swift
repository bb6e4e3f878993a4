import Foundation
import Library
import Model
import Terminal
import Testing

@testable import Workbench

/// A respondent's session with the journal replaced by a value.
private struct Session {
    var state: RespondState
    var organisation: Organisation
    var effects: [RespondEffect] = []
    /// What the disk says to every change; nil while it takes them.
    var trouble: String?

    init(_ organisation: Organisation, seat: Seat?, language: Language = .swedish) throws {
        self.organisation = organisation
        let library = try Library(folder: Fixture.repository)
        state = RespondState(
            organisation: organisation, seat: seat, library: library, strings: try library.strings(language),
            theme: "dark", themes: ["dark", "light"], today: Day(year: 2026, month: 11, day: 24)!, size: (120, 40))
    }

    mutating func press(_ keys: String...) {
        for key in keys { send(.event(.key(Key(name: key)!))) }
    }

    mutating func type(_ text: String) {
        for character in text { send(.event(.key(.character(character)))) }
    }

    mutating func send(_ message: RespondMessage) {
        let asked = update(&state, message)
        effects += asked
        for case .append(let change) in asked {
            if let trouble {
                send(.failed(change, trouble))
                continue
            }
            if state.seat?.isOpen(in: organisation) == true { organisation.apply(change) }
            send(.organisation(organisation))
        }
        for case .identify(let code) in asked {
            send(.identified(Seat(code: code, in: organisation, measurement: nil), organisation))
        }
    }

    /// What somebody else does.
    mutating func elsewhere(_ edits: Edit...) {
        organisation.apply(Change(edits))
        send(.organisation(organisation))
    }

    var screen: String { RespondView.draw(state).text }
    var answers: [Int] {
        let factors = state.workspace.instrument.factors
        let response = state.seat.flatMap { organisation.measurements[$0.measurement]?.responses[$0.response] }
        return factors.map { response?.answers[$0.id]?.digit ?? -1 }
    }
}

@Suite struct RespondTests {
    private static let code = AccessCode(typed: "k7fm3q9xd")!
    private static let seat = Seat(measurement: "2026", response: "mine")

    /// Others have answered everything; one sheet is empty and has a code.
    private func organisation() throws -> Organisation {
        var organisation = try Organisation.measured()
        let hash = try #require(Self.code.hash(salt: "abcdefgh"))
        organisation.measurements.update("2026") {
            $0.responses["mine"] = Response(id: "mine", unit: "skola", codeHash: hash)
            $0.responses.update("r00") {
                $0.comments["E1"] = "En annans kommentar"
                $0.person = Response.Person(name: "Åsa Ek", address: "asa@example.org")
            }
        }
        return organisation
    }

    private func header(_ status: Model.Measurement.Status, of organisation: Organisation) throws -> Edit {
        let before = try #require(organisation.measurements["2026"]).header
        var after = before
        after.status = status
        return .measurement("2026", Replacement(from: before, to: after))
    }

    @Test("a code leads to one's sheet, however it is written")
    func code() throws {
        var session = try Session(organisation(), seat: nil)
        #expect(session.screen.contains("Din kod"))
        session.type(" K7F m3q-9XD")
        session.press("Enter")
        #expect(session.state.seat == Self.seat)
        #expect(session.screen.contains("anonyma") && session.screen.contains("Skola"))
        #expect(Self.code.written == "k7f-m3q-9xd")
    }

    @Test("the third wrong code ends the session; what can be no code is not counted")
    func wrongCodes() throws {
        var session = try Session(organisation(), seat: nil)
        for text in ["abc", "", "0ooo1lll0"] {
            session.type(text)
            session.press("Enter")
            #expect(session.state.wrongCodes == 0 && session.screen.contains("nio bokstäver"))
            session.press("Ctrl-U")
        }
        for left in [2, 1] {
            session.type("aaabbbccc")
            session.press("Enter")
            #expect(session.screen.contains("Försök kvar: \(left)"))
        }
        #expect(!session.effects.contains(.quit))
        session.type("aaabbbccc")
        session.press("Enter")
        #expect(session.effects.last == .quit && session.state.seat == nil)
    }

    @Test("thirty answers, one comment, a summary and thanks; every answer is saved as it is given")
    func whole() throws {
        var session = try Session(organisation(), seat: Self.seat)
        session.press("Enter")
        session.type(String(repeating: "123450", count: 4))
        session.press("c")
        session.type("Svårt att säga")
        session.press("Enter")
        #expect(session.screen.contains("» Svårt att säga"))
        session.press("→")
        session.type("66666")
        #expect(session.screen.contains("1 påståenden saknar svar"))
        session.press("Enter")
        #expect(session.screen.contains("25/30"))
        session.type("6")
        session.press("s")
        #expect(session.screen.contains("Alla påståenden har ett svar"))
        session.press("Enter")
        #expect(session.screen.contains("Tack för dina svar") && session.screen.contains("30 av 30"))
        #expect(
            session.answers == Array(repeating: [1, 2, 3, 4, 5, 0], count: 4).flatMap(\.self) + [6, 6, 6, 6, 6, 6])
        session.press("Enter")
        #expect(session.effects.last == .quit)
        let appended = session.effects.filter { if case .append = $0 { true } else { false } }
        #expect(appended.count == 31)
    }

    @Test("Enter after a digit does not skip the next statement")
    func enter() throws {
        var session = try Session(organisation(), seat: Self.seat)
        session.press("Enter", "4", "Enter", "5", "Enter", "6", "Enter")
        #expect(session.answers.prefix(4) == [4, 5, 6, -1])
        #expect(session.screen.contains("4/30") && session.screen.contains("Svara med 1–6"))
        session.press("←", "Enter")
        #expect(session.screen.contains("4/30"))
    }

    @Test("the same code goes on where one was, and of two sessions the later answer counts")
    func resume() throws {
        var one = try Session(organisation(), seat: Self.seat)
        one.press("Enter", "4", "4", "4")
        var two = try Session(one.organisation, seat: Self.seat)
        #expect(two.screen.contains("Välkommen tillbaka: 3 av 30"))
        two.press("Enter")
        #expect(two.screen.contains("4/30"))
        two.press("g", "1")
        one.organisation = two.organisation
        one.send(.organisation(one.organisation))
        #expect(one.answers.prefix(4) == [1, 4, 4, -1])
        one.press("g", "2")
        #expect(one.answers.first == 2)
    }

    @Test("nothing of others is in the state, so nothing of others can be shown")
    func others() throws {
        var session = try Session(organisation(), seat: nil)
        #expect(session.state.workspace.organisation.measurements.isEmpty)
        session.type("k7fm3q9xd")
        session.press("Enter", "Enter", "3")
        let seen = session.state.workspace.organisation
        #expect(seen.measurements.flatMap { $0.responses.map(\.id) } == ["mine"])
        #expect(seen.units.map(\.id) == ["skola"] && seen.systems.isEmpty && seen.plan.isEmpty)
        #expect(seen.measurements[0].header.invited.isEmpty)
        #expect(seen.measurements[0].responses[0].codeHash == nil && seen.measurements[0].responses[0].person == nil)
    }

    @Test("no key does anything beyond the sheet: every effect is an answer, a comment, a theme, a repaint or the end")
    func keys() throws {
        let keys = (0x20...0x7E).map { Key.character(Character(Unicode.Scalar($0))) }
        let controls = "abcdefghijklmnopqrstuvwxyz\\]^_ ".map { Key.control($0) }
        let alts = ":!$qz".map { Key.alt($0) }
        let starts: [[String]] = [[], ["Enter"], ["Enter", "c"], ["Enter", "s"], ["q"], ["Enter", "?"]]
        for start in starts {
            var before = try Session(organisation(), seat: Self.seat)
            for name in start { before.press(name) }
            for key in keys + controls + alts + [.function(1), .function(10), .insert, .delete, .tab, .backTab] {
                var session = before
                session.send(.event(.key(key)))
                for case .append(let change) in session.effects {
                    for edit in change.edits {
                        switch edit {
                        case .answer("2026", "mine", _, _), .comment("2026", "mine", _, _): break
                        default: Issue.record("\(key.name) after \(start) makes \(edit)")
                        }
                    }
                }
                #expect(session.state.seat == Self.seat)
            }
        }
    }

    @Test("a measurement that is closed or planned says so, from the start and in the middle")
    func closed() throws {
        for (status, word) in [(Model.Measurement.Status.closed, "stängd"), (.planned, "inte öppnat")] {
            var session = try Session(organisation(), seat: Self.seat)
            session.press("Enter", "4")
            session.elsewhere(try header(status, of: session.organisation))
            #expect(session.screen.contains(word))
            session.press("5", "Tab", "Tab")
            let answers = try #require(session.organisation.measurements["2026"]?.responses["mine"]).answers
            #expect(answers.values.map(\.digit) == [4])
            let late = try Session(session.organisation, seat: Self.seat)
            #expect(late.screen.contains(word))
            session.press("Enter")
            #expect(session.effects.last == .quit)
        }
    }

    @Test("an answer that comes just after the measurement was closed is not taken")
    func justClosed() throws {
        var session = try Session(organisation(), seat: Self.seat)
        session.press("Enter")
        session.organisation.apply(Change([try header(.closed, of: session.organisation)]))
        session.press("4")
        #expect(session.screen.contains("stängd"))
        #expect(session.organisation.measurements["2026"]?.responses["mine"]?.answers.isEmpty == true)
    }

    @Test("a sheet that was removed says so")
    func removed() throws {
        var session = try Session(organisation(), seat: Self.seat)
        session.press("Enter")
        let mine = session.organisation.measurements["2026"]?.responses["mine"]
        session.elsewhere(.response("2026", "mine", Replacement(from: mine, to: nil)))
        #expect(session.screen.contains("Det finns inget att svara på"))
    }

    @Test("what could not be saved is not shown as answered, and a comment stays to be saved again")
    func failure() throws {
        var session = try Session(organisation(), seat: Self.seat)
        session.press("Enter", "4")
        session.trouble = "No space left on device"
        session.press("5")
        #expect(session.screen.contains("No space left") && session.screen.contains("2/30"))
        #expect(session.screen.contains("1 av 30"))
        session.press("c")
        session.type("Viktigt")
        session.press("Enter")
        #expect(session.screen.contains("Viktigt") && session.screen.contains("No space left"))
        session.trouble = nil
        session.press("Enter")
        #expect(session.organisation.measurements["2026"]?.responses["mine"]?.comments.values.first == "Viktigt")
    }

    @Test("the mouse answers, chooses in the summary, and fits")
    func mouse() throws {
        var session = try Session(organisation(), seat: Self.seat)
        session.press("Enter")
        let rows = session.screen.split(separator: "\n", omittingEmptySubsequences: false)
        let row = try #require(rows.firstIndex { $0.contains("○ 5") })
        // What it is held at is shown, and only where it is let go is the answer.
        session.send(.event(.mouse(Mouse(x: 4, y: row - 2, action: .press))))
        #expect(session.screen.contains("● 3") && session.answers.first == -1)
        session.send(.event(.mouse(Mouse(x: 4, y: row, action: .drag))))
        #expect(session.screen.contains("● 5") && !session.screen.contains("● 3") && session.answers.first == -1)
        session.send(.event(.mouse(Mouse(x: 4, y: row, action: .release))))
        #expect(session.answers.prefix(2) == [5, -1])
        // Beside the scale nothing is answered, and what went down elsewhere answers nothing.
        for (action, y) in [(Mouse.Action.press, row), (.drag, 0), (.release, 0), (.drag, row), (.release, row)] {
            session.send(.event(.mouse(Mouse(x: 4, y: y, action: action))))
        }
        #expect(session.answers.prefix(2) == [5, -1] && session.screen.contains("2/30"))
        session.press("s")
        let list = session.screen.split(separator: "\n", omittingEmptySubsequences: false)
        let third = try #require(list.firstIndex { $0.contains("  4 ") })
        session.send(.event(.mouse(Mouse(x: 4, y: third, action: .press))))
        #expect(session.screen.contains("4/30"))
    }

    @Test("a comment is no longer than a page, also when it is pasted")
    func longComment() throws {
        var session = try Session(organisation(), seat: Self.seat)
        session.press("Enter", "c")
        session.send(.event(.paste(String(repeating: "ord ", count: 5000))))
        session.type("mer")
        session.press("Enter")
        let comment = session.organisation.measurements["2026"]?.responses["mine"]?.comments.values.first
        #expect(comment?.count == RespondState.longestComment)
    }

    @Test("both languages, by a key, also before the code")
    func language() throws {
        var session = try Session(organisation(), seat: nil)
        session.press("Tab")
        #expect(session.screen.contains("Your code"))
        session.type("k7fm3q9xd")
        session.press("Enter")
        #expect(session.screen.contains("anonymous"))
        session.press("L")
        #expect(session.screen.contains("anonyma"))
    }

    @Test("the sheet is looked for where it is open, and in the latest year")
    func seats() throws {
        var organisation = try organisation()
        var other = try #require(organisation.measurements["2026"])
        other.header.year = 2027
        other.header.status = .planned
        organisation.measurements["2027"] = Model.Measurement(
            id: "2027", header: other.header, responses: other.responses)
        #expect(Seat(of: "mine", in: organisation, measurement: nil)?.measurement == "2026")
        #expect(Seat(code: Self.code, in: organisation, measurement: nil)?.measurement == "2026")
        #expect(Seat(code: Self.code, in: organisation, measurement: "2027")?.measurement == "2027")
        #expect(Seat(of: "nobody", in: organisation, measurement: nil) == nil)
    }

    @Test("codes are random, and their hashes tell one from another")
    func codes() throws {
        let codes = (0..<50).map { _ in AccessCode.random() }
        #expect(Set(codes.map(\.written)).count == 50)
        for code in codes {
            #expect(AccessCode(typed: code.written) == code)
            #expect(code.written.wholeMatch(of: /[a-hj-km-np-z2-9]{3}(-[a-hj-km-np-z2-9]{3}){2}/) != nil)
        }
        let hash = try #require(codes[0].hash(salt: "abcdefgh"))
        #expect(hash.hasPrefix("$6$abcdefgh$") && !hash.contains(codes[0].written))
        #expect(hash != codes[1].hash(salt: "abcdefgh"))
        let responses: Table<Response> = [Response(id: "a"), Response(id: "b", codeHash: hash)]
        #expect(AccessCode.salt(of: responses) == "abcdefgh")
        #expect(codes[0].owner(among: responses) == "b" && codes[1].owner(among: responses) == nil)
    }
}
