import Terminal

/// Values that belong together, such as one year's: a line in a radar or a trend.
public struct Series: Equatable, Sendable {
    /// What the legend calls it.
    public var label: String
    /// One value an axis or year, 0…100; nil where there is none, which is a gap and not a zero.
    public var values: [Double?]
    /// Its colour.
    public var tone: Tone
    /// How its line is broken.
    public var pattern: Pattern
    /// The glyph at each value.
    public var marker: Character

    /// Takes all fields.
    public init(
        label: String, values: [Double?], tone: Tone = .series1, pattern: Pattern = .solid, marker: Character = "●"
    ) {
        self.label = label
        self.values = values
        self.tone = tone
        self.pattern = pattern
        self.marker = marker
    }

    /// A series in the style of the first, second, third or fourth: each with a tone, a pattern and a marker of its own.
    public init(label: String, values: [Double?], order: Int) {
        let styles: [(Tone, Pattern, Character)] = [
            (.series1, .solid, "●"), (.series2, .dashed, "○"), (.series3, .dotted, "◆"), (.series4, .dashed, "□"),
        ]
        let (tone, pattern, marker) = styles[((order % styles.count) + styles.count) % styles.count]
        self.init(label: label, values: values, tone: tone, pattern: pattern, marker: marker)
    }

    /// The value in that place, nil also beyond the last.
    func value(at index: Int) -> Double? {
        values.indices.contains(index) ? values[index]?.finite : nil
    }
}

extension Double {
    /// The number, or nil when it is infinite or no number: what cannot be drawn is missing.
    var finite: Double? { isFinite ? self : nil }

    /// The number, moved to the nearest end of the range if it lies outside.
    func clamped(to range: ClosedRange<Double>) -> Double {
        Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
    }
}
