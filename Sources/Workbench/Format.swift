import Glibc
import Model
import Scoring

/// Numbers as each language writes them: Swedish has a decimal comma, a space between thousands and one before %.
public struct Format: Sendable {
    private let language: Language

    /// Writes as that language does.
    public init(language: Language) { self.language = language }

    /// A whole number: `12 345`, `12,345`.
    public func count(_ number: Int) -> String {
        let separator = language == .swedish ? "\u{A0}" : ","
        var digits = String(number.magnitude)
        var groups: [String] = []
        while digits.count > 3 {
            groups.insert(String(digits.suffix(3)), at: 0)
            digits.removeLast(3)
        }
        return (number < 0 ? "−" : "") + ([digits] + groups).joined(separator: separator)
    }

    /// A score in whole percent; – where there is none.
    public func percent(_ score: Score?) -> String {
        guard let score else { return "–" }
        return language == .swedish ? "\(score.percent) %" : "\(score.percent)%"
    }

    /// A share 0…1 in whole percent; – where there is none.
    public func share(_ share: Double?) -> String { percent(share.map { Score($0 * 100) }) }

    /// The difference in percentage points of two scores as they are shown, so that it agrees with the figures beside it;
    /// always with its sign: `+5`, `−3`, `±0`.
    public func difference(_ from: Score, _ to: Score) -> String {
        points(to.percent - from.percent)
    }

    /// A difference in whole percentage points, rounded only once it has been taken: `−0.2` is `±0`, where the scores as
    /// they are shown may lie one apart.
    public func difference(points: Double) -> String { self.points(Int(points.rounded(.toNearestOrAwayFromZero))) }

    private func points(_ points: Int) -> String {
        points == 0 ? "±0" : points > 0 ? "+\(points)" : "−\(-points)"
    }

    /// A number with so many decimals; – where there is none.
    public func decimal(_ number: Double?, _ decimals: Int = 1) -> String {
        guard let number else { return "–" }
        let scale = pow(10, Double(decimals))
        let scaled = (abs(number) * scale).rounded(.toNearestOrAwayFromZero)
        let whole = count(Int((scaled / scale).rounded(.down)))
        let sign = number < 0 && scaled != 0 ? "−" : ""
        guard decimals > 0 else { return sign + whole }
        let fraction = String(Int(scaled.truncatingRemainder(dividingBy: scale)))
        let zeros = String(repeating: "0", count: decimals - fraction.count)
        return sign + whole + (language == .swedish ? "," : ".") + zeros + fraction
    }

    /// Both ends of an interval in whole percent: `48–56`; – where there is none.
    public func interval(_ interval: ClosedRange<Double>?) -> String {
        guard let interval else { return "–" }
        return "\(Score(interval.lowerBound).percent)–\(Score(interval.upperBound).percent)"
    }

    /// SEK, short: `950 kr`, `12 tkr`, `3,4 mkr`; in English `SEK 12k`, `SEK 3.4m`.
    public func money(_ kronor: Double) -> String {
        let isSwedish = language == .swedish
        if abs(kronor) >= 999_500 {
            let millions = decimal(kronor / 1_000_000, abs(kronor) >= 99_500_000 ? 0 : 1)
            return isSwedish ? "\(millions) mkr" : "SEK \(millions)m"
        }
        if abs(kronor) >= 1000 {
            let thousands = decimal(kronor / 1000, 0)
            return isSwedish ? "\(thousands) tkr" : "SEK \(thousands)k"
        }
        return isSwedish ? "\(decimal(kronor, 0)) kr" : "SEK \(decimal(kronor, 0))"
    }
}

extension Workspace {
    /// Numbers in the language of the screen.
    var format: Format { Format(language: language) }
}
