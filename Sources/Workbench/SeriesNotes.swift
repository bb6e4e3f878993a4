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
        let reworded = comparability.leftOut.compactMap { out -> String? in
            guard case .reworded(let since) = out.reason else { return nil }
            return "\(out.factor.name(language)) (\(since))"
        }
        if !reworded.isEmpty { notes.append(strings("results.comparable.reworded", reworded.joined(separator: ", "))) }
        let unasked = comparability.leftOut.count { $0.reason == .notAsked }
        if unasked > 0 { notes.append(strings("results.comparable.not-asked", "\(unasked)")) }
        return notes
    }

    /// What has to be said of a series: also which years are of several units together, and which are withheld for the
    /// sake of one of them.
    func notes(on series: ComparableSeries) -> [String] {
        var together: [(parts: [Identifier<Unit>], measurements: [String])] = []
        for point in series.points where point.parts.count > 1 && point.scores != nil {
            if together.last?.parts == point.parts {
                together[together.count - 1].measurements.append(point.measurement.rawValue)
            } else {
                together.append((point.parts, [point.measurement.rawValue]))
            }
        }
        let withheld = series.points.filter { $0.withheld == .mergedUnit }.map(\.measurement.rawValue)
        return notes(on: series.comparability)
            + together.map { parts, measurements in
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
