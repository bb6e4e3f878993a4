import Foundation
import Testing

/// Lists of systems at the command line, with real files.
@Suite struct SystemsExchangeTests {
    static let list = """
        Systemförteckning 2026

        CI nummer;Systemnamn;Systemägare;Organisation;Årskostnad;Kommentar
        1;Raindance;Ekonomichef;Ekonomi;1,2 mkr;=1+1
        2;Procapita;Socialchef;Social;350 tkr;

        """

    @Test("a list is looked at, imported, imported again, and exported the same in both formats")
    func roundTrip() throws {
        let program = try Program()
        _ = try program.run(["new", "Ale kommun"])
        let file = try program.write(Self.list, to: "lista.csv")
        let before = try program.files()
        let dry = try program.run(["import", "systems", file, "--dry-run"])
        #expect(dry.status == 0, "\(dry.complaint)")
        #expect(dry.output.contains("2 nya, 0 ändrade, 0 oförändrade, 0 som saknas"))
        #expect(dry.output.contains("Organisation → Enhet"))
        #expect(try program.files() == before)

        #expect(try program.run(["import", "systems", file]).status == 0)
        let systems = program.home.appending(path: "ale-kommun/systems.json")
        let imported = try Data(contentsOf: systems)
        let again = try program.run(["import", "systems", file])
        #expect(again.output.contains("0 nya, 0 ändrade, 2 oförändrade"))
        #expect(try Data(contentsOf: systems) == imported)

        for name in ["ut.csv", "ut.xlsx"] {
            let exported = program.home.appending(path: name).path
            let outcome = try program.run(["export", "systems", "ale", "-o", exported])
            #expect(outcome.status == 0, "\(outcome.complaint)")
            let other = "Kopia \(name)"
            _ = try program.run(["new", other])
            let copied = try program.run(["import", "systems", exported, "--org", other])
            #expect(copied.status == 0, "\(copied.complaint)")
            let slug = other.lowercased().replacing(" ", with: "-").replacing(".", with: "-")
            #expect(try Data(contentsOf: program.home.appending(path: "\(slug)/systems.json")) == imported)
        }
        let text = try String(contentsOf: program.home.appending(path: "ut.csv"), encoding: .utf8)
        #expect(text.contains("'=1+1"))
    }

    @Test("nothing is imported while a cell cannot be read; --skip-bad leaves it out, and --map corrects a column")
    func problems() throws {
        let program = try Program()
        _ = try program.run(["new", "Ale kommun"])
        let file = try program.write("Namn;Kostnad;Vem\nLön;dyrt;Visma\n", to: "lista.csv")
        let refused = try program.run(["import", "systems", file])
        #expect(refused.status == 65)
        #expect(refused.complaint.contains("lista.csv:2:2 (Kostnad): «dyrt» är inget tal"))
        let systems = program.home.appending(path: "ale-kommun/systems.json")
        #expect(try !String(contentsOf: systems, encoding: .utf8).contains("Lön"))
        let skipped = try program.run(["import", "systems", file, "--skip-bad", "--map", "Vem=supplier"])
        #expect(skipped.status == 0, "\(skipped.complaint)")
        #expect(try String(contentsOf: systems, encoding: .utf8).contains("\"supplier\": \"Visma\""))
        // The mapping is remembered.
        #expect(
            try program.run(["import", "systems", file, "--dry-run", "--skip-bad"]).output.contains("→ Leverantör"))
    }

    @Test(
        "what cannot be understood has its exit code and says what to do",
        arguments: [
            (["import", "systems", "LIST", "--map", "Månen=name"], 64, "Månen=name"),
            (["import", "systems", "LIST", "--sheet", "1"], 64, "inga blad"),
            (["import", "systems", "LIST", "--map", "Månen=name"], 64, "Systemnamn (name), "),
            (["import", "systems", "/finns/inte.csv"], 66, "filen finns inte; rätta sökvägen"),
            (["import", "systems", "/finns/inte.csv", "--lang", "en"], 66, "there is no such file; correct the path"),
            (["import", "systems", "/"], 74, "rätta sökvägen"),
            (["import", "systems", "UNKNOWN"], 65, "rubrikerna är a, b"),
            (["import", "systems", "BINARY"], 65, "skadad"),
            (["import", "systems", "UNKNOWN"], 65, "--map"),
            (["import", "systems", "EMPTY"], 65, "inga rader"),
            (["export", "systems", "-o", "/tmp/x.pdf"], 64, ".xlsx"),
            (["export", "systems", "-o", "/finns/inte/x.xlsx"], 74, "kan inte skrivas"),
            (["export", "systems", "-o", "/finns/inte/x.csv"], 74, "kan inte skrivas"),
            (["export", "systems", "-o", "/finns/inte/x.csv"], 74, "välj en annan plats"),
            (["export", "systems", "-o", "/finns/inte/x.csv", "--lang", "en"], 74, "choose another place"),
        ] as [([String], Int32, String)])
    func failures(arguments: [String], status: Int32, word: String) throws {
        let program = try Program()
        _ = try program.run(["new", "Ale kommun"])
        let files = [
            "LIST": try program.write(Self.list, to: "lista.csv"),
            "BINARY": try program.write("PK\u{3}\u{4} inte en arbetsbok", to: "trasig.xlsx"),
            "UNKNOWN": try program.write("a;b\n1;2\n", to: "okand.csv"),
            "EMPTY": try program.write("\n", to: "tom.csv"),
        ]
        let outcome = try program.run(arguments.map { files[$0] ?? $0 })
        #expect(outcome.status == status, "\(outcome.complaint)")
        #expect(outcome.complaint.contains(word), "\(outcome.complaint)")
    }

    @Test("what vanished from a list is marked and kept, and a part of a list says nothing of the others")
    func missing() throws {
        let program = try Program()
        _ = try program.run(["new", "Ale kommun"])
        _ = try program.run(["import", "systems", try program.write(Self.list, to: "a.csv")])
        let part = try program.write("CI nummer;Systemnamn\n1;Raindance\n", to: "b.csv")
        let systems = program.home.appending(path: "ale-kommun/systems.json")
        let before = try Data(contentsOf: systems)
        #expect(try program.run(["import", "systems", part, "--partial"]).status == 0)
        #expect(try Data(contentsOf: systems) == before)
        let outcome = try program.run(["import", "systems", part])
        #expect(outcome.output.contains("1 som saknas i filen") && outcome.output.contains("Procapita"))
        let text = try String(contentsOf: systems, encoding: .utf8)
        #expect(text.contains("missingSince") && text.contains("Procapita"))
    }

    @Test("a column that is only guessed to be the name is nothing to import by until somebody says so")
    func guessed() throws {
        let program = try Program()
        _ = try program.run(["new", "Ale kommun"])
        let users = "root:x:0:0:root:/root:/bin/bash\nsystemd-network:x:998:998:Network:/:/usr/sbin/nologin\nmail:x:8\n"
        let file = try program.write(users, to: "passwd")
        let before = try program.files()
        for arguments in [[], ["--partial"], ["--dry-run"]] {
            let refused = try program.run(["import", "systems", file] + arguments)
            #expect(refused.status == 65 && refused.complaint.contains("--map"), "\(refused.complaint)")
        }
        #expect(try program.files() == before)

        let list = try program.write("Systemnamn i AD;Leverantör\nLön;Visma\n", to: "lista.csv")
        let refused = try program.run(["import", "systems", list])
        #expect(refused.status == 65 && refused.complaint.contains("--map \"Systemnamn i AD=name\""))
        let told = try program.run(["import", "systems", list, "--map", "Systemnamn i AD=name"])
        #expect(told.status == 0, "\(told.complaint)")
        // It is remembered.
        #expect(try program.run(["import", "systems", list]).status == 0)
    }

    @Test(
        "a list never seen before that lacks most of the systems is one of some, until somebody says that it is of all")
    func vanishing() throws {
        let program = try Program()
        _ = try program.run(["new", "Ale kommun"])
        let rows = (1...12).map { "System \($0)\n" }.joined()
        _ = try program.run(["import", "systems", try program.write("Systemnamn;Pris\n" + rows, to: "alla.csv")])
        let part = try program.write("Systemnamn;Leverantör\nSystem 1;Visma\n", to: "del.csv")
        let before = try program.files()
        let refused = try program.run(["import", "systems", part])
        #expect(refused.status == 65 && refused.complaint.contains("11 av 12 system"), "\(refused.complaint)")
        #expect(refused.complaint.contains("--partial") && refused.complaint.contains("--map \"Systemnamn=name\""))
        #expect(try program.files() == before)
        #expect(try program.run(["import", "systems", part, "--partial", "--dry-run"]).status == 0)
        #expect(try program.run(["import", "systems", part, "--map", "Systemnamn=name", "--dry-run"]).status == 0)
        // The list that is imported every month may shrink.
        let shorter = try program.write("Systemnamn;Pris\nSystem 1;5\n", to: "alla.csv")
        #expect(try program.run(["import", "systems", shorter]).status == 0)
    }
}
