import Foundation

/// What the program knows, but for some statements that an instrument has reworded in a new version.
public final class RewordedData: Sendable {
    /// The folder that holds `Data` and `Themes`.
    public let folder: URL

    /// Takes everything else from the repository.
    public init(of repository: String, _ factors: Set<String>, in instrument: String = "dimios", since: String) throws {
        let files = FileManager.default
        let source = URL(filePath: repository)
        folder = files.temporaryDirectory.appending(path: "mogna-reworded-\(UUID().uuidString)")
        try files.createDirectory(at: folder.appending(path: "Data/instruments"), withIntermediateDirectories: true)
        func link(_ path: String) throws {
            try files.createSymbolicLink(
                at: folder.appending(path: path), withDestinationURL: source.appending(path: path))
        }
        try link("Themes")
        for name in try files.contentsOfDirectory(atPath: source.appending(path: "Data").path)
        where name != "instruments" {
            try link("Data/\(name)")
        }
        for name in try files.contentsOfDirectory(atPath: source.appending(path: "Data/instruments").path) {
            guard name == "\(instrument).json" else {
                try link("Data/instruments/\(name)")
                continue
            }
            let file = "Data/instruments/\(name)"
            let known = try JSONSerialization.jsonObject(with: Data(contentsOf: source.appending(path: file)))
            var changed = Self.reworded(known, factors, since) as? [String: Any] ?? [:]
            changed["version"] = since
            try JSONSerialization.data(withJSONObject: changed).write(to: folder.appending(path: file))
        }
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// The same with the version in every statement that is reworded.
    private static func reworded(_ value: Any, _ factors: Set<String>, _ since: String) -> Any {
        if let list = value as? [Any] { return list.map { reworded($0, factors, since) } }
        guard var members = value as? [String: Any] else { return value }
        members = members.mapValues { reworded($0, factors, since) }
        if members["statement"] != nil, let id = members["id"] as? String, factors.contains(id) {
            members["since"] = since
        }
        return members
    }
}
