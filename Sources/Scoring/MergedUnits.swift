import Model

/// A unit's scores in a year in which it, or what has become part of it since, was several units.
///
/// They are the mean over all respondents of the parts, factor by factor: Σn·score/Σn. Nothing is scored anew, which
/// could show what was withheld then: where a part that has answers is withheld, so is the sum.
public struct MergedUnits: Equatable, Sendable {
    /// The units with answers that were put together, in the order of the tree; one where nothing was.
    public let parts: [Identifier<Unit>]
    /// The scores, or why they are not shown.
    public let outcome: Outcome

    /// Scores, or why there are none.
    public enum Outcome: Equatable, Sendable {
        /// They may be shown.
        case shown(Scores)
        /// They may not.
        case withheld(Withheld)
    }

    /// Of a unit and its predecessors in the report of one measurement with that instrument.
    public init(_ unit: Identifier<Unit>, in report: MaturityReport, units: Table<Unit>, instrument: Instrument) {
        let family = units.predecessors(of: unit).union([unit])
        var groups: [UnitGroup] = []
        for group in report.units where family.contains(group.id) && group.hasAnswers {
            // Who is counted with the unit above is counted once.
            if !groups.contains(where: { units.subtree(of: $0.id).contains(group.id) }) { groups.append(group) }
        }
        if groups.isEmpty, let own = report.unit(unit) { groups = [own] }
        parts = groups.map(\.id)
        let shown = groups.compactMap(\.group.maturity)
        if shown.count < groups.count || groups.isEmpty {
            if case .withheld(let reason)? = groups.first?.group, groups.count == 1, parts == [unit] {
                outcome = .withheld(reason)
            } else {
                outcome = .withheld(groups.isEmpty ? .tooFew : .mergedUnit)
            }
        } else if shown.count == 1 {
            outcome = .shown(Scores(shown[0]))
        } else {
            outcome = .shown(Scores(together: shown, instrument: instrument))
        }
    }
}

extension Scores {
    /// Of groups that have nobody in common. A statement that is withheld in one of them counts in none.
    fileprivate init(together groups: [Maturity], instrument: Instrument) {
        var factors: [Identifier<Factor>: Score] = [:]
        for factor in instrument.factors {
            let results = groups.compactMap { $0.factor(factor.id) }
            guard results.allSatisfy({ !$0.isWithheld }) else { continue }
            let count = results.reduce(0) { $0 + $1.estimate.respondents }
            let sum = results.reduce(0) { $0 + Double($1.estimate.respondents) * ($1.estimate.score?.value ?? 0) }
            if count > 0 { factors[factor.id] = Score(sum / Double(count)) }
        }
        self.init(factors: factors, instrument: instrument)
    }
}
