import Foundation
import FoundationXML
import Testing

/// The command line's words, exit codes and care for the user's files.
@Suite struct CommandLineTests {
    @Test("without a terminal the workbench says what to use instead")
    func noTerminal() throws {
        let program = try Program()
        _ = try program.run(["new", "Ale kommun"])
        let outcome = try program.run(["ale-kommun"])
        #expect(outcome.status == 64)
        #expect(outcome.complaint.contains("terminal") && outcome.complaint.contains("mogna score"))
    }

    @Test(
        "wrong use gives exit code 64 and says what is wrong",
        arguments: [
            (["score", "x", "--yeer", "2026"], "--yeer"), (["new"], "saknas"), (["new", "--lang", "en"], "missing"),
            (["new", "X", "--kind", "by"], "kommun"),
            (["score", "--year", "last"], "--year"), (["list", "--lang", "de"], "sv eller en"),
            (["chart", "pie"], "radar"),
        ])
    func wrongUse(arguments: [String], word: String) throws {
        let program = try Program()
        let outcome = try program.run(arguments)
        #expect(outcome.status == 64, "\(outcome.complaint)")
        #expect(outcome.complaint.contains(word), "\(outcome.complaint)")
    }

    @Test("an organisation that is not there gives 66 and names those that are")
    func noSuchOrganisation() throws {
        let program = try Program()
        _ = try program.run(["new", "Ale kommun"])
        let outcome = try program.run(["score", "Sundsvall"])
        #expect(outcome.status == 66)
        #expect(outcome.complaint.contains("ale-kommun"))
    }

    @Test("nothing is imported unless every cell is right; --skip-bad imports the right rows")
    func importRefuses() throws {
        let program = try Program()
        _ = try program.run(["new", "Ale kommun"])
        let good = Array(repeating: "4", count: 30).joined(separator: ";")
        let bad = (["3", "7"] + Array(repeating: "2", count: 28)).joined(separator: ";")
        let file = try program.write("\(good)\n\(bad)\n\(good)\n", to: "answers.csv")
        let before = try program.files()
        let refused = try program.run(["import", "responses", file, "--org", "ale-kommun"])
        #expect(refused.status == 65)
        #expect(refused.complaint.contains("answers.csv:2:2") && refused.complaint.contains("7"))
        #expect(try program.files() == before)

        let skipped = try program.run(["import", "responses", file, "--org", "ale-kommun", "--skip-bad"])
        #expect(skipped.status == 0, "\(skipped.complaint)")
        let shown = try program.run(["show", "ale-kommun", "--lang", "en"])
        #expect(shown.output.contains("2 respondents"))
    }

    @Test(
        "what is exported is imported again as it was; the same file twice is noticed, and names stay unless asked for")
    func exportImport() throws {
        let program = try Program()
        _ = try program.run(["new", "Ale kommun"])
        let template = try program.run(["export", "responses"])
        #expect(template.status == 0 && template.output.split(separator: ";").count == 32, "\(template.complaint)")
        let rows = (1...6).map { row in (0..<30).map { "\(($0 * row) % 6 + 1)" }.joined(separator: ";") }
        let file = try program.write(rows.joined(separator: "\n") + "\n", to: "answers.csv")
        #expect(try program.run(["import", "responses", file]).status == 0)
        let again = try program.run(["import", "responses", file, "--lang", "en"])
        #expect(again.status == 65 && again.complaint.contains("--again"), "\(again.complaint)")

        let exported = program.home.appending(path: "exported.csv").path
        #expect(try program.run(["export", "responses", "-o", exported]).status == 0)
        #expect(try Data(contentsOf: URL(filePath: exported)).starts(with: [0xEF, 0xBB, 0xBF]))
        _ = try program.run(["new", "Bo kommun"])
        let imported = try program.run(["import", "responses", exported, "--org", "bo"])
        #expect(imported.status == 0, "\(imported.complaint)")
        func scores(_ organisation: String) throws -> String {
            try program.run(["score", organisation, "--json"]).output.components(separatedBy: "\"whole\"").last ?? ""
        }
        let (one, other) = (try scores("ale"), try scores("bo"))
        #expect(one.replacing("Ale kommun", with: "Bo kommun") == other && one.contains("\"maturity\""))
    }

    @Test("a truncated file is named with line and column, and left as it is")
    func truncated() throws {
        let program = try Program()
        _ = try program.run(["new", "Ale kommun"])
        let systems = program.home.appending(path: "ale-kommun/systems.json")
        try "{\n  \"format\": 1,\n  \"systems\": [\n    {\"id\": \"a\", \"na".write(
            to: systems, atomically: false, encoding: .utf8)
        let before = try program.files()
        for arguments in [["show", "ale-kommun"], ["check"]] {
            let outcome = try program.run(arguments)
            #expect(outcome.status == 65)
            #expect((outcome.output + outcome.complaint).contains("systems.json:4:"), "\(outcome)")
        }
        #expect(try program.files() == before)
    }

    @Test("a folder that cannot be written gives 74 and a word")
    func readOnlyFolder() throws {
        let program = try Program()
        // Root may write anywhere but below a file.
        let file = try program.write("", to: "file")
        let outcome = try program.run(["new", "Ale kommun"], environment: ["MOGNA_HOME": file + "/data"])
        #expect(outcome.status == 74, "\(outcome.complaint)")
        #expect(outcome.complaint.contains("file"))
    }

    @Test("score --json keeps its contract")
    func contract() throws {
        let program = try Program()
        let made = try program.run(
            ["generate", "--systems", "5", "--respondents", "60", "--seed", "3", "-o", program.home.path])
        #expect(made.status == 0, "\(made.complaint)")
        let outcome = try program.run(["score", "--json"])
        #expect(outcome.status == 0, "\(outcome.complaint)")
        let json = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
        #expect(
            Set(json.keys) == [
                "format", "organisation", "measurement", "year", "instrument", "threshold", "whole", "units",
                "comparable",
            ])
        let group: Set = [
            "withheld", "maturity", "type", "respondents", "invited", "dimensions", "categories", "factors",
            "strengths",
            "weaknesses", "name",
        ]
        let estimate: Set = ["score", "rounded", "sd", "interval", "n"]
        let whole = try #require(json["whole"] as? [String: Any])
        #expect(Set(whole.keys) == group)
        #expect(Set(try #require(whole["maturity"] as? [String: Any]).keys) == estimate)
        let lists: [(String, Int, Set<String>)] = [
            ("dimensions", 2, ["id"]), ("categories", 6, ["id", "dimension", "alpha", "agreement"]),
            ("factors", 30, ["id", "category", "withheld", "agreement", "counts", "unknown", "unanswered"]),
        ]
        for (name, count, more) in lists {
            let items = try #require(whole[name] as? [[String: Any]])
            #expect(items.count == count)
            for item in items { #expect(Set(item.keys) == estimate.union(more)) }
        }
        let units = try #require(json["units"] as? [[String: Any]])
        #expect(!units.isEmpty)
        for unit in units { #expect(Set(unit.keys) == group.union(["id", "parent", "mergedInto"])) }
        let series = try #require(json["comparable"] as? [String: Any])
        #expect(Set(series.keys) == ["statements", "of", "leftOut", "measurements"])
        #expect(series["statements"] as? Int == 30 && series["of"] as? Int == 30)
        let points = try #require(series["measurements"] as? [[String: Any]])
        #expect(points.map { $0["year"] as? Int } == [2025, 2026])
        for point in points {
            #expect(
                Set(point.keys) == [
                    "measurement", "year", "units", "withheld", "maturity", "dimensions", "categories", "factors",
                ])
            #expect(Set(try #require(point["maturity"] as? [String: Any]).keys) == ["score", "rounded"])
            for (name, count, _) in lists {
                let items = try #require(point[name] as? [[String: Any]])
                #expect(items.count == count && items.allSatisfy { Set($0.keys) == ["id", "score", "rounded"] })
            }
        }
        let factors = units.flatMap { $0["factors"] as? [[String: Any]] ?? [] }
        let withheld = factors.filter { $0["withheld"] as? Bool == true }
        #expect(!withheld.isEmpty && withheld.count < factors.count)
        for factor in withheld {
            for name in ["score", "rounded", "sd", "interval", "n", "agreement", "unknown", "unanswered"] {
                #expect(factor[name] is NSNull, "\(name)")
            }
            #expect((factor["counts"] as? [Int]) == [])
        }
    }

    @Test("the same seed gives the same files")
    func generate() throws {
        let program = try Program()
        for folder in ["a", "b"] {
            let made = try program.run(
                [
                    "generate", "--systems", "20", "--respondents", "10", "--seed", "7", "-o",
                    program.home.path + "/" + folder,
                ])
            #expect(made.status == 0, "\(made.complaint)")
        }
        let files = try program.files()
        let first = files.filter { $0.key.contains("/a/") && !$0.key.hasSuffix("ndjson") }
        #expect(first.count >= 3)
        for (path, data) in first { #expect(files[path.replacing("/a/", with: "/b/")] == data, "\(path)") }
    }

    @Test("charts come as text and as SVG")
    func charts() throws {
        let program = try Program()
        _ = try program.run(["generate", "--respondents", "60", "--seed", "3", "-o", program.home.path])
        let text = try program.run(["chart", "radar"])
        #expect(text.status == 0 && text.output.contains("Effektivitet"), "\(text.complaint)")
        #expect(!StoryTests.braille(in: text.output).isEmpty)
        let picture = try program.run(["chart", "radar", "--format", "svg"])
        #expect(XMLParser(data: Data(picture.output.utf8)).parse() && picture.output.contains("Effektivitet"))
    }

    @Test("a name cannot steer the terminal")
    func controls() throws {
        let program = try Program()
        let outcome = try program.run(["new", "Rad\nbryt\u{1B}[31mröd"])
        #expect(outcome.status == 64)
        #expect(!outcome.complaint.contains("\u{1B}"))
        _ = try program.run(["new", "Ale kommun"])
        let file = program.home.appending(path: "ale-kommun/organisation.json")
        let text = try String(contentsOf: file, encoding: .utf8)
        try text.replacing("Ale kommun", with: "Ale\\u001b[31m kommun")
            .write(to: file, atomically: true, encoding: .utf8)
        let listed = try program.run(["list"])
        #expect(listed.output.contains("Ale") && !listed.output.contains("\u{1B}"))
    }

    @Test("--data, --lang and --theme go before a command as well as after it")
    func optionsFirst() throws {
        let program = try Program()
        let folder = program.home.path + "/elsewhere"
        _ = try program.run(["new", "Ale kommun", "--data", folder])
        for arguments in [
            ["--data", folder, "list"], ["--data=\(folder)", "--lang", "en", "list"], ["list", "--data", folder],
        ] {
            #expect(try program.run(arguments).output.contains("ale-kommun"), "\(arguments)")
        }
    }

    @Test("a command's help is of that command, and what it lacks is named")
    func helpOfOne() throws {
        let program = try Program()
        let one = try program.run(["collect", "--help"])
        #expect(one.status == 0 && one.output.contains("mogna collect") && !one.output.contains("mogna share"))
        let two = try program.run(["--lang", "en", "import", "responses", "--help"]).output
        #expect(two.contains("mogna import responses") && !two.contains("mogna import systems"), "\(two)")
        let alone = try program.run(["collect"])
        #expect(alone.status == 64 && alone.complaint.contains("FILE|DIR… saknas"), "\(alone.complaint)")
    }

    @Test("help lists every command, and works without a terminal")
    func help() throws {
        let program = try Program()
        let outcome = try program.run(["--help"])
        #expect(outcome.status == 0)
        for command in ["demo", "new", "list", "show", "score", "import responses", "chart", "check", "generate"] {
            #expect(outcome.output.contains("mogna \(command)"))
        }
    }
}
