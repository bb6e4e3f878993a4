import Model
import Terminal
import Testing

@testable import Workbench

@Suite struct SystemsTests {
    static let organisation = Organisation(
        profile: Organisation.Profile(slug: "prov", name: "Provkommun", kind: .municipality),
        systems: [
            System(id: "a", name: "Älgen", fields: [.annualCost: .number(120_000), .supplier: .text("Tallmark IT")]),
            System(
                id: "b", name: "Zebran", fields: [.annualCost: .number(5000), .contractEnd: .day(Day("2027-01-31")!)]),
            System(id: "c", name: "Åsnan", fields: [.supplier: .text("Almgrens")]),
            System(id: "d", name: "Örnen", fields: [.annualCost: .number(80_000.5), .ownsData: .truth(true)]),
            System(id: "e", name: "apan", fields: [.lifecycle: .text("phasingOut")]),
        ])

    private func names(_ fixture: Fixture) -> [String] {
        guard let pane = fixture.state.pane as? SystemsPane else { return [] }
        return pane.inventory.shown.map { pane.inventory.systems[$0].name }
    }

    @Test("names sort as Swedes sort them: å, ä, ö last, and case makes no difference")
    func collation() throws {
        var fixture = try Fixture(Self.organisation)
        fixture.press("4")
        #expect(names(fixture) == ["apan", "Zebran", "Åsnan", "Älgen", "Örnen"])
        fixture.press("s")
        #expect(names(fixture) == ["Örnen", "Älgen", "Åsnan", "Zebran", "apan"])
    }

    @Test("what is not known sorts last, whichever way")
    func missing() throws {
        var fixture = try Fixture(Self.organisation)
        fixture.press("4", "→", "→", "s")
        #expect(names(fixture).prefix(3) == ["Zebran", "Örnen", "Älgen"])
        fixture.press("s")
        #expect(names(fixture).prefix(3) == ["Älgen", "Örnen", "Zebran"])
    }

    @Test(
        "the search takes words and conditions in both languages",
        arguments: [
            ("al", ["Åsnan", "Älgen"]), ("alm", ["Åsnan"]), ("leverantör:tall", ["Älgen"]),
            ("supplier:tall", ["Älgen"]),
            ("kostnad>80000", ["Älgen", "Örnen"]), ("annualCost<=80k", ["Zebran"]), ("kostnad=5000", ["Zebran"]),
            ("avtal<2027-06", ["Zebran"]), ("avtal>2026", ["Zebran"]), ("avtal<2027", []),
            ("livscykel:fasas", ["apan"]), ("äger:ja", ["Örnen"]),
            ("leverantör:", ["Åsnan", "Älgen"]), ("älg kostnad>1", ["Älgen"]), ("xyz", []),
            ("\"Tallmark IT\"", ["Älgen"]),
        ])
    func search(line: String, found: [String]) throws {
        var fixture = try Fixture(Self.organisation)
        fixture.press("4", "/")
        fixture.type(line)
        #expect(names(fixture) == found)
        fixture.press("Esc")
        #expect(names(fixture).count == 5)
    }

    @Test("letters typed one by one find what the whole line finds")
    func narrowing() throws {
        for line in ["al kostnad>1", "kostnad>80000", "leverantör:tall", "n"] {
            var typed = try Fixture(Self.organisation)
            typed.press("4", "/")
            typed.type(line)
            var inventory = Inventory()
            _ = inventory.update(typed.state.workspace, InventoryQuery(line: line))
            #expect(names(typed) == inventory.shown.map { inventory.systems[$0].name }, "\(line)")
        }
    }

    @Test("a system is added, filled in cell by cell, and removed; undo takes each back")
    func edit() throws {
        var fixture = try Fixture(Self.organisation)
        fixture.press("4", "a")
        fixture.type("Björnen")
        fixture.press("Enter")
        let added = try #require(fixture.organisation.systems["bjornen"])
        #expect((fixture.state.pane as? SystemsPane)?.selected?.system == added)
        fixture.press("→", "→", "Enter")
        fixture.type("12 500,5")
        fixture.press("Enter")
        #expect(fixture.organisation.systems["bjornen"]?.fields[.annualCost] == .number(12500.5))
        fixture.press("d")
        #expect(fixture.organisation.systems["bjornen"] == nil)
        fixture.press("u", "u", "u")
        #expect(fixture.organisation == Self.organisation)
    }

    @Test("a value that is no number is refused with words, and nothing changes")
    func refused() throws {
        var fixture = try Fixture(Self.organisation)
        fixture.press("4", "→", "→", "Enter")
        fixture.type("mycket")
        fixture.press("Enter")
        #expect(fixture.screen.contains("1,2 mkr"))
        #expect(fixture.organisation == Self.organisation)
    }

    @Test(
        "an amount is read as people write it, and nothing less than nothing",
        arguments: [
            ("12500", 12500), ("12 500,50", 12500.5), ("1.200.000", 1_200_000), ("1,200,000", 1_200_000),
            ("1,2 mkr", 1_200_000), ("350k", 350_000), ("80 tkr", 80_000), ("5 kr", 5), ("0", 0), ("-5", nil),
            ("mycket", nil), ("1.2.3", nil), ("", nil), ("inf", nil),
        ] as [(String, Double?)])
    func amount(text: String, expected: Double?) {
        #expect(FieldForm.amount(text) == expected)
    }

    @Test(
        "a condition that cannot be understood is named",
        arguments: [
            ("foo>3", "«foo» är ingen kolumn"), ("kostnad>abc", "«abc» är inget tal"),
            ("avtal<i morgon", "«i» är inget"),
        ])
    func misunderstood(line: String, words: String) throws {
        var fixture = try Fixture(Self.organisation)
        fixture.press("4", "/")
        fixture.type(line)
        #expect(fixture.screen.contains(words))
    }

    @Test("after sorting, what comes first is selected")
    func sortsToTheTop() throws {
        var fixture = try Fixture(Self.organisation)
        fixture.press("4", "End", "→", "→", "s")
        #expect((fixture.state.pane as? SystemsPane)?.selected?.system.name == "Zebran")
        fixture.press("s")
        #expect((fixture.state.pane as? SystemsPane)?.selected?.system.name == "Älgen")
    }

    @Test("columns are chosen and moved")
    func columns() throws {
        var fixture = try Fixture(Self.organisation)
        fixture.press("4", "c", "↓", "Space", "↓", "J", "Enter")
        let pane = try #require(fixture.state.pane as? SystemsPane)
        #expect(!pane.columns.contains(.field(.purpose)))
        #expect(pane.columns.prefix(3) == [.name, .quality, .field(.annualCost)])
    }
}
