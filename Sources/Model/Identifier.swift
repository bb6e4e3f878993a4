/// An identifier that cannot be mistaken for another kind's: `Identifier<Unit>` is not `Identifier<System>`.
public struct Identifier<Subject>: Hashable, Comparable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The identifier as it stands in the files: never empty, unique among its kind within one organisation.
    public let rawValue: String

    /// Takes an identifier as it stands in a file.
    @inlinable
    public init(_ rawValue: String) { self.rawValue = rawValue }

    /// Takes a literal, in tests and in code that names a fixed identifier.
    public init(stringLiteral value: String) { rawValue = value }

    /// The identifier as text.
    public var description: String { rawValue }

    /// The order of identifiers in files: by UTF-8 bytes.
    @inlinable
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
