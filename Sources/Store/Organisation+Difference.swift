import Model

extension Organisation {
    /// The edits that make this organisation equal to another, element by element.
    func edits(to other: Organisation) -> [Edit] {
        var edits: [Edit] = []
        if profile != other.profile { edits.append(.profile(Replacement(from: profile, to: other.profile))) }
        edits += differences(units, other.units) { .unit($0, $1) }
        for measurement in measurements where other.measurements[measurement.id] == nil {
            edits.append(.measurement(measurement.id, Replacement(from: measurement.header, to: nil)))
        }
        for measurement in other.measurements {
            let before = measurements[measurement.id]
            if before?.header != measurement.header {
                edits.append(.measurement(measurement.id, Replacement(from: before?.header, to: measurement.header)))
            }
            edits += differences(before?.responses ?? [], measurement.responses) { .response(measurement.id, $0, $1) }
            edits += differences(before?.discussions ?? [], measurement.discussions) {
                .discussion(measurement.id, $0, $1)
            }
        }
        edits += differences(systems, other.systems) { .system($0, $1) }
        edits += differences(plan, other.plan) { .planItem($0, $1) }
        edits += differences(analysis.overlaps, other.analysis.overlaps) { .overlap($0, $1) }
        edits += differences(analysis.scenarios, other.analysis.scenarios) { .scenario($0, $1) }
        edits += differences(analysis.views, other.analysis.views) { .savedView($0, $1) }
        edits += differences(analysis.importMappings, other.analysis.importMappings) { .importMapping($0, $1) }
        return edits
    }
}

private func differences<Element>(
    _ before: Table<Element>, _ after: Table<Element>, _ edit: (Element.ID, Replacement<Element?>) -> Edit
) -> [Edit] {
    let removed = before.filter { after[$0.id] == nil }.map { edit($0.id, Replacement(from: $0, to: nil)) }
    let changed = after.filter { before[$0.id] != $0 }.map { edit($0.id, Replacement(from: before[$0.id], to: $0)) }
    return removed + changed
}
