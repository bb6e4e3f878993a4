import Model
import Testing

@testable import Scoring

/// Random measurements and inventories against numpy.
@Suite struct OracleTests {
    @Test("measurements score as numpy scores them")
    func measurements() throws {
        let cases = try Oracle.read().measurements
        #expect(cases.count == 15)
        var shown = 0
        for item in cases {
            let instrument = Instrument(item.instrument.map { $0.map { ($0.weight, $0.factors) } })
            func id(_ place: Int) -> Identifier<Unit> { Identifier("u\(place)") }
            let units = item.parents.enumerated().map { Unit(id: id($0), parent: $1.map(id), name: "Unit") }
            let responses = item.responses.enumerated().map {
                Response("r\(1000 + $0)", unit: $1.unit.map(id), $1.answers)
            }
            let invited = item.invited.map { (Identifier<Unit>("u\($0)"), $1) }
            let header = Measurement.Header(
                instrument: instrument.id, year: 2026, anonymityThreshold: item.threshold,
                invited: Dictionary(uniqueKeysWithValues: invited))
            let report = MaturityReport(
                measurement: Measurement(id: "2026", header: header, responses: Table(responses)),
                units: Table(units), instrument: instrument)

            check(report.whole, item.expected.whole, item, "the whole")
            #expect(report.units.count == item.parents.count)
            for (place, expected) in item.expected.units.enumerated() {
                let unit = try #require(report.unit(id(place)))
                #expect(unit.invited == expected.invited, "\(item.name), \(unit.id)")
                check(unit.group, expected, item, "\(unit.id)")
                if unit.group.maturity != nil { shown += 1 }
                // Also where the report withholds it, what is withheld is right.
                let below = Table(units).subtree(of: id(place))
                let group = Maturity(
                    of: responses.filter { $0.unit.map(below.contains) ?? false }, instrument: instrument,
                    invited: expected.invited)
                compare(group, expected, "\(item.name), \(unit.id), unreported")
            }
        }
        #expect(shown > 20, "the threshold leaves groups to compare")
    }

    private func check(_ group: Group, _ expected: Oracle.Group, _ item: Oracle.Measurement, _ name: String) {
        switch group {
        case .shown(let maturity):
            #expect(expected.respondents >= max(1, item.threshold), "\(item.name), \(name)")
            compare(maturity, expected, "\(item.name), \(name)")
        case .withheld(.tooFew): #expect(expected.respondents < max(1, item.threshold), "\(item.name), \(name)")
        case .withheld(.complementary): #expect(expected.respondents >= item.threshold, "\(item.name), \(name)")
        }
    }

    private func compare(_ maturity: Maturity, _ expected: Oracle.Group, _ name: String) {
        func same(_ estimate: Estimate, _ expected: [Double?], _ part: String) {
            let found = [
                estimate.score?.value, estimate.deviation, estimate.interval?.lowerBound,
                estimate.interval?.upperBound, Double(estimate.respondents),
            ]
            #expect(zip(found, expected).allSatisfy { isClose($0, $1) }, "\(name), \(part): \(found) \(expected)")
        }
        #expect(maturity.respondents == expected.respondents, "\(name)")
        #expect(maturity.invited == expected.invited, "\(name)")
        same(maturity.estimate, expected.maturity, "maturity")
        #expect(maturity.type?.rawValue == expected.type, "\(name)")
        #expect(maturity.strengths.map(\.rawValue) == expected.strengths.map { "f\($0)" }, "\(name)")
        #expect(maturity.weaknesses.map(\.rawValue) == expected.weaknesses.map { "f\($0)" }, "\(name)")
        #expect(maturity.dimensions.count == expected.dimensions.count, "\(name)")
        #expect(maturity.categories.count == expected.categories.count, "\(name)")
        #expect(maturity.factors.count == expected.factors.count, "\(name)")
        for (found, wanted) in zip(maturity.dimensions, expected.dimensions) {
            same(found.estimate, wanted, "\(found.id)")
        }
        for (found, wanted) in zip(maturity.categories, expected.categories) {
            same(found.estimate, wanted.estimate, "\(found.id)")
            #expect(isClose(found.alpha, wanted.alpha), "\(name), \(found.id)")
            #expect(isClose(found.agreement, wanted.agreement), "\(name), \(found.id)")
        }
        for (found, wanted) in zip(maturity.factors, expected.factors) {
            same(found.estimate, wanted.estimate, "\(found.id)")
            #expect(isClose(found.agreement, wanted.agreement), "\(name), \(found.id)")
            #expect(found.counts == wanted.counts, "\(name), \(found.id)")
            #expect(found.unanswered == wanted.unanswered, "\(name), \(found.id)")
        }
    }

    @Test("inventories score as numpy scores them")
    func portfolios() throws {
        let cases = try Oracle.read().portfolios
        #expect(cases.count == 5)
        for item in cases {
            let method = Method(weights: item.weights)
            let criteria = method.quality + method.importance
            let systems = Table(
                item.systems.enumerated().map { number, system in
                    let assessments = system.marks.enumerated().map { assessor, marks in
                        let pairs = zip(criteria, marks).compactMap { criterion, mark in
                            mark.flatMap { Mark($0) }.map { (criterion.id, $0) }
                        }
                        return Assessment(
                            id: Identifier("a\(assessor)"), marks: Dictionary(uniqueKeysWithValues: pairs))
                    }
                    var fields: [System.Field: System.Value] = [:]
                    for (field, answer) in zip([System.Field.ownsData, .openStandards, .openAPI], system.requirements) {
                        fields[field] = answer.map(System.Value.truth)
                    }
                    return System(
                        id: Identifier("s\(100 + number)"), name: "System", fields: fields,
                        assessments: Table(assessments))
                })
            let portfolio = Portfolio(systems: systems, method: method)
            #expect(portfolio.systems.count == item.expected.systems.count)
            for (found, wanted) in zip(portfolio.systems, item.expected.systems) {
                #expect(isClose(found.quality?.value, wanted.quality), "\(found.id)")
                #expect(isClose(found.importance?.value, wanted.importance), "\(found.id)")
                #expect(found.quadrant?.rawValue == wanted.quadrant, "\(found.id)")
                #expect(found.isComplete == wanted.complete, "\(found.id)")
            }
            #expect(isClose(portfolio.index?.value, item.expected.index))
            #expect(isClose(portfolio.coverage, item.expected.coverage))
            let compliance = Compliance(of: systems)
            #expect(compliance.met == item.expected.met)
            #expect(compliance.unmet == item.expected.unmet)
            #expect(compliance.unknown == item.expected.unknown)
            #expect(isClose(compliance.share, item.expected.compliance))
        }
    }
}

extension Method {
    /// Criteria `q0` … and `i0` … with these weights.
    init(weights: [[Double]]) {
        let none = Text(swedish: "", english: "")
        func criteria(_ letter: String, _ weights: [Double]) -> [Criterion] {
            weights.enumerated().map { index, weight in
                Criterion(id: Identifier("\(letter)\(index)"), name: none, question: none, weight: weight, scale: [])
            }
        }
        self.init(
            id: "test", version: "1", name: none, source: none, quality: criteria("q", weights[0]),
            importance: criteria("i", weights[1]))
    }
}
