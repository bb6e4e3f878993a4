import Model
import Scoring

/// Whose results are shown.
struct Scope: Sendable {
    /// Nil for the whole organisation.
    let unit: Identifier<Unit>?
    let maturity: Maturity
    let report: MaturityReport
    let workspace: Workspace

    /// The same group in the measurement before, if it may be shown.
    var before: Before? { workspace.before(of: unit) }

    /// The same group over the years.
    var series: ComparableSeries { workspace.series(workspace.comparable, of: unit) }
}

/// Something that has a score.
enum Subject: Hashable, Sendable {
    case dimension(Identifier<Dimension>, row: Int)
    case category(Identifier<Model.Category>, row: Int)
    case factor(Identifier<Factor>, row: Int)

    /// Its place in the list of all.
    var row: Int {
        switch self {
        case .dimension(_, let row), .category(_, let row), .factor(_, let row): row
        }
    }

    /// The instrument's dimensions, categories and factors in its order.
    static func all(_ instrument: Instrument) -> [Subject] {
        var subjects: [Subject] = []
        for dimension in instrument.dimensions {
            subjects.append(.dimension(dimension.id, row: subjects.count))
            for category in dimension.categories {
                subjects.append(.category(category.id, row: subjects.count))
                for factor in category.factors { subjects.append(.factor(factor.id, row: subjects.count)) }
            }
        }
        return subjects
    }

    func name(_ instrument: Instrument, _ language: Language) -> String {
        switch self {
        case .dimension(let id, _): instrument.dimensions.first { $0.id == id }?.name(language) ?? id.rawValue
        case .category(let id, _): instrument.categories.first { $0.id == id }?.name(language) ?? id.rawValue
        case .factor(let id, _): instrument.factors.first { $0.id == id }?.name(language) ?? id.rawValue
        }
    }

    /// What is measured.
    var measure: Measure {
        switch self {
        case .dimension(let id, _): .dimension(id)
        case .category(let id, _): .category(id)
        case .factor(let id, _): .factor(id)
        }
    }

    func estimate(in maturity: Maturity) -> Estimate? {
        switch self {
        case .dimension(let id, _): maturity.dimension(id)?.estimate
        case .category(let id, _): maturity.category(id)?.estimate
        case .factor(let id, _): maturity.factor(id)?.estimate
        }
    }

    /// Whether it is a factor that the group's results leave out.
    func isWithheld(in maturity: Maturity) -> Bool {
        if case .factor(let id, _) = self { maturity.factor(id)?.isWithheld == true } else { false }
    }

    /// How far in the tree.
    var depth: Int {
        switch self {
        case .dimension: 0
        case .category: 1
        case .factor: 2
        }
    }
}
