/// Names that are nearly the same, put together without comparing each with each.
///
/// Only names that share a block are compared: those that are the same when one letter is left out of either, and those
/// that share a word that is not common. `NameKey.likeness` then decides.
struct NameClusters: Sendable {
    /// In the order of their first members.
    let clusters: [(members: [Int], likeness: Double)]

    /// A word that more names have than this says nothing of them.
    private static let commonWord = 40

    init?(_ names: [String], isCancelled: () -> Bool) {
        var places: [String: Int] = [:]
        var keys: [NameKey] = []
        var members: [[Int]] = []
        for (index, name) in names.enumerated() {
            guard let key = NameKey(name) else { continue }
            let text = key.text
            if let place = places[text] {
                members[place].append(index)
            } else {
                places[text] = keys.count
                keys.append(key)
                members.append([index])
            }
        }
        if isCancelled() { return nil }
        let alike = Self.pairs(keys).compactMap { pair in
            keys[pair.one].likeness(to: keys[pair.two]).map { (pair: pair, likeness: $0) }
        }
        // The most alike first, so that what a set is joined by does not depend on the order of the names.
        var forest = Forest(count: keys.count)
        for (pair, likeness) in alike.sorted(by: { ($1.likeness, $0.pair) < ($0.likeness, $1.pair) }) {
            forest.join(pair.one, pair.two, likeness)
        }
        if isCancelled() { return nil }
        var trees: [Int: [Int]] = [:]
        for place in keys.indices { trees[forest.root(of: place), default: []] += members[place] }
        clusters = trees.compactMap { root, members in
            members.count > 1 ? (members.sorted(), forest.likeness[root]) : nil
        }.sorted { $0.members[0] < $1.members[0] }
    }

    /// Two keys, the first of them before the second.
    private struct Pair: Hashable, Comparable {
        let one: Int
        let two: Int

        static func < (left: Pair, right: Pair) -> Bool { (left.one, left.two) < (right.one, right.two) }
    }

    /// Pairs of keys that share a block.
    private static func pairs(_ keys: [NameKey]) -> Set<Pair> {
        var pairs: Set<Pair> = []
        // One slip: both become the same when a letter is left out of the one, the other, or both.
        var shortened: [(hash: UInt64, place: Int)] = []
        for (place, key) in keys.enumerated() {
            let scalars = Array(key.text.unicodeScalars)
            guard scalars.count >= NameKey.shortest else { continue }
            for index in -1..<scalars.count { shortened.append((hash(scalars, leavingOut: index), place)) }
        }
        shortened.sort { ($0.hash, $0.place) < ($1.hash, $1.place) }
        for (index, one) in shortened.enumerated() {
            for two in shortened[(index + 1)...].prefix(commonWord) {
                guard two.hash == one.hash else { break }
                if one.place != two.place { pairs.insert(Pair(one: one.place, two: two.place)) }
            }
        }
        var byWord: [String: [Int]] = [:]
        for (place, key) in keys.enumerated() where key.words.count > 1 {
            for word in Set(key.words) { byWord[word, default: []].append(place) }
        }
        for places in byWord.values where places.count <= commonWord {
            for (index, one) in places.enumerated() {
                for two in places[(index + 1)...] { pairs.insert(Pair(one: one, two: two)) }
            }
        }
        return pairs
    }

    private static func hash(_ scalars: [Unicode.Scalar], leavingOut left: Int) -> UInt64 {
        // FNV-1a: the same in every run, unlike Swift's own.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for (index, scalar) in scalars.enumerated() where index != left {
            hash = (hash ^ UInt64(scalar.value)) &* 0x100_0000_01B3
        }
        return hash
    }
}

/// Sets that are joined two by two.
private struct Forest {
    private var parents: [Int]
    /// By root, the least likeness that joined two of its members; 1 where all are the same.
    private(set) var likeness: [Double]

    init(count: Int) {
        parents = Array(0..<count)
        likeness = Array(repeating: 1, count: count)
    }

    mutating func root(of place: Int) -> Int {
        var place = place
        while parents[place] != place {
            parents[place] = parents[parents[place]]
            place = parents[place]
        }
        return place
    }

    mutating func join(_ one: Int, _ two: Int, _ likeness: Double) {
        let (left, right) = (root(of: one), root(of: two))
        guard left != right else { return }
        let (root, below) = (min(left, right), max(left, right))
        parents[below] = root
        self.likeness[root] = min(self.likeness[root], self.likeness[below], likeness)
    }
}
