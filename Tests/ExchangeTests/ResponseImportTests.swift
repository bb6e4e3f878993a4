import Foundation
import Library
import Model
import Testing

@testable import Exchange

@Suite struct ResponseImportTests {
    private let instrument: Instrument
    private let units: Table<Model.Unit> = [
        Unit(id: "skola", name: "Barn och utbildning"), Unit(id: "vard", name: "Vård"),
        Unit(id: "stab-a", name: "Stab"), Unit(id: "stab-b", name: "Stab"),
    ]

    init() throws {
        let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        instrument = try Library(folder: repository.path).instruments["dimios"]!
    }

    private func read(
        _ text: String, existing: Table<Response> = [], anonymity: Model.Measurement.Anonymity = .anonymous
    ) -> ResponseImport {
        ResponseImport(
            bytes: Array(text.utf8), file: "svar.csv", instrument: instrument, units: units, existing: existing,
            measurement: "2026", anonymity: anonymity)
    }

    private var names: [String] { instrument.factors.map(\.id.rawValue) }

    /// Thirty cells, some of them given.
    private func row(_ given: [Int: String] = [:], filling: String = "4") -> String {
        (0..<30).map { given[$0] ?? filling }.joined(separator: ";")
    }

    @Test("thirty columns without a header are the statements in order")
    func byOrder() {
        let read = read(row([0: "1", 29: "6"]) + "\n" + row(filling: "2"))
        #expect(read.problems.isEmpty && read.rows == 2)
        #expect(read.responses.map(\.id) == ["r-0001", "r-0002"])
        #expect(read.responses[0].answers[instrument.factors[0].id] == Answer(digit: 1))
        #expect(read.responses[0].answers[instrument.factors[29].id] == Answer(digit: 6))
        #expect(read.responses[1].answers.count == 30)
    }

    @Test("with a header columns are known by identifier, in any order and case")
    func byIdentifier() {
        let header = (["Enhet"] + names.reversed().map { $0.lowercased() }).joined(separator: ";")
        let read = read(header + "\nVÅRD;" + row([0: "1", 29: "6"]))
        #expect(read.problems.isEmpty)
        #expect(read.responses[0].unit == "vard")
        #expect(read.responses[0].answers[instrument.factors[29].id] == Answer(digit: 1))
        #expect(read.responses[0].answers[instrument.factors[0].id] == Answer(digit: 6))
    }

    @Test(
        "a unit is known by identifier or name, regardless of case",
        arguments: [
            ("skola", "skola"), ("SKOLA", "skola"), ("barn och UTBILDNING", "skola"), (" Vård ", "vard"),
            ("stab-b", "stab-b"), ("", nil),
        ] as [(String, String?)])
    func unit(cell: String, expected: String?) {
        let read = read("unit;\(names[0])\n\(cell);3")
        #expect(read.problems.isEmpty)
        #expect(read.responses.map { $0.unit?.rawValue } == [expected])
    }

    @Test("a unit that is not there, or that may be two, is named with what to do")
    func wrongUnit() {
        let read = read("unit;\(names[0])\nPark;3\nstab;3\n")
        #expect(read.responses.isEmpty)
        #expect(
            read.problems.map(\.description) == [
                "svar.csv:2:1 (unit): there is no unit «Park»; the units are Barn och utbildning, Stab, Stab, Vård"
                    .replacing(
                        "Barn och utbildning, Stab, Stab, Vård", with: units.map(\.name).joined(separator: ", ")),
                "svar.csv:3:1 (unit): «stab» is the name of several units; write its identifier, one of stab-a, stab-b",
            ])
    }

    @Test(
        "an answer may be written in several ways",
        arguments: [
            ("1", 1), ("6", 6), ("4,0", 4), ("4.0", 4), (" 5 ", 5), ("0", 0), ("vet ej", 0), ("Vet Ej", 0),
            ("VET INTE", 0),
            ("-", 0), ("–", 0), ("?", 0), ("don't know", 0), ("Don’t know", 0), ("", nil),
        ] as [(String, Int?)])
    func spelling(cell: String, digit: Int?) {
        let read = read(row([2: cell]))
        #expect(read.problems.isEmpty)
        #expect(read.responses.map { $0.answers[instrument.factors[2].id] } == [digit.flatMap { Answer(digit: $0) }])
        #expect(read.responses[0].answers.count == (digit == nil ? 29 : 30), "empty is missing, not «vet ej»")
    }

    @Test(
        "a cell that is no answer is named by line and column",
        arguments: ["7", "-1", "3,5", "ja", "1e9", "nan", "99999999999999999999"])
    func wrongAnswer(cell: String) {
        let read = read(row() + "\n" + row([4: cell]) + "\n" + row())
        let problem = ImportProblem(
            file: "svar.csv", line: 2, column: 5, field: names[4], problem: "«\(cell)» is not an answer",
            remedy: "answers are 1–6, 0 for «vet ej», or nothing")
        #expect(read.problems == [problem])
        #expect(
            read.rows == 3 && read.responses.count == 2 && read.edits.count == 2,
            "the right rows, for who skips the bad")
    }

    @Test("one wrong answer in the first row does not make it a header")
    func wrongFirstRow() {
        let read = read(row([4: "7"]) + "\n" + row())
        #expect(read.problems.map { [$0.line, $0.column] } == [[1, 5]])
        #expect(read.responses.count == 1)
    }

    @Test("every bad cell of a row is named, and the row is not imported")
    func severalWrong() {
        let read = read(row([0: "7", 1: "x", 29: "8"]))
        #expect(read.problems.map(\.column) == [1, 2, 30])
        #expect(read.responses.isEmpty && read.edits.isEmpty)
    }

    @Test("lines are right after quoted line breaks", arguments: ["\n", "\r\n", "\r"])
    func quotedLines(end: String) {
        let header = "\(names[0]) kommentar;\(names[0])"
        let read = read([header, "\"en\(end)två\";3", "x;7"].joined(separator: end))
        #expect(read.problems.map { [$0.line, $0.column] } == [[4, 2]])
        #expect(read.responses.map(\.comments) == [[instrument.factors[0].id: "en\(end)två"]])
    }

    @Test("a row with too few or too many cells is refused by line")
    func ragged() {
        let short = row().split(separator: ";").dropLast().joined(separator: ";")
        let read = read([row(), short, row() + ";4", row() + ";;"].joined(separator: "\n"))
        #expect(read.problems.map(\.line) == [2, 3])
        #expect(read.problems.allSatisfy { $0.column == nil && $0.problem.hasSuffix("but 30 columns") })
        #expect(read.responses.count == 2, "empty cells beyond the last column are nothing")
    }

    @Test("a header with a column twice, or one that is no statement, stops all, with every column named")
    func wrongHeader() {
        let read = read("\(names[0]);Fel;\(names[0].lowercased())\n1;2;3")
        #expect(Set(read.problems.map(\.column)) == [2, 3])
        #expect(read.problems.allSatisfy { $0.line == 1 && !$0.remedy.isEmpty })
        #expect(read.responses.isEmpty && read.rows == 0)
    }

    @Test("a file without rows is refused", arguments: ["", "\n", "\u{FEFF}"])
    func empty(text: String) {
        #expect(read(text).problems.map(\.problem) == ["the file is empty"])
    }

    @Test("an identifier twice is refused where it comes again")
    func repeatedIdentifier() {
        let read = read("id;\(names[0])\na;1\nb;2\na;3")
        #expect(read.problems.map(\.line) == [4])
        #expect(read.problems[0].problem.contains("line 2"))
        #expect(read.responses.map(\.id) == ["a", "b"])
    }

    @Test("names given to those without are nobody's, in the measurement or in the file")
    func newNames() {
        let read = read("id;\(names[0])\n;1\nr-0002;2\n;3", existing: [Response(id: "r-0001")])
        #expect(read.responses.map(\.id) == ["r-0003", "r-0002", "r-0004"])
    }

    @Test("importing the same again changes nothing; another answer is one edit")
    func again() {
        let text = "id;\(names[0])\na;1\nb;2"
        let existing = Table(read(text).responses)
        #expect(read(text, existing: existing).edits.isEmpty)
        let edits = read(text.replacing("b;2", with: "b;3"), existing: existing).edits
        let factor = instrument.factors[0].id
        let change = Replacement<Response?>(
            from: Response(id: "b", answers: [factor: Answer(digit: 2)!]),
            to: Response(id: "b", answers: [factor: Answer(digit: 3)!]))
        #expect(edits == [.response("2026", "b", change)])
    }

    @Test(
        "names and addresses are kept only in a measurement that has them",
        arguments: Model.Measurement.Anonymity.allCases)
    func persons(anonymity: Model.Measurement.Anonymity) {
        let read = read("Namn;E-post;\(names[0])\nÅsa;asa@example.org;1", anonymity: anonymity)
        let person = Response.Person(name: "Åsa", address: "asa@example.org")
        #expect(read.responses.map(\.person) == [anonymity == .named ? person : nil])
    }

    @Test("any file at all gives rows or problems, and as many edits as right rows", arguments: 0..<200)
    func fuzz(seed: Int) {
        var random = Random(seed: seed)
        let whole =
            (["id;unit"] + names).joined(separator: ";") + "\n" + "a;skola;" + row() + "\nb;vard;" + row() + "\n"
        var bytes = Array(whole.utf8)
        for _ in 0..<1 + random.below(8) {
            let place = random.below(bytes.count)
            if random.below(2) == 0 {
                bytes[place] = UInt8(truncatingIfNeeded: random.next())
            } else {
                bytes.remove(at: place)
            }
        }
        let read = ResponseImport(
            bytes: bytes, file: "f", instrument: instrument, units: units, existing: [], measurement: "m")
        #expect(!read.problems.isEmpty || read.rows == read.responses.count, "seed \(seed)")
        #expect(read.edits.count == read.responses.count, "seed \(seed)")
        #expect(read.problems.allSatisfy { $0.line >= 1 && !$0.remedy.isEmpty }, "seed \(seed)")
    }

    @Test("what is exported imports as the same responses, without names")
    func export() {
        let factors = instrument.factors.map(\.id)
        let responses: Table<Response> = [
            Response(
                id: "a", unit: "skola", person: Response.Person(name: "Åsa Ek", address: "asa@example.org"),
                answers: [factors[0]: Answer(digit: 1)!, factors[29]: .unknown],
                comments: [factors[1]: "bra; men \"dyrt\"\noch sent"]),
            Response(id: "b", answers: [factors[3]: Answer(digit: 6)!]),
        ]
        let header = Model.Measurement.Header(instrument: instrument.id, year: 2026, anonymity: .named)
        let text = ResponseExport.csv(
            Measurement(id: "2026", header: header, responses: responses), instrument: instrument, units: units)
        #expect(!text.contains("Åsa") && !text.contains("asa@"))
        let read = read(text, anonymity: .named)
        #expect(read.problems.isEmpty)
        var nameless = responses
        nameless.update("a") { $0.person = nil }
        #expect(Table(read.responses) == nameless)
    }

    @Test(
        "an exported comment is no formula",
        arguments: ["=HYPERLINK(\"x\")", "+1 på det", "-nej", "@allt", "\tx", "\r\nx"])
    func exportedFormula(comment: String) {
        let factor = instrument.factors[0].id
        let response = Response(id: "a", answers: [factor: .unknown], comments: [factor: comment])
        let text = ResponseExport.csv(
            Measurement(id: "m", header: .init(instrument: instrument.id, year: 2026), responses: [response]),
            instrument: instrument, units: [])
        #expect(CSV(Array(text.utf8)).rows.last?.cells.last?.hasPrefix("'") == true)
    }
}
