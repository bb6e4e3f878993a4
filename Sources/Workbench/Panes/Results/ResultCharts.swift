import Charts
import Model
import Scoring

/// Charts of scores, the same wherever they are shown.
enum ResultCharts {
    /// A radar of the categories, or of all factors; a second group, such as last year's, beneath.
    static func radar(
        _ workspace: Workspace, _ maturity: Maturity, label: String? = nil,
        others: [(label: String, scores: Scores)] = [], ofFactors: Bool = false
    ) -> Radar {
        let language = workspace.language
        let instrument = workspace.instrument
        let name = label ?? workspace.measurement?.id.rawValue ?? ""
        let measures: [Measure] =
            ofFactors ? instrument.factors.map { .factor($0.id) } : instrument.categories.map { .category($0.id) }
        func values(_ scores: Scores) -> [Double?] { measures.map { scores[$0]?.value } }
        let series =
            [Series(label: name, values: values(Scores(maturity)), order: 0)]
            + others.enumerated().map { Series(label: $1.label, values: values($1.scores), order: $0 + 1) }
        guard ofFactors else {
            let texts = instrument.categories.map {
                workspace.format.percent(maturity.category($0.id)?.estimate.score)
            }
            return Radar(axes: instrument.categories.map { $0.name(language) }, series: series, valueTexts: texts)
        }
        var groups: [Radar.Group] = []
        var first = 0
        for category in instrument.categories {
            groups.append(Radar.Group(category.name(language), axes: first..<first + category.factors.count))
            first += category.factors.count
        }
        return Radar(axes: instrument.factors.map { $0.name(language) }, series: series, groups: groups)
    }

    /// One bar of a list of scores.
    static func bar(
        _ label: String, _ estimate: Estimate?, reference: Score? = nil, note: String = "",
        isWithheld: Bool = false, _ workspace: Workspace
    ) -> Bar {
        Bar(
            label, value: estimate?.score?.value, interval: estimate?.interval, reference: reference?.value,
            valueText: isWithheld ? "" : workspace.format.percent(estimate?.score), note: note,
            withheld: isWithheld ? workspace.strings("results.withheld.short") : nil)
    }
}
