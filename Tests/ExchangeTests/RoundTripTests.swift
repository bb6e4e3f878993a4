import Foundation
import Model
import TestSupport
import Testing

@testable import Exchange

@Suite struct RoundTripTests {
    @Test("what is exported as CSV comes back the same in an empty organisation", arguments: 0..<150)
    func csv(seed: Int) throws {
        var random = Random(seed: seed)
        let systems = random.inventory()
        let language = random.pick(Language.allCases)
        let text = export(systems, language).csv
        let plan = try Planned("\u{FEFF}" + text).plan
        #expect(plan.problems == [], "seed \(seed)")
        #expect(Table(plan.added) == systems, "seed \(seed)\n\(text)")
        #expect(Organisation.empty.after(plan.edits).systems == systems)
    }

    @Test("what is exported as a workbook comes back the same in an empty organisation", arguments: 0..<40)
    func workbook(seed: Int) throws {
        var random = Random(seed: seed)
        let systems = random.inventory()
        let bytes = try written(export(systems, random.pick(Language.allCases)))
        let plan = try Planned(bytes, into: .empty, file: "ut.xlsx").plan
        #expect(plan.problems == [], "seed \(seed)")
        #expect(Table(plan.added) == systems, "seed \(seed)")
    }

    @Test(
        "no cell that is exported is a formula to a spreadsheet", arguments: ["=1+1", "+46", "-x", "@SUM(A1)", "'=x"])
    func defused(text: String) throws {
        let systems: Table<System> = [System(id: "s", name: text, fields: [.note: .text(text)])]
        let csv = export(systems, .swedish).csv
        let cells = CSV(Array(csv.replacing("'", with: "~").utf8)).rows[1].cells
        #expect(cells.contains { $0.hasPrefix("~") } || Double(text) != nil)
        let bytes = try written(export(systems, .swedish))
        let table = try SourceFile(bytes: bytes, file: "x.xlsx").table(sheet: "1")
        #expect(table.rows[1].cells.contains(.text(text)))
        let raw = try Archive(bytes, file: "x.xlsx").text(of: "xl/worksheets/sheet1.xml")
        #expect(!raw.contains("<f>") && !raw.contains(">=1+1<") && !raw.contains(">@SUM(A1)<"))
    }

    @Test("what a cell of a workbook cannot hold is told, and no half file is left")
    func tooLong() throws {
        let systems: Table<System> = [
            System(id: "s", name: "S", fields: [.note: .text(String(repeating: "a", count: 40_000))])
        ]
        let path = FileManager.default.temporaryDirectory.appending(path: "mogna-\(UUID()).xlsx").path
        #expect(throws: SourceError.self) { try export(systems, .swedish).writeWorkbook(to: path, sheet: "S") }
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    private func export(_ systems: Table<System>, _ language: Language) -> SystemExport {
        SystemExport(systems, vocabulary: Known.vocabulary, method: Known.method, language: language)
    }

    private func written(_ export: SystemExport) throws -> [UInt8] {
        let path = FileManager.default.temporaryDirectory.appending(path: "mogna-\(UUID()).xlsx")
        defer { try? FileManager.default.removeItem(at: path) }
        try export.writeWorkbook(to: path.path, sheet: "System")
        return Array(try Data(contentsOf: path))
    }
}

extension Archive {
    func text(of part: String) throws -> String {
        var bytes: [UInt8] = []
        try read(part) {
            bytes.append(contentsOf: $0)
            return true
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension Random {
    /// Text of all that files trip over, without blanks at its ends, and more than a dash.
    fileprivate mutating func said() -> String {
        let pieces = [
            "Lön", "å", "7", "\"", "'", ";", ",", "\t", "\n", "\r", "\r\n", "=", "+", "-", "@", " ", "\u{A0}", "\\",
            ":",
            "_x000D_", "_", "<b>", "&amp;", "\u{1}", "\0", "漢", "👨‍👩‍👧", "1,234", "ja", "2027-01-01", "mark:a:b",
        ]
        let text = CellText.read((0..<integer(1...5)).map { _ in pick(pieces) }.joined())
        return ["", "-"].contains(text) ? "x" : text
    }

    fileprivate mutating func value(_ field: System.Field) -> System.Value? {
        switch field.type {
        case .text, .people: return .text(said())
        case .list: return .list((0..<integer(1...3)).map { _ in said() })
        case .number where [.confidentiality, .integrity, .availability].contains(field):
            return .number(Double(integer(1...4)))
        case .number, .money:
            return .number(
                pick([
                    0, 1.234, 12.5, 350_000, 1e15, 0.1 + 0.2, 3, 1_234_567.891, 1e-7,
                    Double(integer(0...9_999_999)) / 7,
                ]))
        case .day: return .day(pick([Day("1899-12-31")!, Day("1900-02-28")!, Day("1904-01-01")!, Day("2027-12-31")!]))
        case .truth: return .truth(happens(0.5))
        case .choice(let words): return .text(pick(words))
        }
    }

    fileprivate mutating func inventory() -> Table<System> {
        let ids = (0..<integer(1...6)).map { "s\($0)" }
        return Table(
            ids.map { id in
                var system = System(id: Identifier(id), name: oneLine())
                for field in System.Field.allCases where happens(0.5) { system.fields[field] = value(field) }
                // Keys of their own, so that no two are taken for one.
                if system.fields[.number] != nil { system.fields[.number] = .text("n \(id)") }
                let assessors = ["owner", "user", "en egen: (roll)"]
                let criteria = Known.method.quality.map(\.id) + ["unknown-criterion"]
                var assessment = Assessment(id: Identifier(pick(assessors)))
                for criterion in criteria where happens(0.4) { assessment.marks[criterion] = Mark(integer(1...5)) }
                if !assessment.marks.isEmpty { system.assessments = [assessment] }
                let integrations = (0..<integer(0...2)).map { _ in
                    Integration(id: Identifier(pick(ids + ["borta"])), data: happens(0.5) ? "" : oneLine())
                }
                system.integrations = Table(integrations)
                return system
            })
    }

    fileprivate mutating func oneLine() -> String {
        let text = CellText.read(said().split(whereSeparator: \.isNewline).joined(separator: " "))
        return ["", "-"].contains(text) ? "namn" : text
    }
}
