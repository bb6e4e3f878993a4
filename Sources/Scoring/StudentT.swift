import Glibc

/// Student's t distribution.
enum StudentT {
    /// The value that a share `probability` (½…1) of the distribution lies below.
    ///
    /// Found by Newton's method on the distribution function, whose regularised incomplete beta function is computed by
    /// Lentz's continued fraction (Press et al., Numerical Recipes, 6.4). The function is concave above 0, so that the
    /// steps rise towards the value and never pass it.
    static func quantile(_ probability: Double, degreesOfFreedom: Int) -> Double {
        let degrees = Double(degreesOfFreedom)
        let scale = exp(lgamma((degrees + 1) / 2) - lgamma(degrees / 2)) / (degrees * .pi).squareRoot()
        var t = 0.0
        for _ in 0..<200 {
            let density = scale * pow(1 + t * t / degrees, -(degrees + 1) / 2)
            let step = (probability - distribution(t, degrees)) / density
            t += step
            if abs(step) <= 1e-14 * t { break }
        }
        return t
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
