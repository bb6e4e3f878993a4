import Foundation
import Model
import TestSupport
import Testing

@testable import Store

@Suite struct SharingTests {
    @Test("each of two writers sees the other's edits, and edits of different fields merge")
    func merge() throws {
        let folder = try Folder()
        let (one, two) = (try folder.root.create(.small), try folder.root.open("prov"))
        #expect(try one.append([.field("a", .note, "etta")]) == [])
        let foreign = try two.append([.field("a", .supplier, "tvåa")])
        #expect(foreign == [.field("a", .note, "etta")])
        #expect(try one.refresh() == [.field("a", .supplier, "tvåa")])
        #expect(try one.refresh() == [] && two.refresh() == [])
        #expect(one.organisation == two.organisation)
        #expect(try folder.reopened() == one.organisation)
        #expect(one.organisation.systems["a"]?.fields == [.note: .text("etta"), .supplier: .text("tvåa")])
    }

    @Test("of two edits of one field the later counts, and both stay in the trail")
    func sameField() throws {
        let folder = try Folder()
        let (one, two) = (try folder.root.create(.small), try folder.root.open("prov"))
        _ = try one.append([.field("a", .note, "först")])
        _ = try two.append([.field("a", .note, "sedan")])
        _ = try one.refresh()
        for store in [one, two, try folder.root.open("prov")] {
            #expect(store.organisation.systems["a"]?.fields[.note] == .text("sedan"))
        }
        try two.fold()
        let trail = try folder.text("edits.ndjson")
        #expect(trail.contains("först") && trail.contains("sedan"))
    }

    @Test("what a fold or a failed append takes in is told later, not lost")
    func untold() throws {
        let folder = try Folder()
        let one = try folder.root.create(.small)
        let saboteur = Saboteur(failingAt: 1, .noSpace)
        let two = try OrganisationStore(folder: folder.organisation, files: saboteur.files)
        _ = try one.append([.field("a", .note, "1")])
        #expect(throws: StoreError.self) { try two.append([.field("b", .note, "x")]) }
        #expect(try two.refresh() == [.field("a", .note, "1")])
        _ = try one.append([.field("a", .note, "2")])
        try two.fold()
        var seen = Organisation.small
        for change in try two.refresh() { seen.apply(change) }
        #expect(seen.systems["a"]?.fields[.note] == .text("2"))
    }

    @Test("one who was away while others folded, even twice, sees what they see", arguments: 0..<12)
    func foldedMeanwhile(seed: Int) throws {
        let folder = try Folder()
        var random = Random(seed: seed)
        let stores = [
            try folder.root.create(random.organisation()), try folder.root.open("prov"), try folder.root.open("prov"),
        ]
        var views = stores.map(\.organisation)
        for _ in 0..<40 {
            let place = random.below(3)
            switch random.below(6) {
            case 0: try stores[place].fold()
            case 1: for change in try stores[place].refresh() { views[place].apply(change) }
            default:
                let edit = Change([random.edit(of: stores[place].organisation)])
                for change in try stores[place].append([edit]) { views[place].apply(change) }
                views[place].apply(edit)
            }
        }
        let truth = try folder.reopened()
        for place in 0..<3 {
            for change in try stores[place].refresh() { views[place].apply(change) }
            #expect(stores[place].organisation == truth, "seed \(seed), store \(place)")
            #expect(views[place] == truth, "what was told adds up to the truth; seed \(seed), store \(place)")
        }
    }

    @Test("many threads and many processes at once lose nothing", .timeLimit(.minutes(10)))
    func crowd() async throws {
        let folder = try Folder()
        _ = try folder.root.create(.small)
        let row = Array(repeating: "4", count: 30).joined(separator: ";")
        try row.write(toFile: folder.path + "/svar.csv", atomically: true, encoding: .utf8)
        let import_ = "\"$MOGNA\" import responses \"$MOGNA_HOME/svar.csv\" --org prov --measurement 2026"
        let processes = try (0..<3).map { _ in
            try Program.start("for n in 1 2 3; do \(import_) || exit 1; done", root: folder.path)
        }
        let root = folder.root
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<3 {
                group.addTask {
                    let store = try root.open("prov")
                    for number in 0..<20 {
                        let id: Identifier<PlanItem> = "w\(writer)-\(number)"
                        let item = PlanItem(id: id, kind: .goal, text: "mål")
                        _ = try store.append([Change([.planItem(id, Replacement(from: nil, to: item))])])
                        if number % 7 == 0 { try store.fold() }
                    }
                }
            }
            try await group.waitForAll()
        }
        for process in processes {
            let outcome = try process.end()
            #expect(outcome.status == 0, "\(outcome.complaint)")
        }
        let store = try folder.root.open("prov")
        #expect(store.warnings.isEmpty)
        #expect(store.organisation.plan.count == 61)
        // Two that begin at once may choose the same name for a respondent, of whom the later stays: at least one each.
        #expect(store.organisation.measurements["2026"]!.responses.count >= 4)
    }

    @Test("a watcher tells of another process's edit soon")
    func watcher() throws {
        let folder = try Folder()
        let store = try folder.root.create(.small)
        _ = try store.append([.field("a", .note, "0")])
        let watcher = try Watcher(folder: folder.organisation)
        func wait(_ milliseconds: Int32) -> Bool {
            var request = pollfd(fd: watcher.descriptor, events: Int16(POLLIN), revents: 0)
            return poll(&request, 1, milliseconds) == 1
        }
        #expect(!wait(0), "quiet before anything happens")
        let other = try folder.root.open("prov")
        for number in 1...3 {
            _ = try other.append([.field("a", .note, "\(number)")])
            #expect(wait(2000))
            watcher.drain()
            #expect(!wait(0), "quiet after it was drained")
            #expect(try store.refresh() == [.field("a", .note, "\(number)")])
        }
        try other.fold()
        #expect(wait(2000))
        #expect(throws: StoreError.self) { try Watcher(folder: folder.path + "/none") }
    }
}
