import Library
import Model
import TestSupport
import Testing

@testable import Exchange

@Suite struct ResponseTests {
    private let instrument: Instrument
    private let units: Table<Unit> = [
        Unit(id: "omsorg", name: "Vård och omsorg"), Unit(id: "skola", name: "Barn och utbildning"),
        Unit(id: "skola.adm", parent: "skola", name: "Administration"),
        Unit(id: "omsorg.adm", parent: "omsorg", name: "Administration"),
    ]

    init() throws {
        let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        instrument = try Instrument(file: "/\(root)/Data/instruments/dimios.json")
    }

    private var ids: [String] { instrument.factors.map(\.id.rawValue) }
    private let fours = Array(repeating: "4", count: 30)

    private func row(_ cells: [String]) -> String { cells.joined(separator: ";") }

    private func read(
        _ lines: String..., existing: Table<Response> = [], anonymity: Measurement.Anonymity = .anonymous,
        seed: UInt64 = 1
    ) -> ResponseImport {
        ResponseImport(
            bytes: Array(lines.joined(separator: "\n").utf8), file: "svar.csv", instrument: instrument, units: units,
            existing: existing, measurement: "2026", anonymity: anonymity, seed: seed)
    }

    private func said(_ read: ResponseImport, _ language: Language = .swedish) -> [String] {
        read.problems.map { $0.description(in: language) }
    }

    // MARK: Columns

    @Test("statements are known by their identifiers, in any order and any case, with the other columns anywhere")
    func byIdentifier() throws {
        let header = ids.reversed().map { $0.lowercased() } + ["Enhet", "ID", "e1 Kommentar"]
        let answers = (0..<30).map { "\($0 % 7)" }
        let read = read(row(header), row(answers + ["SKOLA", "anna", "bra"]))
        #expect(said(read).isEmpty)
        let response = try #require(read.responses.first)
        #expect(response.id == "anna" && response.unit == "skola" && response.comments == ["E1": "bra"])
        for (index, factor) in instrument.factors.reversed().enumerated() {
            #expect(response.answers[factor.id]?.digit == index % 7)
        }
    }

    @Test("without titles the columns are the statements in order")
    func byOrder() throws {
        let read = read(row((0..<30).map { "\($0 % 7)" }), row(fours))
        #expect(said(read).isEmpty && read.responses.count == 2)
        #expect(instrument.factors.map { read.responses[0].answers[$0.id]?.digit } == (0..<30).map { $0 % 7 })
        #expect(Set(read.responses.map(\.id)).count == 2)
    }

    @Test(
        "another tool's titles, one for each statement, count in their order",
        arguments: [(1...30).map { "Fråga \($0)" }, (1...30).map { "\($0)" }, (1...30).map { _ in "Svar" }])
    func otherTitles(titles: [String]) throws {
        let read = read(row(titles + ["Enhet"]), row((0..<30).map { "\($0 % 7)" } + ["omsorg"]))
        #expect(said(read).isEmpty && read.rows == 1)
        #expect(instrument.factors.map { read.responses.first?.answers[$0.id]?.digit } == (0..<30).map { $0 % 7 })
        #expect(self.read(row(titles), row(fours)).responses.count == 1)
    }

    @Test("a first respondent with a wrong answer is a respondent, not a header")
    func noHeader() {
        let read = read(row(["7", "x"] + fours.dropFirst(2)), row(fours))
        #expect(read.problems.map(\.line) == [1, 1] && read.problems.map(\.column) == [1, 2])
        #expect(read.rows == 2 && read.responses.count == 1)
    }

    @Test("some of the statements are enough; a file with none of them is refused")
    func partOfThem() {
        #expect(read("E1;E2", "1;2").responses.first?.answers.count == 2)
        let none = read("id;enhet", "a;omsorg")
        #expect(none.responses.isEmpty)
        #expect(said(none).count == 1 && said(none)[0].hasPrefix("svar.csv:1: ingen kolumn är ett påstående; "))
    }

    @Test("two columns for one thing are refused, whatever they are called")
    func twice() {
        #expect(said(read("E1;e1", "1;2")) == ["svar.csv:1:2 (e1): kolumnen finns två gånger; ta bort den ena"])
        #expect(
            said(read("E1;enhet;unit", "1;omsorg;skola"), .english) == [
                "svar.csv:1:3 (unit): the column is there twice; remove one of them"
            ])
    }

    @Test("one unknown title is named with its column, several on one line that names the statements once")
    func unknownTitles() throws {
        let one = said(read("E1;E99", "1;2"))
        #expect(
            one.count == 1
                && one[0].hasPrefix("svar.csv:1:2 (E99): det finns inget påstående «E99»; påståendena är E1, "))
        let titles = (1...12).map { "Q\($0)" }
        let several = said(read(row(titles), row(Array(repeating: "4", count: 12))), .english)
        try #require(several.count == 1)
        let list = ids.joined(separator: ", ")
        #expect(
            several[0] == "svar.csv:1: 12 columns are no statements: «Q1» (1), «Q2» (2), «Q3» (3), «Q4» (4), «Q5» (5) "
                + "and 7 more; the statements are \(list)")
    }

    // MARK: Units

    @Test(
        "a unit is found by identifier or name, whatever the case",
        arguments: [
            ("omsorg", "omsorg"), ("OMSORG", "omsorg"), ("vård OCH omsorg", "omsorg"), ("skola.adm", "skola.adm"),
            ("", nil),
        ] as [(String, Identifier<Unit>?)])
    func unit(cell: String, unit: Identifier<Unit>?) {
        let read = read("enhet;E1", "\(cell);4")
        #expect(said(read).isEmpty && read.responses.count == 1 && read.responses.first?.unit == unit)
    }

    @Test("an unknown unit and one of several namesakes are refused with what to write")
    func wrongUnits() {
        #expect(
            said(read("enhet;E1", "Rymden;4", "administration;4")) == [
                "svar.csv:2:1 (enhet): det finns ingen enhet «Rymden»; enheterna är Vård och omsorg, "
                    + "Administration, Barn och utbildning, Administration",
                "svar.csv:3:1 (enhet): flera enheter heter «administration»; skriv den enas id: omsorg.adm, skola.adm",
            ])
    }

    // MARK: Cells

    @Test(
        "a cell is a rating, «vet ej» in its spellings, or nothing",
        arguments: [
            ("1", 1), ("6", 6), ("4,0", 4), ("4.0", 4), (" 5 ", 5), ("0", 0), ("vet ej", 0), ("Vet ej", 0),
            ("VET  EJ", 0), ("vet\u{A0}ej", 0), ("vet inte", 0), ("-", 0), ("–", 0), ("?", 0), ("don't know", 0),
            ("Don’t know", 0), ("", nil),
        ] as [(String, Int?)])
    func answers(cell: String, digit: Int?) {
        let read = read("id;E1", "a;\"\(cell)\"")
        #expect(said(read).isEmpty && read.responses.count == 1)
        #expect(read.responses.first?.answers["E1"]?.digit == digit)
    }

    @Test(
        "anything else is no answer",
        arguments: ["7", "-1", "3,5", "x", "nan", "inf", "1e9", "99999999999999999999", "4\0", "4\0x", "٤", "4 5"])
    func noAnswers(cell: String) {
        let read = read("id;E1", "a;\(cell)", "b;4")
        #expect(read.problems.count == 1 && read.responses.map(\.id) == ["b"])
        #expect(read.problems.first?.line == 2 && read.problems.first?.column == 2)
    }

    @Test("a wrong cell is named by line, column and statement, in either language, with the remedy")
    func wrongCell() {
        let read = read("id;kommentar;E5".replacing("kommentar", with: "E5 kommentar"), "a;\"två\nrader\";4", "b;;7")
        #expect(said(read) == ["svar.csv:4:3 (E5): «7» är inget svar; skriv 1–6, 0 för «vet ej» eller tomt"])
        #expect(
            said(read, .english) == [
                "svar.csv:4:3 (E5): «7» is not an answer; write 1–6, 0 for «don't know», or nothing"
            ])
    }

    @Test("more than three wrong cells in a row are one line with an example, three are three")
    func summedUp() {
        let header = row(ids)
        #expect(read(header, row(Array(repeating: "7", count: 3) + fours.dropFirst(3))).problems.count == 3)
        #expect(
            said(read(header, row(fours), row(["4"] + Array(repeating: "7", count: 29)))) == [
                "svar.csv:3: 29 celler är fel, till exempel kolumn 2 (\(ids[1])): «7» är inget svar; "
                    + "skriv 1–6, 0 för «vet ej» eller tomt"
            ])
    }

    @Test("what strangers wrote reaches the terminal short and without control characters")
    func safeToPrint() {
        let problem = said(read("id;E1", "a;\u{1B}]0;x\u{07}\(String(repeating: "å", count: 500))"))
        let all = said(read("id;E1", "a;\"\u{1B}[31m\u{202E}\(String(repeating: "å", count: 500))\"")) + problem
        #expect(all.count == 2)
        #expect(
            all.allSatisfy { $0.count < 200 && !$0.unicodeScalars.contains { $0.value < 32 || $0.value == 0x202E } })
    }

    // MARK: Rows

    @Test("a row of another length is refused, unless only comments or empty cells are what differs")
    func ragged() {
        let header = row(ids + ["E1 kommentar"])
        #expect(said(read(header, row(fours), row(fours + ["", "", ""]))).isEmpty)
        let read = read(header, row(Array(fours.dropLast())), row(fours + ["bra", "x"]))
        #expect(
            said(read, .english).map { $0.prefix(40) } == [
                "svar.csv:2: 29 cells, but 31 columns; on", "svar.csv:3: 32 cells, but 31 columns; on",
            ])
    }

    @Test("one respondent twice is refused the second time")
    func sameRespondent() {
        let read = read("id;E1", "a;1", "b;2", "a;3")
        #expect(read.responses.map(\.id) == ["a", "b"])
        #expect(said(read) == ["svar.csv:4: respondenten «a» finns redan på rad 2; ge var och en ett eget id"])
    }

    @Test("a quotation mark that nothing closes is no comment as long as the file")
    func openQuote() {
        let read = read("id;E1;E1 kommentar", "a;4;bra", "b;4;\"bra", "c;4;bra")
        #expect(read.responses.map(\.id) == ["a"])
        #expect(said(read, .english).first?.contains("nothing closes the quotation mark on line 3") == true)
    }

    @Test("a file without answers says so", arguments: ["", "\n\n", ";;;\n", "\u{FEFF}"])
    func empty(text: String) {
        let read = read(text)
        #expect(said(read) == ["svar.csv:1: filen är tom; en rad per respondent väntades"])
        #expect(read.edits.isEmpty)
    }

    // MARK: Edits

    @Test("new respondents get names that neither the file nor the measurement uses")
    func newNames() {
        let file = ["id;E1", ";1", "r-0002;2"] + (0..<50).map { _ in ";3" }
        let first = read(file.joined(separator: "\n"), seed: 7)
        #expect(Set(first.responses.map(\.id)).count == 52 && first.responses[1].id == "r-0002")
        // With the same numbers, but those names taken.
        let existing = Table(first.responses.filter { $0.id != "r-0002" })
        let second = read(file.joined(separator: "\n"), existing: existing, seed: 7)
        #expect(Set(second.responses.map(\.id)).isDisjoint(with: existing.map(\.id)))
        #expect(Set(second.responses.map(\.id)).count == 52)
    }

    @Test("reading the same file again changes nothing; a changed row is one edit that can be undone")
    func again() throws {
        let first = read("id;E1", "a;1", "b;2")
        let existing = Table(first.responses)
        #expect(first.edits.count == 2)
        #expect(read("id;E1", "a;1", "b;2", existing: existing).edits.isEmpty)
        let changed = read("id;E1", "a;1", "b;5", existing: existing).edits
        let after = Response(id: "b", answers: ["E1": Answer(digit: 5)!])
        #expect(changed == [.response("2026", "b", Replacement(from: existing["b"], to: after))])
    }

    @Test("names and addresses are kept in a named measurement only")
    func persons() {
        let lines = ["id;namn;e-post;E1", "a;Anna;anna@ale.se;4", "b;;;4"]
        let anonymous = read(lines.joined(separator: "\n"))
        #expect(anonymous.responses.count == 2 && anonymous.responses.allSatisfy { $0.person == nil })
        let named = read(lines.joined(separator: "\n"), anonymity: .named)
        #expect(named.responses.map(\.person) == [Response.Person(name: "Anna", address: "anna@ale.se"), nil])
    }

    @Test("any bytes at all give respondents or problems", arguments: 0..<200)
    func fuzz(seed: Int) {
        var random = Random(seed: seed)
        var bytes = Array("id;enhet;E1;E2;E1 kommentar\na;omsorg;1;vet ej;\"x\ny\"\nb;skola;7;;\n".utf8)
        for _ in 0..<Int.random(in: 1...12, using: &random) {
            bytes[Int.random(in: 0..<bytes.count, using: &random)] =
                Bool.random(using: &random)
                ? UInt8.random(in: 0...255, using: &random) : Array("\";\n\r1E".utf8).randomElement(using: &random)!
        }
        let read = ResponseImport(
            bytes: bytes, file: "f", instrument: instrument, units: units, existing: [], measurement: "m")
        #expect(!read.problems.isEmpty || !read.responses.isEmpty || read.rows == 0, "seed \(seed)")
        #expect(read.responses.count <= read.rows, "seed \(seed)")
        #expect(Set(read.responses.map(\.id)).count == read.responses.count, "seed \(seed)")
        #expect(read.problems.allSatisfy { !$0.description(in: .swedish).contains("\n") }, "seed \(seed)")
    }

    // MARK: Export

    private var measurement: Measurement {
        let answers = Dictionary(
            uniqueKeysWithValues: instrument.factors.enumerated().map { ($1.id, Answer(digit: $0 % 7)!) })
        return Measurement(
            id: "2026", header: Measurement.Header(instrument: "dimios", year: 2026, anonymity: .named),
            responses: [
                Response(
                    id: "r-0001", unit: "skola", person: Response.Person(name: "Anna Ek", address: "anna@ale.se"),
                    answers: answers, comments: ["E1": "=HYPERLINK(\"http://x\";\"y\")", "E3": "två\nrader; \"ja\""]),
                Response(id: "r-0002", answers: ["E1": .unknown], comments: ["E1": "-bra"]),
            ])
    }

    @Test("what is exported is imported as it was", arguments: [false, true])
    func exportRoundTrip(named: Bool) {
        let text = ResponseExport.csv(measurement, instrument: instrument, namingPersons: named)
        let read = read(text, anonymity: .named)
        #expect(said(read).isEmpty)
        var expected = Array(measurement.responses)
        if !named { expected[0].person = nil }
        #expect(read.responses == expected)
    }

    @Test("an export has nobody's name unless it is asked for, and no formula")
    func exportIsSafe() {
        let text = ResponseExport.csv(measurement, instrument: instrument)
        #expect(!text.contains("Anna") && !text.contains("anna@ale.se"))
        #expect(
            !text.contains(";=") && !text.contains("\"=HYPER") && text.contains("'=HYPERLINK") && text.contains("'-bra")
        )
        let named = ResponseExport.csv(measurement, instrument: instrument, namingPersons: true)
        #expect(named.contains("Anna Ek;anna@ale.se"))
    }
}
