import Model

/// All that a collection's summaries say, in columns: what comparisons and national figures are computed from.
public struct Rollup: Equatable, Sendable {
    /// A table for each instrument and year, by both.
    public let tables: [PeerTable]

    /// Of summaries in the order of the organisations' identifiers; `measures` are the columns of each instrument, and
    /// an instrument that is not there is left out.
    public init(_ summaries: [Summary], measures: [String: [Measure]]) {
        var tables: [Key: PeerTable] = [:]
        for summary in summaries {
            for result in summary.results {
                guard let columns = measures[result.instrument] else { continue }
                let key = Key(instrument: result.instrument, year: result.year)
                tables[key, default: PeerTable(instrument: key.instrument, year: key.year, measures: columns)]
                    .add(summary)
            }
        }
        self.tables = tables.values.sorted { ($0.instrument, $0.year) < ($1.instrument, $1.year) }
    }

    /// The table of an instrument and year; nil where nobody measured so.
    public func table(instrument: String, year: Int) -> PeerTable? {
        tables.first { $0.instrument == instrument && $0.year == year }
    }

    /// The years that anybody measured with an instrument, in order.
    public func years(of instrument: String) -> [Int] { tables.filter { $0.instrument == instrument }.map(\.year) }

    private struct Key: Hashable {
        let instrument: String
        let year: Int
    }
}

extension SummaryCollection {
    /// Everything in columns.
    public func rollup(measures: [String: [Measure]]) throws(StoreError) -> Rollup {
        Rollup(try summaries(), measures: measures)
    }
}
