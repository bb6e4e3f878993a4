import Glibc
import Model

extension DataRoot {
    /// Goes through the files of an organisation and says everything that is wrong. Changes nothing.
    public func check(_ slug: String) -> [StoreError] {
        let folder = "\(path)/\(slug)"
        var problems: [StoreError] = []
        do throws(StoreError) {
            let store = try OrganisationStore(folder: folder)
            problems += store.warnings.map { StoreError(.badData, file: "", problem: $0) }
            problems += references(in: store.organisation, folder: folder)
        } catch {
            problems.append(error)
        }
        return problems + permissions(folder)
    }

    private func references(in organisation: Organisation, folder: String) -> [StoreError] {
        let units = organisation.units
        var problems: [StoreError] = []
        func report(_ name: String, _ field: String, _ problem: String, _ remedy: String) {
            problems.append(
                StoreError(.badData, file: "\(folder)/\(name)", field: field, problem: problem, remedy: remedy))
        }
        for unit in units {
            if let successor = unit.successor, units.successor(of: unit.id) == nil {
                let problem =
                    units[successor] == nil
                    ? "is merged into «\(successor)», which is not there" : "is merged into itself in a circle"
                report(OrganisationFile.name, "units.\(unit.id)", problem, "correct «mergedInto»")
            }
            guard let parent = unit.parent else { continue }
            if units[parent] == nil {
                report(
                    OrganisationFile.name, "units.\(unit.id)", "belongs to «\(parent)», which is not there",
                    "correct «parent»")
            } else if units.subtree(of: unit.id).contains(parent) {
                report(OrganisationFile.name, "units.\(unit.id)", "belongs to itself in a circle", "correct «parent»")
            }
        }
        for measurement in organisation.measurements {
            let name = MeasurementFile.name(of: measurement.id)
            for unit in measurement.header.invited.keys.sorted() where units[unit] == nil {
                report(name, "invited.\(unit)", "there is no such unit", "correct it, or add the unit")
            }
            for response in measurement.responses {
                if let unit = response.unit, units[unit] == nil {
                    report(
                        name, "responses.\(response.id).unit", "there is no unit «\(unit)»",
                        "correct it, or add the unit")
                }
            }
        }
        return problems
    }

    private func permissions(_ folder: String) -> [StoreError] {
        let names = ((try? Self.entries(of: folder)) ?? []).map { "\(folder)/\($0)" }
        return ([folder] + names).compactMap { file in
            var status = stat()
            guard stat(file, &status) == 0, status.st_mode & 0o077 != 0 else { return nil }
            let remedy = "chmod \(status.st_mode & S_IFMT == S_IFDIR ? "700" : "600") '\(file)'"
            return StoreError(.badData, file: file, problem: "others than the owner may open it", remedy: remedy)
        }
    }
}
