import Glibc
import Model

/// A mean with what is known of its spread.
public struct Estimate: Equatable, Sendable {
    /// 0…100; nil where nothing was answered.
    public var score: Score?
    /// Sample standard deviation (n − 1) of the respondents' own values, on 0…100; nil under two.
    public var deviation: Double?
    /// Where the score lies with 95 % confidence, within 0…100; nil under two respondents.
    public var interval: ClosedRange<Double>?
    /// Respondents with a value, n.
    public var respondents: Int

    /// A score with the spread of the respondents' own values of the same quantity.
    ///
    /// The interval is score ± t(0.975, n − 1) · s / √n, times the finite population correction √((N − n)/(N − 1))
    /// where the number invited, N, is known and not smaller than n. Under the threshold there is no spread: a group
    /// may be large enough, and those few who answered in both dimensions not.
    init(score: Score?, own: Moments, invited: Int?, threshold: Int) {
        self.score = score
        respondents = own.count
        guard let score, own.count >= threshold, let deviation = own.deviation else { return }
        self.deviation = deviation
        var half =
            StudentT.quantile(0.975, degreesOfFreedom: own.count - 1) * deviation / Double(own.count).squareRoot()
        if let invited, invited >= own.count, invited > 1 {
            half *= (Double(invited - own.count) / Double(invited - 1)).squareRoot()
        }
        interval = max(0, score.value - half)...min(100, score.value + half)
    }
}

/// Count, mean and squared deviations of values as they come, by Welford's method, which loses no digits.
struct Moments: Sendable {
    private(set) var count = 0
    private(set) var mean = 0.0
    private var squares = 0.0

    mutating func add(_ value: Double) {
        count += 1
        let before = value - mean
        mean += before / Double(count)
        squares += before * (value - mean)
    }

    /// With n − 1; nil under two values.
    var variance: Double? { count < 2 ? nil : squares / Double(count - 1) }

    var deviation: Double? { variance.map { $0.squareRoot() } }
}

extension Moments {
    /// Adds the same value several times.
    mutating func add(_ value: Double, times: Int) {
        guard times > 0 else { return }
        let total = count + times
        let before = value - mean
        squares += before * before * Double(count) * Double(times) / Double(total)
        mean += before * Double(times) / Double(total)
        count = total
    }

    /// Of the values moved so that `origin` becomes 0, and then multiplied.
    func scaled(by factor: Double, from origin: Double) -> Moments {
        var scaled = self
        scaled.mean = (mean - origin) * factor
        scaled.squares = squares * factor * factor
        return scaled
    }
}
