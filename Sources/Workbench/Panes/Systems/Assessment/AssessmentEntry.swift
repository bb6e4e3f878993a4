import Model

/// Where one is in the assessment of a system.
struct AssessmentEntry: Equatable, Sendable {
    var system: Identifier<System>
    /// Whose view is being entered.
    var assessor: Identifier<Assessment>
    /// The item, from 0.
    var position = 0
    /// Whether all assessors' marks are shown side by side.
    var showsAll = false

    /// The roles that usually assess: the string `assessor.<role>` names each.
    static let assessors: [Identifier<Assessment>] = ["owner", "maintainer", "user"]

    /// One thing to judge.
    enum Item: Equatable, Sendable {
        case quality(Criterion)
        case importance(Criterion)
        case requirement(System.Field)

        var criterion: Criterion? {
            switch self {
            case .quality(let criterion), .importance(let criterion): criterion
            case .requirement: nil
            }
        }
    }

    /// Everything that a system is judged by, in order.
    static func items(_ method: Method) -> [Item] {
        method.quality.map(Item.quality) + method.importance.map(Item.importance)
            + [.requirement(.ownsData), .requirement(.openStandards), .requirement(.openAPI)]
    }

    /// The positions of what the assessor has not marked, and of the requirements of which nothing is known.
    func missing(in system: System, _ method: Method) -> [Int] {
        let marks = system.assessments[assessor]?.marks ?? [:]
        return Self.items(method).enumerated().compactMap { position, item in
            let isKnown =
                switch item {
                case .quality(let criterion), .importance(let criterion): marks[criterion.id] != nil
                case .requirement(let field): system.fields[field] != nil
                }
            return isKnown ? nil : position
        }
    }

    /// The edit that gives the item on the screen a mark 1…5, or for a requirement yes (1) or no (2), or takes it away;
    /// nil when nothing changes.
    func edit(_ digit: Int?, in workspace: Workspace) -> Edit? {
        let items = Self.items(workspace.library.method)
        guard items.indices.contains(position), let system = workspace.organisation.systems[system] else { return nil }
        switch items[position] {
        case .quality(let criterion), .importance(let criterion):
            let before = system.assessments[assessor]?.marks[criterion.id]
            let mark = digit.flatMap(Mark.init)
            guard before != mark, digit == nil || mark != nil else { return nil }
            return .mark(system.id, assessor, criterion.id, Replacement(from: before, to: mark))
        case .requirement(let field):
            let before = system.fields[field]
            let value: System.Value? = digit == 1 ? .truth(true) : digit == 2 ? .truth(false) : nil
            guard before != value, digit == nil || value != nil else { return nil }
            return .systemField(system.id, field, Replacement(from: before, to: value))
        }
    }
}
