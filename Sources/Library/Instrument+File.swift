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
        guard scale.labels.count == 6 else {
            throw try node["scale"]["labels"].error(
                "six labels were expected", remedy: "answers are 1–6; give each its words")
        }
        guard dimensions.map(\.id) == ["capability", "heritage"] else {
            throw try node["dimensions"].error(
                "two dimensions were expected", remedy: "name them «capability» and «heritage», in this order")
        }
        var categories: Set<Identifier<Category>> = []
        var factors: Set<Identifier<Factor>> = []
        for dimension in try node["dimensions"].elements {
            for category in try dimension.someElements("categories") {
                try category.checkUnique(Identifier(try category["id"].string), among: &categories)
                for factor in try category.someElements("factors") {
                    try factor.checkUnique(Identifier(try factor["id"].string), among: &factors)
                }
            }
        }
        let combinations = Set(types.map { [$0.hasHighCapability, $0.hasHighHeritage] })
        guard types.count == 4, combinations.count == 4 else {
            throw try node["types"].error(
                "four types were expected", remedy: "give one for each combination of high and low")
        }
        for (index, advice) in advice.enumerated() {
            guard categories.contains(advice.category), types.contains(where: { $0.id == advice.type }) else {
                throw try node["advice"].elements[index].error(
                    "no such category or type", remedy: "use the identifiers of this file")
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
            statement: try node["statement"].text, help: try node["help"].text, weight: try node.weight())
    }
}

extension OrganisationType {
    fileprivate init(_ node: DataNode) throws(LibraryError) {
        func isHigh(_ key: String) throws(LibraryError) -> Bool {
            switch try node[key].string {
            case "high": return true
            case "low": return false
            default: throw try node[key].error("an unknown word", remedy: "write «high» or «low»")
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
