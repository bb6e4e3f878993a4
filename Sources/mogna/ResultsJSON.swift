import JSON
import Model
import Scoring

/// Scores as JSON: the contract of docs/json.md.
enum ResultsJSON {
    static func group(_ group: Group, invited: Int?, _ instrument: Instrument) -> [String: JSON] {
        switch group {
        case .withheld(let reason): withheld(reason)
        case .shown(let maturity): shown(maturity, invited: invited, instrument)
        }
    }

    /// A withheld group has the same members, all without a value, so that a reader need not ask which are there.
    private static func withheld(_ reason: Withheld) -> [String: JSON] {
        [
            "withheld": .string(reason.rawValue), "maturity": nil, "type": nil, "respondents": nil, "invited": nil,
            "dimensions": [], "categories": [], "factors": [], "strengths": [], "weaknesses": [],
        ]
    }

    private static func shown(_ maturity: Maturity, invited: Int?, _ instrument: Instrument) -> [String: JSON] {
        var categories: [JSON] = []
        var factors: [JSON] = []
        for dimension in maturity.dimensions {
            for category in dimension.categories {
                var members = estimate(category.estimate)
                members["id"] = .string(category.id.rawValue)
                members["dimension"] = .string(dimension.id.rawValue)
                members["alpha"] = number(category.alpha)
                members["agreement"] = number(category.agreement)
                categories.append(.object(members))
                for factor in category.factors {
                    var members = self.factor(factor)
                    members["category"] = .string(category.id.rawValue)
                    factors.append(.object(members))
                }
            }
        }
        let dimensions = maturity.dimensions.map { dimension -> JSON in
            var members = estimate(dimension.estimate)
            members["id"] = .string(dimension.id.rawValue)
            return .object(members)
        }
        return [
            "withheld": nil, "maturity": .object(estimate(maturity.estimate)),
            "type": maturity.type.map { .string($0.rawValue) } ?? nil, "respondents": .integer(maturity.respondents),
            "invited": invited.map(JSON.integer) ?? nil, "dimensions": .array(dimensions),
            "categories": .array(categories), "factors": .array(factors),
            "strengths": .array(maturity.strengths.map { .string($0.rawValue) }),
            "weaknesses": .array(maturity.weaknesses.map { .string($0.rawValue) }),
        ]
    }

    /// Counts of a withheld factor do not exist, rather than being zero.
    private static func factor(_ factor: FactorResult) -> [String: JSON] {
        var members = estimate(factor.estimate)
        members["id"] = .string(factor.id.rawValue)
        members["withheld"] = .bool(factor.isWithheld)
        members["agreement"] = number(factor.agreement)
        members["counts"] = .array(factor.counts.dropFirst().map(JSON.integer))
        members["unknown"] = .integer(factor.counts[0])
        members["unanswered"] = .integer(factor.unanswered)
        guard factor.isWithheld else { return members }
        members["counts"] = []
        for name in ["n", "unknown", "unanswered"] { members[name] = .null }
        return members
    }

    private static func estimate(_ estimate: Estimate) -> [String: JSON] {
        [
            "score": number(estimate.score?.value), "rounded": number(estimate.score?.oneDecimal),
            "sd": number(estimate.deviation),
            "interval": estimate.interval.map { [.number($0.lowerBound), .number($0.upperBound)] } ?? nil,
            "n": .integer(estimate.respondents),
        ]
    }

    private static func number(_ value: Double?) -> JSON { value.map(JSON.number) ?? nil }
}
