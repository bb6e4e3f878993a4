import Foundation
import TestSupport
import Testing

/// One who fills in sheets at a terminal, and takes down what its screen has shown as saved.
final class Participant {
    /// What has been said on a sheet.
    struct Sheet {
        /// How many answers were typed: no more may be in the files.
        var typed = 0
        /// How many the screen has shown as saved: all of these must be.
        var shown = 0
    }

    /// A sheet that somebody was asked to fill in.
    struct Invitation {
        /// What the files call it.
        var sheet: String
        /// What leads to it; nil where the server knows who comes.
        var code: String?
    }

    private enum Stage {
        case starting, opening, answering, done
    }

    /// The sheets by what the program calls them.
    private(set) var sheets: [String: Sheet] = [:]
    /// How many programs were started.
    private(set) var starts = 0

    private let program: [String]
    private let environment: [String: String]
    /// Gives the next sheet to answer in `mogna respond`, while there are any; nil in a workbench, which makes its own.
    private let invite: (() throws -> Invitation?)?
    private var invitation: Invitation?
    private var terminal: Terminal?
    private var stage = Stage.starting
    /// The sheet on the screen.
    private var sheet: String?

    init(_ program: [String], environment: [String: String], invite: (() throws -> Invitation?)? = nil) {
        self.program = program
        self.environment = environment
        self.invite = invite
    }

    private var isWorkbench: Bool { invite == nil }

    /// Whether nothing is on its way from the keys to the screen.
    var isAtRest: Bool {
        switch stage {
        case .starting, .opening: false
        case .answering: sheet.flatMap { sheets[$0] }.map { $0.shown == $0.typed } ?? false
        case .done: true
        }
    }

    /// How many answers its screens have shown as saved.
    var shown: Int { sheets.values.reduce(0) { $0 + $1.shown } }

    /// What a sheet's statement is answered with.
    static func answer(_ sheet: String, _ statement: Int) -> Int {
        (sheet.utf8.reduce(0) { $0 + Int($1) } * 5 + statement * 3) % 7
    }

    /// Looks at the screen, and types on when all that was typed is on it.
    func turn(typing: Bool) throws {
        guard stage != .done else { return }
        guard terminal != nil else { return try start() }
        try look()
        guard typing, stage == .answering, isAtRest, let terminal, let sheet, let typed = sheets[sheet]?.typed else {
            return
        }
        if typed < 30 {
            let next = typed..<min(30, typed + 8)
            sheets[sheet]?.typed = next.upperBound
            try terminal.type(next.map { "\(Self.answer(sheet, $0))" }.joined())
        } else if isWorkbench {
            stage = .opening
            try terminal.keys("Escape", "a")
        } else {
            try terminal.murder()
            self.terminal = nil
            invitation = nil
            stage = .starting
        }
    }

    /// Looks a last time, and kills the program.
    func kill() throws {
        guard let terminal else { return }
        try look()
        try terminal.murder()
        self.terminal = nil
        stage = .starting
    }

    /// Leaves the workbench in order, which folds the journal.
    func leave() throws {
        try terminal?.keys("Escape", "q")
        try terminal?.wait("the end") { $0.isEmpty }
        terminal = nil
    }

    /// What is on its screen.
    func screen() throws -> String { try terminal?.screen() ?? "" }

    private func start() throws {
        var arguments: [String] = []
        if let invite {
            guard let invited = try invitation ?? invite() else {
                stage = .done
                return
            }
            invitation = invited
            sheet = invited.sheet
            if invited.code == nil { arguments = ["--as", invited.sheet] }
        }
        starts += 1
        stage = .starting
        terminal = try Terminal(environment: environment, running: program + arguments)
        if let code = invitation?.code { try terminal?.type(code + "\r") }
    }

    private func look() throws {
        let screen = try screen()
        try #require(!screen.isEmpty, "the program has ended by itself")
        // Screens are written from above, and «saved» stands above what is saved: one that is there in part does not say
        // too much.
        guard screen.contains("✓ sparat") else { return }
        switch stage {
        case .starting:
            stage = .opening
            try terminal?.type(isWorkbench ? "2a" : "\r")
        case .opening:
            guard let count = answered(screen), let sheet = isWorkbench ? heading(screen) : sheet else { return }
            // A workbench begins a sheet of its own. A respondent goes on, and nobody has typed for them meanwhile.
            if isWorkbench, count > 0 || sheets[sheet] != nil { return }
            check(count, of: sheet)
            sheets[sheet] = Sheet(typed: count, shown: count)
            self.sheet = sheet
            stage = .answering
        case .answering:
            guard let count = answered(screen), let sheet else { return }
            check(count, of: sheet)
            sheets[sheet]?.shown = count
        case .done: break
        }
    }

    /// What was shown as saved does not go away, and nothing comes that nobody typed.
    private func check(_ count: Int, of sheet: String) {
        let known = sheets[sheet] ?? Sheet()
        #expect((known.shown...known.typed).contains(count), "sheet \(sheet) shows \(count): \(known)")
    }

    /// Which sheet a workbench shows.
    private func heading(_ screen: String) -> String? {
        screen.firstMatch(of: /Respondent (\S+)/).map { String($0.1) }
    }

    /// How many answers the screen shows, each by its digit; nil where it does not show a whole sheet.
    private func answered(_ screen: String) -> Int? {
        // At its end `mogna respond` says it in words.
        if !isWorkbench, screen.contains("✓ Alla påståenden har ett svar") { return 30 }
        let marks = screen.split(separator: "\n").compactMap { line in
            line.firstMatch(of: /((?:[1-6–·] ){4}[1-6–·]) *$/)?.1.filter { $0 != " " }
        }.joined()
        guard marks.count == 30, let sheet = isWorkbench ? heading(screen) : sheet else { return nil }
        let given = marks.prefix { $0 != "·" }
        let wanted = (0..<given.count).map { Self.answer(sheet, $0) }
        #expect(given.map { $0.wholeNumberValue ?? 0 } == wanted, "sheet \(sheet)")
        #expect(marks.dropFirst(given.count).allSatisfy { $0 == "·" }, "sheet \(sheet) has a gap: \(marks)")
        return given.count
    }
}
