/// What people have decided on names of products: these are one product, those are not.
///
/// A name stands here as its words in small letters, as `ProductNames` makes them.
public struct ProductDecisions: Equatable, Sendable {
    /// By a name's words, the words of the product that it is; the same where the name is a product of its own.
    public private(set) var products: [String: String]
    /// Pairs of products that are not the same, although their names are alike.
    public private(set) var apart: Set<Pair>

    /// Nothing is decided.
    public init() {
        products = [:]
        apart = []
    }

    /// Takes both; nil where a name would lead back to itself by way of others.
    public init?(products: [String: String], apart: Set<Pair>) {
        self.products = products
        self.apart = apart
        for product in products.values where products[product] == nil { self.products[product] = product }
        for name in products.keys where root(of: name) == nil { return nil }
    }

    /// Whether nothing is decided.
    public var isEmpty: Bool { products.isEmpty && apart.isEmpty }

    /// Two products, whichever is named first.
    public struct Pair: Hashable, Comparable, Sendable {
        /// The words of the one that sorts first.
        public let one: String
        /// The words of the other one.
        public let other: String

        /// Takes both in any order.
        public init(_ one: String, _ other: String) {
            self.one = min(one, other)
            self.other = max(one, other)
        }

        /// By their words.
        public static func < (left: Pair, right: Pair) -> Bool {
            (left.one, left.other) < (right.one, right.other)
        }
    }

    /// The product that a name is, as decided; nil where nothing is, or where names lead back to themselves.
    public func product(of name: String) -> String? { products[name].flatMap { _ in root(of: name) } }

    private func root(of name: String) -> String? {
        var name = name
        for _ in 0...products.count {
            guard let next = products[name], next != name else { return name }
            name = next
        }
        return nil
    }

    /// Decides what a name is. What others are decided to be is a product of its own from then on.
    public mutating func set(_ name: String, is product: String) {
        products[name] = product
        if products[product] == nil { products[product] = product }
    }

    /// Decides that two products are not the same.
    public mutating func tellApart(_ one: String, _ other: String) { apart.insert(Pair(one, other)) }

    /// Forgets that two products were told apart.
    public mutating func forgetApart(_ one: String, _ other: String) { apart.remove(Pair(one, other)) }
}

extension ProductDecisions {
    /// What changed between two states, so that it can be done to what others have decided meanwhile, and undone.
    public struct Change: Equatable, Sendable {
        /// By name, the product before and after.
        public let products: [String: Replacement<String?>]
        /// Pairs that were told apart, or not any more.
        public let added, removed: Set<Pair>

        /// What leads from one state to the other.
        public init(from before: ProductDecisions, to after: ProductDecisions) {
            var products: [String: Replacement<String?>] = [:]
            for name in Set(before.products.keys).union(after.products.keys)
            where before.products[name] != after.products[name] {
                products[name] = Replacement(from: before.products[name], to: after.products[name])
            }
            self.init(
                products: products, added: after.apart.subtracting(before.apart),
                removed: before.apart.subtracting(after.apart))
        }

        private init(products: [String: Replacement<String?>], added: Set<Pair>, removed: Set<Pair>) {
            self.products = products
            self.added = added
            self.removed = removed
        }

        /// What takes it back.
        public var inverse: Change {
            Change(
                products: products.mapValues { Replacement(from: $0.to, to: $0.from) }, added: removed, removed: added)
        }

        /// Whether there is nothing to do.
        public var isEmpty: Bool { products.isEmpty && added.isEmpty && removed.isEmpty }
    }

    /// With a change; nil where names would lead back to themselves with what others decided.
    public func applying(_ change: Change) -> ProductDecisions? {
        var products = products
        for (name, replacement) in change.products { products[name] = replacement.to }
        return ProductDecisions(products: products, apart: apart.union(change.added).subtracting(change.removed))
    }
}
