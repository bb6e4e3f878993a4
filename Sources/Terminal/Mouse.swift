/// Something done with the mouse.
public struct Mouse: Hashable, Sendable {
    /// The column, from 0.
    public var x: Int
    /// The row, from 0.
    public var y: Int
    /// What was done.
    public var action: Action

    /// Takes all fields.
    public init(x: Int, y: Int, action: Action) {
        self.x = x
        self.y = y
        self.action = action
    }

    /// What can be done.
    public enum Action: Sendable {
        /// The left button went down.
        case press
        /// It went down for the second time in a short while.
        case doublePress
        /// It was moved while it was down.
        case drag
        /// It went up.
        case release
        /// The wheel turned.
        case wheelUp, wheelDown
    }
}
