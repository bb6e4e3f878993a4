import Foundation
import Model
import TestSupport
import Testing

@testable import Store

@Suite struct JournalTests {
    @Test("folded at any moment or never, edits lead to the same organisation", arguments: 0..<15)
    func foldOrder(seed: Int) throws {
        let folded = try Folder()
        let replayed = try Folder()
        var random = Random(seed: seed)
        var expected = random.organisation()
        let stores = (try folded.root.create(expected), try replayed.root.create(expected))
        for _ in 0..<25 {
            var change = Change([])
            for _ in 0..<1 + random.below(3) {
                let edit = random.edit(of: expected)
                expected.apply(edit)
                change.edits.append(edit)
            }
            _ = try stores.0.append([change])
            _ = try stores.1.append([change])
            if random.below(4) == 0 { try stores.0.fold() }
        }
        #expect(stores.0.organisation == expected, "seed \(seed)")
        #expect(try replayed.reopened() == expected, "seed \(seed)")
        #expect(try folded.reopened() == expected, "seed \(seed)")
        try stores.0.fold()
        #expect(try folded.reopened() == expected, "seed \(seed)")
        #expect(try folded.root.open("prov").history == replayed.root.open("prov").history, "seed \(seed)")
    }

    @Test("an edit is in the journal as one line before it is said to be saved")
    func line() throws {
        let folder = try Folder()
        let store = try folder.root.create(.small)
        _ = try store.append([.name("a", "Arkivet", "Ä\n"), .name("b", "Bokningen", "B")])
        let lines = try folder.text("edits.ndjson").split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count == 3 && lines[2].isEmpty)
        #expect(
            lines[0].hasSuffix(
                #""edits":[{"edit":"systemName","from":"Arkivet","system":"a","to":"Ä\n"}],"origin":"done","sequence":1}"#
            ))
        #expect(try folder.reopened().systems["a"]?.name == "Ä\n")
        #expect(store.unfoldedCount == 2)
        try store.fold()
        #expect(store.unfoldedCount == 0)
        #expect(try folder.text("edits.ndjson").hasPrefix("{\"folded\":2}\n"))
    }

    @Test("a journal cut at any byte gives the changes before, and says that it was cut")
    func torn() throws {
        let folder = try Folder()
        let store = try folder.root.create(.small)
        var states = [store.organisation]
        for number in 0..<3 {
            _ = try store.append([.field("a", .note, "å\(number)")])
            states.append(store.organisation)
        }
        let whole = Data(try folder.text("edits.ndjson").utf8)
        for length in 0..<whole.count {
            let part = whole.prefix(length)
            try part.write(to: URL(filePath: folder.file("edits.ndjson")))
            let store = try folder.root.open("prov")
            let complete = part.count { $0 == UInt8(ascii: "\n") }
            let isTorn = !part.isEmpty && part.last != UInt8(ascii: "\n")
            #expect(store.organisation == states[complete], "cut at \(length)")
            #expect(store.warnings.count == (isTorn ? 1 : 0), "cut at \(length)")
            #expect(!store.isReadOnly)
            guard isTorn else { continue }
            #expect(store.warnings[0].contains("the last line was cut short"))
            _ = try store.append([.field("b", .note, "efter")])
            let after = try folder.root.open("prov")
            #expect(after.warnings.isEmpty && after.organisation == store.organisation)
            #expect(after.organisation.systems["b"]?.fields[.note] == .text("efter"))
        }
    }

    @Test("a last line whose bytes never reached the disk is dropped and reported")
    func zeros() throws {
        let folder = try Folder()
        let store = try folder.root.create(.small)
        _ = try store.append([.field("a", .note, "före")])
        let sound = store.organisation
        try folder.write(try folder.text("edits.ndjson") + "\u{0}\u{0}\u{0}}\n", to: "edits.ndjson")
        let after = try folder.root.open("prov")
        #expect(after.organisation == sound && !after.isReadOnly)
        #expect(after.warnings.count == 1)
    }

    @Test(
        "a damaged line in the middle is left out and reported with its line, and nothing may be written until mended")
    func damaged() throws {
        let folder = try Folder()
        let store = try folder.root.create(.small)
        for system in ["a", "b", "a"] { _ = try store.append([.field(Identifier(system), .note, "ny \(system)")]) }
        try folder.replace("\"system\":\"b\"", with: "\"system\":\"b", in: "edits.ndjson")
        let before = try folder.files()
        let after = try folder.root.open("prov")
        #expect(after.isReadOnly)
        #expect(after.warnings.count == 1 && after.warnings[0].contains("edits.ndjson:2:"))
        #expect(after.organisation.systems["a"]?.fields[.note] == .text("ny a"))
        #expect(after.organisation.systems["b"]?.fields[.note] == nil)
        #expect(throws: StoreError.self) { try after.append([.field("b", .note, "x")]) }
        // One who had it open already is stopped too, and told the line.
        let error = #expect(throws: StoreError.self) { try store.fold() }
        #expect(error?.line == 2 && error?.kind == .badData)
        #expect(try folder.files() == before)
        #expect(folder.root.check("prov").contains { $0.description.contains("edits.ndjson:2:") })
    }

    @Test("a newer version's edit is never cut off, also when it is the last", arguments: [false, true])
    func newerEdit(isOpen: Bool) throws {
        let folder = try Folder()
        var store = try folder.root.create(.small)
        _ = try store.append([.field("a", .note, "före")])
        let newer = #"{"at":"","edits":[{"edit":"vision","to":"x"}],"origin":"done","sequence":2}"# + "\n"
        try folder.write(try folder.text("edits.ndjson") + newer, to: "edits.ndjson")
        let before = try folder.files()
        if !isOpen {
            store = try folder.root.open("prov")
            #expect(store.isReadOnly)
            #expect(store.warnings.count == 1 && store.warnings[0].contains("a newer mogna wrote it"))
        }
        #expect(throws: StoreError.self) { try store.append([.field("b", .note, "x")]) }
        #expect(try folder.files() == before)
    }

    @Test("bytes changed at random in a journal never do more than be reported", arguments: 0..<60)
    func mutations(seed: Int) throws {
        let folder = try Folder()
        var random = Random(seed: seed)
        let store = try folder.root.create(.small)
        for number in 0..<5 { _ = try store.append([.field("a", .note, "n\(number)")]) }
        var bytes = Array(try folder.text("edits.ndjson").utf8)
        for _ in 0..<1 + random.below(3) {
            bytes[random.below(bytes.count)] = random.flip() ? 0x0A : UInt8(truncatingIfNeeded: random.next())
        }
        try Data(bytes).write(to: URL(filePath: folder.file("edits.ndjson")))
        let after = try folder.root.open("prov")
        let lines = bytes.split(separator: 0x0A).count
        let entries = Journal(bytes, file: "", slug: "prov").entries.count
        // What is not taken in must have been reported.
        if entries < 5, lines <= 5 { #expect(!after.warnings.isEmpty, "seed \(seed)") }
        #expect(try folder.files()["edits.ndjson"] == Data(bytes), "opening changed the file; seed \(seed)")
    }

    @Test("undo and redo go on after reopening, also after a fold")
    func undo() throws {
        let folder = try Folder()
        let first = try folder.root.create(.small)
        _ = try first.append([.name("a", "Arkivet", "1"), .name("a", "1", "2")])
        let second = try folder.root.open("prov")
        _ = try second.append([try #require(second.history.undo)])
        #expect(second.organisation.systems["a"]?.name == "1")
        try second.fold()
        let third = try folder.root.open("prov")
        _ = try third.append([try #require(third.history.undo)])
        #expect(third.organisation == .small)
        #expect(third.history.undo == nil)
        let fourth = try folder.root.open("prov")
        _ = try fourth.append([try #require(fourth.history.redo)])
        _ = try fourth.append([try #require(fourth.history.redo)])
        #expect(try folder.reopened().systems["a"]?.name == "2")
        #expect(try folder.root.open("prov").history.redo == nil)
    }

    @Test("folding keeps the last changes for undo and as a trail, and no more")
    func trimmed() throws {
        let folder = try Folder()
        let store = try folder.root.create(.small)
        let count = Journal.keptChanges + 7
        _ = try store.append((1...count).map { .field("a", .note, "n\($0)") })
        try store.fold()
        let lines = try folder.text("edits.ndjson").split(separator: "\n")
        #expect(lines.count == Journal.keptChanges + 1)
        #expect(lines[0] == "{\"folded\":\(count)}" && lines[1].contains("\"n8\""))
        _ = try store.append([.field("b", .note, "efter")])
        let reopened = try folder.root.open("prov")
        #expect(reopened.organisation == store.organisation && reopened.unfoldedCount == 1)
    }

    @Test("a journal removed or emptied while it is open is begun anew, without a hole", arguments: [true, false])
    func removed(isRemoved: Bool) throws {
        let folder = try Folder()
        let store = try folder.root.create(.small)
        _ = try store.append([.field("a", .note, "1")])
        if isRemoved {
            try FileManager.default.removeItem(atPath: folder.file("edits.ndjson"))
        } else {
            try folder.write("", to: "edits.ndjson")
        }
        _ = try store.append([.field("b", .note, "2")])
        let after = try folder.root.open("prov")
        #expect(after.warnings.isEmpty)
        #expect(after.organisation.systems["b"]?.fields[.note] == .text("2"))
        #expect(after.organisation == store.organisation)
    }
}
