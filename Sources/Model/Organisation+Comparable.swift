extension Organisation {
    /// The measurements that ask everything that one asks, itself among them, the earliest first. A shorter instrument
    /// is followed through the longer ones, and a longer one is not cut down to the shorter.
    public func measurements(askingAllOf measurement: Measurement, in instruments: Table<Instrument>) -> [Measurement] {
        func asked(_ measurement: Measurement) -> Set<Identifier<Factor>> {
            Set(instruments[measurement.header.instrument]?.factors.map(\.id) ?? [])
        }
        let wanted = asked(measurement)
        guard !wanted.isEmpty else { return [] }
        let found = measurements.filter {
            $0.header.instrument == measurement.header.instrument || asked($0).isSuperset(of: wanted)
        }
        return found.sorted { ($0.header.year, $0.id) < ($1.header.year, $1.id) }
    }
}
