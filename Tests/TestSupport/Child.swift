import Foundation
import Glibc

/// A process run to its end, with nothing of ours open in it but its input and output.
///
/// Foundation's own class waits for a socket that every descendant inherits, and so for the server that tmux leaves
/// running; and of processes that were started at the same time it may never hear that one has ended.
public struct Child {
    /// How a process ended and what it said.
    public struct Outcome {
        /// The exit code; above 128 that of a signal, as a shell tells it.
        public var status: Int32
        /// What it wrote.
        public var output: String
        /// What it wrote of errors.
        public var complaint: String
    }

    /// A program that could not be started.
    public struct NotStarted: Error {
        var path: String
        var reason: String
    }

    /// The process.
    public let identifier: pid_t
    private let folder: URL

    private static let files = ["input", "output", "complaint"]

    /// Runs a program to its end.
    public static func run(
        _ path: String, _ arguments: [String], environment: [String: String], input: String = ""
    ) throws -> Outcome {
        try Child(path, arguments, environment: environment, input: input).end()
    }

    /// Starts a program; `end` must be called.
    public init(_ path: String, _ arguments: [String], environment: [String: String], input: String = "") throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "child-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let files = Self.files.map { [folder] in folder.appending(path: $0).path }
        try input.write(toFile: files[0], atomically: false, encoding: .utf8)

        do {
            identifier = try Self.start(path, arguments, environment: environment) { actions in
                posix_spawn_file_actions_addopen(&actions, 0, files[0], O_RDONLY, 0)
                for descriptor in 1...2 {
                    posix_spawn_file_actions_addopen(
                        &actions, Int32(descriptor), files[descriptor], O_WRONLY | O_CREAT, 0o600)
                }
            }
        } catch {
            try? FileManager.default.removeItem(at: folder)
            throw error
        }
    }

    /// Waits until it has ended.
    public func end() throws -> Outcome {
        defer { try? FileManager.default.removeItem(at: folder) }
        var state: Int32 = 0
        while waitpid(identifier, &state, 0) < 0, errno == EINTR {}
        return Outcome(status: Self.status(state), output: try text(1), complaint: try text(2))
    }

    private func text(_ file: Int) throws -> String {
        try String(contentsOf: folder.appending(path: Self.files[file]), encoding: .utf8)
    }

    /// POSIX_SPAWN_SETSID, which Swift does not import.
    private static let leading: Int16 = 0x80

    /// An exit code, or 128 and the number of the signal.
    public static func status(_ state: Int32) -> Int32 {
        let signal = state & 0x7F
        return signal == 0 ? state >> 8 & 0xFF : 128 + signal
    }

    /// Starts a program with the input and output that `open` gives it and nothing else; as the leader of a session of
    /// its own where that is asked for.
    public static func start(
        _ path: String, _ arguments: [String], environment: [String: String], isLeader: Bool = false,
        open: (inout posix_spawn_file_actions_t) -> Void
    ) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        open(&actions)
        // What is not open is passed over.
        for descriptor in Int32(3)..<512 { posix_spawn_file_actions_addclose(&actions, descriptor) }

        // A thread of the test's may block signals, and a child begins with its parent's mask.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETSIGMASK) | (isLeader ? leading : 0))

        var pid: pid_t = 0
        let words = ([path] + arguments).map { strdup($0) } + [nil]
        let variables = environment.map { strdup("\($0)=\($1)") } + [nil]
        defer { for pointer in words + variables { free(pointer) } }
        let error = posix_spawn(&pid, path, &actions, &attributes, words, variables)
        guard error == 0 else { throw NotStarted(path: path, reason: String(cString: strerror(error))) }
        return pid
    }
}
