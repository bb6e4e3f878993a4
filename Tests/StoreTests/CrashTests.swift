import Foundation
import Model
import Synchronization
import TestSupport
import Testing

@testable import Store

/// How the nth call that changes a file goes wrong.
enum Trouble: CaseIterable {
    /// It fails, and those after it work.
    case noSpace, inputOutput
    /// It does half of what it should, and those after it fail.
    case fillsUp
    /// The process ends before it, or after half of it: nothing more is done.
    case dies, diesHalfway
}

/// The real calls, until the nth.
final class Saboteur: Sendable {
    private let calls = Mutex(0)
    private let chosen: Int
    private let trouble: Trouble

    init(failingAt chosen: Int, _ trouble: Trouble) {
        self.chosen = chosen
        self.trouble = trouble
    }

    var hasStruck: Bool { calls.withLock { $0 > chosen } }

    /// Nil when the call is to be made; else what it is to fail with, and whether half of it is done first.
    private func strike() -> (code: Int32, half: Bool)? {
        let number = calls.withLock { calls in
            defer { calls += 1 }
            return calls
        }
        guard number >= chosen else { return nil }
        let isFirst = number == chosen
        switch trouble {
        case .noSpace: return isFirst ? (ENOSPC, false) : nil
        case .inputOutput: return isFirst ? (EIO, false) : nil
        case .fillsUp: return (ENOSPC, isFirst)
        case .dies: return (EIO, false)
        case .diesHalfway: return (EIO, isFirst)
        }
    }

    private func attempt<Value: SignedInteger>(_ call: () -> Value, half: (() -> Value)? = nil) -> Value {
        guard let failure = strike() else { return call() }
        if failure.half, let half { return half() }
        errno = failure.code
        return -1
    }

    var files: FileSystem {
        let real = FileSystem.real
        return FileSystem(
            open: { path, flags in self.attempt { real.open(path, flags) } },
            write: { descriptor, bytes in
                self.attempt {
                    real.write(descriptor, bytes)
                } half: {
                    real.write(descriptor, UnsafeRawBufferPointer(rebasing: bytes[..<max(1, bytes.count / 2)]))
                }
            },
            synchronise: { descriptor in self.attempt { real.synchronise(descriptor) } },
            rename: { from, to in self.attempt { real.rename(from, to) } },
            truncate: { descriptor, size in self.attempt { real.truncate(descriptor, size) } },
            unlink: { path in self.attempt { real.unlink(path) } }, isWritable: real.isWritable)
    }
}

@Suite struct CrashTests {
    @Test(
        "whichever call fails, an append is there wholly or not at all, and what was saved before is there",
        arguments: Trouble.allCases, [false, true])
    func append(trouble: Trouble, isFolded: Bool) throws {
        var call = 0
        while true {
            let folder = try Folder()
            let first = try folder.root.create(.small)
            if isFolded {
                _ = try first.append([.field("b", .note, "före")])
                try first.fold()
            }
            let before = first.organisation
            let change = Change([
                .systemName("a", Replacement(from: "Arkivet", to: "Nya")),
                .systemField("b", .supplier, Replacement(from: nil, to: .text("Någon"))),
            ])
            var after = before
            after.apply(change)
            let saboteur = Saboteur(failingAt: call, trouble)
            let store = try OrganisationStore(folder: folder.organisation, files: saboteur.files)
            var isSaved = false
            do throws(StoreError) {
                _ = try store.append([change])
                isSaved = true
            } catch {
                #expect(error.kind == .io && !error.problem.isEmpty)
                #expect(store.organisation == before, "call \(call)")
            }
            let reopened = try folder.root.open("prov")
            #expect(
                isSaved ? reopened.organisation == after : [before, after].contains(reopened.organisation),
                "call \(call)")
            #expect(!reopened.isReadOnly, "call \(call)")
            if [.noSpace, .inputOutput].contains(trouble), !isSaved {
                #expect(reopened.organisation == before && reopened.warnings.isEmpty, "call \(call)")
                // The same store goes on when there is room again.
                _ = try store.append([change])
                #expect(try folder.reopened() == after, "call \(call)")
            }
            // Whoever comes next can write.
            _ = try reopened.append([.field("a", .note, "efter")])
            #expect(try folder.reopened() == reopened.organisation)
            guard saboteur.hasStruck else { break }
            call += 1
        }
        #expect(call >= 3, "open, write and fsync at least")
    }

    @Test(
        "whichever call fails, a fold leaves the organisation as it was, and no half file", arguments: Trouble.allCases,
        0..<3)
    func fold(trouble: Trouble, seed: Int) throws {
        var call = 0
        while true {
            let folder = try Folder()
            var random = Random(seed: seed)
            let first = try folder.root.create(random.organisation())
            for _ in 0..<12 { _ = try first.append([Change([random.edit(of: first.organisation)])]) }
            // A measurement that goes away takes its file with it.
            if let measurement = first.organisation.measurements.first {
                _ = try first.append([
                    Change([.measurement(measurement.id, Replacement(from: measurement.header, to: nil))])
                ])
            }
            let expected = first.organisation
            let history = first.history
            let saboteur = Saboteur(failingAt: call, trouble)
            let store = try OrganisationStore(folder: folder.organisation, files: saboteur.files)
            do throws(StoreError) {
                try store.fold()
            } catch {
                #expect(error.kind == .io)
            }
            #expect(store.organisation == expected, "call \(call), seed \(seed)")
            let reopened = try folder.root.open("prov")
            #expect(reopened.organisation == expected, "call \(call), seed \(seed)")
            #expect(reopened.history == history && reopened.warnings.isEmpty, "call \(call), seed \(seed)")
            if [.noSpace, .inputOutput].contains(trouble) {
                #expect(try !folder.files().keys.contains { $0.hasSuffix(".new") }, "call \(call)")
            }
            _ = try store.refresh()
            try reopened.fold()
            #expect(try !folder.files().keys.contains { $0.hasSuffix(".new") }, "call \(call)")
            #expect(try folder.reopened() == expected, "call \(call), seed \(seed)")
            guard saboteur.hasStruck else { break }
            call += 1
        }
        #expect(call >= 8)
    }

    @Test("a program killed at any moment while it imports leaves all or nothing", .timeLimit(.minutes(10)))
    func killed() async throws {
        let folder = try Folder()
        _ = try folder.root.create(.small)
        let rows = (0..<200).map { _ in Array(repeating: "4", count: 30).joined(separator: ";") }
        try rows.joined(separator: "\n").write(toFile: folder.path + "/svar.csv", atomically: true, encoding: .utf8)
        for attempt in 0..<12 {
            let before = try folder.reopened().measurements["2026"]!.responses.count
            let process = try Program.start(
                "exec \"$MOGNA\" import responses \"$MOGNA_HOME/svar.csv\" --org prov --measurement 2026",
                root: folder.path)
            try await Task.sleep(for: .milliseconds(30 + 15 * attempt))
            kill(process.identifier, SIGKILL)
            _ = try process.end()
            let store = try folder.root.open("prov")
            let after = store.organisation.measurements["2026"]!.responses.count
            #expect(after == before || after == before + 200, "attempt \(attempt)")
            #expect(!store.isReadOnly)
        }
        try folder.root.open("prov").fold()
        #expect(try !folder.files().keys.contains { $0.hasSuffix(".new") })
    }
}
