import Foundation
import Model
import TestSupport
import Testing

@testable import Store

@Suite struct CollectionTests {
    private static let measures: [String: [Measure]] = [
        "dimios": [.maturity, .dimension("capability"), .category("efficiency"), .factor("E1"), .factor("E2")],
        "dios": Method.measures,
    ]

    private static func summary(_ random: inout Random, number: Int) -> Summary {
        func score() -> Score { Score(Double(random.below(100_001)) / 1000) }
        func maybe<Value>(_ value: Value) -> Value? { random.happens(0.5) ? value : nil }
        let results = (0..<random.integer(0...3)).map { index in
            Summary.Result(
                instrument: index == 2 ? "dios" : "dimios", version: "1", year: 2024 + index,
                respondents: maybe(random.integer(5...300)), invited: maybe(random.integer(5...400)), type: maybe("B"),
                figures: (measures[index == 2 ? "dios" : "dimios"] ?? []).filter { _ in random.happens(0.8) }.map {
                    Summary.Figure(measure: $0, score: score(), deviation: maybe(12.5), count: random.integer(5...300))
                })
        }
        let products = (0..<random.integer(0...3)).map { index in
            Summary.Product(
                name: "P\(index) «å» \"x\"", supplier: maybe("Bolaget AB"), quality: maybe(score()),
                importance: maybe(score()), lifecycle: maybe(.retired), replacement: maybe("Q"))
        }
        return Summary(
            organisation: Summary.Participant(
                id: Identifier("org-\(1000 + number)"), name: "Org \(number)",
                kind: random.pick(Organisation.Kind.allCases), county: maybe("22"),
                population: maybe(random.integer(1...900_000)), isGenerated: random.happens(0.5)),
            shared: Day("2026-11-26")!, results: results,
            portfolio: maybe(
                Summary.Portfolio(
                    systems: 10, assessed: 5, annualCost: 1_234_567.5, quadrants: ["retire": 3], retired: 1)),
            products: maybe(products), initiatives: random.happens(0.5) ? [Summary.Initiative(text: "Något")] : [])
    }

    private static func summaries(_ count: Int, seed: Int) -> [Summary] {
        var random = Random(seed: seed)
        return (0..<count).map { summary(&random, number: $0) }
    }

    private func rollup(_ collection: SummaryCollection) throws -> Rollup {
        try collection.rollup(measures: Self.measures)
    }

    @Test("a summary is read as it was written", arguments: 1...30)
    func roundTrip(seed: Int) throws {
        let folder = try Folder()
        let collection = SummaryCollection(folder: folder.path + "/c")
        let summaries = Self.summaries(5, seed: seed)
        try collection.add(summaries)
        #expect(try collection.summaries() == summaries)
        for summary in summaries { #expect(try collection.summary(of: summary.organisation.id) == summary) }
    }

    @Test("the columns say what the summaries say, the first time, from what is remembered, and after changes")
    func columns() throws {
        let folder = try Folder()
        let collection = SummaryCollection(folder: folder.path)
        var summaries = Self.summaries(150, seed: 7)
        try collection.add(summaries)
        for _ in 0..<2 { #expect(try rollup(collection) == Rollup(summaries, measures: Self.measures)) }
        var random = Random(seed: 8)
        for number in [3, 77, 149] { summaries[number] = Self.summary(&random, number: number) }
        try collection.add([summaries[3], summaries[77], summaries[149]])
        try FileManager.default.removeItem(atPath: folder.path + "/org-1010.json")
        summaries.remove(at: 10)
        #expect(try rollup(collection) == Rollup(summaries, measures: Self.measures))
    }

    @Test("a file whose time and size are as before is not read again, one with another time is")
    func incremental() throws {
        let folder = try Folder()
        let collection = SummaryCollection(folder: folder.path)
        let summaries = Self.summaries(3, seed: 1)
        try collection.add(summaries)
        let before = try rollup(collection)
        let file = folder.path + "/org-1001.json"
        var status = stat()
        try #require(stat(file, &status) == 0)
        let descriptor = open(file, O_WRONLY)
        try #require(pwrite(descriptor, "!", 1, 0) == 1)
        var times = [status.st_atim, status.st_mtim]
        try #require(futimens(descriptor, &times) == 0)
        #expect(try rollup(collection) == before)
        times[1].tv_sec += 1
        try #require(futimens(descriptor, &times) == 0)
        close(descriptor)
        let after = try rollup(collection)
        #expect(after.problems.count == 1)
        #expect(after.problems.first?.file == file)
        #expect(after.problems.first?.line == 1)
        #expect(after.tables == Rollup([summaries[0], summaries[2]], measures: Self.measures).tables)
    }

    @Test("what is remembered is left aside when it is damaged, cut off, or of other columns")
    func damaged() throws {
        let folder = try Folder()
        let collection = SummaryCollection(folder: folder.path)
        let summaries = Self.summaries(20, seed: 2)
        try collection.add(summaries)
        let right = try rollup(collection)
        let path = folder.path + "/" + RollupCache.name
        let whole = try Data(contentsOf: URL(filePath: path))
        var random = Random(seed: 3)
        for _ in 0..<40 {
            try whole.prefix(random.below(whole.count)).write(to: URL(filePath: path))
            #expect(try rollup(collection) == right)
        }
        let fewer: [String: [Measure]] = ["dimios": [.maturity]]
        #expect(try collection.rollup(measures: fewer) == Rollup(summaries, measures: fewer))
        #expect(try rollup(collection) == right)
    }

    @Test("an identifier that would lead out of the folder is refused")
    func paths() throws {
        let folder = try Folder()
        for id in ["../x", "a/b", "", ".x", "Å"] {
            let text = """
                {"format": 1, "organisation": {"id": "\(id)", "kind": "kommun", "name": "X"}, "results": [],
                "shared": "2026-11-26"}
                """
            let file = folder.path + "/handed-over.json"
            try text.write(toFile: file, atomically: true, encoding: .utf8)
            let error = #expect(throws: StoreError.self) { try SummaryCollection.read(file) }
            #expect(error?.field == "organisation.id")
        }
    }

    @Test(
        "scores outside of 0 to 100 and words that nobody knows are told with their line",
        arguments: [
            (#""score": 101"#, "results[0].figures[0].score"), (#""score": -1"#, "results[0].figures[0].score"),
            (#""score": "40""#, "results[0].figures[0].score"),
        ])
    func malformed(member: String, field: String) throws {
        let folder = try Folder()
        let text = """
            {"format": 1, "organisation": {"id": "x", "kind": "kommun", "name": "X"}, "results": [
            {"instrument": "dimios", "version": "1", "year": 2026, "figures": [{"measure": "maturity", "n": 5, \(member)}]}],
            "shared": "2026-11-26"}
            """
        try text.write(toFile: folder.path + "/x.json", atomically: true, encoding: .utf8)
        let problems = try rollup(SummaryCollection(folder: folder.path)).problems
        #expect(problems.map(\.field) == [field])
        #expect(problems.first?.line == 2)
    }
}
