import Glibc

/// Hands over a file's bytes, piece by piece.
typealias Pieces = (_ put: ([UInt8]) throws(StoreError) -> Void) throws(StoreError) -> Void

extension FileSystem {
    /// Puts bytes in a file so that, whatever happens, it holds either what it held or all of them.
    func replace(_ file: String, with bytes: [UInt8]) throws(StoreError) {
        try replace(file) { put throws(StoreError) in try put(bytes) }
    }

    /// The same, piece by piece, so that what is written never lies in memory as a whole.
    func replace(_ file: String, with pieces: Pieces) throws(StoreError) {
        var new = NewFile(file, in: self, old: nil)
        try new.write(pieces)
    }

    /// The same where the file does not hold these bytes already.
    func update(_ file: String, with pieces: Pieces) throws(StoreError) {
        var new = NewFile(file, in: self, old: try OpenFile(file))
        try new.write(pieces)
    }
}

/// A file in the making, which takes another one's place when it is complete.
private struct NewFile {
    private let file: String
    private let files: FileSystem
    /// The file that is there, as long as all that came is what it holds.
    private var old: OpenFile?
    /// How much of it has come.
    private var same = 0
    private var descriptor: Int32 = -1

    init(_ file: String, in files: FileSystem, old: OpenFile?) {
        self.file = file
        self.files = files
        self.old = old
    }

    private var temporary: String { file + ".new" }

    mutating func write(_ pieces: Pieces) throws(StoreError) {
        do throws(StoreError) {
            defer { if descriptor >= 0 { close(descriptor) } }
            try pieces { piece throws(StoreError) in try self.put(piece) }
            if let old, try old.size == same { return }
            if descriptor < 0 { try begin() }
            FileMarks.sign(descriptor)
            guard files.synchronise(descriptor) == 0 else { throw .io(file) }
        } catch {
            if descriptor >= 0 { _ = files.unlink(temporary) }
            throw error
        }
        guard files.rename(temporary, file) == 0 else {
            let error = StoreError.io(file)
            _ = files.unlink(temporary)
            throw error
        }
    }

    private mutating func put(_ piece: [UInt8]) throws(StoreError) {
        if let old {
            if old.bytes(count: piece.count, at: same) == piece {
                same += piece.count
                return
            }
            try begin()
        } else if descriptor < 0 {
            try begin()
        }
        try files.writeAll(piece, to: descriptor, file: file)
    }

    /// Opens the new file, with what came so far.
    private mutating func begin() throws(StoreError) {
        descriptor = files.open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC)
        guard descriptor >= 0 else { throw .io(file) }
        fchmod(descriptor, 0o600)
        guard let old else { return }
        self.old = nil
        var offset = 0
        while offset < same {
            let count = min(1 << 20, same - offset)
            guard let bytes = old.bytes(count: count, at: offset) else { throw .io(file) }
            try files.writeAll(bytes, to: descriptor, file: file)
            offset += count
        }
    }
}
