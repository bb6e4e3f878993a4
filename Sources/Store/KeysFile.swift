import JSON

/// `keys.json` in the folder for settings: the keys that a person wants commands to have.
public struct KeysFile: Equatable, Sendable {
    /// The file.
    public let path: String
    /// The wishes, by command.
    public let wishes: [Wish]

    /// Takes both.
    public init(path: String, wishes: [Wish]) {
        self.path = path
        self.wishes = wishes
    }

    /// The keys that one command shall have, in the place of its own.
    public struct Wish: Equatable, Sendable {
        /// The command's identifier.
        public var command: String
        /// The keys' names, as hints write them; none leaves the command to the palette.
        public var keys: [String]
        /// The line of the file, from 1.
        public var line: Int

        /// Takes all fields.
        public init(command: String, keys: [String], line: Int) {
            self.command = command
            self.keys = keys
            self.line = line
        }
    }

    /// Reads the file of a folder: `{"format": 1, "keys": {"systems.sort": ["s", "F5"]}}`. Nil where there is none.
    public static func read(folder: String) throws(StoreError) -> KeysFile? {
        let name = "keys.json"
        let path = "\(folder)/\(name)"
        guard let bytes = try FileSystem.read(path) else { return nil }
        var newer: [String] = []
        let keys = try Snapshots.read(folder, name, &newer) { node throws(Malformed) -> [String: [String]] in
            var keys: [String: [String]] = [:]
            let rest = try node.object { key, value throws(Malformed) in
                switch key {
                case "format": break
                case "keys":
                    keys = try value.dictionary { item throws(Malformed) in
                        try item.list { key throws(Malformed) in try key.text() }
                    }
                default: return false
                }
                return true
            }
            if let unknown = rest.keys.sorted().first {
                throw Malformed(path: [.key(unknown)], problem: "there is no such member", remedy: "write «keys»")
            }
            return keys
        }
        let wishes = keys.map { command, keys in
            let line = JSON.position(of: [.key("keys"), .key(command)], in: bytes)?.line ?? 1
            return Wish(command: command, keys: keys, line: line)
        }
        return KeysFile(path: path, wishes: wishes.sorted { ($0.line, $0.command) < ($1.line, $1.command) })
    }
}
