/// A JSON value. Whole numbers that fit in 64 bits are integers; others are numbers.
public indirect enum JSON: Equatable, Sendable {
    /// `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A number written without a fraction or exponent that fits in an `Int`.
    case integer(Int)
    /// Any other number; always finite.
    case number(Double)
    /// Text.
    case string(String)
    /// Values in their order.
    case array([JSON])
    /// Members by key. Their order in a file means nothing.
    case object([String: JSON])

    /// Reads one value. Anything that the standard (RFC 8259) forbids is an error, and so is a key that stands twice
    /// in an object, because one of its values would be lost.
    public static func parse(_ bytes: [UInt8]) throws(JSONSyntaxError) -> JSON {
        let document = try JSONDocument(parsing: bytes)
        return document.read { $0.json }
    }

    /// Reads text.
    public static func parse(_ text: String) throws(JSONSyntaxError) -> JSON { try parse(Array(text.utf8)) }

    /// The member with that key of an object, else nil.
    public subscript(key: String) -> JSON? {
        if case .object(let members) = self { members[key] } else { nil }
    }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
    /// Text.
    public init(stringLiteral value: String) { self = .string(value) }
    /// A whole number.
    public init(integerLiteral value: Int) { self = .integer(value) }
    /// A truth.
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    /// Values in order.
    public init(arrayLiteral elements: JSON...) { self = .array(elements) }
    /// Members; of a key that stands twice the later counts.
    public init(dictionaryLiteral elements: (String, JSON)...) {
        self = .object(Dictionary(elements) { _, later in later })
    }
    /// `null`.
    public init(nilLiteral: ()) { self = .null }
}
