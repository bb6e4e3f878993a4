/// The ways of looking at the portfolio.
enum PortfolioTab: String, CaseIterable, Sendable {
    case matrix, candidates, overlaps, scenario, breakdown, requirements

    /// The letter that shows it, the same in both languages.
    var key: Character {
        switch self {
        case .matrix: "m"
        case .candidates: "c"
        case .overlaps: "o"
        case .scenario: "s"
        case .breakdown: "f"
        case .requirements: "d"
        }
    }

    var next: PortfolioTab { moved(1) }
    var previous: PortfolioTab { moved(-1) }

    private func moved(_ step: Int) -> PortfolioTab {
        let all = Self.allCases
        let index = all.firstIndex(of: self) ?? 0
        return all[(index + step + all.count) % all.count]
    }
}
