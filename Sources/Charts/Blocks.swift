import Glibc

/// Block characters that fill a part of a cell.
enum Blocks {
    /// From the left: nothing, one eighth … seven eighths, all.
    static let fromLeft: [Character] = [" ", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"]
    /// From below: nothing, one eighth … seven eighths, all.
    static let fromBelow: [Character] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

    /// Every glyph that fills a part of a cell.
    static let all = Set(fromLeft.dropFirst() + fromBelow.dropFirst() + ["▀", "▔", "▐", "▕"])

    /// The glyph for a share 0…1 of a cell, filled from the left; what is more than nothing is seen.
    static func left(_ share: Double) -> Character { fromLeft[eighths(share)] }

    /// The glyph for a share 0…1 of a cell, filled from below; what is more than nothing is seen.
    static func below(_ share: Double) -> Character { fromBelow[eighths(share)] }

    /// The glyph nearest to a filled rectangle within a cell, all shares 0…1; nil when it is empty.
    static func glyph(x: ClosedRange<Double>, y: ClosedRange<Double>) -> Character? {
        let (width, height) = (x.upperBound - x.lowerBound, y.upperBound - y.lowerBound)
        guard width > 0.01, height > 0.01 else { return nil }
        if width > 0.99 {
            if y.upperBound > 0.99 { return below(height) }
            return height >= 0.75 ? "█" : height >= 0.25 ? "▀" : "▔"
        }
        if x.lowerBound < 0.01 { return left(width) }
        return width >= 0.75 ? "█" : width >= 0.25 ? "▐" : "▕"
    }

    private static func eighths(_ share: Double) -> Int {
        share <= 0 ? 0 : max(1, Int((min(1, share) * 8).rounded()))
    }
}
