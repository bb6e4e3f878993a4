import JSON
import Model

/// `systems.json`: the inventory with its assessments.
enum SystemsFile {
    static let name = "systems.json"

    static func read(_ node: JSONNode, _ unknown: inout UnknownKeys) throws(Malformed) -> Table<System> {
        var systems: Table<System> = []
        let rest = try node.object { key, value throws(Malformed) in
            switch key {
            case "format": break
            case "systems": systems = try value.table { item throws(Malformed) in try system(item, &unknown) }
            default: return false
            }
            return true
        }
        unknown.keep(rest, of: "systems")
        return systems
    }

    static func json(_ systems: Table<System>, _ unknown: UnknownKeys) -> JSON {
        let list = systems.map { unknown.added(to: json($0), of: "system/\($0.id)") }
        return unknown.added(to: ["format": 1, "systems": .array(list)], of: "systems")
    }

    static func system(_ node: JSONNode, _ unknown: inout UnknownKeys) throws(Malformed) -> System {
        var id: Identifier<System>?
        var name: String?
        var fields: [System.Field: System.Value] = [:]
        var assessments: [Assessment] = []
        var integrations: [Integration] = []
        let rest = try node.object { key, value throws(Malformed) in
            switch key {
            case "id": id = try value.identifier()
            case "name": name = try value.text()
            case "assessments":
                let marks = try value.dictionary { item throws(Malformed) in
                    try item.dictionary { mark throws(Malformed) in try mark.mark() }
                }
                assessments = marks.map { assessor, marks in
                    var byCriterion: [Identifier<Criterion>: Mark] = [:]
                    for (criterion, mark) in marks { byCriterion[Identifier(criterion)] = mark }
                    return Assessment(id: Identifier(assessor), marks: byCriterion)
                }
            case "integrations":
                let data = try value.dictionary { item throws(Malformed) in try item.text() }
                integrations = data.map { Integration(id: Identifier($0), data: $1) }
            default:
                guard let field = System.Field(rawValue: key) else { return false }
                fields[field] = try self.value(value, of: field)
            }
            return true
        }
        let system = System(
            id: try required(id, "id"), name: try required(name, "name"), fields: fields,
            assessments: Table(assessments), integrations: Table(integrations))
        if !rest.isEmpty { unknown.keep(rest, of: "system/\(system.id)") }
        return system
    }

    static func json(_ system: System) -> [String: JSON] {
        var members: [String: JSON] = ["id": .string(system.id.rawValue), "name": .string(system.name)]
        for (field, value) in system.fields { members[field.rawValue] = json(value) }
        if !system.assessments.isEmpty {
            var assessments: [String: JSON] = [:]
            for assessment in system.assessments {
                var marks: [String: JSON] = [:]
                for (criterion, mark) in assessment.marks { marks[criterion.rawValue] = .integer(mark.value) }
                assessments[assessment.id.rawValue] = .object(marks)
            }
            members["assessments"] = .object(assessments)
        }
        if !system.integrations.isEmpty {
            var integrations: [String: JSON] = [:]
            for integration in system.integrations { integrations[integration.id.rawValue] = .string(integration.data) }
            members["integrations"] = .object(integrations)
        }
        return members
    }

    static func value(_ node: JSONNode, of field: System.Field) throws(Malformed) -> System.Value {
        switch field.type {
        case .text, .people, .list:
            let text = try node.text()
            guard !text.isEmpty else {
                throw Malformed(problem: "a text cannot be empty", remedy: "leave the key out where nothing is known")
            }
            return .text(text)
        case .number, .money:
            guard let number = node.number else { throw Malformed(problem: "a number was expected") }
            guard abs(number) <= System.Value.largest else {
                throw Malformed(problem: "the number is too large", remedy: "write one up to 1e15")
            }
            return .number(number)
        case .day: return .day(try node.day())
        case .truth: return .truth(try node.truth())
        case .choice(let words):
            let text = try node.text()
            guard words.contains(text) else {
                let list = words.map { "«\($0)»" }.joined(separator: ", ")
                throw Malformed(problem: "an unknown word", remedy: "write one of \(list)")
            }
            return .text(text)
        }
    }

    static func json(_ value: System.Value) -> JSON {
        switch value {
        case .text(let text): .string(text)
        case .number(let number): .number(number)
        case .day(let day): .string(day.description)
        case .truth(let truth): .bool(truth)
        }
    }
}
