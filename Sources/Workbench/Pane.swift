import Terminal

/// A part of the program with its own screen: one file in `Panes` holds its state, its commands and its view.
public protocol Pane: Sendable {
    /// For example `systems`; its title is the string `pane.systems`.
    var id: String { get }
    /// The string that says what it, or the part of it that is shown, is for: `pane.systems.help`.
    var helpKey: String { get }
    /// What can be asked for in it.
    static var commands: [Command] { get }
    /// Takes a key that is no command here; false lets the key go on.
    mutating func type(_ key: Key, in workspace: inout Workspace) -> [Effect]?
    /// Whether it is drawn on the whole screen, without tabs and hints.
    var isFullScreen: Bool { get }
    /// Whether it shows the time, and is to be drawn every second.
    var isTimed: Bool { get }
    /// The keys that work while it takes all of them, such as in a search; nil while commands have theirs.
    var hints: [(key: Key, title: String)]? { get }
    /// The ways of looking that one can be sent to.
    static var views: [PaneView] { get }
    /// Shows one of its views.
    mutating func show(view id: String, _ workspace: Workspace)
    /// Shows what matches a line, where it can be searched.
    mutating func search(for line: String)
    /// Takes pasted text; false when there is no field to paste it into.
    mutating func paste(_ text: String) -> Bool
    /// Takes the mouse within the area that it was drawn in, and beside it what goes on with a button down.
    mutating func click(_ mouse: Mouse, in area: Rectangle, workspace: inout Workspace) -> [Effect]
    /// Takes note that one comes to it, from another pane.
    mutating func appear()
    /// Brings its own state up to date after the organisation, the size or the selection changed.
    mutating func refresh(_ workspace: Workspace)
    /// What it wants done beside the loop, after it was brought up to date; each work is asked for once.
    mutating func startWork(_ workspace: Workspace) -> [Effect]
    /// Draws itself.
    func draw(on canvas: inout Canvas, in area: Rectangle, workspace: Workspace)
}

extension Pane {
    /// Most panes have one help text.
    public var helpKey: String { "pane.\(id).help" }
    /// Most panes have no keys beside their commands.
    public mutating func type(_ key: Key, in workspace: inout Workspace) -> [Effect]? { nil }
    /// Most panes leave room for tabs and hints.
    public var isFullScreen: Bool { false }
    /// Most panes show no time.
    public var isTimed: Bool { false }
    /// Most panes leave the keys to commands.
    public var hints: [(key: Key, title: String)]? { nil }
    /// Most panes have one way of looking.
    public static var views: [PaneView] { [] }
    /// Most panes have one way of looking.
    public mutating func show(view id: String, _ workspace: Workspace) {}
    /// Most panes have nothing to search.
    public mutating func search(for line: String) {}
    /// Most panes have no field of their own.
    public mutating func paste(_ text: String) -> Bool { false }
    /// Some panes have nothing to click on.
    public mutating func click(_ mouse: Mouse, in area: Rectangle, workspace: inout Workspace) -> [Effect] { [] }
    /// Most panes show nothing that changes while one is elsewhere.
    public mutating func appear() {}
    /// Some panes have no state of their own.
    public mutating func refresh(_ workspace: Workspace) {}
    /// Most panes have nothing that takes long.
    public mutating func startWork(_ workspace: Workspace) -> [Effect] { [] }

    /// A command of this pane, whose closures see the pane as what it is.
    static func command(
        _ name: String, keys: [Key] = [], hint: Int? = nil,
        isAvailable: @escaping @Sendable (Self, Workspace) -> Bool = { _, _ in true },
        run: @escaping @Sendable (inout Self, inout Workspace) -> [Effect]
    ) -> Command {
        command(
            name, keys: keys, hint: hint, isAvailable: isAvailable,
            onState: { state in
                guard var pane = state.pane as? Self else { return [] }
                let effects = run(&pane, &state.workspace)
                state.pane = pane
                return effects
            })
    }

    /// A command of this pane that needs the whole state, to ask something before it acts.
    static func command(
        _ name: String, keys: [Key] = [], hint: Int? = nil,
        isAvailable: @escaping @Sendable (Self, Workspace) -> Bool = { _, _ in true },
        onState run: @escaping @Sendable (inout State) -> [Effect]
    ) -> Command {
        let owner = (Panes.all + Panes.notes).first { $0 is Self }!.id
        return Command(
            "\(owner).\(name)", keys: keys, scope: .pane(owner), hint: hint,
            isAvailable: { state in
                guard let pane = state.pane as? Self else { return false }
                return isAvailable(pane, state.workspace)
            },
            run: run)
    }
}

/// The pane list.
enum Panes {
    /// Every pane as it is at the start, in the order of their digits.
    static let all: [any Pane] = [
        OverviewPane(), SurveyPane(), ResultsPane(), SystemsPane(), WorkshopPane(), GuidePane(), ComparePane(),
    ]
    /// What the presenter has on another screen.
    static let notes: [any Pane] = [NotesPane()]
}
