import Foundation
import Library
import Model
import Scoring
import Terminal
import Testing

@testable import Workbench

@Suite struct PortfolioTests {
    /// Marks every criterion alike.
    private static func assess(_ system: inout System, quality: Int, importance: Int, _ method: Method) {
        var assessment = Assessment(id: "owner")
        for criterion in method.quality { assessment.marks[criterion.id] = Mark(quality) }
        for criterion in method.importance { assessment.marks[criterion.id] = Mark(importance) }
        system.assessments["owner"] = assessment
    }

    /// Six systems of which five are assessed; two have one capability, and one hands data to two others.
    static let organisation: Organisation = {
        let method = try! Library(folder: Fixture.repository).method
        func system(
            _ id: String, _ name: String, cost: Double?, quality: Int?, importance: Int?,
            _ fields: System.Fields = [:], hands: [String: String] = [:]
        ) -> System {
            var system = System(
                id: Identifier(id), name: name, fields: fields,
                integrations: Table(hands.map { Integration(id: Identifier($0), data: $1) }))
            system.fields[.annualCost] = cost.map(System.Value.number)
            if let quality, let importance { assess(&system, quality: quality, importance: importance, method) }
            return system
        }
        return Organisation(
            profile: Organisation.Profile(slug: "prov", name: "Provkommun", kind: .municipality),
            units: [Model.Unit(id: "skola", name: "Skolan"), Model.Unit(id: "vard", name: "Vården")],
            systems: [
                system(
                    "a", "Antagning", cost: 400_000, quality: 5, importance: 5,
                    [.capability: .text("Antagning"), .unit: .text("skola")]),
                system(
                    "b", "Bokning", cost: 900_000, quality: 2, importance: 2,
                    [
                        .capability: .text("Bokning"), .contractEnd: .day(Day("2028-03-31")!),
                        .usingUnits: .text("skola; vard"), .processes: .text("Boka rum"), .ownsData: .truth(false),
                    ], hands: ["a": "tider", "e": "rum"]),
                system(
                    "c", "Citat", cost: 100_000, quality: 5, importance: 2,
                    [.capability: .text("bokning"), .contractEnd: .day(Day("2026-01-31")!)]),
                system("d", "Diarium", cost: nil, quality: 1, importance: 1),
                system("e", "Ekonomi", cost: 5_000_000, quality: 2, importance: 5, hands: ["b": "konton"]),
                system("f", "Fritt", cost: 1, quality: nil, importance: nil),
            ])
    }()

    private static func fixture(_ organisation: Organisation = organisation) throws -> Fixture {
        var fixture = try Fixture(organisation)
        fixture.worksAtOnce = true
        return fixture
    }

    private func pane(_ fixture: Fixture) throws -> SystemsPane { try #require(fixture.state.pane as? SystemsPane) }

    private func selected(_ fixture: Fixture) throws -> String? { try pane(fixture).selected?.system.id.rawValue }

    private func scenario(_ fixture: Fixture) -> Set<Identifier<System>>? {
        fixture.organisation.analysis.scenarios.first?.retires
    }

    // MARK: The map

    @Test("the arrows go to the nearest assessed system that way, and never to one that is not assessed")
    func walking() throws {
        var fixture = try Self.fixture()
        // f is not assessed: one begins at what costs the most. Quality, importance: a 100/100, b 25/25, c 100/25, d 0/0,
        // e 25/100.
        fixture.press("4", "End", "p")
        #expect(try selected(fixture) == "e")
        fixture.press("k")
        #expect(try selected(fixture) == "a")
        fixture.press("←")
        #expect(try selected(fixture) == "c")
        fixture.press("↓")
        #expect(try selected(fixture) == "b")
        fixture.press("↓")
        #expect(try selected(fixture) == "d")
        fixture.press("↓", "h")
        #expect(try selected(fixture) == "d")
        fixture.press("l", "l", "l", "l")
        #expect(try selected(fixture) == "e")
    }

    @Test("n goes through all that is assessed by cost, and N back")
    func byCost() throws {
        var fixture = try Self.fixture()
        fixture.press("4", "p")
        var seen: [String?] = []
        for _ in 0..<5 {
            fixture.press("n")
            seen.append(try selected(fixture))
        }
        // It begins at a, which was selected: b costs most of what costs less; d has no known cost.
        #expect(seen == ["c", "d", "e", "b", "a"])
        fixture.press("N")
        #expect(try selected(fixture) == "b")
    }

    @Test("several at one point are each reached, forwards and backwards")
    func together() throws {
        func place(_ id: String) -> AssessedSystem {
            var system = System(id: Identifier(id), name: id)
            let method = try! Library(folder: Fixture.repository).method
            Self.assess(&system, quality: 3, importance: id == "z" ? 5 : 3, method)
            return AssessedSystem(system, method: method)
        }
        let map = PortfolioMap(["a", "b", "c", "z"].map(place))
        #expect(map.neighbour(of: 0, towards: .right) == 1)
        #expect(map.neighbour(of: 2, towards: .right) == 3)
        #expect(map.neighbour(of: 3, towards: .left) == 2)
        #expect(map.neighbour(of: 2, towards: .left) == 1)
        #expect(map.neighbour(of: 0, towards: .left) == nil && map.neighbour(of: 3, towards: .up) == nil)
    }

    @Test("what the table is filtered by holds for all figures, and is said above them")
    func filtered() throws {
        var fixture = try Self.fixture()
        fixture.press("4", "/")
        fixture.type("kostnad>300000")
        fixture.press("Enter", "p")
        #expect(fixture.screen.contains("/ kostnad>300000") && fixture.screen.contains("3 av 6 system"))
        #expect(fixture.screen.contains(/modernisera +1 +5,0 mkr +79 %/))
        fixture.press("c")
        #expect(fixture.screen.contains("Bokning") && !fixture.screen.contains("Citat"))
        // It can be changed from here.
        fixture.press("/", "Esc")
        #expect(fixture.screen.contains("alla 6 system") && fixture.screen.contains("Citat"))
    }

    @Test("on a small screen the legend does not share a row with what is said of the selected system")
    func small() throws {
        var fixture = try Fixture(Self.organisation, size: (60, 20))
        fixture.worksAtOnce = true
        fixture.press("4", "p")
        let line = try #require(fixture.screen.split(separator: "\n").first { $0.contains("Antagning · Kvalitet") })
        #expect(line.hasSuffix("Betydelse 100 % · 400 tkr"))
    }

    // MARK: Retiring

    @Test("a mark makes a scenario, another takes it away, and undo brings the organisation back")
    func marks() throws {
        var fixture = try Self.fixture()
        fixture.press("4", "p", "c", "Space", "j", "Space")
        #expect(scenario(fixture) == ["b", "c"])
        #expect(fixture.screen.contains("✓"))
        fixture.press("Space")
        #expect(scenario(fixture) == ["b"])
        fixture.press("u", "u", "u")
        #expect(fixture.organisation == Self.organisation)
    }

    @Test("a scenario shows before and after, when the money is free, and what breaks")
    func outcome() throws {
        var fixture = try Self.fixture()
        fixture.press("4", "p", "c", "Space", "s")
        let screen = fixture.screen
        #expect(screen.contains(/Antal system +6 +5 +−1/))
        #expect(screen.contains(/Kostnad\/år +6,4 mkr +5,5 mkr +−900 tkr/))
        #expect(screen.contains(/från 2028 +900 tkr/))
        #expect(screen.contains("Får inte längre data (2)") && screen.contains("Bokning → Antagning: tider"))
        #expect(screen.contains("Har ingen att lämna data till (1)") && screen.contains("Ekonomi → Bokning: konton"))
        #expect(screen.contains("Processer som blir utan system (1)") && screen.contains("Boka rum"))
        #expect(screen.contains("Enheter som berörs (2)") && screen.contains("Skolan (Bokning)"))
    }

    @Test("scenarios are added, chosen, renamed and removed")
    func scenarios() throws {
        var fixture = try Self.fixture()
        fixture.press("4", "p", "c", "Space", "s", "a")
        fixture.type("Ett bokningssystem")
        fixture.press("Enter")
        #expect(fixture.organisation.analysis.scenarios.map(\.name) == ["Ett bokningssystem", "Scenario 1"])
        // The new one is the one that is marked in.
        fixture.press("c", "j", "Space")
        #expect(fixture.organisation.analysis.scenarios["ett-bokningssystem"]?.retires == ["c"])
        fixture.press("w", "2", "s")
        #expect(fixture.screen.contains("Scenario 1 (w visar 1 till)"))
        fixture.press("e", "Ctrl-U")
        fixture.type("Allt")
        fixture.press("Enter")
        #expect(fixture.organisation.analysis.scenarios["scenario-1"]?.name == "Allt")
        fixture.press("x")
        #expect(fixture.organisation.analysis.scenarios.map(\.name) == ["Ett bokningssystem"])
        fixture.press("u")
        #expect(fixture.organisation.analysis.scenarios.count == 2)
    }

    @Test("retiring in earnest says first what breaks; nothing happens on Esc, and undo takes all of it back")
    func retire() throws {
        var fixture = try Self.fixture()
        fixture.press("4", "p", "c", "r")
        #expect(fixture.screen.contains("Avveckla Bokning?") && fixture.screen.contains("Bokning → Ekonomi: rum"))
        #expect(fixture.screen.contains("Bokning: avtal till 2028-03-31"))
        fixture.press("Esc")
        #expect(fixture.organisation == Self.organisation)
        fixture.press("r", "2")
        let retired = try #require(fixture.organisation.systems["b"])
        #expect(retired.lifecycle == .retired && retired.fields[.retired] == .day(Day("2026-11-24")!))
        #expect(!(try pane(fixture)).portfolio.findings.candidates!.ranked.contains { $0.id == "b" })
        fixture.press("u")
        #expect(fixture.organisation == Self.organisation)
        // Where the contract runs on, that is chosen first.
        fixture.press("r", "Enter")
        let leaving = try #require(fixture.organisation.systems["b"])
        #expect(leaving.lifecycle == .phasingOut && leaving.fields[.retired] == .day(Day("2028-03-31")!))
        fixture.press("u")
        #expect(fixture.organisation == Self.organisation)
    }

    @Test("all systems of a scenario are retired as one change")
    func retireAll() throws {
        var fixture = try Self.fixture()
        fixture.press("4", "p", "c", "Space", "j", "Space", "s", "r")
        #expect(fixture.screen.contains("Avveckla 2 system?"))
        let before = fixture.organisation
        // Each until its own contract ends; that of the other has ended.
        fixture.press("1")
        #expect(fixture.organisation.systems["b"]?.lifecycle == .phasingOut)
        #expect(fixture.organisation.systems["c"]?.lifecycle == .retired)
        fixture.press("u")
        #expect(fixture.organisation == before)
    }

    // MARK: Overlaps

    @Test("a confirmed overlap is remembered and makes candidates; a dismissed one is not suggested again")
    func overlaps() throws {
        var fixture = try Self.fixture()
        fixture.press("4", "p", "o")
        #expect(fixture.screen.contains("samma förmåga «Bokning»"))
        fixture.press("y")
        #expect(fixture.organisation.analysis.overlaps.map(\.isConfirmed) == [true])
        #expect(fixture.screen.contains("bekräftat"))
        fixture.press("c")
        // Of two of the same importance the better one is kept: it is no candidate any more.
        #expect(fixture.screen.contains("Överlappar med Citat: behåll Citat"))
        #expect(try pane(fixture).portfolio.findings.candidates?.ranked.map(\.id) == ["b"])
        fixture.press("u", "o", "n")
        #expect(fixture.organisation.analysis.overlaps.map(\.isConfirmed) == [false])
        #expect(!fixture.screen.contains("samma förmåga"))
        fixture.press("u")
        #expect(fixture.organisation == Self.organisation)
        #expect(fixture.screen.contains("samma förmåga «Bokning»"))
    }

    @Test("Enter on an overlap decides nothing: it walks into it and opens the system")
    func enter() throws {
        var fixture = try Self.fixture()
        fixture.press("4", "p", "o", "Enter")
        #expect(fixture.organisation == Self.organisation)
        #expect(try pane(fixture).portfolio.member == 0)
        fixture.press("j")
        #expect(try pane(fixture).focus(fixture.state.workspace) == "c")
        fixture.press("Enter")
        #expect(try pane(fixture).assessment?.system == "c")
        #expect(fixture.organisation == Self.organisation)
    }

    @Test("one system is told apart from the others of an overlap; many are not told apart at once")
    func crowd() throws {
        var organisation = Self.organisation
        for number in 0..<13 {
            let id = Identifier<System>("x\(number)")
            organisation.systems[id] = System(
                id: id, name: String(repeating: "\(UnicodeScalar(UInt8(97 + number)))", count: 7),
                fields: [.capability: .text("Ritning")])
        }
        var fixture = try Self.fixture(organisation)
        fixture.press("4", "p", "o", "j")
        #expect(fixture.screen.contains("samma förmåga «Ritning»"))
        fixture.press("n")
        #expect(fixture.organisation == organisation && fixture.screen.contains("Fler än 12 system"))
        fixture.press("l", "j", "n")
        let cluster = try #require(try pane(fixture).cluster)
        #expect(cluster.members.count == 12 && !cluster.members.contains("x1"))
        fixture.press("Esc", "n")
        #expect((try pane(fixture)).portfolio.findings.overlaps?.clusters.count == 1)
    }

    // MARK: The rest

    @Test("a group is shown in the table")
    func group() throws {
        var fixture = try Self.fixture()
        fixture.press("4", "p", "f", "j", "k")
        #expect(fixture.screen.contains("Skolan"))
        fixture.press("Enter")
        #expect((try pane(fixture)).search.text == "unit:\"Skolan\"")
        #expect(fixture.screen.contains("Antagning") && !fixture.screen.contains("Bokning"))
    }

    @Test("a large inventory is looked through beside the loop, and shows meanwhile that it is")
    func large() throws {
        var organisation = Self.organisation
        for number in 0..<1200 {
            let id = Identifier<System>("s\(number)")
            organisation.systems[id] = System(id: id, name: "System \(number)")
        }
        var fixture = try Self.fixture(organisation)
        fixture.press("4")
        let asked = update(&fixture.state, .event(.key(.character("p"))))
        #expect(asked == [.work(Work("portfolio.matrix") { _ in nil })])
        #expect(fixture.screen.contains("räknar …"))
        for case .work(let work) in asked {
            if let message = work.run({ false }) { _ = update(&fixture.state, message) }
        }
        #expect(!fixture.screen.contains("räknar …") && fixture.screen.contains(/modernisera +1 +5,0 mkr/))
        // A mark in a scenario makes nothing old but the scenario.
        fixture.press("n")
        #expect(!update(&fixture.state, .event(.key(.space))).contains { if case .work = $0 { true } else { false } })
        fixture.press("s")
        #expect(fixture.screen.contains("Avvecklas (1)"))
    }

    @Test("a click shows a tab, and selects a row of it")
    func clicks() throws {
        var fixture = try Self.fixture()
        fixture.press("4", "p")
        func click(_ text: String) throws {
            let lines = fixture.screen.split(separator: "\n", omittingEmptySubsequences: false)
            let y = try #require(lines.firstIndex { $0.contains(text) })
            let before = try #require(lines[y].range(of: text))
            let x = lines[y].distance(from: lines[y].startIndex, to: before.lowerBound)
            _ = update(&fixture.state, .event(.mouse(Mouse(x: x, y: y, action: .press))))
        }
        try click("Kandidater")
        #expect(fixture.screen.contains("Frigör/år"))
        try click("Citat")
        #expect(try selected(fixture) == "c")
        fixture.press("Space")
        #expect(scenario(fixture) == ["c"])
        // On the map it is said of what is marked.
        fixture.press("m")
        #expect(fixture.screen.contains("✓ märkt i Scenario 1"))
    }

    @Test("help tells of the part that one is in")
    func help() throws {
        var fixture = try Self.fixture()
        fixture.press("4", "?")
        #expect(fixture.screen.contains("Inventeringen av system som en tabell"))
        fixture.press("Esc", "p", "?")
        #expect(fixture.screen.contains("Portföljen") && !fixture.screen.contains("som en tabell"))
        fixture.press("Esc", "Esc", "R", "?")
        #expect(fixture.screen.contains("Vad systemet tar emot") && !fixture.screen.contains("som en tabell"))
        fixture.press("Esc", "Esc", "b", "?")
        #expect(fixture.screen.contains("Ett system bedöms") && !fixture.screen.contains("som en tabell"))
    }

    // MARK: The assessment

    @Test("all marks show the requirements too, and how far assessors are apart is said of what")
    func allMarks() throws {
        var organisation = Self.organisation
        var user = Assessment(id: "user")
        for criterion in try Library(folder: Fixture.repository).method.quality { user.marks[criterion.id] = Mark(3) }
        organisation.systems["b"]?.assessments["user"] = user
        var fixture = try Self.fixture(organisation)
        fixture.press("4", "j", "b", "o")
        #expect(fixture.screen.contains(/oenighet 18 av 100/))
        for _ in 0..<40 { fixture.press("j") }
        #expect(fixture.screen.contains("Skall-krav"))
        #expect(fixture.screen.contains(/Äger data.* nej/))
    }

    // MARK: Relations

    @Test("one walks along what systems hand one another, and back")
    func relations() throws {
        var fixture = try Self.fixture()
        fixture.press("4", "j", "R")
        #expect(fixture.screen.contains("Relationer: Bokning") && fixture.screen.contains("← Ekonomi: konton"))
        #expect(fixture.screen.contains("→ Antagning: tider") && fixture.screen.contains("Boka rum"))
        fixture.press("Enter")
        #expect(fixture.screen.contains("Relationer: Bokning › Ekonomi"))
        #expect(fixture.screen.contains("→ Bokning: konton") && fixture.screen.contains("→ Antagning: tider"))
        fixture.press("Backspace")
        #expect(fixture.screen.contains("Relationer: Bokning") && !fixture.screen.contains("›"))
        fixture.press("End", "Enter")
        #expect(fixture.screen.contains("Relationer: Bokning › Boka rum"))
        #expect(fixture.screen.contains("Använder system (1)"))
        fixture.press("Esc", "Esc")
        #expect(fixture.screen.contains("Namn▲"))
    }

    @Test("what is handed over is added, edited and removed, and undo takes each back")
    func handovers() throws {
        var fixture = try Self.fixture()
        fixture.press("4", "R", "a")
        fixture.type("ekon")
        fixture.press("Enter")
        fixture.type("antagna")
        fixture.press("Enter")
        #expect(fixture.organisation.systems["a"]?.integrations["e"]?.data == "antagna")
        fixture.press("A")
        fixture.type("citat")
        fixture.press("Enter", "Enter")
        #expect(fixture.organisation.systems["c"]?.integrations["a"] == Integration(id: "a"))
        fixture.press("End", "d")
        #expect(fixture.organisation.systems["a"]?.integrations.isEmpty == true)
        fixture.press("u", "u", "u")
        #expect(fixture.organisation == Self.organisation)
    }

    @Test("a unit is chosen by typing, and shows what it uses")
    func users() throws {
        var fixture = try Self.fixture()
        fixture.press("4", "R", "o")
        fixture.type("vård")
        fixture.press("Enter")
        #expect(fixture.screen.contains("Antagning › Vården") && fixture.screen.contains("Använder system (1)"))
        fixture.press("Enter")
        #expect(fixture.screen.contains("› Bokning"))
    }
}
