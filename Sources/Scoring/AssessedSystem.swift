import Model

/// A system beside what its assessments say.
public struct AssessedSystem: Identifiable, Equatable, Sendable {
    /// The system.
    public let system: System
    /// Its scores.
    public let result: SystemResult

    /// Takes both.
    public init(_ system: System, _ result: SystemResult) {
        self.system = system
        self.result = result
    }

    /// Scores a system.
    public init(_ system: System, method: Method) { self.init(system, SystemResult(system, method: method)) }

    /// The system's identifier.
    public var id: Identifier<System> { system.id }
}

extension System {
    /// Where it is in its life; nil when not known.
    public var lifecycle: Lifecycle? {
        if case .text(let text)? = fields[.lifecycle] { Lifecycle(rawValue: text) } else { nil }
    }

    /// Whether it exists and runs: it is neither planned nor retired. A system of which that is not known does.
    public var isInOperation: Bool { lifecycle != .planned && lifecycle != .retired }

    /// The day on which its contract ends; nil when not known.
    public var contractEnd: Day? {
        if case .day(let day)? = fields[.contractEnd] { day } else { nil }
    }

    /// From when its cost is free if it were retired on a day: then, or when its contract ends after that; nil where
    /// nothing is known of a contract.
    public func costIsFree(from day: Day) -> Day? { contractEnd.map { max($0, day) } }

    /// The texts of a field that holds several; empty when not known.
    public func items(_ field: Field) -> [String] { fields[field]?.items ?? [] }
}
