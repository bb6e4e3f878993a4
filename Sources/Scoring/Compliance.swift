import Model

/// How far systems meet what is demanded of every new one. What is not known is counted, never guessed.
public struct Compliance: Equatable, Sendable {
    /// The organisation owns and controls the data; open standards; an open API.
    public static let requirements: [System.Field] = [.ownsData, .openStandards, .openAPI]

    /// Answers that are yes.
    public private(set) var met = 0
    /// Answers that are no.
    public private(set) var unmet = 0
    /// Requirements without an answer.
    public private(set) var unknown = 0

    /// Yes out of yes and no, 0…1; nil where nothing is known.
    public var share: Double? { met + unmet == 0 ? nil : Double(met) / Double(met + unmet) }

    /// Counts over systems, for all requirements or some of them.
    public init(of systems: some Sequence<System>, with requirements: [System.Field] = Self.requirements) {
        for system in systems {
            for requirement in requirements {
                switch system.fields[requirement] {
                case .truth(true): met += 1
                case .truth(false): unmet += 1
                default: unknown += 1
                }
            }
        }
    }
}
