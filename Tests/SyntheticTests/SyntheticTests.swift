import Foundation
import Library
import Model
import Scoring
import Testing

@testable import Synthetic

@Suite struct SyntheticTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    private let library: Library
    private let instrument: Instrument

    init() throws {
        library = try Library(folder: Self.root.path)
        instrument = try #require(library.instruments["dimios"])
    }

    private func generator(seed: UInt64? = nil, story: String? = nil) throws -> Generator {
        try Generator(
            story: story ?? Self.root.path + "/Data/demo/story.json", seed: seed, instrument: instrument,
            method: library.method)
    }

    private func demo(seed: UInt64? = nil) throws -> Organisation {
        var generator = try generator(seed: seed)
        return generator.demo()
    }

    private func score(_ responses: some Collection<Response>) throws -> Double {
        let maturity = Maturity(of: responses, instrument: instrument, invited: nil)
        return try #require(maturity.estimate.score).value
    }

    // MARK: Seeds

    @Test("the same seed gives the same organisation, another seed another", arguments: [0, 1, UInt64.max])
    func sameSeed(seed: UInt64) throws {
        let first = try demo(seed: seed)
        #expect(try demo(seed: seed) == first)
        #expect(try demo(seed: seed ^ 5) != first)
    }

    @Test("without a seed the story's own is used")
    func ownSeed() throws { #expect(try demo() == demo(seed: 2026)) }

    @Test("the numbers are SplitMix64's, the same on every machine")
    func sequence() {
        // Published with the algorithm: the first numbers for the seed 1234567.
        var random = SplitMix(seed: 1_234_567)
        let numbers = (0..<3).map { _ in random.next() }
        #expect(numbers == [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423])
    }

    @Test("shares, limits and the normal distribution are what they say")
    func distributions() {
        var random = SplitMix(seed: 1)
        let shares = (0..<10_000).map { _ in random.share() }
        #expect(shares.allSatisfy { (0..<1).contains($0) })
        #expect(Set((0..<1000).map { _ in random.within(3...5) }) == [3, 4, 5])
        let normal = (0..<10_000).map { _ in random.normal() }
        let mean = normal.reduce(0, +) / 10_000
        let deviation = (normal.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / 10_000).squareRoot()
        #expect(abs(mean) < 0.05 && abs(deviation - 1) < 0.05)
    }

    // MARK: The story

    @Test("the demo says that it is generated")
    func generated() throws {
        var generator = try generator()
        #expect(generator.demo().profile.isGenerated)
        let other = generator.organisation(named: "Region X", kind: .region, systems: 1, respondents: 1, years: [2026])
        #expect(other.profile.isGenerated && other.profile.kind == .region && other.profile.name == "Region X")
    }

    @Test("three yearly measurements of 60 to 200 respondents, the last one open, and growing maturity")
    func measurements() throws {
        let measurements = try demo().measurements
        #expect(measurements.map(\.header.year) == [2024, 2025, 2026])
        #expect(measurements.map(\.header.status) == [.closed, .closed, .open])
        #expect(measurements.allSatisfy { (60...200).contains($0.responses.count) })
        let scores = try measurements.map { try score($0.responses) }
        #expect(scores == scores.sorted())
    }

    @Test("whatever the seed, education and social services are lower than service and planning", arguments: 1...5)
    func sectors(seed: UInt64) throws {
        let organisation = try demo(seed: seed)
        let latest = try #require(organisation.measurements.last)
        func score(_ unit: Identifier<Model.Unit>) throws -> Double {
            let units = organisation.units.subtree(of: unit)
            return try self.score(latest.responses.filter { $0.unit.map(units.contains) == true })
        }
        let low = try max(score("utbildning"), score("socialtjanst"))
        let high = try min(score("service"), score("samhallsbyggnad"))
        #expect(low + 5 < high, "seed \(seed)")
    }

    @Test("whatever the seed, heritage is lower than capability, and the infrastructure is lowest", arguments: 1...5)
    func heritage(seed: UInt64) throws {
        for measurement in try demo(seed: seed).measurements {
            let maturity = Maturity(of: measurement.responses, instrument: instrument, invited: nil)
            let capability = try #require(maturity.dimension("capability")?.estimate.score).value
            let heritage = try #require(maturity.dimension("heritage")?.estimate.score).value
            #expect(heritage < capability, "seed \(seed)")
            let lowest = maturity.categories.min { ($0.estimate.score?.value ?? 0) < ($1.estimate.score?.value ?? 0) }
            #expect(lowest?.id == "infrastructure", "seed \(seed)")
        }
    }

    @Test("eight administrations, and units and invitations that hang together")
    func units() throws {
        let organisation = try demo()
        #expect(organisation.units.children(of: nil).count == 8)
        #expect(organisation.units.inTreeOrder.count == organisation.units.count)
        for measurement in organisation.measurements {
            let answered = Dictionary(grouping: measurement.responses) { $0.unit }
            for (unit, responses) in answered {
                let id = try #require(unit)
                #expect(organisation.units[id] != nil)
                #expect(responses.count <= measurement.header.invited[id] ?? 0, "\(id)")
            }
        }
    }

    @Test("nobody has a name, all have answered everything, some did not know, and there are comments")
    func responses() throws {
        let latest = try #require(demo().measurements.last)
        #expect(latest.responses.allSatisfy { $0.person == nil })
        let answers = latest.responses.flatMap(\.answers.values)
        #expect(answers.contains(.unknown) && answers.count == latest.responses.count * 30)
        #expect(Set(answers.map(\.digit)) == Set(0...6))
        #expect(latest.responses.count { !$0.comments.isEmpty } >= 5)
    }

    @Test("150 systems with names and numbers of their own, in units that exist, most of them assessed")
    func systems() throws {
        let organisation = try demo()
        let systems = organisation.systems
        #expect(systems.count == 150 && Set(systems.map(\.name)).count == 150)
        #expect(systems.allSatisfy { $0.fields[.unit]?.isUnit(of: organisation.units) == true })
        #expect((75...105).contains(systems.count { !$0.assessments.isEmpty }))
        let criteria = Set((library.method.quality + library.method.importance).map(\.id))
        #expect(systems.allSatisfy { $0.assessments.allSatisfy { criteria.isSuperset(of: $0.marks.keys) } })
    }

    @Test("every system has a capability, processes and units that use it; some hand data to others that are there")
    func relations() throws {
        let organisation = try demo()
        let systems = organisation.systems
        #expect(systems.allSatisfy { $0.fields[.capability] != nil && $0.fields[.processes]?.items.isEmpty == false })
        let users = systems.flatMap { $0.fields[.usingUnits]?.items ?? [] }
        #expect(users.count > 150 && users.allSatisfy { organisation.units[Identifier($0)] != nil })
        let integrations = systems.flatMap { system in system.integrations.map { (system.id, $0.id) } }
        #expect((80...400).contains(integrations.count))
        #expect(integrations.allSatisfy { $0 != $1 && systems[$1] != nil })
        let lifecycles = Set(systems.map { $0.fields[.lifecycle] })
        #expect(lifecycles.count == System.Lifecycle.allCases.count)
        #expect(systems.allSatisfy { ($0.fields[.lifecycle] == .text("retired")) == ($0.fields[.retired] != nil) })
        #expect(systems.contains { $0.fields[.missingSince] != nil })
    }

    @Test("a large inventory has many products, names nearly alike, gaps, and costs of which few make up much")
    func uneven() throws {
        var generator = try generator(seed: 3)
        let systems = generator.organisation(
            named: "A", kind: .municipality, systems: 3000, respondents: 0, years: []
        ).systems
        #expect(Set(systems.map { $0.fields[.product] }).count > 150)
        #expect(systems.contains { $0.name == $0.name.uppercased() })
        for field in [System.Field.owner, .capability, .annualCost, .users] {
            let share = Double(systems.count { $0.fields[field] == nil }) / 3000
            #expect((0.02...0.3).contains(share), "\(field)")
        }
        let costs = systems.compactMap(\.annualCost).sorted()
        #expect(costs.suffix(costs.count / 10).reduce(0, +) > costs.reduce(0, +) * 0.35)
        #expect(systems.reduce(0) { $0 + $1.integrations.count } > 300)
    }

    @Test("the plan speaks of categories that the instrument has")
    func plan() throws {
        let plan = try demo().plan
        #expect(!plan.isEmpty)
        for item in plan {
            if let category = item.category { #expect(instrument.categories.contains { $0.id == category }) }
        }
    }

    // MARK: Sizes

    @Test(
        "the sizes asked for are the sizes made",
        arguments: [(0, 0, []), (1, 1, [2026]), (40, 13, [2025, 2026]), (1200, 300, [2024, 2025, 2026])])
    func sizes(systems: Int, respondents: Int, years: [Int]) throws {
        var generator = try generator(seed: 3)
        let organisation = generator.organisation(
            named: "Ale kommun", kind: .municipality, systems: systems, respondents: respondents, years: years)
        #expect(organisation.systems.count == systems)
        #expect(organisation.measurements.map(\.header.year) == years)
        #expect(organisation.measurements.allSatisfy { $0.responses.count == respondents })
        #expect(organisation.measurements.last?.header.status ?? .open == .open)
        for measurement in organisation.measurements {
            for (unit, responses) in Dictionary(grouping: measurement.responses, by: \.unit) {
                #expect(responses.count <= unit.flatMap { measurement.header.invited[$0] } ?? 0)
            }
        }
    }

    @Test("one generator makes organisations that differ")
    func many() throws {
        var generator = try generator(seed: 3)
        let made = (0..<3).map { _ in
            generator.organisation(named: "A", kind: .agency, systems: 5, respondents: 20, years: [2026])
        }
        #expect(made[0] != made[1] && made[1] != made[2])
    }

    // MARK: Stories that cannot be told

    @Test(
        "a story that cannot be told says where and what was expected",
        arguments: [
            ("\"seed\": 2026", "\"seed\": -1", ".seed: a number that is not negative was expected"),
            (
                "\"answered\": [16, 18, 21]", "\"answered\": [16]",
                ".units[0].answered: a number for each of the 3 years"
            ),
            ("\"name\": \"Almviks kommun\",", "", "«name» was expected"),
            ("\"status\": \"open\"", "\"status\": \"ajar\"", ".years[2].status: a known word was expected"),
            ("2026-11-02", "2026-11-31", ".years[2].opens: a day was expected"),
            (
                "\"Minnesbanken\": \"avslutade ärenden\"", "\"Glömskan\": \"avslutade ärenden\"",
                ".systems[0].gives.Glömskan: a product of the story was expected"
            ),
            ("\"format\": 1,", "\"format\": 1", "line 3, column 3: a comma or } was expected"),
        ])
    func broken(old: String, new: String, expected: String) throws {
        let text = try String(contentsOfFile: Self.root.path + "/Data/demo/story.json", encoding: .utf8)
        let range = try #require(text.range(of: old))
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: file) }
        try text.replacingCharacters(in: range, with: new).write(to: file, atomically: true, encoding: .utf8)
        let error = #expect(throws: SyntheticError.self) { try generator(story: file.path) }
        #expect(error?.description.contains(expected) == true, "\(String(describing: error))")
        #expect(error?.file == file.path)
    }

    @Test("a story that is not there is named")
    func missing() {
        let error = #expect(throws: SyntheticError.self) { try generator(story: "/nowhere/story.json") }
        #expect(error?.description == "/nowhere/story.json: No such file or directory")
    }
}

extension System.Value {
    fileprivate func isUnit(of units: Table<Model.Unit>) -> Bool {
        if case .text(let id) = self { units[Identifier(id)] != nil } else { false }
    }
}
