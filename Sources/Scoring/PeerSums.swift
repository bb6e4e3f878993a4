import Model

/// What can be worked out of the sums of groups that are told, by adding and subtracting them.
///
/// A sum over some organisations can be worked out exactly when it does not change whichever way the unknown values vary
/// while all that is told stays the same. Of such a variation that was drawn at random this holds for no other sum.
struct PeerSums {
    /// Organisations that are alike in all that groups are made by, and so can stand for each other.
    private let cells: [(groups: [PeerGroup], count: Int)]
    private let withheld: [(group: PeerGroup, cells: [Int])]
    /// By cell. Two, as among millions of sets one may come near zero by chance, but not twice.
    private let variations: [[Double]]
    /// By cell: how much of it lies among the sums that are told, 0…1.
    private let shares: [Double]

    private static let nearly = 1e-9

    /// Of how many organisations belong to each combination of groups.
    init(_ counts: [[PeerGroup?]: Int], isTold: (PeerGroup) -> Bool) {
        func order(_ group: PeerGroup?) -> String {
            group.map { "\($0.kind?.rawValue ?? "") \($0.grouping) \($0.key)" } ?? ""
        }
        // In an order of their own, so that the same organisations always give the same answer.
        let cells = counts.map { (order: $0.key.map(order), groups: $0.key.compactMap(\.self), count: $0.value) }
            .sorted { $0.order.lexicographicallyPrecedes($1.order) }
        self.cells = cells.map { ($0.groups, $0.count) }
        var members: [PeerGroup: [Int]] = [:]
        for (cell, item) in cells.enumerated() {
            for group in item.groups { members[group, default: []].append(cell) }
        }
        let groups = members.map { (group: $0.key, cells: $0.value) }.sorted { order($0.group) < order($1.group) }
        withheld = groups.filter { !isTold($0.group) }
        var told = Orthogonal(dimension: cells.count)
        // The smallest first, which leaves most directions with few numbers that are not 0.
        for group in groups.sorted(by: { $0.cells.count < $1.cells.count }) where isTold(group.group) {
            told.add(group.cells)
        }
        var random = SplitMix(seed: 1)
        variations = (0..<2).map { _ in told.rest(of: cells.map { _ in random.share() - 0.5 }) }
        shares = told.shares
    }

    /// The first that is found, as cells: a withheld group, or fewer organisations than the threshold, of which the sum
    /// can be worked out; nil when there is none.
    func firstLeak(threshold: Int) -> [Int]? {
        withheld.first { isFixed($0.cells) }?.cells ?? firstFew(under: threshold)
    }

    /// Whether the sum over cells can be worked out.
    func isFixed(_ cells: [Int]) -> Bool {
        variations.allSatisfy { variation in abs(cells.reduce(0) { $0 + variation[$1] }) < Self.nearly }
    }

    /// The groups that the organisations of cells are in.
    func groups(of few: [Int]) -> Set<PeerGroup> { Set(few.flatMap { cells[$0].groups }) }

    /// Cells with fewer organisations than the threshold in all, the sum of which can be worked out.
    ///
    /// Under five there are at most four cells, which are two pairs: of all sums of a pair or less, in order, those are
    /// looked for that add up to nothing. A set of *k* cells that lies among the told sums is its own projection on them,
    /// so that for each of its cells Σ*P*ᵢⱼ over the set is 1; as Σ*P*ᵢⱼ² over all is *P*ᵢᵢ, that is at least 1/*k*. This
    /// leaves few cells of many.
    private func firstFew(under threshold: Int) -> [Int]? {
        let least = 1 / Double(threshold - 1) - Self.nearly
        let small = cells.indices.filter { cells[$0].count < threshold && shares[$0] >= least }
        var parts = [Few(sum: 0, count: 0)]
        for (place, cell) in small.enumerated() {
            let one = Few(sum: variations[0][cell], count: cells[cell].count, first: cell)
            parts.append(one)
            for other in small[(place + 1)...] where one.count + cells[other].count < threshold {
                parts.append(
                    Few(
                        sum: one.sum + variations[0][other], count: one.count + cells[other].count, first: cell,
                        second: other))
            }
        }
        parts.sort { $0.sum < $1.sum }
        var high = parts.count - 1
        for part in parts {
            while high >= 0, parts[high].sum + part.sum > Self.nearly { high -= 1 }
            var place = high
            while place >= 0, parts[place].sum + part.sum > -Self.nearly {
                let other = parts[place]
                place -= 1
                guard part.count + other.count < threshold else { continue }
                let both = part.cells + other.cells
                guard !both.isEmpty, Set(both).count == both.count, isFixed(both) else { continue }
                return both
            }
        }
        return nil
    }

    /// Two cells, one or none. There may be millions, so that each takes little room.
    private struct Few {
        var sum: Double
        var count: Int
        var first = -1
        var second = -1

        var cells: [Int] { [first, second].filter { $0 >= 0 } }
    }
}

/// Directions that are at right angles to each other, made of sets one by one (Gram and Schmidt).
private struct Orthogonal {
    /// Each as the numbers that are not 0.
    private var directions: [[(index: Int, value: Double)]] = []
    private let dimension: Int

    init(dimension: Int) { self.dimension = dimension }

    /// Takes in the vector that is 1 for each of a set, unless it lies among those that are there.
    mutating func add(_ set: [Int]) {
        var vector = Array(repeating: 0.0, count: dimension)
        for index in set { vector[index] = 1 }
        let rest = rest(of: vector)
        let length = rest.reduce(0) { $0 + $1 * $1 }.squareRoot()
        guard length > 1e-9 else { return }
        directions.append(rest.indices.filter { abs(rest[$0]) > 1e-15 }.map { ($0, rest[$0] / length) })
    }

    /// What of a vector lies in none of the directions. Twice, as the first time leaves what was rounded.
    func rest(of vector: [Double]) -> [Double] {
        var rest = vector
        for _ in 0..<2 {
            for direction in directions {
                var share = 0.0
                for (index, value) in direction { share += rest[index] * value }
                guard share != 0 else { continue }
                for (index, value) in direction { rest[index] -= share * value }
            }
        }
        return rest
    }

    /// By index: how much of it lies among the directions.
    var shares: [Double] {
        var shares = Array(repeating: 0.0, count: dimension)
        for (index, value) in directions.joined() { shares[index] += value * value }
        return shares
    }
}
