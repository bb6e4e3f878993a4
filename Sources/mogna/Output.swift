import Glibc

/// Writes text to standard output, or to a file when a path is given.
func write(_ text: String, to path: String? = nil) throws(Failure) {
    let file = path.map { fopen($0, "w") } ?? stdout
    guard let file else { throw .io("\(path ?? ""): \(String(cString: strerror(errno)))") }
    let bytes = Array(text.utf8)
    let written = fwrite(bytes, 1, bytes.count, file)
    let failed = written != bytes.count || fflush(file) != 0
    let reason = String(cString: strerror(errno))
    if path != nil, fclose(file) != 0 || failed { throw .io("\(path ?? ""): \(reason)") }
    if failed, path == nil, errno != EPIPE { throw .io("standard output: \(reason)") }
}

/// Writes a line to standard error.
func complain(_ text: String) { fputs("mogna: \(text)\n", stderr) }

/// Reads a whole file, or standard input for `-`.
func read(_ path: String) throws(Failure) -> [UInt8] {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
        let reason = "\(path): \(String(cString: strerror(errno)))"
        throw errno == ENOENT ? .missing(reason) : .io(reason)
    }
    defer { if path != "-" { close(descriptor) } }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
        let count = chunk.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
        if count < 0, errno == EINTR { continue }
        guard count >= 0 else { throw .io("\(path): \(String(cString: strerror(errno)))") }
        if count == 0 { return bytes }
        bytes.append(contentsOf: chunk[..<count])
    }
}
