import Model

extension Workspace {
    /// Writes a new line of the plan.
    mutating func addToPlan(
        _ kind: PlanItem.Kind, _ text: String, category: Identifier<Category>? = nil
    ) -> [Effect] {
        // In the order that they were said: identifiers sort, and so do lines.
        let id = Identifier<PlanItem>.numbered(kind.rawValue) { organisation.plan[$0] != nil }
        return perform([
            .planItem(id, Replacement(from: nil, to: PlanItem(id: id, kind: kind, text: text, category: category)))
        ])
    }
}
