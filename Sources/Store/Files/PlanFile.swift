import JSON
import Model

/// `plan.json`: challenges, goals and actions.
enum PlanFile {
    static let name = "plan.json"

    static func read(_ node: JSONNode, _ unknown: inout UnknownKeys) throws(Malformed) -> Table<PlanItem> {
        var items: Table<PlanItem> = []
        let rest = try node.object { key, value throws(Malformed) in
            switch key {
            case "format": break
            case "items": items = try value.table { item throws(Malformed) in try self.item(item, &unknown) }
            default: return false
            }
            return true
        }
        unknown.keep(rest, of: "plan")
        return items
    }

    static func json(_ plan: Table<PlanItem>, _ unknown: UnknownKeys) -> JSON {
        let items = plan.map { unknown.added(to: json($0), of: "plan/\($0.id)") }
        return unknown.added(to: ["format": 1, "items": .array(items)], of: "plan")
    }

    static func item(_ node: JSONNode, _ unknown: inout UnknownKeys) throws(Malformed) -> PlanItem {
        var id: Identifier<PlanItem>?
        var kind: PlanItem.Kind?
        var text: String?
        var category: Identifier<Category>?
        var owner = ""
        var due: Day?
        var isDone = false
        var isShared = false
        let rest = try node.object { key, value throws(Malformed) in
            switch key {
            case "id": id = try value.identifier()
            case "kind": kind = try value.word(PlanItem.Kind.self)
            case "text": text = try value.text()
            case "category": category = try value.identifier()
            case "owner": owner = try value.text()
            case "due": due = try value.day()
            case "done": isDone = try value.truth()
            case "shared": isShared = try value.truth()
            default: return false
            }
            return true
        }
        let item = PlanItem(
            id: try required(id, "id"), kind: try required(kind, "kind"), text: try required(text, "text"),
            category: category, owner: owner, due: due, isDone: isDone,
            isShared: isShared)
        unknown.keep(rest, of: "plan/\(item.id)")
        return item
    }

    static func json(_ item: PlanItem) -> [String: JSON] {
        var members: [String: JSON] = [
            "id": .string(item.id.rawValue), "kind": .string(item.kind.rawValue), "text": .string(item.text),
        ]
        members["category"] = item.category.map { .string($0.rawValue) }
        if !item.owner.isEmpty { members["owner"] = .string(item.owner) }
        members["due"] = item.due.map { .string($0.description) }
        if item.isDone { members["done"] = true }
        if item.isShared { members["shared"] = true }
        return members
    }
}
