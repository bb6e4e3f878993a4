import Model

/// Something that `update` wants done outside the state.
public enum Effect: Equatable, Sendable {
    /// Put a change in the journal.
    case append(Change)
    /// Find the themes that there are, for `Message.themes`.
    case findThemes
    /// Show the program in another theme.
    case theme(String)
    /// Write the whole screen again.
    case repaint
    /// Give the terminal back to the shell until the program is continued.
    case suspend
    /// End the program, when all is saved.
    case quit
    /// End the program, whatever could not be saved.
    case abandon
}
