import Model

/// What a change was, in a few words that name it and the pane where it shows: `Mätning: inbjudna i Skola`.
///
/// Respondents are told by their identifiers, never by their names.
func describe(_ change: Change, in workspace: Workspace) -> String {
    let words = workspace.strings
    guard let first = change.edits.first else { return "" }
    let systems = Set(change.edits.compactMap(\.touchedSystem))
    let what: String
    switch first {
    // An import remembers how it understood the list's columns, whatever else it did and in whatever order.
    case _ where !systems.isEmpty && change.edits.contains { if case .importMapping = $0 { true } else { false } }:
        what = words("edit.import", workspace.systems(systems.count))
    case .profile: what = words("edit.profile")
    case .unit(_, let replacement):
        what = words("edit.unit", (replacement.to ?? replacement.from)?.name ?? "")
    case .measurement(let id, let replacement): what = describe(id, replacement, in: workspace)
    case .response(let measurement, let id, _):
        let others = change.edits.count { if case .response = $0 { true } else { false } }
        let holdsMeasurement = change.edits.contains { if case .measurement = $0 { true } else { false } }
        what =
            holdsMeasurement
            ? words("edit.measurement", measurement.rawValue)
            : others > 1 ? words("edit.responses", workspace.format.count(others)) : words("edit.response", id.rawValue)
    case .answer(_, let respondent, let factor, _):
        let name = workspace.instrument.factors.first { $0.id == factor }?.name(workspace.language) ?? factor.rawValue
        what = words("edit.answer", name, respondent.rawValue)
    case .comment(_, let respondent, _, _): what = words("edit.comment", respondent.rawValue)
    case .respondentUnit(_, let respondent, _): what = words("edit.respondent-unit", respondent.rawValue)
    case .discussion(_, let factor, _):
        let name = workspace.instrument.factors.first { $0.id == factor }?.name(workspace.language) ?? factor.rawValue
        what = words("edit.discussion", name)
    case .system where systems.count > 1, .systemField where systems.count > 1:
        what = words("edit.systems", workspace.format.count(systems.count))
    case .system(_, let replacement):
        what = words("edit.system", (replacement.to ?? replacement.from)?.name ?? "")
    case .systemName(let id, _), .systemField(let id, _, _):
        what = words("edit.system-field", workspace.organisation.systems[id]?.name ?? id.rawValue)
    case .mark(let id, _, _, _): what = words("edit.mark", workspace.organisation.systems[id]?.name ?? id.rawValue)
    case .integration(let id, _, _):
        what = words("edit.integration", workspace.organisation.systems[id]?.name ?? id.rawValue)
    case .planItem: what = words("edit.plan-item")
    case .overlap: what = words("edit.overlap")
    case .scenario(_, let replacement):
        what = words("edit.scenario", (replacement.to ?? replacement.from)?.name ?? "")
    case .savedView(_, let replacement):
        what = words("edit.saved-view", (replacement.to ?? replacement.from)?.name ?? "")
    case .importMapping: what = words("edit.import-mapping")
    }
    return first.pane.map { "\(words("pane.\($0)")): \(what)" } ?? what
}

private func describe(
    _ id: Identifier<Measurement>, _ replacement: Replacement<Measurement.Header?>, in workspace: Workspace
) -> String {
    let words = workspace.strings
    guard let before = replacement.from, let after = replacement.to else {
        return words("edit.measurement", id.rawValue)
    }
    if before.invited != after.invited {
        let units = Set(before.invited.keys).union(after.invited.keys)
            .filter { before.invited[$0] != after.invited[$0] }
            .map { workspace.organisation.units[$0]?.name ?? $0.rawValue }.sorted()
        return words("edit.invited", units.joined(separator: ", "))
    }
    if before.status != after.status { return words("edit.period", id.rawValue) }
    if before.anonymityThreshold != after.anonymityThreshold { return words("edit.threshold") }
    if before.anonymity != after.anonymity { return words("edit.anonymity") }
    return words("edit.measurement", id.rawValue)
}

extension Edit {
    /// The system that it changes; nil where it changes something else.
    var touchedSystem: Identifier<System>? {
        switch self {
        case .system(let id, _), .systemName(let id, _), .systemField(let id, _, _), .mark(let id, _, _, _),
            .integration(let id, _, _):
            id
        default: nil
        }
    }

    /// The pane where the edit shows; nil where it shows everywhere.
    fileprivate var pane: String? {
        switch self {
        case .profile, .unit, .planItem: nil
        case .measurement, .response, .answer, .comment, .respondentUnit: "survey"
        case .discussion: "workshop"
        case .system, .systemName, .systemField, .mark, .integration, .overlap, .scenario, .savedView, .importMapping:
            "systems"
        }
    }
}
