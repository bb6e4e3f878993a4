import Model

/// Which groups of organisations are withheld, so that no mean of fewer than five organisations is told or can be worked
/// out from those that are.
///
/// The means of groups times their sizes are sums over the same organisations, so that some can be subtracted from
/// others. Groups under the threshold are withheld; then, grouping by grouping, the smallest others until those
/// withheld are at least two and together reach the threshold. What is left to find are sums across groupings, of a
/// withheld group or of any few organisations: `PeerSums` finds them, and what they rest on is withheld until there are
/// none.
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
            members.filter { withheld[$0] == nil }.min { order($0) < order($1) }
        }
        func order(_ group: PeerGroup) -> (Int, String, String, String) {
            (sizes[group] ?? 0, group.grouping.rawValue, group.kind?.rawValue ?? "", group.key)
        }
        for family in siblings.keys.sorted() { protect(family) }
        func sums(without candidate: PeerGroup? = nil) -> PeerSums {
            PeerSums(cells) { withheld[$0] == nil && $0 != candidate }
        }
        while true {
            let now = sums()
            guard let leak = now.firstLeak(threshold: Self.threshold) else { break }
            func isEnough(_ candidate: PeerGroup) -> Bool { !sums(without: candidate).isFixed(leak) }
            let told = sizes.keys.filter { withheld[$0] == nil }.sorted { order($0) < order($1) }
            let parts = told.filter { $0.grouping != .all && $0.grouping != .kind }
            // What shares organisations with the leak goes first, and the whole last.
            let near = now.groups(of: leak)
            let sharing = parts.filter(near.contains)
            guard
                let next = sharing.first(where: isEnough) ?? sharing.first ?? parts.first(where: isEnough)
                    ?? told.first(where: near.contains)
            else { break }
            withheld[next] = .complementary
        }
        self.withheld = withheld
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
