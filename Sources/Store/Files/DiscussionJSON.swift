import JSON
import Model

/// A discussion as `measurement-<identifier>.json` and the journal hold it.
enum DiscussionJSON {
    static func read(
        _ node: JSONNode, of measurement: Identifier<Measurement>, _ unknown: inout UnknownKeys
    ) throws(Malformed) -> Discussion {
        var id: Identifier<Factor>?
        var rounds: [Discussion.Round] = []
        var agreed: Answer?
        var arguments: [String] = []
        let rest = try node.object { key, value throws(Malformed) in
            switch key {
            case "id": id = try value.identifier()
            case "rounds": rounds = try value.list { item throws(Malformed) in try round(item) }
            case "agreed": agreed = try value.answer()
            case "arguments": arguments = try value.list { item throws(Malformed) in try item.text() }
            default: return false
            }
            return true
        }
        let discussion = Discussion(
            id: try required(id, "id"), rounds: rounds, agreed: agreed, arguments: arguments)
        unknown.keep(rest, of: "measurement/\(measurement)/discussion/\(discussion.id)")
        return discussion
    }

    static func json(_ discussion: Discussion) -> [String: JSON] {
        var members: [String: JSON] = ["id": .string(discussion.id.rawValue)]
        if !discussion.rounds.isEmpty { members["rounds"] = .array(discussion.rounds.map(json)) }
        members["agreed"] = discussion.agreed.map { .integer($0.digit) }
        if !discussion.arguments.isEmpty { members["arguments"] = .array(discussion.arguments.map(JSON.string)) }
        return members
    }

    static func round(_ node: JSONNode) throws(Malformed) -> Discussion.Round {
        var source: Discussion.Source?
        var tallies: [Discussion.Tally] = []
        _ = try node.object { key, value throws(Malformed) in
            switch key {
            case "source": source = try value.word(Discussion.Source.self)
            case "tallies": tallies = try value.list { item throws(Malformed) in try tally(item) }
            default: throw Malformed(problem: "nothing but «source» and «tallies» is kept of a vote")
            }
            return true
        }
        return Discussion.Round(source: try required(source, "source"), tallies: tallies)
    }

    static func json(_ round: Discussion.Round) -> JSON {
        ["source": .string(round.source.rawValue), "tallies": .array(round.tallies.map(json))]
    }

    private static func tally(_ node: JSONNode) throws(Malformed) -> Discussion.Tally {
        var unit: Identifier<Unit>?
        var counts: [Int] = []
        _ = try node.object { key, value throws(Malformed) in
            switch key {
            case "unit": unit = try value.identifier()
            case "counts": counts = try value.list { item throws(Malformed) in try item.whole() }
            default: throw Malformed(problem: "nothing but «unit» and «counts» is kept of a tally")
            }
            return true
        }
        guard let tally = Discussion.Tally(unit: unit, counts: counts) else {
            throw Malformed(
                path: [.key("counts")], problem: "seven numbers were expected, 0–100,000",
                remedy: "write how many answered «vet ej», and then 1 to 6")
        }
        return tally
    }

    private static func json(_ tally: Discussion.Tally) -> JSON {
        var members: [String: JSON] = ["counts": .array(tally.counts.map(JSON.integer))]
        members["unit"] = tally.unit.map { .string($0.rawValue) }
        return .object(members)
    }
}
