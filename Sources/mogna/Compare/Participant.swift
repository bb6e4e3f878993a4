import Model
import Scoring
import Store

/// The organisation that is compared with others: as the collection has it, else as it would share.
struct Participant {
    let summary: Summary

    /// By its identifier or name in the collection, else as one opens it.
    init(_ name: String, in collection: SummaryCollection, _ rollup: Rollup, _ context: Context) throws {
        let wanted = Organisation.Profile.slug(for: name)
        let known = rollup.tables.lazy.flatMap(\.peers).first {
            $0.id.rawValue == name || Organisation.Profile.slug(for: $0.name) == wanted
        }
        if let known, let summary = try collection.summary(of: known.id) {
            self.summary = summary
            return
        }
        let store = try context.open(name)
        summary =
            try collection.summary(of: Summary.Participant(store.organisation.profile).id)
            ?? Sharing(
                store.organisation, instruments: context.library.instruments, method: context.library.method,
                earlier: try store.sharedSummary(), on: Context.today, withProducts: false
            ).summary
    }

    /// What it scored in a table's instrument and year; nil where it did not measure.
    func result(_ table: PeerTable) -> Summary.Result? {
        summary.results.last { $0.instrument == table.instrument && $0.year == table.year }
    }

    /// Where it stands in each group that it belongs to, by measure.
    func standings(_ comparison: Comparison, _ selection: Selection) -> [Place] {
        let table = comparison.table
        guard let result = result(table) else { return [] }
        let row = table.row(of: summary.organisation.id)
        let groups = selection.groupings.compactMap { PeerGroup(of: summary.organisation, type: result.type, by: $0) }
        return groups.flatMap { group in
            table.measures.enumerated().compactMap { column, measure -> Place? in
                guard selection.takes(measure), let score = result.score(measure) else { return nil }
                let outcome = comparison.outcome(of: group, measure: column)
                let peers = comparison.rows(of: group, measure: column).filter { $0 != row }
                let standing = Standing(score.value, among: peers.map { table.scores[column][$0] })
                return Place(
                    group: group, measure: measure, score: score, outcome: outcome,
                    standing: outcome.distribution == nil ? nil : standing)
            }
        }
    }

    /// Where it stands in one measure among one group.
    struct Place {
        let group: PeerGroup
        let measure: Measure
        let score: Score
        let outcome: Comparison.Outcome
        /// Nil when the group is withheld, or has too few others.
        let standing: Standing?
    }
}
