/// Which wording of its statement a factor's answers were given to. Answers are comparable where it is the same.
public enum Wording: Equatable, Sendable {
    /// The one that the instrument has today. In every instrument that has the factor it is the same statement.
    case current
    /// One that the instrument has given up since, of which only its version is known.
    case former(Identifier<Instrument>, InstrumentVersion)
}

extension Instrument {
    /// The wording that a factor of it had in a version; the current one where the version is not known.
    public func wording(of factor: Factor, in version: String?) -> Wording {
        guard let since = factor.since, let version = version.map(InstrumentVersion.init),
            version < InstrumentVersion(since)
        else { return .current }
        return .former(id, version)
    }
}
