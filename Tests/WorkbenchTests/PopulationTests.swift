import Foundation
import Model
import Testing

@testable import Workbench

/// Which systems the figures are of is the same in the table, the portfolio and the overview, and is said.
@Suite struct PopulationTests {
    /// The six systems of the portfolio, with one that is retired and one that is planned, each of 1 mkr a year.
    private static let organisation: Organisation = {
        var organisation = PortfolioTests.organisation
        for (id, lifecycle) in [("r", System.Lifecycle.retired), ("p", .planned)] {
            var system = organisation.systems["a"]!
            system = System(
                id: Identifier(id), name: "Ur \(id)",
                fields: [.annualCost: .number(1_000_000), .lifecycle: .text(lifecycle.rawValue)],
                assessments: system.assessments)
            organisation.systems[system.id] = system
        }
        return organisation
    }()

    private func fixture() throws -> Fixture {
        var fixture = try Fixture(Self.organisation)
        fixture.worksAtOnce = true
        return fixture
    }

    @Test("the overview and the portfolio count what is in operation, and say what they leave out")
    func sameFigures() throws {
        var fixture = try fixture()
        #expect(fixture.screen.contains("6 av 8 system, 6,4 mkr/år"))
        #expect(fixture.screen.contains("Helt bedömda 83 %"))
        #expect(fixture.screen.contains("utan 1 avvecklat och 1 planerat"))
        fixture.press("4", "p")
        #expect(fixture.screen.contains("6 av 8 system, utan 1 avvecklat och 1 planerat"))
        #expect(fixture.screen.contains(/Helt bedömda +83 %/))
    }

    @Test("what is filtered away is not said to be retired")
    func filtered() throws {
        var fixture = try fixture()
        fixture.press("4", "/")
        fixture.type("livscykel:planerat")
        fixture.press("Enter", "p")
        #expect(fixture.screen.contains("0 av 8 system, utan 1 planerat"))
    }

    @Test("the table's cost is that of what is in operation, and a retired system is to be treated in no way")
    func table() throws {
        var fixture = try fixture()
        fixture.press("4")
        #expect(fixture.screen.contains("8 system · 6,4 mkr/år i drift"))
        let rows = fixture.screen.split(separator: "\n")
        #expect(rows.first { $0.contains("Ur p") }?.contains("utveckla") == true)
        #expect(rows.first { $0.contains("Ur r") }?.contains("utveckla") == false)
    }
}
