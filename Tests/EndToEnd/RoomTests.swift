import Foundation
import TestSupport
import Testing

/// A room full of people on one organisation, and programs that die: `MOGNA_SOAK_SECONDS` makes it longer,
/// `MOGNA_SOAK_SEED` kills the same ones again.
@Suite(.serialized) struct RoomTests {
    private static let seconds = number("MOGNA_SOAK_SECONDS") ?? 20
    private static let seed = number("MOGNA_SOAK_SEED") ?? Int.random(in: 0..<1_000_000)

    private static func number(_ name: String) -> Int? {
        ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
    }

    @Test(
        "forty respondents and two workbenches answer, one is killed every second, and what was shown as saved is there",
        .timeLimit(.minutes(15 + seconds / 60)))
    func room() throws {
        let survey = try Survey()
        let environment = survey.program.environment
        let program = Program.executable.path
        var random = Random(seed: Self.seed)
        var invited = try survey.invite(40 * (2 + Self.seconds / 10))
        let workbenches = (0..<2).map { _ in Participant([program, "ale"], environment: environment) }
        let respondents = (0..<40).map { place in
            Participant([program, "respond", "ale", "--data", survey.program.home.path], environment: environment) {
                guard let sheet = invited.popLast() else { return nil }
                // Half of them come with a code.
                let renewed = place % 2 == 0 ? try survey.program.run(["invite", "ale", "--renew", sheet]) : nil
                return .init(sheet: sheet, code: renewed.map { String($0.output.prefix { !$0.isWhitespace }) })
            }
        }
        let all = workbenches + respondents

        let clock = ContinuousClock()
        let end = clock.now + .seconds(Self.seconds)
        var nextKill = clock.now + .seconds(1)
        var kills = 0
        while clock.now < end || kills < 10 || all.contains(where: { $0.shown == 0 }) {
            for participant in all {
                try participant.turn(typing: true)
                guard clock.now >= nextKill else { continue }
                try random.pick(all).kill()
                kills += 1
                nextKill = clock.now + .seconds(1)
            }
        }
        try settle(all)

        // As the files are while everybody is there, and once more when the workbenches have folded the journal.
        try account(for: all, in: survey)
        for workbench in workbenches { try workbench.leave() }
        for respondent in respondents { try respondent.kill() }
        try account(for: all, in: survey)
    }

    /// How to have the same ones killed.
    private static var again: String { "again with MOGNA_SOAK_SEED=\(seed) MOGNA_SOAK_SECONDS=\(seconds)" }

    /// Waits until all that was typed is on the screens.
    private func settle(_ all: [Participant]) throws {
        let end = ContinuousClock.now + .seconds(120)
        while let late = all.first(where: { !$0.isAtRest }) {
            guard ContinuousClock.now < end else {
                Issue.record("somebody's keys led to nothing; \(Self.again)\n\(try late.screen())")
                throw Terminal.Timeout()
            }
            for participant in all { try participant.turn(typing: false) }
        }
    }

    /// Every answer that was shown as saved is there, once; and there is none that nobody gave.
    private func account(for all: [Participant], in survey: borrowing Survey) throws {
        let checked = try survey.program.run(["check"])
        #expect(checked.status == 0, "\(checked.output); \(Self.again)")
        let found = Dictionary(grouping: try survey.sheets(), by: \.id)
        let known = all.flatMap(\.sheets).reduce(into: [:]) { $0[$1.key] = $1.value }
        #expect(found.values.allSatisfy { $0.count == 1 }, "a sheet stands twice; \(Self.again)")
        for (sheet, said) in known {
            let answers = found[sheet]?.first?.answers ?? []
            let given = answers.prefix { $0 != nil }
            #expect(
                given.count >= said.shown && given.count <= said.typed, "\(sheet): \(said), \(answers); \(Self.again)")
            #expect(given.elementsEqual(given.indices.map { Participant.answer(sheet, $0) }), "\(sheet); \(Self.again)")
        }
        for (sheet, rows) in found {
            let typed = known[sheet]?.typed ?? 0
            #expect(
                rows[0].answers.dropFirst(typed).allSatisfy { $0 == nil },
                "\(sheet) has what nobody typed; \(Self.again)")
        }
    }
}
