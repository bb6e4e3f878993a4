import Model
import Terminal

/// Where one is in a respondent's answers.
struct Entry: Equatable, Sendable {
    let measurement: Identifier<Measurement>
    let response: Identifier<Response>
    /// Whether it began as a sheet of a stack of paper.
    let isFromStack: Bool
    /// Whether the sheet is shown as a whole, as on paper, rather than one statement at a time.
    var isPaper: Bool
    /// Whether it was said that the sheet is not complete.
    var isWarned = false
    /// The statement, from 0; one past the last when all have been gone through.
    var position = 0
    /// Where the mouse is held on the scale; nil while its button is up.
    private(set) var pointer: Pointer?

    /// A button that went down on a statement's scale and has not been let go.
    struct Pointer: Equatable, Sendable {
        /// The statement.
        var position: Int
        /// The rating that it is at; nil while it is beside the scale.
        var digit: Int?
    }

    init(measurement: Identifier<Measurement>, response: Identifier<Response>, isPaper: Bool) {
        self.measurement = measurement
        self.response = response
        self.isPaper = isPaper
        isFromStack = isPaper
    }

    /// Takes the mouse on the scale: the rating that it is held at is shown, and where it is let go is the answer. Beside
    /// the scale it is let go without any.
    mutating func point(_ mouse: Mouse, at digit: Int?) -> Int? {
        switch mouse.action {
        case .press: pointer = digit.map { Pointer(position: position, digit: $0) }
        case .drag: pointer?.digit = digit
        case .release:
            defer { pointer = nil }
            return pointer?.position == position ? digit : nil
        case .doublePress, .wheelUp, .wheelDown: break
        }
        return nil
    }

    /// The statement on the screen; nil at the end.
    func factor(in workspace: Workspace) -> Factor? {
        let factors = workspace.instrument.factors
        return factors.indices.contains(position) ? factors[position] : nil
    }

    /// The first statement without an answer; nil when all have one.
    func firstUnanswered(in workspace: Workspace) -> Int? { unanswered(in: workspace).first }

    /// The next statement without an answer, going round; nil when all have one.
    func nextUnanswered(in workspace: Workspace) -> Int? {
        let open = unanswered(in: workspace)
        return open.first { $0 > position } ?? open.first
    }

    private func unanswered(in workspace: Workspace) -> [Int] {
        let answers = workspace.measurement?.responses[response]?.answers ?? [:]
        return workspace.instrument.factors.indices.filter { answers[workspace.instrument.factors[$0].id] == nil }
    }
}
