import Library
import Model
import Scoring
import Workbench

/// What is told of comparisons, for people.
struct ComparisonText {
    let selection: Selection
    let library: Library
    let strings: Strings

    /// How the groups of a collection do: in the whole where no measure is asked for.
    func collection(_ comparisons: [Comparison]) -> String {
        comparisons.map { comparison in
            let table = comparison.table
            let measure = selection.measure ?? table.measures[0]
            guard let column = table.column(of: measure) else { return "" }
            var lines = TextTable(
                [""] + ["n", "mean", "sd", "min", "q1", "median", "q3", "max"].map { strings("cli.compare.\($0)") })
            for grouping in selection.groupings {
                for group in comparison.groups(by: grouping, measure: column) {
                    guard let told = comparison.outcome(of: group, measure: column).distribution else {
                        lines.add([name(group), strings("results.withheld.short")])
                        continue
                    }
                    lines.add(
                        [name(group), "\(told.count)", decimal(told.mean), decimal(told.deviation)]
                            + [told.low, told.lowerQuartile, told.median, told.upperQuartile, told.high].map(decimal))
                }
            }
            return title(comparison) + " · " + name(measure, table) + "\n\n" + lines.text
        }.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// Where an organisation stands: a table for each group, without the factors where no measure is asked for.
    func participant(_ participant: Participant, _ comparisons: [Comparison]) -> String {
        var parts = [participant.summary.organisation.name + "\n"]
        for comparison in comparisons {
            let places = participant.standings(comparison, selection).filter { place in
                if case .factor = place.measure { selection.measure != nil } else { true }
            }
            for (index, place) in places.enumerated() where index == 0 || places[index - 1].group != place.group {
                var lines = TextTable(
                    [""] + ["own", "median", "difference", "rank", "percentile"].map { strings("cli.compare.\($0)") })
                for place in places where place.group == places[index].group {
                    lines.add([name(place.measure, comparison.table)] + cells(place))
                }
                parts.append(title(comparison) + " · " + name(place.group) + "\n\n" + lines.text)
            }
        }
        return parts.joined(separator: "\n")
    }

    private func cells(_ place: Participant.Place) -> [String] {
        guard let told = place.outcome.distribution else {
            return [decimal(place.score.value), strings("results.withheld.short")]
        }
        return [
            decimal(place.score.value), decimal(told.median), signed(place.score.value - told.median),
            place.standing.map { "\($0.rank)/\($0.count)" } ?? "–", decimal(place.standing?.percentile, 0),
        ]
    }

    private func title(_ comparison: Comparison) -> String {
        let id = comparison.table.instrument
        let name = library.instruments[Identifier(id)]?.shortName(strings.language) ?? id.uppercased()
        return "\(name) \(comparison.table.year)"
    }

    private func name(_ group: PeerGroup) -> String {
        let kind = group.kind.map { strings("cli.compare.kinds.\($0.rawValue)") } ?? ""
        switch group.grouping {
        case .all: return strings("cli.compare.all")
        case .kind: return kind
        case .county:
            let county = (try? library.register())?.county(code: group.key)?.name ?? group.key
            return "\(kind), \(county)"
        case .population: return strings("cli.compare.population", kind, group.key)
        case .type: return strings("cli.compare.type", kind, group.key)
        }
    }

    private func name(_ measure: Measure, _ table: PeerTable) -> String {
        let instrument = library.instruments[Identifier(table.instrument)]
        let language = strings.language
        switch measure {
        case .maturity: return strings("results.maturity")
        case .dimension(let id): return instrument?.dimensions.first { $0.id == id }?.name(language) ?? id.rawValue
        case .category(let id):
            return "  " + (instrument?.categories.first { $0.id == id }?.name(language) ?? id.rawValue)
        case .factor(let id): return instrument?.factors.first { $0.id == id }?.name(language) ?? id.rawValue
        case .portfolioIndex: return strings("cli.compare.portfolio-index")
        case .compliance: return strings("cli.compare.compliance")
        }
    }

    private func decimal(_ value: Double?) -> String { decimal(value, 1) }

    private func decimal(_ value: Double?, _ decimals: Int) -> String {
        Format(language: strings.language).decimal(value, decimals)
    }

    private func signed(_ value: Double) -> String { (value > 0 ? "+" : "") + decimal(value) }
}
