import JSON
import Library
import Model
import Scoring

/// An organisation's own units beside each other, in its latest measurement or that of a year.
struct UnitComparison {
    private let organisation: Organisation
    private let measurement: Measurement
    private let instrument: Instrument
    private let report: MaturityReport

    init(_ organisation: Organisation, _ selection: Selection, _ context: Context) throws {
        let measurements = organisation.measurements.filter {
            (selection.year == nil || $0.header.year == selection.year)
                && (selection.instrument == nil || $0.header.instrument.rawValue == selection.instrument)
        }
        guard let measurement = measurements.max(by: { ($0.header.year, $0.id) < ($1.header.year, $1.id) }) else {
            throw Failure.missing(context.strings("cli.no-measurement"))
        }
        guard let instrument = context.library.instruments[measurement.header.instrument] else {
            throw Failure.data(context.strings("cli.no-instrument", measurement.header.instrument.rawValue))
        }
        self.organisation = organisation
        self.measurement = measurement
        self.instrument = instrument
        report = MaturityReport(measurement: measurement, units: organisation.units, instrument: instrument)
    }

    /// The same contract as `mogna score --json`, without the whole and the factors.
    var json: JSON {
        [
            "format": 1, "measurement": .string(measurement.id.rawValue), "year": .integer(measurement.header.year),
            "organisation": [
                "slug": .string(organisation.profile.slug), "name": .string(organisation.profile.name),
                "kind": .string(organisation.profile.kind.rawValue),
                "generated": .bool(organisation.profile.isGenerated),
            ],
            "instrument": ["id": .string(instrument.id.rawValue), "version": .string(instrument.version)],
            "threshold": .integer(measurement.header.anonymityThreshold),
            "units": .array(
                report.units.map { unit in
                    var members = ResultsJSON.group(unit.group, invited: unit.invited, instrument)
                    members["factors"] = nil
                    members["id"] = .string(unit.id.rawValue)
                    members["name"] = .string(name(unit.id))
                    members["parent"] = organisation.units[unit.id]?.parent.map { .string($0.rawValue) } ?? .null
                    return .object(members)
                }),
        ]
    }

    /// A row a unit, a column a category, whose names have no room above and stand below.
    func text(_ strings: Strings) -> String {
        let numbers = instrument.categories.indices.map { "\($0 + 1)" }
        var table = TextTable(
            [strings("cli.compare.unit"), strings("results.maturity")] + numbers + [strings("cli.compare.n")])
        for unit in report.units {
            let indent = String(repeating: "  ", count: unit.depth)
            guard let maturity = unit.group.maturity else {
                table.add([indent + name(unit.id), strings("compare.withheld.column")])
                continue
            }
            table.add(
                [indent + name(unit.id), percent(maturity.estimate.score)]
                    + maturity.categories.map { percent($0.estimate.score) } + ["\(maturity.respondents)"])
        }
        let key = zip(numbers, instrument.categories).map { "\($0)  \($1.name(strings.language))\n" }.joined()
        return "\(organisation.profile.name) · \(measurement.id)\n\n" + table.text + "\n" + key
    }

    private func name(_ unit: Identifier<Unit>) -> String { organisation.units[unit]?.name ?? unit.rawValue }

    private func percent(_ score: Score?) -> String { score.map { "\($0.percent)" } ?? "–" }
}
