import JSON
import Model

/// `analysis.json`: what analysts keep of their work on the inventory.
enum AnalysisFile {
    static let name = "analysis.json"

    static func read(_ node: JSONNode, _ unknown: inout UnknownKeys) throws(Malformed) -> Analysis {
        var analysis = Analysis()
        let rest = try node.object { key, value throws(Malformed) in
            switch key {
            case "format": break
            case "overlaps":
                analysis.overlaps = try value.table { item throws(Malformed) in try overlap(item, &unknown) }
            case "scenarios":
                analysis.scenarios = try value.table { item throws(Malformed) in try scenario(item, &unknown) }
            case "views": analysis.views = try value.table { item throws(Malformed) in try view(item, &unknown) }
            case "imports":
                analysis.importMappings = try value.table { item throws(Malformed) in try mapping(item, &unknown) }
            default: return false
            }
            return true
        }
        unknown.keep(rest, of: "analysis")
        return analysis
    }

    static func json(_ analysis: Analysis, _ unknown: UnknownKeys) -> JSON {
        var members: [String: JSON] = ["format": 1]
        func put<Element>(_ key: String, _ table: Table<Element>, _ write: (Element) -> [String: JSON]) {
            guard !table.isEmpty else { return }
            members[key] = .array(table.map { unknown.added(to: write($0), of: "\(key)/\($0.id)") })
        }
        put("overlaps", analysis.overlaps, json)
        put("scenarios", analysis.scenarios, json)
        put("views", analysis.views, json)
        put("imports", analysis.importMappings, json)
        return unknown.added(to: members, of: "analysis")
    }

    static func overlap(_ node: JSONNode, _ unknown: inout UnknownKeys) throws(Malformed) -> OverlapVerdict {
        var systems: [Identifier<System>] = []
        var isConfirmed: Bool?
        let rest = try node.object { key, value throws(Malformed) in
            switch key {
            // Made of the two systems.
            case "id": break
            case "systems": systems = try value.list { item throws(Malformed) in try item.identifier() }
            case "confirmed": isConfirmed = try value.truth()
            default: return false
            }
            return true
        }
        guard systems.count == 2, systems[0] != systems[1] else {
            throw Malformed(path: [.key("systems")], problem: "the identifiers of two systems were expected")
        }
        let verdict = OverlapVerdict(systems[0], systems[1], isConfirmed: try required(isConfirmed, "confirmed"))
        unknown.keep(rest, of: "overlaps/\(verdict.id)")
        return verdict
    }

    static func json(_ verdict: OverlapVerdict) -> [String: JSON] {
        [
            "id": .string(verdict.id.rawValue), "confirmed": .bool(verdict.isConfirmed),
            "systems": .array(verdict.systems.map { .string($0.rawValue) }),
        ]
    }

    static func scenario(_ node: JSONNode, _ unknown: inout UnknownKeys) throws(Malformed) -> Scenario {
        var id: Identifier<Scenario>?
        var name: String?
        var retires: [Identifier<System>] = []
        let rest = try node.object { key, value throws(Malformed) in
            switch key {
            case "id": id = try value.identifier()
            case "name": name = try value.text()
            case "retires": retires = try value.list { item throws(Malformed) in try item.identifier() }
            default: return false
            }
            return true
        }
        let scenario = Scenario(
            id: try required(id, "id"), name: try required(name, "name"), retires: Set(retires))
        unknown.keep(rest, of: "scenarios/\(scenario.id)")
        return scenario
    }

    static func json(_ scenario: Scenario) -> [String: JSON] {
        [
            "id": .string(scenario.id.rawValue), "name": .string(scenario.name),
            "retires": .array(scenario.retires.sorted().map { .string($0.rawValue) }),
        ]
    }

    static func view(_ node: JSONNode, _ unknown: inout UnknownKeys) throws(Malformed) -> SavedView {
        func texts(_ value: JSONNode) throws(Malformed) -> [String] {
            try value.list { item throws(Malformed) in try item.text() }
        }
        var id: Identifier<SavedView>?
        var name: String?
        var columns: [String] = []
        var frozen = 0
        var sort: [String] = []
        var filter = ""
        var group: String?
        let rest = try node.object { key, value throws(Malformed) in
            switch key {
            case "id": id = try value.identifier()
            case "name": name = try value.text()
            case "columns": columns = try texts(value)
            case "frozen":
                frozen = try value.whole()
                guard frozen >= 0 else { throw Malformed(problem: "a number of columns cannot be negative") }
            case "sort": sort = try texts(value)
            case "filter": filter = try value.text()
            case "group": group = try value.text()
            default: return false
            }
            return true
        }
        let view = SavedView(
            id: try required(id, "id"), name: try required(name, "name"), columns: columns, frozen: frozen, sort: sort,
            filter: filter, group: group)
        unknown.keep(rest, of: "views/\(view.id)")
        return view
    }

    static func json(_ view: SavedView) -> [String: JSON] {
        var members: [String: JSON] = [
            "id": .string(view.id.rawValue), "name": .string(view.name),
            "columns": .array(view.columns.map(JSON.string)),
        ]
        if view.frozen > 0 { members["frozen"] = .integer(view.frozen) }
        if !view.sort.isEmpty { members["sort"] = .array(view.sort.map(JSON.string)) }
        if !view.filter.isEmpty { members["filter"] = .string(view.filter) }
        members["group"] = view.group.map(JSON.string)
        return members
    }

    static func mapping(_ node: JSONNode, _ unknown: inout UnknownKeys) throws(Malformed) -> ImportMapping {
        var id: Identifier<ImportMapping>?
        var columns: [String: String] = [:]
        let rest = try node.object { key, value throws(Malformed) in
            switch key {
            case "id": id = try value.identifier()
            case "columns": columns = try value.dictionary { item throws(Malformed) in try item.text() }
            default: return false
            }
            return true
        }
        let mapping = ImportMapping(id: try required(id, "id"), columns: columns)
        unknown.keep(rest, of: "imports/\(mapping.id)")
        return mapping
    }

    static func json(_ mapping: ImportMapping) -> [String: JSON] {
        ["id": .string(mapping.id.rawValue), "columns": .object(mapping.columns.mapValues(JSON.string))]
    }
}
