import Testing

@testable import Scoring

@Suite struct StudentTTests {
    @Test("t(0.975) is scipy's for 1…200 degrees of freedom and for many")
    func quantiles() throws {
        let table = try Oracle.read().t
        #expect(table.count == 206)
        for row in table {
            let quantile = StudentT.quantile(0.975, degreesOfFreedom: Int(row[0]))
            #expect(abs(quantile / row[1] - 1) < 1e-9, "\(Int(row[0])) degrees of freedom")
        }
    }

    @Test(
        "the quantile takes back the distribution function",
        arguments: [0.5, 0.6, 0.75, 0.9, 0.975, 0.995, 0.9999], [1, 2, 7, 30, 400])
    func inverse(probability: Double, degrees: Int) {
        let quantile = StudentT.quantile(probability, degreesOfFreedom: degrees)
        #expect(isClose(StudentT.distribution(quantile, Double(degrees)), probability, within: 1e-12))
    }

    @Test("with one degree of freedom it is Cauchy's: t(0.75) = 1; with two, t(0.75) = √⅔")
    func known() {
        #expect(isClose(StudentT.quantile(0.75, degreesOfFreedom: 1), 1, within: 1e-12))
        #expect(isClose(StudentT.quantile(0.75, degreesOfFreedom: 2), (2.0 / 3).squareRoot(), within: 1e-12))
    }
}
