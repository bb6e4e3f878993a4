import Model
import TestSupport
import Testing

@testable import Scoring

/// What can be retired, what overlaps, what breaks: every figure against Oracle/oracle.py, which compares all with all.
@Suite struct InventoryTests {
    static let today = Day("2026-11-24")!
    private static let nothing = Text(swedish: "", english: "")
    static let method = Method(
        id: "sample", version: "1", name: nothing, source: nothing,
        quality: [Criterion(id: "q", name: nothing, question: nothing, scale: [])],
        importance: [Criterion(id: "i", name: nothing, question: nothing, scale: [])])

    /// A system with one quality and one importance criterion, marked by assessors.
    static func system(_ entry: Oracle.Inventory.Entry) -> System {
        var system = System(id: Identifier(entry.id), name: entry.name)
        system.fields[.annualCost] = entry.cost.map(System.Value.number)
        for (field, text) in [
            (System.Field.capability, entry.capability), (.product, entry.product), (.lifecycle, entry.lifecycle),
            (.supplier, entry.supplier),
        ] {
            system.fields[field] = text.map(System.Value.text)
        }
        system.fields[.contractEnd] = entry.contractEnd.flatMap(Day.init).map(System.Value.day)
        system.fields[.usingUnits] = .list(entry.units)
        system.fields[.processes] = .list(entry.processes)
        for (criterion, marks) in [("q", entry.quality), ("i", entry.importance)] {
            for (assessor, mark) in marks.enumerated() {
                let id = Identifier<Assessment>("a\(assessor)")
                var assessment = system.assessments[id] ?? Assessment(id: id)
                assessment.marks[Identifier(criterion)] = Mark(mark)
                system.assessments[id] = assessment
            }
        }
        system.integrations = Table(entry.receivers.map { Integration(id: Identifier($0)) })
        return system
    }

    /// A sample as the model has it.
    struct Sample {
        let inventory: Table<System>
        let assessed: [AssessedSystem]
        let verdicts: Table<OverlapVerdict>
        let retires: Set<Identifier<System>>

        init(_ sample: Oracle.Inventory) {
            inventory = Table(sample.systems.map(InventoryTests.system))
            assessed = inventory.map { AssessedSystem($0, method: InventoryTests.method) }
            verdicts = Table(
                sample.verdicts.map {
                    OverlapVerdict(Identifier($0.one), Identifier($0.two), isConfirmed: $0.isConfirmed)
                })
            retires = Set(sample.retires.map { Identifier($0) })
        }

        func candidates(_ verdicts: Table<OverlapVerdict>? = nil) -> RetirementCandidates {
            RetirementCandidates(
                among: assessed, inventory: inventory, verdicts: verdicts ?? self.verdicts,
                method: InventoryTests.method, today: InventoryTests.today)
        }

        func outcome(_ retired: Set<Identifier<System>>) -> RetirementOutcome {
            RetirementOutcome(retiring: retired, among: assessed, inventory: inventory, today: InventoryTests.today)
        }

        func overlaps(_ verdicts: Table<OverlapVerdict>? = nil) throws -> [Overlaps.Cluster] {
            try #require(Overlaps(among: Array(inventory), verdicts: verdicts ?? self.verdicts)).clusters
        }
    }

    static func samples() throws -> [(sample: Oracle.Inventory, model: Sample)] {
        try Oracle.read("inventories", as: Oracle.Inventory.self).map { ($0, Sample($0)) }
    }

    @Test("candidates, their order, and what is known of each are those of an independent calculation")
    func candidates() throws {
        for (sample, model) in try Self.samples() {
            let place: Comment = "seed \(sample.seed)"
            let found = model.candidates()
            #expect(found.unassessed == sample.expected.unassessed, place)
            for (candidates, expected) in [
                (found.ranked, sample.expected.candidates), (found.unpriced, sample.expected.unpriced),
            ] {
                #expect(candidates.map(\.id.rawValue) == expected.map(\.id), place)
                for (candidate, expected) in zip(candidates, expected) {
                    #expect(isClose(candidate.gain, expected.gain), place)
                    #expect(candidate.freeFrom?.description == expected.freeFrom, place)
                    #expect(candidate.receivers == expected.receivers, place)
                    #expect(candidate.overlaps.map(\.rawValue) == expected.overlaps, place)
                    #expect(candidate.keep?.rawValue == expected.keep, place)
                }
            }
        }
    }

    @Test("before and after a retirement, and what it breaks, are those of an independent calculation")
    func outcomes() throws {
        for (sample, model) in try Self.samples() {
            let place: Comment = "seed \(sample.seed)"
            let outcome = model.outcome(model.retires)
            let expected = sample.expected
            for (portfolio, figures) in [(outcome.before, expected.before), (outcome.after, expected.after)] {
                #expect(portfolio.count == figures.count && portfolio.unknownCosts == figures.unknownCosts, place)
                #expect(isClose(portfolio.cost, figures.cost), place)
                #expect(isClose(portfolio.index?.value, figures.index), place)
                for quadrant in SystemResult.Quadrant.allCases {
                    let part = try #require(portfolio.quadrants[quadrant])
                    #expect([Double(part.count), part.cost] == figures.quadrants[quadrant.rawValue] ?? [0, 0], place)
                }
            }
            #expect(outcome.freed.map { [Double($0.year), $0.cost] } == expected.freed, place)
            #expect(outcome.undated == expected.undated, place)
            #expect(outcome.breaks.lost.map { [$0.giver.rawValue, $0.receiver.rawValue] } == expected.lost, place)
            #expect(
                outcome.breaks.orphaned.map { [$0.giver.rawValue, $0.receiver.rawValue] } == expected.orphaned, place)
            #expect(outcome.breaks.units.map(\.name) == expected.units, place)
            #expect(outcome.breaks.processes.map(\.name) == expected.processes, place)
            #expect(outcome.breaks.capabilities.map(\.name) == expected.capabilities, place)
        }
    }

    @Test("overlaps, their reasons and strength are those found by comparing all with all")
    func overlaps() throws {
        var count = 0
        for (sample, model) in try Self.samples() {
            let place: Comment = "seed \(sample.seed)"
            let clusters = try model.overlaps()
            #expect(clusters.map { $0.members.map(\.rawValue) } == sample.expected.overlaps.map(\.members), place)
            for (cluster, expected) in zip(clusters, sample.expected.overlaps) {
                let reasons = cluster.reasons.map { reason in
                    switch reason {
                    case .capability: "capability"
                    case .product: "product"
                    case .name: "name"
                    case .contained(_, let sharesSupplier): sharesSupplier ? "contained, supplier" : "contained"
                    }
                }
                #expect(reasons == expected.reasons, place)
                #expect(isClose(cluster.strength, expected.strength), place)
                #expect(cluster.isConfirmed == expected.confirmed && isClose(cluster.saving, expected.saving), place)
                count += 1
            }
        }
        #expect(count > 100)
    }

    @Test("how far assessors are apart is that of an independent calculation")
    func disagreement() throws {
        for (sample, model) in try Self.samples() {
            for (system, expected) in zip(model.inventory, sample.expected.disagreement) {
                let found = Disagreement(system, method: Self.method)
                #expect(isClose(found.deviation, expected.mean))
                let each = ["q", "i"].compactMap { found.criteria[Identifier($0)] }
                #expect(each.count == expected.each.count)
                for (spread, expected) in zip(each, expected.each) {
                    #expect(isClose(spread.range, expected[0]) && isClose(spread.deviation, expected[1]))
                }
            }
        }
    }

    // MARK: Laws

    @Test("retiring nothing changes nothing, and what is freed adds up to the difference in cost")
    func freed() throws {
        for (_, model) in try Self.samples() {
            let idle = model.outcome([])
            #expect(idle.before == idle.after && idle.freed.isEmpty && idle.breaks.isEmpty)
            let outcome = model.outcome(model.retires)
            let freed = outcome.freed.reduce(outcome.undated) { $0 + $1.cost }
            #expect(isClose(freed, outcome.before.cost - outcome.after.cost))
            // One after another frees what all together free.
            let each = model.retires.map { id -> Double in
                let one = model.outcome([id])
                return one.before.cost - one.after.cost
            }
            #expect(isClose(each.reduce(0, +), freed))
        }
    }

    @Test("the order of candidates and of overlaps does not depend on the order that they come in")
    func order() throws {
        var random = Random(seed: 4)
        for (_, model) in try Self.samples() {
            var shuffled = model.assessed
            shuffled.shuffle(using: &random)
            #expect(
                RetirementCandidates(
                    among: shuffled, inventory: model.inventory, verdicts: model.verdicts,
                    method: Self.method, today: Self.today)
                    == model.candidates())
            let overlaps = try #require(Overlaps(among: shuffled.map(\.system), verdicts: model.verdicts))
            #expect(overlaps.clusters == (try model.overlaps()))
        }
    }

    @Test("a cluster that is dismissed pair by pair is not suggested again, and one that is confirmed is said to be so")
    func verdicts() throws {
        for (_, model) in try Self.samples() {
            for cluster in try model.overlaps([]) {
                var apart: Table<OverlapVerdict> = []
                var same: Table<OverlapVerdict> = []
                for (index, one) in cluster.members.enumerated() {
                    for two in cluster.members[(index + 1)...] {
                        let verdict = OverlapVerdict(two, one, isConfirmed: false)
                        apart[verdict.id] = verdict
                    }
                    if index > 0 {
                        let verdict = OverlapVerdict(one, cluster.members[0], isConfirmed: true)
                        same[verdict.id] = verdict
                    }
                }
                #expect(!(try model.overlaps(apart).contains { $0.members == cluster.members }))
                #expect(try model.overlaps(same).first { $0.members == cluster.members }?.isConfirmed == true)
            }
        }
    }

    // MARK: By hand

    @Test(
        "names that are nearly the same, and names that are not",
        arguments: [
            ("Heroma", "HEROMA 2", 1), ("Procapita AB", "Procapita, v. 3.1", 1), ("Lönen Skola", "Skola lönen", 1),
            ("Diariet", "Diarriet", 1 - 1.0 / 8), ("Diariet", "Diraiet", 1 - 1.0 / 7),
            ("Bygg och miljö", "Bygg, miljö", 2.0 / 3), ("Lex", "Lax", nil), ("Skola24x", "Skola25x", nil),
            ("Heroma", "Treserva", nil), ("Portal skola", "Portal vård", nil), ("2048", "2049", nil),
            ("Årsplan", "Örsplan", 1 - 1.0 / 7), ("!!", "??", nil),
        ] as [(String, String, Double?)])
    func names(one: String, two: String, likeness: Double?) {
        let (left, right) = (NameKey(one), NameKey(two))
        let found = left.flatMap { left in right.flatMap { left.likeness(to: $0) } }
        #expect(isClose(found, likeness))
        #expect(isClose(right.flatMap { right in left.flatMap { right.likeness(to: $0) } }, likeness))
    }

    @Test(
        "a name that another has with words added is suggested, where nothing that is known tells them apart",
        arguments: [
            ("Procapita", "ProCapita VoO", [:], [:], 0.4),
            ("Procapita", "ProCapita VoO", [.supplier: .text("Tieto")], [.supplier: .text("TietoEVRY AB")], 0.6),
            ("Procapita", "ProCapita VoO", [.supplier: .text("Tieto")], [.supplier: .text("CGI")], nil),
            ("Procapita", "ProCapita VoO", [.product: .text("Procapita")], [.product: .text("Annat")], nil),
            ("Procapita", "ProCapita VoO", [.capability: .text("Skola")], [:], 0.4),
            ("VoO", "ProCapita VoO", [:], [:], nil), ("Procapita skola", "ProCapita VoO", [:], [:], nil),
        ] as [(String, String, System.Fields, System.Fields, Double?)])
    func contained(one: String, two: String, fields: System.Fields, others: System.Fields, strength: Double?) throws {
        let systems = [System(id: "a", name: one, fields: fields), System(id: "b", name: two, fields: others)]
        let found = try #require(Overlaps(among: systems, verdicts: []))
        #expect(found.clusters.map(\.strength) == (strength.map { [$0] } ?? []))
    }

    @Test("a word that many names have ties nothing together")
    func commonWord() throws {
        let systems =
            ["Portal"].map { System(id: "a", name: $0) }
            + (1...8).map { System(id: Identifier("b\($0)"), name: "Portal \(String(repeating: "x\($0)", count: $0))") }
        #expect(try #require(Overlaps(among: systems, verdicts: [])).clusters.allSatisfy { !$0.members.contains("a") })
    }

    @Test("the one that frees the most for what it loses comes first; 50 is too important")
    func ranking() {
        func system(_ id: String, cost: Double?, importance: Int?) -> System {
            Self.system(
                .init(
                    id: id, name: id, cost: cost, quality: [3], importance: importance.map { [$0] } ?? [], units: [],
                    processes: [], receivers: []))
        }
        // Marks 1, 2 and 3 are 0, 25 and 50. 100 000/25 = 4 000 a point; 3 000/1, as less than a point counts as one.
        let systems: Table<System> = [
            system("a", cost: 100_000, importance: 2), system("b", cost: 3000, importance: 1),
            system("c", cost: 5000, importance: 1), system("d", cost: 9_000_000, importance: 3),
            system("e", cost: nil, importance: 1), system("f", cost: 1, importance: nil),
        ]
        func find(_ verdicts: Table<OverlapVerdict>) -> RetirementCandidates {
            RetirementCandidates(
                among: systems.map { AssessedSystem($0, method: Self.method) }, inventory: systems, verdicts: verdicts,
                method: Self.method, today: Self.today)
        }
        let found = find([])
        #expect(found.ranked.map(\.id) == ["c", "a", "b"] && found.unpriced.map(\.id) == ["e"])
        #expect(found.unassessed == 1)
        // Once two are known to do the same, the more important one is kept.
        let confirmed = find([OverlapVerdict("d", "a", isConfirmed: true)])
        #expect(confirmed.ranked.map(\.id) == ["c", "a", "b"])
        #expect(confirmed.ranked.map(\.overlaps) == [[], ["d"], []])
        #expect(confirmed.ranked.map(\.keep) == [nil, "d", nil])
        // One that nobody has assessed may go where another is kept for it.
        let unassessed = find([OverlapVerdict("d", "f", isConfirmed: true)])
        #expect(unassessed.unpriced.map(\.id) == ["e", "f"] && unassessed.unassessed == 0)
    }

    @Test("four hundred systems of one capability are one cluster that says little")
    func crowd() throws {
        let systems = (0..<400).map { number in
            System(
                id: Identifier("s\(1000 + number)"),
                name: "\(number) \(String(UnicodeScalar(UInt8(97 + number % 26))))",
                fields: [.capability: .text("Ärendehantering")])
        }
        let found = try #require(Overlaps(among: systems, verdicts: []))
        let crowd = found.clusters.filter { $0.reasons.contains(.capability("Ärendehantering")) }
        #expect(crowd.map(\.members.count) == [400])
        #expect(crowd.first.map { isClose($0.strength, 0.5 * 8 / 400) } == true)
        #expect(Overlaps(among: systems, verdicts: [], isCancelled: { true }) == nil)
    }

    @Test("a neighbour two steps out is there once, where it is nearest")
    func neighbours() throws {
        func system(_ id: String, _ receivers: String...) -> System {
            System(
                id: Identifier(id), name: id,
                integrations: Table(receivers.map { Integration(id: Identifier($0), data: "\(id)\($0)") }))
        }
        let systems: Table<System> = [
            system("a", "b"), system("b", "m", "c"), system("c", "m"), system("m", "x", "a"),
            system("x", "y", "m", "c"),
            system("y", "z"), system("z"),
        ]
        let found = try #require(Neighbourhood(of: "m", in: systems))
        #expect(found.givers.map(\.id) == ["b", "c", "x"])
        // What gives to b is a, which m itself hands data to.
        #expect(found.givers.allSatisfy { $0.further.isEmpty })
        #expect(found.receivers.map(\.id) == ["a", "x"] && found.receivers.map(\.data) == ["ma", "mx"])
        #expect(found.receivers.map { $0.further.map(\.id) } == [[], ["y"]])
        #expect(Neighbourhood(of: "gone", in: systems) == nil)
    }

    @Test("groups add up to the whole, and those without the field come last")
    func breakdown() throws {
        for (_, model) in try Self.samples() {
            let whole = Portfolio(model.assessed)
            let groups = Breakdown(model.assessed, by: .capability).groups
            #expect(groups.reduce(0) { $0 + $1.portfolio.count } == whole.count)
            #expect(isClose(groups.reduce(0) { $0 + $1.portfolio.cost }, whole.cost))
            #expect(groups.dropLast().allSatisfy { $0.name != nil })
            let requirements = Requirements(model.assessed)
            #expect(requirements.total == whole.compliance)
            #expect(requirements.each.reduce(0) { $0 + $1.unknown } == whole.compliance.unknown)
        }
    }
}
