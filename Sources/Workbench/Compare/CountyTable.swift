import Model
import Scoring

/// How municipalities do in each county, in one measure. Municipalities whoever asks: a county has too few of other kinds.
struct CountyTable: Sendable {
    /// What it answers.
    let request: Request
    /// One a county, also those without a figure.
    let rows: [Row]

    /// What is asked.
    struct Request: Hashable, Sendable {
        var period: Peers.Period
        var measure: Measure
    }

    /// One county.
    struct Row: Sendable {
        let county: County
        /// As the register has it, without the word for county.
        let name: String
        /// How its municipalities lie; nil where none has the measure.
        let outcome: Comparison.Outcome?

        var distribution: Distribution? { outcome?.distribution }
    }

    /// Works it out; nil where there is no such period or measure.
    init?(_ peers: Peers, _ request: Request) {
        guard let comparison = peers.comparisons[request.period],
            let column = comparison.table.column(of: request.measure)
        else { return nil }
        self.request = request
        rows = County.all.map { county in
            let group = PeerGroup(kind: .municipality, grouping: .county, key: county.code)
            let size = comparison.disclosures[column].sizes[group] ?? 0
            return Row(
                county: county, name: peers.counties[county.code]?.shortName ?? county.letters,
                outcome: size == 0 ? nil : comparison.outcome(of: group, measure: column))
        }
    }

    /// What the table can be ordered by.
    enum Order: CaseIterable, Sendable {
        case name, mean, median, count

        var next: Order {
            let all = Self.allCases
            return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
        }
    }

    /// The rows in an order; those without a figure last.
    func sorted(by order: Order) -> [Row] {
        func figure(_ row: Row) -> Double {
            switch order {
            case .name: 0
            case .mean: row.distribution?.mean ?? -1
            case .median: row.distribution?.median ?? -1
            case .count: row.distribution.map { Double($0.count) } ?? -1
            }
        }
        let keys = Dictionary(uniqueKeysWithValues: rows.map { ($0.county.code, Collation.key($0.name)) })
        return rows.sorted { left, right in
            let (a, b) = (figure(left), figure(right))
            return a != b
                ? a > b : keys[left.county.code]!.lexicographicallyPrecedes(keys[right.county.code]!)
        }
    }
}
