import JSON
import Model
import Scoring

/// Systems nationally as JSON: the contract of docs/json.md.
enum ProductsJSON {
    static func document(_ national: NationalProducts, _ left: LeftByOthers?, _ own: Organisation?) -> JSON {
        [
            "format": 1, "threshold": .integer(PeerDisclosure.threshold),
            "organisations": .integer(national.organisations), "withheld": .integer(national.withheld),
            "products": .array(national.products.map(product)),
            "organisation": own.map { .string($0.profile.slug) } ?? nil,
            "leftByOthers": left.map { .array($0.entries.map(entry)) } ?? nil,
        ]
    }

    private static func product(_ product: NationalProducts.Product) -> JSON {
        [
            "id": .string(product.id), "name": .string(product.name), "stages": stages(product.stages),
            "quality": outcome(product.quality), "importance": outcome(product.importance),
            "replacedBy": counted(product.replacements), "otherReplacements": .integer(product.otherReplacements),
            "suppliers": counted(product.suppliers),
        ]
    }

    private static func entry(_ entry: LeftByOthers.Entry) -> JSON {
        [
            "product": .string(entry.product.id), "systems": .array(entry.systems.map { .string($0.rawValue) }),
            "others": stages(entry.others), "replacedBy": counted(entry.replacements),
        ]
    }

    private static func stages(_ stages: NationalProducts.Stages) -> JSON {
        [
            "total": .integer(stages.total), "planned": .integer(stages.planned), "inUse": .integer(stages.inUse),
            "phasingOut": .integer(stages.phasingOut), "retired": .integer(stages.retired),
        ]
    }

    private static func counted(_ counted: [NationalProducts.Counted]) -> JSON {
        .array(
            counted.map { ["id": .string($0.id), "name": .string($0.name), "organisations": .integer($0.count)] })
    }

    /// A withheld figure has the same members, all without a value.
    private static func outcome(_ outcome: Comparison.Outcome) -> JSON {
        switch outcome {
        case .withheld(let reason):
            [
                "withheld": .string(reason.rawValue), "n": nil, "mean": nil, "low": nil, "lowerQuartile": nil,
                "median": nil, "upperQuartile": nil, "high": nil,
            ]
        case .shown(let lie):
            [
                "withheld": nil, "n": .integer(lie.count), "mean": .number(lie.mean), "low": .number(lie.low),
                "lowerQuartile": .number(lie.lowerQuartile), "median": .number(lie.median),
                "upperQuartile": .number(lie.upperQuartile), "high": .number(lie.high),
            ]
        }
    }
}
