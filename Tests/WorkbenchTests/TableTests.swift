import Foundation
import Model
import Terminal
import Testing

@testable import Workbench

/// The table through its keys.
@Suite struct TableTests {
    private func pane(_ fixture: Fixture) throws -> SystemsPane { try #require(fixture.state.pane as? SystemsPane) }

    private func names(_ fixture: Fixture) throws -> [String] {
        let inventory = try pane(fixture).inventory
        return inventory.shown.map { inventory.systems[$0].name }
    }

    @Test("dragging over rows selects them, back again lets them go, and what was selected before stays")
    func drag() throws {
        // Where there is no room for the details, a name stands once.
        var fixture = try Fixture(SystemsTests.organisation, size: (80, 24))
        fixture.press("4")
        func row(_ name: String) throws -> Int {
            let lines = fixture.screen.split(separator: "\n", omittingEmptySubsequences: false)
            return try #require(lines.firstIndex { $0.contains(name) })
        }
        func mouse(_ action: Mouse.Action, _ y: Int) {
            _ = update(&fixture.state, .event(.mouse(Mouse(x: 5, y: y, action: action))))
        }
        func selected() throws -> [String] {
            let pane = try pane(fixture)
            return pane.inventory.shown.map { pane.inventory.systems[$0] }
                .filter { pane.table.selection.contains($0.id) }.map(\.name)
        }
        let all = try names(fixture)
        let first = try row(all[0])
        mouse(.press, first)
        mouse(.drag, first)
        #expect(try selected().isEmpty, "a hand that trembles selects nothing")
        mouse(.drag, first + 2)
        #expect(try selected() == Array(all[0...2]))
        #expect(try pane(fixture).selectedSystem?.name == all[2])
        mouse(.drag, first + 1)
        #expect(try selected() == Array(all[0...1]))
        mouse(.release, first + 1)
        mouse(.drag, first + 3)
        #expect(try selected() == Array(all[0...1]), "the button is up")
        // From below upwards, and beyond the last line.
        mouse(.press, first + 3)
        mouse(.drag, first + 30)
        mouse(.release, first + 30)
        #expect(try selected() == Array(all[0...1]) + Array(all[3...]))
    }

    @Test(
        "the search line takes exclusions, alternatives, ranges, days and letters in order",
        arguments: [
            ("-alm", ["apan", "Zebran", "Älgen", "Örnen"]), ("!alm leverantör:", ["Älgen"]),
            ("-leverantör:", ["apan", "Zebran", "Örnen"]), ("leverantör:tall|alm", ["Åsnan", "Älgen"]),
            ("zeb|apa", ["apan", "Zebran"]), ("kostnad>=5k kostnad<100k", ["Zebran", "Örnen"]),
            ("kostnad=5000|120000", ["Zebran", "Älgen"]), ("kostnad!=5000", ["apan", "Åsnan", "Älgen", "Örnen"]),
            ("avtal=2027", ["Zebran"]), ("avtal<=2027-01", ["Zebran"]), ("avtal>2027-01", []),
            ("avtal>=idag avtal<=+12m", ["Zebran"]), ("avtal<today", []), ("~zbr", ["Zebran"]), ("zbr", ["Zebran"]),
            ("leverantör=almgrens", ["Åsnan"]), ("leverantör=alm", []), ("lifecycle:phasing", ["apan"]),
            ("lifecycle=phasingOut", ["apan"]), ("äger=yes", ["Örnen"]), ("\"kostnad>1\"", []),
            ("leverantör:\"tallmark it\"", ["Älgen"]), ("avsaknad:", ["apan", "Zebran", "Åsnan", "Älgen", "Örnen"]),
            ("levera", ["apan", "Zebran", "Åsnan", "Älgen", "Örnen"]),
            ("kostnad>", ["apan", "Zebran", "Åsnan", "Älgen", "Örnen"]),
        ])
    func search(line: String, found: [String]) throws {
        var fixture = try Fixture(SystemsTests.organisation)
        fixture.press("4", "/")
        fixture.type(line)
        #expect(try names(fixture) == found)
    }

    @Test("what is shown without being asked for word by word is said to be")
    func concessions() throws {
        var fixture = try Fixture(SystemsTests.organisation)
        fixture.press("4", "/")
        fixture.type("zbr")
        #expect(fixture.screen.contains("bokstäverna i ordning"))
        fixture.press("Esc", "/")
        fixture.type("levera")
        #expect(fixture.screen.contains("villkor på «Leverantör»"))
    }

    @Test("a condition that is not understood is told, and the rest of the line holds")
    func problem() throws {
        var fixture = try Fixture(SystemsTests.organisation)
        fixture.press("4", "/")
        fixture.type("alm färg:röd")
        #expect(try names(fixture) == ["Åsnan"])
        #expect(fixture.screen.contains("«färg» är ingen kolumn") && fixture.screen.contains("1 av 5 system"))
    }

    @Test("S sorts by one more column, and the header numbers them")
    func sortMore() throws {
        var fixture = try Fixture(SystemsTests.organisation)
        fixture.press("4", "→", "→", "s", "←", "S", "S")
        let keys = try pane(fixture).sort.keys
        #expect(
            keys == [
                .init(column: .field(.annualCost)), .init(column: .field(.purpose), isDescending: true),
            ])
        #expect(fixture.screen.contains("kr/år▲1") && fixture.screen.contains("▼2"))
        fixture.press("s")
        #expect(try pane(fixture).sort.keys == [.init(column: .field(.purpose))])
    }

    @Test("several are edited at once, as one change that one undo takes back")
    func bulk() throws {
        var fixture = try Fixture(SystemsTests.organisation)
        fixture.press("4", "*", "→", "→", "Enter")
        #expect(fixture.screen.contains("5 system: Kostnad"))
        fixture.type("7000")
        fixture.press("Enter")
        #expect(fixture.organisation.systems.allSatisfy { $0.fields[.annualCost] == .number(7000) })
        #expect(fixture.screen.contains("5 system ändrade"))
        fixture.press("u")
        #expect(fixture.organisation == SystemsTests.organisation)
        fixture.press("Ctrl-R")
        #expect(fixture.organisation.systems.allSatisfy { $0.fields[.annualCost] == .number(7000) })
    }

    @Test("where several differ, an empty line leaves them and - clears them")
    func bulkEmpty() throws {
        var fixture = try Fixture(SystemsTests.organisation)
        fixture.press("4", "*", "→", "→", "Enter", "Enter")
        #expect(fixture.organisation == SystemsTests.organisation)
        fixture.press("Enter")
        fixture.type("-")
        fixture.press("Enter")
        #expect(fixture.organisation.systems.allSatisfy { $0.fields[.annualCost] == nil })
    }

    @Test("several are only removed after a yes, and come back with one undo")
    func bulkDelete() throws {
        var fixture = try Fixture(SystemsTests.organisation)
        fixture.press("4", "Space", "Space", "d")
        #expect(fixture.screen.contains("Ta bort 2 system?"))
        fixture.press("Enter")
        #expect(fixture.organisation == SystemsTests.organisation)
        fixture.press("d", "2")
        #expect(fixture.organisation.systems.map(\.name) == ["Älgen", "Åsnan", "Örnen"])
        #expect(try pane(fixture).table.selection.isEmpty)
        fixture.press("u")
        #expect(fixture.organisation == SystemsTests.organisation)
    }

    @Test("a selection holds while one searches, and Esc lets it go before it clears the search")
    func selection() throws {
        var fixture = try Fixture(SystemsTests.organisation)
        fixture.press("4", "/")
        fixture.type("leverantör:")
        fixture.press("Enter", "*")
        #expect(try pane(fixture).table.selection == ["a", "c"])
        fixture.press("/")
        fixture.type(" tall")
        fixture.press("Enter")
        #expect(fixture.screen.contains("markerat: 2"))
        fixture.press("Esc")
        #expect(try pane(fixture).table.selection.isEmpty)
        #expect(try names(fixture) == ["Älgen"])
        fixture.press("Esc")
        #expect(try names(fixture).count == 5)
    }

    @Test("the name of several systems is not edited")
    func bulkName() throws {
        var fixture = try Fixture(SystemsTests.organisation)
        fixture.press("4", "*", "Enter")
        #expect(fixture.screen.contains("kan inte få samma namn"))
    }

    @Test("systems are put under headings, folded, and selected by heading")
    func groups() throws {
        var fixture = try Fixture(SystemsTests.organisation)
        for _ in 0..<7 { fixture.press("→") }
        fixture.press("4")
        for _ in 0..<7 { fixture.press("→") }
        #expect(try pane(fixture).selectedColumn == .field(.supplier))
        fixture.press("z")
        #expect(try names(fixture) == ["Åsnan", "Älgen", "apan", "Zebran", "Örnen"])
        #expect(fixture.screen.contains("▼ Almgrens") && fixture.screen.contains("▼ Vet inte"))
        #expect(fixture.screen.contains("per Leverantör"))
        // The cursor is at the first heading.
        fixture.press("Enter")
        #expect(fixture.screen.contains("► Almgrens"))
        fixture.press("Z", "End", "Space")
        #expect(try pane(fixture).table.selection == ["e", "b", "d"])
        fixture.press("Esc", "Z", "z")
        #expect(!fixture.screen.contains("► Almgrens"))
        #expect(try pane(fixture).inventory.groups == nil)
    }

    @Test("in a grouped table one walks over headings and rows, and edits the row")
    func walkGroups() throws {
        var fixture = try Fixture(SystemsTests.organisation)
        fixture.press("4", "→", "→", "z", "↓", "↓", "↓")
        let table = try pane(fixture)
        guard case .row(let row) = table.table.lines[table.table.lineCursor.row] else {
            Issue.record("not at a row")
            return
        }
        #expect(row == table.cursor.row)
        fixture.press("Enter")
        #expect(!fixture.state.layers.isEmpty)
    }

    @Test("a value of the distribution is what the table is narrowed to")
    func frequency() throws {
        var fixture = try Fixture(SystemsTests.organisation)
        fixture.press("4")
        for _ in 0..<7 { fixture.press("→") }
        fixture.press("f")
        #expect(fixture.screen.contains("fördelning av 5 system"))
        fixture.press("↓", "Enter")
        #expect(try names(fixture) == ["Åsnan"])
        #expect(try pane(fixture).search.text == "leverantör=Almgrens")
        fixture.press("Esc", "f", "Esc")
        #expect(try pane(fixture).table.frequency == nil)
    }

    @Test("where no value is known there is nothing that differs")
    func unknownFrequency() throws {
        var organisation = SystemsTests.organisation
        organisation.systems = [System(id: "a", name: "A"), System(id: "b", name: "B")]
        var fixture = try Fixture(organisation)
        fixture.press("4")
        for _ in 0..<7 { fixture.press("→") }
        fixture.press("f")
        #expect(fixture.screen.contains("fördelning av 2 system") && fixture.screen.contains("0 olika"))
    }

    @Test(
        "the contracts that end soon are found with a line in the language of the screen", arguments: Language.allCases)
    func endingContracts(language: Language) throws {
        var organisation = SystemsTests.organisation
        organisation.systems = [System(id: "a", name: "A", fields: [.contractEnd: .day(Day("2027-01-31")!)])]
        let workspace = try Fixture(organisation, language: language).state.workspace
        let searches = NextStep.steps(for: workspace).compactMap(\.destination.search)
        #expect(
            searches == [
                language == .swedish ? "avtal>=idag avtal<=+12m" : "contract>=today contract<=+12m"
            ])
    }

    @Test("a view is saved, chosen, changed and removed")
    func views() throws {
        var fixture = try Fixture(SystemsTests.organisation)
        fixture.press("4", "→", "→", "s", "F", "/")
        fixture.type("kostnad>1")
        fixture.press("Enter", "w")
        fixture.type("Dyra")
        fixture.press("Enter")
        let view = try #require(fixture.organisation.analysis.views["dyra"])
        #expect(view.filter == "kostnad>1" && view.sort == ["annualCost"] && view.frozen == 3)
        fixture.press("W")
        fixture.type("alla")
        fixture.press("Enter")
        #expect(try names(fixture).count == 5)
        #expect(fixture.screen.contains("Alla system"))
        fixture.press("W")
        fixture.type("dyra")
        fixture.press("Enter")
        #expect(try names(fixture) == ["Zebran", "Örnen", "Älgen"])
        #expect(try pane(fixture).table.frozen == 3)
        fixture.press("W", "Del")
        #expect(fixture.organisation.analysis.views.isEmpty)
        fixture.press("u", "u")
        #expect(fixture.organisation == SystemsTests.organisation)
    }

    @Test("every ready-made view finds what it says in both languages", arguments: Language.allCases)
    func builtIn(language: Language) throws {
        var organisation = SystemsTests.organisation
        organisation.systems.update("c") {
            $0.fields[.missingSince] = .day(Day("2026-10-01")!)
            $0.fields[.personalData] = .truth(true)
        }
        let fixture = try Fixture(organisation, language: language)
        let words = InventoryWords(fixture.state.workspace)
        let views = SavedView.builtIn(words, fixture.state.workspace.strings)
        let found = views.map { view in
            var inventory = Inventory()
            _ = inventory.update(fixture.state.workspace, view.query)
            #expect(inventory.filter.problem == nil)
            return inventory.shown.map { inventory.systems[$0].id.rawValue }.sorted().joined()
        }
        #expect(found == ["abcde", "b", "c", "e", "c", "abcde"])
    }

    @Test("a language changes the words and not what is shown")
    func language() throws {
        var fixture = try Fixture(SystemsTests.organisation)
        fixture.press("4", "/")
        fixture.type("livscykel:fasas")
        fixture.press("Enter", "L")
        #expect(try names(fixture) == ["apan"])
        #expect(fixture.screen.contains("being phased out"))
    }

    @Test("the details tell of the contract, the classification and what is missing, and scroll")
    func details() throws {
        var organisation = SystemsTests.organisation
        organisation.systems.update("b") {
            $0.fields[.missingSince] = .day(Day("2026-10-01")!)
            $0.fields[.confidentiality] = .number(3)
            $0.fields[.note] = .text((1...80).map { "anmärkning \($0)" }.joined(separator: ", "))
            $0.fields[.lifecycle] = .text("retired")
            $0.fields[.retired] = .day(Day("2026-09-30")!)
        }
        var fixture = try Fixture(organisation)
        fixture.press("4", "↓")
        let screen = fixture.screen
        #expect(screen.contains("Saknas i källan sedan 2026-10-01"))
        #expect(screen.contains("K 3, R –, T – av 4"))
        #expect(screen.contains("68\u{A0}dagar\u{A0}kvar"))
        var small = try Fixture(organisation, size: (80, 20))
        small.press("4", "↓", "v")
        #expect(small.screen.contains("▼ J") && small.screen.contains("avvecklat 2026-09-30"))
        for _ in 0..<30 { small.press("J") }
        #expect(small.screen.contains("Öppet API") && small.screen.contains("▲ K"))
        small.press("↓")
        #expect(try pane(small).table.detailTop == 0)
    }

    @Test("frozen columns stay while the others move sideways")
    func frozen() throws {
        var fixture = try Fixture(SystemsTests.organisation, size: (80, 24))
        fixture.press("4", "→", "F")
        for _ in 0..<8 { fixture.press("→") }
        let header = fixture.screen.split(separator: "\n").first { $0.contains("Avtal till") }
        #expect(
            header?.contains("Namn") == true && header?.contains("Ändamål") == true && header?.contains("│") == true)
    }

    @Test("a computed column is not edited")
    func computed() throws {
        var fixture = try Fixture(SystemsTests.organisation)
        fixture.press("4", "→", "→", "→", "Enter")
        #expect(fixture.screen.contains("Räknas fram"))
    }

    @Test("others' removal of a selected system does no harm")
    func removedByOthers() throws {
        var fixture = try Fixture(SystemsTests.organisation)
        fixture.press("4", "*")
        let change = Change([.system("a", Replacement(from: SystemsTests.organisation.systems["a"], to: nil))])
        _ = update(&fixture.state, .foreign([change]))
        fixture.press("→", "→", "Enter")
        #expect(fixture.screen.contains("4 system: Kostnad"))
    }

    @Test("one goes to a column by part of its title, and it is brought out")
    func goToColumn() throws {
        var fixture = try Fixture(SystemsTests.organisation)
        fixture.press("4", "→", "C")
        fixture.type("öppet")
        fixture.press("Enter")
        #expect(try pane(fixture).selectedColumn == .field(.openAPI))
        #expect(try pane(fixture).columns[2] == .field(.openAPI))
        fixture.press("C")
        fixture.type("livsc")
        fixture.press("Enter")
        #expect(try pane(fixture).selectedColumn == .field(.lifecycle))
        #expect(try pane(fixture).columns.count == Column.usual.count + 1)
    }

    @Test("in the list of columns one finds a column by typing")
    func findColumn() throws {
        var fixture = try Fixture(SystemsTests.organisation)
        fixture.press("4", "c", "/")
        fixture.type("riktig")
        fixture.press("Enter", "Space", "Enter")
        #expect(try pane(fixture).columns.last == .field(.integrity))
    }

    @Test("undo says how many systems it was about")
    func undoSays() throws {
        var fixture = try Fixture(SystemsTests.organisation)
        fixture.press("4", "*", "d", "2", "u")
        #expect(fixture.screen.contains("5 system"))
        #expect(fixture.state.workspace.notice?.text.contains("5 system") == true)
    }
}

@Suite struct ColumnWidthTests {
    @Test("columns are as wide as what has come since they were empty")
    func filled() throws {
        var fixture = try Fixture()
        fixture.press("4")
        let system = System(id: "a", name: "Bokningssystemet för hallar")
        _ = update(&fixture.state, .foreign([Change([.system("a", Replacement(from: nil, to: system))])]))
        #expect(fixture.screen.contains("Bokningssystemet för h"))
    }
}
