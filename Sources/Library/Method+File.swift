import Model

extension Method {
    /// Reads a method file.
    public init(file: String) throws(LibraryError) {
        let node = try DataNode(parsing: file)
        try node.checkFormat()
        self.init(
            id: Identifier(try node["id"].string), version: try node["version"].string, name: try node["name"].text,
            source: try node["source"].text, quality: try node.map("quality", Criterion.init),
            importance: try node.map("importance", Criterion.init))
    }
}

extension Criterion {
    fileprivate init(_ node: DataNode) throws(LibraryError) {
        let scale = try node.map("scale") { label throws(LibraryError) in try label.text }
        guard scale.count == 5 else { throw try node["scale"].error("five texts were expected") }
        self.init(
            id: Identifier(try node["id"].string), name: try node["name"].text, question: try node["question"].text,
            weight: try node.weight(), scale: scale)
    }
}
