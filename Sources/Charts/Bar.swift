import Terminal

/// One row of a bar chart.
public struct Bar: Equatable, Sendable {
    /// What it shows.
    public var label: String
    /// Its length on the chart's scale; nil where there is no value.
    public var value: Double?
    /// Where the true value lies with 95 % confidence.
    public var interval: ClosedRange<Double>?
    /// A value to compare with, such as last year's.
    public var reference: Double?
    /// The value as text, to the right of the label.
    public var valueText: String
    /// A remark to the right of the bar.
    public var note: String
    /// Its colour.
    public var tone: Tone
    /// Said in the bar's place where the value is withheld.
    public var withheld: String?

    /// Takes all fields.
    public init(
        _ label: String, value: Double?, interval: ClosedRange<Double>? = nil, reference: Double? = nil,
        valueText: String = "", note: String = "", tone: Tone = .series1, withheld: String? = nil
    ) {
        self.label = label
        self.value = value
        self.interval = interval
        self.reference = reference
        self.valueText = valueText
        self.note = note
        self.tone = tone
        self.withheld = withheld
    }
}
