import Foundation
import Testing

/// `mogna products`: from organisations' own files to what the whole country does with a product.
@Suite struct ProductsCommandTests {
    /// Organisations that have handed over their products.
    private func program(_ organisations: Int) throws -> Program {
        let program = try Program()
        let steps = [
            [
                "generate", "--organisations", "\(organisations)", "--systems", "40", "--respondents", "5", "--seed",
                "3",
                "-o", program.home.path,
            ]
        ]
        for step in steps { #expect(try program.run(step).status == 0) }
        let slugs = try FileManager.default.contentsOfDirectory(atPath: program.home.path)
            .filter { !$0.hasPrefix(".") }.sorted()
        for slug in slugs {
            let shared = try program.run(["share", slug, "--products", "-o", "\(program.home.path)/\(slug).json"])
            #expect(shared.status == 0, "\(shared.complaint)")
        }
        let collected = try program.run(["collect"] + slugs.map { "\(program.home.path)/\($0).json" })
        #expect(collected.status == 0, "\(collected.complaint)")
        return program
    }

    private func json(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test("JSON has every member that is documented, and nothing that fewer than five organisations have")
    func documented() throws {
        let program = try program(7)
        let outcome = try program.run(["products", "provkommun-1", "--json"])
        #expect(outcome.status == 0, "\(outcome.complaint)")
        let object = try json(outcome.output)
        #expect(
            Set(object.keys) == [
                "format", "threshold", "organisations", "withheld", "products", "organisation", "leftByOthers",
            ])
        #expect(object["organisations"] as? Int == 7 && object["organisation"] as? String == "provkommun-1")
        let products = try #require(object["products"] as? [[String: Any]])
        #expect(!products.isEmpty)
        for product in products {
            #expect(
                Set(product.keys) == [
                    "id", "name", "stages", "quality", "importance", "replacedBy", "otherReplacements", "suppliers",
                ])
            let stages = try #require(product["stages"] as? [String: Int])
            #expect(stages["total"] ?? 0 >= 5)
            #expect(
                stages["total"]
                    == ["planned", "inUse", "phasingOut", "retired"].reduce(0) { $0 + (stages[$1] ?? 0) })
            let quality = try #require(product["quality"] as? [String: Any])
            #expect(quality.keys.count == 8)
            #expect((quality["n"] as? Int ?? 5) >= 5)
        }
        // The names of organisations are nowhere.
        #expect(!outcome.output.contains("Provkommun"))
        let text = try program.run(["products", "--lang", "en"])
        #expect(text.status == 0 && text.output.contains("Replaced by"))
    }

    @Test("what people decided on names counts, and a file that is wrong is said with its place")
    func decisions() throws {
        let program = try program(5)
        let before = try json(try program.run(["products", "--json"]).output)
        let products = try #require(before["products"] as? [[String: Any]])
        let ids = products.compactMap { $0["id"] as? String }
        try #require(ids.count >= 2)
        let names = ".collection/product_names.json"
        let file = try program.write(
            #"{"format": 1, "products": {"\#(ids[1])": "\#(ids[0])"}}"#, to: names)
        let after = try json(try program.run(["products", "--json"]).output)
        let left = (after["products"] as? [[String: Any]])?.compactMap { $0["id"] as? String } ?? []
        #expect(Set(left) == Set(ids).subtracting([ids[1]]))

        _ = try program.write(#"{"format": 1, "products": {"a": 1}}"#, to: names)
        let wrong = try program.run(["products", "--json"])
        #expect(wrong.status == 65)
        #expect(wrong.complaint.contains(file) && wrong.complaint.contains("products.a"))
    }
}
