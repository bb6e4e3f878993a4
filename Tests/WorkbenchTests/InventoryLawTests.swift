import Foundation
import Library
import Model
import Scoring
import Synthetic
import Testing

@testable import Workbench

/// What must hold of the table whatever the inventory is.
@Suite struct InventoryLawTests {
    private static let library = try! Library(folder: Fixture.repository)

    /// Systems of all sorts, many of them alike, much of them unknown.
    static func organisation(systems: Int, seed: UInt64) throws -> Organisation {
        var generator = try Generator(
            story: Fixture.repository + "/Data/demo/story.json", seed: seed, instrument: library.instruments["dimios"]!,
            method: library.method)
        var organisation = generator.organisation(
            named: "Prov", kind: .municipality, systems: systems, respondents: 0, years: [])
        var random = SplitMix(seed: seed)
        for id in organisation.systems.map(\.id) {
            organisation.systems.update(id) { system in
                system.fields[.processes] = System.Value.list(
                    (0..<Int.random(in: 0...3, using: &random)).map { _ in
                        ["Ansöka", "Boka", "Betala", "Ändra"].randomElement(using: &random)!
                    })
                if Int.random(in: 0..<4, using: &random) == 0 { system.fields[.annualCost] = nil }
                if Int.random(in: 0..<4, using: &random) == 0 {
                    let suppliers = [
                        "Ålder|data", "ÅLDER|DATA", "12\" Skärm AB", "  Två\nrader ", "-strecket", "a:b", "{}",
                    ]
                    system.fields[.supplier] = .text(suppliers.randomElement(using: &random)!)
                }
                if Int.random(in: 0..<5, using: &random) == 0 {
                    system.integrations = [Integration(id: "s-0001", data: "Personer")]
                }
            }
        }
        return organisation
    }

    private static func workspace(_ organisation: Organisation) throws -> Workspace {
        Workspace(
            organisation: organisation, library: library, strings: try library.strings(.swedish), theme: "dark",
            today: Day("2026-11-24")!)
    }

    private static func inventory(_ workspace: Workspace, _ query: InventoryQuery) -> Inventory {
        var inventory = Inventory()
        _ = inventory.update(workspace, query)
        return inventory
    }

    static let lines = [
        "", "a", "sk", "vård -tall", "kostnad>100000", "kostnad>100k kvalitet<40", "-kvalitet:", "leverantör:a|ö",
        "livscykel=\"fasas ut\"", "-livscykel:bruk avtal<2028", "~plts", "processer=boka|betala",
        "enhet:skol betydelse>=50",
        "äger=ja api!=ja", "avtal>=idag avtal<=+12m", "finnsinte", "användare:", "bedömt=0 integrationer>0", "kostn",
    ]
    static let sorts: [InventorySort] = [
        InventorySort(), InventorySort([.init(column: .field(.annualCost), isDescending: true)]),
        InventorySort([.init(column: .field(.supplier)), .init(column: .quality, isDescending: true)]),
        InventorySort([
            .init(column: .field(.lifecycle), isDescending: true), .init(column: .field(.unit)),
            .init(column: .field(.contractEnd)),
        ]),
        InventorySort([.init(column: .quadrant), .init(column: .field(.personalData), isDescending: true)]),
    ]

    @Test("filtering what is sorted is sorting what is filtered")
    func filterAndSort() throws {
        let workspace = try Self.workspace(Self.organisation(systems: 150, seed: 1))
        for sort in Self.sorts {
            let all = Self.inventory(workspace, InventoryQuery(sort: sort)).shown
            for line in Self.lines {
                let found = Set(Self.inventory(workspace, InventoryQuery(line: line)).shown)
                let shown = Self.inventory(workspace, InventoryQuery(line: line, sort: sort)).shown
                #expect(shown == all.filter(found.contains), "\(line)")
            }
        }
    }

    @Test("rows are sorted as comparing them two by two says: unknown last, equals as in the files")
    func sorting() throws {
        let workspace = try Self.workspace(Self.organisation(systems: 200, seed: 2))
        for sort in Self.sorts {
            let inventory = Self.inventory(workspace, InventoryQuery(sort: sort))
            let words = try #require(inventory.words)
            func compare(_ left: Int, _ right: Int) -> Bool {
                for key in sort.keys {
                    let one = key.column.value(of: inventory.row(left))
                    let two = key.column.value(of: inventory.row(right))
                    guard let one, let two else {
                        if one == nil, two == nil { continue }
                        return two == nil
                    }
                    if let first = key.column.number(of: one), let second = key.column.number(of: two) {
                        if first != second { return key.isDescending ? first > second : first < second }
                    } else {
                        let first = Collation.key(words.text(of: one, key.column))
                        let second = Collation.key(words.text(of: two, key.column))
                        if first != second {
                            return key.isDescending
                                ? second.lexicographicallyPrecedes(first) : first.lexicographicallyPrecedes(second)
                        }
                    }
                }
                return left < right
            }
            #expect(inventory.shown == Array(inventory.systems.indices).sorted(by: compare))
        }
    }

    @Test("a line typed letter by letter, and taken back, finds what the whole line finds")
    func typing() throws {
        let workspace = try Self.workspace(Self.organisation(systems: 80, seed: 3))
        var typed = Inventory()
        for line in Self.lines {
            let prefixes = (0...line.count).map { String(line.prefix($0)) }
            for prefix in prefixes + prefixes.reversed() {
                _ = typed.update(workspace, InventoryQuery(line: prefix))
                let anew = Self.inventory(workspace, InventoryQuery(line: prefix))
                #expect(typed.shown == anew.shown && typed.cost == anew.cost, "\(prefix)")
            }
        }
    }

    @Test("what has changed is taken in as if all were read anew", arguments: [4, 5, 6] as [UInt64])
    func changes(seed: UInt64) throws {
        var workspace = try Self.workspace(Self.organisation(systems: 120, seed: seed))
        var random = SplitMix(seed: seed)
        let query = InventoryQuery(line: "-avtal>2028", sort: Self.sorts[2], group: .field(.unit))
        var inventory = Self.inventory(workspace, query)
        for number in 0..<40 {
            let count = Int.random(in: 1...4, using: &random)
            let edits = (0..<count).map { _ in Self.edit(of: workspace.organisation, number, &random) }
            if Bool.random(using: &random) {
                _ = workspace.perform(edits)
            } else {
                workspace.takeIn([Change(edits)])
            }
            // Several changes may have come in before anybody looks.
            if Bool.random(using: &random) { continue }
            _ = inventory.update(workspace, query)
            var anew = Self.inventory(workspace, query)
            #expect(inventory.shown == anew.shown && inventory.groups == anew.groups)
            #expect(Array(inventory.systems) == Array(workspace.organisation.systems))
            for column in [Column.name, .quality, .field(.supplier), .field(.annualCost), .field(.contractEnd)] {
                #expect(inventory.summarise(column) == anew.summarise(column))
            }
        }
    }

    /// An edit of one system, or one that adds or removes one.
    private static func edit(of organisation: Organisation, _ number: Int, _ random: inout SplitMix) -> Edit {
        let system = organisation.systems.randomElement(using: &random)!
        let id = system.id
        switch Int.random(in: 0..<8, using: &random) {
        case 0: return .system(id, Replacement(from: system, to: nil))
        case 1:
            let new = System(id: Identifier("n-\(number)"), name: "Nytt \(number)", fields: system.fields)
            return .system(new.id, Replacement(from: organisation.systems[new.id], to: new))
        case 2: return .systemName(id, Replacement(from: system.name, to: "Ändrat \(number)"))
        case 3:
            let criterion = library.method.quality.randomElement(using: &random)!.id
            let before = system.assessments["owner"]?.marks[criterion]
            return .mark(
                id, "owner", criterion, Replacement(from: before, to: Mark(Int.random(in: 1...5, using: &random))))
        case 4:
            let unit = organisation.units.randomElement(using: &random)!
            var renamed = unit
            renamed.name = "Enhet \(number)"
            return .unit(unit.id, Replacement(from: unit, to: renamed))
        default:
            let other = organisation.systems.randomElement(using: &random)!
            let field = System.Field.allCases.randomElement(using: &random)!
            return .systemField(id, field, Replacement(from: system.fields[field], to: other.fields[field]))
        }
    }

    @Test("the groups are what is shown, cut in pieces by the value of the column")
    func groups() throws {
        let workspace = try Self.workspace(Self.organisation(systems: 120, seed: 7))
        for column in Column.all {
            let query = InventoryQuery(line: "-leverantör:data", group: column)
            let inventory = Self.inventory(workspace, query)
            let groups = try #require(inventory.groups)
            #expect(groups.flatMap(\.rows) == Array(inventory.shown.indices), "\(column.id)")
            #expect(abs(groups.reduce(0) { $0 + $1.cost } - inventory.cost) < 0.01)
            let labels = groups.map(\.bucket.label)
            #expect(Set(labels).count == labels.count, "\(column.id) has a group twice")
            #expect(
                Set(inventory.shown)
                    == Set(Self.inventory(workspace, InventoryQuery(line: query.line)).shown))
        }
    }

    @Test("a frequency counts what one counts by hand, and its line finds as many")
    func frequency() throws {
        let workspace = try Self.workspace(Self.organisation(systems: 120, seed: 8))
        var found = Inventory()
        let inventory = Self.inventory(workspace, InventoryQuery())
        let words = try #require(inventory.words)
        for column in Column.all {
            let frequency = try #require(inventory.frequency(of: column))
            for entry in frequency.entries {
                _ = found.update(workspace, InventoryQuery(line: entry.bucket.condition))
                #expect(found.shown.count == entry.count, "\(entry.bucket.condition)")
                #expect(found.filter.problem == nil && found.concession == nil)
            }
            #expect(frequency.entries.map(\.count) == frequency.entries.map(\.count).sorted(by: >))
            if column.kind == .list {
                for entry in frequency.entries where !entry.bucket.label.isEmpty {
                    let naive = inventory.systems.count { system in
                        guard case .field(let field) = column, let value = system.fields[field] else { return false }
                        return words.text(of: value, column).components(separatedBy: "; ").contains(entry.bucket.label)
                    }
                    #expect(naive == entry.count)
                }
            } else {
                #expect(frequency.entries.reduce(0) { $0 + $1.count } == inventory.shown.count)
            }
        }
    }

    @Test("a summary is what one adds up by hand")
    func summary() throws {
        let workspace = try Self.workspace(Self.organisation(systems: 101, seed: 9))
        var inventory = Self.inventory(workspace, InventoryQuery(line: "-leverantör:data"))
        let shown = inventory.shown.map { inventory.systems[$0] }
        let costs = shown.compactMap(\.annualCost).sorted()
        let median = (costs[(costs.count - 1) / 2] + costs[costs.count / 2]) / 2
        #expect(inventory.summarise(.field(.annualCost)) == .total(sum: costs.reduce(0, +), median: median))
        #expect(inventory.cost == shown.filter(\.isInOperation).compactMap(\.annualCost).reduce(0, +))
        let answers = shown.map { $0.fields[.ownsData] }
        #expect(
            inventory.summarise(.field(.ownsData))
                == .answers(
                    yes: answers.count { $0 == .truth(true) }, no: answers.count { $0 == .truth(false) },
                    unknown: answers.count { $0 == nil }))
        let suppliers = Set(
            shown.compactMap { system in
                if case .text(let text)? = system.fields[.supplier] { text.lowercased() } else { nil }
            })
        #expect(
            inventory.summarise(.field(.supplier))
                == .distinct(suppliers.count, unknown: shown.count { $0.fields[.supplier] == nil }))
    }

    @Test("a large inventory is read beside the loop, and what changes meanwhile is not lost")
    func beside() throws {
        let organisation = try Self.organisation(systems: Inventory.manySystems + 100, seed: 10)
        var fixture = try Fixture(organisation)
        fixture.worksAtOnce = false
        fixture.press("4", "/")
        fixture.type("kostnad>100000")
        let works = fixture.effects.compactMap { if case .work(let work) = $0 { work } else { nil } }
        #expect(works.count == 1)
        #expect(fixture.screen.contains("läser in"))
        let message = try #require(works[0].run { false })
        let (first, last) = (organisation.systems[0], organisation.systems[organisation.systems.count - 1])
        let foreign = Change([
            .systemField(first.id, .annualCost, Replacement(from: first.fields[.annualCost], to: .number(123_456_789))),
            .system(last.id, Replacement(from: last, to: nil)),
        ])
        _ = update(&fixture.state, .foreign([foreign]))
        _ = update(&fixture.state, message)
        let pane = try #require(fixture.state.pane as? SystemsPane)
        let expected = fixture.organisation.systems.filter { ($0.annualCost ?? 0) > 100_000 }.map(\.id)
        #expect(Set(pane.inventory.shown.map { pane.inventory.systems[$0].id }) == Set(expected))
        #expect(expected.contains(first.id))
        #expect(!fixture.screen.contains("läser in"))
    }

    @Test("when most of a large inventory changes, it is read again and stands meanwhile")
    func changedAtLarge() throws {
        let organisation = try Self.organisation(systems: Inventory.manySystems + 100, seed: 11)
        var fixture = try Fixture(organisation)
        func works() -> [Work] { fixture.effects.compactMap { if case .work(let work) = $0 { work } else { nil } } }
        fixture.press("4")
        _ = update(&fixture.state, try #require(works().last?.run { false }))
        fixture.press("/")
        fixture.type("enhet:skol")
        fixture.press("Enter")
        let before = (fixture.state.pane as? SystemsPane)?.inventory.shown
        let edits = organisation.systems.map {
            Edit.systemField($0.id, .unit, Replacement(from: $0.fields[.unit], to: .text("Ny enhet")))
        }
        fixture.effects += update(&fixture.state, .foreign([Change(edits)]))
        #expect((fixture.state.pane as? SystemsPane)?.inventory.shown == before)
        #expect(works().count == 2)
        _ = update(&fixture.state, try #require(works().last?.run { false }))
        #expect((fixture.state.pane as? SystemsPane)?.inventory.shown.isEmpty == true)
    }

    @Test("a day is moved as the calendar moves it")
    func days() {
        let day = Day("2026-11-30")!
        #expect(day.advanced(months: 3) == Day("2027-02-28"))
        #expect(day.advanced(months: -12) == Day("2025-11-30"))
        #expect(Day("2024-02-28")!.advanced(days: 2) == Day("2024-03-01"))
        #expect(day.advanced(days: 365) == Day("2027-11-30"))
        for number in stride(from: 1, to: 3_650_000, by: 997) {
            guard let day = Day(number: number) else { continue }
            #expect(day.number == number)
        }
    }
}
