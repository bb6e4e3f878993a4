import Foundation
import Testing

@testable import Workbench

/// Every screen as text, compared with what somebody has looked at and found good.
///
/// `MOGNA_RENEW_GOLDEN=1 swift test --filter Screens` writes them anew; `git diff` then shows what changed.
@Suite struct GoldenTests {
    @Test("the panes look as they did, in two themes", arguments: Scene.panes, [Size(80, 24), Size(120, 40)])
    func panes(scene: Scene, size: Size) throws {
        let canvas = try scene.canvas(size)
        let pictures = try ["dark", "mono"].map { try StyleMap(canvas, theme: $0).text }
        try compare(([canvas.text] + pictures).joined(separator: "\n"), with: "\(scene.name)-\(size)")
    }

    @Test("every view and every layer looks as it did", arguments: Scene.views, [Size(80, 24), Size(120, 40)])
    func views(scene: Scene, size: Size) throws {
        try compare(try scene.canvas(size).text, with: "\(scene.name)-\(size)")
    }

    @Test(
        "every slide looks as it did, also in the smallest terminal", arguments: Scene.slides,
        [Size(60, 20), Size(80, 24), Size(120, 40)])
    func slides(scene: Scene, size: Size) throws {
        try compare(try scene.canvas(size).text, with: "\(scene.name)-\(size)")
    }

    @Test(
        "every view of others looks as it did, also in the smallest terminal", arguments: Scene.comparisons,
        [Size(60, 20), Size(80, 24), Size(120, 40)])
    func comparisons(scene: Scene, size: Size) throws {
        try compare(try scene.canvas(size).text, with: "\(scene.name)-\(size)")
    }

    @Test("the panes hold in the smallest terminal", arguments: Scene.panes)
    func smallest(scene: Scene) throws {
        let size = Size(60, 20)
        try compare(try scene.canvas(size).text, with: "\(scene.name)-\(size)")
    }

    @Test(
        "a respondent's session looks as it did", arguments: RespondScene.all,
        [Size(60, 20), Size(80, 24), Size(120, 40)])
    func respondents(scene: RespondScene, size: Size) throws {
        try compare(try scene.canvas(size).text, with: "\(scene.name)-\(size)")
    }

    @Test("below the smallest, the program says what it needs", arguments: [Size(59, 20), Size(60, 19), Size(20, 5)])
    func tooSmall(size: Size) throws {
        let text = try Scene.panes[0].canvas(size).text
        #expect(text.contains("60") && text.contains("20"))
        #expect(!text.contains("mogna  1"))
    }

    @Test(
        "every view can be drawn at any size, without a cell outside and without a crash",
        arguments: Scene.panes + Scene.views + Scene.comparisons)
    func anySize(scene: Scene) throws {
        for size in [Size(61, 23), Size(99, 27), Size(133, 61), Size(300, 100)] {
            let rows = try scene.canvas(size).text.split(separator: "\n", omittingEmptySubsequences: false)
            #expect(rows.count == size.height)
            #expect(rows.first?.contains("1") == true && rows.first?.contains("✓") == true)
            #expect(rows.last?.isEmpty == false, "\(scene.name) at \(size) has no hints")
        }
    }

    @Test("every slide can be drawn at any size", arguments: Scene.slides)
    func anySlide(scene: Scene) throws {
        for size in [Size(61, 23), Size(99, 27), Size(133, 61), Size(300, 100)] {
            let rows = try scene.canvas(size).text.split(separator: "\n", omittingEmptySubsequences: false)
            #expect(rows.count == size.height)
            #expect(rows.last?.contains("kommun") == true, "\(scene.name) at \(size) has no foot")
        }
    }

    @Test("no golden screen is left behind", .disabled(if: isRenewing))
    func orphans() throws {
        let wanted = Set(
            ((Scene.panes + Scene.slides + Scene.comparisons).map(\.name) + RespondScene.all.map(\.name)).flatMap {
                name in
                ["80x24", "120x40", "60x20"].map { "\(name)-\($0).txt" }
            }
                + Scene.views.flatMap { scene in ["80x24", "120x40"].map { "\(scene.name)-\($0).txt" } })
        #expect(Set(try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)) == wanted)
    }

    @Test("the README's picture is the program's")
    func readme() throws {
        let readme = try String(contentsOfFile: Scene.repository + "/README.md", encoding: .utf8)
        let scene = try #require(Scene.panes.first { $0.name == "results" })
        #expect(readme.contains("```\n\(try scene.canvas(Size(80, 24)).text)\n```"))
    }

    static let isRenewing = ProcessInfo.processInfo.environment["MOGNA_RENEW_GOLDEN"] == "1"
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")

    private func compare(_ text: String, with name: String) throws {
        let file = Self.folder.appending(path: "\(name).txt")
        if Self.isRenewing {
            try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
            try (text + "\n").write(to: file, atomically: true, encoding: .utf8)
        }
        let golden = try String(contentsOf: file, encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false)
        let lines = (text + "\n").split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count == golden.count, "\(name) has another number of lines")
        for (number, (line, expected)) in zip(lines, golden).enumerated() where line != expected {
            Issue.record("\(name), line \(number + 1):\nwas  \(expected)\nis   \(line)")
            return
        }
    }
}

/// A size of the terminal.
struct Size: CustomStringConvertible, Sendable {
    let width: Int
    let height: Int

    init(_ width: Int, _ height: Int) {
        self.width = width
        self.height = height
    }

    var description: String { "\(width)x\(height)" }
}
