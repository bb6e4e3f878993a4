import Foundation
import Testing

/// Organisations hand over their figures to each other, and one of them looks at itself among the others.
@Suite(.serialized) struct CompareStoryTests {
    @Test("files come in, one's place in the county is told, and who is better where one is weak and what they do")
    func story() throws {
        let program = try Program()
        _ = try program.run([
            "generate", "--organisations", "9", "--systems", "5", "--respondents", "16", "--seed", "3", "-o",
            program.home.path,
        ])
        let folder = program.home.appending(path: "ut").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        var scores: [Int: Double] = [:]
        for number in 1...9 {
            // All tell of something that they do, about all categories.
            let plan = """
                {"format": 1, "items": [
                  {"id": "a", "kind": "action", "text": "Vi gör sak \(number)", "shared": true},
                  {"id": "b", "kind": "action", "text": "Hemlig sak \(number)"}]}
                """
            _ = try program.write(plan, to: "provkommun-\(number)/plan.json")
            let file = "\(folder)/\(number).json"
            let shared = try program.run(["share", "provkommun-\(number)", "-o", file])
            #expect(shared.status == 0, "\(shared.complaint)")
            scores[number] = try Self.maturity(of: file)
        }
        // Whoever is lowest of all has somebody to learn from.
        let own = try #require(scores.min { $0.value < $1.value }?.key)
        try FileManager.default.removeItem(atPath: "\(folder)/\(own).json")

        let terminal = try Terminal(width: 120, height: 40, environment: program.environment)
        try terminal.line("\(Program.executable.path) provkommun-\(own)")
        try terminal.wait(for: "Jämförelse")
        try terminal.keys(Self.digit(try terminal.screen()))
        try terminal.wait(for: "Ingen att jämföra med än")
        try terminal.keys("i")
        try terminal.wait(for: "Ta emot andras siffror")
        try terminal.line(folder)
        try terminal.wait(for: "Tog emot 8. Samlingen har 8 organisationer.")
        try terminal.wait(for: "Alla kommuner · 8 andra · DiMiOS 2025")
        try terminal.keys("o", "2")
        let county = try terminal.wait(for: "Kommuner i Stockholms län · 8 andra")
        let row = try #require(county.split(separator: "\n").first { $0.contains("Mognad") })
        #expect(row.contains("9 av 9"))
        let whole = Int(((scores[own] ?? 0) + 1e-9).rounded(.toNearestOrAwayFromZero))
        #expect(row.contains("\(whole) %"))

        try terminal.keys("b")
        let better = try terminal.wait(for: "är bättre")
        #expect(better.contains("Vi gör sak") && !better.contains("Hemlig"))
        try terminal.keys("j", "Enter")
        try terminal.wait(for: "berättar:")

        // One's own figures leave, all but the measurement that is still open.
        try terminal.keys("e")
        let layer = try terminal.wait(for: "Det här väljer ni")
        #expect(layer.contains("DiMiOS 2025 · 16 svarande") && layer.contains("Mätningen 2026 är inte avslutad"))
        #expect(layer.contains("[✓] Vi gör sak \(own)") && layer.contains("[ ] Hemlig sak \(own)"))
        try terminal.keys("Enter")
        try terminal.wait(for: "Skriv till fil")
        try terminal.keys("C-u")
        try terminal.line("\(folder)/min.json")
        try terminal.wait(for: "Skrev ")
        #expect(try Self.maturity(of: "\(folder)/min.json") == scores[own])
        try terminal.keys("q")
    }

    /// The maturity of 2025 as a summary has it.
    private static func maturity(of file: String) throws -> Double {
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: file))) as? [String: Any])
        let results = try #require(json["results"] as? [[String: Any]])
        let result = try #require(
            results.first { $0["instrument"] as? String == "dimios" && $0["year"] as? Int == 2025 })
        let figures = try #require(result["figures"] as? [[String: Any]])
        return try #require(figures.first { $0["measure"] as? String == "maturity" }?["score"] as? Double)
    }

    /// The digit beside the pane's name.
    private static func digit(_ screen: String) -> String {
        screen.firstMatch(of: /(\d) Jämförelse/).map { String($0.1) } ?? "0"
    }
}
