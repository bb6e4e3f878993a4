import Model

/// What the search line asks for: words that must all be somewhere, and conditions on columns.
///
/// `alm kostnad>100000 kvalitet<40 livscykel:bruk`: a condition is a column's title or identifier, one of `:` `=` `<`
/// `>` `<=` `>=`, and a value. `:` asks whether the text is within; `kolumn:` alone, whether anything is known.
struct Filter: Equatable, Sendable {
    private(set) var terms: [Term] = []
    /// The first condition that cannot be understood; nil when all can.
    private(set) var problem: Problem?

    /// What is wrong with a condition.
    enum Problem: Equatable, Sendable {
        /// There is no such column.
        case column(String)
        /// This is no number or day to compare with.
        case value(String)
    }

    enum Term: Equatable, Sendable {
        /// Somewhere in what people search for.
        case word([UInt32])
        /// Within a column's text.
        case within(Column, [UInt32])
        /// A number or day compared.
        case compared(Column, Comparison, SortKey)
    }

    enum Comparison: String, CaseIterable, Sendable {
        case atMost = "<="
        case atLeast = ">="
        case below = "<"
        case above = ">"
        case equal = "="
    }

    init() {}

    /// Reads a line; a condition on something that is no column is a word like any other.
    init(_ line: String, _ words: InventoryWords) {
        for part in Self.parts(of: line) {
            let (term, problem) = Self.condition(part, words)
            terms.append(term ?? .word(Collation.key(part)))
            self.problem = self.problem ?? problem
        }
    }

    /// Whether everything that this filter lets through, and perhaps more, was let through by the other: then only
    /// that need be looked at.
    func narrows(_ other: Filter) -> Bool {
        guard terms.count >= other.terms.count else { return false }
        return zip(terms, other.terms).allSatisfy { mine, theirs in
            switch (mine, theirs) {
            case (.word(let mine), .word(let theirs)): mine.starts(with: theirs)
            case (.within(let column, let mine), .within(let other, let theirs)):
                column == other && mine.starts(with: theirs)
            default: mine == theirs
            }
        }
    }

    func matches(_ row: InventoryRow, haystack: [UInt32], _ words: InventoryWords) -> Bool {
        terms.allSatisfy { term in
            switch term {
            case .word(let word): haystack.containsRun(word)
            case .within(let column, let text):
                text.isEmpty
                    ? !column.text(of: row, words).isEmpty
                    : Collation.key(column.text(of: row, words)).containsRun(text)
            case .compared(let column, let comparison, let value):
                column.sortKey(of: row, words).map { Self.holds($0, comparison, value) } ?? false
            }
        }
    }

    /// Words apart at spaces; quotes keep them together.
    private static func parts(of line: String) -> [String] {
        var parts: [String] = []
        var part = ""
        var isQuoted = false
        for character in line {
            if character == "\"" {
                isQuoted.toggle()
            } else if character == " ", !isQuoted {
                if !part.isEmpty { parts.append(part) }
                part = ""
            } else {
                part.append(character)
            }
        }
        if !part.isEmpty { parts.append(part) }
        // `kostnad>1 000 000`: a number goes on with three digits, as the table writes it.
        return parts.reduce(into: []) { joined, part in
            let isGroup = part.count == 3 && part.allSatisfy(\.isNumber)
            if isGroup, let last = joined.last, last.contains(/[<>=]\d{1,3}(\d{3})*$/) {
                joined[joined.count - 1] = last + part
            } else {
                joined.append(part)
            }
        }
    }

    private static func condition(_ part: String, _ words: InventoryWords) -> (Term?, Problem?) {
        guard let place = part.firstIndex(where: { ":<>=".contains($0) }), place != part.startIndex else {
            return (nil, nil)
        }
        let name = String(part[..<place])
        let key = Collation.key(name)
        let column =
            Column.all.first { Collation.key($0.id) == key }
            ?? Column.all.first { Collation.key(words.titles[$0] ?? "").starts(with: key) }
        let rest = part[place...]
        guard let column else { return (nil, .column(name)) }
        if rest.hasPrefix(":") { return (.within(column, Collation.key(String(rest.dropFirst()))), nil) }
        guard let comparison = Comparison.allCases.first(where: { rest.hasPrefix($0.rawValue) }) else {
            return (nil, nil)
        }
        let value = String(rest.dropFirst(comparison.rawValue.count))
        if let limit = self.key(value, isDay: column.isDay) { return (.compared(column, comparison, limit), nil) }
        if comparison == .equal { return (.within(column, Collation.key(value)), nil) }
        return (nil, value.isEmpty ? nil : .value(value))
    }

    /// A number as either language writes it, with k or m for thousands and millions; or a day, or its beginning.
    private static func key(_ text: String, isDay: Bool) -> SortKey? {
        if isDay {
            guard let day = Day(text) ?? Day(text + "-01") ?? Day(text + "-01-01") else { return nil }
            return .number(Double(day.year * 10_000 + day.month * 100 + day.day))
        }
        var digits = text.lowercased().replacing(",", with: ".")
        var factor = 1.0
        if digits.hasSuffix("k") { factor = 1000 }
        if digits.hasSuffix("m") { factor = 1_000_000 }
        if factor > 1 { digits.removeLast() }
        return Double(digits).map { .number($0 * factor) }
    }

    private static func holds(_ value: SortKey, _ comparison: Comparison, _ limit: SortKey) -> Bool {
        guard case .number = value else { return false }
        switch comparison {
        case .below: return value < limit
        case .above: return value > limit
        case .atMost: return value <= limit
        case .atLeast: return value >= limit
        case .equal: return value == limit
        }
    }
}

extension [UInt32] {
    /// Whether the other stands somewhere within, without gaps.
    func containsRun(_ other: [UInt32]) -> Bool {
        guard let first = other.first else { return true }
        guard count >= other.count else { return false }
        return withUnsafeBufferPointer { text in
            other.withUnsafeBufferPointer { wanted in
                var start = 0
                let last = text.count - wanted.count
                while start <= last {
                    if text[start] == first {
                        var length = 1
                        while length < wanted.count, text[start + length] == wanted[length] { length += 1 }
                        if length == wanted.count { return true }
                    }
                    start += 1
                }
                return false
            }
        }
    }
}
