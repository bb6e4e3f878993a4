import Model

/// How often each value of a column occurs among what is shown, what those systems cost and how good they are.
struct Frequency: Sendable {
    let column: Column
    /// The most frequent first.
    let entries: [Entry]
    /// Systems that were counted; with lists, fewer than the entries add up to.
    let total: Int
    var cursor = ListCursor()

    struct Entry: Equatable, Sendable {
        var bucket: Grouping.Bucket
        var count: Int
        /// SEK a year.
        var cost: Double
        /// The median quality 0…100; nil where none has been assessed.
        var quality: Double?
    }

    /// Counts the rows; nil while the inventory is being read.
    init?(_ column: Column, of rows: [Int], in index: InventoryIndex, _ words: InventoryWords) {
        guard let values = index[column], let cost = index[.field(.annualCost)], let quality = index[.quality] else {
            return nil
        }
        self.column = column
        total = rows.count
        let unordered = Grouping(values, words).items(of: rows, words).map { item in
            let numbers = item.rows.compactMap { quality.number(of: $0) }.sorted()
            let middle = numbers.count / 2
            let median: Double? =
                numbers.isEmpty
                ? nil : numbers.count % 2 == 1 ? numbers[middle] : (numbers[middle - 1] + numbers[middle]) / 2
            return Entry(
                bucket: item.bucket, count: item.rows.count,
                cost: item.rows.reduce(0) { $0 + (cost.number(of: $1) ?? 0) }, quality: median)
        }
        // Equals keep the column's own order.
        entries = unordered.enumerated().sorted {
            $0.element.count != $1.element.count ? $0.element.count > $1.element.count : $0.offset < $1.offset
        }.map(\.element)
    }
}

extension ColumnIndex {
    /// What a row's value compares by, where that is a number.
    func number(of row: Int) -> Double? {
        let code = codes[row]
        guard code >= 0, !numbers[Int(code)].isNaN else { return nil }
        return numbers[Int(code)]
    }
}
