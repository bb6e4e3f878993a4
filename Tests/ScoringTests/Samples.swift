import Model

@testable import Scoring

private let nothing = Text(swedish: "", english: "")

extension Instrument {
    /// With factors `f00`, `f01` … in categories `c0` … in two dimensions, `capability` and `heritage`.
    static func sample(_ dimensions: [[(weight: Double, factors: [Double])]]) -> Instrument {
        var factors = 0
        var categories = 0
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return Instrument(
            id: "sample", version: "1", name: nothing, shortName: nothing, source: nothing, stem: nothing,
            scale: Scale(labels: [], unknown: nothing),
            dimensions: zip(["capability", "heritage"], dimensions).map { name, parts in
                Dimension(
                    id: Identifier(name), name: nothing, description: nothing,
                    categories: parts.map { part in
                        categories += 1
                        return Category(
                            id: Identifier("c\(categories - 1)"), name: nothing, description: nothing,
                            weight: part.weight,
                            factors: part.factors.map { weight in
                                factors += 1
                                return Factor(
                                    id: Identifier("f" + two(factors - 1)), name: nothing, statement: nothing,
                                    help: nothing, weight: weight)
                            })
                    })
            },
            types: [("A", false, false), ("B", false, true), ("C", true, false), ("D", true, true)].map {
                OrganisationType(
                    id: Identifier($0.0), hasHighCapability: $0.1, hasHighHeritage: $0.2, name: nothing,
                    description: nothing, advice: nothing)
            }, advice: [])
    }

    /// One category of so many factors in each dimension, all of weight 1.
    static func sample(_ capability: Int, _ heritage: Int) -> Instrument {
        .sample([capability, heritage].map { [(weight: 1, factors: Array(repeating: 1, count: $0))] })
    }

    /// A respondent's answers written as a row: a point for none, 0 for «vet ej».
    func response(_ id: Int, _ row: String, unit: Identifier<Unit>? = nil) -> Response {
        var answers: [Identifier<Factor>: Answer] = [:]
        for (factor, character) in zip(factors, row) {
            answers[factor.id] = character.wholeNumberValue.flatMap { Answer(digit: $0) }
        }
        return Response(id: Identifier("r\(1000 + id)"), unit: unit, answers: answers)
    }

    /// Rows scored, whoever they are.
    func score(_ rows: [String], invited: Int? = nil) -> Maturity {
        Maturity(of: rows.enumerated().map { response($0, $1) }, instrument: self, invited: invited)
    }
}
