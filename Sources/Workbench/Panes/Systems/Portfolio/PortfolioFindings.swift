import Model
import Scoring

/// What was worked out of the systems that are shown; nil is not worked out yet.
struct PortfolioFindings: Sendable {
    var map: PortfolioMap?
    var candidates: RetirementCandidates?
    var overlaps: Overlaps?
    var outcome: RetirementOutcome?
    var breakdown: Breakdown?
    var requirements: Requirements?

    /// Takes over what was worked out for a tab.
    mutating func take(_ tab: PortfolioTab, from other: PortfolioFindings) {
        switch tab {
        case .matrix: map = other.map
        case .candidates: candidates = other.candidates
        case .overlaps: overlaps = other.overlaps
        case .scenario: outcome = other.outcome
        case .breakdown: breakdown = other.breakdown
        case .requirements: requirements = other.requirements
        }
    }

    /// Whether there is something to show of a tab.
    func has(_ tab: PortfolioTab) -> Bool {
        switch tab {
        case .matrix: map != nil
        case .candidates: candidates != nil
        case .overlaps: overlaps != nil
        case .scenario: outcome != nil
        case .breakdown: breakdown != nil
        case .requirements: requirements != nil
        }
    }
}

/// All that a tab of the portfolio is worked out from.
struct PortfolioQuestion: Sendable {
    /// The systems as the table has them.
    let table: SystemRows
    /// The places of those that are shown, in the order of the table.
    let shown: [Int]
    let inventory: Table<System>
    let method: Method
    let verdicts: Table<OverlapVerdict>
    /// What the scenario retires.
    let retires: Set<Identifier<System>>
    /// What systems are grouped by.
    let grouping: System.Field
    let today: Day

    /// Works a tab out; nil when nobody waits for it any more.
    func answer(_ tab: PortfolioTab, isCancelled: () -> Bool = { false }) -> PortfolioFindings? {
        var findings = PortfolioFindings()
        let systems = shown.map { table[$0] }
        if tab == .overlaps {
            findings.overlaps = Overlaps(among: systems, verdicts: verdicts, isCancelled: isCancelled)
            return findings.overlaps == nil ? nil : findings
        }
        let assessed = systems.map { AssessedSystem($0, method: method) }
        if isCancelled() { return nil }
        switch tab {
        case .matrix: findings.map = PortfolioMap(assessed)
        case .candidates:
            findings.candidates = RetirementCandidates(
                among: assessed, inventory: inventory, verdicts: verdicts, method: method, today: today)
        case .overlaps: break
        case .scenario:
            findings.outcome = RetirementOutcome(
                retiring: retires, among: assessed, inventory: inventory, today: today)
        case .breakdown: findings.breakdown = Breakdown(assessed, by: grouping)
        case .requirements: findings.requirements = Requirements(assessed)
        }
        return findings
    }
}
