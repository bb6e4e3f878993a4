import Charts
import Foundation
import Testing

/// Charts as text, as they were looked at and found good: Golden/NAME-WIDTHxHEIGHT.txt.
///
/// `MOGNA_RENEW_GOLDEN=1 swift test --filter GoldenTests` writes them anew. Look at what `git diff` shows then.
@Suite struct GoldenTests {
    static let cases: [(name: String, drawing: Drawing)] = Samples.all.flatMap { sample in
        sample.sizes.map { ("\(sample.name)-\($0.width)x\($0.height)", sample.drawing($0.width, $0.height)) }
    }
    static let source = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")
    static let isRenewing = ProcessInfo.processInfo.environment["MOGNA_RENEW_GOLDEN"] == "1"

    @Test("each chart looks as it did when it was approved", arguments: cases.map(\.name))
    func looks(name: String) throws {
        let drawing = try #require(Self.cases.first { $0.name == name }?.drawing)
        let text = drawing.text + "\n"
        if Self.isRenewing {
            try text.write(to: Self.source.appending(path: name + ".txt"), atomically: true, encoding: .utf8)
        } else {
            let golden = try #require(Bundle.module.url(forResource: "Golden/" + name, withExtension: "txt"))
            let expected = try String(contentsOf: golden, encoding: .utf8)
            #expect(text == expected, "\n\(text)\nis not\n\(expected)")
        }
    }

    @Test("every golden text belongs to a chart", .enabled(if: !isRenewing))
    func nothingElse() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.source.path)
        #expect(Set(files) == Set(Self.cases.map { $0.name + ".txt" }))
    }
}
