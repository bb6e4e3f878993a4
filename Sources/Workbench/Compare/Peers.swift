import Library
import Model
import Scoring
import Store

/// All that an organisation can be compared with, and its own figures: read once, and then looked at in many ways.
struct Peers: Sendable {
    /// The organisation as others see it.
    let own: Summary.Participant
    /// By instrument and year, how those compare who measured so, in the wording that the organisation itself had then.
    let comparisons: [Period: Comparison]
    /// The organisation's own figures as they are now, by instrument and year.
    private let current: [Period: Summary.Result]
    /// What was read, in every wording.
    private let tables: [Period: PeerTable]
    private let instruments: Table<Instrument>
    /// The register's counties, by code.
    let counties: [String: RegisteredCounty]
    /// Files of the collection that could not be read.
    let problems: Int

    /// Reads it all; nil when nobody waits for it any more.
    init?(_ source: PeerSource, _ workspace: Workspace, isCancelled: () -> Bool) throws {
        let rollup = try source.rollup()
        let summary = Summary(
            current: workspace.organisation, instruments: workspace.library.instruments,
            method: workspace.library.method, on: workspace.today)
        own = summary.organisation
        current = Dictionary(
            summary.results.map { (Period(instrument: $0.instrument, year: $0.year), $0) },
            uniquingKeysWith: { _, later in later })
        instruments = workspace.library.instruments
        tables = Dictionary(
            rollup.tables.map { (Period(instrument: $0.instrument, year: $0.year), $0) },
            uniquingKeysWith: { first, _ in first })
        var comparisons: [Period: Comparison] = [:]
        for (period, table) in tables {
            guard !isCancelled() else { return nil }
            let version = table.row(of: own.id).map { table.versions[$0] } ?? current[period]?.version
            comparisons[period] = Comparison(instruments.comparable(table, with: version))
        }
        self.comparisons = comparisons
        counties = Dictionary(
            try workspace.library.register().counties.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        problems = rollup.problems.count
    }

    /// An instrument, or the method for systems, and a year.
    struct Period: Hashable, Sendable {
        var instrument: String
        var year: Int
    }

    /// Whether there is nobody to compare with.
    var isEmpty: Bool { comparisons.isEmpty }

    /// What can be compared: the instruments in the library's order, the latest year first.
    func periods(_ workspace: Workspace) -> [Period] {
        let instruments = workspace.library.instruments.map(\.id.rawValue) + [workspace.library.method.id.rawValue]
        return instruments.flatMap { instrument in
            comparisons.keys.filter { $0.instrument == instrument }.sorted { $0.year > $1.year }
        }
    }

    /// What is shown first: what oneself measured last of what others measured too, else the first there is.
    func firstPeriod(_ workspace: Workspace) -> Period? {
        let periods = periods(workspace)
        return periods.first { ownScores($0)?.isEmpty == false } ?? periods.first
    }

    /// The years that anybody measured in with an instrument, oneself included, rising.
    func years(_ instrument: String) -> [Int] {
        Set((Array(comparisons.keys) + current.keys).filter { $0.instrument == instrument }.map(\.year)).sorted()
    }

    /// The organisation's row in the collection; nil where it handed over nothing of that period.
    func ownRow(_ period: Period) -> Int? { comparisons[period]?.table.row(of: own.id) }

    /// The organisation's own scores: as it handed them over, so that they agree with what others see, else as they are
    /// now. Nil where it did not measure.
    func ownScores(_ period: Period) -> [Measure: Double]? {
        if let table = comparisons[period]?.table, let row = table.row(of: own.id) {
            return table.scores(ofRow: row)
        }
        return current[period].map { result in
            Dictionary(result.figures.map { ($0.measure, $0.score.value) }, uniquingKeysWith: { first, _ in first })
        }
    }

    /// The version of the wording that the organisation measured with; the current one where it did not.
    func version(_ period: Period) -> String? {
        tables[period].flatMap { table in table.row(of: own.id).map { table.versions[$0] } }
            ?? current[period]?.version ?? instruments[Identifier(period.instrument)]?.version
    }

    /// How others compare in the wording of another period's version: another comparison only where the version differs.
    func comparison(_ period: Period, inVersion version: String?) -> Comparison? {
        guard version != self.version(period), let table = tables[period] else { return comparisons[period] }
        return Comparison(instruments.comparable(table, with: version))
    }

    /// What the organisation scored of what is the same figure in another version.
    func ownScores(_ period: Period, inVersion version: String?) -> [Measure: Double]? {
        guard let version, let own = self.version(period), let instrument = instruments[Identifier(period.instrument)]
        else { return ownScores(period) }
        let differing = instrument.measuresThatDiffer(in: own, from: version)
        return ownScores(period)?.filter { !differing.contains($0.key) }
    }

    /// How many others of a period are left out, as they answered another wording.
    func otherWording(_ period: Period) -> Int {
        guard let all = tables[period], let kept = comparisons[period]?.table else { return 0 }
        return all.peers.count - kept.peers.count
    }

    /// The organisation's type in that period; nil without one.
    func ownType(_ period: Period) -> Identifier<OrganisationType>? {
        if let row = ownRow(period), let table = comparisons[period]?.table { return table.types[row] }
        return current[period]?.type
    }

    /// The group that the organisation belongs to; nil where it belongs to none.
    func group(_ grouping: PeerGroup.Grouping, _ period: Period) -> PeerGroup? {
        PeerGroup(of: own, type: ownType(period), by: grouping)
    }
}

extension PeerTable {
    /// What an organisation scored in each measure that it has.
    func scores(ofRow row: Int) -> [Measure: Double] {
        var scores: [Measure: Double] = [:]
        for (column, measure) in measures.enumerated() where !self.scores[column][row].isNaN {
            scores[measure] = self.scores[column][row]
        }
        return scores
    }
}
