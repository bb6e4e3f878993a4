import Model

extension ImportVocabulary {
    /// Reads a file of `Data/imports`.
    init(file: String) throws(LibraryError) {
        let root = try DataNode(parsing: file)
        try root.checkFormat()
        func words(_ key: String) throws(LibraryError) -> [String: Words] {
            var words: [String: Words] = [:]
            for (key, node) in try root[key].members { words[key] = try node.words }
            return words
        }
        let months = try root.map("months") { node throws(LibraryError) in try node.words }
        guard months.count == 12 else { throw try root["months"].error("there are twelve months") }
        self.init(
            headings: try words("headings"), assessors: try words("assessors"), lifecycle: try words("lifecycle"),
            yes: try root["yes"].words, no: try root["no"].words, unknown: try root["unknown"].words,
            openEnded: try root["openEnded"].words, months: months)
    }
}

extension DataNode {
    fileprivate var words: ImportVocabulary.Words {
        get throws(LibraryError) {
            func list(_ key: String) throws(LibraryError) -> [String] {
                let list = try map(key) { node throws(LibraryError) in try node.string }
                guard !list.isEmpty, !list.contains(where: \.isEmpty) else { throw error("words were expected") }
                return list
            }
            return ImportVocabulary.Words(swedish: try list("sv"), english: try list("en"))
        }
    }
}
