/// The ways of looking at oneself among others.
enum CompareView: String, CaseIterable, Sendable {
    case peers, radar, trend, counties, better

    /// The letter that shows it, the same in both languages.
    var key: Character {
        switch self {
        case .peers: "p"
        case .radar: "r"
        case .trend: "t"
        case .counties: "c"
        case .better: "b"
        }
    }

    var next: CompareView { moved(1) }
    var previous: CompareView { moved(-1) }

    private func moved(_ step: Int) -> CompareView {
        let all = Self.allCases
        let index = all.firstIndex(of: self) ?? 0
        return all[(index + step + all.count) % all.count]
    }
}
