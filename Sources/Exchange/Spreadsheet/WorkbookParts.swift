import Model

/// The sheets of a workbook, and how it counts days.
final class WorkbookPart: XMLHandler {
    struct Entry {
        var name: String
        var isHidden: Bool
        var relation: String
    }

    private(set) var entries: [Entry] = []
    private(set) var countsFrom1904 = false
    let failure: SourceError? = nil
    let isDone = false

    func start(_ name: XMLName, _ attributes: XMLAttributes) {
        switch name {
        case "workbookPr": countsFrom1904 = ["1", "true"].contains(attributes["date1904"])
        case "sheet":
            // `id` is the relation's with a prefix, and `sheetId` a number of no use here.
            entries.append(
                Entry(
                    name: attributes["name"] ?? "", isHidden: attributes["state"].map { $0 != "visible" } ?? false,
                    relation: attributes["id"] ?? ""))
        default: break
        }
    }

    func end(_ name: XMLName) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// What a part of a workbook points to.
final class RelationsPart: XMLHandler {
    struct Relation {
        var type: String
        var target: String
    }

    private(set) var relations: [String: Relation] = [:]
    let failure: SourceError? = nil
    let isDone = false

    func start(_ name: XMLName, _ attributes: XMLAttributes) {
        guard name == "Relationship", let id = attributes["Id"], let target = attributes["Target"] else { return }
        relations[id] = Relation(type: attributes["Type"] ?? "", target: target.replacing("\\", with: "/"))
    }

    func end(_ name: XMLName) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

    /// The first relation whose type ends with a word.
    func target(ofType word: String) -> String? {
        relations.sorted { $0.key < $1.key }.first { $0.value.type.hasSuffix("/" + word) }?.value.target
    }
}

/// The texts that cells share.
final class SharedStringsPart: XMLHandler {
    private(set) var cells: [SourceTable.Cell] = []
    private var gathered = RichText()
    let failure: SourceError? = nil
    let isDone = false

    func start(_ name: XMLName, _ attributes: XMLAttributes) {
        if name == "si" { gathered = RichText() }
        gathered.start(name)
    }

    func end(_ name: XMLName) {
        gathered.end(name)
        if name == "si" { cells.append(gathered.cell) }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) { gathered.text(bytes) }
}

/// Text in one or several runs; how Japanese is pronounced is left out.
struct RichText {
    private(set) var bytes: [UInt8] = []
    private var isText = false
    private var isPhonetic = false

    mutating func start(_ name: XMLName) {
        if name == "t" { isText = true } else if name == "rPh" { isPhonetic = true }
    }

    mutating func end(_ name: XMLName) {
        if name == "t" { isText = false } else if name == "rPh" { isPhonetic = false }
    }

    mutating func text(_ text: UnsafeBufferPointer<UInt8>) {
        if isText, !isPhonetic { bytes.append(contentsOf: text) }
    }

    var cell: SourceTable.Cell { SourceTable.Cell(reading: SpreadsheetText.read(bytes)) }
}

/// Characters that XML cannot hold, as spreadsheets write them: `_x000D_`.
enum SpreadsheetText {
    static func read(_ bytes: [UInt8]) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        guard text.utf8.contains(UInt8(ascii: "_")) else { return text }
        var read: [UInt8] = []
        read.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            if let scalar = escaped(bytes, at: index) {
                read.append(contentsOf: String(Character(scalar)).utf8)
                index += 7
            } else {
                read.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: read, as: UTF8.self)
    }

    /// Text as a spreadsheet reads it back the same; what XML cannot hold at all is replaced.
    static func written(_ text: String) -> String {
        var written: [UInt8] = []
        let bytes = Array(text.utf8)
        for (index, byte) in bytes.enumerated() {
            if escaped(bytes, at: index) != nil {
                written += Array("_x005F_".utf8)
            } else if byte == 0x0D || byte == 0 {
                // A parser makes line feeds of carriage returns, and C ends a text at a NUL.
                written += Array("_x00\(byte == 0 ? "00" : "0D")_".utf8)
            } else {
                written.append(byte)
            }
        }
        let text = String(decoding: written, as: UTF8.self)
        return text.replacing("\u{FFFE}", with: "\u{FFFD}").replacing("\u{FFFF}", with: "\u{FFFD}")
    }

    private static func escaped(_ bytes: [UInt8], at index: Int) -> Unicode.Scalar? {
        guard bytes[index] == UInt8(ascii: "_"), index + 6 < bytes.count, bytes[index + 1] == UInt8(ascii: "x"),
            bytes[index + 6] == UInt8(ascii: "_"),
            let code = UInt32(String(decoding: bytes[(index + 2)..<(index + 6)], as: UTF8.self), radix: 16)
        else { return nil }
        return Unicode.Scalar(code)
    }
}

/// Which of a workbook's styles show numbers as days.
final class StylesPart: XMLHandler {
    private var dayFormats = Set<Int>([14, 15, 16, 17, 22] + Array(27...31) + [36] + Array(50...54) + [57, 58])
    private var isCells = false
    /// By the number that cells call a style by.
    private(set) var showsDay: [Bool] = []
    let failure: SourceError? = nil
    let isDone = false

    func start(_ name: XMLName, _ attributes: XMLAttributes) {
        switch name {
        case "numFmt":
            guard let id = attributes.number("numFmtId"), let code = attributes["formatCode"] else { return }
            if Self.showsDay(code) { dayFormats.insert(id) } else { dayFormats.remove(id) }
        case "cellXfs": isCells = true
        case "xf" where isCells: showsDay.append(dayFormats.contains(attributes.number("numFmtId") ?? 0))
        default: break
        }
    }

    func end(_ name: XMLName) {
        if name == "cellXfs" { isCells = false }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

    /// Whether a format has years, days or months in it, outside quotes, brackets and escapes.
    static func showsDay(_ code: String) -> Bool {
        var letters = ""
        var closing: Character?
        var isEscaped = false
        for character in code.lowercased() {
            if isEscaped {
                isEscaped = false
            } else if let end = closing {
                if character == end { closing = nil }
            } else {
                switch character {
                case "\"": closing = "\""
                case "[": closing = "]"
                case "\\", "_", "*": isEscaped = true
                // Only the part for positive numbers counts.
                case ";": return isDay(letters)
                default: letters.append(character)
                }
            }
        }
        return isDay(letters)
    }

    private static func isDay(_ letters: String) -> Bool {
        guard !letters.contains("general") else { return false }
        return letters.contains("y") || letters.contains("d")
            || (letters.contains("m") && !letters.contains("h") && !letters.contains("s"))
    }
}
