import Foundation
import Testing

@testable import Store

@Suite struct SettingsTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "settings-\(UUID().uuidString)/a/mogna")
        .path

    @Test("nothing is chosen before something is, and what is chosen is there the next time")
    func roundTrip() throws {
        #expect(try Settings.read(folder: folder) == Settings())
        try Settings(theme: "paper").write(folder: folder)
        #expect(try Settings.read(folder: folder).theme == "paper")
        let file = try String(contentsOfFile: folder + "/settings.json", encoding: .utf8)
        #expect(file == "{\n  \"format\": 1,\n  \"theme\": \"paper\"\n}\n")
    }

    @Test("what a newer version keeps there stays")
    func unknown() throws {
        try write(#"{"format": 1, "later": [1, 2], "theme": "dark"}"#, to: "settings.json")
        var settings = try Settings.read(folder: folder)
        settings.theme = "dusk"
        try settings.write(folder: folder)
        let file = try String(contentsOfFile: folder + "/settings.json", encoding: .utf8)
        #expect(file.contains("later") && file.contains("dusk"))
    }

    @Test("the folder is $XDG_CONFIG_HOME/mogna, else ~/.config/mogna, else none")
    func place() {
        #expect(Settings.folder(environment: ["XDG_CONFIG_HOME": "/x", "HOME": "/h"]) == "/x/mogna")
        #expect(Settings.folder(environment: ["XDG_CONFIG_HOME": "", "HOME": "/h"]) == "/h/.config/mogna")
        #expect(Settings.folder(environment: [:]) == nil)
    }

    @Test("wishes for keys are read with their lines")
    func keys() throws {
        #expect(try KeysFile.read(folder: folder) == nil)
        try write(
            "{\n  \"format\": 1,\n  \"keys\": {\n    \"quit\": [\"Q\"],\n    \"undo\": []\n  }\n}", to: "keys.json")
        let file = try #require(try KeysFile.read(folder: folder))
        #expect(file.path == folder + "/keys.json")
        #expect(
            file.wishes == [
                KeysFile.Wish(command: "quit", keys: ["Q"], line: 4), KeysFile.Wish(command: "undo", keys: [], line: 5),
            ])
    }

    @Test(
        "a file of keys that is wrong is an error with its line",
        arguments: [
            (#"{"format": 1, "keys": ["q"]}"#, "keys"), (#"{"format": 1, "keys": {"quit": "q"}}"#, "keys.quit"),
            (#"{"format": 1, "keys": {"quit": [1]}}"#, "keys.quit[0]"), (#"{"format": 1, "kyes": {}}"#, "kyes"),
            (#"{"keys": {}}"#, ""),
        ])
    func wrong(text: String, field: String) throws {
        try write(text, to: "keys.json")
        let error = #expect(throws: StoreError.self) { try KeysFile.read(folder: folder) }
        let found = try #require(error)
        #expect(found.field == field)
        #expect(found.file == folder + "/keys.json")
    }

    private func write(_ text: String, to name: String) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
    }
}
