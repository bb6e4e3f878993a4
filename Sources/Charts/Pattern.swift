/// How a line is broken, so that lines differ without colour.
public enum Pattern: CaseIterable, Sendable {
    /// Unbroken.
    case solid
    /// Long strokes.
    case dashed
    /// Single dots.
    case dotted

    /// Braille dots drawn and left out, in turns.
    var dots: (on: Double, off: Double) {
        switch self {
        case .solid: (1, 0)
        case .dashed: (4, 3)
        case .dotted: (1, 2)
        }
    }

    /// A short piece of it, on both sides of a marker in a legend.
    var sample: String {
        switch self {
        case .solid: "─"
        case .dashed: "╌"
        case .dotted: "┈"
        }
    }
}
