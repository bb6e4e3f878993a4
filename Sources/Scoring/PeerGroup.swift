import Model

/// Organisations that are compared with each other: always of one kind, and of one county, size or type where wished.
public struct PeerGroup: Hashable, Sendable {
    /// Their kind; nil stands for all organisations.
    public var kind: Organisation.Kind?
    /// What they have in common beside.
    public var grouping: Grouping
    /// Which county, class or type; empty where the grouping is `kind`.
    public var key: String

    /// Takes all fields.
    public init(kind: Organisation.Kind?, grouping: Grouping, key: String = "") {
        self.kind = kind
        self.grouping = grouping
        self.key = key
    }

    /// Everybody.
    public static let all = PeerGroup(kind: nil, grouping: .all)

    /// What the organisations of a group have in common, in the words of the command line.
    public enum Grouping: String, CaseIterable, Sendable {
        /// Nothing: the whole collection.
        case all
        /// The kind alone.
        case kind
        /// The county.
        case county
        /// The class of population.
        case population
        /// The organisation type of the year.
        case type
    }
}

extension PeerTable {
    /// The group that a row belongs to; nil where it belongs to none, as when nobody said how many people live there.
    public func group(ofRow row: Int, by grouping: PeerGroup.Grouping) -> PeerGroup? {
        peers[row].group(by: grouping, type: types[row])
    }
}

extension Summary.Participant {
    /// The group that it belongs to with that organisation type; nil where it belongs to none.
    public func group(by grouping: PeerGroup.Grouping, type: Identifier<OrganisationType>?) -> PeerGroup? {
        switch grouping {
        case .all: .all
        case .kind: PeerGroup(kind: kind, grouping: .kind)
        case .county: county.map { PeerGroup(kind: kind, grouping: .county, key: $0) }
        case .population: populationClass.map { PeerGroup(kind: kind, grouping: .population, key: $0.rawValue) }
        case .type: type.map { PeerGroup(kind: kind, grouping: .type, key: $0.rawValue) }
        }
    }
}
