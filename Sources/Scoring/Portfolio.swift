import Model

/// What an inventory's assessments say, of each system and of all.
///
/// The figures of all are those of the systems in operation: what is planned costs nothing yet, what is retired no more.
public struct Portfolio: Equatable, Sendable {
    /// In the order of the inventory.
    public let systems: [SystemResult]
    /// ΣI·Q/ΣI over systems that have both; nil when none has, or when none is of any importance.
    public let index: Score?
    /// The share 0…1 of systems that every criterion of both kinds has been assessed for; nil without systems.
    public let coverage: Double?
    /// How the shall-requirements are met by all systems.
    public let compliance: Compliance
    /// How many systems are in operation.
    public let count: Int
    /// SEK a year, of those whose cost is known.
    public let cost: Double
    /// How many have no known cost.
    public let unknownCosts: Int
    /// What lies in each quadrant; one that is empty is there too.
    public let quadrants: [SystemResult.Quadrant: Part]

    /// Some of the systems.
    public struct Part: Equatable, Sendable {
        /// How many.
        public internal(set) var count = 0
        /// SEK a year, of those whose cost is known.
        public internal(set) var cost = 0.0

        /// Nothing.
        public init() {}
    }

    /// Scores an inventory.
    public init(systems: Table<System>, method: Method) {
        self.init(systems.map { AssessedSystem($0, method: method) })
    }

    /// Adds up systems that are scored.
    public init(_ systems: [AssessedSystem]) {
        var tally = Tally()
        for system in systems { tally.add(system) }
        self.init(tally, systems.map(\.result))
    }

    init(_ tally: Tally, _ systems: [SystemResult] = []) {
        self.systems = systems
        index = tally.weight > 0 ? Score(tally.weighted / tally.weight) : nil
        coverage = tally.count == 0 ? nil : Double(tally.complete) / Double(tally.count)
        compliance = tally.compliance
        count = tally.count
        cost = tally.cost
        unknownCosts = tally.unknownCosts
        quadrants = tally.quadrants
    }

    /// Sums of a portfolio as its systems come.
    struct Tally: Equatable, Sendable {
        fileprivate(set) var count = 0
        fileprivate var complete = 0
        fileprivate(set) var cost = 0.0
        fileprivate var unknownCosts = 0
        fileprivate var weighted = 0.0
        fileprivate var weight = 0.0
        fileprivate var compliance = Compliance()
        fileprivate var quadrants = Dictionary(
            uniqueKeysWithValues: SystemResult.Quadrant.allCases.map { ($0, Part()) })

        /// Counts a system that is in operation.
        mutating func add(_ assessed: AssessedSystem) {
            guard assessed.system.isInOperation else { return }
            let result = assessed.result
            let cost = assessed.system.annualCost
            count += 1
            if result.isComplete { complete += 1 }
            if cost == nil { unknownCosts += 1 }
            self.cost += cost ?? 0
            compliance.add(result.compliance)
            if let quality = result.quality?.value, let importance = result.importance?.value {
                weighted += quality * importance
                weight += importance
            }
            if let quadrant = result.quadrant {
                quadrants[quadrant, default: Part()].count += 1
                quadrants[quadrant, default: Part()].cost += cost ?? 0
            }
        }
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
    /// How many criteria have been assessed by somebody.
    public var assessed: Int
    /// How many criteria there are.
    public var criteria: Int
    /// How it meets the shall-requirements.
    public var compliance: Compliance
    /// Whether it is out of use, so that it is to be treated in no way any more.
    public var isRetired: Bool

    /// Scores one system.
    public init(_ system: System, method: Method) {
        id = system.id
        isRetired = system.lifecycle == .retired
        compliance = Compliance(system)
        let quality = Self.score(system, method.quality)
        let importance = Self.score(system, method.importance)
        self.quality = quality.score
        self.importance = importance.score
        assessed = quality.assessed + importance.assessed
        criteria = method.quality.count + method.importance.count
    }

    /// Whether every criterion has been assessed by somebody.
    public var isComplete: Bool { assessed == criteria }
    /// The share 0…1 of the criteria that somebody has assessed; nil where there are none.
    public var coverage: Double? { criteria == 0 ? nil : Double(assessed) / Double(criteria) }

    /// Where it stands; nil until both have a score, and once it is retired.
    public var quadrant: Quadrant? {
        guard !isRetired, let quality, let importance else { return nil }
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

    /// What a system must be, by the fields that say whether it is.
    public static let requirements: [System.Field] = [.ownsData, .openStandards, .openAPI]

    /// Of one system.
    init(_ system: System) {
        for field in Self.requirements { add(system, field) }
    }

    /// Counts one requirement of a system.
    mutating func add(_ system: System, _ requirement: System.Field) {
        switch system.fields[requirement] {
        case .truth(true): met += 1
        case .truth(false): unmet += 1
        default: unknown += 1
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
