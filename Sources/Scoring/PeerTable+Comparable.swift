import Model

extension Instrument {
    /// The measures that are not the same figure in two versions of it: reworded statements, and all that they count in.
    public func measuresThatDiffer(in version: String, from other: String) -> Set<Measure> {
        let comparability = Comparability([(self, version), (self, other)])
        return measures(restingOn: Set(comparability.leftOut.map(\.factor.id)))
    }
}

extension PeerTable {
    /// Those who answered the wording of one version. Who answered another wording of any statement is left out of all
    /// measures: counting in some and not in others, an organisation is what is left between them (`Comparison`).
    public func comparable(with version: String, of instrument: Instrument) -> PeerTable {
        let differing = Set(versions).filter { !instrument.measuresThatDiffer(in: $0, from: version).isEmpty }
        guard !differing.isEmpty else { return self }
        var table = PeerTable(instrument: self.instrument, year: year, measures: measures)
        for row in peers.indices where !differing.contains(versions[row]) {
            table.add(
                peers[row], type: types[row], version: versions[row], scores: measures.indices.map { scores[$0][row] })
        }
        return table
    }
}

extension Table<Instrument> {
    /// Those of a table who answered the wording of a version, of the current one for nil; all where no instrument of
    /// ours was asked.
    public func comparable(_ table: PeerTable, with version: String?) -> PeerTable {
        guard let instrument = self[Identifier(table.instrument)] else { return table }
        return table.comparable(with: version ?? instrument.version, of: instrument)
    }
}
