import Model

/// What retiring some systems together would change, cost and break.
public struct RetirementOutcome: Equatable, Sendable {
    /// The portfolio as it is.
    public let before: Portfolio
    /// The portfolio without them.
    public let after: Portfolio
    /// What is freed, by the year from which it is: the earliest first. Nothing is freed by a system that was not in
    /// operation.
    public let freed: [Freed]
    /// SEK a year that are freed by systems of which no contract's end is known.
    public let undated: Double
    /// What stops working.
    public let breaks: RetirementBreaks

    /// Cost that is free from a year on.
    public struct Freed: Equatable, Sendable {
        /// The calendar year in which the contracts end, this year for those that have ended.
        public let year: Int
        /// SEK a year.
        public let cost: Double
    }

    /// Compares the portfolio of `systems` with and without those retired; what breaks is looked for in the whole
    /// inventory.
    public init(
        retiring retired: Set<Identifier<System>>, among systems: [AssessedSystem], inventory: Table<System>, today: Day
    ) {
        var before = Portfolio.Tally()
        var after = Portfolio.Tally()
        var freed: [Int: Double] = [:]
        var undated = 0.0
        for assessed in systems {
            before.add(assessed)
            guard retired.contains(assessed.id) else {
                after.add(assessed)
                continue
            }
            guard assessed.system.isInOperation, let cost = assessed.system.annualCost else { continue }
            if let day = assessed.system.costIsFree(from: today) {
                freed[day.year, default: 0] += cost
            } else {
                undated += cost
            }
        }
        self.before = Portfolio(before)
        self.after = Portfolio(after)
        self.freed = freed.sorted { $0.key < $1.key }.map { Freed(year: $0.key, cost: $0.value) }
        self.undated = undated
        breaks = RetirementBreaks(retiring: retired, inventory: inventory)
    }
}

/// What stops working when some systems are retired together.
public struct RetirementBreaks: Equatable, Sendable {
    /// What a retired system handed to one that stays, in the order of the inventory.
    public let lost: [Flow]
    /// What a system that stays handed to a retired one.
    public let orphaned: [Flow]
    /// The units that use a retired system, each with those that it uses, in the order of their names.
    public let units: [Use]
    /// The processes that no system in operation serves any more.
    public let processes: [Use]
    /// The capabilities that no system in operation gives any more.
    public let capabilities: [Use]

    /// Data that one system hands to another.
    public struct Flow: Equatable, Sendable {
        /// The system that hands it over.
        public let giver: Identifier<System>
        /// The system that receives it.
        public let receiver: Identifier<System>
        /// What it is, possibly empty.
        public let data: String
    }

    /// A unit, process or capability with the retired systems that it had.
    public struct Use: Equatable, Sendable {
        /// As it stands in the systems' fields.
        public let name: String
        /// In the order of the inventory.
        public let systems: [Identifier<System>]
    }

    /// Whether nothing breaks.
    public var isEmpty: Bool {
        lost.isEmpty && orphaned.isEmpty && units.isEmpty && processes.isEmpty && capabilities.isEmpty
    }

    /// Looks through the inventory. A system that is not in operation breaks nothing.
    public init(retiring retired: Set<Identifier<System>>, inventory: Table<System>) {
        let leaving = retired.sorted().compactMap { inventory[$0] }.filter(\.isInOperation)
        let gone = Set(leaving.map(\.id))
        guard !gone.isEmpty else {
            (lost, orphaned, units, processes, capabilities) = ([], [], [], [], [])
            return
        }
        func gather(_ names: (System) -> [String]) -> [String: [Identifier<System>]] {
            var users: [String: [Identifier<System>]] = [:]
            for system in leaving { for name in Set(names(system)) { users[name, default: []].append(system.id) } }
            return users
        }
        var processes = gather { $0.items(.processes) }
        var capabilities = gather(Self.capability)
        var lost: [Flow] = []
        for system in leaving {
            for integration in system.integrations where !gone.contains(integration.id) {
                guard inventory[integration.id]?.isInOperation == true else { continue }
                lost.append(Flow(giver: system.id, receiver: integration.id, data: integration.data))
            }
        }
        var orphaned: [Flow] = []
        for system in inventory where system.isInOperation && !gone.contains(system.id) {
            for integration in system.integrations where gone.contains(integration.id) {
                orphaned.append(Flow(giver: system.id, receiver: integration.id, data: integration.data))
            }
            if !processes.isEmpty { for process in system.items(.processes) { processes[process] = nil } }
            if !capabilities.isEmpty { for name in Self.capability(system) { capabilities[name] = nil } }
        }
        func uses(_ users: [String: [Identifier<System>]]) -> [Use] {
            users.sorted { $0.key < $1.key }.map { Use(name: $0.key, systems: $0.value) }
        }
        self.lost = lost
        self.orphaned = orphaned
        units = uses(gather { $0.items(.usingUnits) })
        self.processes = uses(processes)
        self.capabilities = uses(capabilities)
    }

    private static func capability(_ system: System) -> [String] {
        if case .text(let name)? = system.fields[.capability] { [name] } else { [] }
    }
}
