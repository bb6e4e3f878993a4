import Glibc
import JSON
import Model

/// An organisation's files without the journal.
struct Snapshots: Sendable {
    var organisation: Organisation
    var unknown: UnknownKeys
    /// Files of a newer format, which this version may read but not write.
    var newer: [String] = []

    /// Reads the files of a folder.
    static func read(_ folder: String) throws(StoreError) -> Snapshots {
        let slug = DataRoot.slug(of: folder)
        var unknown = UnknownKeys()
        var newer: [String] = []
        let (profile, units) = try read(folder, OrganisationFile.name, &newer) { node throws(Malformed) in
            try OrganisationFile.read(node, slug: slug, &unknown)
        }
        var organisation = Organisation(profile: profile, units: units)
        if try exists(folder, SystemsFile.name) {
            if let parts = try SystemsFile.readInParts("\(folder)/\(SystemsFile.name)") {
                organisation.systems = parts.systems
                unknown.merge(parts.unknown)
            } else {
                organisation.systems = try read(folder, SystemsFile.name, &newer) { node throws(Malformed) in
                    try SystemsFile.read(node, &unknown)
                }
            }
        }
        if try exists(folder, PlanFile.name) {
            organisation.plan = try read(folder, PlanFile.name, &newer) { node throws(Malformed) in
                try PlanFile.read(node, &unknown)
            }
        }
        if try exists(folder, AnalysisFile.name) {
            organisation.analysis = try read(folder, AnalysisFile.name, &newer) { node throws(Malformed) in
                try AnalysisFile.read(node, &unknown)
            }
        }
        var measurements: [Measurement] = []
        for name in try DataRoot.entries(of: folder) {
            guard let id = MeasurementFile.identifier(in: name) else { continue }
            measurements.append(
                try read(folder, name, &newer) { node throws(Malformed) in
                    try MeasurementFile.read(node, id: id, &unknown)
                })
        }
        organisation.measurements = Table(measurements)
        return Snapshots(organisation: organisation, unknown: unknown, newer: newer)
    }

    private static func exists(_ folder: String, _ name: String) throws(StoreError) -> Bool {
        if access("\(folder)/\(name)", F_OK) == 0 { return true }
        guard errno == ENOENT else { throw .reading("\(folder)/\(name)") }
        return false
    }

    /// Reads one file.
    static func read<Value>(
        _ folder: String, _ name: String, _ newer: inout [String], _ read: (JSONNode) throws(Malformed) -> Value
    ) throws(StoreError) -> Value {
        let file = "\(folder)/\(name)"
        guard let bytes = try FileSystem.read(file) else {
            throw StoreError(.noSuchFile, file: file, problem: "there is no such file")
        }
        let document: JSONDocument
        do throws(JSONSyntaxError) {
            document = try JSONDocument(parsing: bytes)
        } catch {
            throw StoreError(
                .badData, file: file, line: error.line, column: error.column, problem: error.problem,
                remedy: StoreError.mending)
        }
        do throws(Malformed) {
            return try document.read { root throws(Malformed) in
                let format = try required(root["format"], "format")
                guard let number = format.integer, number >= 1 else {
                    throw Malformed(path: [.key("format")], problem: "a format number was expected")
                }
                guard number > 1 else { return try read(root) }
                newer.append(name)
                do throws(Malformed) {
                    return try read(root)
                } catch {
                    throw Malformed(
                        path: error.path, problem: "a newer mogna wrote this file, and this one cannot read it",
                        remedy: "use the newer one; nothing was changed", kind: .newer)
                }
            }
        } catch {
            throw error.error(file: file, bytes: bytes)
        }
    }

    /// What each file should hold, by name.
    var files: [String: Pieces] {
        func pieces(_ json: JSON) -> Pieces {
            { put throws(StoreError) in
                var writer = JSONWriter()
                writer.value(json)
                writer.endLine()
                try put(writer.bytes)
            }
        }
        let (systems, unknown) = (organisation.systems, unknown)
        var files: [String: Pieces] = [
            OrganisationFile.name: pieces(OrganisationFile.json(organisation, unknown)),
            SystemsFile.name: { put throws(StoreError) in try SystemsFile.write(systems, unknown, put) },
            PlanFile.name: pieces(PlanFile.json(organisation.plan, unknown)),
        ]
        // Most organisations have nothing to keep there.
        let analysis = AnalysisFile.json(organisation.analysis, unknown)
        if analysis != ["format": 1] { files[AnalysisFile.name] = pieces(analysis) }
        for measurement in organisation.measurements {
            files[MeasurementFile.name(of: measurement.id)] = pieces(MeasurementFile.json(measurement, unknown))
        }
        return files
    }
}
