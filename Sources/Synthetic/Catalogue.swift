import Glibc
import Model

/// The products that an invented inventory is made of: the story's, and for inventories that are larger than a
/// municipality's as many more as it takes, each like one of the story's under another name.
struct Catalogue: Sendable {
    private(set) var products: [Story.Product]
    /// Whether the inventory is as uneven as real ones: gaps, names that are nearly alike, several owners.
    let isUneven: Bool

    /// The story's products, in good order.
    init(_ story: Story) {
        products = story.products
        isUneven = false
    }

    /// At least `size` products, with the gaps and doubles of a real inventory.
    init(_ story: Story, size: Int, _ random: inout SplitMix) {
        products = story.products
        isUneven = true
        var names = Set(products.map(\.name))
        let suppliers = Set(products.map(\.supplier)).sorted() + Self.suppliers
        while products.count < size {
            var product = random.pick(story.products)
            var name = random.pick(Self.beginnings) + random.pick(Self.ends) + random.pick(Self.versions)
            while !names.insert(name).inserted { name = "\(name) \(1 + random.below(900))" }
            product.name = name
            // A few suppliers have much of the market.
            let rank = pow(random.share(), 2.5) * Double(suppliers.count)
            product.supplier = suppliers[Int(rank)]
            if random.share() < 0.6 { product.gives = [:] }
            // Costs are spread as wide as costs are: most are small, and some make up much of the sum.
            let factor = exp(random.normal() * 0.9 - 0.6)
            product.cost =
                Int(Double(product.cost.lowerBound) * factor)...Int(Double(product.cost.upperBound) * factor)
            product.quality = min(4.8, max(1.2, product.quality + random.normal() * 0.5))
            product.importance = min(4.9, max(1.2, product.importance + random.normal() * 0.5))
            product.introduced += random.below(9) - 4
            products.append(product)
        }
    }

    /// What organisations that leave one of the story's products mostly take instead: a better one for the same.
    func successor(of product: Story.Product) -> Story.Product? {
        products.filter { $0.category == product.category && $0.quality >= product.quality + 1.2 }
            .max { ($0.quality, $1.name) < ($1.quality, $0.name) }
    }

    private static let beginnings = [
        "Nord", "Sol", "Flod", "Lind", "Berg", "Tall", "Hav", "Mark", "Ljus", "Strand", "Kvarn", "Björk", "Gran",
        "Sten", "Älv", "Fors", "Ek", "Ask", "Vind", "Sjö", "Ängs", "Vår", "Höst", "Skogs",
    ]
    private static let ends = [
        "vis", "rum", "nav", "vakt", "plan", "data", "ring", "port", "spår", "blad", "väg", "stöd", "lista", "form",
        "flöde", "bas", "kort", "länk", "torg", "bok", "karta", "register", "tid", "ord",
    ]
    private static let versions = ["", "", "", " Bas", " Plus", " 24", " Nova", " Mobil"]
    private static let suppliers = beginnings.flatMap { beginning in
        ["Data AB", "Systems AB", "Digital", "Informatik"].map { "\(beginning)vik \($0)" }
    }
}
