/// A value in a document. Asking it for what it is not gives nil.
public struct JSONNode {
    fileprivate let tape: UnsafePointer<UInt64>
    fileprivate let strings: UnsafePointer<UInt8>
    fileprivate let index: Int

    init(tape: UnsafePointer<UInt64>, strings: UnsafePointer<UInt8>, index: Int) {
        self.tape = tape
        self.strings = strings
        self.index = index
    }

    /// Another value of the same document.
    fileprivate func at(_ index: Int) -> JSONNode { JSONNode(tape: tape, strings: strings, index: index) }

    /// The sorts of values.
    public enum Kind: Sendable {
        /// The six of JSON, numbers being whole or not.
        case null, bool, integer, number, string, array, object
    }

    fileprivate var word: UInt64 { tape[index] }
    private var tag: UInt8 { UInt8(truncatingIfNeeded: word >> 56) }
    private var payload: UInt64 { word & 0x00FF_FFFF_FFFF_FFFF }

    var isContainer: Bool { tag == UInt8(ascii: "[") || tag == UInt8(ascii: "{") }

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
        tag == UInt8(ascii: "l") ? Int(Int64(bitPattern: tape[index + 1])) : nil
    }

    /// Its number, whole or not.
    public var number: Double? {
        switch tag {
        case UInt8(ascii: "l"): Double(Int64(bitPattern: tape[index + 1]))
        case UInt8(ascii: "u"): Double(tape[index + 1])
        case UInt8(ascii: "d"): Double(bitPattern: tape[index + 1])
        default: nil
        }
    }

    /// Its text.
    public var string: String? { stringBytes.map { String(decoding: $0, as: UTF8.self) } }

    /// Its text as it lies in memory.
    public var stringBytes: UnsafeBufferPointer<UInt8>? {
        guard tag == UInt8(ascii: "\"") else { return nil }
        let start = strings + Int(payload)
        let length = UnsafeRawPointer(start).loadUnaligned(as: UInt32.self)
        return UnsafeBufferPointer(start: start + 4, count: Int(length))
    }

    /// How many elements or members it has, as far as 16,777,215; 0 unless it is an array or an object.
    public var count: Int { isContainer ? Int(payload >> 32) : 0 }

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
        private let node: JSONNode
        private var index: Int
        private let end: Int

        fileprivate init(_ node: JSONNode) {
            self.node = node
            index = node.index + 1
            end = node.kind == .array ? node.next - 1 : index
        }

        /// The next element.
        public mutating func next() -> JSONNode? {
            guard index < end else { return nil }
            let element = node.at(index)
            index = element.next
            return element
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
public struct MemberBytes: Sequence, IteratorProtocol {
    private let node: JSONNode
    private var index: Int
    private let end: Int

    /// Of an object; none of anything else.
    public init(_ node: JSONNode) {
        self.node = node
        index = node.index + 1
        end = node.kind == .object ? node.next - 1 : index
    }

    /// The next member.
    public mutating func next() -> (key: UnsafeBufferPointer<UInt8>, value: JSONNode)? {
        guard index < end, let key = node.at(index).stringBytes else { return nil }
        let value = node.at(index + 1)
        index = value.next
        return (key, value)
    }
}
