/// What organisations are compared by: a figure 0…100 that each of them has, or has not.
public enum Measure: Hashable, Sendable {
    /// The whole of digital maturity.
    case maturity
    /// One of its dimensions.
    case dimension(Identifier<Dimension>)
    /// One of its categories.
    case category(Identifier<Category>)
    /// One of its factors.
    case factor(Identifier<Factor>)
    /// The portfolio index of the inventory.
    case portfolioIndex
    /// How many of the shall-requirements' known answers are yes, in percent.
    case compliance

    /// Whether it is of an inventory, and not of an instrument.
    public var isOfPortfolio: Bool { self == .portfolioIndex || self == .compliance }
}

extension Measure: RawRepresentable {
    /// As files and tables have it: `maturity`, `category/efficiency`, `factor/E1`, `portfolio/index`.
    public var rawValue: String {
        switch self {
        case .maturity: "maturity"
        case .dimension(let id): "dimension/\(id)"
        case .category(let id): "category/\(id)"
        case .factor(let id): "factor/\(id)"
        case .portfolioIndex: "portfolio/index"
        case .compliance: "portfolio/compliance"
        }
    }

    /// Nil for a word that names none.
    public init?(rawValue: String) {
        switch rawValue {
        case "maturity": self = .maturity
        case "portfolio/index": self = .portfolioIndex
        case "portfolio/compliance": self = .compliance
        default:
            let parts = rawValue.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2, !parts[1].isEmpty else { return nil }
            switch parts[0] {
            case "dimension": self = .dimension(Identifier(parts[1]))
            case "category": self = .category(Identifier(parts[1]))
            case "factor": self = .factor(Identifier(parts[1]))
            default: return nil
            }
        }
    }
}

extension Instrument {
    /// All that it measures: the whole, the dimensions, the categories, the factors, each in the instrument's order.
    public var measures: [Measure] {
        [.maturity] + dimensions.map { .dimension($0.id) } + categories.map { .category($0.id) }
            + factors.map { .factor($0.id) }
    }

    /// What any of some factors counts in.
    public func measures(restingOn factors: Set<Identifier<Factor>>) -> Set<Measure> {
        guard !factors.isEmpty else { return [] }
        var measures = Set(factors.map(Measure.factor))
        for dimension in dimensions {
            for category in dimension.categories where category.factors.contains(where: { factors.contains($0.id) }) {
                measures.formUnion([.maturity, .dimension(dimension.id), .category(category.id)])
            }
        }
        return measures
    }
}

extension Method {
    /// All that an inventory is compared by.
    public static let measures: [Measure] = [.portfolioIndex, .compliance]
}
