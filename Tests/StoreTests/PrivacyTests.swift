import Foundation
import Model
import Testing

@testable import Store

@Suite struct PrivacyTests {
    /// Every byte below a folder, hidden files too.
    private func everything(_ path: String) throws -> String {
        try FileManager.default.subpathsOfDirectory(atPath: path)
            .compactMap { FileManager.default.contents(atPath: path + "/" + $0) }
            .map { String(decoding: $0, as: UTF8.self) }.joined()
    }

    @Test("folders and files are the owner's alone, whatever the mask", arguments: ["000", "022", "077", "777"])
    func permissions(mask: String) throws {
        let folder = try Folder()
        let root = folder.path + "/deep/root"
        let row = Array(repeating: "4", count: 30).joined(separator: ";")
        try row.write(toFile: folder.path + "/svar.csv", atomically: true, encoding: .utf8)
        let process = try Program.start(
            """
            umask \(mask)
            "$MOGNA" new Prov --kind kommun && "$MOGNA" import responses "$MOGNA_HOME/../../svar.csv" --org prov
            """, root: root)
        let outcome = try process.end()
        #expect(outcome.status == 0, "\(outcome.complaint)")
        for path in ["/deep", "/deep/root", "/deep/root/prov"] { #expect(try folder.mode(folder.path + path) == 0o700) }
        let names = try FileManager.default.contentsOfDirectory(atPath: root + "/prov")
        #expect(names.count == 5, "\(names)")
        for name in names { #expect(try folder.mode(root + "/prov/" + name) == 0o600, "\(name)") }
    }

    @Test("a folder that may not be written opens for reading, and says so")
    func readOnlyFolder() throws {
        let folder = try Folder()
        _ = try folder.root.create(.small)
        var files = FileSystem.real
        files.isWritable = { _ in false }
        let before = try folder.files()
        let store = try OrganisationStore(folder: folder.organisation, files: files)
        #expect(store.isReadOnly && store.organisation == .small)
        #expect(store.warnings.count == 1 && store.warnings[0].contains("opened for reading"))
        #expect(#expect(throws: StoreError.self) { try store.append([.name("a", "Arkivet", "x")]) }?.kind == .readOnly)
        try store.fold()
        #expect(try store.refresh() == [])
        #expect(try folder.files() == before)
    }

    @Test(
        "a folder without the right to write is found to be so", .enabled(if: geteuid() != 0, "root may write anywhere")
    )
    func forbiddenFolder() throws {
        let folder = try Folder()
        _ = try folder.root.create(.small)
        chmod(folder.organisation, 0o500)
        defer { chmod(folder.organisation, 0o700) }
        #expect(try folder.root.open("prov").isReadOnly)
    }

    @Test("erased names and addresses are nowhere below the data root, and nothing else is gone")
    func erased() throws {
        let folder = try Folder()
        let store = try folder.root.create(.small)
        let response = Response(
            id: "r2", person: Response.Person(name: "Bo Al", address: "bo@example.org"),
            answers: ["E1": Answer(digit: 2)!])
        _ = try store.append([Change([.response("2026", "r2", Replacement(from: nil, to: response))])])
        _ = try store.append([Change([.response("2026", "r2", Replacement(from: response, to: nil))])])
        _ = try store.append([try #require(store.history.undo)])
        // What one who died in the middle of a fold leaves.
        try folder.write(
            try folder.text("measurement-2026.json").replacing("\n}", with: ""), to: "measurement-2026.json.new")
        #expect(try everything(folder.path).contains("Bo Al") && everything(folder.path).contains("Åsa Ek"))
        #expect(try store.erasePersons() == 2)
        let text = try everything(folder.path)
        for secret in ["Bo Al", "bo@example.org", "Åsa Ek", "asa@example.org", "person"] {
            #expect(!text.contains(secret))
        }
        let reopened = try folder.root.open("prov")
        #expect(reopened.organisation == store.organisation)
        #expect(
            reopened.organisation.measurements["2026"]?.responses.map(\.answers) == [
                ["E1": Answer(digit: 3)!], ["E1": Answer(digit: 2)!],
            ])
        #expect(reopened.history == store.history, "what can be undone is the same, without names")
        #expect(try store.erasePersons() == 0)
    }

    @Test("one who had the organisation open does not write erased names back")
    func erasedMeanwhile() throws {
        let folder = try Folder()
        let open = try folder.root.create(.small)
        _ = try open.append([.field("a", .note, "1")])
        #expect(try folder.root.open("prov").erasePersons() == 1)
        _ = try open.append([.field("a", .note, "2")])
        try open.fold()
        #expect(try !everything(folder.path).contains("Åsa Ek"))
        #expect(open.organisation.measurements["2026"]?.responses["r1"]?.person == nil)
    }

    @Test("whichever call fails while names are erased, nothing but names is ever lost", arguments: Trouble.allCases)
    func erasureFails(trouble: Trouble) throws {
        var call = 0
        while true {
            let folder = try Folder()
            _ = try folder.root.create(.small).append([.field("a", .note, "1")])
            var nameless = try folder.reopened()
            nameless.measurements.update("2026") { $0.responses.update("r1") { $0.person = nil } }
            let named = try folder.reopened()
            let saboteur = Saboteur(failingAt: call, trouble)
            let store = try OrganisationStore(folder: folder.organisation, files: saboteur.files)
            _ = try? store.erasePersons()
            #expect(try [named, nameless].contains(folder.reopened()), "call \(call)")
            _ = try folder.root.open("prov").erasePersons()
            #expect(try folder.reopened() == nameless && !everything(folder.path).contains("Åsa"), "call \(call)")
            guard saboteur.hasStruck else { break }
            call += 1
        }
        #expect(call >= 6)
    }
}
