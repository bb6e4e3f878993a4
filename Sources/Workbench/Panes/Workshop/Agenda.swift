import Model
import Scoring

/// Which slides a workshop goes through.
struct Agenda: Equatable, Sendable {
    /// The order of the statements.
    var order = Order.instrument
    /// How many statements are gone through.
    var count = Count.all

    /// In which order statements come.
    enum Order: String, CaseIterable, Sendable {
        /// As they stand in the instrument.
        case instrument
        /// The one that people see most differently first.
        case spread
    }

    /// How many statements.
    enum Count: String, CaseIterable, Sendable {
        /// Every one.
        case all
        /// The ten first.
        case ten
        /// None: only what they add up to.
        case none
    }

    /// The slides in order.
    func slides(_ workspace: Workspace) -> [Slide] {
        guard workspace.measurement != nil else { return [.welcome, .challenges, .goals] }
        let statements: [Identifier<Factor>] =
            switch order {
            case .instrument: workspace.instrument.factors.map(\.id)
            case .spread: Self.bySpread(workspace)
            }
        let limit = count == .all ? statements.count : count == .ten ? 10 : 0
        return [.welcome] + statements.prefix(limit).map(Slide.statement)
            + [.radar, .spread, .extremes, .type, .challenges, .goals]
    }

    /// All factors, the largest spread first; those without one last, in the instrument's order.
    static func bySpread(_ workspace: Workspace) -> [Identifier<Factor>] {
        let maturity = workspace.report?.whole.maturity
        let spreads = workspace.instrument.factors.map { maturity?.factor($0.id)?.estimate.deviation ?? -1 }
        return spreads.indices.sorted { (spreads[$1], $0) < (spreads[$0], $1) }
            .map { workspace.instrument.factors[$0].id }
    }
}
