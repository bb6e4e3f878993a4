import Model

/// Whose answers a respondent's session is about.
public struct Seat: Equatable, Sendable {
    /// The measurement.
    let measurement: Identifier<Measurement>
    /// The respondent's own sheet in it.
    let response: Identifier<Response>

    /// Takes both.
    init(measurement: Identifier<Measurement>, response: Identifier<Response>) {
        self.measurement = measurement
        self.response = response
    }

    /// The sheet with that identifier: in the measurement that was named, else in the latest open one that has it, else
    /// in the latest. Nil when there is none.
    public init?(of response: Identifier<Response>, in organisation: Organisation, measurement: String?) {
        let found = Self.candidates(in: organisation, measurement: measurement)
            .first { $0.responses[response] != nil }
        guard let found else { return nil }
        self.measurement = found.id
        self.response = response
    }

    /// The sheet that a code leads to. Nil when it leads nowhere.
    init?(code: AccessCode, in organisation: Organisation, measurement: String?) {
        for candidate in Self.candidates(in: organisation, measurement: measurement) {
            guard let owner = code.owner(among: candidate.responses) else { continue }
            self.measurement = candidate.id
            response = owner
            return
        }
        return nil
    }

    /// Open measurements first, and the latest of those.
    private static func candidates(in organisation: Organisation, measurement: String?) -> [Measurement] {
        organisation.measurements
            .filter { measurement == nil || $0.id.rawValue == measurement }
            .sorted { left, right in
                let isOpen = (left.header.status == .open, right.header.status == .open)
                return isOpen.0 == isOpen.1 ? (left.header.year, left.id) > (right.header.year, right.id) : isOpen.0
            }
    }

    /// Whether answers on this sheet are taken now.
    func isOpen(in organisation: Organisation) -> Bool {
        let measurement = organisation.measurements[measurement]
        return measurement?.header.status == .open && measurement?.responses[response] != nil
    }
}

extension Organisation {
    /// What one respondent may know of it: the name, the measurement, and their own unit and answers. Before it is known
    /// who it is, the name alone. What is not here can be on no screen.
    func seen(from seat: Seat?) -> Organisation {
        var seen = Organisation(profile: profile)
        guard let seat, let measurement = measurements[seat.measurement] else { return seen }
        var own = Measurement(id: measurement.id, header: measurement.header)
        own.header.invited = [:]
        own.responses[seat.response] = measurement.responses[seat.response]
        // Whoever is at the terminal may have been handed another's code.
        own.responses.update(seat.response) {
            $0.person = nil
            $0.codeHash = nil
            if let unit = $0.unit { seen.units[unit] = units[unit] }
        }
        seen.measurements = [own]
        return seen
    }
}
