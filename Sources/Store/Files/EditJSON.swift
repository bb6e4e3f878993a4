import JSON
import Model

/// An edit as the journal holds it: what was changed, from what, to what. A value that was not there is null.
enum EditJSON {
    static func write(_ edit: Edit, to writer: inout JSONWriter) {
        func members(
            _ kind: String, _ place: [String: String], from: (inout JSONWriter) -> Void,
            to: (inout JSONWriter) -> Void
        ) {
            writer.beginObject()
            for key in (place.keys + ["edit", "from", "to"]).sorted() {
                writer.key(key)
                switch key {
                case "edit": writer.string(kind)
                case "from": from(&writer)
                case "to": to(&writer)
                default: writer.string(place[key] ?? "")
                }
            }
            writer.endObject()
        }
        func members<Value>(
            _ kind: String, _ change: Replacement<Value>, _ place: [String: String] = [:], _ json: (Value) -> JSON?
        ) {
            members(
                kind, place, from: { $0.value(json(change.from) ?? .null) },
                to: { $0.value(json(change.to) ?? .null) })
        }
        switch edit {
        case .profile(let change): members("profile", change) { .object(OrganisationFile.json($0)) }
        case .unit(let id, let change):
            members("unit", change, ["unit": id.rawValue]) { $0.map { .object(OrganisationFile.json($0)) } }
        case .measurement(let id, let change):
            members("measurement", change, ["measurement": id.rawValue]) {
                $0.map { .object(MeasurementFile.json($0)) }
            }
        case .response(let measurement, let id, let change):
            members("response", change, ["measurement": measurement.rawValue, "response": id.rawValue]) {
                $0.map { .object(MeasurementFile.json($0)) }
            }
        case .answer(let measurement, let response, let factor, let change):
            members("answer", change, place(measurement, response, factor)) { $0.map { .integer($0.digit) } }
        case .comment(let measurement, let response, let factor, let change):
            members("comment", change, place(measurement, response, factor)) { $0.map(JSON.string) }
        case .respondentUnit(let measurement, let response, let change):
            let place = ["measurement": measurement.rawValue, "response": response.rawValue]
            members("respondentUnit", change, place) { $0.map { .string($0.rawValue) } }
        case .discussion(let measurement, let factor, let change):
            members("discussion", change, ["measurement": measurement.rawValue, "factor": factor.rawValue]) {
                $0.map { .object(DiscussionJSON.json($0)) }
            }
        case .system(let id, let change):
            func write(_ system: System?, _ writer: inout JSONWriter) {
                if let system { SystemsFile.write(system, to: &writer) } else { writer.null() }
            }
            members(
                "system", ["system": id.rawValue], from: { write(change.from, &$0) }, to: { write(change.to, &$0) })
        case .systemName(let id, let change):
            members("systemName", change, ["system": id.rawValue]) { .string($0) }
        case .systemField(let id, let field, let change):
            members("systemField", change, ["system": id.rawValue, "field": field.rawValue]) {
                $0.map(SystemsFile.json)
            }
        case .mark(let system, let assessor, let criterion, let change):
            let place = [
                "system": system.rawValue, "assessor": assessor.rawValue, "criterion": criterion.rawValue,
            ]
            members("mark", change, place) { $0.map { .integer($0.value) } }
        case .integration(let giver, let receiver, let change):
            let place = ["system": giver.rawValue, "receiver": receiver.rawValue]
            members("integration", change, place) { $0.map { .string($0.data) } }
        case .planItem(let id, let change):
            members("planItem", change, ["item": id.rawValue]) { $0.map { .object(PlanFile.json($0)) } }
        case .overlap(let id, let change):
            members("overlap", change, ["overlap": id.rawValue]) { $0.map { .object(AnalysisFile.json($0)) } }
        case .scenario(let id, let change):
            members("scenario", change, ["scenario": id.rawValue]) { $0.map { .object(AnalysisFile.json($0)) } }
        case .savedView(let id, let change):
            members("savedView", change, ["view": id.rawValue]) { $0.map { .object(AnalysisFile.json($0)) } }
        case .importMapping(let id, let change):
            members("importMapping", change, ["mapping": id.rawValue]) {
                $0.map { .object(AnalysisFile.json($0)) }
            }
        }
    }

    private static func place(
        _ measurement: Identifier<Measurement>, _ response: Identifier<Response>, _ factor: Identifier<Factor>
    ) -> [String: String] {
        ["measurement": measurement.rawValue, "response": response.rawValue, "factor": factor.rawValue]
    }

    /// Reads an edit of the organisation with that slug.
    static func read(_ node: JSONNode, slug: String, _ systems: inout SystemReader) throws(Malformed) -> Edit {
        try node.requireObject()
        var unknown = UnknownKeys()
        func identifier<Subject>(_ key: String) throws(Malformed) -> Identifier<Subject> {
            let value = try required(node[key], key)
            return try within(.key(key)) { () throws(Malformed) in try value.identifier() }
        }
        func change<Value>(_ read: (JSONNode) throws(Malformed) -> Value) throws(Malformed) -> Replacement<Value?> {
            func side(_ key: String) throws(Malformed) -> Value? {
                guard let value = node[key], value.kind != .null else { return nil }
                return try within(.key(key)) { () throws(Malformed) in try read(value) }
            }
            return Replacement(from: try side("from"), to: try side("to"))
        }
        func certain<Value>(
            _ read: (JSONNode) throws(Malformed) -> Value
        ) throws(Malformed) -> Replacement<Value> {
            let change = try change(read)
            return Replacement(from: try required(change.from, "from"), to: try required(change.to, "to"))
        }
        let kind = try required(node["edit"], "edit").text()
        switch kind {
        case "profile":
            return .profile(
                try certain { value throws(Malformed) in try OrganisationFile.read(value, slug: slug, &unknown).0 })
        case "unit":
            return .unit(
                try identifier("unit"),
                try change { value throws(Malformed) in try OrganisationFile.unit(value, &unknown) })
        case "measurement":
            return .measurement(
                try identifier("measurement"),
                try change { value throws(Malformed) in try MeasurementFile.header(value) })
        case "response":
            let measurement: Identifier<Measurement> = try identifier("measurement")
            return .response(
                measurement, try identifier("response"),
                try change { value throws(Malformed) in
                    try MeasurementFile.response(value, of: measurement, &unknown)
                })
        case "answer":
            return .answer(
                try identifier("measurement"), try identifier("response"), try identifier("factor"),
                try change { value throws(Malformed) in try value.answer() })
        case "comment":
            return .comment(
                try identifier("measurement"), try identifier("response"), try identifier("factor"),
                try change { value throws(Malformed) in try value.text() })
        case "respondentUnit":
            return .respondentUnit(
                try identifier("measurement"), try identifier("response"),
                try change { value throws(Malformed) in try value.identifier() })
        case "discussion":
            let measurement: Identifier<Measurement> = try identifier("measurement")
            return .discussion(
                measurement, try identifier("factor"),
                try change { value throws(Malformed) in
                    try DiscussionJSON.read(value, of: measurement, &unknown)
                })
        case "system":
            return .system(
                try identifier("system"),
                try change { value throws(Malformed) in try systems.system(value) })
        case "systemName":
            return .systemName(
                try identifier("system"), try certain { value throws(Malformed) in try value.text() })
        case "systemField":
            let field = try required(node["field"], "field").word(System.Field.self)
            return .systemField(
                try identifier("system"), field,
                try change { value throws(Malformed) in try systems.value(value, of: field) })
        case "mark":
            return .mark(
                try identifier("system"), try identifier("assessor"), try identifier("criterion"),
                try change { value throws(Malformed) in try value.mark() })
        case "integration":
            let receiver: Identifier<System> = try identifier("receiver")
            return .integration(
                try identifier("system"), receiver,
                try change { value throws(Malformed) in Integration(id: receiver, data: try value.text()) })
        case "planItem":
            return .planItem(
                try identifier("item"), try change { value throws(Malformed) in try PlanFile.item(value, &unknown) })
        case "overlap":
            return .overlap(
                try identifier("overlap"),
                try change { value throws(Malformed) in try AnalysisFile.overlap(value, &unknown) })
        case "scenario":
            return .scenario(
                try identifier("scenario"),
                try change { value throws(Malformed) in try AnalysisFile.scenario(value, &unknown) })
        case "savedView":
            return .savedView(
                try identifier("view"), try change { value throws(Malformed) in try AnalysisFile.view(value, &unknown) }
            )
        case "importMapping":
            return .importMapping(
                try identifier("mapping"),
                try change { value throws(Malformed) in try AnalysisFile.mapping(value, &unknown) })
        default:
            throw Malformed(
                path: [.key("edit")], problem: "an unknown edit «\(kind)»", remedy: "a newer mogna wrote it")
        }
    }
}
