import Foundation
import Library
import Model
import Scoring
import Testing

@testable import Synthetic

/// The demo's story and organisations of any size.
@Suite struct GeneratorTests {
    static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    private let library: Library
    private let instrument: Instrument

    init() throws {
        library = try Library(folder: Self.repository)
        instrument = try #require(library.instruments["dimios"])
    }

    private func generator(seed: UInt64? = nil) throws -> Generator {
        try Generator(
            story: Self.repository + "/Data/demo/story.json", seed: seed, instrument: instrument, method: library.method
        )
    }

    private func demo(seed: UInt64? = nil) throws -> Organisation {
        var generator = try generator(seed: seed)
        return generator.demo()
    }

    private func reports(_ organisation: Organisation) -> [MaturityReport] {
        organisation.measurements.map {
            MaturityReport(measurement: $0, units: organisation.units, instrument: instrument)
        }
    }

    // MARK: Chance

    @Test("the same seed gives the same organisation, and another seed another", arguments: [0, 1, 42, UInt64.max])
    func seeds(seed: UInt64) throws {
        #expect(try demo(seed: seed) == demo(seed: seed))
        #expect(try demo(seed: seed) != demo(seed: seed &+ 1))
        func organisation(_ seed: UInt64) throws -> Organisation {
            var generator = try generator(seed: seed)
            return generator.organisation(
                named: "Prov", kind: .agency, systems: 7, respondents: 9, years: [2025, 2026])
        }
        #expect(try organisation(seed) == organisation(seed))
        #expect(try organisation(seed) != organisation(seed &+ 1))
    }

    @Test("one generator's organisations differ from one another")
    func several() throws {
        var generator = try generator(seed: 5)
        let made = (0..<2).map { _ in
            generator.organisation(named: "Prov", kind: .municipality, systems: 5, respondents: 5, years: [2026])
        }
        #expect(made[0] != made[1])
    }

    @Test("SplitMix64 gives the numbers of its reference implementation for the seed 1234567")
    func random() {
        var random = Random(seed: 1_234_567)
        let expected: [UInt64] = [
            6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423, 4_593_380_528_125_082_431,
        ]
        #expect((0..<4).map { _ in random.next() } == expected)
    }

    @Test("shares lie in 0..<1 about ½; normal numbers about 0 with deviation 1; whole ones in their range")
    func distributions() {
        var random = Random(seed: 3)
        let count = 20_000
        let shares = (0..<count).map { _ in random.share() }
        #expect(shares.allSatisfy { (0..<1).contains($0) })
        #expect(abs(shares.reduce(0, +) / Double(count) - 0.5) < 0.01)
        let normal = (0..<count).map { _ in random.normal() }
        #expect(normal.allSatisfy { $0.isFinite })
        #expect(abs(normal.reduce(0, +) / Double(count)) < 0.03)
        #expect(abs(normal.reduce(0) { $0 + $1 * $1 } / Double(count) - 1) < 0.05)
        #expect(Set((0..<count).map { _ in random.within(3...7) }) == [3, 4, 5, 6, 7])
    }

    // MARK: The story

    @Test("everything says that it is made up, and that is what its file's name says")
    func generated() throws {
        let demo = try demo()
        #expect(demo.profile.isGenerated)
        #expect(demo.profile.slug == "almviks-kommun" && demo.profile.kind == .municipality)
        #expect(try library.register().municipality(named: demo.profile.name) == nil, "an invented name")
        var generator = try generator()
        let other = generator.organisation(
            named: "Prov", kind: .region, systems: 1, respondents: 1, years: [2026])
        #expect(other.profile.isGenerated && other.profile.kind == .region && other.profile.slug == "prov")
    }

    @Test("three yearly measurements of 60–200 respondents, the last one open")
    func measurements() throws {
        let measurements = try demo().measurements
        #expect(measurements.map(\.header.year) == [2024, 2025, 2026])
        #expect(measurements.map(\.id) == ["2024", "2025", "2026"])
        #expect(measurements.map(\.header.status) == [.closed, .closed, .open])
        for measurement in measurements {
            #expect((60...200).contains(measurement.responses.count), "\(measurement.id)")
            #expect(measurement.header.instrument == "dimios")
            #expect(measurement.responses.allSatisfy { $0.person == nil })
            for response in measurement.responses {
                #expect(response.answers.keys.allSatisfy { id in instrument.factors.contains { $0.id == id } })
            }
        }
        let first = try #require(measurements.first)
        let opens = try #require(first.header.opens)
        #expect(try opens < #require(first.header.closes))
    }

    @Test("nobody answered uninvited")
    func invited() throws {
        let demo = try demo()
        for measurement in demo.measurements {
            for unit in demo.units {
                let answered = measurement.responses.count { $0.unit == unit.id }
                #expect(answered > 0 && answered <= measurement.header.invited[unit.id] ?? 0, "\(unit.id)")
            }
        }
    }

    @Test("eight administrations, departments below some of them, and a group too small to show")
    func units() throws {
        let demo = try demo()
        #expect(demo.units.children(of: nil).count == 8)
        #expect(demo.units.inTreeOrder.contains { $0.depth == 1 })
        for report in reports(demo) {
            #expect(report.unit("overformyndare")?.group == .withheld(.tooFew))
            #expect(report.units.count { $0.group.maturity != nil } >= 8)
        }
    }

    @Test(
        "social services and education lie below service and planning, and heritage below capability, in all years",
        arguments: [nil, 1, 2, 3] as [UInt64?])
    func levels(seed: UInt64?) throws {
        for report in reports(try demo(seed: seed)) {
            func score(_ id: Identifier<Model.Unit>) throws -> Score {
                try #require(report.unit(id)?.group.maturity?.estimate.score)
            }
            for low in ["socialtjanst", "utbildning"] as [Identifier<Model.Unit>] {
                for high in ["service", "samhallsbyggnad"] as [Identifier<Model.Unit>] {
                    #expect(try score(low) < score(high), "\(low), \(high)")
                }
            }
            let whole = try #require(report.whole.maturity)
            let capability = try #require(whole.dimension("capability")?.estimate.score)
            #expect(try #require(whole.dimension("heritage")?.estimate.score) < capability)
            // The technical heritage is the hardest.
            let categories = whole.categories.compactMap { category in category.estimate.score.map { (category.id, $0) }
            }
            #expect(categories.min { $0.1 < $1.1 }?.0 == "infrastructure")
        }
    }

    @Test("maturity rises from year to year, some statements are «vet ej» and some have no answer")
    func years() throws {
        let wholes = reports(try demo()).compactMap(\.whole.maturity)
        let scores = wholes.compactMap(\.estimate.score)
        #expect(scores.count == 3 && scores == scores.sorted())
        for whole in wholes {
            #expect(whole.factors.allSatisfy { $0.estimate.score != nil && $0.agreement != nil })
            #expect(whole.factors.contains { $0.counts[0] > 0 } && whole.factors.contains { $0.unanswered > 0 })
            // One person's answers hang together, so that alpha is that of a questionnaire and not of dice.
            #expect(whole.categories.allSatisfy { ($0.alpha ?? 0) > 0.6 })
        }
    }

    @Test("comments stand in the last measurement, under statements and in units that exist")
    func comments() throws {
        let demo = try demo()
        #expect(demo.measurements.dropLast().allSatisfy { $0.responses.allSatisfy { $0.comments.isEmpty } })
        let comments = try #require(demo.measurements.last).responses.flatMap { $0.comments.map(\.key) }
        #expect(comments.count == 15)
        #expect(comments.allSatisfy { id in instrument.factors.contains { $0.id == id } })
    }

    @Test("about 150 systems, their fields of the right sort, some assessed and in every quadrant")
    func systems() throws {
        let demo = try demo()
        #expect(demo.systems.count == 150)
        #expect(Set(demo.systems.map(\.name)).count == 150)
        let criteria = Set((library.method.quality + library.method.importance).map(\.id))
        for system in demo.systems {
            for (field, value) in system.fields { #expect(fits(value, field.type), "\(system.id) \(field) \(value)") }
            #expect(demo.units.contains { system.fields[.unit] == .text($0.id.rawValue) })
            for assessment in system.assessments { #expect(criteria.isSuperset(of: assessment.marks.keys)) }
        }
        let portfolio = Portfolio(systems: demo.systems, method: library.method)
        #expect(Set(portfolio.systems.compactMap(\.quadrant)) == Set(SystemResult.Quadrant.allCases))
        #expect((0.2...0.7).contains(try #require(portfolio.coverage)))
        let compliance = Compliance(of: demo.systems)
        #expect(compliance.met > 0 && compliance.unmet > 0 && compliance.unknown > 0)
    }

    private func fits(_ value: System.Value, _ type: System.ValueType) -> Bool {
        switch (value, type) {
        case (.text(let text), .text): !text.isEmpty
        case (.text(let text), .choice(let words)): words.contains(text)
        case (.number(let number), .number), (.number(let number), .money): number.isFinite && number >= 0
        case (.day, .day), (.truth, .truth): true
        default: false
        }
    }

    @Test("classification levels are 1–4, and costs and users are above 0")
    func ranges() throws {
        for system in try demo().systems {
            for field in [System.Field.confidentiality, .integrity, .availability] {
                if case .number(let level)? = system.fields[field] { #expect([1, 2, 3, 4].contains(level)) }
            }
            for field in [System.Field.annualCost, .users] {
                if case .number(let number)? = system.fields[field], number > 0 { continue }
                Issue.record("\(system.id) has no \(field)")
            }
        }
    }

    @Test("the plan is about categories of the instrument")
    func plan() throws {
        let plan = try demo().plan
        #expect(Set(plan.map(\.kind)) == Set(PlanItem.Kind.allCases))
        #expect(plan.allSatisfy { $0.category == nil || instrument.categories.map(\.id).contains($0.category!) })
    }

    // MARK: Sizes

    @Test(
        "what is asked for is what is made",
        arguments: [
            (0, 0, []), (1, 1, [2026]), (150, 12, [2024, 2025, 2026]), (2000, 100, [2026]), (30, 0, [2025, 2026]),
        ] as [(Int, Int, [Int])])
    func sizes(systems: Int, respondents: Int, years: [Int]) throws {
        var generator = try generator(seed: 9)
        let made = generator.organisation(
            named: "Region Prov", kind: .region, systems: systems, respondents: respondents, years: years)
        #expect(made.systems.count == systems)
        #expect(Set(made.systems.map(\.id)).count == systems)
        #expect(made.measurements.map(\.header.year) == years)
        #expect(made.measurements.allSatisfy { $0.responses.count == respondents })
        #expect(made.measurements.dropLast().allSatisfy { $0.header.status == .closed })
        for measurement in made.measurements {
            for unit in made.units {
                let answered = measurement.responses.count { $0.unit == unit.id }
                #expect(answered <= measurement.header.invited[unit.id] ?? 0)
            }
        }
    }

    // MARK: Errors

    @Test(
        "a story that cannot be told says where",
        arguments: [
            (#""seed": 2026"#, #""seed": "x""#, "seed: a whole number was expected"),
            (#""name": "Almviks kommun","#, "", "«name» was expected"),
            (#""level": "förvaltning""#, #""level": "byrå""#, "units[0].level: a known word was expected"),
            (
                #""cost": [180000, 700000]"#, #""cost": [7, 1]"#,
                "systems[0].cost: a pair of numbers in order was expected"
            ),
            (#""opens": "2024-09-02""#, #""opens": "2 sep""#, "years[0].opens: a day was expected"),
            (#""format": 1,"#, #""format": 1"#, "line 3, column 3: "),
        ])
    func errors(found: String, replacement: String, expected: String) throws {
        let original = try String(contentsOfFile: Self.repository + "/Data/demo/story.json", encoding: .utf8)
        let range = try #require(original.range(of: found))
        let file = FileManager.default.temporaryDirectory.appending(path: "mogna-\(UUID().uuidString).json")
        defer { try? FileManager.default.removeItem(at: file) }
        try original.replacingCharacters(in: range, with: replacement).write(
            to: file, atomically: true, encoding: .utf8)
        let error = try #require(throws: SyntheticError.self) {
            try Generator(story: file.path, instrument: instrument, method: library.method)
        }
        #expect("\(error)".hasPrefix("\(file.path): \(expected)"), "\(error)")
    }

    @Test("a story that is not there is named")
    func missing() {
        #expect(throws: SyntheticError(file: "/nowhere.json", problem: "No such file or directory")) {
            try Generator(story: "/nowhere.json", instrument: instrument, method: library.method)
        }
    }
}
