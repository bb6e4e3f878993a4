import Model

/// The rows of a product table by product.
struct ProductGrouping: Sendable {
    /// The products' words, in their order.
    let products: [String]
    /// By place among the table's names, the product's place; −1 for a name that stands for none.
    let productOfName: [Int32]
    /// By place among the table's names, whether it is its product only as people decided so.
    let isMerged: [Bool]
    /// Rows by product; of one product in the table's order, which is that of the organisations.
    let rows: [Int32]
    /// Where each product's rows begin, and behind the last one where they end.
    let starts: [Int]

    init(_ table: ProductTable, _ names: ProductNames) {
        let words = table.names.map { names.product(of: $0) }
        products = Set(words.compactMap(\.self)).sorted()
        let places = Dictionary(uniqueKeysWithValues: products.enumerated().map { ($1, Int32($0)) })
        let productOfName = words.map { word in word.flatMap { places[$0] } ?? -1 }
        self.productOfName = productOfName
        isMerged =
            names.decisions.isEmpty
            ? words.map { _ in false } : zip(table.names, words).map { names.ruled($0) != $1 }
        // Counted first, so that each row is put at its place at once.
        var counts = [Int](repeating: 0, count: products.count + 1)
        for name in table.name where productOfName[Int(name)] >= 0 { counts[Int(productOfName[Int(name)]) + 1] += 1 }
        for place in counts.indices.dropFirst() { counts[place] += counts[place - 1] }
        starts = counts
        var rows = [Int32](repeating: 0, count: counts.last ?? 0)
        for (row, name) in table.name.enumerated() {
            let product = Int(productOfName[Int(name)])
            guard product >= 0 else { continue }
            rows[counts[product]] = Int32(row)
            counts[product] += 1
        }
        self.rows = rows
    }

    /// A product's rows, one organisation after the other.
    func rows(of product: Int) -> ArraySlice<Int32> { rows[starts[product]..<starts[product + 1]] }
}

/// How many organisations each of some texts or things has, each organisation counted once.
struct OrganisationCounter: Sendable {
    /// By thing.
    private(set) var counts: [Int32: Int] = [:]
    private var last: [Int32: Int32] = [:]

    /// Takes note of a thing in an organisation; organisations come one after the other.
    mutating func add(_ thing: Int32, of organisation: Int32) {
        guard last[thing] != organisation else { return }
        last[thing] = organisation
        counts[thing, default: 0] += 1
    }
}
