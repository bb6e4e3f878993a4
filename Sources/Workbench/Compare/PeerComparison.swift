import Model
import Scoring

/// An organisation among those that it is compared with, in one instrument and year: all that the views of peers show.
struct PeerComparison: Sendable {
    /// What it answers.
    let request: Request
    /// The group; nil where one belongs to none, or picked by hand.
    let group: PeerGroup?
    /// The measures in the tree's order: the whole, each dimension with its categories and their factors.
    let rows: [Row]
    /// Whether the organisation's own figures are those that it handed over.
    let isOwnShared: Bool
    /// Whether the organisation itself is one of those that are counted.
    let isOwnCounted: Bool
    /// Whether any of the others is invented.
    let hasGenerated: Bool
    /// How many others are left out, as they measured in another wording.
    let otherWording: Int
    /// The years that either measured in with the instrument, rising.
    let years: [Int]
    /// Where one is weakest beside the others, with those who are better.
    let weaknesses: [Weakness]
    /// What the better ones tell of what they do, by organisation.
    let initiatives: [Identifier<Summary.Participant>: [Summary.Initiative]]

    /// What is asked.
    struct Request: Hashable, Sendable {
        var period: Peers.Period
        var choice: PeerChoice
    }

    /// One measure.
    struct Row: Sendable {
        let measure: Measure
        let depth: Int
        /// The organisation's own score; nil without one.
        let own: Double?
        /// How the group lies.
        let outcome: Comparison.Outcome
        /// Where one stands; nil without an own score or with too few others.
        let standing: Standing?
        /// One's own score, and the group's median where it is told, by year.
        let trend: [(own: Double?, median: Double?)]
        /// The years in which the organisation measured it in another wording: they are no part of the trend.
        let reworded: [Int]
    }

    /// A category in which one is behind others.
    struct Weakness: Sendable {
        let category: Identifier<Model.Category>
        let own: Double
        let median: Double
        /// Those with a higher score, the highest first.
        let better: [Better]
        /// Those of them who tell what they do about it.
        let telling: [Better]
    }

    /// An organisation that is better in a category.
    struct Better: Sendable {
        let peer: Summary.Participant
        let score: Double
    }

    /// Weaknesses that are shown.
    static let weaknessCount = 3
    /// Summaries that are read for what the better ones do.
    private static let readCount = 300

    /// Works it out; nil when nobody waits for it any more, or there is no such period.
    init?(_ peers: Peers, _ request: Request, _ source: PeerSource, _ workspace: Workspace, isCancelled: () -> Bool) {
        guard let comparison = peers.comparisons[request.period] else { return nil }
        let table = comparison.table
        let period = request.period
        let ownRow = peers.ownRow(period)
        let own = peers.ownScores(period) ?? [:]
        let years = peers.years(period.instrument)
        let instrument = workspace.library.instruments[Identifier(period.instrument)]
        let group: PeerGroup? =
            if case .grouping(let grouping) = request.choice { peers.group(grouping, period) } else { nil }

        self.request = request
        self.group = group
        self.years = years
        isOwnShared = ownRow != nil
        let version = peers.version(request.period)
        let yearly = years.map { year -> (own: [Measure: Double]?, comparison: Comparison?) in
            let period = Peers.Period(instrument: period.instrument, year: year)
            return (
                peers.ownScores(period, inVersion: version), peers.comparison(period, inVersion: version)
            )
        }
        otherWording = peers.otherWording(request.period)
        incomplete = group.map { comparison.incomplete(in: $0, measure: 0) } ?? 0
        rows = Self.tree(instrument).compactMap { measure, depth in
            guard !isCancelled(), let column = table.column(of: measure) else { return nil }
            let members = comparison.members(request.choice, group, column)
            let others = members.filter { $0 != ownRow }.map { table.scores[column][$0] }
            return Row(
                measure: measure, depth: depth, own: own[measure],
                outcome: comparison.outcome(request.choice, group, column),
                standing: own[measure].flatMap { Standing($0, among: others) },
                trend: yearly.map { year in
                    let median = year.comparison.flatMap { comparison in
                        comparison.table.column(of: measure).flatMap {
                            comparison.outcome(request.choice, group, $0).distribution?.median
                        }
                    }
                    return (year.own?[measure], median)
                },
                reworded: zip(years, yearly).compactMap { year, known in
                    let period = Peers.Period(instrument: period.instrument, year: year)
                    return known.own?[measure] == nil && peers.ownScores(period)?[measure] != nil ? year : nil
                })
        }
        guard !isCancelled() else { return nil }
        let counted =
            table.column(of: rows.first?.measure ?? .maturity)
            .map { comparison.members(request.choice, group, $0) } ?? []
        isOwnCounted = ownRow.map(counted.contains) ?? false
        hasGenerated = counted.contains { table.peers[$0].isGenerated }

        let weak = rows.compactMap { row -> (category: Identifier<Model.Category>, own: Double, median: Double)? in
            guard case .category(let id) = row.measure, let own = row.own, let median = row.outcome.distribution?.median
            else { return nil }
            return (id, own, median)
        }
        .sorted { $0.own - $0.median < $1.own - $1.median }.prefix(Self.weaknessCount)
        let better = weak.map { weakness -> [Better] in
            guard let column = table.column(of: .category(weakness.category)) else { return [] }
            return comparison.members(request.choice, group, column)
                .filter { $0 != ownRow && Score(table.scores[column][$0]).percent > Score(weakness.own).percent }
                .map { Better(peer: table.peers[$0], score: table.scores[column][$0]) }
                .sorted { $0.score > $1.score }
        }
        var initiatives: [Identifier<Summary.Participant>: [Summary.Initiative]] = [:]
        for id in Set(better.joined().map(\.peer.id)).sorted().prefix(Self.readCount) {
            guard !isCancelled() else { return nil }
            // One that cannot be read any more has nothing to tell.
            initiatives[id] = (try? source.summary(id))??.initiatives
        }
        self.initiatives = initiatives
        weaknesses = zip(weak, better).map { weak, better in
            let telling = better.filter { initiatives[$0.peer.id]?.contains { $0.isAbout(weak.category) } == true }
            return Weakness(
                category: weak.category, own: weak.own, median: weak.median, better: better, telling: telling)
        }
    }

    /// Organisations of the group that have a figure and do not count, as they lack another that most have.
    let incomplete: Int

    /// How many organisations the first measure's figures are of; nil where that is withheld.
    var count: Int? { rows.first?.outcome.distribution?.count }

    /// An instrument's measures as a tree; the inventory's where there is no instrument.
    static func tree(_ instrument: Instrument?) -> [(measure: Measure, depth: Int)] {
        guard let instrument else { return Method.measures.map { ($0, 0) } }
        return [(.maturity, 0)]
            + instrument.dimensions.flatMap { dimension -> [(Measure, Int)] in
                [(.dimension(dimension.id), 0)]
                    + dimension.categories.flatMap { category -> [(Measure, Int)] in
                        [(.category(category.id), 1)] + category.factors.map { (.factor($0.id), 2) }
                    }
            }
    }
}

extension Comparison {
    /// The rows that have the measure among those one compares with.
    func members(_ choice: PeerChoice, _ group: PeerGroup?, _ column: Int) -> [Int] {
        switch choice {
        case .grouping: group.map { rows(of: $0, measure: column) } ?? []
        case .picked(let ids):
            ids.sorted().compactMap(table.row).filter { !table.scores[column][$0].isNaN }
        }
    }

    /// How those lie whom one compares with.
    func outcome(_ choice: PeerChoice, _ group: PeerGroup?, _ column: Int) -> Outcome {
        switch choice {
        case .grouping: group.map { outcome(of: $0, measure: column) } ?? .withheld(.tooFew)
        case .picked: outcome(ofRows: members(choice, group, column), measure: column)
        }
    }
}

extension Summary.Initiative {
    /// Whether it does something about a category; what is about all does.
    func isAbout(_ category: Identifier<Model.Category>) -> Bool { self.category == nil || self.category == category }
}
