/// Numbers that a seed decides (SplitMix64), so that a failure can be repeated.
struct Random: RandomNumberGenerator {
    private var state: UInt64

    init(seed: Int) { state = UInt64(truncatingIfNeeded: seed) &* 0xD134_2543_DE82_EF95 }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Text of all that separated values trip over.
    mutating func cell() -> String {
        let pieces = [
            "a", "å", "7", "\"", "\"\"", "'", ";", ",", "\t", "\n", "\r", "\r\n", "=", "+", "-", "@", "\u{301}", " ",
            "\u{A0}", "\u{FEFF}", "\0", "漢", "👨‍👩‍👧", "\u{85}", "\u{2028}",
        ]
        return (0..<Int.random(in: 0...6, using: &self)).map { _ in pieces.randomElement(using: &self)! }.joined()
    }
}
