import Glibc
import Model

/// A sheet's rows.
final class SheetPart: XMLHandler {
    private let place: String
    private let strings: [SourceTable.Cell]
    private let showsDay: [Bool]
    private let countsFrom1904: Bool
    private let limit: Int?

    private(set) var rows: [SourceTable.Row] = []
    /// Rectangles of cells that are one.
    private(set) var merged: [(rows: Range<Int>, columns: Range<Int>)] = []
    private(set) var failure: SourceError?
    private(set) var isDone = false

    private var cells: [SourceTable.Cell] = []
    private var line = 0
    private var column = 0
    private var kind = Kind.number
    private var style = 0
    private var isValue = false
    private var value: [UInt8] = []
    private var inline = RichText()
    private var isInline = false
    private var cellCount = 0

    private enum Kind { case number, shared, inline, formulaText, truth, error, day }

    /// What Excel can hold, and as many cells as fit in memory.
    static let mostRows = 1_048_576
    static let mostColumns = 16_384
    static let mostCells = 20_000_000
    static let mostMerged = 100_000

    /// `limit` is how many rows to read; nil for all.
    init(place: String, strings: [SourceTable.Cell], showsDay: [Bool], countsFrom1904: Bool, limit: Int?) {
        self.place = place
        self.strings = strings
        self.showsDay = showsDay
        self.countsFrom1904 = countsFrom1904
        self.limit = limit
    }

    func start(_ name: XMLName, _ attributes: XMLAttributes) {
        switch name {
        case "c":
            column = attributes.pointer("r").map(Self.column) ?? column + 1
            style = attributes.number("s") ?? 0
            kind = Self.kind(attributes.pointer("t"))
            value.removeAll(keepingCapacity: true)
            guard (1...Self.mostColumns).contains(column) else { return fail() }
        case "v": isValue = true
        case "is":
            inline = RichText()
            isInline = true
        case "row":
            let next = attributes.number("r") ?? line + 1
            guard next > line, next <= Self.mostRows else { return fail() }
            line = next
            column = 0
            cells.removeAll(keepingCapacity: true)
        case "mergeCell":
            guard merged.count < Self.mostMerged, let reference = attributes["ref"] else { return }
            let corners = reference.split(separator: ":").compactMap { Self.place(String($0)) }
            guard corners.count == 2, corners[0].line <= corners[1].line, corners[0].column <= corners[1].column else {
                return
            }
            merged.append((corners[0].line..<corners[1].line + 1, corners[0].column - 1..<corners[1].column))
        default: if isInline { inline.start(name) }
        }
    }

    func end(_ name: XMLName) {
        switch name {
        case "c": endCell()
        case "v": isValue = false
        case "is": isInline = false
        case "row": endRow()
        // What merged cells say comes after all rows.
        case "sheetData": if limit.map({ rows.count >= $0 }) == true { isDone = true }
        default: if isInline { inline.end(name) }
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if isValue { value.append(contentsOf: bytes) } else if isInline { inline.text(bytes) }
    }

    private func endCell() {
        let cell = cell()
        guard cell != .empty, (1...Self.mostColumns).contains(column) else { return }
        cellCount += max(1, column - cells.count)
        guard cellCount <= Self.mostCells else {
            failure = SourceError(
                file: place,
                problem: Text(
                    swedish: "bladet har fler än \(Self.mostCells) celler",
                    english: "the sheet has more than \(Self.mostCells) cells"),
                remedy: Text(
                    swedish: "ta bort tomma rader och kolumner, eller dela tabellen",
                    english: "remove empty rows and columns, or split the table"))
            return
        }
        while cells.count < column { cells.append(.empty) }
        cells[column - 1] = cell
    }

    private func endRow() {
        guard !cells.isEmpty else { return }
        if let limit, rows.count >= limit { return isDone = true }
        rows.append(SourceTable.Row(line: line, cells: cells))
    }

    private func cell() -> SourceTable.Cell {
        switch kind {
        case .inline:
            defer { inline = RichText() }
            return inline.cell
        case _ where value.isEmpty: return .empty
        case .shared:
            guard let index = Int(String(decoding: value, as: UTF8.self)), strings.indices.contains(index) else {
                fail()
                return .empty
            }
            return strings[index]
        case .formulaText: return SourceTable.Cell(reading: SpreadsheetText.read(value))
        case .truth: return .truth(value.first == UInt8(ascii: "1") || value.first == UInt8(ascii: "t"))
        case .error: return .error(String(decoding: value, as: UTF8.self))
        case .day:
            let text = String(decoding: value, as: UTF8.self)
            return Day(String(text.prefix(10))).map(SourceTable.Cell.day) ?? SourceTable.Cell(reading: text)
        case .number:
            let text = String(decoding: value, as: UTF8.self)
            guard let number = Double(text), number.isFinite else { return SourceTable.Cell(reading: text) }
            if showsDay.indices.contains(style), showsDay[style],
                let day = Day(spreadsheet: number, countsFrom1904: countsFrom1904)
            {
                return .day(day)
            }
            return .number(number)
        }
    }

    private func fail() {
        if failure == nil { failure = Archive.damaged(place, ":\(line)") }
    }

    private static func kind(_ text: UnsafePointer<CChar>?) -> Kind {
        guard let text else { return .number }
        switch String(cString: text) {
        case "s": return .shared
        case "inlineStr": return .inline
        case "str": return .formulaText
        case "b": return .truth
        case "e": return .error
        case "d": return .day
        default: return .number
        }
    }

    /// The column of a reference such as `AB12`, from 1; 0 where it is none.
    private static func column(_ reference: UnsafePointer<CChar>) -> Int {
        var column = 0
        var letter = reference
        while true {
            let code = Int(letter.pointee) & ~0x20
            guard (0x41...0x5A).contains(code), Int(letter.pointee) >= 0x41, column <= mostColumns else {
                return column
            }
            column = column * 26 + code - 0x40
            letter += 1
        }
    }

    private static func place(_ reference: String) -> (line: Int, column: Int)? {
        let plain = reference.replacing("$", with: "")
        let column = plain.withCString(column)
        guard (1...mostColumns).contains(column), let line = Int(plain.drop { $0.isLetter }),
            (1...mostRows).contains(line)
        else { return nil }
        return (line, column)
    }
}

extension Day {
    /// The day that a spreadsheet means by a number: days since the end of 1899, with a 29 February 1900 that never
    /// was, or since the beginning of 1904. Nil where there is none.
    init?(spreadsheet serial: Double, countsFrom1904: Bool) {
        guard (0...2_958_466).contains(serial) else { return nil }
        let whole = Int(serial)
        // Days since 1970-01-01.
        let days: Int
        if countsFrom1904 {
            days = whole - 24_107
        } else {
            guard whole >= 1, whole != 60 else { return nil }
            days = whole - (whole < 60 ? 25_568 : 25_569)
        }
        self.init(sinceEpoch: days)
    }

    /// The number by which a spreadsheet that counts from 1900 means the day; nil for days that it has no number for.
    var spreadsheetSerial: Double? {
        let serial = sinceEpoch + 25_569
        return serial > 60 ? Double(serial) : nil
    }

    /// Howard Hinnant's `civil_from_days`.
    private init?(sinceEpoch days: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        self.init(year: year, month: month, day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// Howard Hinnant's `days_from_civil`.
    private var sinceEpoch: Int {
        let year = self.year - (month <= 2 ? 1 : 0)
        let era = year / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}
