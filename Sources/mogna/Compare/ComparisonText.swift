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
            let groups = groups(comparison, column)
            let head = title(comparison) + " · " + name(measure, table)
            if groups.allSatisfy({ comparison.outcome(of: $0, measure: column).distribution == nil }) {
                return head + ": " + strings("cli.compare.too-few") + "\n"
            }
            var lines = TextTable(
                [""] + ["n", "mean", "sd", "min", "q1", "median", "q3", "max"].map { strings("cli.compare.\($0)") })
            for group in groups {
                guard let told = comparison.outcome(of: group, measure: column).distribution else {
                    lines.add([indented(group), strings("compare.withheld.column")])
                    continue
                }
                lines.add(
                    [indented(group), "\(told.count)", decimal(told.mean), decimal(told.deviation)]
                        + [told.low, told.lowerQuartile, told.median, told.upperQuartile, told.high].map(decimal))
            }
            return head + "\n\n" + lines.text
        }.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// Where an organisation stands: a table for each group, without the factors where no measure is asked for.
    func participant(_ participant: Participant, _ comparisons: [Comparison]) -> String {
        let name = participant.summary.organisation.name + "\n"
        guard selection.by != .year else { return ([name] + years(participant, comparisons)).joined(separator: "\n") }
        var parts = [name]
        for comparison in comparisons {
            let places = participant.standings(comparison, selection).filter { place in
                if case .factor = place.measure { selection.measure != nil } else { true }
            }
            if !places.isEmpty, places.allSatisfy({ $0.outcome.distribution == nil }) {
                parts.append(title(comparison) + ": " + strings("cli.compare.too-few") + "\n")
                continue
            }
            for (index, place) in places.enumerated() where index == 0 || places[index - 1].group != place.group {
                let head = title(comparison) + " · " + self.name(place.group)
                if let withheld = withheld(places.filter { $0.group == place.group }) {
                    parts.append(head + ": " + withheld + "\n")
                    continue
                }
                var lines = TextTable(titles)
                for place in places where place.group == places[index].group {
                    var label = self.name(place.measure, comparison.table)
                    if case .category = place.measure { label = "  " + label }
                    lines.add([label] + cells(place))
                }
                parts.append(head + "\n\n" + lines.text)
            }
        }
        if parts.count == 1, case .grouping(let grouping)? = selection.by {
            parts.append(strings("compare.no-group.\(grouping.rawValue)") + "\n")
        }
        return parts.joined(separator: "\n")
    }

    /// A table for each instrument and group, a row a year: the whole where no measure is asked for.
    private func years(_ participant: Participant, _ comparisons: [Comparison]) -> [String] {
        var tables: [(title: String, lines: TextTable)] = []
        for comparison in comparisons {
            let table = comparison.table
            let measure = selection.measure ?? table.measures[0]
            for place in participant.standings(comparison, selection) where place.measure == measure {
                let title = [name(of: table.instrument), name(measure, table), name(place.group)]
                    .joined(separator: " · ")
                if !tables.contains(where: { $0.title == title }) { tables.append((title, TextTable(titles))) }
                guard let index = tables.firstIndex(where: { $0.title == title }) else { continue }
                tables[index].lines.add(["\(table.year)"] + cells(place))
            }
        }
        return tables.map { $0.title + "\n\n" + $0.lines.text }
    }

    /// Why nothing is told of a group; nil where something is.
    private func withheld(_ places: [Participant.Place]) -> String? {
        guard places.allSatisfy({ $0.outcome.distribution == nil }) else { return nil }
        return strings(
            places.allSatisfy { $0.outcome == .withheld(.tooFew) } ? "compare.withheld" : "compare.withheld.other")
    }

    private var titles: [String] {
        [""] + ["own", "median", "difference", "rank", "percentile"].map { strings("cli.compare.\($0)") }
    }

    /// The whole, then each kind with what it is parted in.
    private func groups(_ comparison: Comparison, _ column: Int) -> [PeerGroup] {
        func order(_ group: PeerGroup) -> (Int, Int, Int, String) {
            let size = PopulationClass(rawValue: group.key).flatMap(PopulationClass.allCases.firstIndex) ?? 0
            return (
                group.kind.flatMap(Organisation.Kind.allCases.firstIndex) ?? -1,
                PeerGroup.Grouping.allCases.firstIndex(of: group.grouping) ?? 0, size, group.key
            )
        }
        return selection.groupings.flatMap { comparison.groups(by: $0, measure: column) }
            .sorted { order($0) < order($1) }
    }

    /// Without the kind where that stands above.
    private func indented(_ group: PeerGroup) -> String {
        let isBelow = group.grouping != .all && group.grouping != .kind && selection.groupings.contains(.kind)
        return isBelow ? "  " + part(group) : name(group)
    }

    private func cells(_ place: Participant.Place) -> [String] {
        guard let told = place.outcome.distribution else {
            return [decimal(place.score.value), strings("compare.withheld.column")]
        }
        return [
            decimal(place.score.value), decimal(told.median), difference(place.score.value, told.median),
            place.standing.map { "\($0.rank)/\($0.count)" } ?? "–", decimal(place.standing?.percentile, 0),
        ]
    }

    private func title(_ comparison: Comparison) -> String {
        "\(name(of: comparison.table.instrument)) \(comparison.table.year)"
    }

    private func name(of instrument: String) -> String {
        library.instruments[Identifier(instrument)]?.shortName(strings.language) ?? instrument.uppercased()
    }

    private func name(_ group: PeerGroup) -> String {
        let kind = group.kind.map { strings("cli.compare.kinds.\($0.rawValue)") } ?? strings("cli.compare.all")
        let part = part(group)
        return part.isEmpty ? kind : "\(kind), \(part)"
    }

    /// What a group is beside its kind.
    private func part(_ group: PeerGroup) -> String {
        switch group.grouping {
        case .all, .kind: return ""
        case .county: return (try? library.register())?.county(code: group.key)?.name ?? group.key
        case .population:
            let format = Format(language: strings.language)
            let bounds = group.key.split(separator: "-").compactMap { Int($0).map(format.count) }
            return bounds.count == 2
                ? strings("cli.compare.population", bounds[0], bounds[1])
                : strings("cli.compare.population.from", bounds.first ?? group.key)
        case .type: return strings("cli.compare.type", group.key)
        }
    }

    private func name(_ measure: Measure, _ table: PeerTable) -> String {
        let instrument = library.instruments[Identifier(table.instrument)]
        let language = strings.language
        switch measure {
        case .maturity: return strings("results.maturity")
        case .dimension(let id): return instrument?.dimensions.first { $0.id == id }?.name(language) ?? id.rawValue
        case .category(let id):
            return instrument?.categories.first { $0.id == id }?.name(language) ?? id.rawValue
        case .factor(let id): return instrument?.factors.first { $0.id == id }?.name(language) ?? id.rawValue
        case .portfolioIndex: return strings("cli.compare.portfolio-index")
        case .compliance: return strings("cli.compare.compliance")
        }
    }

    private func decimal(_ value: Double?) -> String { decimal(value, 1) }

    private func decimal(_ value: Double?, _ decimals: Int) -> String {
        Format(language: strings.language).decimal(value, decimals)
    }

    /// Of the figures as they are shown.
    private func difference(_ own: Double, _ median: Double) -> String {
        let difference = Score(own).oneDecimal - Score(median).oneDecimal
        return (difference > 0.05 ? "+" : "") + decimal(difference)
    }
}
