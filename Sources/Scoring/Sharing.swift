import Model

/// What leaves an organisation for comparison, and what is held back and why.
public struct Sharing: Equatable, Sendable {
    /// What leaves.
    public let summary: Summary
    /// The measurements that are not in it as they are now, and why.
    public let heldBack: [HeldBack]

    /// A measurement that is not shared, or not as it is now.
    public struct HeldBack: Equatable, Sendable {
        /// Which.
        public let measurement: Identifier<Measurement>
        /// Why.
        public let reason: Reason
    }

    /// Why a measurement is held back.
    public enum Reason: String, Equatable, Sendable {
        /// It is not closed: figures shared before and after an answer would tell what was answered.
        case notClosed
        /// Fewer respondents than the threshold.
        case tooFew
        /// It was shared before, and since then fewer respondents than the threshold have come or gone, whose answers
        /// could be worked out: what was shared stays as it was.
        case sharedBefore
        /// Its instrument is not there.
        case noInstrument
    }

    /// Puts a summary together. `earlier` is what was shared last: its years stay in, so that nothing that others
    /// have is taken back, and a measurement that was shared is not shared anew unless enough has changed.
    public init(
        _ organisation: Organisation, instruments: Table<Instrument>, method: Method, earlier: Summary?, on day: Day,
        withProducts: Bool
    ) {
        var results: [Key: Summary.Result] = [:]
        for result in earlier?.results ?? [] { results[Key(result)] = result }
        var heldBack: [HeldBack] = []
        for measurement in organisation.measurements {
            func holdBack(_ reason: Reason) {
                heldBack.append(HeldBack(measurement: measurement.id, reason: reason))
            }
            guard measurement.header.status == .closed else {
                if !measurement.responses.isEmpty { holdBack(.notClosed) }
                continue
            }
            guard let instrument = instruments[measurement.header.instrument] else {
                holdBack(.noInstrument)
                continue
            }
            guard let result = Summary.Result(measurement, instrument) else {
                holdBack(.tooFew)
                continue
            }
            if let before = results[Key(result)],
                result.tellsOfFew(beside: before, threshold: measurement.header.anonymityThreshold)
            {
                holdBack(.sharedBefore)
                continue
            }
            results[Key(result)] = result
        }
        var portfolio: Summary.Portfolio?
        var products: [Summary.Product]?
        if !organisation.systems.isEmpty {
            let systems = organisation.systems.map { AssessedSystem($0, method: method) }
            let scored = Portfolio(systems)
            portfolio = Summary.Portfolio(scored, systems)
            let result = Summary.Result(scored, method, year: day.year)
            if !result.figures.isEmpty { results[Key(result)] = result }
            if withProducts { products = systems.map(Summary.Product.init) }
        }
        summary = Summary(
            organisation: Summary.Participant(organisation.profile), shared: day,
            results: results.values.sorted { Key($0) < Key($1) }, portfolio: portfolio, products: products,
            initiatives: organisation.plan.filter { $0.isShared && $0.kind == .action }.map {
                Summary.Initiative(category: $0.category, text: $0.text)
            })
        self.heldBack = heldBack
    }

    private struct Key: Hashable, Comparable {
        let instrument: String
        let year: Int

        init(_ result: Summary.Result) {
            instrument = result.instrument
            year = result.year
        }

        static func < (left: Key, right: Key) -> Bool {
            (left.instrument, left.year) < (right.instrument, right.year)
        }
    }
}

extension Summary.Result {
    /// Whether what was told before and this would together tell what few answered. Each figure has respondents of its
    /// own: of many who answered late, one may have answered a statement.
    fileprivate func tellsOfFew(beside before: Summary.Result, threshold: Int) -> Bool {
        guard before != self else { return false }
        return abs((before.respondents ?? 0) - (respondents ?? 0)) < threshold
            || figures.contains { figure in
                before.figures.contains {
                    $0.measure == figure.measure && $0 != figure && abs($0.count - figure.count) < threshold
                }
            }
    }

    /// What a measurement says of the whole organisation; nil where it is withheld.
    init?(_ measurement: Measurement, _ instrument: Instrument) {
        let report = MaturityReport(measurement: measurement, units: [], instrument: instrument)
        guard let maturity = report.whole.maturity else { return nil }
        var figures: [Summary.Figure] = []
        func add(_ measure: Measure, _ estimate: Estimate) {
            // Of many who answered, few may have answered this.
            guard let score = estimate.score, estimate.respondents >= PeerDisclosure.threshold else { return }
            figures.append(
                Summary.Figure(
                    measure: measure, score: score, deviation: estimate.deviation, count: estimate.respondents))
        }
        add(.maturity, maturity.estimate)
        for dimension in maturity.dimensions { add(.dimension(dimension.id), dimension.estimate) }
        for category in maturity.categories { add(.category(category.id), category.estimate) }
        for factor in maturity.factors where !factor.isWithheld { add(.factor(factor.id), factor.estimate) }
        let invited = measurement.header.invited
        self.init(
            instrument: instrument.id.rawValue, version: measurement.header.version ?? instrument.version,
            year: measurement.header.year,
            respondents: maturity.respondents, invited: invited.isEmpty ? nil : invited.values.reduce(0, +),
            type: maturity.type, figures: figures)
    }

    /// What an inventory is compared by.
    init(_ portfolio: Portfolio, _ method: Method, year: Int) {
        var figures: [Summary.Figure] = []
        if let index = portfolio.index {
            let both = portfolio.quadrants.values.reduce(0) { $0 + $1.count }
            figures.append(Summary.Figure(measure: .portfolioIndex, score: index, count: both))
        }
        if let share = portfolio.compliance.share {
            figures.append(Summary.Figure(measure: .compliance, score: Score(share * 100), count: portfolio.count))
        }
        self.init(instrument: method.id.rawValue, version: method.version, year: year, figures: figures)
    }
}

extension Summary.Portfolio {
    init(_ portfolio: Portfolio, _ systems: [AssessedSystem]) {
        let inOperation = systems.filter(\.system.isInOperation)
        self.init(
            systems: portfolio.count, assessed: inOperation.count(where: \.result.isComplete),
            annualCost: portfolio.cost,
            quadrants: Dictionary(
                uniqueKeysWithValues: portfolio.quadrants.map { ($0.key.rawValue, $0.value.count) }),
            retired: systems.count(where: { $0.system.lifecycle == .retired }))
    }
}

extension Summary.Product {
    /// What others may know of a system: no number, unit, person or note of it.
    init(_ assessed: AssessedSystem) {
        func text(_ field: System.Field) -> String? {
            if case .text(let text)? = assessed.system.fields[field] { text } else { nil }
        }
        self.init(
            name: assessed.system.productName, supplier: text(.supplier),
            quality: assessed.result.quality, importance: assessed.result.importance,
            lifecycle: assessed.system.lifecycle, replacement: text(.replacement))
    }
}
