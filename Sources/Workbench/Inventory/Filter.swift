import Model

/// What the search line asks for: words that must all be somewhere, and conditions on columns.
///
/// `alm kostnad>100000 -livscykel:fasas leverantör:tall|alm`: a condition is a column's title or identifier, one of `:`
/// `=` `!=` `<` `>` `<=` `>=`, and a value or several with `|` between. `:` asks whether the text is within, and alone
/// whether anything is known; `-` before it, or `!`, turns it round. `~word` is content with the letters in order.
struct Filter: Equatable, Sendable {
    private(set) var terms: [Term] = []
    /// The first condition that cannot be understood; it is left out. Nil when all can.
    private(set) var problem: Problem?
    /// The column that the line ends with the beginning of a condition on, such as `kostn`, `kostnad>`.
    private(set) var pending: Column?

    /// What is wrong with a condition.
    enum Problem: Equatable, Sendable {
        /// There is no such column.
        case column(String)
        /// This is no number to compare with.
        case number(String)
        /// This is no day to compare with.
        case day(String)
    }

    /// One thing that is asked for.
    struct Term: Hashable, Sendable {
        var test: Test
        /// Whether what passes the test is left out.
        var isExcluded = false
    }

    enum Test: Hashable, Sendable {
        /// One of the texts somewhere in what people search for.
        case words([[UInt8]])
        /// The letters of one of them in order.
        case loose([[UInt8]])
        /// One of the texts within a column's.
        case within(Column, [[UInt8]])
        /// One of the texts is the column's, or one of its items.
        case equal(Column, [[UInt8]])
        /// Anything is known.
        case known(Column)
        /// A number or day within one of these.
        case between(Column, [ClosedRange<Double>])
    }

    enum Comparison: String, CaseIterable, Sendable {
        case atMost = "<="
        case atLeast = ">="
        case unequal = "!="
        case below = "<"
        case above = ">"
        case equal = "="
        case within = ":"
    }

    init() {}

    /// Reads a line.
    init(_ line: String, _ words: InventoryWords) {
        let parts = FilterPart.parts(of: line)
        for (place, part) in parts.enumerated() {
            switch Self.reading(part, words) {
            case .term(let term): terms.append(term)
            case .problem(let problem): self.problem = self.problem ?? problem
            case .nothing: break
            }
            // A blank after it says that it was meant as it stands.
            if place == parts.count - 1, line.last != " ", part.operatorPlace == nil, part.isWord {
                pending = words.column(named: part.text)
            }
        }
    }

    /// The same without its last term, which is about to become a condition on a column.
    var withoutLast: Filter {
        var filter = self
        if !filter.terms.isEmpty { filter.terms.removeLast() }
        return filter
    }

    /// The same, content with words whose letters stand in order; nil where there are no words.
    var loosened: Filter? {
        var filter = self
        for place in filter.terms.indices where !filter.terms[place].isExcluded {
            if case .words(let texts) = filter.terms[place].test { filter.terms[place].test = .loose(texts) }
        }
        return filter == self ? nil : filter
    }

    private enum Reading {
        case term(Term)
        case problem(Problem)
        /// The beginning of a condition, which asks for nothing yet.
        case nothing
    }

    private static func reading(_ part: FilterPart, _ words: InventoryWords) -> Reading {
        var part = part
        let isExcluded = part.takePrefix("-!")
        func term(_ test: Test, turned: Bool = false) -> Reading {
            .term(Term(test: test, isExcluded: isExcluded != turned))
        }
        guard let place = part.operatorPlace, place > 0 else {
            let isLoose = part.takePrefix("~")
            let texts = part.alternatives.map(Collation.key).filter { !$0.isEmpty }
            guard !texts.isEmpty else { return .nothing }
            return term(isLoose ? .loose(texts) : .words(texts))
        }
        let (name, comparison, value) = part.split(at: place)
        guard let column = words.column(named: name) else { return .problem(.column(name)) }
        let texts = value.alternatives.filter { !$0.isEmpty }
        guard !texts.isEmpty else {
            return comparison == .within ? term(.known(column)) : .nothing
        }
        let isTurned = comparison == .unequal
        if column.isCompared {
            var ranges: [ClosedRange<Double>] = []
            for text in texts {
                guard let range = range(comparison, text, column, today: words.today) else {
                    return .problem(column.kind == .day ? .day(text) : .number(text))
                }
                ranges.append(range)
            }
            return term(.between(column, ranges), turned: isTurned)
        }
        let keys = texts.map(Collation.key)
        switch comparison {
        case .within: return term(.within(column, keys))
        case .equal, .unequal: return term(.equal(column, keys), turned: isTurned)
        case .below, .above, .atMost, .atLeast: return .problem(.number(texts[0]))
        }
    }

    /// The values that a comparison lets through; nil when its limit cannot be read.
    private static func range(
        _ comparison: Comparison, _ text: String, _ column: Column, today: Day
    ) -> ClosedRange<Double>? {
        let limit: ClosedRange<Double>?
        if column.kind == .day {
            limit = FilterDay.range(text, today: today)
        } else {
            limit = number(text).map { $0...$0 }
        }
        guard let limit else { return nil }
        let (lowest, highest) = (-Double.greatestFiniteMagnitude, Double.greatestFiniteMagnitude)
        switch comparison {
        case .below: return lowest...limit.lowerBound.nextDown
        case .atMost: return lowest...limit.upperBound
        case .above: return limit.upperBound.nextUp...highest
        case .atLeast: return limit.lowerBound...highest
        case .equal, .unequal, .within:
            // What is shown is rounded.
            return column.kind == .score ? limit.lowerBound - 0.5...(limit.upperBound + 0.5).nextDown : limit
        }
    }

    /// A number as either language writes it, with k or m for thousands and millions.
    private static func number(_ text: String) -> Double? {
        var digits = text.lowercased().replacing(",", with: ".")
        var factor = 1.0
        if digits.hasSuffix("k") { factor = 1000 }
        if digits.hasSuffix("m") { factor = 1_000_000 }
        if factor > 1 { digits.removeLast() }
        if digits.hasSuffix("%") { digits.removeLast() }
        guard digits.allSatisfy({ $0.isNumber || $0 == "." || $0 == "-" }) else { return nil }
        return Double(digits).map { $0 * factor }
    }
}

extension Column {
    /// Whether the search compares its values as numbers.
    var isCompared: Bool { [.number, .money, .score, .day].contains(kind) }
}
