import Model

/// One's own systems whose products others are leaving, the one that the largest share leaves first.
public struct LeftByOthers: Equatable, Sendable {
    /// Own systems in operation; systems of one product are one entry.
    public let entries: [Entry]

    /// A product that one has oneself.
    public struct Entry: Identifiable, Equatable, Sendable {
        /// The product's words.
        public var id: String { product.id }
        /// The product.
        public let product: NationalProducts.Product
        /// One's own systems of it.
        public let systems: [Identifier<System>]
        /// What the others do with it.
        public let others: NationalProducts.Stages
        /// What the others replace it with.
        public let replacements: [NationalProducts.Counted]
    }

    /// Of an organisation's systems. Told is what at least the threshold of others have.
    public init(_ systems: [System], in national: NationalProducts, names: ProductNames) {
        var own: [String: [Identifier<System>]] = [:]
        for system in systems where system.isInOperation {
            guard let product = names.product(of: system.productName) else { continue }
            own[product, default: []].append(system.id)
        }
        entries = national.products.compactMap { product in
            guard let systems = own[product.id] else { return nil }
            var others = product.stages
            if let stage = product.own?.stage { others[stage] -= 1 }
            guard others.total >= PeerDisclosure.threshold, others.leaving > 0 else { return nil }
            let replacements = product.replacements.compactMap { replacement in
                let count = replacement.count - (product.own?.replacements.contains(replacement.id) == true ? 1 : 0)
                return count > 0
                    ? NationalProducts.Counted(id: replacement.id, name: replacement.name, count: count) : nil
            }
            return Entry(product: product, systems: systems, others: others, replacements: replacements)
        }
        .sorted {
            ($1.others.shareLeaving, $1.others.leaving, $0.product.name)
                < ($0.others.shareLeaving, $0.others.leaving, $1.product.name)
        }
    }
}

extension System {
    /// The product that others know it as: its product, or its name where none is given.
    public var productName: String {
        if case .text(let product)? = fields[.product] { product } else { name }
    }

    /// What took its place, or will; nil when not known.
    public var replacement: String? {
        if case .text(let text)? = fields[.replacement] { text } else { nil }
    }
}
