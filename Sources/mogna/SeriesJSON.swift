import JSON
import Model
import Scoring

/// One group over the years as JSON: the contract of docs/json.md.
enum SeriesJSON {
    static func json(_ series: ComparableSeries, _ instrument: Instrument) -> JSON {
        let comparability = series.comparability
        return [
            "statements": .integer(comparability.common.count), "of": .integer(comparability.total),
            "leftOut": .array(comparability.leftOut.map(leftOut)),
            "measurements": .array(series.points.map { point($0, comparability, instrument) }),
        ]
    }

    private static func leftOut(_ out: Comparability.LeftOut) -> JSON {
        switch out.reason {
        case .reworded(let since):
            ["id": .string(out.factor.id.rawValue), "reason": "reworded", "since": .string(since)]
        case .notAsked: ["id": .string(out.factor.id.rawValue), "reason": "notAsked", "since": nil]
        }
    }

    private static func point(
        _ point: ComparableSeries.Point, _ comparability: Comparability, _ instrument: Instrument
    ) -> JSON {
        func score(_ measure: Measure) -> [String: JSON] {
            let score = point.scores?[measure]
            return [
                "score": score.map { .number($0.value) } ?? nil, "rounded": score.map { .number($0.oneDecimal) } ?? nil,
            ]
        }
        func scores<Subject>(_ ids: [Identifier<Subject>], _ measure: (Identifier<Subject>) -> Measure) -> JSON {
            guard point.scores != nil else { return [] }
            return .array(ids.map { .object(score(measure($0)).merging(["id": .string($0.rawValue)]) { $1 }) })
        }
        return [
            "measurement": .string(point.measurement.rawValue), "year": .integer(point.year),
            "units": .array(point.parts.map { .string($0.rawValue) }),
            "withheld": point.withheld.map { .string($0.rawValue) } ?? nil, "maturity": .object(score(.maturity)),
            "dimensions": scores(instrument.dimensions.map(\.id), Measure.dimension),
            "categories": scores(instrument.categories.map(\.id), Measure.category),
            "factors": scores(
                instrument.factors.map(\.id).filter(comparability.common.contains), Measure.factor),
        ]
    }
}
