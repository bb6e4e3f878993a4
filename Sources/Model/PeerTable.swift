/// What many organisations measured with one instrument in one year: a row an organisation, a column a measure.
///
/// Columns rather than summaries, as a country has hundreds of organisations and a continent a hundred thousand.
public struct PeerTable: Equatable, Sendable {
    /// The instrument's or the method's identifier.
    public let instrument: String
    /// The calendar year.
    public let year: Int
    /// The columns.
    public let measures: [Measure]
    /// The rows, by identifier.
    public private(set) var peers: [Summary.Participant] = []
    /// The organisation type of each row; nil without one.
    public private(set) var types: [Identifier<OrganisationType>?] = []
    /// The version of the wording that each row was measured with.
    public private(set) var versions: [String] = []
    /// By column, then by row: 0…100; NaN where there is none.
    public private(set) var scores: [[Double]]

    private let columns: [Measure: Int]

    /// A table without rows.
    public init(instrument: String, year: Int, measures: [Measure]) {
        self.instrument = instrument
        self.year = year
        self.measures = measures
        scores = Array(repeating: [], count: measures.count)
        columns = Dictionary(measures.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Where a measure's column is; nil without one.
    public func column(of measure: Measure) -> Int? { columns[measure] }

    /// Where an organisation's row is; nil without one. Rows must have been added by identifier.
    public func row(of id: Identifier<Summary.Participant>) -> Int? {
        var low = 0
        var high = peers.count
        while low < high {
            let middle = (low + high) / 2
            if peers[middle].id < id { low = middle + 1 } else { high = middle }
        }
        return low < peers.count && peers[low].id == id ? low : nil
    }

    /// Adds a row below the others; `scores` has a value for each column, NaN where there is none.
    public mutating func add(
        _ peer: Summary.Participant, type: Identifier<OrganisationType>?, version: String, scores row: [Double]
    ) {
        peers.append(peer)
        types.append(type)
        versions.append(version)
        for (column, score) in row.enumerated() { scores[column].append(score) }
    }

    /// Adds what an organisation's summary says of this instrument and year; nothing where it says nothing.
    public mutating func add(_ summary: Summary) {
        guard let result = summary.results.last(where: { $0.instrument == instrument && $0.year == year }) else {
            return
        }
        var row = Array(repeating: Double.nan, count: measures.count)
        for figure in result.figures {
            if let column = columns[figure.measure] { row[column] = figure.score.value }
        }
        add(summary.organisation, type: result.type, version: result.version, scores: row)
    }

    /// Whether both hold the same; no score is the same as no score, although NaN is not NaN.
    public static func == (left: PeerTable, right: PeerTable) -> Bool {
        left.instrument == right.instrument && left.year == right.year && left.measures == right.measures
            && left.peers == right.peers && left.types == right.types && left.versions == right.versions
            && left.scores.elementsEqual(right.scores) {
                $0.elementsEqual($1) { $0 == $1 || ($0.isNaN && $1.isNaN) }
            }
    }
}
