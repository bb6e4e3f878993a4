import Foundation
import TestSupport
import Testing

/// Years that are not all alike, in real files.
@Suite(.serialized) struct YearsTests {
    @Test("a year in an older wording and a unit merged by keys are in the trend after a restart, and in the JSON")
    func years() throws {
        let program = try Program()
        let data = try RewordedData(of: Program.repository.path, ["E1"], since: "2026-1")
        _ = try program.run(["new", "Ale kommun"])
        let folder = program.home.appending(path: "ale-kommun")
        // Last year in the wording of then; E1 is where that year differs from this one.
        try Self.change(folder.appending(path: "organisation.json")) {
            $0["units"] = [
                ["id": "kultur", "name": "Kultur"], ["id": "skola", "name": "Skola"], ["id": "vard", "name": "Vård"],
            ]
        }
        let known = try #require(
            try JSONSerialization.jsonObject(
                with: Data(contentsOf: Program.repository.appending(path: "Data/instruments/dimios.json")))
                as? [String: Any])
        let version = try #require(known["version"] as? String)
        func measurement(_ year: Int, _ version: String, _ people: [(unit: String, answer: Int, e1: Int)]) throws {
            let factors = Self.factors(of: known)
            let responses = people.enumerated().map { number, person -> [String: Any] in
                var answers = Dictionary(uniqueKeysWithValues: factors.map { ($0, person.answer) })
                answers["E1"] = person.e1
                return ["id": "r\(1000 + number)", "unit": person.unit, "answers": answers]
            }
            let file = folder.appending(path: "measurement-\(year).json")
            try JSONSerialization.data(
                withJSONObject: [
                    "format": 1, "instrument": "dimios", "instrumentVersion": version, "year": year,
                    "status": "closed", "responses": responses,
                ] as [String: Any]
            ).write(to: file)
            chmod(file.path, 0o600)
        }
        func people(_ unit: String, _ count: Int, _ answer: Int, e1: Int) -> [(unit: String, answer: Int, e1: Int)] {
            Array(repeating: (unit, answer, e1), count: count)
        }
        // Kultur 100 and Skola 0, fifteen to five: 75 together, whatever E1 said then.
        try measurement(
            2025, version,
            people("kultur", 15, 6, e1: 1) + people("skola", 5, 1, e1: 1) + people("vard", 6, 3, e1: 1))
        try measurement(2026, "2026-1", people("skola", 10, 4, e1: 4) + people("vard", 6, 3, e1: 3))

        let environment = program.environment.merging(["MOGNA_SHARE": data.folder.path]) { $1 }
        let terminal = try Terminal(width: 120, height: 40, environment: environment)
        try terminal.line("\(Program.executable.path) ale-kommun")
        try terminal.wait(for: "Ale kommun")
        try terminal.keys("U")
        try terminal.wait(for: "Vård")
        try terminal.keys("s")
        try terminal.wait(for: "gått upp i")
        try terminal.keys("1")
        try terminal.wait(for: "Kultur (sammanslagen med Skola)")
        try terminal.keys("Escape")
        try terminal.wait(for: "sparat")
        try terminal.keys("q")
        try terminal.wait("the shell") { !$0.contains("Översikt") }

        try terminal.line("clear; \(Program.executable.path) ale-kommun")
        try terminal.wait(for: "Ale kommun")
        try terminal.keys("3", "t", "o")
        try terminal.wait(for: "Vård")
        try terminal.keys("2")
        let trend = try terminal.wait(for: "2025: Kultur + Skola, räknade ihop")
        #expect(trend.contains("Jämförs på 29 av 30 påståenden"))
        #expect(trend.contains("omformulerat 2026-1: Hela processer"))
        #expect(trend.contains("75 %") && trend.contains("60 %"))
        try terminal.keys("q")

        let score = try program.run(
            ["score", "ale-kommun", "--unit", "skola", "--json"], environment: ["MOGNA_SHARE": data.folder.path])
        let json = try #require(try JSONSerialization.jsonObject(with: Data(score.output.utf8)) as? [String: Any])
        let series = try #require(json["comparable"] as? [String: Any])
        #expect(series["statements"] as? Int == 29 && series["of"] as? Int == 30)
        let leftOut = try #require(series["leftOut"] as? [[String: Any]])
        #expect(leftOut.map { $0["id"] as? String } == ["E1"] && leftOut[0]["reason"] as? String == "reworded")
        let points = try #require(series["measurements"] as? [[String: Any]])
        #expect(points.map { $0["units"] as? [String] } == [["kultur", "skola"], ["skola"]])
        #expect(points.map { ($0["maturity"] as? [String: Any])?["rounded"] as? Double } == [75, 60])
        // The instrument of the program itself has not reworded anything.
        let plain = try program.run(["chart", "trend", "ale-kommun"])
        #expect(plain.status == 0 && !plain.output.contains("påståenden"), "\(plain.complaint)")
    }

    /// All statements' identifiers.
    private static func factors(of value: Any) -> [String] {
        if let list = value as? [Any] { return list.flatMap(factors) }
        guard let members = value as? [String: Any] else { return [] }
        if members["statement"] != nil, let id = members["id"] as? String { return [id] }
        return members.values.flatMap(factors)
    }

    private static func change(_ file: URL, _ change: (inout [String: Any]) -> Void) throws {
        var members =
            try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any] ?? [:]
        change(&members)
        try JSONSerialization.data(withJSONObject: members).write(to: file)
    }
}
