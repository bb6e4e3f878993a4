import Model

extension ProductRules {
    /// Reads a file of `Data/products`.
    init(file: String) throws(LibraryError) {
        let root = try DataNode(parsing: file)
        try root.checkFormat()
        self.init(
            rules: try root.map("rules") { node throws(LibraryError) in
                Rule(id: try node["id"].string, why: try node["why"].text, action: try Action(node))
            },
            aliases: try root.map("aliases") { node throws(LibraryError) in
                Alias(name: try node["name"].string, also: try node.words("also"))
            })
    }
}

extension ProductRules.Action {
    fileprivate init(_ node: DataNode) throws(LibraryError) {
        if node.optional("begins") != nil {
            self = .begins(try node.words("begins"))
        } else if node.optional("ends") != nil {
            self = .ends(try node.words("ends"))
        } else if node.optional("versions") != nil {
            self = .versions(keeps: try node.words("versions"))
        } else {
            guard let spells = node.optional("spells") else {
                throw node.error("«begins», «ends», «versions» or «spells» is missing; add one of them")
            }
            var words: [String: String] = [:]
            for (word, other) in try spells.members { words[word] = try other.string }
            self = .spells(words)
        }
    }
}

extension DataNode {
    fileprivate func words(_ key: String) throws(LibraryError) -> [String] {
        try map(key) { node throws(LibraryError) in
            let word = try node.string
            guard !word.isEmpty else { throw node.error("a word was expected") }
            return word
        }
    }
}
