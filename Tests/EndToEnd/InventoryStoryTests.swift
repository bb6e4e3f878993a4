import Foundation
import Testing

/// An analyst's day: an ugly list comes in, is assessed, and leads to a decision that goes out again.
@Suite(.serialized) struct InventoryStoryTests {
    private static let rows = [
        "Systemförteckning Provkommun;;;;;;;", "Uttag 2026-11-01;;;;;;;", ";;;;;;;",
        "CI nummer;Systemnamn;Systemägare;Organisation;Leverantör;Objektnummer;Förmåga;Vad det kostar",
        "1001;Äskil;Ekonomichef;Kommunledning;Norrsken Data AB;O-1;Ärendehantering;\"1 234 567,50\"",
        "1002;Äskil 2;\"Ekonomichef\nvik. för\";Skola;Norrsken Data;O-2;Ärendehantering;350 tkr",
        "1003;Bokningen;Kultursekreterare;Kultur;Älvstrand;O-3;Bokning;90000",
        "1004;Bokningen Plus;;Fritid;Älvstrand AB;O-4;Bokning;\"1,2 mkr\"",
        "1005;Kartan;Planchef;Bygg;Granit;O-5;Kartor;=200000",
    ]

    @Test("an ugly list is imported, assessed, found to overlap, retired from, exported, and differs in just that")
    func story() throws {
        let program = try Program()
        #expect(try program.run(["new", "Provkommun"]).status == 0)
        let list = program.home.appending(path: "lista.csv")
        try #require(Self.rows.joined(separator: "\r\n").data(using: .windowsCP1252)).write(to: list)

        let terminal = try Terminal(width: 120, height: 40, environment: program.environment)
        try terminal.line("\(Program.executable.path) provkommun")
        try terminal.wait(for: "Översikt")
        try terminal.keys("4", "i")
        try terminal.wait(for: "Importera system")
        try terminal.line(list.path)
        // The titles above were passed over, the last heading is corrected, and the wrong cell is told of.
        try terminal.wait(for: "rubriker på rad 4")
        try terminal.keys("G", "Enter")
        try terminal.type("kost")
        try terminal.wait("one field") { $0.contains("Årskostnad") || $0.contains("Kostnad kr/år") }
        try terminal.keys("Enter")
        try terminal.wait(for: "1 problem")
        try terminal.keys("Tab")
        try terminal.wait(for: "lista.csv:10:8")
        try terminal.keys("Escape")
        try terminal.wait(for: "Esc Avbryt")
        try terminal.keys("Escape")
        try terminal.wait(for: "Inga system än")
        let mended = Self.rows.joined(separator: "\r\n").replacing("=200000", with: "200000")
        try #require(mended.data(using: .windowsCP1252)).write(to: list)
        try terminal.keys("i")
        try terminal.wait(for: "Importera system")
        try terminal.keys("C-u")
        try terminal.line(list.path)
        try terminal.wait(for: "rubriker på rad 4")
        try terminal.keys("G", "Enter")
        try terminal.type("kost")
        try terminal.keys("Enter")
        // The key that imports is there when what it would do has been worked out for the chosen field.
        try terminal.wait("the plan") { $0.contains("vald") && $0.contains("5 nya") && $0.contains("i Läs in") }
        try terminal.keys("i")
        try terminal.wait(for: "5 system")

        // Five systems, all seventeen questions each; the first, «Bokningen», is of little use to anybody.
        try terminal.keys("g", "b")
        for marks in [
            "22222222" + "111111" + "222", "44444444" + "444444" + "111", "33333333" + "555555" + "121",
            "44444444" + "444444" + "111", "33333333" + "333333" + "122",
        ] {
            try terminal.wait(for: "0 av 17")
            try terminal.type(marks)
            try terminal.wait(for: "17 av 17")
            try terminal.keys("Enter")
        }
        try terminal.wait(for: "5 system")

        // Two overlaps are confirmed; one is taken to the next that nobody has decided.
        try terminal.keys("p", "o")
        try terminal.wait(for: "Samma sak?")
        try terminal.keys("y")
        try terminal.wait(for: "gör samma sak")
        try terminal.keys("y")
        try terminal.wait("both") { $0.components(separatedBy: "✓").count >= 4 }

        // One is marked in a scenario, and then retired in earnest.
        try terminal.keys("c", "/")
        try terminal.line("namn=Bokningen")
        try terminal.wait(for: "1 av 5")
        try terminal.keys("Space", "s")
        try terminal.wait(for: "90 tkr")
        try terminal.keys("c", "r")
        try terminal.wait(for: "Avveckla Bokningen?")
        try terminal.keys("Enter")
        try terminal.wait(for: "u ångrar")
        try terminal.keys("C-c")
        try terminal.wait("the shell") { !$0.contains("Översikt") }

        // What goes out differs from what came in by what was decided, and nothing else is lost on the way.
        let out = program.home.appending(path: "ut.csv").path
        #expect(try program.run(["export", "systems", "provkommun", "-o", out]).status == 0)
        let systems = try program.run(["systems", "provkommun", "--where", "livscykel:", "--format", "csv"]).output
        #expect(systems.contains("Bokningen") && !systems.contains("Kartan"))
        let again = try program.run(["import", "systems", out, "--org", "provkommun", "--dry-run"])
        #expect(again.status == 0)
        #expect(again.output.contains("0 nya") || again.output.contains("0 new"), "\(again.output)")
        let exported = try String(contentsOfFile: out, encoding: .utf8)
        for text in ["1234567", "Norrsken Data AB", "Ekonomichef\nvik. för", "Ärendehantering"] {
            #expect(exported.contains(text), "\(text) is missing")
        }
        #expect(try program.run(["check", "provkommun"]).status == 0)
        let analysis = try String(contentsOfFile: program.home.path + "/provkommun/analysis.json", encoding: .utf8)
        #expect(analysis.components(separatedBy: "\"confirmed\": true").count == 3)
        #expect(analysis.contains("\"retires\""))
    }
}
