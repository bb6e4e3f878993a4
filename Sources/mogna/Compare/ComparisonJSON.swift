import JSON
import Model
import Scoring

/// What is told of comparisons, as docs/json.md describes it.
enum ComparisonJSON {
    /// All groups of a collection.
    static func collection(_ comparisons: [Comparison], _ selection: Selection) -> JSON {
        document([
            "tables": .array(
                comparisons.map { comparison in
                    var members = table(comparison)
                    members["groups"] = .array(
                        comparison.table.measures.enumerated().flatMap { column, measure -> [JSON] in
                            guard selection.takes(measure) else { return [] }
                            return selection.groupings.flatMap { grouping in
                                comparison.groups(by: grouping, measure: column).map { group in
                                    var members = self.group(group, measure)
                                    add(comparison.outcome(of: group, measure: column), to: &members)
                                    return .object(members)
                                }
                            }
                        })
                    return .object(members)
                })
        ])
    }

    /// An organisation among its groups.
    static func participant(_ participant: Participant, _ comparisons: [Comparison], _ selection: Selection) -> JSON {
        let organisation = participant.summary.organisation
        return document([
            "organisation": [
                "id": .string(organisation.id.rawValue), "name": .string(organisation.name),
                "kind": .string(organisation.kind.rawValue), "generated": .bool(organisation.isGenerated),
            ],
            "tables": .array(
                comparisons.filter { participant.result($0.table) != nil }.map { comparison in
                    var members = table(comparison)
                    members["groups"] = .array(participant.standings(comparison, selection).map(place))
                    return .object(members)
                }),
        ])
    }

    private static func document(_ members: [String: JSON]) -> JSON {
        var members = members
        members["format"] = 1
        members["threshold"] = .integer(PeerDisclosure.threshold)
        return .object(members)
    }

    private static func table(_ comparison: Comparison) -> [String: JSON] {
        [
            "instrument": .string(comparison.table.instrument), "year": .integer(comparison.table.year),
            "organisations": .integer(comparison.table.peers.count),
        ]
    }

    private static func group(_ group: PeerGroup, _ measure: Measure) -> [String: JSON] {
        [
            "grouping": .string(group.grouping.rawValue), "kind": group.kind.map { .string($0.rawValue) } ?? .null,
            "key": .string(group.key), "measure": .string(measure.rawValue),
        ]
    }

    private static func add(_ outcome: Comparison.Outcome, to members: inout [String: JSON]) {
        if case .withheld(let reason) = outcome {
            members["withheld"] = .string(reason.rawValue)
        } else {
            members["withheld"] = .null
        }
        let told = outcome.distribution
        members["n"] = told.map { .integer($0.count) } ?? .null
        for (name, value) in [
            ("mean", told?.mean), ("sd", told?.deviation), ("min", told?.low), ("q1", told?.lowerQuartile),
            ("median", told?.median), ("q3", told?.upperQuartile), ("max", told?.high),
        ] {
            members[name] = value.map(JSON.number) ?? .null
        }
    }

    private static func place(_ place: Participant.Place) -> JSON {
        var members = group(place.group, place.measure)
        add(place.outcome, to: &members)
        members["score"] = .number(place.score.value)
        members["rank"] = place.standing.map { .integer($0.rank) } ?? .null
        members["of"] = place.standing.map { .integer($0.count) } ?? .null
        members["percentile"] = place.standing.map { .number($0.percentile) } ?? .null
        members["difference"] = place.outcome.distribution.map { .number(place.score.value - $0.median) } ?? .null
        return .object(members)
    }
}
