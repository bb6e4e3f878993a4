import Model

/// One group over several measurements, on the statements that they have in common.
public struct ComparableSeries: Equatable, Sendable {
    /// One a measurement, in the order given.
    public let points: [Point]
    /// Which statements are compared, and which are not.
    public let comparability: Comparability

    /// A group's scores in one measurement.
    public struct Point: Equatable, Sendable {
        /// Which.
        public let measurement: Identifier<Measurement>
        /// Its calendar year.
        public let year: Int
        /// The units whose answers they are; empty for the whole organisation.
        public let parts: [Identifier<Unit>]
        /// The scores on the common statements; nil where they are withheld.
        public let scores: Scores?
        /// Why they are withheld; nil where they are not.
        public let withheld: Withheld?
    }

    /// A measurement with the scores that it has in its own instrument.
    public struct Measured: Sendable {
        let measurement: Measurement
        let instrument: Instrument
        let report: MaturityReport

        /// Takes all fields.
        public init(measurement: Measurement, instrument: Instrument, report: MaturityReport) {
            self.measurement = measurement
            self.instrument = instrument
            self.report = report
        }
    }

    /// Of a unit, or of the whole organisation for nil. Categories and above are put together as `instrument` does.
    public init(_ measured: [Measured], of unit: Identifier<Unit>?, units: Table<Unit>, instrument: Instrument) {
        let comparability = Comparability(measured.map { ($0.instrument, $0.measurement.header.version) })
        points = measured.map { measured in
            var parts: [Identifier<Unit>] = []
            var outcome: MergedUnits.Outcome
            if let unit {
                let merged = MergedUnits(unit, in: measured.report, units: units, instrument: measured.instrument)
                parts = merged.parts
                outcome = merged.outcome
            } else {
                switch measured.report.whole {
                case .shown(let maturity): outcome = .shown(Scores(maturity))
                case .withheld(let reason): outcome = .withheld(reason)
                }
            }
            var scores: Scores?
            var withheld: Withheld?
            switch outcome {
            case .shown(let own):
                scores = comparability.isWhole ? own : own.limited(to: comparability.common, instrument: instrument)
            case .withheld(let reason): withheld = reason
            }
            return Point(
                measurement: measured.measurement.id, year: measured.measurement.header.year, parts: parts,
                scores: scores, withheld: withheld)
        }
        self.comparability = comparability
    }
}
