import Foundation
import Library
import Model
import Testing

@testable import Scoring

/// The rules that ship, as names meet them.
enum Rules {
    static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path
    static let rules = Result { try Library(folder: repository).productRules() }

    static func names(_ decisions: ProductDecisions = ProductDecisions()) throws -> ProductNames {
        ProductNames(try rules.get(), decisions: decisions)
    }
}

@Suite struct ProductNamesTests {
    @Test(
        "what does not tell products apart is left out",
        arguments: [
            ("Tallmark Ärende AB, v. 3.1", "tallmark ärende"), ("TALLMARK  ÄRENDE", "tallmark ärende"),
            ("Flodnav 7.2", "flodnav"), ("Flodnav v3", "flodnav"), ("Flodnav 2019 Standard", "flodnav"),
            ("Flodnav Enterprise 2012 R2", "flodnav"), ("Flodnav Sverige AB (publ)", "flodnav"),
            ("Flodnav Nordic A/S", "flodnav"), ("Flodnav Cloud", "flodnav"), ("Flodnav on-premise", "flodnav"),
            ("Flodnav as a Service", "flodnav"), ("Systemet Flodnav (gamla)", "flodnav"),
            ("Flodnav testmiljö", "flodnav"), ("Flodnav licenser", "flodnav"), ("Léman Café", "leman cafe"),
            ("Tid & Plan", "tid plan"), ("Tid och Plan", "tid plan"), ("Kvalitetscentre", "kvalitetscentre"),
            ("Data Centre", "data center"),
        ])
    func reduces(_ written: String, _ product: String) throws {
        #expect(try Rules.names().product(of: written) == product)
    }

    @Test(
        "what tells products apart stays",
        arguments: [
            // Something is always left.
            ("Standard", "standard"), ("Cloud Online", "cloud"), ("2019", "2019"), ("och", "och"),
            // Numbers that belong to a name.
            ("Skogstid 365", "skogstid 365"), ("Skogstid 360 7.1", "skogstid 360"), ("W3D3", "w3d3"),
            // In the middle, and part of a word.
            ("Web Standard Plan", "web standard plan"), ("Onlineportalen", "onlineportalen"), ("Åsa", "åsa"),
        ])
    func keeps(_ written: String, _ product: String) throws {
        #expect(try Rules.names().product(of: written) == product)
    }

    @Test("a name without letters and digits stands for no product")
    func empty() throws {
        #expect(try Rules.names().product(of: "–") == nil)
        #expect(try Rules.names().product(of: "") == nil)
    }

    @Test("products are found by the other names that they are known under, with versions too")
    func aliases() throws {
        let names = try Rules.names()
        let product = names.product(of: "Microsoft SQL Server")
        for written in ["MSSQL", "SQL Server 2016 Standard", "MS SQL", "microsoft sql server 2019"] {
            #expect(names.product(of: written) == product, "\(written)")
        }
        #expect(names.product(of: "Office 365") == names.product(of: "M365"))
        // Every name leads to its product, and no product is another name of one.
        for alias in try Rules.rules.get().aliases {
            for other in alias.also { #expect(names.product(of: other) == names.product(of: alias.name), "\(other)") }
        }
    }

    @Test("each step says which rule took what")
    func steps() throws {
        let steps = try Rules.names().steps("Flodnav Enterprise AB, 7.2")
        #expect(steps.map(\.words) == ["2", "7", "ab", "enterprise"])
        #expect(steps.map(\.rule.id) == ["version", "version", "company", "edition"])
    }

    @Test("a product's words stand for itself, whatever was decided")
    func idempotent() throws {
        var random = SplitMix(seed: 7)
        for _ in 0..<300 {
            var decisions = ProductDecisions()
            let written = (0..<12).map { _ in Self.name(&random) }
            for _ in 0..<random.below(6) {
                let names = try Rules.names(decisions)
                let (one, other) = (written[random.below(12)], written[random.below(12)])
                guard let left = names.product(of: one), let right = names.product(of: other) else { continue }
                switch random.below(3) {
                case 0: decisions.merge(left, into: right)
                case 1: decisions.confirm([try #require(ProductNames.spelling(one))], are: left)
                default:
                    decisions.split(
                        try #require(ProductNames.spelling(one)), from: left,
                        others: written.filter { names.product(of: $0) == left && $0 != one }.compactMap {
                            ProductNames.spelling($0)
                        })
                }
            }
            let names = try Rules.names(decisions)
            for one in written {
                let product = try #require(names.product(of: one))
                #expect(names.product(of: product) == product, "\(one)")
            }
        }
    }

    @Test("two products that are made one are the same whichever is named first, and the others stay")
    func symmetric() throws {
        var random = SplitMix(seed: 11)
        for _ in 0..<300 {
            let written = (0..<10).map { _ in Self.name(&random) }
            var (one, other) = (ProductDecisions(), ProductDecisions())
            for _ in 0..<4 {
                let (left, right) = (written[random.below(10)], written[random.below(10)])
                let (names, others) = (try Rules.names(one), try Rules.names(other))
                one.merge(try #require(names.product(of: left)), into: try #require(names.product(of: right)))
                other.merge(try #require(others.product(of: right)), into: try #require(others.product(of: left)))
            }
            let (names, others) = (try Rules.names(one), try Rules.names(other))
            for left in written {
                for right in written {
                    #expect(
                        (names.product(of: left) == names.product(of: right))
                            == (others.product(of: left) == others.product(of: right)))
                }
            }
        }
    }

    @Test("a name that is split off leaves the others together, also where it is what they were called after")
    func splits() throws {
        let spellings = ["flodnav", "flodnav 7", "flodnav enterprise"]
        for one in spellings {
            var decisions = ProductDecisions()
            let rest = spellings.filter { $0 != one }
            decisions.split(one, from: "flodnav", others: rest)
            let names = try Rules.names(decisions)
            let products = Set(rest.map { names.product(of: $0) })
            #expect(products.count == 1, "\(one)")
            #expect(!products.contains(names.product(of: one)), "\(one)")
        }
    }

    @Test("what is decided can be undone beside what others decided meanwhile")
    func changes() throws {
        var mine = ProductDecisions()
        mine.merge("a", into: "b")
        mine.tellApart("c", "d")
        let change = ProductDecisions.Change(from: ProductDecisions(), to: mine)
        var theirs = ProductDecisions()
        theirs.merge("e", into: "f")
        let both = try #require(theirs.applying(change))
        #expect(both.product(of: "a") == "b" && both.product(of: "e") == "f")
        #expect(both.apart == [ProductDecisions.Pair("d", "c")])
        #expect(both.applying(change.inverse) == theirs)
    }

    @Test("names that lead back to themselves are refused")
    func circles() {
        #expect(ProductDecisions(products: ["a": "b", "b": "a"], apart: []) == nil)
        #expect(ProductDecisions(products: ["a": "b"], apart: [])?.product(of: "b") == "b")
    }

    /// A product with things around it that should not matter, or do.
    private static func name(_ random: inout SplitMix) -> String {
        let words = [
            "Flodnav", "Bergvakt", "Ljus rum", "Office 365", "SQL Server", "Systemet", "AB", "Online", "v3", "7.2",
            "365",
            "Sverige", "as a service", "gamla", "och", "Ärende", "R2", "&",
        ]
        var name = (0...random.below(5)).map { _ in words[random.below(words.count)] }
        name.insert(words[random.below(6)], at: random.below(name.count + 1))
        return name.joined(separator: " ")
    }
}

extension SplitMix {
    /// A whole number below a limit greater than 0.
    fileprivate mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }
}
