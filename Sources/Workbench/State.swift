import Model
import Store
import Terminal

/// All of the program between two messages: a value.
public struct State: Sendable {
    /// What all panes see.
    public var workspace: Workspace
    /// The panes, each with its own state.
    var panes: [any Pane]
    /// The pane on the screen.
    public private(set) var active = 0
    /// What is open above the pane, the topmost last.
    var layers: [any Layer] = []

    /// The keys of the commands.
    let bindings: KeyBindings
    /// What the program is opened for.
    let role: Role

    /// Starts in the first pane.
    public init(workspace: Workspace, bindings: KeyBindings = KeyBindings(), role: Role = .workbench) {
        self.workspace = workspace
        self.role = role
        panes = role == .workbench ? Panes.all : Panes.notes
        self.bindings = bindings
        if !bindings.problems.isEmpty { layers.append(KeyProblems()) }
        refresh()
    }

    /// What the program is opened for.
    public enum Role: Sendable {
        /// All of it.
        case workbench
        /// The presenter's notes to what another process has on the wall.
        case notes
    }

    /// What is on the wall, for the notes in other processes; nil where nothing is.
    var position: PresentationFile? {
        panes.lazy.compactMap { ($0 as? WorkshopPane)?.presentation?.position }.first
    }

    /// Votes that nobody has seen yet, to outlive the process.
    var openVotes: OpenVotes {
        panes.lazy.compactMap { ($0 as? WorkshopPane)?.openVotes(workspace) }.first ?? OpenVotes()
    }

    /// The pane on the screen.
    var pane: any Pane {
        get { panes[active] }
        set { panes[active] = newValue }
    }

    /// Shows the pane at that position.
    mutating func show(pane index: Int) {
        guard panes.indices.contains(index) else { return }
        if active != index { panes[index].appear() }
        active = index
        pane.refresh(workspace)
    }

    /// Brings the pane on the screen up to date, and does what a pane asked for.
    mutating func refresh() {
        if let layer = workspace.opening {
            workspace.opening = nil
            layers.append(layer)
        }
        if let destination = workspace.destination {
            workspace.destination = nil
            if let index = panes.firstIndex(where: { $0.id == destination.pane }) {
                show(pane: index)
                if let view = destination.view { pane.show(view: view, workspace) }
                if let line = destination.search { pane.search(for: line) }
            }
        }
        pane.refresh(workspace)
    }

    /// What the pane on the screen wants done beside the loop, now that it is up to date.
    mutating func startWork() -> [Effect] { pane.startWork(workspace) }
}
