import Model

/// What people look through before national figures are trusted: names that the rules took for one product, and
/// products whose names are so alike that they may be one.
///
/// Whoever reviews has the summaries, so that no name is kept from them.
public struct ProductReview: Equatable, Sendable {
    /// Products with several names first, those that nobody has decided on before the others and each with most
    /// organisations first.
    public let products: [Product]
    /// Pairs that nobody has decided on, the most alike first.
    public let proposals: [Proposal]

    /// A product with the names that stand for it.
    public struct Product: Identifiable, Equatable, Sendable {
        /// Its words.
        public let id: String
        /// As most organisations write it.
        public let name: String
        /// Its names, that of most organisations first; those that differ in signs only are one.
        public let spellings: [Spelling]
        /// Organisations that have it.
        public let organisations: Int
        /// Whether somebody has decided on all of its names.
        public var isConfirmed: Bool { spellings.allSatisfy(\.isDecided) }
    }

    /// A name in the words that decisions are about.
    public struct Spelling: Identifiable, Equatable, Sendable {
        /// Its words.
        public let id: String
        /// As most organisations write it.
        public let written: String
        /// Organisations that write it so.
        public let organisations: Int
        /// Whether somebody has decided what it is.
        public let isDecided: Bool
    }

    /// Two products that may be one.
    public struct Proposal: Equatable, Sendable {
        /// The one with fewer organisations.
        public let one: Product
        /// The one that would take it in.
        public let other: Product
        /// Organisations that have any of them.
        public let organisations: Int
        /// Why.
        public let reason: Reason
    }

    /// Why products may be one.
    public enum Reason: Equatable, Sendable {
        /// Their names are nearly the same, 0…1.
        case likeness(Double)
        /// The one's name is the other's with the supplier's before it.
        case supplier(String)

        fileprivate var strength: Double {
            switch self {
            case .likeness(let share): share
            case .supplier: 1
            }
        }
    }

    /// Of a table. Asked now and then whether nobody waits for it any more, it gives up with nil.
    public init?(_ table: ProductTable, names: ProductNames, isCancelled: () -> Bool = { false }) {
        let grouping = ProductGrouping(table, names)
        let spellingOf = table.names.map { ProductNames.spelling($0) ?? "" }
        if isCancelled() { return nil }
        var products: [Product] = []
        var suppliers: [Set<Int32>] = []
        var places: [Int] = []
        for place in grouping.products.indices {
            let rows = grouping.rows(of: place)
            guard !rows.isEmpty else { continue }
            products.append(
                Product(grouping.products[place], rows, table, spellingOf, grouping.isMerged, names.decisions))
            places.append(place)
            suppliers.append(Set(rows.map { table.supplier[Int($0)] }))
        }
        if isCancelled() { return nil }
        let pairs =
            Self.supplierPairs(products, suppliers, table)
            + Self.alikePairs(products, isCancelled: isCancelled)
        if isCancelled() { return nil }
        var seen: Set<ProductDecisions.Pair> = []
        proposals = pairs.compactMap { one, other, reason in
            let pair = ProductDecisions.Pair(products[one].id, products[other].id)
            guard !names.decisions.apart.contains(pair), seen.insert(pair).inserted else { return nil }
            let isFewer =
                (products[one].organisations, products[other].id) < (products[other].organisations, products[one].id)
            let (less, more) = isFewer ? (one, other) : (other, one)
            let rows = grouping.rows(of: places[one]) + grouping.rows(of: places[other])
            return Proposal(
                one: products[less], other: products[more],
                organisations: Set(rows.map { table.peer[Int($0)] }).count, reason: reason)
        }
        .sorted {
            ($1.reason.strength, $1.other.organisations, $0.one.id, $0.other.id)
                < ($0.reason.strength, $0.other.organisations, $1.one.id, $1.other.id)
        }
        func order(_ product: Product) -> (Int, Int, String) {
            (product.spellings.count == 1 ? 2 : product.isConfirmed ? 1 : 0, -product.organisations, product.id)
        }
        self.products = products.sorted { order($0) < order($1) }
    }

    private typealias Pair = (one: Int, other: Int, reason: Reason)

    private static func alikePairs(_ products: [Product], isCancelled: () -> Bool) -> [Pair] {
        guard let clusters = NameClusters(products.map(\.id), isCancelled: isCancelled) else { return [] }
        return clusters.clusters.flatMap { members, likeness in
            // With the one that most have: each pair of a large cluster would be as many questions again.
            let main = members.max { products[$0].organisations < products[$1].organisations } ?? members[0]
            return members.filter { $0 != main }.map { ($0, main, Reason.likeness(likeness)) }
        }
    }

    private static func supplierPairs(
        _ products: [Product], _ suppliers: [Set<Int32>], _ table: ProductTable
    ) -> [Pair] {
        let places = Dictionary(uniqueKeysWithValues: products.enumerated().map { ($1.id, $0) })
        let makers = table.suppliers.map { NameKey($0)?.words ?? [] }
        return products.indices.flatMap { place in
            let words = products[place].id.split(separator: " ").map(String.init)
            return suppliers[place].filter { $0 >= 0 }.sorted().compactMap { supplier -> Pair? in
                // Suppliers are often called by the first word of their names.
                guard let first = makers[Int(supplier)].first, words.count > 1, words[0] == first,
                    let other = places[words.dropFirst().joined(separator: " ")]
                else { return nil }
                return (place, other, Reason.supplier(table.suppliers[Int(supplier)]))
            }
        }
    }
}

extension ProductReview.Product {
    fileprivate init(
        _ id: String, _ rows: ArraySlice<Int32>, _ table: ProductTable, _ spellingOf: [String],
        _ isMerged: [Bool], _ decisions: ProductDecisions
    ) {
        var organisations = OrganisationCounter()
        var written = OrganisationCounter()
        var spellings: [String: (count: Int, last: Int32, names: Set<Int32>)] = [:]
        for row in rows {
            let (peer, name) = (table.peer[Int(row)], table.name[Int(row)])
            organisations.add(0, of: peer)
            written.add(name, of: peer)
            let spelling = spellingOf[Int(name)]
            var known = spellings[spelling] ?? (0, -1, [])
            if known.last != peer { known = (known.count + 1, peer, known.names) }
            known.names.insert(name)
            spellings[spelling] = known
        }
        func best(_ names: Set<Int32>) -> String {
            let best = names.min {
                (-(written.counts[$0] ?? 0), table.names[Int($0)]) < (-(written.counts[$1] ?? 0), table.names[Int($1)])
            }
            return best.map { table.names[Int($0)] } ?? id
        }
        let all = spellings.map { spelling, known in
            ProductReview.Spelling(
                id: spelling, written: best(known.names), organisations: known.count,
                isDecided: decisions.products[spelling] != nil)
        }
        .sorted { ($1.organisations, $0.id) < ($0.organisations, $1.id) }
        // What others were made one with goes by its own name, not by theirs.
        let merged = Set(rows.map { table.name[Int($0)] }.filter { isMerged[Int($0)] }.map { spellingOf[Int($0)] })
        let named = all.first { !merged.contains($0.id) } ?? all.first
        self.init(
            id: id, name: named?.written ?? id, spellings: all, organisations: organisations.counts[0] ?? 0)
    }
}
