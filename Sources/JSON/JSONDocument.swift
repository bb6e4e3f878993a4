import CSimdjson

/// A parsed file whose values are read where they lie: for files with many elements, where building a `JSON` of each
/// would cost more than reading it.
///
/// simdjson parses; what Swift walks is its tape, described in simdjson's `doc/tape.md`.
public final class JSONDocument {
    private let handle: OpaquePointer?

    /// Room for a document that is parsed later; one after another may be, which costs less than a new one for each.
    public init() { handle = mogna_json_new() }

    /// Parses the bytes of a file.
    public convenience init(parsing bytes: [UInt8]) throws(JSONSyntaxError) {
        self.init()
        try parse(bytes)
    }

    deinit { if let handle { mogna_json_free(handle) } }

    /// Bytes of room behind those that are parsed that spare a copy of them.
    public static let padding = 64

    /// Parses bytes in the place of what was parsed before.
    public func parse(_ bytes: [UInt8]) throws(JSONSyntaxError) {
        guard let handle else { throw JSONSyntaxError(line: 1, column: 1, problem: "not enough memory") }
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let capacity = bytes.capacity
        let message = bytes.withUnsafeBufferPointer { buffer in
            mogna_json_parse(handle, buffer.baseAddress.map { $0 + start }, buffer.count - start, capacity - start)
        }
        if let message {
            let reason = String(cString: message)
            // simdjson does not say where; the scanner reads again, only now that it is needed.
            throw Scanner.firstError(in: bytes) ?? JSONSyntaxError(line: 1, column: 1, problem: reason)
        }
        if read(Self.hasRepeatedKey) {
            throw Scanner.firstError(in: bytes) ?? JSONSyntaxError(line: 1, column: 1, problem: "a key stands twice")
        }
    }

    /// Hands the outermost value to a reader. No node may be kept longer than the reader runs: nodes are no more than
    /// places in the document, so that they cost nothing.
    public func read<Value, Failure: Error>(
        _ body: (JSONNode) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        defer { withExtendedLifetime(self) {} }
        return try body(JSONNode(tape: mogna_json_tape(handle), strings: mogna_json_strings(handle), index: 1))
    }

    private static func hasRepeatedKey(_ node: JSONNode) -> Bool {
        switch node.kind {
        case .array:
            for element in node.elements where element.isContainer && hasRepeatedKey(element) { return true }
            return false
        case .object:
            var isAscending = true
            var before: UnsafeBufferPointer<UInt8>?
            for (key, value) in MemberBytes(node) {
                if value.isContainer && hasRepeatedKey(value) { return true }
                if isAscending, let before { isAscending = precedes(before, key) }
                before = key
            }
            // What is in order, as we write it, repeats nothing.
            return !isAscending && hasRepeatedText(node)
        default: return false
        }
    }

    /// Whether a key is ASCII and comes before another one.
    private static func precedes(_ one: UnsafeBufferPointer<UInt8>, _ other: UnsafeBufferPointer<UInt8>) -> Bool {
        for (left, right) in zip(one, other) where left != right { return left < right && left < 0x80 && right < 0x80 }
        return one.count < other.count
    }

    /// The same as Swift sees it, to which «é» is one text however it is encoded: only one of two would be kept.
    private static func hasRepeatedText(_ node: JSONNode) -> Bool {
        var keys: Set<String> = []
        return node.members.contains { !keys.insert($0.key).inserted }
    }
}
