import Model

/// Systems whose name is another's with words added, such as «Procapita» and «ProCapita VoO», of which nothing that is
/// known says that they are different.
///
/// Only names that share a word which few systems have are compared, so that the work and what is found grow with the
/// number of systems.
struct ContainedNames: Sendable {
    /// By the shorter name, in the order of their first systems: the places of those that have it and of those that have
    /// more words, and whether the suppliers of all that it ties are alike.
    let clusters: [(name: String, members: [Int], sharesSupplier: Bool)]

    /// A word that more systems have than this says nothing of them.
    private static let commonWord = 8

    init?(_ systems: [System], isCancelled: () -> Bool) {
        let keys = systems.map { NameKey($0.name).map { (key: $0, words: Set($0.words)) } }
        var byWord: [String: [Int]] = [:]
        for (place, key) in keys.enumerated() {
            for word in key?.words ?? [] where word.count >= NameKey.shortest {
                byWord[word, default: []].append(place)
            }
        }
        if isCancelled() { return nil }
        var found: [NameKey: (name: String, members: Set<Int>, sharesSupplier: Bool)] = [:]
        for (place, key) in keys.enumerated() {
            guard let key else { continue }
            // The rarest word tells the most.
            let others = key.words.compactMap { byWord[$0] }.min { $0.count < $1.count }
            guard let others, others.count <= Self.commonWord else { continue }
            for other in others {
                guard let longer = keys[other], longer.words.count > key.words.count,
                    key.words.isSubset(of: longer.words),
                    key.key.likeness(to: longer.key) == nil,
                    !Self.tellsApart(systems[place], systems[other], .capability),
                    !Self.tellsApart(systems[place], systems[other], .product),
                    let sharesSupplier = Self.suppliers(systems[place], systems[other])
                else { continue }
                var cluster = found[key.key] ?? (systems[place].name, [], true)
                cluster.members.formUnion([place, other])
                cluster.sharesSupplier = cluster.sharesSupplier && sharesSupplier
                found[key.key] = cluster
            }
        }
        clusters = found.values.map { ($0.name, $0.members.sorted(), $0.sharesSupplier) }
            .sorted { $0.members.lexicographicallyPrecedes($1.members) }
    }

    private static func key(_ system: System, _ field: System.Field) -> NameKey? {
        guard case .text(let text)? = system.fields[field] else { return nil }
        return NameKey(text)
    }

    /// Whether a field is known of both, and not the same.
    private static func tellsApart(_ one: System, _ two: System, _ field: System.Field) -> Bool {
        guard let one = key(one, field), let two = key(two, field) else { return false }
        return one != two
    }

    /// Whether the suppliers are known and one's name begins the other's, as Tieto does TietoEVRY; nil where they are
    /// known to be different.
    private static func suppliers(_ one: System, _ two: System) -> Bool? {
        guard let one = key(one, .supplier)?.words.joined(), let two = key(two, .supplier)?.words.joined() else {
            return false
        }
        let (short, long) = one.count <= two.count ? (one, two) : (two, one)
        if short == long { return true }
        return short.count >= shortestStem && long.hasPrefix(short) ? true : nil
    }

    /// Letters that a supplier's name has at least where it can begin another's.
    private static let shortestStem = 4
}
