import Model
import Scoring

extension Workspace {
    /// What has to be said of a comparison: on how many statements it is, and which are left out and why. Nothing where
    /// all of them are compared.
    func notes(on comparability: Comparability, with other: String? = nil) -> [String] {
        guard !comparability.isWhole else { return [] }
        guard !comparability.common.isEmpty else { return [strings("results.comparable.none")] }
        let (common, total) = ("\(comparability.common.count)", "\(comparability.total)")
        var notes = [
            other.map { strings("results.comparable.with", $0, common, total) }
                ?? strings("results.comparable", common, total)
        ]
        var reworded: [InstrumentVersion: (since: String, names: [String])] = [:]
        for out in comparability.leftOut {
            guard case .reworded(let since) = out.reason else { continue }
            reworded[InstrumentVersion(since), default: (since, [])].names.append(out.factor.name(language))
        }
        for (_, group) in reworded.sorted(by: { $0.key < $1.key }) {
            notes.append(strings("results.comparable.reworded", group.since, group.names.joined(separator: ", ")))
        }
        let unasked = comparability.leftOut.count { $0.reason == .notAsked }
        if unasked > 0 { notes.append(strings("results.comparable.not-asked", "\(unasked)")) }
        return notes
    }

    /// Which years of a series are of several units together, and which are withheld for the sake of one of them.
    func notes(onUnitsOf series: ComparableSeries) -> [String] {
        var together: [(parts: [Identifier<Unit>], measurements: [String])] = []
        for point in series.points where point.parts.count > 1 && point.scores != nil {
            if together.last?.parts == point.parts {
                together[together.count - 1].measurements.append(point.measurement.rawValue)
            } else {
                together.append((point.parts, [point.measurement.rawValue]))
            }
        }
        let withheld = series.points.filter { $0.withheld == .mergedUnit }.map(\.measurement.rawValue)
        return together.map { parts, measurements in
            strings(
                "results.merged", measurements.joined(separator: ", "),
                parts.map { organisation.units[$0]?.name ?? $0.rawValue }.joined(separator: " + "))
        }
            + (withheld.isEmpty ? [] : [strings("results.merged.withheld", withheld.joined(separator: ", "))])
    }

    /// A unit's name in a list, with what it has become part of.
    func name(of unit: Identifier<Unit>) -> String {
        guard let known = organisation.units[unit] else { return unit.rawValue }
        guard let successor = organisation.units.successor(of: unit) else { return known.name }
        return "\(known.name) (\(strings("units.merged", successor.name)))"
    }
}
