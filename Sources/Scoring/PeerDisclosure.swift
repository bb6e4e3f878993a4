import Model

/// Which groups of organisations are withheld, so that no mean of fewer than five organisations is told or can be worked
/// out from those that are.
///
/// The means of groups times their sizes are sums over the same organisations, so that some can be subtracted from
/// others. Groups under the threshold are withheld; then, grouping by grouping, the smallest others until those
/// withheld are at least two and together reach the threshold. What is left to find are sums across groupings. A sum
/// can be worked out exactly when it does not change whichever way the unknown values vary while all that is told stays
/// the same; one random such variation therefore shows all sums that can.
public struct PeerDisclosure: Sendable {
    /// The fewest organisations of a group that is told.
    public static let threshold = 5

    /// The groups that are withheld, and why.
    public let withheld: [PeerGroup: Withheld]
    /// How many organisations each group has, withheld or not.
    public let sizes: [PeerGroup: Int]

    /// Of the rows that have a value.
    public init(_ table: PeerTable, rows: [Int]) {
        let groupings = PeerGroup.Grouping.allCases
        // Organisations that are alike in all that groups are made by can stand for each other.
        var cells: [[PeerGroup?]: Int] = [:]
        for row in rows { cells[groupings.map { table.group(ofRow: row, by: $0) }, default: 0] += 1 }
        var sizes: [PeerGroup: Int] = [:]
        for (groups, count) in cells {
            for case let group? in groups { sizes[group, default: 0] += count }
        }
        self.sizes = sizes
        var withheld: [PeerGroup: Withheld] = [:]
        for (group, size) in sizes where size < Self.threshold { withheld[group] = .tooFew }
        let siblings = Dictionary(grouping: sizes.keys) { Family($0) }
        // Those that belong to no group of a grouping can be worked out as well: what all others leave of their kind.
        func rest(of family: Family, _ members: [PeerGroup]) -> Int {
            let whole = family.grouping == .all || family.grouping == .kind ? rows.count : sizes[family.whole] ?? 0
            return whole - members.reduce(0) { $0 + (sizes[$1] ?? 0) }
        }
        func protect(_ family: Family) {
            let members = siblings[family] ?? []
            let rest = rest(of: family, members)
            while true {
                let hidden = members.filter { withheld[$0] != nil }.compactMap { sizes[$0] } + (rest > 0 ? [rest] : [])
                let isSmall = hidden.contains { $0 < Self.threshold }
                if !isSmall || (hidden.count > 1 && hidden.reduce(0, +) >= Self.threshold) { return }
                guard let smallest = smallestShown(of: members) else { return }
                withheld[smallest] = .complementary
            }
        }
        func smallestShown(of members: [PeerGroup]) -> PeerGroup? {
            members.filter { withheld[$0] == nil }.min { (sizes[$0] ?? 0, $0.key) < (sizes[$1] ?? 0, $1.key) }
        }
        for family in siblings.keys.sorted() { protect(family) }
        let keys = Array(cells.keys)
        while let found = Self.recoverable(keys, withheld: withheld).first {
            let family = Family(found)
            let next =
                Self.giveaway(of: found, keys, withheld: withheld, sizes: sizes)
                ?? smallestShown(of: siblings[family] ?? []) ?? smallestShown(of: [family.whole])
            guard let next else { break }
            withheld[next] = .complementary
        }
        self.withheld = withheld
    }

    /// The withheld groups whose sums can be worked out from those that are told.
    static func recoverable(_ cells: [[PeerGroup?]], withheld: [PeerGroup: Withheld]) -> [PeerGroup] {
        guard !withheld.isEmpty else { return [] }
        var members: [PeerGroup: [Int]] = [:]
        for (cell, groups) in cells.enumerated() {
            for case let group? in groups { members[group, default: []].append(cell) }
        }
        // The random variation, made to leave every told sum as it is: each is put right in turn until all are.
        var random = SplitMix(seed: 1)
        var variation = cells.map { _ in random.share() - 0.5 }
        let told = members.filter { withheld[$0.key] == nil }.sorted { $0.value.count > $1.value.count }.map(\.value)
        for _ in 0..<10_000 {
            var largest = 0.0
            for cells in told {
                let excess = cells.reduce(0) { $0 + variation[$1] } / Double(cells.count)
                largest = max(largest, abs(excess))
                for cell in cells { variation[cell] -= excess }
            }
            if largest < 1e-13 { break }
        }
        return members.filter { group, cells in
            withheld[group] != nil && abs(cells.reduce(0) { $0 + variation[$1] }) < 1e-7
        }
        .map(\.key).sorted { ($0.grouping.rawValue, $0.key) < ($1.grouping.rawValue, $1.key) }
    }

    /// The smallest group told without which a withheld one cannot be worked out any more. Those that share organisations
    /// with it come first, and the smallest of them is given up even where it is not enough; nil where none helps.
    private static func giveaway(
        of found: PeerGroup, _ cells: [[PeerGroup?]], withheld: [PeerGroup: Withheld], sizes: [PeerGroup: Int]
    ) -> PeerGroup? {
        func isEnough(_ candidate: PeerGroup) -> Bool {
            var fewer = withheld
            fewer[candidate] = .complementary
            return !recoverable(cells, withheld: fewer).contains(found)
        }
        let told = sizes.keys.filter { withheld[$0] == nil && $0.grouping != .all && $0.grouping != .kind }
            .sorted { (sizes[$0] ?? 0, $0.grouping.rawValue, $0.key) < (sizes[$1] ?? 0, $1.grouping.rawValue, $1.key) }
        let near = Set(cells.filter { $0.contains(found) }.joined().compactMap(\.self))
        let sharing = told.filter(near.contains)
        return sharing.first(where: isEnough) ?? sharing.first ?? told.first(where: isEnough)
    }

    /// Groups of the same grouping and kind: together, and with those that belong to none, they are the whole.
    private struct Family: Hashable, Comparable {
        let kind: Organisation.Kind?
        let grouping: PeerGroup.Grouping

        init(_ group: PeerGroup) {
            kind = group.grouping == .kind ? nil : group.kind
            grouping = group.grouping
        }

        /// What the family's groups are parts of.
        var whole: PeerGroup { kind.map { PeerGroup(kind: $0, grouping: .kind) } ?? .all }

        private var order: (Int, String) {
            (PeerGroup.Grouping.allCases.firstIndex(of: grouping) ?? 0, kind?.rawValue ?? "")
        }

        static func < (left: Family, right: Family) -> Bool { left.order < right.order }
    }
}
