import Model

extension Benchmark {
    /// Reads a file of published figures, in its order.
    public static func read(file: String) throws(LibraryError) -> [Benchmark] {
        let node = try DataNode(parsing: file)
        try node.checkFormat()
        return try node.map("benchmarks") { item throws(LibraryError) in
            let kind = try item["kind"]
            guard let value = Kind(rawValue: try kind.string) else {
                throw kind.error("«measured», «goal» or «example» was expected")
            }
            return Benchmark(
                id: Identifier(try item["id"].string), year: try item["year"].integer,
                score: Score(try item["score"].number), kind: value, name: try item["name"].text,
                source: try item["source"].text, note: try item["note"].text)
        }
    }
}
