import Model
import Terminal

/// One thing that a respondent can ask for with an open sheet. Keys, hints and help are derived from these.
struct RespondCommand: Sendable {
    /// The string that titles it.
    let title: String
    let keys: [Key]
    /// How prominent it is in the hint line; nil leaves it to help.
    let hint: Int?
    /// Whether it is one of the six that are told of as one.
    var isRating: Bool { keys.contains { key in (1...6).contains { key == .character(Character("\($0)")) } } }
    /// Where it works.
    let isAvailable: @Sendable (RespondState.Page) -> Bool
    let run: @Sendable (inout RespondState, Entry) -> [RespondEffect]

    /// All of them.
    static let all: [RespondCommand] =
        [
            RespondCommand("respond.command.begin", [.enter, .space, .right], hint: 1, on: { $0 == .welcome }) {
                $0.stage = .answering($1, .statement)
                return []
            }
        ]
        + [1, 2, 3, 4, 5, 6, 0].map { (digit: Int) in
            RespondCommand(
                "command.survey.answer-\(digit)", [.character(Character("\(digit)"))], hint: digit == 0 ? 2 : nil,
                on: isStatement
            ) { state, entry in state.answer(digit, entry) }
        } + [
            RespondCommand(
                "command.survey.back", [.left, .up, .backspace, .character("k"), .character("h")], hint: 4,
                on: isStatement
            ) { $0.move(to: $1.position - 1, $1) },
            RespondCommand(
                "command.survey.forward", [.right, .down, .space, .character("j"), .character("l")],
                on: isStatement
            ) { $0.move(to: $1.position + 1, $1) },
            RespondCommand("command.survey.first", [.home, .character("g")], on: isStatement) { $0.move(to: 0, $1) },
            RespondCommand("command.survey.last", [.end, .character("G")], on: isStatement) {
                $0.move(to: $0.workspace.instrument.factors.count - 1, $1)
            },
            RespondCommand("command.survey.unanswered", [.character("n")], on: isStatement) { state, entry in
                if let position = entry.nextUnanswered(in: state.workspace) { return state.move(to: position, entry) }
                state.workspace.say("survey.all-answered")
                return []
            },
            RespondCommand("command.survey.comment", [.character("c")], hint: 3, on: isStatement) { state, entry in
                let comment = entry.factor(in: state.workspace).flatMap { state.response?.comments[$0.id] }
                state.stage = .answering(entry, .comment(TextField(comment ?? "")))
                return []
            },
            RespondCommand("command.survey.clear", [.character("x"), .delete], on: isStatement) { $0.answer(nil, $1) },
            // Who types a digit and Enter has been led on by the digit: Enter must not skip a statement then.
            RespondCommand("respond.command.next", [.enter], on: isStatement) { state, entry in
                let isAnswered =
                    entry.factor(in: state.workspace).map { state.response?.answers[$0.id] != nil } ?? false
                if isAnswered { return state.move(to: entry.position + 1, entry) }
                state.workspace.say("respond.answer-first")
                return []
            },
            RespondCommand("respond.command.summary", [.character("s")], hint: 6, on: isStatement) {
                $0.stage = .answering($1, .summary(ListCursor()))
                return []
            },
            RespondCommand("respond.command.choose", [.enter, .right, .character("l")], hint: 1, on: isSummary) {
                state, entry in state.choose(entry)
            },
            RespondCommand(
                "respond.command.statements", [.left, .escape, .backspace, .character("h")], hint: 2, on: isSummary
            ) { $0.move(to: min($1.position, $0.workspace.instrument.factors.count - 1), $1) },
            RespondCommand("respond.command.end", [.enter, .character("q"), .control("c")], hint: 1, on: isFarewell) {
                _, _ in [.quit]
            },
            RespondCommand(
                "respond.command.return", [.left, .escape, .backspace, .character("h")], hint: 2, on: isFarewell
            ) {
                $0.stage = .answering($1, .summary(ListCursor()))
                return []
            },
            RespondCommand("respond.command.language", [.tab, .character("L")], hint: 9, on: { _ in true }) {
                state, _ in
                state.toggleLanguage()
                return []
            },
            RespondCommand("command.theme", [.character("T")], on: { _ in true }) { state, _ in
                let index = state.themes.firstIndex(of: state.workspace.theme) ?? -1
                guard !state.themes.isEmpty else { return [] }
                state.workspace.theme = state.themes[(index + 1) % state.themes.count]
                return [.theme(state.workspace.theme)]
            },
            RespondCommand("command.repaint", [.control("l")], on: { _ in true }) { _, _ in [.repaint] },
            RespondCommand("command.help", [.character("?"), .function(1)], hint: 7, on: { _ in true }) { state, _ in
                state.isHelpShown = true
                return []
            },
            RespondCommand(
                "respond.command.leave", [.character("q"), .escape, .control("c")], hint: 8, on: { $0 != .farewell }
            ) {
                $0.stage = .answering($1, .farewell)
                return []
            },
        ]

    private init(
        _ title: String, _ keys: [Key], hint: Int? = nil,
        on isAvailable: @escaping @Sendable (RespondState.Page) -> Bool,
        run: @escaping @Sendable (inout RespondState, Entry) -> [RespondEffect]
    ) {
        self.title = title
        self.keys = keys
        self.hint = hint
        self.isAvailable = isAvailable
        self.run = run
    }

    private static let isStatement: @Sendable (RespondState.Page) -> Bool = { $0 == .statement }
    private static let isFarewell: @Sendable (RespondState.Page) -> Bool = { $0 == .farewell }
    private static let isSummary: @Sendable (RespondState.Page) -> Bool = { page in
        if case .summary = page { true } else { false }
    }
}

extension RespondState {
    /// Goes to a statement, or to the summary after the last.
    mutating func move(to position: Int, _ entry: Entry) -> [RespondEffect] {
        let count = workspace.instrument.factors.count
        var entry = entry
        entry.position = max(0, min(count, position))
        stage = .answering(entry, entry.position == count ? .summary(ListCursor()) : .statement)
        return []
    }

    /// Answers the statement on the screen and goes to the next; takes the answer away where there is no digit.
    mutating func answer(_ digit: Int?, _ entry: Entry) -> [RespondEffect] {
        guard let factor = entry.factor(in: workspace), let response else { return [] }
        let before = response.answers[factor.id]
        let answer = digit.flatMap(Answer.init)
        if digit != nil { _ = move(to: entry.position + 1, entry) }
        guard before != answer else { return [] }
        return [
            .append(
                Change([
                    .answer(entry.measurement, entry.response, factor.id, Replacement(from: before, to: answer))
                ]))
        ]
    }

    /// Saves a comment on the statement on the screen; an empty one takes it away.
    mutating func comment(_ text: String, _ entry: Entry) -> [RespondEffect] {
        stage = .answering(entry, .statement)
        guard let factor = entry.factor(in: workspace), let response else { return [] }
        let before = response.comments[factor.id]
        let comment = text.allSatisfy(\.isWhitespace) ? nil : text
        guard before != comment else { return [] }
        return [
            .append(
                Change([
                    .comment(entry.measurement, entry.response, factor.id, Replacement(from: before, to: comment))
                ]))
        ]
    }

    /// Goes to the statement that the summary's cursor is at, or to the end at its last line.
    mutating func choose(_ entry: Entry) -> [RespondEffect] {
        guard case .answering(_, .summary(let cursor)) = stage else { return [] }
        let open = unanswered
        if open.indices.contains(cursor.row) { return move(to: open[cursor.row], entry) }
        stage = .answering(entry, .farewell)
        return []
    }

    mutating func toggleLanguage() {
        workspace.strings.language = workspace.language == .swedish ? .english : .swedish
    }
}
