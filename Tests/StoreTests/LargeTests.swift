import Foundation
import JSON
import Model
import TestSupport
import Testing

@testable import Store

/// What makes large inventories fast, and must change nothing else.
@Suite struct LargeTests {
    private func inventory(_ count: Int, seed: Int = 1) -> Organisation {
        var random = Random(seed: seed)
        var organisation = Organisation.small
        organisation.systems = Table((0..<count).map { random.system("s\(100_000 + $0)") })
        return organisation
    }

    @Test("a file read in pieces, however small, is read as the whole is", arguments: 0..<10, [2048, 5000, 1 << 20])
    func parts(seed: Int, size: Int) throws {
        let folder = try Folder()
        let organisation = inventory(60, seed: seed)
        _ = try folder.root.create(organisation)
        let read = try SystemsFile.readInParts(folder.file("systems.json"), of: size)
        #expect(try #require(read).systems == organisation.systems)
    }

    @Test("unknown keys are found in every piece")
    func unknownKeys() throws {
        let folder = try Folder()
        let store = try folder.root.create(inventory(60))
        _ = store
        let text = try folder.text("systems.json")
        let changed = text.replacing("      \"name\":", with: "      \"mystery\": [1, {}],\n      \"name\":")
        try folder.write(changed, to: "systems.json")
        let read = try #require(try SystemsFile.readInParts(folder.file("systems.json"), of: 2048))
        var pieces: [UInt8] = []
        try SystemsFile.write(read.systems, read.unknown) { piece in pieces += piece }
        let written = String(decoding: pieces, as: UTF8.self)
        #expect(try JSON.parse(written) == JSON.parse(changed) && JSON.parse(written).canonical() == written)
        #expect(written.components(separatedBy: "mystery").count == 61)
    }

    @Test(
        "a file in another form than ours, or wrong, is left to be read as a whole",
        arguments: [
            ("  \"format\": 1,\n", "  \"about\": 1,\n  \"format\": 1,\n"), ("\"format\": 1", "\"format\": 2"),
            ("\n  ]\n}\n", "\n  ],\n  \"z\": 1\n}\n"), ("\n  ]\n}\n", "\n  ]\n}"), ("\"id\": \"s100030\"", "\"id\": 1"),
            ("\"id\": \"s100030\"", "\"id\": \"s100031\""), ("\"id\": \"s100000\"", "\"id\": \"z\""),
            ("\n    },\n    {\n", "\n    }, {\n      \"x\": 1\n    }], \"systems\": [\n    {\n"), ("systems", "system"),
        ])
    func otherForms(old: String, new: String) throws {
        let folder = try Folder()
        _ = try folder.root.create(inventory(60))
        try folder.replace(old, with: new, in: "systems.json")
        #expect(try SystemsFile.readInParts(folder.file("systems.json"), of: 2048) == nil)
    }

    @Test("the stream that is written is the canonical form", arguments: 0..<20)
    func stream(seed: Int) throws {
        let systems = inventory(20, seed: seed).systems
        var bytes: [UInt8] = []
        try SystemsFile.write(systems, UnknownKeys()) { piece in bytes += piece }
        #expect(try JSON.parse(bytes).canonical() == String(decoding: bytes, as: UTF8.self))
    }

    @Test("one changed cell writes as many bytes beside ten systems as beside ten thousand, and none elsewhere")
    func oneCell() throws {
        var grown: [Int] = []
        for count in [10, 10_000] {
            let folder = try Folder()
            let store = try folder.root.create(inventory(count))
            _ = try store.append([.field("s100003", .note, "1")])
            let before = try folder.files()
            _ = try store.append([.field("s100003", .note, "2")])
            let after = try folder.files()
            grown.append(try #require(after["edits.ndjson"]?.count) - #require(before["edits.ndjson"]?.count))
            #expect(after.filter { $0.key != "edits.ndjson" } == before.filter { $0.key != "edits.ndjson" })
        }
        #expect(grown[0] == grown[1] && grown[0] < 300)
    }

    @Test("a fold of what did not change writes nothing anew but the journal")
    func unchanged() throws {
        let folder = try Folder()
        let store = try folder.root.create(inventory(50))
        func inodes() throws -> [String: UInt64] {
            var inodes: [String: UInt64] = [:]
            for name in ["systems.json", "plan.json", "organisation.json"] {
                var status = stat()
                try #require(stat(folder.file(name), &status) == 0)
                inodes[name] = UInt64(status.st_ino)
            }
            return inodes
        }
        let before = try inodes()
        let item = PlanItem(id: "p2", kind: .goal, text: "Mål")
        _ = try store.append([Change([.planItem("p2", Replacement(from: nil, to: item))])])
        try store.fold()
        let after = try inodes()
        #expect(after["systems.json"] == before["systems.json"] && after["plan.json"] != before["plan.json"])
        #expect(try folder.reopened() == store.organisation)
    }

    @Test("what is changed by hand after a fold is seen by the next one, even where the size is the same")
    func changedAfterFold() throws {
        let folder = try Folder()
        let store = try folder.root.create(.small)
        for number in 1...20 {
            _ = try store.append([.field("a", .note, "\(number)")])
            try store.fold()
            let old = number % 2 == 1 ? "Bokningen" : "Bokförda!"
            try folder.replace(old, with: number % 2 == 1 ? "Bokförda!" : "Bokningen", in: "systems.json")
            try store.fold()
            #expect(store.organisation.systems["b"]?.name == (number % 2 == 1 ? "Bokförda!" : "Bokningen"))
        }
    }

    @Test("an import of many systems is appended, read again, taken back and folded, and leaves a short journal")
    func largeChange() throws {
        let folder = try Folder()
        let store = try folder.root.create(.small)
        var random = Random(seed: 5)
        let note = String(repeating: "lång text ", count: 300)
        let systems = (0..<4000).map { System(id: "s\($0)", name: "S", fields: [.note: .text("\(note)\($0)")]) }
        let change = Change(
            systems.shuffled(using: &random).map { .system($0.id, Replacement(from: nil, to: $0)) })
        _ = try store.append([change])
        var expected = Organisation.small
        for system in systems { expected.systems[system.id] = system }
        #expect(store.organisation == expected)
        let other = try folder.root.open("prov")
        #expect(other.organisation == expected)
        _ = try other.append([try #require(other.history.undo)])
        #expect(other.organisation == .small)
        _ = try other.append([try #require(other.history.redo)])
        try other.fold()
        #expect(try folder.files()["edits.ndjson"]?.count ?? 0 < Journal.keptBytes)
        #expect(try folder.reopened() == expected)
    }
}
