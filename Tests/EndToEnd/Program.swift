import Foundation
import TestSupport
import Testing

/// The built program and a folder of its own for each test.
struct Program: ~Copyable {
    let home: URL

    static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The tests' bundle and the program are built into the same folder.
    static let executable =
        Bundle.allBundles.map { $0.bundleURL.deletingLastPathComponent().appending(path: "mogna") }
        .first { FileManager.default.isExecutableFile(atPath: $0.path) }
        ?? URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "mogna")

    init() throws {
        home = FileManager.default.temporaryDirectory.appending(path: "mogna-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: home) }

    var environment: [String: String] {
        [
            "MOGNA_HOME": home.path, "MOGNA_SHARE": Self.repository.path, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8",
            "HOME": home.path, "TERM": "xterm-256color",
        ]
    }

    /// Runs a command to its end.
    func run(
        _ arguments: [String], input: String = "", environment changed: [String: String] = [:]
    ) throws -> Child.Outcome {
        try Child.run(
            Self.executable.path, arguments, environment: environment.merging(changed) { $1 }, input: input)
    }

    /// The bytes of all files below the home folder, by path.
    func files() throws -> [String: Data] {
        var files: [String: Data] = [:]
        let all = FileManager.default.enumerator(at: home, includingPropertiesForKeys: [.isRegularFileKey])
        for case let file as URL in all!
        where try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true {
            files[file.path] = try Data(contentsOf: file)
        }
        return files
    }

    func write(_ text: String, to name: String) throws -> String {
        let file = home.appending(path: name)
        try text.write(to: file, atomically: true, encoding: .utf8)
        return file.path
    }
}
