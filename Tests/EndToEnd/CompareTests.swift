import Foundation
import Testing

/// The comparison at the command line.
@Suite struct CompareTests {
    /// A collection of 60 invented organisations.
    private func program() throws -> Program {
        let program = try Program()
        let made = try program.run([
            "generate", "--summaries", "--organisations", "60", "--respondents", "8", "--systems", "5", "-o",
            program.home.path + "/.collection",
        ])
        #expect(made.status == 0, "\(made.complaint)")
        return program
    }

    private func json(_ program: borrowing Program, _ arguments: [String]) throws -> [String: Any] {
        let outcome = try program.run(["compare"] + arguments + ["--json"])
        #expect(outcome.status == 0, "\(outcome.complaint)")
        return try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    }

    private static let told: Set = [
        "grouping", "kind", "key", "measure", "withheld", "n", "mean", "sd", "min", "q1", "median", "q3", "max",
    ]
    private static let table: Set = ["instrument", "year", "organisations", "groups"]

    @Test("compare --json keeps its contract for a collection")
    func collection() throws {
        let program = try program()
        let document = try json(program, [])
        #expect(Set(document.keys) == ["format", "threshold", "tables"])
        let tables = try #require(document["tables"] as? [[String: Any]])
        #expect(
            Set(tables.map { "\($0["instrument"]!) \($0["year"]!)" }) == ["dimios 2025", "dimios 2026", "dios 2026"])
        for table in tables {
            #expect(Set(table.keys) == Self.table)
            let groups = try #require(table["groups"] as? [[String: Any]])
            let withheld = groups.filter { !($0["withheld"] is NSNull) }
            #expect(!withheld.isEmpty && withheld.count < groups.count)
            for group in groups { #expect(Set(group.keys) == Self.told) }
            for group in withheld {
                for name in ["n", "mean", "sd", "min", "q1", "median", "q3", "max"] {
                    #expect(group[name] is NSNull, "\(name)")
                }
            }
        }
        let narrow = try json(
            program, ["--instrument", "dimios", "--year", "2026", "--by", "kind", "--measure", "category/innovation"])
        let groups = try #require((narrow["tables"] as? [[String: Any]])?.first?["groups"] as? [[String: Any]])
        #expect(groups.map { $0["measure"] as? String } == ["category/innovation"])
    }

    @Test("compare ORG --json keeps its contract: where one stands in one's groups")
    func organisation() throws {
        let program = try program()
        let document = try json(program, ["Provkommun 7"])
        #expect(Set(document.keys) == ["format", "threshold", "organisation", "tables"])
        let organisation = try #require(document["organisation"] as? [String: Any])
        #expect(Set(organisation.keys) == ["id", "name", "kind", "generated"])
        let tables = try #require(document["tables"] as? [[String: Any]])
        let groups = try tables.flatMap { try #require($0["groups"] as? [[String: Any]]) }
        for group in groups {
            #expect(
                Set(group.keys) == Self.told.union(["score", "rank", "of", "percentile", "difference"]))
            #expect((group["rank"] is NSNull) == (group["percentile"] is NSNull))
            if let rank = group["rank"] as? Int, let count = group["of"] as? Int { #expect(rank >= 1 && rank <= count) }
        }
        #expect(groups.contains { $0["rank"] is Int })
    }

    @Test("an organisation that has handed nothing over sees where it would stand, and its units beside each other")
    func own() throws {
        let program = try program()
        _ = try program.run([
            "generate", "--organisations", "1", "--respondents", "60", "--systems", "9", "-o", program.home.path,
        ])
        let before = try program.files().keys.filter { $0.contains("/.collection/") && $0.hasSuffix(".json") }.count
        let text = try program.run(["compare", "provkommun", "--instrument", "dios", "--lang", "en"])
        #expect(text.output.contains("/61") && text.output.contains("Portfolio index"), "\(text)")
        let after = try program.files().keys.filter { $0.contains("/.collection/") && $0.hasSuffix(".json") }.count
        #expect(before == 60 && after == 60, "comparing hands nothing over")

        let units = try json(program, ["provkommun", "--by", "unit"])
        let listed = try #require(units["units"] as? [[String: Any]])
        let names = listed.compactMap { $0["name"] as? String }
        let shown = try program.run(["compare", "provkommun", "--by", "unit"]).output
        #expect(names.count > 3 && names.allSatisfy(shown.contains))
        #expect(listed.contains { $0["withheld"] is NSNull && $0["categories"] is [Any] })
    }

    @Test("by year there is a row a year, and no year comes twice in a table")
    func years() throws {
        let program = try program()
        let text = try program.run(["compare", "Provkommun 7", "--by", "year", "--instrument", "dimios"]).output
        let tables = text.components(separatedBy: " · kommuner\n").dropFirst()
        #expect(tables.count == 1, "\(text)")
        #expect(tables.first?.components(separatedBy: "\n2025 ").count == 2, "\(text)")
        #expect(tables.first?.components(separatedBy: "\n2026 ").count == 2, "\(text)")
    }

    @Test("what cannot be compared is told with the exit codes of all commands")
    func failures() throws {
        let program = try Program()
        #expect(try program.run(["compare"]).status == 66)
        #expect(try program.run(["compare", "--by", "moon"]).status == 64)
        #expect(try program.run(["compare", "--measure", "moon"]).status == 64)
        #expect(try program.run(["export"]).status == 64)
        #expect(try program.run(["export", "-o", program.home.path + "/t"]).status == 66)
        let there = try self.program()
        #expect(try there.run(["compare", "--year", "1999"]).status == 66)
        let tables = there.home.path + "/t"
        #expect(try there.run(["export", "-o", tables]).status == 0)
        let other = try there.run(["export", "--format", "csv", "-o", tables])
        #expect(other.status == 64 && other.complaint.contains("ndjson"), "\(other.complaint)")
    }

    private static func summary(
        _ id: String, format: Int = 1, county: String = "22", year: Int = 2025, count: Int = 9,
        shared: String = "2026-01-31"
    ) -> String {
        """
        {"format": \(format), "organisation": {"id": "\(id)", "kind": "kommun", "name": "\(id)", "county": "\(county)"},
        "shared": "\(shared)", "later": true, "results": [{"instrument": "dimios", "version": "1", "year": \(year),
        "figures": [{"measure": "maturity", "n": \(count), "score": 50}]}]}
        """
    }

    @Test("files that cannot be right are all named at once, and keep those that are right out")
    func refusals() throws {
        let program = try Program()
        let wrong = [
            "newer": Self.summary("a", format: 2), "county": Self.summary("b", county: "99"),
            "year": Self.summary("c", year: 1999), "few": Self.summary("d", count: 4),
            "day": Self.summary("e", shared: "2999-01-01"), "broken": "{\"format\": 1,", "later": "{\"format\": 2}",
        ]
        try FileManager.default.createDirectory(
            at: program.home.appending(path: "in"), withIntermediateDirectories: true)
        let right = try program.write(Self.summary("f"), to: "in/right.json")
        let files = try wrong.map { try program.write($0.value, to: "in/\($0.key).json") }
        for words in [files + [right, right + ".gone"], [program.home.path + "/in"]] {
            let outcome = try program.run(["collect"] + words)
            #expect(outcome.status == 65)
            for file in files { #expect(outcome.complaint.contains(file + ":"), "\(outcome.complaint)") }
            #expect(outcome.complaint.split(separator: "\n").count { $0.contains("nyare version") } == 2)
        }
        #expect(try !program.files().keys.contains { $0.contains("/.collection/") })
        #expect(try program.run(["collect", right]).status == 0)
    }

    @Test("files of the collection that cannot be read are warned of by name, and the others are compared")
    func warnings() throws {
        let program = try program()
        let file = try program.write("{\"format\": 1,\n\"x\": }", to: ".collection/broken.json")
        for arguments in [["compare"], ["compare", "--json"], ["products"]] {
            let outcome = try program.run(arguments)
            #expect(outcome.status == 0 && outcome.complaint.contains("\(file):2:"), "\(outcome.complaint)")
        }
    }

    @Test("nothing that is not one's own earlier summary is written over, and nothing made up is mixed in")
    func kept() throws {
        let program = try self.program()
        #expect(
            try program.run([
                "generate", "--organisations", "2", "--respondents", "12", "--systems", "3", "-o", program.home.path,
            ]).status == 0)
        let notes = try program.write("mina anteckningar", to: "notes.json")
        #expect(try program.run(["share", "provkommun-1", "-o", notes]).status == 65)
        #expect(try String(contentsOfFile: notes, encoding: .utf8) == "mina anteckningar")
        let own = program.home.path + "/own.json"
        for _ in 1...2 { #expect(try program.run(["share", "provkommun-1", "-o", own]).status == 0) }
        #expect(try program.run(["share", "provkommun-2", "-o", own]).status == 65)
        let before = try program.files()
        let again = try program.run([
            "generate", "--summaries", "--organisations", "3", "-o", program.home.path + "/.collection",
        ])
        #expect(again.status == 65 && again.complaint.contains(".collection"))
        #expect(try program.files() == before)
    }

    @Test("what is not there is told with what is")
    func absent() throws {
        let program = try program()
        let year = try program.run(["compare", "--year", "2030"])
        #expect(year.status == 66 && year.complaint.contains("2030") && year.complaint.contains("2025, 2026"))
        let instrument = try program.run(["compare", "--instrument", "moon"])
        #expect(instrument.status == 66 && instrument.complaint.contains("dimios, dios"), "\(instrument.complaint)")
        for command in ["compare", "products", "export -o \(program.home.path)/t"] {
            let words = command.split(separator: " ").map(String.init)
            let gone = try program.run(words + ["--collection", "/finns/inte"])
            #expect(gone.status == 66 && gone.complaint.contains("/finns/inte"), "\(gone.complaint)")
            let file = try program.write("", to: "file")
            let unreadable = try program.run(words + ["--collection", file])
            #expect(unreadable.status == 74 && unreadable.complaint.contains("kan inte läsas"))
        }
    }

    @Test("too few to compare with is told in a line, and a unit's headings in full")
    func few() throws {
        let program = try Program()
        _ = try program.run([
            "generate", "--summaries", "--organisations", "4", "--respondents", "8", "--systems", "5", "-o",
            program.home.path + "/.collection",
        ])
        for arguments in [["compare"], ["compare", "Provkommun 2"]] {
            let text = try program.run(arguments).output
            #expect(text.contains("DiMiOS 2026") && text.contains("färre än fem"), "\(text)")
            #expect(!text.contains("undanh.") && text.split(separator: "\n").count <= 4, "\(text)")
        }
        _ = try program.run(["generate", "--respondents", "60", "--systems", "1", "-o", program.home.path])
        let units = try program.run(["compare", "provkommun", "--by", "unit"]).output
        #expect(units.contains("1  Effektivitet"), "\(units)")
    }
}
