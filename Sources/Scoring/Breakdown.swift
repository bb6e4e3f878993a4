import Model

/// The portfolio in groups by one field.
public struct Breakdown: Equatable, Sendable {
    /// The most expensive first; those of which the field is not known come last.
    public let groups: [Group]

    /// The systems with one value of the field.
    public struct Group: Equatable, Sendable {
        /// The value as it stands in the field; nil for systems of which it is not known.
        public let name: String?
        /// What they add up to.
        public let portfolio: Portfolio
    }

    /// Groups the systems in operation by a field of texts.
    public init(_ systems: [AssessedSystem], by field: System.Field) {
        var tallies: [String?: Portfolio.Tally] = [:]
        for assessed in systems where assessed.system.isInOperation {
            var name: String?
            if case .text(let text)? = assessed.system.fields[field] { name = text }
            tallies[name, default: Portfolio.Tally()].add(assessed)
        }
        groups = tallies.map { Group(name: $0.key, portfolio: Portfolio($0.value)) }.sorted { left, right in
            guard let one = left.name, let two = right.name else { return left.name != nil }
            if left.portfolio.cost != right.portfolio.cost { return left.portfolio.cost > right.portfolio.cost }
            return one < two
        }
    }
}

/// How each shall-requirement is met, and by whom it is not.
public struct Requirements: Equatable, Sendable {
    /// In the order of `Compliance.requirements`.
    public let each: [Compliance]
    /// All of them together.
    public let total: Compliance
    /// The systems in operation that fail one or more, the most important first; those without an importance come last.
    public let failing: [Identifier<System>]

    /// Counts the requirements of the systems in operation.
    public init(_ systems: [AssessedSystem]) {
        var each = Compliance.requirements.map { _ in Compliance() }
        var total = Compliance()
        var failing: [(importance: Double, id: Identifier<System>)] = []
        for assessed in systems where assessed.system.isInOperation {
            for (index, field) in Compliance.requirements.enumerated() { each[index].add(assessed.system, field) }
            total.add(assessed.result.compliance)
            if assessed.result.compliance.unmet > 0 {
                failing.append((assessed.result.importance?.value ?? -1, assessed.id))
            }
        }
        self.each = each
        self.total = total
        self.failing = failing.sorted { $0.importance != $1.importance ? $0.importance > $1.importance : $0.id < $1.id }
            .map(\.id)
    }
}
