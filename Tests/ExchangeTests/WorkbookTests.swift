import Foundation
import Model
import TestSupport
import Testing

@testable import Exchange

/// Workbooks that Tests/ExchangeTests/Workbooks/make.py writes.
@Suite struct WorkbookTests {
    @Test("a workbook that people have worked on is read", arguments: ["ugly.xlsx", "prefixed.xlsx"])
    func ugly(name: String) throws {
        let bytes = try Known.workbook(name)
        let source = try SourceFile(bytes: bytes, file: name)
        #expect(source.sheets == ["Läs mig", "System 2026", "Gamla"])
        let planned = try Planned(bytes, into: .empty, file: name)
        #expect(
            planned.mapping.columns.map { "\($0.heading): \($0.target?.word ?? "")" } == [
                "Systemnamn: name", "Leverantör: supplier", "Avtal Slutar: contractEnd", "Förvaltning: unit",
                "Årskostnad: annualCost", "Personuppgifter: personalData", "Infört: introduced",
            ])
        let systems = Table(planned.plan.added)
        #expect(
            systems["rain-dance"]
                == System(
                    id: "rain-dance", name: "Rain&dance",
                    fields: [
                        .supplier: .text("Rain\r\nAB"), .contractEnd: .day(Day("2027-12-31")!),
                        .unit: .text("Ekonomi"), .annualCost: .number(1234567.8899999999),
                        .personalData: .truth(true), .introduced: .day(Day("2019-05-01")!),
                    ]))
        #expect(
            systems["agresso"]?.fields == [
                .contractEnd: .day(Day("2027-06-30")!), .unit: .text("Ekonomi"), .annualCost: .number(50_000),
            ])
        #expect(systems["lisa"]?.fields == [:])
        #expect(
            planned.plan.problems.map { $0.description(in: .english) } == [
                "\(name) («System 2026»):6:6 (Personuppgifter): «#N/A» is an error of the spreadsheet's; correct the formula or empty the cell"
            ])
    }

    @Test("a sheet is chosen by name, whatever its capitals, or by number; what there is is told")
    func sheets() throws {
        let source = try SourceFile(bytes: try Known.workbook("ugly.xlsx"), file: "f.xlsx")
        #expect(try source.table(sheet: "gamla").rows.count == 1)
        #expect(try source.table(sheet: "1").sheet == "Läs mig")
        let error = #expect(throws: SourceError.self) { try source.table(sheet: "Månen") }
        #expect(
            error?.description(in: .swedish)
                == "f.xlsx: det finns inget blad «Månen»; bladen är «Läs mig», «System 2026», «Gamla»")
        #expect(error?.kind == .noSuchPart)
    }

    @Test(
        "what is made to do harm, or cannot be read, is refused, and says why",
        arguments: [
            ("bomb.xlsx", "unpacks to more"), ("laughs.xlsx", "document type"),
            ("wide.xlsx", "more than 20000000 cells"),
            ("other.xlsx", "no .xlsx workbook"), ("locked.xlsx", "password"),
        ])
    func refused(name: String, reason: String) throws {
        let bytes = try Known.workbook(name)
        let error = #expect(throws: SourceError.self) { try Planned(bytes, into: .empty, file: name) }
        #expect(error?.description(in: .english).contains(reason) == true, "\(String(describing: error))")
        #expect(error?.kind == .badData)
    }

    @Test("merged cells that reach over everything are no more than the rows that there are")
    func merging() throws {
        let planned = try Planned(try Known.workbook("merging.xlsx"), into: .empty, file: "m.xlsx")
        #expect(planned.plan.added.map(\.name) == [] && planned.plan.problems.count == 1)
    }

    @Test("an old or locked Excel file says how to save it")
    func old() {
        let bytes: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
        let error = #expect(throws: SourceError.self) { try SourceFile(bytes: bytes, file: "a.xls") }
        #expect(error?.description(in: .swedish).contains("spara den som .xlsx") == true)
    }

    @Test(
        "formats that show days are told from others",
        arguments: [
            ("yyyy-mm-dd", true), ("d/m", true), ("mmm-yy", true), ("[$-41D]mmmm", true), ("h:mm", false),
            ("mm:ss", false), ("[h]:mm:ss", false), ("#,##0", false), ("General", false), ("0.00\\d", false),
            ("0 \"day\"", false), ("[Red]0.00", false), ("yyyy;@", true), ("0;d", false), ("_d0", false),
        ])
    func formats(code: String, showsDay: Bool) { #expect(StylesPart.showsDay(code) == showsDay) }

    @Test(
        "days are counted as spreadsheets count them",
        arguments: [
            (1.0, false, "1900-01-01"), (59, false, "1900-02-28"), (60, false, nil), (61, false, "1900-03-01"),
            (46_022, false, "2025-12-31"), (0, true, "1904-01-01"), (44_560, true, "2025-12-31"),
            (-1, false, nil), (2_958_465, false, "9999-12-31"), (1e300, false, nil),
        ] as [(Double, Bool, String?)])
    func days(serial: Double, countsFrom1904: Bool, day: String?) {
        #expect(Day(spreadsheet: serial, countsFrom1904: countsFrom1904)?.description == day)
    }

    @Test("every day of two centuries comes back from its number")
    func allDays() {
        let days = (61...73_000).map { Day(spreadsheet: Double($0), countsFrom1904: false)! }
        #expect(days.map(\.spreadsheetSerial) == (61...73_000).map { Double($0) })
        #expect(days.first == Day("1900-03-01")! && days.last == Day("2099-11-11")!)
    }

    @Test("a damaged workbook gives an error or a table, and never anything else", arguments: 0..<400)
    func fuzz(seed: Int) throws {
        var random = Random(seed: seed)
        var bytes = try Known.workbook(random.pick(["ugly.xlsx", "prefixed.xlsx", "laughs.xlsx", "locked.xlsx"]))
        for _ in 0..<random.integer(1...6) {
            let place = random.below(bytes.count)
            switch random.integer(0...4) {
            case 0: bytes[place] = UInt8(random.integer(0...255))
            case 1: bytes.remove(at: place)
            case 2: bytes.insert(UInt8(random.integer(0...255)), at: place)
            case 3: bytes.removeSubrange(place..<min(bytes.count, place + random.integer(1...200)))
            default: bytes.replaceSubrange(place..<min(bytes.count, place + 4), with: [0xFF, 0xFF, 0xFF, 0x7F])
            }
        }
        do {
            let planned = try Planned(bytes, into: .empty, file: "x.xlsx")
            #expect(planned.plan.rows < 1000)
        } catch let error as SourceError {
            #expect(!error.description(in: .swedish).isEmpty)
        } catch is CancellationError {
            // No rows are left.
        }
    }

    @Test("damage within the parts gives an error or a table too", arguments: 0..<400)
    func fuzzParts(seed: Int) throws {
        var random = Random(seed: seed)
        var parts: [(name: String, bytes: [UInt8])] = []
        let archive = try Archive(try Known.workbook("ugly.xlsx"), file: "ugly.xlsx")
        for name in archive.names.sorted() { parts.append((name, Array(try archive.text(of: name).utf8))) }
        let pieces = [
            "<", ">", "\"", "&#x0;", "<row>", "</c>", "r=\"", "999999999999999999999", "ZZZZ9", "-1", "t=\"s\"",
        ]
        for _ in 0..<random.integer(1...4) {
            let part = random.below(parts.count)
            guard !parts[part].bytes.isEmpty else { continue }
            let place = random.below(parts[part].bytes.count)
            switch random.integer(0...2) {
            case 0: parts[part].bytes.insert(contentsOf: Array(random.pick(pieces).utf8), at: place)
            case 1:
                parts[part].bytes.removeSubrange(place..<min(parts[part].bytes.count, place + random.integer(1...9)))
            default: parts[part].bytes[place] = UInt8(random.integer(32...126))
            }
        }
        do {
            _ = try Planned(StoredZip.bytes(parts), into: .empty, file: "x.xlsx")
        } catch let error as SourceError {
            #expect(error.kind == .badData)
        } catch is CancellationError {
            // No rows are left.
        }
    }
}

/// A zip archive whose parts are not packed.
enum StoredZip {
    static func bytes(_ parts: [(name: String, bytes: [UInt8])]) -> [UInt8] {
        func number(_ value: Int, _ width: Int) -> [UInt8] { (0..<width).map { UInt8(value >> (8 * $0) & 0xFF) } }
        var file: [UInt8] = []
        var directory: [UInt8] = []
        for (name, bytes) in parts {
            let place = file.count
            let head =
                number(20, 2) + number(0, 8) + number(Int(checksum(bytes)), 4) + number(bytes.count, 4)
                + number(bytes.count, 4) + number(name.utf8.count, 2)
            file += [0x50, 0x4B, 3, 4] + head + number(0, 2) + Array(name.utf8) + bytes
            directory +=
                [0x50, 0x4B, 1, 2] + number(20, 2) + head + number(0, 12) + number(place, 4) + Array(name.utf8)
        }
        let end = number(0, 4) + number(parts.count, 2) + number(parts.count, 2) + number(directory.count, 4)
        return file + directory + [0x50, 0x4B, 5, 6] + end + number(file.count, 4) + number(0, 2)
    }

    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var sum: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? (sum >> 1) ^ 0xEDB8_8320 : sum >> 1 }
        }
        return ~sum
    }
}
