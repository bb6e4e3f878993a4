import Foundation
import Library
import Model
import Testing

@testable import Scoring

@Suite struct NationalProductsTests {
    static func peer(_ number: Int) -> Summary.Participant {
        Summary.Participant(id: Identifier("o\(100 + number)"), name: "Ort \(number)", kind: .municipality)
    }

    /// Organisations with their products, one after the other.
    static func table(_ organisations: [[Summary.Product]]) -> ProductTable {
        var table = ProductTable()
        for (number, products) in organisations.enumerated() { table.add(peer(number), products) }
        return table
    }

    static func national(
        _ organisations: [[Summary.Product]], own: Int? = nil, decisions: ProductDecisions = ProductDecisions()
    ) throws -> NationalProducts {
        try #require(
            NationalProducts(
                table(organisations), names: try Rules.names(decisions), own: own.map { peer($0).id }))
    }

    @Test("an organisation counts once, with the mean of its systems in operation")
    func once() throws {
        let one = [
            Summary.Product(name: "Flodnav 7", quality: Score(20), lifecycle: .inUse),
            Summary.Product(name: "Flodnav AB", quality: Score(40), lifecycle: .phasingOut),
            // Counts in no figure of quality.
            Summary.Product(name: "Flodnav", quality: Score(100), lifecycle: .retired),
        ]
        let others = [10.0, 50, 70, 90].map { [Summary.Product(name: "FLODNAV", quality: Score($0))] }
        let product = try #require(try Self.national([one] + others)["flodnav"])
        #expect(product.stages.total == 5 && product.stages.inUse == 5 && product.stages.leaving == 0)
        let quality = try #require(product.quality.distribution)
        #expect(
            quality.median == 50 && quality.mean == 50 && quality.lowerQuartile == 30 && quality.upperQuartile == 70)
        #expect(product.importance == .withheld(.tooFew))
        #expect(product.name == "FLODNAV")
    }

    @Test("what fewer than five have is not told: neither its name, nor as a replacement, nor its supplier")
    func withheld() throws {
        let common = Summary.Product(name: "Flodnav", supplier: "Nordvik AB", lifecycle: .retired)
        let rare = Summary.Product(name: "Egenbygget i Ort", supplier: "Ort kommun")
        var replaced = common
        (replaced.replacement, replaced.supplier) = ("Egenbygget i Ort", "Ort kommun")
        let national = try Self.national([[common], [common], [common, rare], [common, rare], [common, replaced]])
        #expect(national.products.map(\.id) == ["flodnav"])
        #expect(national.withheld == 1)
        let product = try #require(national["flodnav"])
        #expect(product.replacements.isEmpty && product.otherReplacements == 1)
        #expect(product.suppliers.map(\.name) == ["Nordvik AB"])
        #expect(product.suppliers.map(\.count) == [5])
        #expect(product.stages.retired == 5 && product.stages.shareLeaving == 1)
    }

    @Test("a name that says more than what all have in common is not told where few write it so")
    func wording() throws {
        let rows = (0..<6).map { [Summary.Product(name: "Flodnav \($0)", supplier: "Nordvik AB \($0)")] }
        let product = try #require(try Self.national(rows)["flodnav"])
        #expect(product.name == "flodnav" && product.suppliers.map(\.name) == ["nordvik"])
        let known = try Self.national(rows + [[Summary.Product(name: "FlodNav")]])
        #expect(known["flodnav"]?.name == "FlodNav")
    }

    @Test("own systems that others leave, without oneself among the others")
    func left() throws {
        let leaving = Summary.Product(name: "Flodnav 7", lifecycle: .phasingOut, replacement: "Bergvakt 2")
        let staying = Summary.Product(name: "Flodnav")
        let next = Summary.Product(name: "Bergvakt")
        let mine = [
            System(id: "a", name: "Kartan", fields: [.product: .text("Flodnav v9")]),
            System(id: "b", name: "Flodnav", fields: [.lifecycle: .text("retired")]),
            System(id: "c", name: "Bergvakt"),
        ]
        let organisations = [
            [leaving], [staying, next], [leaving, next], [staying, next], [staying, next], [leaving, next],
        ]
        let names = try Rules.names()
        let left = LeftByOthers(mine, in: try Self.national(organisations, own: 0), names: names)
        let entry = try #require(left.entries.first)
        #expect(left.entries.count == 1)
        #expect(entry.systems == ["a"])
        #expect(entry.others.total == 5 && entry.others.leaving == 2)
        #expect(entry.replacements.map(\.name) == ["Bergvakt"] && entry.replacements.map(\.count) == [2])
        // Five with oneself are four others.
        let few = LeftByOthers(mine, in: try Self.national(Array(organisations.prefix(5)), own: 0), names: names)
        #expect(few.entries.isEmpty)
    }

    @Test("names that people decided on are counted as decided")
    func decided() throws {
        let rows = (0..<6).map { [Summary.Product(name: $0 < 3 ? "Flodnav" : "Kartverktyget")] }
        #expect(try Self.national(rows).products.isEmpty)
        var decisions = ProductDecisions()
        decisions.merge("kartverktyget", into: "flodnav")
        #expect(try Self.national(rows, decisions: decisions)["flodnav"]?.stages.total == 6)
    }

    @Test("every figure is that of an independent calculation over products that are known")
    func oracle() throws {
        let file = try #require(Bundle.module.url(forResource: "Oracle/products", withExtension: "json"))
        let oracle = try JSONDecoder().decode(ProductOracle.self, from: Data(contentsOf: file))
        let names = try Rules.names()
        let ids = try oracle.bases.map { try #require(names.product(of: $0)) }
        for sample in oracle.samples {
            let place: Comment = "seed \(sample.seed)"
            var table = ProductTable()
            for organisation in sample.organisations {
                table.add(
                    Summary.Participant(
                        id: Identifier(organisation.id), name: organisation.id, kind: .municipality),
                    organisation.systems.map(\.product))
            }
            let national = try #require(
                NationalProducts(table, names: names, own: Identifier(sample.own)))
            #expect(national.withheld == sample.expected.withheld, place)
            let expected = Dictionary(
                uniqueKeysWithValues: sample.expected.products.map { (ids[Int($0.key)!], $0.value) })
            #expect(Set(national.products.map(\.id)) == Set(expected.keys), place)
            func counts(_ named: [String: Int]) -> [String: Int] {
                Dictionary(uniqueKeysWithValues: named.map { (ids[Int($0.key)!], $0.value) })
            }
            func counts(_ counted: [NationalProducts.Counted]) -> [String: Int] {
                Dictionary(uniqueKeysWithValues: counted.map { ($0.id, $0.count) })
            }
            for product in national.products {
                let figures = try #require(expected[product.id])
                #expect(product.stages.list == figures.stages, place)
                #expect(counts(product.replacements) == counts(figures.replacements), place)
                #expect(product.otherReplacements == figures.otherReplacements, place)
                for (outcome, lie) in [(product.quality, figures.quality), (product.importance, figures.importance)] {
                    let found = outcome.distribution.map {
                        [$0.mean, $0.low, $0.lowerQuartile, $0.median, $0.upperQuartile, $0.high, Double($0.count)]
                    }
                    #expect((found == nil) == (lie == nil), place)
                    #expect(zip(found ?? [], lie ?? []).allSatisfy { abs($0 - $1) < 1e-9 }, place)
                }
            }
            let own = try #require(sample.organisations.first { $0.id == sample.own })
            let left = LeftByOthers(own.systems.enumerated().map { $1.system($0) }, in: national, names: names)
            let leaving = Dictionary(
                uniqueKeysWithValues: sample.expected.left.map { (ids[Int($0.key)!], $0.value) })
            #expect(Set(left.entries.map(\.id)) == Set(leaving.keys), place)
            for entry in left.entries {
                #expect(entry.others.list == leaving[entry.id]?.stages, place)
                #expect(counts(entry.replacements) == counts(leaving[entry.id]?.replacements ?? [:]), place)
            }
        }
    }

    @Test("whatever organisations write, nothing is told that fewer than five of them have")
    func leaks() throws {
        var random = SplitMix(seed: 3)
        for _ in 0..<60 {
            // Names that tell whose they are, and some that many share.
            let organisations = (0..<(4 + Int(random.next() % 9))).map { number in
                (0..<Int(random.next() % 6)).map { _ in
                    func name() -> String {
                        let common = ["Flodnav", "Bergvakt 2", "Ljusrum AB"]
                        return random.share() < 0.5 ? "Ort \(number)s eget" : common[Int(random.next() % 3)]
                    }
                    return Summary.Product(
                        name: name(), supplier: name(), quality: Score(random.share() * 100),
                        lifecycle: random.share() < 0.5 ? .retired : .inUse,
                        replacement: random.share() < 0.5 ? name() : nil)
                }
            }
            let national = try Self.national(organisations)
            for product in national.products {
                #expect(product.stages.total >= 5)
                #expect((product.quality.distribution?.count ?? 5) >= 5)
                let told = [product.name] + product.replacements.map(\.name) + product.suppliers.map(\.name)
                #expect(!told.contains { $0.contains("Ort") })
            }
        }
    }
}

@Suite struct ProductReviewTests {
    @Test("several names of a product are looked through first, and names that are alike are proposed")
    func review() throws {
        let table = NationalProductsTests.table([
            [.init(name: "Flodnav 7"), .init(name: "Bergvakt")], [.init(name: "Flodnav AB"), .init(name: "Bergvakt")],
            [.init(name: "FLODNAV 7")], [.init(name: "Flodnaw"), .init(name: "Flodnav AB")],
            [.init(name: "Nordvik Bergvakt", supplier: "Nordvik AB")],
        ])
        let review = try #require(ProductReview(table, names: try Rules.names()))
        let first = try #require(review.products.first)
        #expect(first.id == "flodnav" && first.organisations == 4 && !first.isConfirmed)
        #expect(first.spellings.map(\.id) == ["flodnav 7", "flodnav ab"])
        #expect(first.spellings.map(\.organisations) == [2, 2])
        let pairs = review.proposals.map { [$0.one.id, $0.other.id] }
        #expect(pairs == [["nordvik bergvakt", "bergvakt"], ["flodnaw", "flodnav"]])

        // One organisation has both names.
        #expect(review.proposals.last?.organisations == 4)

        var decisions = ProductDecisions()
        decisions.confirm(first.spellings.map(\.id), are: first.id)
        decisions.merge("nordvik bergvakt", into: "bergvakt")
        decisions.tellApart("flodnav", "flodnaw")
        let after = try #require(ProductReview(table, names: try Rules.names(decisions)))
        #expect(after.proposals.isEmpty)
        #expect(after.products.first { $0.id == "flodnav" }?.isConfirmed == true)
        #expect(after.products.first { $0.id == "bergvakt" }?.spellings.map(\.id) == ["bergvakt", "nordvik bergvakt"])
    }
}

extension ProductReviewTests {
    @Test("a product that others were made one with keeps its name, also where they are more")
    func named() throws {
        let rows = Array(repeating: "Bergvakt", count: 9) + Array(repeating: "Flodnav", count: 5)
        let table = NationalProductsTests.table(rows.map { [.init(name: $0)] })
        var decisions = ProductDecisions()
        decisions.merge("bergvakt", into: "flodnav")
        let names = try Rules.names(decisions)
        #expect(try #require(ProductReview(table, names: names)).products.map(\.name) == ["Flodnav"])
        #expect(try #require(NationalProducts(table, names: names)).products.map(\.name) == ["Flodnav"])
    }
}

/// Oracle/products.json.
private struct ProductOracle: Decodable {
    var bases: [String]
    var samples: [Sample]

    struct Sample: Decodable {
        var seed: Int
        var own: String
        var organisations: [Organisation]
        var expected: Expected
    }

    struct Organisation: Decodable {
        var id: String
        var systems: [Entry]
    }

    struct Entry: Decodable {
        var name: String
        var supplier: String?
        var replacedBy: String?
        var quality: Double?
        var importance: Double?
        var lifecycle: String?

        var product: Summary.Product {
            Summary.Product(
                name: name, supplier: supplier, quality: quality.map { Score($0) },
                importance: importance.map { Score($0) },
                lifecycle: lifecycle.flatMap(System.Lifecycle.init), replacement: replacedBy)
        }

        func system(_ number: Int) -> System {
            System(
                id: Identifier("s\(number)"), name: "System \(number)",
                fields: [.product: .text(name), .lifecycle: .text(lifecycle ?? "inUse")])
        }
    }

    struct Expected: Decodable {
        var products: [String: Figures]
        var withheld: Int
        var left: [String: Left]
    }

    struct Figures: Decodable {
        var stages: [Int]
        var quality: [Double]?
        var importance: [Double]?
        var replacements: [String: Int]
        var otherReplacements: Int
    }

    struct Left: Decodable {
        var stages: [Int]
        var replacements: [String: Int]
    }
}

extension NationalProducts.Stages {
    /// As the oracle orders them.
    fileprivate var list: [Int] { [planned, retired, phasingOut, inUse] }
}
