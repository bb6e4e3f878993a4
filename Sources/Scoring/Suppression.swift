import Model

/// Which units' scores are withheld so that no group under the threshold is shown or can be worked out.
///
/// A unit's scores and those of the units right below it are tied by a subtraction: what is not shown below a shown
/// unit adds up to a number that everybody can compute. So, below each shown unit, what is not shown must be nothing,
/// or at least two parts that together reach the threshold. The respondents who belong to the unit itself and to none
/// below it are such a part as well, never shown but there to be worked out. Below a unit that is withheld nothing is
/// shown. This is primary and complementary cell suppression as statistical offices do it.
struct Suppression: Sendable {
    /// Why, by unit; the units that are not here may be shown.
    private(set) var withheld: [Identifier<Unit>: Withheld] = [:]
    /// By parent; nil stands for the organisation.
    private let children: [Identifier<Unit>?: [Identifier<Unit>]]
    private let counts: [Identifier<Unit>: Int]
    private let threshold: Int

    /// `counts` are respondents with all below; `total` are all of the organisation.
    init(total: Int, units: Table<Unit>, counts: [Identifier<Unit>: Int], threshold: Int) {
        // From the tree's order rather than from the parents' names, which may go in a circle in a damaged file.
        var children: [Identifier<Unit>?: [Identifier<Unit>]] = [:]
        var path: [Identifier<Unit>] = []
        for (unit, depth) in units.inTreeOrder {
            path.removeLast(path.count - depth)
            children[path.last, default: []].append(unit.id)
            path.append(unit.id)
        }
        self.children = children
        self.counts = counts
        self.threshold = max(1, threshold)
        decide(below: nil, within: total, isShown: total >= self.threshold)
    }

    private mutating func decide(below parent: Identifier<Unit>?, within total: Int, isShown: Bool) {
        let siblings = children[parent] ?? []
        for unit in siblings {
            let count = counts[unit] ?? 0
            if count < threshold { withheld[unit] = .tooFew } else if !isShown { withheld[unit] = .complementary }
        }
        if isShown { protect(siblings, within: total) }
        for unit in siblings { decide(below: unit, within: counts[unit] ?? 0, isShown: withheld[unit] == nil) }
    }

    /// Withholds the smallest shown siblings, one after another, until what is not shown can be shown as a sum.
    private mutating func protect(_ siblings: [Identifier<Unit>], within total: Int) {
        let own = total - siblings.reduce(0) { $0 + (counts[$1] ?? 0) }
        while true {
            let hidden = siblings.filter { withheld[$0] != nil }.map { counts[$0] ?? 0 } + [own]
            let parts = hidden.filter { $0 > 0 }
            let sum = parts.reduce(0, +)
            let isSmall = parts.contains { $0 < threshold }
            if parts.isEmpty || (parts.count == 1 && !isSmall) || (parts.count > 1 && sum >= threshold) { return }
            let shown = siblings.filter { withheld[$0] == nil && (counts[$0] ?? 0) > 0 }
            guard let smallest = shown.min(by: { (counts[$0] ?? 0) < (counts[$1] ?? 0) }) else { return }
            withheld[smallest] = .complementary
        }
    }
}
