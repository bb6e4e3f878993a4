import JSON
import Model

/// `systems.json`: the inventory with its assessments.
enum SystemsFile {
    static let name = "systems.json"

    /// What a system has in the file.
    enum Member {
        case id, name, assessments, integrations
        case field(System.Field)

        /// All of them, in the order of their words.
        static let all = ([.id, .name, .assessments, .integrations] + System.Field.allCases.map(Member.field))
            .sorted { $0.word < $1.word }

        var word: String {
            switch self {
            case .id: "id"
            case .name: "name"
            case .assessments: "assessments"
            case .integrations: "integrations"
            case .field(let field): field.rawValue
            }
        }
    }

    // MARK: Reading

    static func read(_ node: JSONNode, _ unknown: inout UnknownKeys) throws(Malformed) -> Table<System> {
        var systems: Table<System> = []
        var reader = SystemReader()
        let rest = try node.object { key, value throws(Malformed) in
            switch key {
            case "format": break
            case "systems": systems = try value.table { item throws(Malformed) in try reader.system(item) }
            default: return false
            }
            return true
        }
        unknown.merge(reader.unknown)
        unknown.keep(rest, of: "systems")
        return systems
    }

    // MARK: Writing

    /// Hands over the file piece by piece.
    static func write(
        _ systems: Table<System>, _ unknown: UnknownKeys, _ put: ([UInt8]) throws(StoreError) -> Void
    ) throws(StoreError) {
        var writer = JSONWriter()
        var extra = unknown.rest(of: "systems")
        writer.beginObject()
        extra.write(before: "format", to: &writer)
        writer.key("format")
        writer.integer(1)
        extra.write(before: "systems", to: &writer)
        writer.key("systems")
        writer.beginArray()
        for system in systems {
            write(system, unknown.isEmpty ? UnknownKeys.Rest() : unknown.rest(of: "system/\(system.id)"), to: &writer)
            if writer.bytes.count > pieceSize {
                try put(writer.bytes)
                writer.clear()
            }
        }
        writer.endArray()
        extra.write(before: nil, to: &writer)
        writer.endObject()
        writer.endLine()
        try put(writer.bytes)
    }

    static let pieceSize = 1 << 18

    /// Writes a system with the members of it that are not known here.
    static func write(_ system: System, _ rest: UnknownKeys.Rest = UnknownKeys.Rest(), to writer: inout JSONWriter) {
        var rest = rest
        writer.beginObject()
        for member in Member.all {
            func begin() {
                rest.write(before: member.word, to: &writer)
                writer.key(member.word)
            }
            switch member {
            case .id:
                begin()
                writer.string(system.id.rawValue)
            case .name:
                begin()
                writer.string(system.name)
            case .field(let field):
                guard let value = system.fields[field] else { continue }
                begin()
                write(value, to: &writer)
            case .assessments where !system.assessments.isEmpty:
                begin()
                writer.beginObject()
                for assessment in system.assessments {
                    writer.key(assessment.id.rawValue)
                    writer.beginObject()
                    for (criterion, mark) in assessment.marks {
                        writer.key(criterion.rawValue)
                        writer.integer(mark.value)
                    }
                    writer.endObject()
                }
                writer.endObject()
            case .integrations where !system.integrations.isEmpty:
                begin()
                writer.beginObject()
                for integration in system.integrations {
                    writer.key(integration.id.rawValue)
                    writer.string(integration.data)
                }
                writer.endObject()
            case .assessments, .integrations: break
            }
        }
        rest.write(before: nil, to: &writer)
        writer.endObject()
    }

    private static func write(_ value: System.Value, to writer: inout JSONWriter) {
        switch value {
        case .text(let text): writer.string(text)
        case .number(let number): writer.number(number)
        case .day(let day): writer.string(plain: day.bytes)
        case .truth(let truth): writer.bool(truth)
        }
    }

    /// A value in a line of the journal.
    static func json(_ value: System.Value) -> JSON {
        switch value {
        case .text(let text): .string(text)
        case .number(let number): .number(number)
        case .day(let day): .string(day.description)
        case .truth(let truth): .bool(truth)
        }
    }
}
