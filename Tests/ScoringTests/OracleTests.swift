import Model
import Testing

@testable import Scoring

/// Every figure against those that Oracle/oracle.py worked out with fractions, numpy and scipy.
@Suite struct OracleTests {
    @Test("every figure of every group is that of an independent calculation")
    func measurements() throws {
        for sample in try Oracle.read("measurements", as: Oracle.Measured.self) {
            let instrument = Instrument.sample(
                sample.dimensions.map { $0.map { (weight: $0.weight, factors: $0.factors) } })
            func unit(_ number: Int) -> Identifier<Unit> { Identifier("u\(number)") }
            var invited: [Identifier<Unit>: Int] = [:]
            for (number, count) in sample.invited.enumerated() { invited[unit(number)] = count }
            let measurement = Measurement(
                id: "2026",
                header: .init(instrument: instrument.id, year: 2026, anonymityThreshold: 1, invited: invited),
                responses: Table(
                    zip(sample.rows, sample.homes).enumerated().map {
                        instrument.response($0, $1.0, unit: $1.1.map(unit))
                    }))
            let units = Table(
                sample.parents.enumerated().map { Unit(id: unit($0), parent: $1.map(unit), name: "") })
            let report = MaturityReport(measurement: measurement, units: units, instrument: instrument)
            let groups = [report.whole] + units.map { report.unit($0.id)?.group ?? .withheld(.tooFew) }
            #expect(groups.count == sample.groups.count)
            for (index, (group, expected)) in zip(groups, sample.groups).enumerated() {
                let place: Comment = "seed \(sample.seed), group \(index)"
                guard case .shown(let maturity) = group else {
                    #expect(expected.respondents == 0, place)
                    continue
                }
                compare(maturity, expected, instrument, place)
            }
        }
    }

    private func compare(
        _ maturity: Maturity, _ expected: Oracle.Figures, _ instrument: Instrument, _ place: Comment
    ) {
        #expect(maturity.respondents == expected.respondents, place)
        #expect(maturity.invited == expected.invited, place)
        #expect(maturity.type?.rawValue == expected.type, place)
        var estimates = [maturity.estimate]
        for dimension in maturity.dimensions {
            estimates.append(dimension.estimate)
            for category in dimension.categories {
                estimates += [category.estimate] + category.factors.map(\.estimate)
            }
        }
        #expect(estimates.count == expected.estimates.count, place)
        for (index, (estimate, figures)) in zip(estimates, expected.estimates).enumerated() {
            let found = [
                estimate.score?.value, estimate.deviation, estimate.interval?.lowerBound,
                estimate.interval?.upperBound, Double(estimate.respondents),
            ]
            #expect(
                zip(found, figures).allSatisfy(isClose), "\(place), estimate \(index): \(found) is not \(figures)")
        }
        func all(_ found: [Double?], _ figures: [Double?], _ name: String) {
            #expect(found.count == figures.count, place)
            #expect(zip(found, figures).allSatisfy(isClose), "\(place), \(name): \(found) is not \(figures)")
        }
        all(maturity.categories.map(\.alpha), expected.alphas, "alpha")
        all(maturity.categories.map(\.agreement), expected.agreements, "agreement")
        all(maturity.factors.map(\.agreement), expected.factorAgreements, "agreement of factors")
        #expect(maturity.factors.map { $0.counts + [$0.unanswered] } == expected.counts, place)
        #expect(maturity.strengths == expected.strengths.map { instrument.factors[$0].id }, place)
        #expect(maturity.weaknesses == expected.weaknesses.map { instrument.factors[$0].id }, place)
    }

    @Test("Student's t is scipy's")
    func quantiles() throws {
        let table = try Oracle.read("quantiles", as: [Double].self)
        #expect(table.count > 200)
        for row in table {
            let found = StudentT.quantile(0.975, degreesOfFreedom: Int(row[0]))
            #expect(abs(found - row[1]) <= 1e-9, "\(row[0]) degrees: \(found) is not \(row[1])")
        }
    }
}
