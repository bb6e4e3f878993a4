import Model

/// Which units' scores are withheld so that no group under the threshold is shown or can be worked out.
///
/// A unit's scores and those of the units right below it are tied by a subtraction: what is not shown below a shown
/// unit adds up to a number that everybody can compute. So, below each shown unit, what is not shown must be nothing,
/// or at least two parts that together reach the threshold. The respondents who belong to the unit itself and to none
/// below it are such a part as well, never shown but there to be worked out. Below a unit that is withheld nothing is
/// shown. This is primary and complementary cell suppression as statistical offices do it.
///
/// Every statement is a table of its own with the same subtractions: its respondents are those who really answered it.
struct Suppression: Sendable {
    /// By parent; nil stands for the organisation.
    private let children: [Identifier<Unit>?: [Identifier<Unit>]]
    private let threshold: Int

    /// From the tree's order rather than from the parents' names, which may go in a circle in a damaged file.
    init(_ tree: [(unit: Unit, depth: Int)], threshold: Int) {
        var children: [Identifier<Unit>?: [Identifier<Unit>]] = [:]
        var path: [Identifier<Unit>] = []
        for (unit, depth) in tree {
            path.removeLast(path.count - depth)
            children[path.last, default: []].append(unit.id)
            path.append(unit.id)
        }
        self.children = children
        self.threshold = max(1, threshold)
    }

    /// Which units are withheld, and why, beside those that are for another reason. `counts` are respondents with all
    /// below; `total` are all of the organisation.
    func withheld(
        total: Int, counts: [Identifier<Unit>: Int], beside others: [Identifier<Unit>: Withheld] = [:]
    ) -> [Identifier<Unit>: Withheld] {
        var withheld = others
        func decide(below parent: Identifier<Unit>?, within total: Int, isShown: Bool) {
            let siblings = children[parent] ?? []
            for unit in siblings where withheld[unit] == nil {
                let count = counts[unit] ?? 0
                if count < threshold { withheld[unit] = .tooFew } else if !isShown { withheld[unit] = .complementary }
            }
            if isShown { protect(siblings, within: total) }
            for unit in siblings { decide(below: unit, within: counts[unit] ?? 0, isShown: withheld[unit] == nil) }
        }
        /// Withholds the smallest shown siblings, one after another, until what is not shown can be shown as a sum.
        func protect(_ siblings: [Identifier<Unit>], within total: Int) {
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
        decide(below: nil, within: total, isShown: total >= threshold)
        return withheld
    }
}
