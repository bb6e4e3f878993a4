import Model
import Scoring

/// Whom one compares with.
enum PeerChoice: Hashable, Sendable {
    /// Those who have something in common with oneself.
    case grouping(PeerGroup.Grouping)
    /// Those that were picked by hand.
    case picked(Set<Identifier<Summary.Participant>>)
}

extension Workspace {
    /// A group in words: `kommuner i Västernorrlands län`; for one that one belongs to none of, what it is by.
    func name(of choice: PeerChoice, _ group: PeerGroup?, _ peers: Peers) -> String {
        guard case .grouping(let grouping) = choice else { return strings("compare.group.picked") }
        guard let group else { return strings("compare.by.\(grouping.rawValue)") }
        let kind = group.kind.map { strings("compare.kinds.\($0.rawValue)") } ?? ""
        switch grouping {
        case .all: return strings("compare.group.all")
        case .kind: return strings("compare.group.kind", kind)
        case .county: return strings("compare.group.county", kind, peers.counties[group.key]?.name ?? group.key)
        case .population:
            let bounds = group.key.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
            let numbers = bounds.compactMap { Int($0).map(format.count) }
            return numbers.count == 2
                ? strings("compare.group.population", kind, numbers[0], numbers[1])
                : strings("compare.group.population.largest", kind, numbers.first ?? "")
        case .type: return strings("compare.group.type", kind, group.key)
        }
    }

    /// An instrument and year in few words: `DiMiOS 2026`.
    func name(of period: Peers.Period) -> String {
        let known: [String: String] = ["dimios": "DiMiOS", "dios": "DIOS"]
        let name = known[period.instrument] ?? library.instruments[Identifier(period.instrument)]?.name(language)
        return "\(name ?? period.instrument) \(period.year)"
    }

    /// A measure in words.
    func name(of measure: Measure, _ instrument: Instrument?) -> String {
        switch measure {
        case .maturity: strings("results.maturity")
        case .dimension(let id): instrument?.dimensions.first { $0.id == id }?.name(language) ?? id.rawValue
        case .category(let id): instrument?.categories.first { $0.id == id }?.name(language) ?? id.rawValue
        case .factor(let id): instrument?.factors.first { $0.id == id }?.name(language) ?? id.rawValue
        case .portfolioIndex: strings("compare.portfolio-index")
        case .compliance: strings("compare.compliance")
        }
    }
}
