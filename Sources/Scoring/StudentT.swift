import Glibc

/// Student's t distribution.
enum StudentT {
    /// The value that a share `probability` (½…1) of the distribution lies below.
    ///
    /// Found by bisection on the distribution function, whose regularised incomplete beta function is computed by
    /// Lentz's continued fraction (Press et al., Numerical Recipes, 6.4).
    static func quantile(_ probability: Double, degreesOfFreedom: Int) -> Double {
        let degrees = Double(degreesOfFreedom)
        var low = 0.0
        var high = 1.0
        while distribution(high, degrees) < probability { high *= 2 }
        while high - low > 1e-13 * high {
            let middle = (low + high) / 2
            if middle == low || middle == high { break }
            if distribution(middle, degrees) < probability { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }

    /// The share of the distribution below `t` ≥ 0.
    static func distribution(_ t: Double, _ degrees: Double) -> Double {
        1 - incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5) / 2
    }

    private static func incompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
        if x <= 0 { return 0 }
        if x >= 1 { return 1 }
        let front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))
        return x < (a + 1) / (a + b + 2)
            ? front * continuedFraction(x, a, b) / a : 1 - front * continuedFraction(1 - x, b, a) / b
    }

    private static func continuedFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
        let tiny = 1e-300
        func kept(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
        var c = 1.0
        var d = 1 / kept(1 - (a + b) * x / (a + 1))
        var result = d
        for step in 1...10_000 {
            let m = Double(step)
            let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
            d = 1 / kept(1 + even * d)
            c = kept(1 + even / c)
            result *= d * c
            let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
            d = 1 / kept(1 + odd * d)
            c = kept(1 + odd / c)
            let change = d * c
            result *= change
            if abs(change - 1) < 1e-15 { break }
        }
        return result
    }
}
