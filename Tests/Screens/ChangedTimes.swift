import Library
import Model
import TestSupport

/// The demo after two statements were reworded for 2026, and two units became part of others.
enum ChangedTimes {
    private static let data = try! RewordedData(of: Scene.repository, ["E1", "B2"], since: "2026-1")
    static let library = try! Library(folder: data.folder.path)

    static let organisation: Organisation = {
        var organisation = Scene.demo
        let mergers: [(part: Identifier<Unit>, whole: Identifier<Unit>)] = [
            // Each large enough to be shown, and one that never was.
            ("kultur", "service"), ("overformyndare", "digitalisering"),
        ]
        for (part, whole) in mergers {
            organisation.units.update(part) { $0.successor = whole }
            organisation.measurements.update("2026") { measurement in
                for response in measurement.responses where response.unit == part {
                    measurement.responses.update(response.id) { $0.unit = whole }
                }
            }
        }
        for measurement in organisation.measurements {
            organisation.measurements.update(measurement.id) {
                $0.header.version = $0.header.year < 2026 ? "1" : "2026-1"
            }
        }
        return organisation
    }()
}
