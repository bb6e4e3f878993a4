import JSON
import Model

/// `organisation.json`: the profile and the units.
enum OrganisationFile {
    static let name = "organisation.json"

    static func read(
        _ node: JSONNode, slug: String, _ unknown: inout UnknownKeys
    ) throws(Malformed) -> (Organisation.Profile, Table<Unit>) {
        var name: String?
        var kind: Organisation.Kind?
        var registerCode: String?
        var countyCode: String?
        var population: Int?
        var isGenerated = false
        var units: Table<Unit> = []
        let rest = try node.object { key, value throws(Malformed) in
            switch key {
            case "format": break
            case "name": name = try value.text()
            case "kind": kind = try value.word(Organisation.Kind.self)
            case "registerCode": registerCode = try value.text()
            case "countyCode": countyCode = try value.text()
            case "population": population = try value.positive()
            case "generated": isGenerated = try value.truth()
            case "units": units = try value.table { item throws(Malformed) in try unit(item, &unknown) }
            default: return false
            }
            return true
        }
        unknown.keep(rest, of: "organisation")
        let profile = Organisation.Profile(
            slug: slug, name: try required(name, "name"), kind: try required(kind, "kind"), registerCode: registerCode,
            countyCode: countyCode, population: population, isGenerated: isGenerated)
        return (profile, units)
    }

    static func json(_ organisation: Organisation, _ unknown: UnknownKeys) -> JSON {
        var members = json(organisation.profile)
        members["format"] = 1
        members["units"] = .array(organisation.units.map { unknown.added(to: json($0), of: "unit/\($0.id)") })
        return unknown.added(to: members, of: "organisation")
    }

    static func json(_ profile: Organisation.Profile) -> [String: JSON] {
        var members: [String: JSON] = ["name": .string(profile.name), "kind": .string(profile.kind.rawValue)]
        members["registerCode"] = profile.registerCode.map(JSON.string)
        members["countyCode"] = profile.countyCode.map(JSON.string)
        members["population"] = profile.population.map(JSON.integer)
        if profile.isGenerated { members["generated"] = true }
        return members
    }

    static func json(_ unit: Unit) -> [String: JSON] {
        var members: [String: JSON] = [
            "id": .string(unit.id.rawValue), "name": .string(unit.name), "level": .string(unit.level.rawValue),
        ]
        members["parent"] = unit.parent.map { .string($0.rawValue) }
        members["mergedInto"] = unit.successor.map { .string($0.rawValue) }
        return members
    }

    static func unit(_ node: JSONNode, _ unknown: inout UnknownKeys) throws(Malformed) -> Unit {
        var id: Identifier<Unit>?
        var parent: Identifier<Unit>?
        var successor: Identifier<Unit>?
        var name: String?
        var level = Unit.Level.administration
        let rest = try node.object { key, value throws(Malformed) in
            switch key {
            case "id": id = try value.identifier()
            case "parent": parent = try value.identifier()
            case "mergedInto": successor = try value.identifier()
            case "name": name = try value.text()
            case "level": level = try value.word(Unit.Level.self)
            default: return false
            }
            return true
        }
        let unit = Unit(
            id: try required(id, "id"), parent: parent, name: try required(name, "name"), level: level,
            successor: successor)
        unknown.keep(rest, of: "unit/\(unit.id)")
        return unit
    }
}
