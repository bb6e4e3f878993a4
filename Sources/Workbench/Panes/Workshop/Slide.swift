import Model

/// One picture for a room.
enum Slide: Hashable, Sendable {
    /// What the workshop is for, and how many have answered.
    case welcome
    /// One statement: first alone, then what was answered or voted.
    case statement(Identifier<Factor>)
    /// The categories.
    case radar
    /// The statements that people see most differently.
    case spread
    /// Strengths and weaknesses.
    case extremes
    /// The organisation's type, with advice.
    case type
    /// What is in the way: lines of the plan.
    case challenges
    /// What to reach: lines of the plan.
    case goals

    /// Every slide that is not about a statement.
    static let plain: [Slide] = [.welcome, .radar, .spread, .extremes, .type, .challenges, .goals]

    /// As the strings, and the position that the notes follow, name it.
    var id: String {
        switch self {
        case .welcome: "welcome"
        case .statement(let factor): "statement:\(factor)"
        case .radar: "radar"
        case .spread: "spread"
        case .extremes: "extremes"
        case .type: "type"
        case .challenges: "challenges"
        case .goals: "goals"
        }
    }

    /// The slide with that identifier; nil where there is none.
    init?(id: String) {
        if let slide = Self.plain.first(where: { $0.id == id }) {
            self = slide
        } else if id.hasPrefix("statement:") {
            self = .statement(Identifier(String(id.dropFirst("statement:".count))))
        } else {
            return nil
        }
    }

    /// The statement's factor; nil on other slides.
    var factor: Identifier<Factor>? { if case .statement(let factor) = self { factor } else { nil } }

    /// The sort of lines of the plan that it shows and takes; nil on other slides.
    var planKind: PlanItem.Kind? {
        switch self {
        case .challenges: .challenge
        case .goals: .goal
        default: nil
        }
    }

    /// What it is called.
    func title(in workspace: Workspace) -> String {
        guard let factor else { return workspace.strings("workshop.slide.\(id)") }
        return workspace.instrument.factors.first { $0.id == factor }?.name(workspace.language) ?? factor.rawValue
    }
}
