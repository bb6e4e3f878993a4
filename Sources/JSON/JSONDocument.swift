import CSimdjson

/// A parsed file whose values are read where they lie: for files with many elements, where building a `JSON` of each
/// would cost more than reading it.
///
/// simdjson parses; what Swift walks is its tape, described in simdjson's `doc/tape.md`.
public final class JSONDocument {
    private let handle: OpaquePointer
    fileprivate let tape: UnsafePointer<UInt64>
    fileprivate let strings: UnsafePointer<UInt8>

    /// Parses the bytes of a file.
    public init(parsing bytes: [UInt8]) throws(JSONSyntaxError) {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let handle = bytes.withUnsafeBufferPointer { buffer in
            mogna_json_parse(buffer.baseAddress.map { $0 + start }, buffer.count - start)
        }
        guard let handle else { throw JSONSyntaxError(line: 1, column: 1, problem: "not enough memory") }
        if let message = mogna_json_error(handle) {
            let reason = String(cString: message)
            mogna_json_free(handle)
            // simdjson does not say where; the scanner reads again, only now that it is needed.
            throw Scanner.firstError(in: bytes) ?? JSONSyntaxError(line: 1, column: 1, problem: reason)
        }
        self.handle = handle
        tape = mogna_json_tape(handle)
        strings = mogna_json_strings(handle)
        if Self.hasRepeatedKey(root) {
            throw Scanner.firstError(in: bytes) ?? JSONSyntaxError(line: 1, column: 1, problem: "a key stands twice")
        }
    }

    deinit { mogna_json_free(handle) }

    /// The outermost value.
    public var root: JSONNode { JSONNode(document: self, index: 1) }

    private static func hasRepeatedKey(_ node: JSONNode) -> Bool {
        switch node.kind {
        case .array:
            for element in node.elements where hasRepeatedKey(element) { return true }
            return false
        case .object:
            for (_, value) in MemberBytes(node) where value.isContainer && hasRepeatedKey(value) { return true }
            return hasRepeatedKeyItself(node)
        default: return false
        }
    }

    private static func hasRepeatedKeyItself(_ node: JSONNode) -> Bool {
        // Objects here have few keys, which are ASCII; comparing a handful is cheaper than hashing them.
        var keys: [UnsafeBufferPointer<UInt8>] = []
        for (key, _) in MemberBytes(node) {
            guard keys.count < 32, key.allSatisfy({ $0 < 0x80 }) else { return hasRepeatedText(node) }
            if keys.contains(where: { $0.elementsEqual(key) }) { return true }
            keys.append(key)
        }
        return false
    }

    /// The same as Swift sees it, to which «é» is one text however it is encoded: only one of two would be kept.
    private static func hasRepeatedText(_ node: JSONNode) -> Bool {
        var keys: Set<String> = []
        return node.members.contains { !keys.insert($0.key).inserted }
    }
}

/// A value in a document. Asking it for what it is not gives nil.
public struct JSONNode {
    let document: JSONDocument
    let index: Int

    /// The sorts of values.
    public enum Kind: Sendable {
        /// The six of JSON, numbers being whole or not.
        case null, bool, integer, number, string, array, object
    }

    fileprivate var word: UInt64 { document.tape[index] }
    private var tag: UInt8 { UInt8(truncatingIfNeeded: word >> 56) }
    private var payload: UInt64 { word & 0x00FF_FFFF_FFFF_FFFF }

    fileprivate var isContainer: Bool { tag == UInt8(ascii: "[") || tag == UInt8(ascii: "{") }

    /// What it is.
    public var kind: Kind {
        switch tag {
        case UInt8(ascii: "n"): .null
        case UInt8(ascii: "t"), UInt8(ascii: "f"): .bool
        case UInt8(ascii: "l"): .integer
        case UInt8(ascii: "u"), UInt8(ascii: "d"): .number
        case UInt8(ascii: "\""): .string
        case UInt8(ascii: "["): .array
        default: .object
        }
    }

    /// Its truth.
    public var bool: Bool? {
        switch tag {
        case UInt8(ascii: "t"): true
        case UInt8(ascii: "f"): false
        default: nil
        }
    }

    /// Its whole number.
    public var integer: Int? {
        tag == UInt8(ascii: "l") ? Int(Int64(bitPattern: document.tape[index + 1])) : nil
    }

    /// Its number, whole or not.
    public var number: Double? {
        switch tag {
        case UInt8(ascii: "l"): Double(Int64(bitPattern: document.tape[index + 1]))
        case UInt8(ascii: "u"): Double(document.tape[index + 1])
        case UInt8(ascii: "d"): Double(bitPattern: document.tape[index + 1])
        default: nil
        }
    }

    /// Its text.
    public var string: String? { stringBytes.map { String(decoding: $0, as: UTF8.self) } }

    fileprivate var stringBytes: UnsafeBufferPointer<UInt8>? {
        guard tag == UInt8(ascii: "\"") else { return nil }
        let start = document.strings + Int(payload)
        let length = UnsafeRawPointer(start).loadUnaligned(as: UInt32.self)
        return UnsafeBufferPointer(start: start + 4, count: Int(length))
    }

    /// Its elements in order; none unless it is an array.
    public var elements: Elements { Elements(self) }

    /// Its members in the file's order; none unless it is an object.
    public var members: Members { Members(self) }

    /// The member with that key; nil where there is none, or where this is no object.
    public subscript(key: String) -> JSONNode? {
        var key = key
        return key.withUTF8 { wanted in
            for (found, value) in MemberBytes(self) where found.elementsEqual(wanted) { return value }
            return nil
        }
    }

    /// The whole value.
    public var json: JSON {
        switch kind {
        case .null: return .null
        case .bool: return .bool(bool ?? false)
        case .integer: return .integer(integer ?? 0)
        case .number: return .number(number ?? 0)
        case .string: return .string(string ?? "")
        case .array: return .array(elements.map(\.json))
        case .object:
            var values: [String: JSON] = [:]
            for (key, value) in members { values[key] = value.json }
            return .object(values)
        }
    }

    /// Where the tape goes on after this value.
    fileprivate var next: Int {
        if isContainer { return Int(payload & 0xFFFF_FFFF) }
        switch tag {
        case UInt8(ascii: "l"), UInt8(ascii: "u"), UInt8(ascii: "d"): return index + 2
        default: return index + 1
        }
    }

    /// An array's elements.
    public struct Elements: Sequence, IteratorProtocol {
        private let document: JSONDocument
        private var index: Int
        private let end: Int

        fileprivate init(_ node: JSONNode) {
            document = node.document
            index = node.index + 1
            end = node.kind == .array ? node.next - 1 : index
        }

        /// The next element.
        public mutating func next() -> JSONNode? {
            guard index < end else { return nil }
            let node = JSONNode(document: document, index: index)
            index = node.next
            return node
        }
    }

    /// An object's members.
    public struct Members: Sequence, IteratorProtocol {
        private var bytes: MemberBytes

        fileprivate init(_ node: JSONNode) { bytes = MemberBytes(node) }

        /// The next member.
        public mutating func next() -> (key: String, value: JSONNode)? {
            bytes.next().map { (String(decoding: $0.key, as: UTF8.self), $0.value) }
        }
    }
}

/// An object's members with their keys as they lie in memory.
struct MemberBytes: Sequence, IteratorProtocol {
    private let document: JSONDocument
    private var index: Int
    private let end: Int

    init(_ node: JSONNode) {
        document = node.document
        index = node.index + 1
        end = node.kind == .object ? node.next - 1 : index
    }

    mutating func next() -> (key: UnsafeBufferPointer<UInt8>, value: JSONNode)? {
        guard index < end, let key = JSONNode(document: document, index: index).stringBytes else { return nil }
        let value = JSONNode(document: document, index: index + 1)
        index = value.next
        return (key, value)
    }
}
