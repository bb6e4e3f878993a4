import Model

extension Instrument {
    /// Reads an instrument file and checks that it can be scored: two dimensions, unique factors, six labels, four
    /// types, and advice that refers to categories and types that exist.
    public init(file: String) throws(LibraryError) {
        let node = try DataNode(parsing: file)
        try node.checkFormat()
        let scale = try node["scale"]
        self.init(
            id: Identifier(try node["id"].string), version: try node["version"].string, name: try node["name"].text,
            shortName: try node["short"].text, source: try node["source"].text, stem: try node["stem"].text,
            scale: Scale(
                labels: try scale.map("labels") { label throws(LibraryError) in try label.text },
                unknown: try scale["unknown"].text),
            dimensions: try node.map("dimensions", Dimension.init),
            types: try node.map("types", OrganisationType.init), advice: try node.map("advice", Advice.init))
        try check(node)
    }

    private func check(_ node: DataNode) throws(LibraryError) {
        guard scale.labels.count == 6 else { throw try node["scale"].error("six labels were expected") }
        guard dimensions.map(\.id) == ["capability", "heritage"] else {
            throw try node["dimensions"].error(
                "the dimensions «capability» and «heritage», in this order, were expected")
        }
        var seen: Set<Identifier<Factor>> = []
        for factor in factors where !seen.insert(factor.id).inserted {
            throw try node["dimensions"].error("the factor «\(factor.id)» is there twice")
        }
        guard categories.allSatisfy({ !$0.factors.isEmpty }) else {
            throw try node["dimensions"].error("a category without factors")
        }
        let combinations = Set(types.map { [$0.hasHighCapability, $0.hasHighHeritage] })
        guard types.count == 4, combinations.count == 4 else {
            throw try node["types"].error("one type for each of the four combinations was expected")
        }
        for (index, advice) in advice.enumerated() {
            guard categories.contains(where: { $0.id == advice.category }),
                types.contains(where: { $0.id == advice.type })
            else {
                throw try node["advice"].elements[index].error("no such category or type")
            }
        }
    }
}

extension Dimension {
    fileprivate init(_ node: DataNode) throws(LibraryError) {
        self.init(
            id: Identifier(try node["id"].string), name: try node["name"].text,
            description: try node["description"].text, categories: try node.map("categories", Category.init))
    }
}

extension Category {
    fileprivate init(_ node: DataNode) throws(LibraryError) {
        self.init(
            id: Identifier(try node["id"].string), name: try node["name"].text,
            description: try node["description"].text, weight: try node.weight(),
            factors: try node.map("factors", Factor.init))
    }
}

extension Factor {
    fileprivate init(_ node: DataNode) throws(LibraryError) {
        self.init(
            id: Identifier(try node["id"].string), name: try node["name"].text,
            statement: try node["statement"].text, help: try node["help"].text, weight: try node.weight(),
            since: try node.optional("since")?.string)
    }
}

extension OrganisationType {
    fileprivate init(_ node: DataNode) throws(LibraryError) {
        func isHigh(_ key: String) throws(LibraryError) -> Bool {
            switch try node[key].string {
            case "high": return true
            case "low": return false
            default: throw try node[key].error("«high» or «low» was expected")
            }
        }
        self.init(
            id: Identifier(try node["id"].string), hasHighCapability: try isHigh("capability"),
            hasHighHeritage: try isHigh("heritage"), name: try node["name"].text,
            description: try node["description"].text, advice: try node["advice"].text)
    }
}

extension Advice {
    fileprivate init(_ node: DataNode) throws(LibraryError) {
        self.init(
            category: Identifier(try node["category"].string), type: Identifier(try node["type"].string),
            text: try node["text"].text)
    }
}
