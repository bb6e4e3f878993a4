import Model

/// How organisations of one instrument and year compare: for each measure, how each group lies.
public struct Comparison: Sendable {
    /// What it was made of.
    public let table: PeerTable
    /// By column of the table: the groups' sizes, and which are withheld.
    public let disclosures: [PeerDisclosure]
    /// By column: the rows that count in it, by group.
    private let members: [[PeerGroup: [Int]]]

    /// Compares what a table holds.
    public init(_ table: PeerTable) {
        self.table = table
        // Mostly the same organisations have all measures.
        var known: [[Int]: (disclosure: PeerDisclosure, members: [PeerGroup: [Int]])] = [:]
        let columns = Self.columns(table).map { rows in
            if let column = known[rows] { return column }
            var members: [PeerGroup: [Int]] = [:]
            for row in rows {
                for grouping in PeerGroup.Grouping.allCases {
                    if let group = table.group(ofRow: row, by: grouping) { members[group, default: []].append(row) }
                }
            }
            let column = (PeerDisclosure(table, rows: rows), members)
            known[rows] = column
            return column
        }
        disclosures = columns.map(\.disclosure)
        members = columns.map(\.members)
    }

    /// The rows that count, by column.
    ///
    /// The measures of an instrument are means of each other, so that what one organisation has of them would be left
    /// between a category and its factors if it counted in some and not in others: it counts in all or in none. Those
    /// that most organisations have are asked for, so that a new statement excludes nobody. What a portfolio is compared
    /// by stands alone.
    private static func columns(_ table: PeerTable) -> [[Int]] {
        let present = table.scores.map { column in column.indices.filter { !column[$0].isNaN } }
        var missing = Array(repeating: false, count: table.peers.count)
        for (column, rows) in present.enumerated()
        where !table.measures[column].isOfPortfolio && rows.count * 2 > table.peers.count {
            let scores = table.scores[column]
            for row in scores.indices where scores[row].isNaN { missing[row] = true }
        }
        return zip(table.measures, present).map { measure, rows in
            measure.isOfPortfolio ? rows : rows.filter { !missing[$0] }
        }
    }

    /// A group's values of one measure, or why they are not told.
    public enum Outcome: Equatable, Sendable {
        /// How they lie.
        case shown(Distribution)
        /// They are not told.
        case withheld(Withheld)

        /// How they lie; nil when withheld.
        public var distribution: Distribution? {
            if case .shown(let distribution) = self { distribution } else { nil }
        }
    }

    /// The groups of a grouping that have any organisation with the measure, by kind and key.
    public func groups(by grouping: PeerGroup.Grouping, measure column: Int) -> [PeerGroup] {
        disclosures[column].sizes.keys.filter { $0.grouping == grouping }.sorted {
            ($0.kind?.rawValue ?? "", $0.key) < ($1.kind?.rawValue ?? "", $1.key)
        }
    }

    /// The rows of a group that count in the measure.
    public func rows(of group: PeerGroup, measure column: Int) -> [Int] {
        members[column][group] ?? []
    }

    /// How many of a group have the measure and do not count, as they lack another that most have.
    public func incomplete(in group: PeerGroup, measure column: Int) -> Int {
        let having = table.scores[column].indices.count {
            !table.scores[column][$0].isNaN && table.group(ofRow: $0, by: group.grouping) == group
        }
        return having - rows(of: group, measure: column).count
    }

    /// How a group lies in a measure; withheld as too few where nobody has it.
    public func outcome(of group: PeerGroup, measure column: Int) -> Outcome {
        if let reason = disclosures[column].withheld[group] { return .withheld(reason) }
        let values = rows(of: group, measure: column).map { table.scores[column][$0] }
        return Distribution(values).map(Outcome.shown) ?? .withheld(.tooFew)
    }

    /// How hand-picked organisations lie, oneself included or not; withheld under the threshold. Whoever picks has the
    /// summaries, so that nothing is kept from them; what is told to others are the groups.
    public func outcome(ofRows rows: [Int], measure column: Int) -> Outcome {
        let values = rows.map { table.scores[column][$0] }.filter { !$0.isNaN }
        guard values.count >= PeerDisclosure.threshold else { return .withheld(.tooFew) }
        return Distribution(values).map(Outcome.shown) ?? .withheld(.tooFew)
    }
}

/// Where one organisation stands among its peers.
public struct Standing: Equatable, Sendable {
    /// Its score, 0…100.
    public let score: Double
    /// 1 for the highest; equals share the better rank.
    public let rank: Int
    /// Of how many, itself included.
    public let count: Int
    /// How many percent of the peers, itself left out, have a lower score, those with the same counting half.
    public let percentile: Double

    /// Of a score among its peers' scores, which do not have it; nil with fewer peers than the threshold.
    public init?(_ score: Double, among peers: [Double]) {
        guard !score.isNaN, peers.count >= PeerDisclosure.threshold else { return nil }
        let higher = peers.count { $0 > score }
        let equal = peers.count { $0 == score }
        self.score = score
        rank = higher + 1
        count = peers.count + 1
        percentile = 100 * (Double(peers.count - higher - equal) + Double(equal) / 2) / Double(peers.count)
    }
}
