import Foundation
import TestSupport

/// A small disk of its own, to fill up and to write-protect: even the superuser may not write there then.
final class Disk {
    let path: String

    /// Whether this machine lets us mount one.
    static let isPossible: Bool = {
        guard let disk = try? Disk(kilobytes: 64) else { return false }
        return FileManager.default.isWritableFile(atPath: disk.path)
    }()

    init(kilobytes: Int) throws {
        path = FileManager.default.temporaryDirectory.appending(path: "mogna-disk-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try mount(["-t", "tmpfs", "-o", "size=\(kilobytes)k", "tmpfs", path])
    }

    deinit {
        _ = try? Child.run("/usr/bin/umount", ["-l", path], environment: [:])
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Takes all the room that is left.
    func fill() throws {
        try Data().write(to: URL(filePath: path + "/filling"))
        let file = try FileHandle(forWritingTo: URL(filePath: path + "/filling"))
        for size in [4096, 1] { while (try? file.write(contentsOf: Data(count: size))) != nil {} }
        try file.close()
    }

    /// Gives it back.
    func empty() throws { try FileManager.default.removeItem(atPath: path + "/filling") }

    func protect() throws { try mount(["-o", "remount,ro", path]) }

    private func mount(_ arguments: [String]) throws {
        let outcome = try Child.run("/usr/bin/mount", arguments, environment: [:])
        guard outcome.status == 0 else { throw NotMounted(reason: outcome.complaint) }
    }

    struct NotMounted: Error {
        var reason: String
    }
}
