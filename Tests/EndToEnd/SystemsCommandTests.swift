import Foundation
import Testing

/// `mogna systems`: the inventory without the workbench.
@Suite struct SystemsCommandTests {
    private func program() throws -> Program {
        let program = try Program()
        let made = try program.run([
            "generate", "--systems", "60", "--respondents", "1", "--seed", "3", "-o", program.home.path,
        ])
        #expect(made.status == 0, "\(made.complaint)")
        return program
    }

    @Test("JSON has every member that is documented, of each system that the line finds, in order")
    func json() throws {
        let program = try program()
        let outcome = try program.run([
            "systems", "--where", "kostnad>100000 -leverantör:egen", "--sort", "-annualCost,name", "--format", "json",
        ])
        #expect(outcome.status == 0, "\(outcome.complaint)")
        let object = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
        #expect(object["format"] as? Int == 1 && object["total"] as? Int == 60)
        let systems = try #require(object["systems"] as? [[String: Any]])
        let costs = systems.compactMap { $0["annualCost"] as? Double }
        #expect(!costs.isEmpty && costs.count == systems.count)
        #expect(costs == costs.sorted(by: >) && costs.allSatisfy { $0 > 100_000 })
        #expect(abs(costs.reduce(0, +) - (object["annualCost"] as? Double ?? 0)) < 0.5)
        let wanted: Set<String> = [
            "id", "name", "number", "product", "supplier", "purpose", "category", "capability", "unit", "usingUnits",
            "processes", "owner", "maintainer", "annualCost", "users", "lifecycle", "introduced", "contractEnd",
            "retired", "replacedBy", "confidentiality", "integrity", "availability", "personalData", "ownsData",
            "openStandards",
            "openAPI", "missingSince", "note", "quality", "importance", "quadrant", "coverage", "compliance",
            "integrations",
        ]
        for system in systems { #expect(wanted.isSubset(of: system.keys)) }
    }

    @Test("a line a system, a table for people, and a table for spreadsheets")
    func formats() throws {
        let program = try program()
        let lines = try program.run(["systems", "--format", "ndjson", "--columns", "name,quality"]).output
            .split(separator: "\n")
        #expect(lines.count == 60)
        for line in lines {
            let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            #expect(Set(object.keys) == ["id", "name", "quality"])
        }
        let csv = try program.run(["systems", "--format", "csv", "--columns", "namn,kostnad", "--lang", "sv"]).output
        #expect(csv.hasPrefix("Namn;Kostnad kr/år"))
        #expect(csv.split(whereSeparator: \.isNewline).count == 61)
        let table = try program.run(["systems", "--where", "finnsinte", "--lang", "en"]).output
        #expect(table.contains("0 of 60 systems"))
    }

    @Test(
        "what cannot be understood gives exit code 64 and says why",
        arguments: [
            (["--where", "färg:röd"], "färg"), (["--where", "kostnad>mycket"], "mycket"),
            (["--where", "avtal<snart"], "snart"), (["--sort", "färg"], "färg"),
            (["--columns", "färg"], "Kostnad kr/år (annualCost)"),
            (["--format", "xml"], "ndjson"),
        ])
    func misunderstood(arguments: [String], word: String) throws {
        let outcome = try program().run(["systems"] + arguments)
        #expect(outcome.status == 64, "\(outcome.output)")
        #expect(outcome.complaint.contains(word))
    }
}
