/// Random numbers that are the same for the same seed on every machine, and a value, so that what holds them stays one:
/// Sebastiano Vigna's SplitMix64.
public struct SplitMix: RandomNumberGenerator, Equatable, Sendable {
    private var state: UInt64

    /// Starts at a seed.
    public init(seed: UInt64) { state = seed }

    /// The next 64 bits.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// 0 ≤ share < 1.
    public mutating func share() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }
}
