import Model

/// A system's neighbours: what hands data to it and what it hands data to, two steps out.
public struct Neighbourhood: Equatable, Sendable {
    /// The system in the middle.
    public let system: Identifier<System>
    /// What hands data to it, in the order of the inventory.
    public let givers: [Branch]
    /// What it hands data to, in the order of the inventory. A receiver that is not in the inventory is there too.
    public let receivers: [Branch]

    /// A neighbour with its own neighbours further out.
    public struct Branch: Equatable, Sendable {
        /// The neighbour.
        public let id: Identifier<System>
        /// What is handed over between it and the one before, possibly empty.
        public let data: String
        /// Further out in the same direction, but for what lies nearer already; empty two steps out.
        public let further: [Branch]
    }

    /// Looks through the inventory, twice for those that give.
    public init?(of id: Identifier<System>, in inventory: Table<System>) {
        guard let system = inventory[id] else { return nil }
        self.system = id
        let near = Self.givers(of: [id], in: inventory)[id] ?? []
        let far = Self.givers(of: Set(near.map(\.id)), in: inventory)
        func isNear(_ other: Identifier<System>) -> Bool {
            other == id || near.contains { $0.id == other } || system.integrations[other] != nil
        }
        givers = near.map { giver in
            Branch(id: giver.id, data: giver.data, further: (far[giver.id] ?? []).filter { !isNear($0.id) })
        }
        receivers = system.integrations.filter { $0.id != id }.map { integration in
            let further = inventory[integration.id]?.integrations.filter { !isNear($0.id) } ?? []
            return Branch(
                id: integration.id, data: integration.data,
                further: further.map { Branch(id: $0.id, data: $0.data, further: []) })
        }
    }

    private static func givers(
        of systems: Set<Identifier<System>>, in inventory: Table<System>
    ) -> [Identifier<System>: [Branch]] {
        guard !systems.isEmpty else { return [:] }
        var found: [Identifier<System>: [Branch]] = [:]
        for system in inventory {
            for integration in system.integrations where integration.id != system.id && systems.contains(integration.id)
            {
                found[integration.id, default: []].append(Branch(id: system.id, data: integration.data, further: []))
            }
        }
        return found
    }
}
