/// Something that the terminal tells of.
public enum Event: Equatable, Sendable {
    /// A key.
    case key(Key)
    /// Text that was pasted, which must not be taken for keys.
    case paste(String)
    /// The mouse.
    case mouse(Mouse)
    /// Another size, in columns and rows.
    case resize(width: Int, height: Int)
}
