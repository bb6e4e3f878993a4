import Model

/// The scores of a measurement: of the whole, and of every unit with all below it, as far as they may be shown.
public struct MaturityReport: Equatable, Sendable {
    /// All respondents.
    public let whole: Group
    /// Every unit, each before those below it.
    public let units: [UnitGroup]

    /// Scores a measurement.
    public init(measurement: Measurement, units: Table<Unit>, instrument: Instrument) {
        let factors = instrument.factors
        let known = Set(factors.map(\.id))
        let responses = measurement.responses.filter { $0.answers.keys.contains(where: known.contains) }
        let sheet = AnswerSheet(responses, factors: factors)
        let threshold = measurement.header.anonymityThreshold
        let ordered = units.inTreeOrder

        // Rows by the unit that respondents belong to; a unit that is not in the tree counts for the whole alone.
        var rows: [Identifier<Unit>: [Int]] = [:]
        for (row, response) in responses.enumerated() {
            if let unit = response.unit, units[unit] != nil { rows[unit, default: []].append(row) }
        }
        var answered = rows.mapValues { sheet.answered(in: $0) }
        // The number invited is known where it is known for every unit with respondents.
        let numbers = measurement.header.invited
        var invited = numbers.filter { units[$0.key] != nil }
        var uncounted = Set(rows.keys.filter { numbers[$0] == nil })
        // From the leaves up, as children come after their parents in the order of the tree.
        for (unit, depth) in ordered.reversed() where depth > 0 {
            guard let parent = unit.parent else { continue }
            if let own = rows[unit.id] { rows[parent, default: []] += own }
            if let own = invited[unit.id] { invited[parent, default: 0] += own }
            if uncounted.contains(unit.id) { uncounted.insert(parent) }
            if let own = answered[unit.id] {
                answered[parent] = answered[parent].map { zip($0, own).map(+) } ?? own
            }
        }

        for unit in uncounted { invited[unit] = nil }

        let all = Array(0..<sheet.count)
        let allAnswered = sheet.answered(in: all)
        let suppression = Suppression(ordered, threshold: threshold)
        let withheld = suppression.withheld(total: sheet.count, counts: rows.mapValues(\.count))
        let withheldByFactor = allAnswered.enumerated().map { column, total in
            suppression.withheld(total: total, counts: answered.mapValues { $0[column] }, beside: withheld)
        }
        func maturity(_ rows: [Int], invited: Int?, isWithheld: [Bool]) -> Maturity {
            Maturity(
                of: sheet, rows: rows, instrument: instrument, invited: invited, threshold: threshold,
                isWithheld: isWithheld)
        }
        let isCounted = !numbers.isEmpty && responses.allSatisfy { $0.unit.map { numbers[$0] != nil } ?? false }
        let invitedTotal = isCounted ? numbers.values.reduce(0, +) : nil
        whole =
            sheet.count < max(1, threshold)
            ? .withheld(.tooFew)
            : .shown(maturity(all, invited: invitedTotal, isWithheld: allAnswered.map { $0 < threshold }))
        // What was merged is in the years that it has answers in. An empty group changes nothing for the others.
        let merged = Set(units.filter { units.successor(of: $0.id) != nil }.map(\.id))
        let shown = ordered.filter { unit, _ in
            !merged.contains(unit.id) || rows[unit.id] != nil || !units.subtree(of: unit.id).isSubset(of: merged)
        }
        self.units = shown.map { unit, depth in
            let hasAnswers = rows[unit.id] != nil
            if let reason = withheld[unit.id] {
                return UnitGroup(
                    id: unit.id, depth: depth, group: .withheld(reason), respondents: nil, invited: invited[unit.id],
                    hasAnswers: hasAnswers)
            }
            let members = rows[unit.id] ?? []
            let maturity = maturity(
                members, invited: invited[unit.id], isWithheld: withheldByFactor.map { $0[unit.id] != nil })
            return UnitGroup(
                id: unit.id, depth: depth, group: .shown(maturity), respondents: members.count,
                invited: invited[unit.id], hasAnswers: hasAnswers)
        }
    }

    /// A unit's scores; nil for a unit that is not in the tree.
    public func unit(_ id: Identifier<Unit>) -> UnitGroup? { units.first { $0.id == id } }
}

/// A group's scores, or why they are not shown.
public enum Group: Equatable, Sendable {
    /// They may be shown.
    case shown(Maturity)
    /// They may not.
    case withheld(Withheld)

    /// The scores, nil when withheld.
    public var maturity: Maturity? {
        if case .shown(let maturity) = self { maturity } else { nil }
    }
}

/// A unit's scores with those of all units below it.
public struct UnitGroup: Identifiable, Equatable, Sendable {
    /// The unit.
    public let id: Identifier<Unit>
    /// Steps below the organisation, from 0.
    public var depth: Int
    /// The scores.
    public var group: Group
    /// Respondents with any answer; nil when withheld.
    public var respondents: Int?
    /// How many were invited; nil when unknown.
    public var invited: Int?
    /// Whether anybody answered, shown or not.
    let hasAnswers: Bool
}

/// Why scores are not shown.
public enum Withheld: String, Sendable {
    /// Fewer respondents than the threshold.
    case tooFew
    /// Showing them would let those of another group be worked out.
    case complementary
    /// A unit that became part of the group is withheld, and with it the sum of them.
    case mergedUnit
}
