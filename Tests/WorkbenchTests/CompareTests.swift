import Foundation
import Library
import Model
import Scoring
import Store
import Synchronization
import Terminal
import TestSupport
import Testing

@testable import Workbench

/// An organisation among others, by figures that can be worked out in one's head.
@Suite struct CompareTests {
    @Test("one's place, percentile and difference from the median are told among those of one's kind")
    func standing() throws {
        var fixture = try Self.fixture(others: [10, 20, 60, 70, 80, 90])
        // Twelve who answered 80 and 20 make 50: two of six are lower, four are higher, and the median is 65.
        let row = try #require(fixture.line("Mognad"))
        #expect(row.contains("50 %") && row.contains("5 av 7") && row.contains("−15") && row.contains("33"))
        #expect(fixture.screen.contains("Alla kommuner · 6 andra · DiMiOS 2026"))
        #expect(fixture.screen.contains("ej utlämnade"))
        fixture.press("r")
        #expect(fixture.screen.contains("Gruppens medel") && fixture.screen.contains("(55)"))
    }

    @Test("fewer than five are withheld, in every view, and none of their figures is on the screen")
    func withheld() throws {
        var fixture = try Self.fixture(others: [11, 22, 77, 88])
        for view in ["p", "r", "t", "b"] {
            fixture.press(view)
            #expect(fixture.screen.contains("undanhållet"), "view \(view)")
            #expect(!fixture.screen.contains(/\b(11|22|77|88)\b/), "view \(view)")
        }
        fixture.press("r")
        let said = fixture.screen.components(separatedBy: "\n").filter { $0.contains("undanhållet: färre") }
        #expect(said.count == 1, "the radar says it once")
        // Their mean and median are the same number.
        fixture.press("c")
        #expect(fixture.screen.contains("undanh.") && !fixture.screen.contains("49 %"))
    }

    @Test("what was handed over counts, and not what has been answered since")
    func handedOver() throws {
        let own = Summary(
            organisation: Summary.Participant(
                id: "kommun-prov", name: "Provkommun", kind: .municipality, county: "22"), shared: Day("2026-11-01")!,
            results: [try Self.result(40)])
        var summary = own
        summary.organisation = try Self.organisation().participant
        let fixture = try Self.fixture(others: [10, 20, 60, 70, 80], with: [summary])
        let row = try #require(fixture.line("Mognad"))
        // The group holds oneself: its median is that of 10, 20, 40, 60, 70, 80.
        #expect(row.contains("40 %") && row.contains("4 av 6") && row.contains("−10"))
        #expect(!fixture.screen.contains("ej utlämnade") && fixture.screen.contains("6 organisationer"))
    }

    @Test("a group is chosen by county, and picked by hand")
    func groups() throws {
        var fixture = try Self.fixture(others: [10, 20, 60, 70, 80, 90])
        fixture.press("o", "2")
        #expect(fixture.screen.contains("Kommuner i Västernorrlands län · 6 andra"))
        fixture.press("o", "3")
        #expect(fixture.screen.contains("folkmängd är inte angiven"))
        #expect(fixture.screen.contains("Kommuner i Västernorrlands län · 6 andra"), "that cannot be chosen")
        fixture.press("6", "Space", "Enter")
        #expect(fixture.screen.contains("Välj 4 till"), "fewer than five are told nothing")
        fixture.press("Tab")
        #expect(fixture.screen.contains("2 valda"))
        fixture.type("kommun 6")
        #expect(fixture.screen.contains("Kommun 6") && !fixture.screen.contains("Kommun 5"))
        fixture.press("Tab", "Ctrl-U")
        for _ in 0..<3 { fixture.press("↓") }
        fixture.press("Space", "↑", "↑", "Space")
        #expect(fixture.screen.contains("5 valda"))
        fixture.press("Enter")
        #expect(fixture.screen.contains("Utvalda organisationer · 5 andra"))
        #expect(try #require(fixture.line("Mognad")).contains("4 av 6"))
        // Those who were picked stay ticked.
        fixture.press("o", "6")
        #expect(fixture.screen.contains("5 valda"))
    }

    @Test("those who are better where one is weakest are listed with what they do, and stand beside oneself on Enter")
    func better() throws {
        let action = Summary.Initiative(category: "infrastructure", text: "Öppna gränssnitt i alla avtal")
        var fixture = try Self.fixture(others: [10, 20, 60, 70, 80, 90], weak: "infrastructure", initiative: action)
        fixture.press("b")
        let lines = fixture.screen.components(separatedBy: "\n")
        let heading = try #require(
            lines.firstIndex { $0.contains("Infrastruktur: ni 50 %, medianen 75 %, 4 är bättre") })
        #expect(lines[heading + 1].contains("Kommun 3") && lines[heading + 1].contains("+20"))
        #expect(lines[heading + 1].contains("Öppna gränssnitt"))
        #expect(lines[heading + 2].contains("Kommun 6") && lines[heading + 2].contains("+50"))
        fixture.press("j", "Enter")
        #expect(fixture.screen.contains("Kommun 3 berättar"))
        #expect(try #require(fixture.line("Infrastruktur")).contains(/50 % +70 % +\+20/))
        fixture.press("Esc")
        #expect(fixture.screen.contains("medianen 75 %"))
    }

    @Test("the collection is read again when one comes back to the pane")
    func again() throws {
        let there = Source([10, 20, 60, 70])
        var fixture = try Self.fixture(try there.source())
        #expect(fixture.screen.contains("undanhållet"))
        there.scores.withLock { $0 += [80, 90] }
        fixture.press("1", Self.key)
        #expect(fixture.screen.contains("6 andra"))
    }

    @Test("one who has nobody to compare with is told how to get a collection, and one that cannot be read says why")
    func nobody() throws {
        var fixture = try Self.fixture(.none)
        #expect(fixture.screen.contains("mogna share") && fixture.screen.contains("mogna collect"))
        fixture.press("i")
        fixture.type("/finns/inte")
        fixture.press("Enter")
        #expect(fixture.screen.contains("inga filer att ta emot"))
        var broken = PeerSource.none
        broken.rollup = { throw CollectFailure(key: "collect.none", values: ["x"]) }
        fixture = try Self.fixture(broken)
        #expect(fixture.screen.contains("inga filer att ta emot"))
    }

    @Test(
        "what leaves is shown with what stays; an action is told of by an edit that can be undone, and the file is written"
    )
    func share() throws {
        var organisation = try Self.organisation()
        organisation.plan = [PlanItem(id: "a", kind: .action, text: "Nytt forum", category: "innovation")]
        organisation.measurements.update("2026") { $0.header.status = .closed }
        let written = Mutex<(summary: Summary, path: String)?>(nil)
        let box = Box(written)
        var source = PeerSource.none
        source.share = { summary, path in
            box.value.withLock { $0 = (summary, path) }
            return PeerSource.Written(path: "/hemma/" + path, isReplaced: true)
        }
        var fixture = try Self.fixture(source, organisation)
        fixture.press("e")
        #expect(fixture.screen.contains("DiMiOS 2026 · 12 svarande · 39 siffror"))
        #expect(fixture.screen.contains("[ ] Nytt forum (Innovation)"))
        // The only box is selected from the start, and stays so.
        fixture.press("j", "k", "G", "g", "Space")
        #expect(fixture.screen.contains("[✓] Nytt forum") && fixture.organisation.plan["a"]?.isShared == true)
        fixture.press("u")
        #expect(fixture.screen.contains("[ ] Nytt forum") && fixture.organisation.plan["a"]?.isShared == false)
        fixture.press("Space", "Enter", "Enter")
        let result = try #require(box.value.withLock { $0 })
        #expect(result.path == "prov.json" && result.summary.results.count == 1)
        #expect(result.summary.initiatives == [Summary.Initiative(category: "innovation", text: "Nytt forum")])
        #expect(fixture.screen.contains("Ersatte /hemma/prov.json"))
    }

    @Test("an open measurement stays, with the reason, and read-only files share nothing")
    func held() throws {
        var fixture = try Self.fixture(.none)
        fixture.press("e")
        #expect(fixture.screen.contains("Mätningen 2026 är inte avslutad"))
        #expect(!fixture.screen.contains("Skriv fil") && !fixture.screen.contains("Bocka"))
        fixture.press("Enter")
        #expect(!fixture.screen.contains("Skriv till fil"), "there is nothing to write")
        fixture = try Fixture(try Self.organisation(), isReadOnly: true)
        fixture.press(Self.key, "e")
        #expect(!fixture.screen.contains("Det här lämnas ut"))
    }

    @Test("a difference is rounded once it has been taken")
    func roundedOnce() throws {
        let own = Summary(
            organisation: try Self.organisation().participant, shared: Day("2026-11-01")!,
            results: [try Self.result(48.4)])
        let fixture = try Self.fixture(others: [10, 20, 48.8, 48.8, 80, 90], with: [own])
        let row = try #require(fixture.line("Mognad"))
        #expect(row.contains("48 %") && row.contains("49 %") && row.contains("±0"))
    }

    @Test("counties are told with five municipalities, and the cursor is on the same county in table and map")
    func counties() throws {
        var fixture = try Self.fixture(others: [10, 20, 60, 70, 80, 90])
        fixture.press("c")
        #expect(try #require(fixture.line("Västernorrland ")).contains(/6 +55 % +65 %/))
        #expect(fixture.screen.contains("•Y  55"))
        fixture.press("s")
        #expect(fixture.screen.contains("▼Medel"))
        fixture.press("g")
        #expect(fixture.screen.contains("▸Y  55"))
        fixture.press("l")
        #expect(fixture.screen.contains("Kommuner län för län · Förmåga"))
    }

    @Test("every measure's rank agrees with a count of the scores", arguments: 0..<20)
    func agrees(seed: Int) throws {
        var random = SplitMix(seed: UInt64(seed))
        let others = (0..<(5 + Int(random.next() % 20))).map { _ in Double(random.next() % 101) }
        let fixture = try Self.fixture(others: others)
        let comparison = try #require((fixture.state.pane as? ComparePane)?.comparison)
        for row in comparison.rows {
            let own = try #require(row.own)
            #expect(row.standing?.rank == others.count { $0 > own } + 1 && row.standing?.count == others.count + 1)
            #expect(row.outcome.distribution?.count == others.count)
        }
    }

    @Test("who answered another wording does not count, nor do one's own years in it")
    func wordings() throws {
        let data = try RewordedData(of: Fixture.repository, ["E1"], since: "2026-2")
        var summaries = try Self.summaries([10, 20, 60, 70, 80, 90] + Array(repeating: 100, count: 6))
        for index in summaries.indices { summaries[index].results[0].version = index < 6 ? "2026-2" : "1" }
        var organisation = try Self.organisation()
        let now = try #require(organisation.measurements["2026"])
        var then = Model.Measurement(id: "2025", header: now.header, responses: now.responses)
        (then.header.year, then.header.version) = (2025, "1")
        organisation.measurements["2025"] = then
        let measures = try Library(folder: data.folder.path).measures
        var fixture = try Fixture(
            organisation,
            peers: PeerSource(summaries.sorted { $0.organisation.id < $1.organisation.id }, measures: measures),
            knowing: data.folder.path)
        fixture.worksAtOnce = true
        fixture.press(Self.key)
        // Six answered another wording of one statement: where they counted and where not would tell of them.
        #expect(try #require(fixture.line("Mognad")).contains("5 av 7"))
        #expect(try #require(fixture.line("Effektivitet")).contains("5 av 7"))
        #expect(try #require(fixture.line("Innovation")).contains("5 av 7"))
        #expect(fixture.screen.contains("6 med andra lydelser räknas inte"))
        fixture.press("t")
        #expect(fixture.screen.contains("2025 är inte med"))
    }

    // MARK: Others

    static let key = "\(Panes.all.firstIndex { $0 is ComparePane }! + 1)"

    /// Twelve who make 50 in everything, in Västernorrland.
    static func organisation() throws -> Organisation {
        var organisation = try Organisation.measured()
        organisation.profile.countyCode = "22"
        return organisation
    }

    static func result(_ score: Double, weak: Identifier<Model.Category>? = nil) throws -> Summary.Result {
        let instrument = try Library(folder: Fixture.repository).instruments["dimios"]!
        return Summary.Result(
            instrument: "dimios", version: instrument.version, year: 2026,
            figures: instrument.measures.map { measure in
                let isWeak = weak.map { measure == .category($0) } ?? false
                return Summary.Figure(measure: measure, score: Score(score + (isWeak ? 10 : 0)), count: 20)
            })
    }

    /// Municipalities of the same county that score alike in everything; in one category all are ten better still.
    static func summaries(
        _ scores: [Double], weak: Identifier<Model.Category>? = nil, initiative: Summary.Initiative? = nil
    ) throws -> [Summary] {
        try scores.enumerated().map { index, score in
            Summary(
                organisation: Summary.Participant(
                    id: Identifier("kommun-\(100 + index)"), name: "Kommun \(index + 1)", kind: .municipality,
                    county: "22"),
                shared: Day("2026-11-20")!, results: [try result(score, weak: weak)],
                initiatives: index == 2 ? [initiative].compactMap(\.self) : [])
        }
    }

    static func fixture(
        others: [Double], with more: [Summary] = [], weak: Identifier<Model.Category>? = nil,
        initiative: Summary.Initiative? = nil
    ) throws -> Fixture {
        let summaries = try (summaries(others, weak: weak, initiative: initiative) + more)
            .sorted { $0.organisation.id < $1.organisation.id }
        return try fixture(
            PeerSource(summaries, measures: try Library(folder: Fixture.repository).measures))
    }

    static func fixture(_ source: PeerSource, _ organisation: Organisation? = nil) throws -> Fixture {
        var fixture = try Fixture(try organisation ?? Self.organisation(), peers: source)
        fixture.worksAtOnce = true
        fixture.press(key)
        return fixture
    }

    /// A collection that grows.
    final class Source: Sendable {
        let scores: Mutex<[Double]>

        init(_ scores: [Double]) { self.scores = Mutex(scores) }

        func source() throws -> PeerSource {
            let measures = try Library(folder: Fixture.repository).measures
            var source = PeerSource.none
            source.rollup = { Rollup(try CompareTests.summaries(self.scores.withLock { $0 }), measures: measures) }
            return source
        }
    }
}

/// Holds what a test is told from another place.
private final class Box<Value: ~Copyable & Sendable>: Sendable {
    let value: Value

    init(_ value: consuming Value) { self.value = value }
}

extension Fixture {
    /// The first line of the screen with a text.
    fileprivate func line(_ text: String) -> String? {
        screen.components(separatedBy: "\n").first { $0.contains(text) && $0.contains("%") }
    }
}

extension Organisation {
    fileprivate var participant: Summary.Participant { Summary.Participant(profile) }
}
