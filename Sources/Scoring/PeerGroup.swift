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

extension PeerGroup {
    /// The group that an organisation belongs to; nil where it belongs to none, as when nobody said how many people live
    /// there. Its type is that of the year.
    public init?(of peer: Summary.Participant, type: Identifier<OrganisationType>?, by grouping: Grouping) {
        switch grouping {
        case .all: self = .all
        case .kind: self.init(kind: peer.kind, grouping: .kind)
        case .county:
            guard let county = peer.county else { return nil }
            self.init(kind: peer.kind, grouping: .county, key: county)
        case .population:
            guard let population = peer.populationClass else { return nil }
            self.init(kind: peer.kind, grouping: .population, key: population.rawValue)
        case .type:
            guard let type else { return nil }
            self.init(kind: peer.kind, grouping: .type, key: type.rawValue)
        }
    }
}

extension PeerTable {
    /// The group that a row belongs to; nil where it belongs to none.
    public func group(ofRow row: Int, by grouping: PeerGroup.Grouping) -> PeerGroup? {
        PeerGroup(of: peers[row], type: types[row], by: grouping)
    }
}
