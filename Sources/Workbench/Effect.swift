import Model

/// Something that `update` wants done outside the state.
public enum Effect: Equatable, Sendable {
    /// Put a change in the journal.
    case append(Change)
    /// Do something that takes long beside the loop, and then hand in its message.
    case work(Work)
    /// Drop the work of that name.
    case cancel(String)
    /// Find the votes that a process which is gone left hidden, for `Message.votes`.
    case takeOverVotes
    /// Find the themes that there are, for `Message.themes`.
    case findThemes
    /// Show the program in another theme.
    case theme(String)
    /// Start in that theme from now on.
    case rememberTheme(String)
    /// Write the whole screen again.
    case repaint
    /// Give the terminal back to the shell until the program is continued.
    case suspend
    /// End the program, when all is saved.
    case quit
    /// End the program, whatever could not be saved.
    case abandon
}

/// Something that takes too long for the loop.
public struct Work: Equatable, Sendable {
    /// What it is, for tests and for replacing: of two works of one name only the later one's message counts.
    public let name: String
    /// Does it. Asked now and then whether nobody waits for it any more, it may give up with nil.
    public let run: @Sendable (_ isCancelled: @Sendable () -> Bool) -> Message?

    /// Takes both.
    init(_ name: String, run: @escaping @Sendable (_ isCancelled: @Sendable () -> Bool) -> Message?) {
        self.name = name
        self.run = run
    }

    /// Works of one name are alike.
    public static func == (left: Work, right: Work) -> Bool { left.name == right.name }
}
