import Model

extension Summary {
    /// An organisation's figures as they are now, for its own eyes beside those of others: also of a measurement that is
    /// still open, and so not what it would hand over.
    public init(current organisation: Organisation, instruments: Table<Instrument>, method: Method, on day: Day) {
        var results = organisation.measurements.compactMap { measurement in
            instruments[measurement.header.instrument].flatMap { Result(measurement, $0) }
        }
        if !organisation.systems.isEmpty {
            let portfolio = Scoring.Portfolio(organisation.systems.map { AssessedSystem($0, method: method) })
            let result = Result(portfolio, method, year: day.year)
            if !result.figures.isEmpty { results.append(result) }
        }
        self.init(organisation: Participant(organisation.profile), shared: day, results: results)
    }
}
