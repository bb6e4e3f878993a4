/// Numbers that a seed decides (SplitMix64), so that a failure can be repeated.
struct Random: RandomNumberGenerator {
    private var state: UInt64

    init(seed: Int) { state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Text of every sort that a screen has trouble with.
    mutating func text(upTo count: Int) -> String {
        let pieces = [
            "a", "å", "e\u{301}", "漢", "字", "🙂", "👨‍👩‍👧", "🇸🇪", "☀️", " ", " ", "\t", "\u{200B}", "\u{301}", "ﬁ", "ｱ",
            "\u{1B}", "क्ष", "각",
        ]
        return (0..<Int.random(in: 0...count, using: &self)).map { _ in pieces.randomElement(using: &self)! }.joined()
    }
}
