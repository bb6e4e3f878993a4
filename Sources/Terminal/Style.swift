/// What a cell's colour means. The theme decides what it looks like; code never names a colour.
public enum Tone: String, CaseIterable, Sendable {
    /// The terminal's own ground.
    case ground
    /// Ordinary text.
    case text
    /// Text of less weight: labels, hints, units.
    case dim
    /// Headings.
    case heading
    /// What the eye should find first.
    case accent
    /// A good value.
    case good
    /// A value to look at.
    case warning
    /// A bad value, or an error.
    case bad
    /// Frames and rules.
    case frame
    /// The grid behind a chart.
    case grid
    /// The ground of the selected row or button.
    case selection
    /// The ground of bars at the screen's edges.
    case bar
    /// The first series of a chart: this year.
    case series1
    /// The second series: last year.
    case series2
    /// The third series: peers.
    case series3
    /// The fourth series: a target.
    case series4
    /// Heat map grounds from the lowest sixth of the scale to the highest, and the text upon them.
    case heat1, heat2, heat3, heat4, heat5, heat6
    /// Text upon a heat map's ground.
    case heatText
}

/// How a cell is drawn.
public struct Style: Hashable, Sendable {
    /// The meaning of the text's colour.
    public var foreground: Tone
    /// The meaning of the ground's colour.
    public var background: Tone
    /// Bold, underlined and so on, besides what the theme adds.
    public var attributes: Attributes

    /// Takes all fields.
    public init(_ foreground: Tone = .text, on background: Tone = .ground, _ attributes: Attributes = []) {
        self.foreground = foreground
        self.background = background
        self.attributes = attributes
    }

    /// The same in bold.
    public var bold: Style { Style(foreground, on: background, attributes.union(.bold)) }

    /// The same on another ground.
    public func on(_ background: Tone) -> Style { Style(foreground, on: background, attributes) }

    /// Ways to set off text without colour.
    public struct Attributes: OptionSet, Hashable, Sendable {
        /// The bits.
        public let rawValue: UInt8
        /// Takes the bits.
        public init(rawValue: UInt8) { self.rawValue = rawValue }
        /// Heavier.
        public static let bold = Attributes(rawValue: 1)
        /// Lighter.
        public static let dim = Attributes(rawValue: 2)
        /// Underlined.
        public static let underline = Attributes(rawValue: 4)
        /// Text and ground exchanged.
        public static let reverse = Attributes(rawValue: 8)
        /// Slanted, where the terminal can.
        public static let italic = Attributes(rawValue: 16)
    }
}
