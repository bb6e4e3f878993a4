import Exchange
import Glibc

/// Writes text to standard output, or to a file when a path is given.
func write(_ text: String, to path: String? = nil, mode: mode_t = 0o666) throws(Failure) {
    let descriptor = path.map { open($0, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode) } ?? STDOUT_FILENO
    func failure() -> Failure {
        path.map { Failure(SourceError.writing($0, errno)) }
            ?? .io("standard output: \(String(cString: strerror(errno)))")
    }
    guard descriptor >= 0 else { throw failure() }
    defer { if path != nil { close(descriptor) } }
    // A name from a file must not steer the terminal.
    let bytes = Array((path == nil ? text.withoutControls : text).utf8)
    var written = 0
    while written < bytes.count {
        let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress! + written, bytes.count - written) }
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { throw failure() }
        written += count
    }
}

extension String {
    /// Without empty lines at the end.
    var trimmingLineBreaks: String {
        var text = self[...]
        while text.last?.isNewline == true { text.removeLast() }
        return String(text)
    }

    /// Without the control characters that a terminal obeys; line breaks and tabs stay.
    var withoutControls: String {
        func isControl(_ scalar: Unicode.Scalar) -> Bool {
            (scalar.value < 0x20 && scalar != "\n" && scalar != "\t") || (0x7F..<0xA0).contains(scalar.value)
        }
        guard unicodeScalars.contains(where: isControl) else { return self }
        var text = ""
        text.unicodeScalars.append(contentsOf: unicodeScalars.filter { !isControl($0) })
        return text
    }
}

/// Writes a line to standard error.
func complain(_ text: String) {
    let line = Array("mogna: \(text.withoutControls)\n".utf8)
    _ = Glibc.write(STDERR_FILENO, line, line.count)
}

/// Reads a whole file, or standard input for `-`.
func read(_ path: String) throws(Failure) -> [UInt8] {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
        throw Failure(SourceError.reading(path, errno))
    }
    defer { if path != "-" { close(descriptor) } }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
        let count = chunk.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
        if count < 0, errno == EINTR { continue }
        guard count >= 0 else { throw Failure(SourceError.reading(path, errno)) }
        if count == 0 { return bytes }
        bytes.append(contentsOf: chunk[..<count])
    }
}
