import Glibc
import JSON

/// What a person has chosen for all organisations: `settings.json` in the folder for settings.
public struct Settings: Equatable, Sendable {
    /// The theme chosen last; nil before one was.
    public var theme: String?

    /// Takes all fields.
    public init(theme: String? = nil) { self.theme = theme }

    private static let name = "settings.json"

    /// The folder with a person's settings, themes and keys: `$XDG_CONFIG_HOME/mogna`, else `~/.config/mogna`; nil
    /// where neither variable is set.
    public static func folder(environment: [String: String]) -> String? {
        func value(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
        return value("XDG_CONFIG_HOME").map { $0 + "/mogna" } ?? value("HOME").map { $0 + "/.config/mogna" }
    }

    /// Reads the settings of a folder; none are chosen where there is no file.
    public static func read(folder: String) throws(StoreError) -> Settings { try SettingsFile(folder).settings }

    /// Keeps the settings, and what else a newer version may have put in the file.
    public func write(folder: String) throws(StoreError) {
        var file = try SettingsFile(folder)
        file.settings = self
        try file.write(folder)
    }

    /// The file with what this version does not know.
    private struct SettingsFile {
        var settings = Settings()
        var unknown = UnknownKeys()

        init(_ folder: String) throws(StoreError) {
            guard try FileSystem.read("\(folder)/\(Settings.name)") != nil else { return }
            var newer: [String] = []
            (settings, unknown) = try Snapshots.read(folder, Settings.name, &newer) { node throws(Malformed) in
                var settings = Settings()
                var unknown = UnknownKeys()
                let rest = try node.object { key, value throws(Malformed) in
                    switch key {
                    case "format": break
                    case "theme": settings.theme = try value.text()
                    default: return false
                    }
                    return true
                }
                unknown.keep(rest, of: "settings")
                return (settings, unknown)
            }
        }

        func write(_ folder: String) throws(StoreError) {
            var path = ""
            for part in folder.split(separator: "/", omittingEmptySubsequences: false) {
                path +=
                    path.isEmpty && part.isEmpty ? "/" : path.hasSuffix("/") || path.isEmpty ? "\(part)" : "/\(part)"
                guard mkdir(path, 0o700) == 0 || errno == EEXIST || errno == EISDIR else { throw .io(path) }
            }
            var members: [String: JSON] = ["format": 1]
            members["theme"] = settings.theme.map(JSON.string)
            let text = unknown.added(to: members, of: "settings").canonical()
            try FileSystem.real.replace("\(folder)/\(Settings.name)", with: Array(text.utf8))
        }
    }
}
