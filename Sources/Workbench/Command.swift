import Terminal

/// One thing a user can ask for. Keys, hints, `?` help, the `:` palette and the documentation are derived from these.
public struct Command: Sendable {
    /// For example `systems.sort`; its title and help are the strings `command.systems.sort` and
    /// `command.systems.sort.help`.
    public let id: String
    /// The keys that run it; empty where only the palette does.
    public let keys: [Key]
    /// Where the keys work.
    public let scope: Scope
    /// How prominent it is in the hint line; nil leaves it to help and the palette. The lower comes first.
    public let hint: Int?
    /// Whether it can be run now.
    public let isAvailable: @Sendable (State) -> Bool
    /// What it does.
    public let run: @Sendable (inout State) -> [Effect]

    /// Takes all fields.
    public init(
        _ id: String, keys: [Key] = [], scope: Scope = .everywhere, hint: Int? = nil,
        isAvailable: @escaping @Sendable (State) -> Bool = { _ in true },
        run: @escaping @Sendable (inout State) -> [Effect]
    ) {
        self.id = id
        self.keys = keys
        self.scope = scope
        self.hint = hint
        self.isAvailable = isAvailable
        self.run = run
    }

    /// Where a command's keys work.
    public enum Scope: Hashable, Sendable {
        /// In every pane that does not use the key itself.
        case everywhere
        /// In one pane, by the pane's identifier.
        case pane(String)
    }

    /// The string that titles it.
    public var titleKey: String { "command.\(id)" }
    /// The string that explains it.
    public var helpKey: String { "command.\(id).help" }
}

/// All commands of the program.
public enum Registry {
    /// Commands in the order that help lists them: those of the panes, then those that work everywhere.
    public static let commands: [Command] = (Panes.all + Panes.notes).flatMap { type(of: $0).commands } + globalCommands

    /// The command that a key runs now: the pane's own goes before one that works everywhere.
    static func command(for key: Key, in state: State) -> Command? {
        let scopes: [Command.Scope] = [.pane(state.pane.id), .everywhere]
        for scope in scopes {
            let command = commands.first {
                $0.scope == scope && state.bindings.keys(of: $0).contains(key) && isAvailable($0, in: state)
            }
            if let command { return command }
        }
        return nil
    }

    /// The commands that can be run now, the pane's own first.
    static func available(in state: State) -> [Command] {
        commands.filter { command in
            (command.scope == .everywhere || command.scope == .pane(state.pane.id)) && isAvailable(command, in: state)
        }
    }

    /// Whether a command can be run now. Before a room, a slip of the finger must not take the slides down; and notes
    /// only follow along.
    private static func isAvailable(_ command: Command, in state: State) -> Bool {
        guard command.scope == .everywhere, state.role == .notes || state.pane.isFullScreen else {
            return command.isAvailable(state)
        }
        let harmless: Set = ["language", "palette", "help", "repaint", "suspend", "quit"]
        let isMeant =
            harmless.contains(command.id) || (state.role == .workbench && ["undo", "redo"].contains(command.id))
        return isMeant && command.isAvailable(state)
    }

    /// The commands of the other panes that could be run if one were there, each with its pane's position.
    static func elsewhere(from state: State) -> [(command: Command, pane: Int)] {
        state.panes.indices.filter { $0 != state.active }.flatMap { index in
            var there = state
            there.show(pane: index)
            return commands.filter { $0.scope == .pane(there.pane.id) && $0.isAvailable(there) }.map { ($0, index) }
        }
    }

    /// The keys that run a command now: not those that the pane uses for something else.
    static func keys(of command: Command, in state: State) -> [Key] {
        let keys = state.bindings.keys(of: command)
        guard command.scope == .everywhere else { return keys }
        return keys.filter { key in self.command(for: key, in: state).map { $0.id == command.id } ?? true }
    }
}
