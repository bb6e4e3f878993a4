import Model

/// An instrument's shape: by dimension and category, the category's weight and those of its factors.
typealias Shape = [[(weight: Double, factors: [Double])]]

extension Instrument {
    /// Factors `f0`, `f1` … in categories `c0`, `c1` …
    init(_ shape: Shape) {
        let none = Text(swedish: "", english: "")
        var categories = 0
        var factors = 0
        var dimensions: [Dimension] = []
        for (id, part) in zip(["capability", "heritage"], shape) {
            var inside: [Model.Category] = []
            for (weight, weights) in part {
                let made = weights.enumerated().map { offset, weight in
                    Factor(
                        id: Identifier("f\(factors + offset)"), name: none, statement: none, help: none, weight: weight)
                }
                inside.append(
                    Model.Category(
                        id: Identifier("c\(categories)"), name: none, description: none, weight: weight, factors: made))
                factors += weights.count
                categories += 1
            }
            dimensions.append(Dimension(id: Identifier(id), name: none, description: none, categories: inside))
        }
        let types = ["A", "B", "C", "D"].enumerated().map { index, id in
            OrganisationType(
                id: Identifier(id), hasHighCapability: index >= 2, hasHighHeritage: index % 2 == 1, name: none,
                description: none, advice: none)
        }
        self.init(
            id: "test", version: "1", name: none, shortName: none, source: none, stem: none,
            scale: Scale(labels: [], unknown: none), dimensions: dimensions, types: types, advice: [])
    }

    /// One category of so many equal factors in each dimension.
    init(capability: Int, heritage: Int) {
        self.init([[(1, Array(repeating: 1, count: capability))], [(1, Array(repeating: 1, count: heritage))]])
    }
}

extension Response {
    /// Answers to `f0`, `f1` … in order: 1…6, 0 for «vet ej», nil for nothing.
    init(_ id: String, unit: Identifier<Unit>? = nil, _ digits: [Int?]) {
        var answers: [Identifier<Factor>: Answer] = [:]
        for (index, digit) in digits.enumerated() {
            answers[Identifier("f\(index)")] = digit.flatMap { Answer(digit: $0) }
        }
        self.init(id: Identifier(id), unit: unit, answers: answers)
    }
}

extension Table<Response> {
    /// One row a respondent.
    init(rows: [[Int?]]) { self.init(rows.enumerated().map { Response("r\(1000 + $0)", $1) }) }
}

/// Sebastiano Vigna's SplitMix64, so that a seed in a failure's message tells all.
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    init(_ seed: Int) { state = UInt64(seed) }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// Whether two numbers are the same but for rounding; nil is the same as nil alone.
func isClose(_ one: Double?, _ other: Double?, within tolerance: Double = 1e-9) -> Bool {
    guard let one, let other else { return one == nil && other == nil }
    return abs(one - other) <= tolerance
}
