import Glibc
import JSON

/// The calls that change files, as a value that tests replace to make the nth of them fail.
struct FileSystem: Sendable {
    /// `open(2)` for writing; a new file is the owner's alone.
    var open: @Sendable (String, Int32) -> Int32
    /// `write(2)`.
    var write: @Sendable (Int32, UnsafeRawBufferPointer) -> Int
    /// `fsync(2)`.
    var synchronise: @Sendable (Int32) -> Int32
    /// `rename(2)`.
    var rename: @Sendable (String, String) -> Int32
    /// `ftruncate(2)`.
    var truncate: @Sendable (Int32, Int) -> Int32
    /// `unlink(2)`.
    var unlink: @Sendable (String) -> Int32
    /// Whether a folder's files may be changed.
    var isWritable: @Sendable (String) -> Bool

    /// The machine's own.
    static let real = FileSystem(
        open: { Glibc.open($0, $1, 0o600) },
        write: { Glibc.write($0, $1.baseAddress!, $1.count) }, synchronise: { fsync($0) },
        rename: { Glibc.rename($0, $1) }, truncate: { ftruncate($0, $1) }, unlink: { Glibc.unlink($0) },
        isWritable: { access($0, W_OK) == 0 })

    /// Writes all bytes where the descriptor stands.
    func writeAll(_ bytes: [UInt8], to descriptor: Int32, file: String) throws(StoreError) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { write(descriptor, UnsafeRawBufferPointer(rebasing: $0[written...])) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .io(file) }
            written += count
        }
    }

    /// Writes a file that nobody reads yet; whether it is on the disk is the caller's business.
    func write(_ bytes: [UInt8], to file: String) throws(StoreError) {
        let descriptor = self.open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC)
        guard descriptor >= 0 else { throw .io(file) }
        defer { close(descriptor) }
        try writeAll(bytes, to: descriptor, file: file)
    }

    /// Makes sure that a folder's names are on the disk.
    func synchronise(folder: String) throws(StoreError) { try synchronise(path: folder, O_DIRECTORY) }

    /// Makes sure that a file's bytes are on the disk.
    func synchronise(file: String) throws(StoreError) { try synchronise(path: file, 0) }

    private func synchronise(path: String, _ flags: Int32) throws(StoreError) {
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | flags)
        guard descriptor >= 0 else { throw .io(path) }
        defer { close(descriptor) }
        guard synchronise(descriptor) == 0 else { throw .io(path) }
    }

    /// Reads a whole file; nil where there is none.
    static func read(_ file: String) throws(StoreError) -> [UInt8]? {
        let descriptor = Glibc.open(file, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw .reading(file)
        }
        defer { close(descriptor) }
        return try read(from: descriptor, at: 0, file: file)
    }

    /// Reads from an offset to the end.
    static func read(from descriptor: Int32, at offset: Int, file: String) throws(StoreError) -> [UInt8] {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .reading(file) }
        let size = max(0, Int(status.st_size) - offset)
        var hasFailed = false
        let bytes = [UInt8](unsafeUninitializedCapacity: size + JSONDocument.padding) { buffer, taken in
            while taken < size {
                let count = pread(descriptor, buffer.baseAddress! + taken, size - taken, off_t(offset + taken))
                if count < 0, errno == EINTR { continue }
                hasFailed = count < 0
                if count <= 0 { break }
                taken += count
            }
        }
        guard !hasFailed else { throw .reading(file) }
        return bytes
    }
}

extension StoreError {
    /// What `errno` says now of a file that could not be read.
    static func reading(_ file: String) -> StoreError {
        var error = io(file)
        if error.remedy == checking { error.remedy = "check who may read there" }
        return error
    }

    private static let checking = "check who may write there"

    /// What `errno` says now.
    static func io(_ file: String) -> StoreError {
        let reason = String(cString: strerror(errno))
        switch errno {
        case ENOENT: return StoreError(.noSuchFile, file: file, problem: reason)
        case ENOSPC, EDQUOT:
            return StoreError(
                .io, file: file, problem: reason, remedy: "make room on the disk; nothing that was saved is lost")
        case EACCES, EPERM, EROFS:
            return StoreError(.io, file: file, problem: reason, remedy: checking)
        default: return StoreError(.io, file: file, problem: reason)
        }
    }
}
