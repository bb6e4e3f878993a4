import Library
import Model
import Scoring
import Store

/// Which part of a collection is asked for.
struct Selection {
    /// By what organisations are put together.
    let by: By?
    let instrument: String?
    let year: Int?
    let measure: Measure?

    /// The words that `--by` takes.
    enum By: Equatable {
        case grouping(PeerGroup.Grouping)
        case year
        case unit
    }

    init(_ arguments: Arguments) throws {
        by = try arguments["--by"].map { word throws(Failure) in
            if let grouping = PeerGroup.Grouping(rawValue: word) { return .grouping(grouping) }
            if word == "year" { return .year }
            if word == "unit" { return .unit }
            throw .usage(
                "--by tar all, kind, county, population, type, year eller unit, inte «\(word)»",
                "--by takes all, kind, county, population, type, year or unit, not «\(word)»")
        }
        measure = try arguments["--measure"].map { word throws(Failure) in
            guard let measure = Measure(rawValue: word) else {
                throw .usage("«\(word)» är inget mått; maturity är ett", "«\(word)» is no measure; maturity is one")
            }
            return measure
        }
        instrument = arguments["--instrument"]
        year = try arguments.integer("--year", in: 1990...2200)
    }

    /// Each table that is asked for, compared in the wording that `version` has, today's for nil; `isLatest` takes the latest year of each instrument where no year is
    /// asked for.
    func comparisons(
        _ rollup: Rollup, isLatest: Bool, instruments: Table<Instrument>, version: (PeerTable) -> String?
    ) -> [Comparison] {
        rollup.tables.filter { table in
            guard instrument == nil || table.instrument == instrument, year == nil || table.year == year else {
                return false
            }
            return !isLatest || year != nil || by == .year || table.year == rollup.years(of: table.instrument).last
        }.map { Comparison(instruments.comparable($0, with: version($0))) }
    }

    /// Why there is nothing of what is asked for, and what there is.
    func nothing(in rollup: Rollup, of collection: SummaryCollection, _ strings: Strings) -> String {
        let tables = rollup.tables.filter { instrument == nil || $0.instrument == instrument }
        if rollup.tables.isEmpty { return strings("cli.compare.nothing", collection.folder) }
        func list<Value: Comparable & Hashable>(_ values: [Value]) -> String {
            Set(values).sorted().map { "\($0)" }.joined(separator: ", ")
        }
        if tables.isEmpty, let instrument {
            return strings("cli.compare.no-such-instrument", instrument, list(rollup.tables.map(\.instrument)))
        }
        return strings("cli.compare.no-such-year", year.map { "\($0)" } ?? "", list(tables.map(\.year)))
    }

    /// The groupings that are asked for.
    var groupings: [PeerGroup.Grouping] {
        switch by {
        case .grouping(let grouping): [grouping]
        case .year: [.all, .kind]
        case nil, .unit: PeerGroup.Grouping.allCases
        }
    }

    /// Whether a column is asked for.
    func takes(_ measure: Measure) -> Bool { self.measure == nil || self.measure == measure }
}
