import Terminal

/// Something drawn above the pane that takes all keys until it closes: help, the palette, a question.
public protocol Layer: Sendable {
    /// Takes a key.
    mutating func type(_ key: Key, state: State) -> LayerOutcome
    /// Takes pasted text.
    mutating func paste(_ text: String, state: State) -> LayerOutcome
    /// Takes a click.
    mutating func click(_ mouse: Mouse, state: State) -> LayerOutcome
    /// The keys that work in it, with the strings that say what they do.
    var hints: [(key: Key, title: String)] { get }
    /// Draws itself above what is there.
    func draw(on canvas: inout Canvas, state: State)
}

extension Layer {
    /// Most layers are worked by keys.
    public mutating func click(_ mouse: Mouse, state: State) -> LayerOutcome { .stay }

    /// Most layers have no field to paste into.
    public mutating func paste(_ text: String, state: State) -> LayerOutcome { .stay }

    /// Clears a centred box with a frame and a title, and gives the area within.
    func box(on canvas: inout Canvas, width: Int, height: Int, title: String) -> Rectangle {
        canvas.box(width: width, height: height, title: title)
    }
}

extension Canvas {
    /// Clears a centred box with a frame and a title, and gives the area within.
    mutating func box(width: Int, height: Int, title: String) -> Rectangle {
        let area = bounds.inset(x: 2, y: 1).centred(width: width, height: height)
        fill(area, style: Style(.text))
        frame(area, title: title, style: Style(.accent))
        return area.inset(x: 2, y: 1)
    }

    /// Lays the ground of a list's row in such a box, and says what is to be drawn on.
    mutating func ground(ofRow y: Int, in inner: Rectangle, isSelected: Bool) -> Tone {
        guard isSelected else { return .ground }
        fill(
            Rectangle(x: inner.x - 1, y: y, width: inner.width + 2, height: 1), style: Style(.text, on: .selection))
        return .selection
    }
}

/// What a layer wants after a key.
public enum LayerOutcome: Sendable {
    /// Stay open.
    case stay
    /// Stay open, and have this done outside.
    case act([Effect])
    /// Close.
    case close
    /// Close, and then do this.
    case run(@Sendable (inout State) -> [Effect])
}
