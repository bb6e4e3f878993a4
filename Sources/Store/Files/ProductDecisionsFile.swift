import JSON
import Model

/// `product_names.json` of a collection: what people have decided on names of products. No organisation's file can have
/// that name, as identifiers have no underscore.
enum ProductDecisionsFile {
    static let name = "product_names.json"

    static func read(_ node: JSONNode) throws(Malformed) -> ProductDecisions {
        var products: [String: String] = [:]
        var apart: Set<ProductDecisions.Pair> = []
        _ = try node.object { key, value throws(Malformed) in
            switch key {
            case "products": products = try value.dictionary { item throws(Malformed) in try words(item) }
            case "apart":
                apart = Set(
                    try value.list { item throws(Malformed) in
                        let names = try item.list(words)
                        guard names.count == 2, names[0] != names[1] else {
                            throw Malformed(problem: "two different names were expected")
                        }
                        return ProductDecisions.Pair(names[0], names[1])
                    })
            default: return false
            }
            return true
        }
        guard let decisions = ProductDecisions(products: products, apart: apart) else {
            throw Malformed(
                path: [.key("products")], problem: "a name leads back to itself by way of others",
                remedy: "let one of them be a product of its own, as in \"a\": \"a\"")
        }
        return decisions
    }

    static func json(_ decisions: ProductDecisions) -> JSON {
        [
            "format": 1, "products": .object(decisions.products.mapValues(JSON.string)),
            "apart": .array(decisions.apart.sorted().map { [.string($0.one), .string($0.other)] }),
        ]
    }

    /// Names are looked up by their words, so that any other text would never be found.
    private static func words(_ node: JSONNode) throws(Malformed) -> String {
        let text = try node.text()
        guard !text.isEmpty, text == text.lowercased(), text.first != " ", text.last != " " else {
            throw Malformed(
                problem: "a name in small letters was expected", remedy: "write its words with single blanks between")
        }
        return text
    }
}
