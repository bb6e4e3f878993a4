import Model

/// Which of some systems figures are of: those in operation, without what is retired or planned.
struct Population: Equatable, Sendable {
    private(set) var inOperation = 0
    private(set) var retired = 0
    private(set) var planned = 0

    /// Counts systems that are at one place in their lives; nil where that is not known.
    mutating func add(_ count: Int, _ lifecycle: System.Lifecycle?) {
        switch lifecycle {
        case .retired: retired += count
        case .planned: planned += count
        default: inOperation += count
        }
    }

    /// Without telling apart what is planned, where that is looked at too.
    var withPlanned: Population {
        var all = self
        all.inOperation += planned
        all.planned = 0
        return all
    }
}

extension Workspace {
    /// `142 av 150 system`.
    func count(of population: Population) -> String {
        let all = organisation.systems.count
        return population.inOperation == all
            ? strings("portfolio.of-all", format.count(all))
            : strings("systems.count-of", format.count(population.inOperation), format.count(all))
    }

    /// `utan 5 avvecklade och 3 planerade`; nil where nothing is left out.
    func exclusion(from population: Population) -> String? {
        func part(_ count: Int, _ one: String, _ many: String) -> String? {
            count == 0 ? nil : count == 1 ? strings(one) : strings(many, format.count(count))
        }
        let parts = [
            part(population.retired, "portfolio.without.retired-one", "portfolio.without.retired"),
            part(population.planned, "portfolio.without.planned-one", "portfolio.without.planned"),
        ].compactMap { $0 }
        guard let first = parts.first else { return nil }
        return strings(
            "portfolio.without", parts.count == 1 ? first : strings("portfolio.without.both", first, parts[1]))
    }
}
