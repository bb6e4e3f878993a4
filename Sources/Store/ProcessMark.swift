import Glibc

/// A process as the name of a file can tell it: by its number and when it started, so that it is never taken for a later
/// one of the same number, also not after a power cut, when numbers begin anew.
struct ProcessMark: Equatable {
    private let number: Int
    /// In ticks since the machine started.
    private let start: Int
    /// The machine's present run.
    private static let run = text(of: "/proc/sys/kernel/random/boot_id").prefix { $0 != "-" }
    private let run: Substring

    /// This process.
    static let own = ProcessMark(number: Int(getpid()))

    /// For example `4711-90210-5f0c2e11`.
    var name: String { "\(number)-\(start)-\(run)" }

    /// Reads a name; nil where it is none.
    init?(name: some StringProtocol) {
        let parts = name.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, let number = Int(parts[0]), number > 0, let start = Int(parts[1]) else { return nil }
        (self.number, self.start, run) = (number, start, Substring(parts[2]))
    }

    private init(number: Int) {
        self.number = number
        // What follows the program's name, which may hold anything: the twentieth is the time of the start (proc(5)).
        let fields = Self.text(of: "/proc/\(number)/stat").split(separator: ")").last?.split(separator: " ") ?? []
        start = fields.count > 19 ? Int(fields[19]) ?? 0 : 0
        run = Self.run
    }

    /// Whether the process is still there.
    var isAlive: Bool { self == ProcessMark(number: number) }

    private static func text(of file: String) -> String {
        let descriptor = open(file, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return "" }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = read(descriptor, &bytes, bytes.count)
        return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    }
}
