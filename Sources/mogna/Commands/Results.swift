import Charts
import JSON
import Library
import Model
import Scoring
import Store
import Workbench

extension Subcommand {
    static let show = Subcommand(
        "show", "ORG", "Visar en organisation i några rader.", "Shows an organisation in a few lines.", words: 0...1
    ) { context, arguments in
        let organisation = try context.open(arguments.words.first).organisation
        try write(OrganisationText(organisation, context).text)
    }

    static let score = Subcommand(
        "score", "ORG [--year Y] [--unit U] [--json]", "Räknar ut mognaden.", "Computes the maturity.", words: 0...1,
        options: ["--year", "--measurement", "--unit"], flags: ["--json"]
    ) { context, arguments in
        let year = try arguments.year
        let organisation = try context.open(arguments.words.first).organisation
        let measured = try Measured(organisation, year: year, context, arguments)
        if arguments.has("--json") {
            try write(measured.json.canonical())
        } else {
            try write(measured.text(context))
        }
    }

    static let chart = Subcommand(
        "chart", "radar|factors|units|trend|type ORG [--format text|svg] [--width N] [-o FILE]",
        "Ritar ett diagram som text eller SVG.", "Draws a chart as text or SVG.", words: 1...2,
        options: ["--format", "--output", "--width", "--height", "--year", "--measurement", "--unit"]
    ) { context, arguments in
        let kind = arguments.words[0]
        guard let view = ResultChart(rawValue: kind) else {
            let there = ResultChart.allCases.map(\.rawValue).joined(separator: ", ")
            throw Failure.usage(
                "«\(kind)» är inget diagram; det finns \(there)", "«\(kind)» is no chart; there are \(there)")
        }
        let format = arguments["--format"] ?? "text"
        guard format == "text" || format == "svg" else {
            throw Failure.usage("--format tar text eller svg", "--format takes text or svg")
        }
        let width = try arguments.integer("--width", in: 20...300) ?? 100
        let height = try arguments.integer("--height", in: 8...200) ?? 34
        let year = try arguments.year
        let organisation = try context.open(arguments.words.count > 1 ? arguments.words[1] : nil).organisation
        let measured = try Measured(organisation, year: year, context, arguments)
        let workspace = Workspace(
            organisation: organisation, library: context.library, strings: context.strings, theme: "",
            today: Context.today, size: (width, height))
        guard
            let drawing = view.drawing(
                workspace, measurement: measured.measurement.id, unit: measured.unit, width: width, height: height)
        else { throw Failure.data(context.strings("results.withheld")) }
        let text =
            format == "svg" ? drawing.svg(title: organisation.profile.name) : drawing.text.trimmingLineBreaks + "\n"
        try write(text, to: arguments["--output"])
    }
}

extension Arguments {
    /// The calendar year asked for.
    fileprivate var year: Int? { get throws { try integer("--year", in: 1990...2200) } }
}

/// A measurement, and the unit asked for, with their scores.
private struct Measured {
    let organisation: Organisation
    let measurement: Measurement
    let instrument: Instrument
    let unit: Identifier<Unit>?
    let report: MaturityReport
    /// The same group in the measurements that this one is compared with.
    let series: ComparableSeries

    /// The measurement that `--measurement` or `--year` names, or the latest.
    init(_ organisation: Organisation, year: Int?, _ context: Context, _ arguments: Arguments) throws {
        self.organisation = organisation
        let candidates = organisation.measurements.filter { measurement in
            arguments["--measurement"].map { measurement.id.rawValue == $0 } ?? true
                && year.map { measurement.header.year == $0 } ?? true
        }
        guard let found = candidates.max(by: { ($0.header.year, $0.id) < ($1.header.year, $1.id) }) else {
            let there = organisation.measurements.map(\.id.rawValue).joined(separator: ", ")
            throw Failure.missing(
                context.strings(there.isEmpty ? "cli.no-measurement" : "cli.no-such-measurement", there))
        }
        measurement = found
        guard let instrument = context.library.instruments[found.header.instrument] else {
            throw Failure.data(context.strings("cli.no-instrument", found.header.instrument.rawValue))
        }
        self.instrument = instrument
        report = MaturityReport(measurement: found, units: organisation.units, instrument: instrument)
        let unit = try arguments["--unit"].map { wanted -> Identifier<Unit> in
            let match = organisation.units.first {
                $0.id.rawValue == wanted || $0.name.lowercased() == wanted.lowercased()
            }
            guard let match else {
                throw Failure.missing(
                    context.strings(
                        "cli.no-such-unit", wanted, organisation.units.map(\.id.rawValue).joined(separator: ", ")))
            }
            return match.id
        }
        let measured = organisation.measurements(askingAllOf: found, in: context.library.instruments).compactMap {
            measurement in
            context.library.instruments[measurement.header.instrument].map { instrument in
                ComparableSeries.Measured(
                    measurement: measurement, instrument: instrument,
                    report: MaturityReport(
                        measurement: measurement, units: organisation.units, instrument: instrument))
            }
        }
        self.unit = unit
        series = ComparableSeries(measured, of: unit, units: organisation.units, instrument: instrument)
    }

    /// As `docs/json.md` describes it.
    var json: JSON {
        let units = report.units.filter { unit == nil || $0.id == unit }.map { item -> JSON in
            var members = ResultsJSON.group(item.group, invited: item.invited, instrument)
            members["id"] = .string(item.id.rawValue)
            members["name"] = .string(organisation.units[item.id]?.name ?? item.id.rawValue)
            members["parent"] = organisation.units[item.id]?.parent.map { .string($0.rawValue) } ?? .null
            let successor = organisation.units.successor(of: item.id)
            members["mergedInto"] = successor.map { .string($0.id.rawValue) } ?? .null
            return .object(members)
        }
        var whole = ResultsJSON.group(report.whole, invited: report.whole.maturity?.invited, instrument)
        whole["name"] = .string(organisation.profile.name)
        return [
            "format": 1,
            "organisation": [
                "slug": .string(organisation.profile.slug), "name": .string(organisation.profile.name),
                "kind": .string(organisation.profile.kind.rawValue),
                "generated": .bool(organisation.profile.isGenerated),
            ],
            "measurement": .string(measurement.id.rawValue), "year": .integer(measurement.header.year),
            "instrument": [
                "id": .string(instrument.id.rawValue),
                "version": .string(measurement.header.version ?? instrument.version),
            ],
            "threshold": .integer(measurement.header.anonymityThreshold), "whole": .object(whole),
            "units": .array(units), "comparable": SeriesJSON.json(series, instrument),
        ]
    }

    func text(_ context: Context) -> String {
        let lines = ScoreText(
            report: report, organisation: organisation, instrument: instrument, strings: context.strings)
        return lines.text(unit: unit, measurement: measurement)
    }
}
