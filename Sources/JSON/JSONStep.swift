/// One step on the way from a file's outermost value to one within.
public enum JSONStep: Hashable, Sendable, CustomStringConvertible {
    /// Into an object, to the member with that key.
    case key(String)
    /// Into an array, to the element at that place, from 0.
    case index(Int)

    /// `.name` or `[3]`.
    public var description: String {
        switch self {
        case .key(let key): ".\(key)"
        case .index(let index): "[\(index)]"
        }
    }
}

extension [JSONStep] {
    /// The whole way as people write it: `responses[3].answers.E2`.
    public var written: String {
        let text = map(\.description).joined()
        return text.hasPrefix(".") ? String(text.dropFirst()) : text
    }
}

extension JSON {
    /// Where a value begins in a file that can be read, line and column from 1; nil where there is no such value.
    ///
    /// Only errors need this, so it reads the file again rather than have every value remember its place.
    public static func position(of path: [JSONStep], in bytes: [UInt8]) -> (line: Int, column: Int)? {
        var scanner = Scanner(bytes)
        guard let offset = scanner.offset(of: path) else { return nil }
        return Scanner.place(offset, in: bytes)
    }
}
