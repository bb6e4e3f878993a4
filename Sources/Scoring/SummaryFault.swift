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

    /// The first that is found; nil for a summary that is as it should be.
    public init?(_ summary: Summary, instruments: Table<Instrument>, method: Method) {
        var seen: Set<[String]> = []
        for result in summary.results {
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
        }
        return nil
    }
}
