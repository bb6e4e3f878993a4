import Foundation
import Testing

@testable import Terminal

@Suite struct ThemeFoldersTests {
    @Test("a theme of one's own stands beside those that ship, and goes before one with its name")
    func own() throws {
        let folder = try Self.folder([
            "mine": try Self.dark, "light": try Self.dark.replacing("Mörkt", with: "Mitt ljusa"),
        ])
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let folders = ThemeFolders([folder, Themes.folder])
        #expect(folders.all().map(\.name) == (Themes.names + ["mine"]).sorted())
        #expect(try folders.read("mine").look(of: .text) == Themes.read("dark").look(of: .text))
        #expect(try folders.read("light").titles["sv"] == "Mitt ljusa")
        #expect(try folders.read("paper") == Themes.read("paper"))
    }

    @Test("a theme that is wrong is told of with its file and line, and the others can still be used")
    func wrong() throws {
        let folder = try Self.folder(["mine": try Self.dark.replacing("#d0d0d0", with: "ljusgrå")])
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let all = ThemeFolders([folder, Themes.folder]).all()
        let mine = try #require(all.first { $0.name == "mine" })
        guard case .failure(let error) = mine.theme else {
            Issue.record("it was read")
            return
        }
        #expect(error.description.hasPrefix("\(folder)/mine.json:6:"))
        #expect(all.count { (try? $0.theme.get()) != nil } == Themes.names.count)
    }

    @Test("without a folder of one's own there are those that ship")
    func none() throws {
        let folders = ThemeFolders(["/nowhere/at/all", Themes.folder])
        #expect(folders.all().map(\.name) == Themes.names)
        let error = #expect(throws: ThemeError.self) { try folders.read("none") }
        #expect(try #require(error).remedy.contains("colour-blind, dark"))
    }

    private static var dark: String {
        get throws { try String(contentsOfFile: Themes.folder + "/dark.json", encoding: .utf8) }
    }

    private static func folder(_ files: [String: String]) throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "themes-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for (name, text) in files {
            try text.write(toFile: "\(folder)/\(name).json", atomically: true, encoding: .utf8)
        }
        return folder
    }
}
