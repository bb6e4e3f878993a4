import JSON
import Model

/// `measurement-<identifier>.json`: how a measurement is made, and its responses. Here, and only here, are persons and codes.
enum MeasurementFile {
    static func name(of id: Identifier<Measurement>) -> String { "measurement-\(id.rawValue).json" }

    /// The identifier in a file's name; nil for another file.
    static func identifier(in name: String) -> Identifier<Measurement>? {
        guard name.hasPrefix("measurement-"), name.hasSuffix(".json") else { return nil }
        return Identifier(String(name.dropFirst("measurement-".count).dropLast(".json".count)))
    }

    static func read(
        _ node: JSONNode, id: Identifier<Measurement>, _ unknown: inout UnknownKeys
    ) throws(Malformed) -> Measurement {
        var header = HeaderReader()
        var responses: Table<Response> = []
        var discussions: Table<Discussion> = []
        let rest = try node.object { key, value throws(Malformed) in
            switch key {
            case "format": return true
            case "responses":
                responses = try value.table { item throws(Malformed) in try response(item, of: id, &unknown) }
                return true
            case "discussions":
                discussions = try value.table { item throws(Malformed) in
                    try DiscussionJSON.read(item, of: id, &unknown)
                }
                return true
            default: return try header.take(key, value)
            }
        }
        unknown.keep(rest, of: "measurement/\(id)")
        return Measurement(id: id, header: try header.header(), responses: responses, discussions: discussions)
    }

    static func json(_ measurement: Measurement, _ unknown: UnknownKeys) -> JSON {
        var members = json(measurement.header)
        members["format"] = 1
        members["responses"] = .array(
            measurement.responses.map {
                unknown.added(to: json($0), of: "measurement/\(measurement.id)/response/\($0.id)")
            })
        if !measurement.discussions.isEmpty {
            members["discussions"] = .array(
                measurement.discussions.map {
                    unknown.added(
                        to: DiscussionJSON.json($0), of: "measurement/\(measurement.id)/discussion/\($0.id)")
                })
        }
        return unknown.added(to: members, of: "measurement/\(measurement.id)")
    }

    static func header(_ node: JSONNode) throws(Malformed) -> Measurement.Header {
        var reader = HeaderReader()
        _ = try node.object { key, value throws(Malformed) in try reader.take(key, value) }
        return try reader.header()
    }

    static func json(_ header: Measurement.Header) -> [String: JSON] {
        var invited: [String: JSON] = [:]
        for (unit, number) in header.invited { invited[unit.rawValue] = .integer(number) }
        var members: [String: JSON] = [
            "instrument": .string(header.instrument.rawValue), "year": .integer(header.year),
            "status": .string(header.status.rawValue), "anonymity": .string(header.anonymity.rawValue),
            "threshold": .integer(header.anonymityThreshold), "invited": .object(invited),
        ]
        members["instrumentVersion"] = header.version.map(JSON.string)
        members["opens"] = header.opens.map { .string($0.description) }
        members["closes"] = header.closes.map { .string($0.description) }
        return members
    }

    private struct HeaderReader {
        var instrument: Identifier<Instrument>?
        var version: String?
        var year: Int?
        var opens: Day?
        var closes: Day?
        var status = Measurement.Status.planned
        var anonymity = Measurement.Anonymity.anonymous
        var threshold = 5
        var invited: [Identifier<Unit>: Int] = [:]

        mutating func take(_ key: String, _ value: JSONNode) throws(Malformed) -> Bool {
            switch key {
            case "instrument": instrument = try value.identifier()
            case "instrumentVersion": version = try value.text()
            case "year":
                let number = try value.whole()
                guard (1990...2200).contains(number) else { throw Malformed(problem: "a year is 1990–2200") }
                year = number
            case "opens": opens = try value.day()
            case "closes": closes = try value.day()
            case "status": status = try value.word(Measurement.Status.self)
            case "anonymity": anonymity = try value.word(Measurement.Anonymity.self)
            case "threshold":
                threshold = try value.whole()
                guard threshold >= 1 else { throw Malformed(problem: "a threshold is at least 1") }
            case "invited":
                let numbers = try value.dictionary { item throws(Malformed) in
                    let number = try item.whole()
                    guard (0...1_000_000).contains(number) else {
                        throw Malformed(problem: "a number of people is 0–1,000,000")
                    }
                    return number
                }
                for (unit, number) in numbers { invited[Identifier(unit)] = number }
            default: return false
            }
            return true
        }

        func header() throws(Malformed) -> Measurement.Header {
            Measurement.Header(
                instrument: try required(instrument, "instrument"), version: version,
                year: try required(year, "year"), opens: opens, closes: closes, status: status, anonymity: anonymity,
                anonymityThreshold: threshold, invited: invited)
        }
    }

    static func response(
        _ node: JSONNode, of measurement: Identifier<Measurement>, _ unknown: inout UnknownKeys
    ) throws(Malformed) -> Response {
        var id: Identifier<Response>?
        var unit: Identifier<Unit>?
        var person: Response.Person?
        var answers: [Identifier<Factor>: Answer] = [:]
        var comments: [Identifier<Factor>: String] = [:]
        var codeHash: String?
        let rest = try node.object { key, value throws(Malformed) in
            switch key {
            case "id": id = try value.identifier()
            case "unit": unit = try value.identifier()
            case "person": person = try self.person(value)
            case "codeHash": codeHash = try value.text()
            case "answers":
                try value.requireObject()
                answers.reserveCapacity(30)
                for (factor, answer) in value.members {
                    answers[Identifier(factor)] = try within(.key(factor)) { () throws(Malformed) in try answer.answer()
                    }
                }
            case "comments":
                let texts = try value.dictionary { item throws(Malformed) in try item.text() }
                for (factor, text) in texts where !text.isEmpty { comments[Identifier(factor)] = text }
            default: return false
            }
            return true
        }
        let response = Response(
            id: try required(id, "id"), unit: unit, person: person, answers: answers, comments: comments,
            codeHash: codeHash)
        if !rest.isEmpty { unknown.keep(rest, of: "measurement/\(measurement)/response/\(response.id)") }
        return response
    }

    private static func person(_ node: JSONNode) throws(Malformed) -> Response.Person {
        var person = Response.Person()
        _ = try node.object { key, value throws(Malformed) in
            switch key {
            case "name": person.name = try value.text()
            case "address": person.address = try value.text()
            default: throw Malformed(problem: "nothing but «name» and «address» may be kept of a person")
            }
            return true
        }
        return person
    }

    static func json(_ response: Response) -> [String: JSON] {
        var answers: [String: JSON] = [:]
        for (factor, answer) in response.answers { answers[factor.rawValue] = .integer(answer.digit) }
        var members: [String: JSON] = ["id": .string(response.id.rawValue), "answers": .object(answers)]
        members["unit"] = response.unit.map { .string($0.rawValue) }
        members["codeHash"] = response.codeHash.map(JSON.string)
        if let person = response.person {
            members["person"] = ["name": .string(person.name), "address": .string(person.address)]
        }
        if !response.comments.isEmpty {
            var comments: [String: JSON] = [:]
            for (factor, text) in response.comments { comments[factor.rawValue] = .string(text) }
            members["comments"] = .object(comments)
        }
        return members
    }
}
