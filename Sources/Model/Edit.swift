/// A value before and after: what makes an edit its own inverse's recipe.
public struct Replacement<Value: Equatable & Sendable>: Equatable, Sendable {
    /// The value that was there.
    public var from: Value
    /// The value that is there now.
    public var to: Value

    /// Takes both values.
    public init(from: Value, to: Value) {
        self.from = from
        self.to = to
    }

    /// The replacement that takes this one back.
    public var inverse: Replacement { Replacement(from: to, to: from) }
}

/// The one way to change an organisation: each case puts a value in one place.
///
/// From nil to a value adds, from a value to nil removes. An edit of something inside an element that is not there
/// does nothing, so that a journal may be folded again over a snapshot that already holds part of it.
public enum Edit: Equatable, Sendable {
    /// The organisation's profile.
    case profile(Replacement<Organisation.Profile>)
    /// A unit.
    case unit(Identifier<Unit>, Replacement<Unit?>)
    /// A measurement's header. Removing a measurement removes its responses and discussions; take those out first to be
    /// able to undo.
    case measurement(Identifier<Measurement>, Replacement<Measurement.Header?>)
    /// A whole response.
    case response(Identifier<Measurement>, Identifier<Response>, Replacement<Response?>)
    /// One answer.
    case answer(Identifier<Measurement>, Identifier<Response>, Identifier<Factor>, Replacement<Answer?>)
    /// One comment.
    case comment(Identifier<Measurement>, Identifier<Response>, Identifier<Factor>, Replacement<String?>)
    /// The unit a respondent belongs to.
    case respondentUnit(Identifier<Measurement>, Identifier<Response>, Replacement<Identifier<Unit>?>)
    /// What a workshop said of one statement.
    case discussion(Identifier<Measurement>, Identifier<Factor>, Replacement<Discussion?>)
    /// A whole system.
    case system(Identifier<System>, Replacement<System?>)
    /// A system's name.
    case systemName(Identifier<System>, Replacement<String>)
    /// One field of a system.
    case systemField(Identifier<System>, System.Field, Replacement<System.Value?>)
    /// One assessor's mark on one criterion.
    case mark(Identifier<System>, Identifier<Assessment>, Identifier<Criterion>, Replacement<Mark?>)
    /// What a system hands to another: the giver, then the receiver.
    case integration(Identifier<System>, Identifier<System>, Replacement<Integration?>)
    /// A line of the plan.
    case planItem(Identifier<PlanItem>, Replacement<PlanItem?>)
    /// What was decided of two systems that looked alike.
    case overlap(Identifier<OverlapVerdict>, Replacement<OverlapVerdict?>)
    /// A scenario of systems to retire.
    case scenario(Identifier<Scenario>, Replacement<Scenario?>)
    /// A saved view of the inventory.
    case savedView(Identifier<SavedView>, Replacement<SavedView?>)
    /// How the columns of an imported list are understood.
    case importMapping(Identifier<ImportMapping>, Replacement<ImportMapping?>)

    /// The edit that takes this one back.
    public var inverse: Edit {
        switch self {
        case .profile(let change): .profile(change.inverse)
        case .unit(let id, let change): .unit(id, change.inverse)
        case .measurement(let id, let change): .measurement(id, change.inverse)
        case .response(let measurement, let id, let change): .response(measurement, id, change.inverse)
        case .answer(let measurement, let response, let factor, let change):
            .answer(measurement, response, factor, change.inverse)
        case .comment(let measurement, let response, let factor, let change):
            .comment(measurement, response, factor, change.inverse)
        case .respondentUnit(let measurement, let response, let change):
            .respondentUnit(measurement, response, change.inverse)
        case .discussion(let measurement, let factor, let change): .discussion(measurement, factor, change.inverse)
        case .system(let id, let change): .system(id, change.inverse)
        case .systemName(let id, let change): .systemName(id, change.inverse)
        case .systemField(let id, let field, let change): .systemField(id, field, change.inverse)
        case .mark(let system, let assessor, let criterion, let change):
            .mark(system, assessor, criterion, change.inverse)
        case .integration(let giver, let receiver, let change): .integration(giver, receiver, change.inverse)
        case .planItem(let id, let change): .planItem(id, change.inverse)
        case .overlap(let id, let change): .overlap(id, change.inverse)
        case .scenario(let id, let change): .scenario(id, change.inverse)
        case .savedView(let id, let change): .savedView(id, change.inverse)
        case .importMapping(let id, let change): .importMapping(id, change.inverse)
        }
    }
}

extension Organisation {
    /// Puts the edit's new value in its place.
    public mutating func apply(_ edit: Edit) {
        switch edit {
        case .profile(let change): profile = change.to
        case .unit(let id, let change): units[id] = change.to
        case .measurement(let id, let change):
            guard let header = change.to else {
                measurements[id] = nil
                return
            }
            if measurements[id] == nil { measurements[id] = Measurement(id: id, header: header) }
            measurements.update(id) { $0.header = header }
        case .response(let measurement, let id, let change):
            measurements.update(measurement) { $0.responses[id] = change.to }
        case .answer(let measurement, let response, let factor, let change):
            measurements.update(measurement) { $0.responses.update(response) { $0.answers[factor] = change.to } }
        case .comment(let measurement, let response, let factor, let change):
            measurements.update(measurement) { $0.responses.update(response) { $0.comments[factor] = change.to } }
        case .respondentUnit(let measurement, let response, let change):
            measurements.update(measurement) { $0.responses.update(response) { $0.unit = change.to } }
        case .discussion(let measurement, let factor, let change):
            measurements.update(measurement) { $0.discussions[factor] = change.to }
        case .system(let id, let change): systems[id] = change.to
        case .systemName(let id, _), .systemField(let id, _, _), .mark(let id, _, _, _), .integration(let id, _, _):
            systems.update(id) { $0.apply(edit) }
        case .planItem(let id, let change): plan[id] = change.to
        case .overlap(let id, let change): analysis.overlaps[id] = change.to
        case .scenario(let id, let change): analysis.scenarios[id] = change.to
        case .savedView(let id, let change): analysis.views[id] = change.to
        case .importMapping(let id, let change): analysis.importMappings[id] = change.to
        }
    }
}

extension System {
    /// Puts the new value of an edit of something within the system in its place; other edits do nothing.
    mutating func apply(_ edit: Edit) {
        switch edit {
        case .systemName(_, let change): name = change.to
        case .systemField(_, let field, let change): fields[field] = change.to
        case .mark(_, let assessor, let criterion, let change):
            var assessment = assessments[assessor] ?? Assessment(id: assessor)
            assessment.marks[criterion] = change.to
            assessments[assessor] = assessment.marks.isEmpty ? nil : assessment
        case .integration(_, let receiver, let change): integrations[receiver] = change.to
        default: break
        }
    }
}
