/// A way of looking that a pane has, and that one can be sent to from another.
public struct PaneView: Equatable, Sendable {
    /// Unique within the pane.
    public let id: String
    /// The string that titles it.
    public let titleKey: String

    /// Takes both.
    init(id: String, titleKey: String) {
        self.id = id
        self.titleKey = titleKey
    }
}
