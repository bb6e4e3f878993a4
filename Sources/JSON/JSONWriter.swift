/// Writes JSON as bytes, value by value, so that a large file never has to be in memory as a whole.
///
/// The caller writes members in the order of their keys' bytes; commas, indents and escapes are the writer's.
public struct JSONWriter {
    /// What was written and not yet taken.
    public private(set) var bytes: [UInt8] = []
    private let isCompact: Bool
    /// For each container around, whether something is in it.
    private var hasContent: [Bool] = []
    private var followsKey = false

    /// A writer in the form of files, or in that of a journal's lines, without spaces or breaks.
    public init(compact isCompact: Bool = false) { self.isCompact = isCompact }

    /// Forgets the bytes that are there; the caller has put them where they belong.
    public mutating func clear() { bytes.removeAll(keepingCapacity: true) }

    /// Begins an object.
    public mutating func beginObject() { begin(UInt8(ascii: "{")) }
    /// Ends an object.
    public mutating func endObject() { end(UInt8(ascii: "}")) }
    /// Begins an array.
    public mutating func beginArray() { begin(UInt8(ascii: "[")) }
    /// Ends an array.
    public mutating func endArray() { end(UInt8(ascii: "]")) }

    /// A member's key; its value comes next.
    public mutating func key(_ key: String) {
        separate()
        quote(key)
        bytes.append(UInt8(ascii: ":"))
        if !isCompact { bytes.append(UInt8(ascii: " ")) }
        followsKey = true
    }

    /// Text.
    public mutating func string(_ value: String) {
        separate()
        quote(value)
    }

    /// ASCII that needs no escapes, as text.
    public mutating func string(plain value: [UInt8]) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        bytes += value
        bytes.append(UInt8(ascii: "\""))
    }

    /// A whole number.
    public mutating func integer(_ value: Int) {
        separate()
        add(String(value))
    }

    /// A number: the shortest digits that read back as the same one; a whole number has no fraction.
    public mutating func number(_ value: Double) {
        if let whole = Int(exactly: value) { return integer(whole) }
        separate()
        add(value.isFinite ? "\(value)" : "null")
    }

    /// A truth.
    public mutating func bool(_ value: Bool) {
        separate()
        add(value ? "true" : "false")
    }

    /// `null`.
    public mutating func null() {
        separate()
        add("null")
    }

    /// Any value.
    public mutating func value(_ value: JSON) {
        switch value {
        case .null: null()
        case .bool(let value): bool(value)
        case .integer(let value): integer(value)
        case .number(let value): number(value)
        case .string(let value): string(value)
        case .array(let values):
            beginArray()
            for value in values { self.value(value) }
            endArray()
        case .object(let members):
            beginObject()
            for (key, value) in members.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
                self.key(key)
                self.value(value)
            }
            endObject()
        }
    }

    /// A newline: the end of a file, or of a journal's line.
    public mutating func endLine() { bytes.append(UInt8(ascii: "\n")) }

    // MARK: Form

    private mutating func begin(_ bracket: UInt8) {
        separate()
        bytes.append(bracket)
        hasContent.append(false)
    }

    private mutating func end(_ bracket: UInt8) {
        if hasContent.popLast() == true { breakLine() }
        bytes.append(bracket)
    }

    /// What stands before a key, or before a value that has none.
    private mutating func separate() {
        if followsKey {
            followsKey = false
        } else if let hasSome = hasContent.last {
            if hasSome { bytes.append(UInt8(ascii: ",")) }
            hasContent[hasContent.count - 1] = true
            breakLine()
        }
    }

    private mutating func breakLine() {
        guard !isCompact else { return }
        bytes.append(UInt8(ascii: "\n"))
        for _ in 0..<hasContent.count {
            bytes.append(UInt8(ascii: " "))
            bytes.append(UInt8(ascii: " "))
        }
    }

    private mutating func add(_ text: String) {
        var text = text
        text.withUTF8 { bytes.append(contentsOf: $0) }
    }

    private mutating func quote(_ text: String) {
        var text = text
        bytes.append(UInt8(ascii: "\""))
        text.withUTF8 { utf8 in
            var start = 0
            for (index, byte) in utf8.enumerated() where byte < 0x20 || byte == 0x22 || byte == 0x5C {
                bytes.append(contentsOf: utf8[start..<index])
                escape(byte)
                start = index + 1
            }
            bytes.append(contentsOf: utf8[start...])
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case 0x22: add("\\\"")
        case 0x5C: add("\\\\")
        case 0x0A: add("\\n")
        case 0x0D: add("\\r")
        case 0x09: add("\\t")
        default:
            let digits = String(byte, radix: 16)
            add("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
        }
    }
}

extension JSON {
    /// The one way a file is written: keys sorted by their bytes, two spaces a level, one newline at the end. Equal
    /// values give equal bytes, so that a version control system shows what a person changed.
    public func canonical() -> String {
        var writer = JSONWriter()
        writer.value(self)
        writer.endLine()
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// The same on one line, without a newline: for the lines of a journal.
    public func compact() -> String {
        var writer = JSONWriter(compact: true)
        writer.value(self)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
