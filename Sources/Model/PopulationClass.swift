/// How many people live in a municipality, region or the area that a body serves, in classes wide enough to have peers.
/// The bounds are ours.
public enum PopulationClass: String, CaseIterable, Sendable {
    /// Fewer than 10,000.
    case below10000 = "0-9999"
    /// 10,000 to 19,999.
    case below20000 = "10000-19999"
    /// 20,000 to 49,999.
    case below50000 = "20000-49999"
    /// 50,000 to 99,999.
    case below100000 = "50000-99999"
    /// 100,000 to 199,999.
    case below200000 = "100000-199999"
    /// 200,000 or more.
    case from200000 = "200000-"

    /// The class of a number of people.
    public init(_ population: Int) {
        self =
            switch population {
            case ..<10_000: .below10000
            case ..<20_000: .below20000
            case ..<50_000: .below50000
            case ..<100_000: .below100000
            case ..<200_000: .below200000
            default: .from200000
            }
    }
}
