import Glibc

/// Numbers as a chart writes them.
enum Number {
    /// Rounded half away from zero to a whole number; – for none.
    static func short(_ value: Double?) -> String {
        guard let value = value?.finite, abs(value) < 1e15 else { return "–" }
        let whole = Int(value.rounded(.toNearestOrAwayFromZero))
        return whole < 0 ? "−\(-whole)" : "\(whole)"
    }
}
