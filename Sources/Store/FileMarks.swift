import Glibc

/// What tells whether the snapshots of a folder are still those that were read or written, without reading them again.
struct FileMarks: Equatable, Sendable {
    private struct Mark: Equatable, Sendable {
        var device: UInt
        var inode: UInt
        var size: Int
        var seconds: Int
        var nanoseconds: Int
    }

    private var marks: [String: Mark] = [:]

    /// Of nothing that is known.
    init() {}

    /// Of a folder's files as they are now.
    init(_ folder: String) throws(StoreError) {
        for name in try DataRoot.entries(of: folder) where name.hasSuffix(".json") {
            var status = stat()
            guard stat("\(folder)/\(name)", &status) == 0 else { throw .io("\(folder)/\(name)") }
            marks[name] = Mark(
                device: status.st_dev, inode: status.st_ino, size: Int(status.st_size),
                seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec)
        }
    }

    /// Whether these are the files that were marked before, untouched. The time of the files that we write is a whole
    /// second, which that of a change hardly ever is; of others nothing is certain, as one may be changed twice within
    /// the time that the system's clock takes to move.
    func areOurs(_ before: FileMarks) -> Bool {
        !marks.isEmpty && self == before && marks.values.allSatisfy { $0.nanoseconds == 0 }
    }

    /// Gives a file that was just written such a time.
    static func sign(_ descriptor: Int32) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return }
        let times = [status.st_atim, timespec(tv_sec: status.st_mtim.tv_sec, tv_nsec: 0)]
        _ = futimens(descriptor, times)
    }
}
