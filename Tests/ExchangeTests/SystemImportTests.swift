import Model
import TestSupport
import Testing

@testable import Exchange

@Suite struct SystemImportTests {
    static let list = """
        CI nummer;Systemnamn;Systemägare;Systemförvaltare;Organisation;Objektnummer
        1;Raindance;Ekonomichef;Ekonomisystemgruppen;Ekonomi;O-1
        2;Procapita;Socialchef;;Social;O-2
        """

    @Test("a published list's headings are understood, and of two numbers the better is taken")
    func headings() throws {
        let planned = try Planned(Self.list)
        let words = planned.mapping.columns.map { $0.target?.word ?? "" }
        #expect(words == ["number", "name", "owner", "maintainer", "unit", ""])
        #expect(planned.plan.problems.isEmpty)
        #expect(planned.plan.added.map(\.name) == ["Procapita", "Raindance"])
    }

    @Test("a list of products calls the systems by them")
    func products() throws {
        let text = "Department,Vendor,Product,Purpose,Data type\nPolice,Axon,Evidence.com,Video,\"Video, metadata\"\n"
        let planned = try Planned(text)
        #expect(
            planned.mapping.columns.map { $0.target?.word ?? "" } == [
                "unit", "supplier", "name", "purpose", "category",
            ])
        #expect(planned.plan.added.map(\.name) == ["Evidence.com"])
        #expect(planned.plan.added[0].fields[.category] == .text("Video, metadata"))
    }

    @Test("the headings are found below titles, dates and groups of columns")
    func titles() throws {
        let text = """
            Systemförteckning, Provkommun
            Uttag 2026-11-24

            ;;Avtal;
            Namn;Nr;Lev.;Avtal till
            Lön;7;Visma;2027-12-31
            """
        let planned = try Planned(text)
        #expect(planned.mapping.columns.map { $0.target?.word ?? "" } == ["name", "number", "supplier", "contractEnd"])
        #expect(planned.plan.added.count == 1)
    }

    @Test("what cannot be less than nothing is told of", arguments: ["Årskostnad", "Antal användare"])
    func negative(heading: String) throws {
        let planned = try Planned("Namn;\(heading)\nLön;-500\nHR;0\n")
        #expect(planned.plan.problems.map(\.line) == [2])
        #expect(planned.plan.problems.first?.problem.swedish == "«-500» är mindre än noll")
        #expect(planned.plan.added.map { $0.fields.count } == [1, 0])
    }

    @Test("every word of the vocabulary leads to what it stands for, and so does every heading that is written")
    func vocabulary() {
        for (word, words) in Known.vocabulary.headings {
            for heading in words.all { #expect(Known.headings.match(heading)?.target.word == word, "\(heading)") }
        }
        for target in ImportTarget.all(vocabulary: Known.vocabulary, method: Known.method) {
            #expect(ImportTarget(word: target.word) == target)
            for language in Language.allCases {
                let title = Known.headings.title(target, language)
                #expect(Known.headings.match(title)?.target == target, "\(title)")
                #expect(title != target.word || target == .identifier || language == .english, "\(title)")
            }
        }
        let fields = Set(["id", "name", "integrations"] + System.Field.allCases.map(\.rawValue))
        #expect(Set(Known.vocabulary.headings.keys) == fields)
        #expect(Set(Known.vocabulary.lifecycle.keys) == Set(System.Lifecycle.allCases.map(\.rawValue)))
    }

    @Test(
        "values are read as people write them",
        arguments: [
            ("Årskostnad", "1 234 567,50", System.Field.annualCost, System.Value.number(1_234_567.5)),
            ("Årskostnad", "1.234.567,50", .annualCost, .number(1_234_567.5)),
            ("Årskostnad", "1,234,567.50", .annualCost, .number(1_234_567.5)),
            ("Årskostnad", "1,2 mkr", .annualCost, .number(1_200_000)),
            ("Årskostnad", "4,35 mkr", .annualCost, .number(4_350_000)),
            ("Årskostnad", "350 tkr", .annualCost, .number(350_000)),
            ("Årskostnad", "SEK 350 000", .annualCost, .number(350_000)),
            ("Årskostnad", "350\u{A0}000 kr/år", .annualCost, .number(350_000)),
            ("Årskostnad", "12 500:-", .annualCost, .number(12_500)),
            ("Årskostnad", "0,125", .annualCost, .number(0.125)),
            ("Avtal till", "2027-12-31", .contractEnd, .day(Day("2027-12-31")!)),
            ("Avtal till", "2027-12-31 00:00:00", .contractEnd, .day(Day("2027-12-31")!)),
            ("Avtal till", "2027-12-31T00:00:00Z", .contractEnd, .day(Day("2027-12-31")!)),
            ("Avtal till", "20271231", .contractEnd, .day(Day("2027-12-31")!)),
            ("Avtal till", "31/12 2027", .contractEnd, .day(Day("2027-12-31")!)),
            ("Avtal till", "12/31/2027", .contractEnd, .day(Day("2027-12-31")!)),
            ("Avtal till", "31.12.2027", .contractEnd, .day(Day("2027-12-31")!)),
            ("Avtal till", "31 dec 2027", .contractEnd, .day(Day("2027-12-31")!)),
            ("Avtal till", "Dec 31, 2027", .contractEnd, .day(Day("2027-12-31")!)),
            ("Avtal till", "2028-02", .contractEnd, .day(Day("2028-02-29")!)),
            ("Avtal till", "2027", .contractEnd, .day(Day("2027-12-31")!)),
            ("Infört", "2027", .introduced, .day(Day("2027-01-01")!)),
            ("Infört", "maj 2019", .introduced, .day(Day("2019-05-01")!)),
            ("Infört", "43586", .introduced, .day(Day("2019-05-01")!)),
            ("Personuppgifter", "Ja", .personalData, .truth(true)),
            ("Personuppgifter", "x", .personalData, .truth(true)),
            ("Personuppgifter", "no", .personalData, .truth(false)),
            ("Status", "Under avveckling", .lifecycle, .text("phasingOut")),
            ("Status", "In production", .lifecycle, .text("inUse")),
            ("Riktighet", "R3", .integrity, .number(3)),
            ("Processer", "Lön, Rekrytering", .processes, .text("Lön; Rekrytering")),
            ("Enhet", "socialförvaltningen", .unit, .text("soc")),
            ("Enhet", "SOC", .unit, .text("soc")),
            ("Enhet", "Extern part", .unit, .text("Extern part")),
            ("Används av", "Socialförvaltningen; Extern", .usingUnits, .text("soc; Extern")),
        ])
    func values(heading: String, cell: String, field: System.Field, value: System.Value) throws {
        var organisation = Organisation.empty
        organisation.units = [Unit(id: "soc", name: "Socialförvaltningen")]
        let planned = try Planned("Namn;\(heading)\nX;\"\(cell)\"\n", into: organisation)
        #expect(planned.plan.problems == [])
        #expect(planned.plan.added.first?.fields == [field: value])
    }

    @Test(
        "what says that nothing is known is nothing",
        arguments: [
            ("Personuppgifter", "?"), ("Personuppgifter", "okänt"), ("Avtal till", "tills vidare"),
            ("Årskostnad", "-"), ("Leverantör", "–"), ("Status", "vet ej"), ("Användare", "uppgift saknas"),
        ])
    func unknown(heading: String, cell: String) throws {
        let planned = try Planned("Namn;\(heading)\nX;\(cell)\n")
        #expect(planned.plan.problems == [])
        #expect(planned.plan.added.first?.fields == [:])
    }

    @Test("where a sign may be of thousands or of decimals, the column's other cells tell")
    func notation() throws {
        func costs(_ cells: [String]) throws -> [System.Value?] {
            let rows = cells.enumerated().map { "S\($0);\($1)" }.joined(separator: "\n")
            let plan = try Planned("Namn;Kostnad\n" + rows).plan
            return plan.added.map { $0.fields[.annualCost] }
        }
        #expect(try costs(["1,234", "5,5"]) == [.number(1.234), .number(5.5)])
        #expect(try costs(["1,234", "5.5"]) == [.number(1234), .number(5.5)])
        #expect(try costs(["1.234", "1.234.567"]) == [.number(1234), .number(1_234_567)])
        #expect(try costs(["1,234", "500"]) == [nil, .number(500)])
        func days(_ cells: [String]) throws -> [System.Value?] {
            let rows = cells.enumerated().map { "S\($0);\($1)" }.joined(separator: "\n")
            return try Planned("Namn;Avtal till\n" + rows).plan.added.map { $0.fields[.contractEnd] }
        }
        #expect(try days(["3/4/2027", "31/12/2027"]) == [.day(Day("2027-04-03")!), .day(Day("2027-12-31")!)])
        #expect(try days(["3/4/2027", "12/31/2027"]) == [.day(Day("2027-03-04")!), .day(Day("2027-12-31")!)])
        #expect(try days(["3/4/2027"]) == [nil])
    }

    @Test("a cell that cannot be read is told with file, line, column, field and remedy")
    func problems() throws {
        let plan = try Planned("Namn;Kostnad;Status\nX;dyrt;i drift\nY;1,234;kanske\n").plan
        #expect(
            plan.problems.map { $0.description(in: .swedish) } == [
                "lista.csv:2:2 (Kostnad): «dyrt» är inget tal; skriv siffror eller tomt",
                "lista.csv:3:2 (Kostnad): «1,234» kan vara 1234 eller 1,2340; skriv utan tusentalstecken, eller med fyra decimaler",
                "lista.csv:3:3 (Status): «kanske» är ingen livscykel; skriv planerat, i bruk, fasas ut, avvecklat eller tomt",
            ])
        #expect(plan.problems[0].description(in: .english).contains("is no number"))
    }

    @Test("rows without a name, and rows for one system twice, are told and left out")
    func badRows() throws {
        let plan = try Planned("Nr;Namn;Enhet\n1;A;\n1;B;\n;;Social\n2;C;\n;D;Social\n;d;social\n").plan
        #expect(plan.problems.map(\.line) == [3, 4, 7])
        #expect(plan.added.map(\.name) == ["A", "C", "D"])
        #expect(plan.rows == 6)
    }

    @Test("importing again changes what differs, adds what is new, marks what vanished, and takes the mark back")
    func again() throws {
        var organisation = Organisation.empty.after(try Planned(Self.list).plan.edits)
        let assessed: [Edit] = [
            .mark("raindance", "owner", "lock-in", Replacement(from: nil, to: Mark(4))),
            .integration("raindance", "procapita", Replacement(from: nil, to: Integration(id: "procapita", data: "x"))),
            .systemField("raindance", .note, Replacement(from: nil, to: .text("viktigt"))),
        ]
        organisation = organisation.after(assessed)
        let second = """
            CI nummer;Systemnamn;Systemägare
            1;Raindance Business;Ekonomichef
            3;Visma;
            """
        let plan = try Planned(second, into: organisation).plan
        #expect(plan.added.map(\.name) == ["Visma"])
        #expect(
            plan.changed.map { $0.edits.map { Known.headings.description(of: $0, units: [], .swedish) } } == [
                ["Systemnamn: Raindance → Raindance Business"]
            ])
        #expect(plan.missing == ["procapita"])
        let after = organisation.after(plan.edits)
        #expect(after.systems["procapita"]?.fields[.missingSince] == .day(Known.today))
        #expect(after.systems["raindance"]?.fields[.owner] == .text("Ekonomichef"))
        #expect(after.systems["raindance"]?.fields[.maintainer] == .text("Ekonomisystemgruppen"))
        #expect(after.systems["raindance"]?.fields[.note] == .text("viktigt"))
        #expect(after.systems["raindance"]?.assessments["owner"]?.marks["lock-in"] == Mark(4))
        #expect(after.systems["raindance"]?.integrations.count == 1)
        let third = try Planned(Self.list, into: after).plan
        #expect(after.after(third.edits).systems["procapita"]?.fields[.missingSince] == nil)
        #expect(third.missing == ["visma"])
    }

    @Test("systems that were never in a list with numbers are not missing from it, and nothing is from a part")
    func neverThere() throws {
        var organisation = Organisation.empty.after(try Planned(Self.list).plan.edits)
        organisation.systems["excel"] = System(id: "excel", name: "Excel")
        let text = "CI nummer;Systemnamn\n1;Raindance\n"
        #expect(try Planned(text, into: organisation).plan.missing == ["procapita"])
        #expect(try Planned(Array(text.utf8), into: organisation, marksMissing: false).plan.missing == [])
    }

    @Test(
        "a row finds its system by number, else by name and unit, else by the name where only one knows its unit",
        arguments: [
            // The row; the systems as id, number, name, unit; the one that is meant, nil for a new one.
            ("7;X;A", [("a", "7", "Y", "B"), ("b", "", "X", "A")], "a"),
            ("7;X;A", [("b", "", "X", "A")], "b"),
            ("7;X;A", [("b", "8", "X", "A")], nil),
            (";x ;a", [("b", "8", "X", "A")], "b"),
            (";X;", [("b", "8", "X", "A")], "b"),
            (";X;A", [("b", "", "X", "")], "b"),
            (";X;A", [("b", "", "X", "B")], nil),
            (";X;", [("b", "", "X", "B"), ("c", "", "X", "")], "c"),
        ] as [(String, [(String, String, String, String)], String?)])
    func keys(row: String, systems: [(String, String, String, String)], meant: String?) throws {
        var organisation = Organisation.empty
        for (id, number, name, unit) in systems {
            var system = System(id: Identifier(id), name: name)
            if !number.isEmpty { system.fields[.number] = .text(number) }
            if !unit.isEmpty { system.fields[.unit] = .text(unit) }
            organisation.systems[system.id] = system
        }
        let plan = try Planned("Nr;Namn;Enhet;Ändamål\n\(row);nytt\n", into: organisation).plan
        #expect(plan.changed.map(\.id.rawValue) == (meant.map { [$0] } ?? []))
        #expect(plan.added.count == (meant == nil ? 1 : 0))
        #expect(plan.problems == [])
    }

    @Test("a row that may be several systems is told, and none of them is touched")
    func ambiguous() throws {
        var organisation = Organisation.empty
        for (id, unit) in [("a", "A"), ("b", "B")] {
            organisation.systems[Identifier(id)] = System(
                id: Identifier(id), name: "X", fields: [.unit: .text(unit)])
        }
        let plan = try Planned("Namn;Ändamål\nX;nytt\n", into: organisation).plan
        #expect(plan.problems.map(\.line) == [2])
        #expect(plan.changed.isEmpty && plan.added.isEmpty)
    }

    @Test("integrations are read by number, name or identifier, also of systems further down")
    func integrations() throws {
        let text = "Nr;Namn;Integrationer\n1;Lön;\"Ekonomi: löner; 3\"\n2;Ekonomi;\n3;Arkiv;Månen\n"
        let plan = try Planned(text).plan
        #expect(
            plan.added.first { $0.name == "Lön" }?.integrations == [
                Integration(id: "arkiv"), Integration(id: "ekonomi", data: "löner"),
            ])
        #expect(plan.problems.map(\.line) == [4])
    }

    @Test("a mapping can be corrected by words, and is remembered with the organisation")
    func mapping() throws {
        let text = "Namn;Kommentar;Nr\nX;Visma;1\n"
        let planned = try Planned(text, maps: ["Kommentar=Leverantör", "3="])
        #expect(planned.mapping.columns.map { $0.target?.word ?? "" } == ["name", "supplier", ""])
        var organisation = Organisation.empty
        organisation.analysis.importMappings[planned.mapping.id] = planned.mapping.remembered
        let again = try Planned("Namn;Nr;Kommentar\nY;2;Tieto\n", into: organisation)
        #expect(again.mapping.columns.map { $0.target?.word ?? "" } == ["name", "", "supplier"])
        #expect(again.mapping.columns.allSatisfy { $0.sureness == .remembered })
        var mapping = planned.mapping
        #expect(mapping.follow(["Namn"], headings: Known.headings) == "Namn")
        #expect(mapping.follow(["Månen=name"], headings: Known.headings) == "Månen=name")
        #expect(mapping.follow(["Namn=månen"], headings: Known.headings) == "Namn=månen")
    }

    @Test(
        "any damage to a list gives an error, problems or systems, and no row is a system without a name",
        arguments: 0..<300)
    func fuzz(seed: Int) throws {
        var random = Random(seed: seed)
        var bytes = Array(
            "Lista;;\r\n\r\nCI nummer;Namn;Kostnad;Avtal till;Status;Integrationer\r\n1;Lön;1,2 mkr;31/12 2027;i drift;2: x\r\n2;\"A\nB\";1,234;2027;?;\r\n"
                .utf8)
        for _ in 0..<random.integer(1...10) {
            let place = random.below(bytes.count)
            switch random.integer(0...3) {
            case 0: bytes[place] = UInt8(random.integer(0...255))
            case 1: bytes.remove(at: place)
            case 2: bytes.insert(random.pick(Array("\";,\n\r\0PK/.-".utf8)), at: place)
            default: bytes += bytes[place...]
            }
        }
        do {
            let planned = try Planned(bytes, into: .empty)
            #expect(planned.plan.added.allSatisfy { !$0.name.isEmpty && !$0.id.rawValue.isEmpty }, "seed \(seed)")
            #expect(Table(planned.plan.added).count == planned.plan.added.count, "seed \(seed)")
        } catch is SourceError {
        } catch is CancellationError {
            // No rows are left.
        }
    }

    @Test("importing twice is importing once, whatever the list and the inventory", arguments: 0..<300)
    func idempotence(seed: Int) throws {
        var random = Random(seed: seed)
        var organisation = Organisation.empty
        organisation.units = [Unit(id: "u1", name: "Skola"), Unit(id: "u2", name: "Vård")]
        organisation.systems = Table(
            (0..<random.integer(0...6)).map { random.fewSystem(Identifier("s\($0)")) })
        let headings = random.pick(["Nr;Namn;Enhet;Leverantör", "Namn;Enhet;Leverantör;Ändamål", "Namn;Nr;Övrigt;Lev"])
        let rows = (0..<random.integer(0...8)).map { _ in
            (0..<4).map { _ in random.pick(["", "", "1", "2", "Lön", "Skola", "skola ", "u2", "Elev"]) }
                .joined(separator: ";")
        }
        let text = ([headings] + rows).joined(separator: "\n")
        let first = try Planned(text, into: organisation)
        let once = organisation.after(first.plan.edits)
        let second = try Planned(text, into: once)
        #expect(second.plan.edits.isEmpty, "seed \(seed): \(text) \(second.plan.edits)")
        // And undone as one.
        var undone = once
        undone.apply(Change(first.plan.edits).inverse(origin: .undone))
        #expect(undone == organisation, "seed \(seed)")
    }
}

extension Random {
    /// A system with one of few names, numbers and units, so that rows meet it.
    fileprivate mutating func fewSystem(_ id: Identifier<System>) -> System {
        var system = System(id: id, name: pick(["Lön", "Skola", "Elev", "1"]))
        if happens(0.4) { system.fields[.number] = .text(pick(["1", "2", "Lön"])) }
        if happens(0.5) { system.fields[.unit] = .text(pick(["u1", "Skola", "Elev", "Annat"])) }
        if happens(0.2) { system.fields[.missingSince] = day().map(System.Value.day) }
        return system
    }

    mutating func day() -> Day? { Day(year: integer(1990...2030), month: integer(1...12), day: integer(1...28)) }
}
