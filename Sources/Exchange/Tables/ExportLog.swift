import Glibc
import Model

/// What has been exported to a folder: for each organisation, by which export, and a number that its summary's text
/// gives, so that one that has changed is known. Lines are only added; engines pass over a file that begins with a dot.
struct ExportLog {
    /// The latest export; 0 before the first.
    private(set) var export = 0
    private(set) var format: ExportFormat?
    /// By the organisations that are members.
    private(set) var digests: [String: String] = [:]
    private let file: String

    init(folder: String) throws(SourceError) {
        file = "\(folder)/.exported"
        guard access(file, F_OK) == 0 else { return }
        let text = String(decoding: try FileBytes.read(file), as: UTF8.self)
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            if words.count == 2, words[0] == "format" { format = ExportFormat(rawValue: words[1]) }
            guard words.count == 3, let number = Int(words[0]) else { continue }
            export = max(export, number)
            digests[words[1]] = words[2] == "-" ? nil : words[2]
        }
    }

    /// Adds what an export changed: a nil digest for one that left.
    func add(_ changes: [(id: String, digest: String?)], format: ExportFormat) throws(SourceError) {
        // The end of a line that a power cut tore.
        var text = "\n" + (self.format == nil ? "format \(format.rawValue)\n" : "")
        for change in changes { text += "\(export + 1) \(change.id) \(change.digest ?? "-")\n" }
        let descriptor = open(file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .writing(file, errno) }
        defer { close(descriptor) }
        let bytes = Array(text.utf8)
        guard write(descriptor, bytes, bytes.count) == bytes.count, fsync(descriptor) == 0 else {
            throw .writing(file, errno)
        }
    }

    /// FNV-1a, 64 bits: Fowler, Noll and Vo.
    static func digest(_ text: String) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return String(hash, radix: 16)
    }
}
