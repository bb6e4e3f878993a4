import Model
import Scoring

/// Where the assessed systems in operation lie, quality against importance, and how one walks from one to the next.
struct PortfolioMap: Equatable, Sendable {
    /// In the order of the table.
    let places: [Place]
    /// What they and those that are not assessed add up to.
    let portfolio: Portfolio
    private let indices: [Identifier<System>: Int]
    /// The places by cost, the most expensive first and those whose cost is not known last.
    private let byCost: [Int]
    /// Where each place stands in that order.
    private let ranks: [Int]

    struct Place: Equatable, Sendable {
        let id: Identifier<System>
        /// 0…100.
        let quality: Double
        /// 0…100.
        let importance: Double
        /// SEK a year; nil when not known.
        let cost: Double?
    }

    enum Direction: Sendable {
        case left, right, up, down
    }

    init(_ systems: [AssessedSystem]) {
        portfolio = Portfolio(systems)
        let places: [Place] = systems.compactMap { assessed in
            guard assessed.system.isInOperation, let quality = assessed.result.quality,
                let importance = assessed.result.importance
            else { return nil }
            return Place(
                id: assessed.id, quality: quality.value, importance: importance.value, cost: assessed.system.annualCost)
        }
        let byCost = places.indices.sorted { left, right in
            let (one, two) = (places[left], places[right])
            return one.cost == two.cost ? one.id < two.id : (one.cost ?? -1) > (two.cost ?? -1)
        }
        var ranks = Array(repeating: 0, count: places.count)
        for (rank, index) in byCost.enumerated() { ranks[index] = rank }
        (self.places, self.byCost, self.ranks) = (places, byCost, ranks)
        indices = Dictionary(places.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Where a system is among the places; nil where it is not on the map.
    func index(of id: Identifier<System>?) -> Int? { id.flatMap { indices[$0] } }

    /// The nearest place in a direction, of those straight ahead before those aslant; nil at the edge. Of several at one
    /// point, right and down lead to the next of them, left and up to the one before.
    func neighbour(of index: Int, towards direction: Direction) -> Int? {
        let here = places[index]
        let isForward = direction == .right || direction == .down
        func isHere(_ other: Int) -> Bool {
            places[other].quality == here.quality && places[other].importance == here.importance
        }
        let together =
            isForward
            ? places.indices[(index + 1)...].first(where: isHere) : places[..<index].indices.last(where: isHere)
        if let together { return together }
        var best: (index: Int, isAslant: Bool, distance: Double)?
        for (other, place) in places.enumerated() {
            let (right, up) = (place.importance - here.importance, place.quality - here.quality)
            let (along, aside) =
                switch direction {
                case .left: (-right, abs(up))
                case .right: (right, abs(up))
                case .up: (up, abs(right))
                case .down: (-up, abs(right))
                }
            guard along > 0 else { continue }
            let found = (other, aside > along, along * along + 2 * aside * aside)
            guard let (_, isAslant, distance) = best else {
                best = found
                continue
            }
            let isBetter = found.1 == isAslant ? found.2 < distance : !found.1
            // One arrives at the first of several going forward, and at the last going back.
            let isTie = found.1 == isAslant && found.2 == distance && !isForward
            if isBetter || isTie { best = found }
        }
        return best?.index
    }

    /// The place that comes after another by cost, or for a step of −1 before it; round at the ends.
    func byCost(from index: Int, step: Int) -> Int {
        byCost[(ranks[index] + step + byCost.count) % byCost.count]
    }

    /// The place of what costs the most; nil where nothing is assessed.
    var dearest: Int? { byCost.first }
}
