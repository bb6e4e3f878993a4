import Foundation
import Glibc
import TestSupport
import Testing

/// Respondents who come over SSH, by a real OpenSSH server on the loopback with forced commands.
@Suite(.serialized) struct SSHTests {
    @Test("one answers over SSH, and after a broken line goes on where one was")
    func answers() throws {
        let survey = try Survey()
        let id = try survey.invite(1)[0]
        let server = try Server(survey, as: id)
        let first = try server.connect()
        try first.wait(for: "Digital")
        first.type("\r12345")
        try survey.wait { $0[0] == [1, 2, 3, 4, 5] }
        first.murder()
        let second = try server.connect()
        try second.wait(for: "tillbaka")
        second.type("\r6q\r")
        #expect(try second.waitForEnd() == 0)
        #expect(try survey.answers()[id] == [1, 2, 3, 4, 5, 6])
        // Whoever's line broke is not left behind.
        try second.wait("no session") { try server.sessions().isEmpty }
    }

    @Test("whatever one asks for instead of the survey, or types in it, there is only the survey")
    func escapes() throws {
        let survey = try Survey()
        let id = try survey.invite(1)[0]
        let server = try Server(survey, as: id)

        let command = try server.run(["cat /etc/passwd"])
        #expect(command.status == 64 && !(command.output + command.complaint).contains("root:"), "\(command)")
        let shell = try server.connect(command: "/bin/sh -i")
        try shell.wait(for: "Digital")
        // Suspend, quit, a shell, a pager, ssh's own command line; then an answer shows that the survey has taken them.
        shell.type("\r\u{1A}\u{1C}\u{19}:!id\r!id\r~C\r$(id)|less\r3")
        try survey.wait { $0[0] == [3] }
        #expect(!shell.output.contains("uid="))
        shell.type("\u{3}\r")
        #expect(try shell.waitForEnd() == 0)

        let files = try server.run([], subsystem: "sftp")
        #expect(files.status != 0 && !files.output.contains("SSH-2.0"))
        let forwarded = try server.run([], options: ["-W", "127.0.0.1:\(server.port)"])
        #expect(forwarded.status != 0 && !forwarded.output.contains("SSH-2.0"), "\(forwarded)")
        let backwards = try server.run(
            [], options: ["-N", "-o", "ExitOnForwardFailure=yes", "-R", "0:127.0.0.1:\(server.port)"])
        #expect(backwards.status != 0)
        #expect(try survey.answers() == [id: [3]])
    }

    @Test("with one key for all, the code decides who one is")
    func sharedKey() throws {
        let survey = try Survey()
        let ids = try survey.invite(2)
        let code = try survey.program.run(["invite", "ale", "--renew", ids[1]]).output.prefix { !$0.isWhitespace }
        let server = try Server(survey, as: nil)
        let terminal = try server.connect()
        try terminal.wait(for: "lapp")
        terminal.type("\(code)\r\r4q\r")
        #expect(try terminal.waitForEnd() == 0)
        #expect(try survey.answers() == [ids[0]: [], ids[1]: [4]])
    }
}

/// An SSH server that knows one key, whose command is forced.
private final class Server {
    let port: Int
    private let folder: URL
    private let home: String
    private let daemon: PseudoTerminal

    static let daemonPath = "/usr/sbin/sshd"

    /// `respondent` decides who comes with the key; nil leaves it to a code.
    init(_ survey: borrowing Survey, as respondent: String?) throws {
        try #require(
            FileManager.default.isExecutableFile(atPath: Self.daemonPath), "OpenSSH's server is missing: .ci/install")
        home = survey.program.home.path
        folder = FileManager.default.temporaryDirectory.appending(path: "mogna-ssh-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        // The superuser's server gives up its rights in this folder, which a running system has.
        if geteuid() == 0 { mkdir("/run/sshd", 0o755) }
        for name in ["host", "key"] {
            let made = try Child.run(
                "/usr/bin/ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", folder.appending(path: name).path],
                environment: ["PATH": "/usr/bin:/bin"])
            try #require(made.status == 0, "\(made.complaint)")
        }
        let key = try String(contentsOf: folder.appending(path: "key.pub"), encoding: .utf8)
        let who = respondent.map { " --as \($0)" } ?? ""
        try "command=\"\(Program.executable.path) respond ale --data \(home)\(who)\",restrict,pty \(key)".write(
            to: folder.appending(path: "authorized_keys"), atomically: true, encoding: .utf8)

        var started: (port: Int, daemon: PseudoTerminal)?
        // Another may take the port between the look and the start.
        for _ in 0..<5 where started == nil {
            let port = try Self.freePort()
            try """
            ListenAddress 127.0.0.1:\(port)
            HostKey \(folder.path)/host
            AuthorizedKeysFile \(folder.path)/authorized_keys
            PidFile none
            StrictModes no
            UsePAM no
            PasswordAuthentication no
            KbdInteractiveAuthentication no
            PermitRootLogin prohibit-password
            AcceptEnv LANG LC_*
            Subsystem sftp internal-sftp
            """.write(to: folder.appending(path: "sshd_config"), atomically: true, encoding: .utf8)
            let daemon = try PseudoTerminal(
                Self.daemonPath, ["-D", "-e", "-f", folder.appending(path: "sshd_config").path],
                environment: ["PATH": "/usr/bin:/bin:/usr/sbin:/sbin"])
            try daemon.wait("the server") {
                daemon.output.contains("Server listening") || daemon.output.contains("Cannot bind")
            }
            if daemon.output.contains("Server listening") { started = (port, daemon) }
        }
        (port, daemon) = try #require(started)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    private func arguments(_ options: [String]) -> [String] {
        [
            "-F", "/dev/null", "-i", folder.appending(path: "key").path, "-p", "\(port)", "-o", "IdentitiesOnly=yes",
            "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null", "-o", "BatchMode=yes",
            "-o", "LogLevel=ERROR",
        ] + options + ["\(NSUserName())@127.0.0.1"]
    }

    private static let environment = ["PATH": "/usr/bin:/bin", "TERM": "xterm-256color", "HOME": "/nonexistent"]

    /// A client with a terminal.
    func connect(command: String? = nil) throws -> PseudoTerminal {
        try PseudoTerminal(
            "/usr/bin/ssh", arguments(["-tt"]) + [command].compactMap(\.self), environment: Self.environment)
    }

    /// A client without one, run to its end.
    func run(_ command: [String], options: [String] = [], subsystem: String? = nil) throws -> Child.Outcome {
        let all = arguments(options + (subsystem == nil ? [] : ["-s"]))
        return try Child.run(
            "/usr/bin/ssh", all + [subsystem].compactMap(\.self) + command, environment: Self.environment)
    }

    /// The respondents' sessions that are running.
    func sessions() throws -> [pid_t] {
        try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap(pid_t.init).filter { pid in
            let line = try? String(contentsOfFile: "/proc/\(pid)/cmdline", encoding: .utf8)
            return line?.contains("respond\0ale\0--data\0\(home)") ?? false
        }
    }

    /// A port that nobody listens at.
    private static func freePort() throws -> Int {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        try #require(socket >= 0)
        defer { close(socket) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw in
                bind(socket, raw, length) == 0 && getsockname(socket, raw, &length) == 0
            }
        }
        try #require(isBound)
        return Int(UInt16(bigEndian: address.sin_port))
    }
}
