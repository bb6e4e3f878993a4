import Model
import Scoring

extension Workspace {
    /// The measurements that the one on the screen is compared with over the years, itself among them.
    var comparable: [Measurement] {
        measurement.map { organisation.measurements(askingAllOf: $0, in: library.instruments) } ?? []
    }

    /// The measurement of an earlier year that one is compared with, the latest of those, and of a year's the one with
    /// the same instrument; nil when there is none.
    func previousMeasurement(before measurement: Measurement) -> Measurement? {
        func isAlike(_ other: Measurement) -> Int { other.header.instrument == measurement.header.instrument ? 1 : 0 }
        return organisation.measurements(askingAllOf: measurement, in: library.instruments)
            .filter { $0.header.year < measurement.header.year }
            .max { ($0.header.year, isAlike($0), $0.id) < ($1.header.year, isAlike($1), $1.id) }
    }

    /// A unit, or the whole organisation for nil, in some measurements, on the statements that they have in common.
    func series(_ measurements: [Measurement], of unit: Identifier<Unit>?) -> ComparableSeries {
        let measured = measurements.compactMap { measurement -> ComparableSeries.Measured? in
            guard let instrument = library.instruments[measurement.header.instrument],
                let report = report(measurement.id)
            else { return nil }
            return ComparableSeries.Measured(measurement: measurement, instrument: instrument, report: report)
        }
        return ComparableSeries(measured, of: unit, units: organisation.units, instrument: instrument)
    }

    /// What the measurement on the screen is compared with; nil where there is nothing that may be shown.
    func before(of unit: Identifier<Unit>?) -> Before? {
        guard let measurement, let previous = previousMeasurement(before: measurement) else { return nil }
        let series = series([previous, measurement], of: unit)
        guard series.points.count == 2, let then = series.points[0].scores, let now = series.points[1].scores else {
            return nil
        }
        let partial = instrument.measures(restingOn: Set(series.comparability.leftOut.map(\.factor.id)))
        return Before(
            label: previous.id.rawValue, comparability: series.comparability, marks: then.without(partial), then: then,
            now: now)
    }
}

/// A group in the measurement before.
struct Before {
    /// Which.
    let label: String
    /// The statements that are compared.
    let comparability: Comparability
    /// Its scores where they are of the same statements as this measurement's own, to stand beside them.
    let marks: Scores
    /// Its scores on the common statements.
    let then: Scores
    /// This measurement's on the same.
    let now: Scores

    /// A measure then and now, on the common statements.
    func change(of measure: Measure) -> (then: Score, now: Score)? {
        guard let then = then[measure], let now = now[measure] else { return nil }
        return (then, now)
    }

    /// Whether a statement is left out as it said something else then, or was not there.
    func isReworded(_ factor: Identifier<Factor>) -> Bool {
        comparability.leftOut.contains { $0.factor.id == factor }
    }
}
