import Foundation
import TestSupport
import Testing

/// A real terminal, by tmux, with a shell in it.
final class Terminal {
    private let socket = "mogna-\(UUID().uuidString.prefix(8))"

    convenience init(width: Int = 80, height: Int = 24, environment: [String: String]) throws {
        try self.init(
            width: width, height: height, environment: environment,
            running: ["env", "PS1=$ ", "bash", "--norc", "--noprofile", "-i"])
        try wait(for: "$")
    }

    /// A terminal with a program in it and no shell around: it is gone when the program is.
    init(width: Int = 80, height: Int = 24, environment: [String: String], running program: [String]) throws {
        var arguments = ["-f", "/dev/null", "new-session", "-d", "-x", "\(width)", "-y", "\(height)"]
        for (name, value) in environment { arguments += ["-e", "\(name)=\(value)"] }
        try tmux(arguments + program)
        try tmux(["set-option", "-g", "escape-time", "0"])
    }

    deinit { _ = try? tmux(["kill-server"]) }

    /// Types keys as tmux names them: `Enter`, `C-r`, `Escape`; anything else is typed as it is.
    func keys(_ keys: String...) throws {
        for key in keys { try tmux(["send-keys", key]) }
    }

    func type(_ text: String) throws { try tmux(["send-keys", "-l", text]) }

    func line(_ text: String) throws {
        try type(text)
        try keys("Enter")
    }

    func resize(width: Int, height: Int) throws {
        try tmux(["resize-window", "-x", "\(width)", "-y", "\(height)"])
    }

    /// Kills the program that runs in it, and waits until nothing of it is left to write anything.
    func murder() throws {
        guard let process = try pid_t(tmux(["display-message", "-p", "#{pane_pid}"]).trimmingSpace) else { return }
        kill(process, SIGKILL)
        while kill(process, 0) == 0 { usleep(1000) }
    }

    /// What is on the screen; empty when the program has ended.
    func screen() throws -> String { try tmux(["capture-pane", "-p"]) }

    /// Waits until the screen shows a text, and gives the screen.
    @discardableResult
    func wait(for text: String, seconds: Double = 60, location: SourceLocation = #_sourceLocation) throws -> String {
        try wait("«\(text)»", seconds: seconds, location: location) { $0.contains(text) }
    }

    /// Waits until the header says that all is saved; elsewhere the same mark may stand for something else.
    func waitUntilSaved(location: SourceLocation = #_sourceLocation) throws {
        try wait("all to be saved", location: location) { $0.split(separator: "\n").first?.contains("✓") == true }
    }

    @discardableResult
    func wait(
        _ what: String, seconds: Double = 60, location: SourceLocation = #_sourceLocation,
        until isTrue: (String) -> Bool
    ) throws -> String {
        let end = Date().addingTimeInterval(seconds)
        var shown = ""
        while Date() < end {
            shown = try screen()
            if isTrue(shown) { return shown }
            usleep(20_000)
        }
        Issue.record("waited in vain for \(what); the screen is\n\(shown)", sourceLocation: location)
        throw Timeout()
    }

    struct Timeout: Error {}

    @discardableResult
    private func tmux(_ arguments: [String]) throws -> String {
        try Child.run("/usr/bin/tmux", ["-L", socket] + arguments, environment: ["PATH": "/usr/bin:/bin"]).output
    }
}

extension String {
    fileprivate var trimmingSpace: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
