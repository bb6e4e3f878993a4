import Model

/// Systems that could be retired, by what their retirement frees against what it loses.
///
/// A candidate is in operation, and it is of low importance, or somebody has confirmed that another system in operation
/// serves the same purpose. Of those that serve the same purpose one is kept: the most important, of them the best, of
/// them the one that costs the least. It is no candidate.
public struct RetirementCandidates: Equatable, Sendable {
    /// Those whose cost is known, the one that frees the most for what it loses first.
    public let ranked: [Candidate]
    /// Those of which the cost is not known, or what is lost, the least important first.
    public let unpriced: [Candidate]
    /// How many systems in operation have no importance, so that nothing can be said of them.
    public let unassessed: Int

    /// A system that could be retired.
    public struct Candidate: Identifiable, Equatable, Sendable {
        /// The system.
        public let id: Identifier<System>
        /// What is freed: SEK a year; nil when not known.
        public let cost: Double?
        /// What is lost; nil where nobody has assessed that, which only one that another is kept for may lack.
        public let importance: Score?
        /// What is lost with it; nil where nobody has assessed that.
        public let quality: Score?
        /// From when the cost is free; nil where nothing is known of a contract.
        public let freeFrom: Day?
        /// The systems in operation that it hands data to.
        public let receivers: Int
        /// The units that use it.
        public let units: Int
        /// The systems in operation that serve the same purpose, as somebody has confirmed.
        public let overlaps: [Identifier<System>]
        /// The one to keep of those that serve the same purpose; nil where it overlaps with none.
        public let keep: Identifier<System>?

        /// SEK a year that are freed for each point of importance lost; less than one point counts as one. Nil where the
        /// cost or the importance is not known.
        public var gain: Double? {
            guard let cost, let importance else { return nil }
            return cost / max(1, importance.value)
        }
    }

    /// Finds the candidates among `systems`; what depends on them is looked for in the whole inventory.
    public init(
        among systems: [AssessedSystem], inventory: Table<System>, verdicts: Table<OverlapVerdict>, method: Method,
        today: Day
    ) {
        func isInOperation(_ id: Identifier<System>) -> Bool { inventory[id]?.isInOperation ?? false }
        var overlaps: [Identifier<System>: [Identifier<System>]] = [:]
        for verdict in verdicts where verdict.isConfirmed && verdict.systems.allSatisfy(isInOperation) {
            overlaps[verdict.systems[0], default: []].append(verdict.systems[1])
            overlaps[verdict.systems[1], default: []].append(verdict.systems[0])
        }
        let kept = Self.kept(overlaps) { id in inventory[id].map { AssessedSystem($0, method: method) } }
        var ranked: [Candidate] = []
        var unpriced: [Candidate] = []
        var unassessed = 0
        for assessed in systems where assessed.system.isInOperation {
            let system = assessed.system
            let importance = assessed.result.importance
            let same = overlaps[system.id] ?? []
            let keep = kept[system.id]
            if importance == nil, same.isEmpty { unassessed += 1 }
            guard keep != system.id, importance?.isHigh == false || !same.isEmpty else { continue }
            let candidate = Candidate(
                id: system.id, cost: system.annualCost, importance: importance, quality: assessed.result.quality,
                freeFrom: system.costIsFree(from: today),
                receivers: system.integrations.count { isInOperation($0.id) }, units: system.items(.usingUnits).count,
                overlaps: same.sorted(), keep: keep)
            if candidate.gain == nil { unpriced.append(candidate) } else { ranked.append(candidate) }
        }
        self.ranked = ranked.sorted { Self.order($0) < Self.order($1) }
        self.unpriced = unpriced.sorted { Self.order($0) < Self.order($1) }
        self.unassessed = unassessed
    }

    /// By system, the one to keep of all that confirmed pairs tie it to.
    private static func kept(
        _ overlaps: [Identifier<System>: [Identifier<System>]], _ system: (Identifier<System>) -> AssessedSystem?
    ) -> [Identifier<System>: Identifier<System>] {
        func order(_ id: Identifier<System>) -> (Double, Double, Double, Identifier<System>) {
            let found = system(id)
            return (
                -(found?.result.importance?.value ?? -1), -(found?.result.quality?.value ?? -1),
                found?.system.annualCost ?? .infinity, id
            )
        }
        var kept: [Identifier<System>: Identifier<System>] = [:]
        for start in overlaps.keys where kept[start] == nil {
            var group: Set<Identifier<System>> = [start]
            var pending = [start]
            while let next = pending.popLast() {
                for other in overlaps[next] ?? [] where group.insert(other).inserted { pending.append(other) }
            }
            let best = group.map(order).min { $0 < $1 }?.3
            for id in group { kept[id] = best }
        }
        return kept
    }

    /// The order is total: by gain, then cost, then the lower importance and quality, then the identifier.
    private static func order(_ candidate: Candidate) -> (Double, Double, Double, Double, Identifier<System>) {
        (
            -(candidate.gain ?? 0), candidate.gain == nil ? 0 : -(candidate.cost ?? 0),
            candidate.importance?.value ?? 101,
            candidate.quality?.value ?? 101, candidate.id
        )
    }
}
