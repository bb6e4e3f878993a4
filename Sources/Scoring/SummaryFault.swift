import Model

/// Why a summary cannot be compared with others, although its file can be read.
public enum SummaryFault: Equatable, Sendable {
    /// It names an instrument that is not here.
    case unknownInstrument(String)
    /// It says that it was measured with an instrument, and has figures that this one does not give: the instruments
    /// have been mixed up.
    case foreignMeasure(Measure, instrument: String)
    /// It has two results of the same instrument and year.
    case repeated(instrument: String, year: Int)
    /// It has a figure of so few that it could tell of a person.
    case tooFew(Measure, instrument: String, year: Int, count: Int)
    /// It says that it was put together on a day that has not come.
    case future(Day)
    /// It has a result of a year in which nobody can have measured.
    case impossibleYear(Int)
    /// It names a county that the register does not have.
    case unknownCounty(String)

    /// The first that is found; nil for a summary that is as it should be. `counties` are the register's codes, and
    /// whoever is east of here may have `tomorrow` already.
    public init?(
        _ summary: Summary, instruments: Table<Instrument>, method: Method, counties: Set<String>, tomorrow: Day
    ) {
        guard summary.shared <= tomorrow else {
            self = .future(summary.shared)
            return
        }
        // What is made up may be of a country that is made up too.
        if let county = summary.organisation.county, !summary.organisation.isGenerated, !counties.contains(county) {
            self = .unknownCounty(county)
            return
        }
        var seen: Set<[String]> = []
        for result in summary.results {
            guard (2000...tomorrow.year + 1).contains(result.year) else {
                self = .impossibleYear(result.year)
                return
            }
            guard seen.insert([result.instrument, "\(result.year)"]).inserted else {
                self = .repeated(instrument: result.instrument, year: result.year)
                return
            }
            let known: [Measure]
            if result.instrument == method.id.rawValue {
                known = Method.measures
            } else if let instrument = instruments[Identifier(result.instrument)] {
                known = instrument.measures
            } else {
                self = .unknownInstrument(result.instrument)
                return
            }
            let measures = Set(known)
            if let foreign = result.figures.first(where: { !measures.contains($0.measure) }) {
                self = .foreignMeasure(foreign.measure, instrument: result.instrument)
                return
            }
            // Systems are no persons.
            let few = result.figures.first { $0.count < PeerDisclosure.threshold }
            if result.instrument != method.id.rawValue, let few {
                self = .tooFew(
                    few.measure, instrument: result.instrument, year: result.year, count: few.count)
                return
            }
        }
        return nil
    }
}
