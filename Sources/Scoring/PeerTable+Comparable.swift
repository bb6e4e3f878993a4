import Model

extension Instrument {
    /// The measures that are not the same figure in two versions of it: reworded statements, and all that they count in.
    public func measuresThatDiffer(in version: String, from other: String) -> Set<Measure> {
        let comparability = Comparability([(self, version), (self, other)])
        return measures(restingOn: Set(comparability.leftOut.map(\.factor.id)))
    }
}

extension PeerTable {
    /// The same without what those asked who measured with another version than one's own: factors in another wording,
    /// and everything that such a factor counts in, as a whole is not compared with a part.
    public func comparable(with version: String, of instrument: Instrument) -> PeerTable {
        guard versions.contains(where: { $0 != version }) else { return self }
        var missing: [String: Set<Int>] = [:]
        for other in Set(versions) {
            let partial = instrument.measuresThatDiffer(in: other, from: version)
            missing[other] = Set(measures.indices.filter { partial.contains(measures[$0]) })
        }
        var table = PeerTable(instrument: self.instrument, year: year, measures: measures)
        for row in peers.indices {
            let gone = missing[versions[row]] ?? []
            table.add(
                peers[row], type: gone.isEmpty ? types[row] : nil, version: versions[row],
                scores: measures.indices.map { gone.contains($0) ? .nan : scores[$0][row] })
        }
        return table
    }
}
