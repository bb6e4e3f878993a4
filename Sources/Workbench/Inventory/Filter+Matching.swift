/// Which rows pass the terms of a filter, each term looked at once while the inventory stays as it is.
struct FilterMatches: Sendable {
    /// By term, whether each row passes its test.
    private var masks: [Filter.Term: [Bool]] = [:]

    /// The rows of those that pass all terms, in their order.
    mutating func rows(_ filter: Filter, of order: [Int], in index: InventoryIndex) -> [Int] {
        let terms = filter.terms
        masks = masks.filter { terms.contains($0.key) }
        guard !terms.isEmpty else { return order }
        for term in terms where masks[term] == nil { masks[term] = Self.mask(term, index) }
        let wanted = terms.compactMap { masks[$0] }
        var all = wanted[0]
        for mask in wanted.dropFirst() {
            for row in all.indices { all[row] = all[row] && mask[row] }
        }
        return order.filter { all[$0] }
    }

    /// Whether each row passes a term.
    private static func mask(_ term: Filter.Term, _ index: InventoryIndex) -> [Bool] {
        var mask = [Bool](repeating: false, count: index.count)
        switch term.test {
        case .words(let texts):
            for column in Column.searched {
                mark(&mask, index[column]) { pool, found in for text in texts { pool.find(text, in: &found) } }
            }
        case .loose(let texts):
            for column in Column.looselySearched {
                mark(&mask, index[column]) { pool, found in for text in texts { pool.findLoosely(text, in: &found) } }
            }
        case .within(let column, let texts):
            mark(&mask, index[column]) { pool, found in for text in texts { pool.find(text, in: &found) } }
        case .equal(let column, let texts):
            mark(&mask, index[column]) { pool, found in for text in texts { pool.findLine(text, in: &found) } }
        case .known(let column):
            mark(&mask, index[column]) { _, found in for code in found.indices { found[code] = true } }
        case .between(let column, let ranges):
            guard let numbers = index[column]?.numbers else { break }
            mark(&mask, index[column]) { _, found in
                for code in found.indices { found[code] = ranges.contains { $0.contains(numbers[code]) } }
            }
        }
        if term.isExcluded {
            for row in mask.indices { mask[row].toggle() }
        }
        return mask
    }

    /// Marks the rows whose value of a column is found.
    private static func mark(
        _ mask: inout [Bool], _ column: ColumnIndex?, find: (TextPool, inout [Bool]) -> Void
    ) {
        guard let column else { return }
        var found = [Bool](repeating: false, count: column.values.count)
        find(column.texts, &found)
        guard found.contains(true) else { return }
        found.withUnsafeBufferPointer { found in
            mask.withUnsafeMutableBufferPointer { mask in
                for (row, code) in column.codes.enumerated() where code >= 0 && found[Int(code)] { mask[row] = true }
            }
        }
    }
}
