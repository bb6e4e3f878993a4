import Model

/// What the search line asks for: words that must all be somewhere, and conditions on columns.
///
/// `alm kostnad>100000 kvalitet<40 livscykel:bruk`: a condition is a column's title or identifier, one of `:` `=` `<`
/// `>` `<=` `>=`, and a value. `:` asks whether the text is within; `kolumn:` alone, whether anything is known.
struct Filter: Equatable, Sendable {
    private(set) var terms: [Term] = []

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
            terms.append(Self.condition(part, words) ?? .word(Collation.key(part)))
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
        return part.isEmpty ? parts : parts + [part]
    }

    private static func condition(_ part: String, _ words: InventoryWords) -> Term? {
        guard let place = part.firstIndex(where: { ":<>=".contains($0) }), place != part.startIndex else { return nil }
        let name = Collation.key(String(part[..<place]))
        let column =
            Column.all.first { Collation.key($0.id) == name }
            ?? Column.all.first { Collation.key(words.titles[$0] ?? "").starts(with: name) }
        guard let column else { return nil }
        let rest = part[place...]
        if rest.hasPrefix(":") { return .within(column, Collation.key(String(rest.dropFirst()))) }
        guard let comparison = Comparison.allCases.first(where: { rest.hasPrefix($0.rawValue) }) else { return nil }
        let value = String(rest.dropFirst(comparison.rawValue.count))
        guard let key = key(value) else {
            return comparison == .equal ? .within(column, Collation.key(value)) : nil
        }
        return .compared(column, comparison, key)
    }

    /// A number as either language writes it, with k or m for thousands and millions; or a day, or its beginning.
    private static func key(_ text: String) -> SortKey? {
        if text.utf8.count >= 7, text.contains("-") {
            let parts = text.split(separator: "-")
            let day = Day(text) ?? (parts.count == 2 ? Day(text + "-01") : nil)
            if let day { return .number(Double(day.year * 10_000 + day.month * 100 + day.day)) }
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
