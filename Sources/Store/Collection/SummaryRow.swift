import JSON
import Model

/// What comparisons need of one summary.
struct SummaryRow: Equatable, Sendable {
    var peer: Summary.Participant
    var results: [Result]

    struct Result: Equatable, Sendable {
        /// Which of the columns' instruments it is of.
        var instrument: Int
        var year: Int
        var version: String
        var type: Identifier<OrganisationType>?
        /// For each of the instrument's columns: 0…100, or NaN.
        var scores: [Double]
    }

    /// Of a summary that has been read; results of other instruments are left out.
    init(_ summary: Summary, _ columns: RollupColumns) {
        peer = summary.organisation
        results = summary.results.compactMap { result in
            guard let instrument = columns.index(of: result.instrument) else { return nil }
            var scores = Array(repeating: Double.nan, count: columns[instrument].count)
            for figure in result.figures {
                if let column = columns.column(of: figure.measure.rawValue, in: instrument) {
                    scores[column] = figure.score.value
                }
            }
            return Result(
                instrument: instrument, year: result.year, version: result.version, type: result.type, scores: scores)
        }
    }

    init(peer: Summary.Participant, results: [Result]) {
        self.peer = peer
        self.results = results
    }

    /// Straight from a file, without making a summary of it, as far as everything is as we write it; nil otherwise, and
    /// then it must be read as a summary, which also says what is wrong.
    init?(_ node: JSONNode, _ columns: RollupColumns) {
        guard node["format"]?.integer == 1, let organisation = node["organisation"], let list = node["results"],
            let peer = try? SummaryFile.participant(organisation)
        else { return nil }
        self.peer = peer
        results = []
        results.reserveCapacity(list.count)
        for element in list.elements {
            guard let name = element["instrument"]?.string, let year = element["year"]?.integer,
                let version = element["version"]?.string, let figures = element["figures"]
            else { return nil }
            guard let instrument = columns.index(of: name) else { continue }
            var scores = Array(repeating: Double.nan, count: columns[instrument].count)
            var next = 0
            for figure in figures.elements {
                guard let measure = figure["measure"]?.stringBytes, let score = figure["score"]?.number,
                    (0...100).contains(score), let column = columns.column(of: measure, in: instrument, near: next)
                else { return nil }
                scores[column] = score
                next = column + 1
            }
            results.append(
                Result(
                    instrument: instrument, year: year, version: version,
                    type: element["type"]?.string.map { Identifier($0) }, scores: scores))
        }
    }
}

/// The columns that each instrument's results are put in.
struct RollupColumns: Sendable {
    /// The instruments' identifiers, in order.
    let instruments: [String]
    private let measures: [[Measure]]
    private let names: [[[UInt8]]]
    private let places: [[String: Int]]

    init(_ columns: [String: [Measure]]) {
        instruments = columns.keys.sorted()
        measures = instruments.map { columns[$0] ?? [] }
        names = measures.map { $0.map { Array($0.rawValue.utf8) } }
        places = measures.map { list in
            Dictionary(list.enumerated().map { ($1.rawValue, $0) }, uniquingKeysWith: { first, _ in first })
        }
    }

    /// An instrument's columns.
    subscript(_ instrument: Int) -> [Measure] { measures[instrument] }

    func index(of instrument: String) -> Int? { instruments.firstIndex(of: instrument) }

    func column(of measure: String, in instrument: Int) -> Int? { places[instrument][measure] }

    /// The same of bytes that are most likely the name of the column at `near`.
    func column(of measure: UnsafeBufferPointer<UInt8>, in instrument: Int, near: Int) -> Int? {
        let names = names[instrument]
        if near < names.count, names[near].elementsEqual(measure) { return near }
        return places[instrument][String(decoding: measure, as: UTF8.self)]
    }

    /// What tells these columns from others.
    var fingerprint: String {
        zip(instruments, measures).map { "\($0):\($1.map(\.rawValue).joined(separator: ","))" }.joined(separator: ";")
    }
}
