import Model

/// What an inventory's assessments say, of each system and of all.
public struct Portfolio: Equatable, Sendable {
    /// In the order of the inventory.
    public let systems: [SystemResult]
    /// ΣI·Q/ΣI over systems that have both; nil when none has, or when none is of any importance.
    public let index: Score?
    /// The share 0…1 of systems that every criterion of both kinds has been assessed for; nil without systems.
    public let coverage: Double?

    /// How the shall-requirements are met by all systems.
    public let compliance: Compliance

    /// Scores an inventory.
    public init(systems: Table<System>, method: Method) {
        let results = systems.map { SystemResult($0, method: method) }
        self.systems = results
        var weighted = 0.0
        var weight = 0.0
        for result in results {
            guard let quality = result.quality?.value, let importance = result.importance?.value else { continue }
            weighted += quality * importance
            weight += importance
        }
        index = weight > 0 ? Score(weighted / weight) : nil
        compliance = results.reduce(into: Compliance()) { $0.add($1.compliance) }
        coverage = results.isEmpty ? nil : Double(results.count { $0.isComplete }) / Double(results.count)
    }
}

/// What the assessments of one system say.
public struct SystemResult: Identifiable, Equatable, Sendable {
    /// The system.
    public let id: Identifier<System>
    /// The weighted mean of the assessed quality criteria, each the mean of its assessors; nil when there is none.
    public var quality: Score?
    /// The same of the importance criteria.
    public var importance: Score?
    /// Whether every criterion has been assessed by somebody.
    public var isComplete: Bool
    /// How it meets the shall-requirements.
    public var compliance: Compliance

    /// Scores one system.
    public init(_ system: System, method: Method) {
        id = system.id
        compliance = Compliance(system)
        let quality = Self.score(system, method.quality)
        let importance = Self.score(system, method.importance)
        self.quality = quality.score
        self.importance = importance.score
        isComplete = quality.assessed == method.quality.count && importance.assessed == method.importance.count
    }

    /// Where it stands; nil until both have a score.
    public var quadrant: Quadrant? {
        guard let quality, let importance else { return nil }
        switch (quality.isHigh, importance.isHigh) {
        case (true, true): return .develop
        case (false, true): return .modernise
        case (true, false): return .keep
        case (false, false): return .retire
        }
    }

    /// The four ways to treat a system, by quality and importance at 50: the TIME model's invest, migrate, tolerate
    /// and eliminate.
    public enum Quadrant: String, CaseIterable, Sendable {
        /// High quality, high importance.
        case develop
        /// Low quality, high importance.
        case modernise
        /// High quality, low importance.
        case keep
        /// Low quality, low importance.
        case retire
    }

    private static func score(_ system: System, _ criteria: [Criterion]) -> (score: Score?, assessed: Int) {
        var total = 0.0
        var weight = 0.0
        var assessed = 0
        for criterion in criteria {
            var sum = 0.0
            var count = 0
            for assessment in system.assessments {
                guard let mark = assessment.marks[criterion.id] else { continue }
                sum += mark.score.value
                count += 1
            }
            guard count > 0 else { continue }
            total += criterion.weight * sum / Double(count)
            weight += criterion.weight
            assessed += 1
        }
        return (weight > 0 ? Score(total / weight) : nil, assessed)
    }
}

/// How many of the shall-requirements are met: the organisation owns and controls the data, open standards, open API.
public struct Compliance: Equatable, Sendable {
    /// Answered with yes.
    public private(set) var met = 0
    /// Answered with no.
    public private(set) var unmet = 0
    /// Not answered; counted by itself, as neither.
    public private(set) var unknown = 0

    /// Of no system.
    init() {}

    /// Of one system.
    init(_ system: System) {
        for field in [System.Field.ownsData, .openStandards, .openAPI] {
            switch system.fields[field] {
            case .truth(true): met += 1
            case .truth(false): unmet += 1
            default: unknown += 1
            }
        }
    }

    /// The share 0…1 of the known answers that are yes; nil where nothing is known.
    public var share: Double? { met + unmet == 0 ? nil : Double(met) / Double(met + unmet) }

    mutating func add(_ other: Compliance) {
        met += other.met
        unmet += other.unmet
        unknown += other.unknown
    }
}
