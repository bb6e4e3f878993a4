import Charts
import Model
import Scoring

/// The result panes' charts, for the command line.
public enum ResultChart: String, CaseIterable, Sendable {
    /// Categories as a radar.
    case radar
    /// All thirty factors as a radar.
    case factors
    /// Units × categories.
    case units
    /// Maturity over the years.
    case trend
    /// The four types.
    case type

    /// The chart of a measurement; nil where the group is withheld.
    public func drawing(
        _ workspace: Workspace, measurement: Identifier<Measurement>, unit: Identifier<Unit>?, width: Int, height: Int
    ) -> Drawing? {
        var workspace = workspace
        workspace.selectedMeasurement = measurement
        guard let report = workspace.report else { return nil }
        if self == .units {
            return UnitsView(report: report, row: nil, column: 0, workspace: workspace).map
                .drawing(width: width, height: height)
        }
        let group = unit.flatMap { report.unit($0)?.group } ?? report.whole
        guard let maturity = group.maturity else { return nil }
        let scope = Scope(unit: unit, maturity: maturity, report: report, workspace: workspace)
        switch self {
        case .radar, .factors:
            return RadarView(scope: scope, showsFactors: self == .factors).radar.drawing(width: width, height: height)
        case .trend: return TrendView(scope: scope).trend.drawing(width: width, height: height)
        case .type: return TypeView(scope: scope).quadrant.drawing(width: width, height: height)
        case .units: return nil
        }
    }
}
