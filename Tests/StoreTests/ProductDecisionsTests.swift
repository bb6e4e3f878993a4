import Foundation
import Model
import Testing

@testable import Store

@Suite struct ProductDecisionsTests {
    private static func change(_ decide: (inout ProductDecisions) -> Void) -> ProductDecisions.Change {
        var after = ProductDecisions()
        decide(&after)
        return ProductDecisions.Change(from: ProductDecisions(), to: after)
    }

    @Test("decisions are kept beside the summaries, each on what others decided, and are no summary")
    func kept() throws {
        let folder = try Folder()
        let collection = SummaryCollection(folder: folder.path + "/samling")
        #expect(try collection.productDecisions().isEmpty)
        _ = try collection.decide(Self.change { $0.set("flodnav 7", is: "flodnav") })
        let both = try collection.decide(Self.change { $0.tellApart("bergvakt", "bergvakd") })
        #expect(both.product(of: "flodnav 7") == "flodnav")
        #expect(try collection.productDecisions() == both)
        #expect(try collection.names().isEmpty)
        let text = try String(contentsOfFile: collection.folder + "/product_names.json", encoding: .utf8)
        #expect(
            text == """
                {
                  "apart": [
                    [
                      "bergvakd",
                      "bergvakt"
                    ]
                  ],
                  "format": 1,
                  "products": {
                    "flodnav": "flodnav",
                    "flodnav 7": "flodnav"
                  }
                }

                """)
    }

    @Test(
        "what is wrong in the file is said with its place, and the file stays as it is",
        arguments: [
            (#"{"format": 1, "products": {"a": "b", "b": "a"}}"#, "back to itself"),
            (#"{"format": 1, "products": {"a": 1}}"#, "text was expected"),
            (#"{"format": 1, "products": {"a": "B"}}"#, "small letters"),
            (#"{"format": 1, "apart": [["a", "a"]]}"#, "two different names"),
            (#"{"format": 1, "apart": ["#, ""),
        ])
    func wrong(_ text: String, _ problem: String) throws {
        let folder = try Folder()
        let collection = SummaryCollection(folder: folder.path)
        let file = folder.path + "/product_names.json"
        try text.write(toFile: file, atomically: true, encoding: .utf8)
        let change = Self.change { $0.set("c", is: "d") }
        for attempt in [{ try collection.productDecisions() }, { try collection.decide(change) }] {
            let error = #expect(throws: StoreError.self) { try attempt() }
            #expect(
                (problem.isEmpty || error?.problem.contains(problem) == true) && error?.file == file
                    && error?.line != nil)
        }
        #expect(try String(contentsOfFile: file, encoding: .utf8) == text)
    }

    @Test("products come in columns, and a file that cannot be read is told of and left out")
    func products() throws {
        let folder = try Folder()
        let collection = SummaryCollection(folder: folder.path)
        func summary(_ id: String, _ products: [Summary.Product]?) -> Summary {
            Summary(
                organisation: Summary.Participant(id: Identifier(id), name: id, kind: .agency),
                shared: Day("2026-11-20")!, results: [], products: products)
        }
        try collection.add([
            summary("b", [.init(name: "Flodnav", supplier: "Nordvik", quality: Score(40))]),
            summary("a", [.init(name: "Bergvakt", lifecycle: .retired, replacement: "Flodnav")]), summary("c", nil),
        ])
        try "{".write(toFile: folder.path + "/d.json", atomically: true, encoding: .utf8)
        let (table, problems) = try collection.products()
        #expect(problems.map(\.file) == [folder.path + "/d.json"])
        #expect(table.peers.map(\.id.rawValue) == ["a", "b"])
        #expect(table.names == ["Bergvakt", "Flodnav"])
        #expect(table.replacement == [1, -1] && table.lifecycle == [.retired, .inUse])
        #expect(table.quality[1] == 40 && table.importance[1].isNaN)
    }
}
