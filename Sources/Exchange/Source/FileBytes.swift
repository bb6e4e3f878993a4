import Glibc
import Model

/// The bytes of files.
enum FileBytes {
    /// All of a file's.
    static func read(_ path: String) throws(SourceError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .reading(path, errno) }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = chunk.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .reading(path, errno) }
            if count == 0 { break }
            bytes.append(contentsOf: chunk[..<count])
        }
        return bytes
    }
}

extension SourceFile {
    /// Reads a file; `~/` stands for the home folder.
    public init(path: String) throws(SourceError) {
        let bytes = try FileBytes.read(Self.expanded(path))
        try self.init(bytes: bytes, file: String(path.split(separator: "/").last ?? ""))
    }

    /// Why nothing can be read at a path, told without opening it; nil where a file is.
    public static func trouble(at path: String) -> SourceError? {
        let name = expanded(path)
        guard access(name, R_OK) == 0 else { return .reading(path, errno) }
        return isFolder(name) ? .reading(path, EISDIR) : nil
    }

    /// The path with the home folder for `~/`.
    public static func expanded(_ path: String) -> String {
        guard path == "~" || path.hasPrefix("~/"), let home = getenv("HOME") else { return path }
        return String(cString: home) + path.dropFirst()
    }

    /// Whether a folder is at a path, which has no `~`.
    public static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
}
