/// Numbers that a seed decides, so that a failure can be repeated: Sebastiano Vigna's SplitMix64.
public struct Random: RandomNumberGenerator {
    private var state: UInt64

    /// Seeds that follow each other give numbers that do not.
    public init(seed: Int) { state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 }

    /// The next 64 bits.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A whole number within a range.
    public mutating func integer(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

    /// A whole number below a limit greater than 0.
    public mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &self) }

    /// True as often as a share 0…1 says.
    public mutating func happens(_ share: Double) -> Bool { Double.random(in: 0..<1, using: &self) < share }

    /// One of several.
    public mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

    /// Text of every sort that a screen has trouble with.
    public mutating func text(upTo count: Int) -> String {
        let pieces = [
            "a", "å", "e\u{301}", "漢", "字", "🙂", "👨‍👩‍👧", "🇸🇪", "☀️", " ", " ", "\t", "\u{200B}", "\u{301}", "ﬁ", "ｱ",
            "\u{1B}", "क्ष", "각",
        ]
        return (0..<integer(0...count)).map { _ in pick(pieces) }.joined()
    }
}
