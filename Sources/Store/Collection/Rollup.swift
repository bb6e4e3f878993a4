import Model

/// All that a collection's summaries say, in columns: what comparisons and national figures are computed from.
public struct Rollup: Equatable, Sendable {
    /// A table for each instrument and year, by both.
    public let tables: [PeerTable]
    /// The files that could not be read, and why; the others count all the same.
    public let problems: [StoreError]

    /// Of summaries in any order; `measures` are the columns of each instrument, and an instrument that is not there is
    /// left out.
    public init(_ summaries: [Summary], measures: [String: [Measure]]) {
        let columns = RollupColumns(measures)
        self.init(summaries.map { SummaryRow($0, columns) }, columns, problems: [])
    }

    init(_ rows: [SummaryRow], _ columns: RollupColumns, problems: [StoreError]) {
        var tables: [Key: PeerTable] = [:]
        let ordered = rows.sorted { $0.peer.id < $1.peer.id }
        for key in Set(ordered.flatMap { $0.results.map(Key.init) }) {
            tables[key] = PeerTable(
                instrument: columns.instruments[key.instrument], year: key.year, measures: columns[key.instrument])
        }
        for row in ordered {
            for result in row.results {
                tables[Key(result)]?.add(
                    row.peer, type: result.type, version: result.version, scores: result.scores)
            }
        }
        self.tables = tables.values.sorted { ($0.instrument, $0.year) < ($1.instrument, $1.year) }
        self.problems = problems
    }

    /// The years that anybody measured with an instrument, in order.
    public func years(of instrument: String) -> [Int] { tables.filter { $0.instrument == instrument }.map(\.year) }

    private struct Key: Hashable {
        let instrument: Int
        let year: Int

        init(_ result: SummaryRow.Result) {
            instrument = result.instrument
            year = result.year
        }
    }
}
