import Model

/// Suggestions that systems serve the same purpose, with what somebody has decided of them.
///
/// Systems are put together by what they share, not compared pair by pair: the work grows with their number, and so does
/// what is found. Retired systems overlap with nothing.
public struct Overlaps: Equatable, Sendable {
    /// Those that nobody has decided on first, the strongest before the others, then those that are confirmed.
    public let clusters: [Cluster]

    /// Systems that seem to serve the same purpose.
    public struct Cluster: Identifiable, Equatable, Sendable {
        /// The same for the same systems.
        public var id: String { members.map(\.rawValue).joined(separator: "+") }
        /// Why, in the order of the cases; at least one.
        public let reasons: [Reason]
        /// How much speaks for it, 0…1.
        public let strength: Double
        /// Two or more, in the order of the inventory. One that was told apart from all the others is left out.
        public let members: [Identifier<System>]
        /// Those that somebody has confirmed to be the same as another one.
        public let confirmed: Set<Identifier<System>>
        /// Whether all are confirmed to be the same.
        public let isConfirmed: Bool
        /// SEK a year of all but the most expensive: what there is to save at the most.
        public let saving: Double
    }

    /// What systems of a cluster share.
    public enum Reason: Hashable, Sendable {
        /// What the organisation can do thanks to them, as the field has it.
        case capability(String)
        /// Their product, as the first of them writes it.
        case product(String)
        /// Names that are nearly the same, the first of them.
        case name(String)
        /// A name that is another's with words left out, and whether their suppliers are alike.
        case contained(String, sharesSupplier: Bool)
    }

    /// Looks for overlaps among systems. Asked now and then whether nobody waits for it any more, it gives up with nil.
    public init?(
        among systems: [System], verdicts: Table<OverlapVerdict>, isCancelled: () -> Bool = { false }
    ) {
        let systems = systems.filter { $0.lifecycle != .retired }.sorted { $0.id < $1.id }
        var found: [[Int]: (reasons: [Reason], strength: Double)] = [:]
        func add(_ members: [Int], _ reason: Reason, _ strength: Double) {
            // Many that share something say less of each other than a few do.
            let strength = strength * min(1, Self.few / Double(members.count))
            let before = found[members] ?? ([], 0)
            found[members] = (before.reasons + [reason], 1 - (1 - before.strength) * (1 - strength))
        }
        for group in Self.groups(systems, by: .capability) { add(group.members, .capability(group.text), 0.5) }
        if isCancelled() { return nil }
        for group in Self.groups(systems, by: .product) { add(group.members, .product(group.text), 0.9) }
        if isCancelled() { return nil }
        guard let names = NameClusters(systems.map(\.name), isCancelled: isCancelled) else { return nil }
        for cluster in names.clusters {
            add(cluster.members, .name(systems[cluster.members[0]].name), cluster.likeness * 0.8)
        }
        guard let contained = ContainedNames(systems, isCancelled: isCancelled) else { return nil }
        for (name, members, sharesSupplier) in contained.clusters {
            add(members, .contained(name, sharesSupplier: sharesSupplier), sharesSupplier ? 0.6 : 0.4)
        }
        let decided = Decided(verdicts, systems)
        let clusters = found.sorted { $0.key.lexicographicallyPrecedes($1.key) }.compactMap { members, why in
            Self.cluster(members, why.reasons, why.strength, systems, decided)
        }
        // Telling one apart may leave what another cluster is already.
        var byMembers: [[Identifier<System>]: Cluster] = [:]
        for cluster in clusters {
            if let before = byMembers[cluster.members], Self.order(before) < Self.order(cluster) { continue }
            byMembers[cluster.members] = cluster
        }
        self.clusters = byMembers.values.sorted { one, two in
            let (left, right) = (Self.order(one), Self.order(two))
            return left == right ? one.members.lexicographicallyPrecedes(two.members) : left < right
        }
    }

    /// How many may share something and still say all that it says of each other.
    private static let few = 8.0

    private static func order(_ cluster: Cluster) -> (Int, Double, Double, Identifier<System>, Int) {
        (
            cluster.isConfirmed ? 1 : 0, -cluster.strength, -cluster.saving, cluster.members[0],
            cluster.members.count
        )
    }

    /// Systems with the same text in a field, but for what does not tell things apart.
    private static func groups(_ systems: [System], by field: System.Field) -> [(text: String, members: [Int])] {
        var keys: [String: NameKey] = [:]
        var groups: [NameKey: [Int]] = [:]
        for (index, system) in systems.enumerated() {
            guard case .text(let text)? = system.fields[field] else { continue }
            let known = keys[text] ?? NameKey(text)
            guard let key = known else { continue }
            keys[text] = key
            groups[key, default: []].append(index)
        }
        return groups.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }.map { members in
            guard case .text(let text)? = systems[members[0]].fields[field] else { return ("", members) }
            return (text, members)
        }
    }

    private static func cluster(
        _ all: [Int], _ reasons: [Reason], _ strength: Double, _ systems: [System], _ decided: Decided
    ) -> Cluster? {
        let members = decided.withoutToldApart(all)
        guard members.count > 1 else { return nil }
        let (confirmed, isConfirmed) = decided.confirmed(members)
        let costs = members.map { systems[$0].annualCost ?? 0 }
        return Cluster(
            reasons: reasons, strength: strength, members: members.map { systems[$0].id },
            confirmed: Set(confirmed.map { systems[$0].id }), isConfirmed: isConfirmed,
            saving: costs.reduce(0, +) - (costs.max() ?? 0))
    }
}

/// What was decided, by the systems' places.
private struct Decided {
    private var same: [Int: Set<Int>] = [:]
    private var apart: [Int: Set<Int>] = [:]

    init(_ verdicts: Table<OverlapVerdict>, _ systems: [System]) {
        guard !verdicts.isEmpty else { return }
        var places: [Identifier<System>: Int] = [:]
        for verdict in verdicts { for id in verdict.systems { places[id] = -1 } }
        for (index, system) in systems.enumerated() where places[system.id] != nil { places[system.id] = index }
        for verdict in verdicts {
            guard let one = places[verdict.systems[0]], let two = places[verdict.systems[1]], one >= 0, two >= 0 else {
                continue
            }
            if verdict.isConfirmed {
                same[one, default: []].insert(two)
                same[two, default: []].insert(one)
            } else {
                apart[one, default: []].insert(two)
                apart[two, default: []].insert(one)
            }
        }
    }

    /// Without those that were told apart from every other one.
    func withoutToldApart(_ members: [Int]) -> [Int] {
        guard !apart.isEmpty else { return members }
        var left = Set(members)
        var isChanged = true
        while isChanged {
            let alone = left.filter { member in
                guard let others = apart[member], others.count >= left.count - 1 else { return false }
                return left.allSatisfy { $0 == member || others.contains($0) }
            }
            left.subtract(alone)
            isChanged = !alone.isEmpty && !left.isEmpty
        }
        return members.filter(left.contains)
    }

    /// Those with a pair that is confirmed, and whether such pairs tie all of them together.
    func confirmed(_ members: [Int]) -> (some: [Int], all: Bool) {
        guard !same.isEmpty else { return ([], false) }
        let all = Set(members)
        let some = members.filter { !(same[$0]?.isDisjoint(with: all) ?? true) }
        guard some.count == members.count, let first = members.first else { return (some, false) }
        var reached: Set<Int> = [first]
        var pending = [first]
        while let next = pending.popLast() {
            for other in same[next] ?? [] where all.contains(other) && reached.insert(other).inserted {
                pending.append(other)
            }
        }
        return (some, reached.count == all.count)
    }
}
