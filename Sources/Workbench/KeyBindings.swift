import Store
import Terminal

/// The keys of every command: those of the registry, and in their place those that a person has wished for.
public struct KeyBindings: Sendable {
    private var chosen: [String: [Key]] = [:]
    /// The wishes that cannot be granted; their commands keep the keys of the registry.
    public private(set) var problems: [Problem] = []
    /// The file that the wishes are from; empty without any.
    public let file: String

    /// A wish that cannot be granted.
    public struct Problem: Equatable, Sendable {
        /// The line of the file, from 1.
        public var line: Int
        /// The command that was named.
        public var command: String
        /// What is wrong.
        public var reason: Reason

        /// Why a wish cannot be granted.
        public enum Reason: Equatable, Sendable {
            /// There is no such command.
            case unknownCommand
            /// There is no key with that name.
            case unknownKey(String)
            /// Another command has the key, in the same place.
            case taken(Key, by: String)
            /// The key moves in lists everywhere.
            case moves(Key)
        }
    }

    /// The registry's own keys.
    public init() { file = "" }

    /// Grants the wishes that can be.
    public init(_ keysFile: KeysFile) {
        file = keysFile.path
        var granted: [(wish: KeysFile.Wish, command: Command, keys: [Key])] = []
        for wish in keysFile.wishes {
            guard let command = Registry.commands.first(where: { $0.id == wish.command }) else {
                problems.append(Problem(line: wish.line, command: wish.command, reason: .unknownCommand))
                continue
            }
            if let unknown = wish.keys.first(where: { Key(name: $0) == nil }) {
                problems.append(Problem(line: wish.line, command: wish.command, reason: .unknownKey(unknown)))
                continue
            }
            let keys = wish.keys.compactMap { Key(name: $0) }
            if let moving = keys.first(where: { ListCursor.moves($0) && !command.keys.contains($0) }) {
                problems.append(Problem(line: wish.line, command: wish.command, reason: .moves(moving)))
                continue
            }
            granted.append((wish, command, keys))
        }
        // Two commands may swap their keys: what counts is what all wishes lead to. A wish that is refused gives its
        // command back the keys it had, which another may have taken: so until nothing collides.
        while true {
            chosen = Dictionary(granted.map { ($0.command.id, $0.keys) }, uniquingKeysWith: { $1 })
            guard let index = granted.firstIndex(where: { collision(of: $0.command, $0.keys) != nil }),
                let (key, other) = collision(of: granted[index].command, granted[index].keys)
            else { break }
            let wish = granted.remove(at: index).wish
            problems.append(Problem(line: wish.line, command: wish.command, reason: .taken(key, by: other)))
        }
        problems.sort { $0.line < $1.line }
    }

    /// The keys that run a command.
    func keys(of command: Command) -> [Key] { chosen[command.id] ?? command.keys }

    /// A key that a command shares with one that can be asked for in the same place. Commands that share keys in the
    /// registry are never both available, and may go on sharing.
    private func collision(of command: Command, _ keys: [Key]) -> (Key, String)? {
        for other in Registry.commands where other.id != command.id && other.scope.meets(command.scope) {
            guard Set(other.keys).isDisjoint(with: command.keys) else { continue }
            if let key = keys.first(where: self.keys(of: other).contains) { return (key, other.id) }
        }
        return nil
    }
}

extension Command.Scope {
    /// Whether keys of both work in one place.
    fileprivate func meets(_ other: Command.Scope) -> Bool {
        self == other || self == .everywhere || other == .everywhere
    }
}
