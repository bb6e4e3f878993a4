import Glibc

/// A file open for reading. While it is, the system gives its number to no other, so it can be told from its successor.
final class OpenFile: Sendable {
    let descriptor: Int32
    private let path: String

    /// Opens a file; nil where there is none.
    init?(_ path: String) throws(StoreError) {
        self.path = path
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw .reading(path)
        }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// How many bytes it holds now.
    var size: Int {
        get throws(StoreError) { Int(try status.st_size) }
    }

    /// Reads that many bytes from an offset; false where there are fewer, or where they cannot be read.
    func read(into bytes: UnsafeMutablePointer<UInt8>, count: Int, at offset: Int) -> Bool {
        var taken = 0
        while taken < count {
            let more = pread(descriptor, bytes + taken, count - taken, off_t(offset + taken))
            if more < 0, errno == EINTR { continue }
            guard more > 0 else { return false }
            taken += more
        }
        return true
    }

    /// That many bytes from an offset; nil where there are fewer, or where they cannot be read.
    func bytes(count: Int, at offset: Int) -> [UInt8]? {
        var isRead = false
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialised in
            isRead = count == 0 || read(into: buffer.baseAddress!, count: count, at: offset)
            initialised = isRead ? count : 0
        }
        return isRead ? bytes : nil
    }

    /// Whether a path still leads to it.
    func isStill(_ path: String) -> Bool {
        var there = stat()
        guard stat(path, &there) == 0, let ours = try? status else { return false }
        return there.st_ino == ours.st_ino && there.st_dev == ours.st_dev
    }

    private var status: stat {
        get throws(StoreError) {
            var status = stat()
            guard fstat(descriptor, &status) == 0 else { throw .reading(path) }
            return status
        }
    }
}
