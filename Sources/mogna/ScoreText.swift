import Library
import Model
import Scoring
import Terminal
import Workbench

/// Scores as lines for people.
struct ScoreText {
    let report: MaturityReport
    let organisation: Organisation
    let instrument: Instrument
    let strings: Strings

    func text(unit: Identifier<Unit>?, measurement: Measurement) -> String {
        let format = Format(language: strings.language)
        let group = unit.flatMap { report.unit($0)?.group } ?? report.whole
        let name = unit.flatMap { organisation.units[$0]?.name } ?? organisation.profile.name
        var lines = ["\(name) · \(measurement.id)"]
        guard case .shown(let maturity) = group else {
            lines.append(strings("results.withheld.help", "\(measurement.header.anonymityThreshold)"))
            return lines.joined(separator: "\n") + "\n"
        }
        func line(_ name: String, _ estimate: Estimate, indent: Int) {
            let label = TextWidth.padded(String(repeating: " ", count: indent) + name, to: 34)
            let score = format.percent(estimate.score)
            let deviation = estimate.deviation.map { "  s \(format.decimal($0, 0))" } ?? ""
            lines.append(
                label + padded(score, 6) + padded(format.interval(estimate.interval), 9) + "  n \(estimate.respondents)"
                    + deviation)
        }
        func withheld(_ name: String, indent: Int) {
            let label = TextWidth.padded(String(repeating: " ", count: indent) + name, to: 34)
            lines.append(label + padded(strings("results.withheld.short"), 6))
        }
        line(strings("results.maturity"), maturity.estimate, indent: 0)
        for (index, dimension) in maturity.dimensions.enumerated() {
            line(instrument.dimensions[index].name(strings.language), dimension.estimate, indent: 0)
            for category in dimension.categories {
                let name = instrument.categories.first { $0.id == category.id }?.name(strings.language)
                line(name ?? category.id.rawValue, category.estimate, indent: 2)
                for factor in category.factors {
                    let name = instrument.factors.first { $0.id == factor.id }?.name(strings.language)
                    if factor.isWithheld {
                        withheld(name ?? factor.id.rawValue, indent: 4)
                    } else {
                        line(name ?? factor.id.rawValue, factor.estimate, indent: 4)
                    }
                }
            }
        }
        if let type = maturity.type, let known = instrument.types.first(where: { $0.id == type }) {
            lines.append(strings("overview.type", type.rawValue, known.name(strings.language)))
        }
        if unit == nil, !report.units.isEmpty {
            lines.append("")
            for item in report.units {
                let name = organisation.units[item.id]?.name ?? item.id.rawValue
                if let maturity = item.group.maturity {
                    line(name, maturity.estimate, indent: item.depth * 2)
                } else {
                    withheld(name, indent: item.depth * 2)
                }
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func padded(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - TextWidth.columns(of: text))) + text
    }
}

/// An organisation in a few lines.
struct OrganisationText {
    let text: String

    init(_ organisation: Organisation, _ context: Context) {
        let strings = context.strings
        let format = Format(language: strings.language)
        let profile = organisation.profile
        var lines = [profile.name + (profile.isGenerated ? " (\(strings("generated")))" : "")]
        lines.append("\(profile.kind.rawValue)\(profile.registerCode.map { " \($0)" } ?? "")")
        lines.append(strings("cli.show.units", format.count(organisation.units.count)))
        lines.append(strings("cli.show.systems", format.count(organisation.systems.count)))
        for measurement in organisation.measurements {
            let answered = measurement.responses.count { !$0.answers.isEmpty }
            let report = context.library.instruments[measurement.header.instrument].map {
                MaturityReport(measurement: measurement, units: organisation.units, instrument: $0)
            }
            let score = report?.whole.maturity?.estimate.score
            lines.append(
                strings(
                    "cli.show.measurement", measurement.id.rawValue,
                    strings("status.\(measurement.header.status.rawValue)"),
                    format.count(answered), format.percent(score)))
        }
        text = lines.joined(separator: "\n") + "\n"
    }
}
