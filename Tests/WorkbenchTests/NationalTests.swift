import Model
import Scoring
import Store
import Testing

@testable import Workbench

/// Systems nationally, by keys.
@Suite struct NationalTests {
    /// Six organisations with one product under two names and another that is nearly the same, before the pane's view.
    private func fixture(_ organisation: Organisation? = nil, size: (Int, Int) = (120, 40)) throws -> Fixture {
        let summaries = (0..<6).map { number in
            Summary(
                organisation: Summary.Participant(
                    id: Identifier("o\(number)"), name: "Ort \(number)", kind: .municipality),
                shared: Day("2026-11-20")!, results: [],
                products: [
                    Summary.Product(
                        name: number < 3 ? "Flodnav 7" : "Flodnav AB", quality: Score(50),
                        lifecycle: number == 0 ? .retired : .inUse, replacement: number == 0 ? "Bergvakt" : nil),
                    Summary.Product(name: number == 5 ? "Bergvakd" : "Bergvakt"),
                ])
        }
        var fixture = try Fixture(
            organisation
                ?? Organisation(
                    profile: Organisation.Profile(slug: "prov", name: "Prov", kind: .municipality),
                    systems: [System(id: "a", name: "Kartan", fields: [.product: .text("Flodnav v9")])]),
            size: size, peers: PeerSource(summaries, measures: [:]))
        fixture.worksAtOnce = true
        let pane = try #require(Panes.all.firstIndex { $0 is ComparePane })
        fixture.press("\(pane + 1)", "n")
        return fixture
    }

    private func national(_ fixture: Fixture) throws -> NationalState {
        try #require(fixture.state.pane as? ComparePane).national
    }

    @Test("the products with how they do, one by itself, and own systems that others leave")
    func views() throws {
        var fixture = try fixture()
        #expect(try national(fixture).products.map(\.id) == ["flodnav", "bergvakt"])
        #expect(fixture.screen.contains("•  flodnav"))
        fixture.press("Enter")
        #expect(fixture.screen.contains("6 organisationer") && fixture.screen.contains("Kartan"))
        fixture.press("Esc", "w")
        #expect(fixture.screen.contains("Kartan") && fixture.screen.contains("1 av 6"))
        #expect(fixture.screen.contains("Bergvakt"))
        fixture.press("Esc")
        #expect(try national(fixture).part == .products)
    }

    @Test("a file that could not be read is told of, and what is decided is answered")
    func told() throws {
        var source = PeerSource([], measures: [:])
        source.products = { (ProductTable(), [StoreError(.badData, file: "a.json", problem: "x")]) }
        var broken = try Fixture(peers: source)
        broken.worksAtOnce = true
        let pane = try #require(Panes.all.firstIndex { $0 is ComparePane })
        broken.press("\(pane + 1)", "n")
        #expect(broken.screen.contains("1 fil i samlingen kunde inte läsas"))

        var fixture = try fixture()
        fixture.press("w", "w", "y")
        #expect(fixture.screen.contains("samma produkt."))
        fixture.press("d")
        #expect(fixture.screen.contains("olika produkter."))
    }

    @Test("all own systems of a product are reached on a small screen")
    func manyOwn() throws {
        let systems = (1...9).map {
            System(id: Identifier("s\($0)"), name: "Kartan \($0)", fields: [.product: .text("Flodnav")])
        }
        var fixture = try fixture(
            Organisation(
                profile: Organisation.Profile(slug: "prov", name: "Prov", kind: .municipality),
                systems: Table(systems)), size: (80, 24))
        fixture.press("Enter")
        #expect(fixture.screen.contains("Kartan 1") && fixture.screen.contains("↓"))
        #expect(!fixture.screen.contains("Kartan 9"))
        fixture.press("G")
        #expect(fixture.screen.contains("Kartan 9") && !fixture.screen.contains("↓"))
    }

    @Test("a pair's two names are seen at once, and the group is not asked for where it changes nothing")
    func pair() throws {
        var fixture = try fixture()
        fixture.press("w", "w", "j")
        let names = fixture.screen.components(separatedBy: "\n").filter {
            $0.contains("Bergvakt") && $0.contains("Bergvakd")
        }
        #expect(names.count == 2, "in the list, and above their spellings")
        fixture.press("o")
        #expect(!fixture.screen.contains("Jämför med"))
        fixture.press("Y")
        #expect(!fixture.screen.contains("Instrument och år"))
    }

    @Test("searching and sorting")
    func search() throws {
        var fixture = try fixture()
        fixture.press("/")
        fixture.type("berg")
        #expect(try national(fixture).products.map(\.id) == ["bergvakt"])
        fixture.press("Esc", "s")
        #expect(try national(fixture).order == .leaving)
        #expect(try national(fixture).products.map(\.id) == ["flodnav", "bergvakt"])
    }

    @Test("names are confirmed, told apart and made one; each can be undone and done again")
    func names() throws {
        var fixture = try fixture()
        fixture.press("w", "w")
        #expect(try national(fixture).lines.map(\.id).prefix(2) == ["flodnav", "bergvakd = bergvakt"])
        fixture.press("y")
        #expect(try national(fixture).decisions.product(of: "flodnav 7") == "flodnav")
        // One goes on with what comes next.
        #expect(try national(fixture).selectedLine?.id == "bergvakd = bergvakt")
        fixture.press("u")
        #expect(try national(fixture).decisions.isEmpty)
        fixture.press("Ctrl-R")
        #expect(try national(fixture).decisions.product(of: "flodnav 7") == "flodnav")

        fixture.press("g")
        #expect(try national(fixture).selectedLine?.id == "bergvakd = bergvakt")
        fixture.press("y")
        #expect(try national(fixture).findings?.national["bergvakt"]?.stages.total == 6)
        fixture.press("u")
        #expect(try national(fixture).findings?.national["bergvakt"]?.stages.total == 5)
        fixture.press("g", "d")
        #expect(try national(fixture).decisions.apart == [ProductDecisions.Pair("bergvakt", "bergvakd")])
        #expect(try national(fixture).lines.allSatisfy { !$0.id.contains("=") })
    }

    @Test("one of a product's names is split off, and a product is made another by hand")
    func byHand() throws {
        var fixture = try fixture()
        fixture.press("w", "w", "d")
        #expect(try national(fixture).decisions.isEmpty, "which name is not said yet")
        fixture.press("Enter", "j", "d")
        let findings = try #require(try national(fixture).findings)
        #expect(findings.names.product(of: "Flodnav AB") != findings.names.product(of: "Flodnav 7"))
        #expect(findings.national["flodnav"] == nil, "three have each")
        fixture.press("Esc", "/")
        fixture.type("bergvakd")
        fixture.press("Enter", "G", "m")
        fixture.type("flodnav 7")
        fixture.press("Enter")
        let names = try #require(try national(fixture).findings?.names)
        #expect(names.product(of: "Bergvakd") == names.product(of: "Flodnav 7"))
    }

    @Test("where nobody tells of their systems, that is said")
    func empty() throws {
        var fixture = try Fixture(peers: PeerSource([], measures: [:]))
        fixture.worksAtOnce = true
        let pane = try #require(Panes.all.firstIndex { $0 is ComparePane })
        fixture.press("\(pane + 1)", "n")
        #expect(fixture.screen.contains("Ingen har berättat om sina system"))
        fixture.press("w", "w", "y", "m", "d", "Enter", "s")
        #expect(fixture.state.layers.isEmpty)
    }
}
