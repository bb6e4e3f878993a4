import Model
import Testing

@testable import Scoring

@Suite struct InvitedTests {
    @Test("the number invited is known for a group only when it is for every unit in it with respondents")
    func partial() {
        let instrument = Instrument.sample(1, 1)
        let answers = instrument.response(0, "23").answers
        let units: Table<Unit> = [
            Unit(id: "a", name: "A"), Unit(id: "a1", parent: "a", name: "A1"), Unit(id: "b", name: "B"),
        ]
        func invited(_ numbers: [Identifier<Unit>: Int], strays: Int = 0) -> [Int?] {
            let responses = ["a", "a1", "b"].flatMap { unit in
                (0..<3).map { Response(id: Identifier("\(unit)-\($0)"), unit: Identifier(unit), answers: answers) }
            }
            let others = (0..<strays).map { Response(id: Identifier("x\($0)"), answers: answers) }
            let report = MaturityReport(
                measurement: Measurement(
                    id: "2026",
                    header: Measurement.Header(
                        instrument: instrument.id, year: 2026, status: .open, anonymityThreshold: 1, invited: numbers),
                    responses: Table(responses + others)),
                units: units, instrument: instrument)
            return [report.whole.maturity?.invited] + ["a", "a1", "b"].map { report.unit(Identifier($0))?.invited }
        }
        #expect(invited(["a": 5, "a1": 6, "b": 7]) == [18, 11, 6, 7])
        #expect(invited(["a": 5, "b": 7]) == [nil, nil, nil, 7])
        #expect(invited(["a1": 6, "b": 7]) == [nil, nil, 6, 7])
        #expect(invited(["a": 5, "a1": 6, "b": 7], strays: 1) == [nil, 11, 6, 7])
        #expect(invited([:]) == [nil, nil, nil, nil])
    }
}
