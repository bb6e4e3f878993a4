/// Something that the terminal tells of.
public enum Event: Equatable, Sendable {
    /// A key.
    case key(Key)
    /// The mouse.
    case mouse(Mouse)
    /// Another size, in columns and rows.
    case resize(width: Int, height: Int)
}
