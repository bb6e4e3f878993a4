import Model

extension Workspace {
    /// The category that a challenge is about; nil where it is about all, or the instrument in use has no such category.
    func category(of challenge: Guide.Challenge) -> Identifier<Category>? {
        challenge.category.flatMap { id in instrument.categories.contains { $0.id == id } ? id : nil }
    }

    /// The challenges of the plan that are about the same as one that an exercise asks for.
    func challenges(like challenge: Guide.Challenge) -> [PlanItem] {
        let category = category(of: challenge)
        return organisation.plan.filter { $0.kind == .challenge && $0.category == category }
    }
}
