import Glibc
import Model

extension SourceFile {
    /// Reads a file; `~/` stands for the home folder.
    public init(path: String) throws(SourceError) {
        var name = path
        if path.hasPrefix("~/"), let home = getenv("HOME") { name = String(cString: home) + path.dropFirst() }
        let descriptor = open(name, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.failure(path) }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw Self.failure(path) }
            if count == 0 { break }
            bytes.append(contentsOf: chunk[..<count])
        }
        try self.init(bytes: bytes, file: String(path.split(separator: "/").last ?? ""))
    }

    private static func failure(_ path: String) -> SourceError {
        let code = errno
        let reason = String(cString: strerror(code))
        return SourceError(
            .machine, file: path,
            problem: code == ENOENT
                ? Text(swedish: "filen finns inte", english: "there is no such file")
                : Text(swedish: "kan inte läsas (\(reason))", english: "cannot be read (\(reason))"),
            remedy: Text(swedish: "rätta sökvägen", english: "correct the path"))
    }
}
