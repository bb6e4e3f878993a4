import Model

/// The program's own words: `Data/strings`, both languages side by side, by key.
public struct Strings: Sendable {
    /// The language that words come in.
    public var language: Language
    /// The texts by key.
    public let texts: [String: Text]

    /// Reads every file named.
    public init(files: [String], language: Language) throws(LibraryError) {
        var texts: [String: Text] = [:]
        for file in files {
            for (key, node) in try DataNode(parsing: file).members {
                guard texts[key] == nil else { throw node.error("the key is there twice") }
                texts[key] = try node.text
            }
        }
        self.texts = texts
        self.language = language
    }

    /// The words for a key, with `{0}`, `{1}` … replaced; the key itself where there are none, so that a slip shows
    /// instead of ending the program. A test sees to it that there are none.
    public func callAsFunction(_ key: String, _ values: String...) -> String { self(key, values) }

    /// The same with the values in an array.
    public func callAsFunction(_ key: String, _ values: [String]) -> String {
        guard let template = texts[key]?(language) else { return key }
        guard !values.isEmpty else { return template }
        var text = ""
        var rest = template[...]
        while let open = rest.firstIndex(of: "{") {
            text += rest[..<open]
            let after = rest[rest.index(after: open)...]
            guard let close = after.firstIndex(of: "}"), let index = Int(after[..<close]),
                values.indices.contains(index)
            else {
                text += "{"
                rest = after
                continue
            }
            text += values[index]
            rest = after[after.index(after: close)...]
        }
        return text + rest
    }
}
