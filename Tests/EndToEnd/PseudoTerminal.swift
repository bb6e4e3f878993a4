import Foundation
import Glibc
import TestSupport
import Testing

/// A program in a pseudo-terminal of its own, without tmux: for forty at once, and to kill one whenever it suits.
final class PseudoTerminal {
    let pid: pid_t
    private let master: Int32
    private var written: [UInt8] = []
    private var ended: Int32?
    private var isHungUp = false

    struct NoTerminal: Error {}

    /// TIOCSPTLCK and TIOCGPTN, which are no plain numbers in C.
    private static let (unlocking, numbering): (UInt, UInt) = (0x4004_5431, 0x8004_5430)

    init(_ path: String, _ arguments: [String], environment: [String: String], width: Int = 80, height: Int = 24) throws
    {
        master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK)
        var number: CInt = 0
        var isLocked: CInt = 0
        guard master >= 0, ioctl(master, Self.unlocking, &isLocked) == 0, ioctl(master, Self.numbering, &number) == 0
        else { throw NoTerminal() }
        let name = "/dev/pts/\(number)"
        var size = winsize(ws_row: UInt16(height), ws_col: UInt16(width), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(master, UInt(TIOCSWINSZ), &size)
        // The first terminal that the leader of a new session opens is its controlling one.
        pid = try Child.start(path, arguments, environment: environment, isLeader: true) { actions in
            posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
            posix_spawn_file_actions_adddup2(&actions, 0, 1)
            posix_spawn_file_actions_adddup2(&actions, 0, 2)
        }
    }

    deinit {
        hangUp()
        kill(pid, SIGKILL)
        _ = end()
    }

    /// Types.
    func type(_ text: String) {
        guard !isHungUp else { return }
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Glibc.write(master, $0.baseAddress!, $0.count) }
            if count > 0 { bytes = bytes.dropFirst(count) } else if errno == EAGAIN { usleep(1000) } else { return }
            drain()
        }
    }

    /// Takes what the program has written; it waits when nobody does.
    func drain() {
        // The number of what is closed may be another terminal's by now.
        guard !isHungUp else { return }
        var chunk = [UInt8](repeating: 0, count: 65536)
        while case let count = Glibc.read(master, &chunk, chunk.count), count > 0 { written += chunk[..<count] }
    }

    /// All that the program has written, controls and all.
    var output: String { String(decoding: written, as: UTF8.self) }

    /// Waits until the program has written a text.
    func wait(for text: String, seconds: Double = 60, location: SourceLocation = #_sourceLocation) throws {
        try wait("«\(text)»", seconds: seconds, location: location) { self.output.contains(text) }
    }

    /// Waits until something is so.
    func wait(
        _ what: String, seconds: Double = 60, location: SourceLocation = #_sourceLocation,
        until isTrue: () throws -> Bool
    ) throws {
        let end = Date().addingTimeInterval(seconds)
        while Date() < end {
            drain()
            if try isTrue() { return }
            usleep(10_000)
        }
        Issue.record("waited in vain for \(what) after\n\(output.suffix(2000))", sourceLocation: location)
        throw Terminal.Timeout()
    }

    /// Waits for the end of the program; a status above 128 is that of a signal.
    @discardableResult
    func waitForEnd(seconds: Double = 60, location: SourceLocation = #_sourceLocation) throws -> Int32 {
        try wait("the end", seconds: seconds, location: location) {
            var state: Int32 = 0
            if ended == nil, waitpid(pid, &state, WNOHANG) == pid { ended = Child.status(state) }
            return ended != nil
        }
        drain()
        return ended ?? -1
    }

    /// Kills the program and waits until nothing of it is left to write anything.
    func murder() {
        kill(pid, SIGKILL)
        _ = end()
    }

    /// Breaks the line: the terminal is gone.
    func hangUp() {
        guard !isHungUp else { return }
        isHungUp = true
        close(master)
    }

    private func end() -> Int32 {
        var state: Int32 = 0
        while ended == nil {
            if waitpid(pid, &state, 0) == pid { ended = Child.status(state) } else if errno != EINTR { break }
        }
        return ended ?? -1
    }
}
