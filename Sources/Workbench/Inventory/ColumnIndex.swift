import Model

/// The values of one column. Each distinct value is kept, ordered and searched once, as most columns have few: what
/// holds of a value holds of all its rows.
struct ColumnIndex: Sendable {
    let column: Column
    /// By row, the place of its value in `values`; −1 where nothing is known.
    private(set) var codes: [Int32] = []
    /// Every value that a row has, or had.
    private(set) var values: [System.Value] = []
    /// By value, what it compares by where that is a number; NaN where it is not.
    private(set) var numbers: [Double] = []
    private(set) var texts = TextPool()
    /// By value, its place in the order of the column; values that differ in case only have the same.
    private(set) var ranks: [Int32] = []
    /// The values' places in order.
    private var order: [Int32] = []
    private var lookup: [System.Value: Int32] = [:]
    /// While it is built, the order waits until all values are there.
    private var isOrdered = false

    init(_ column: Column, capacity: Int) {
        self.column = column
        codes.reserveCapacity(capacity)
        // Names are nearly all different.
        if column == .name { lookup.reserveCapacity(capacity) }
    }

    /// Adds a row after the others, while it is built.
    mutating func append(_ value: System.Value?, _ words: InventoryWords) {
        codes.append(value.map { code(for: $0, words) } ?? -1)
    }

    /// Adds rows of which nothing is known, up to a number of rows.
    mutating func pad(to count: Int) {
        while codes.count < count { codes.append(-1) }
    }

    mutating func set(_ value: System.Value?, at row: Int, _ words: InventoryWords) {
        let code = value.map { self.code(for: $0, words) } ?? -1
        if codes[row] != code { codes[row] = code }
    }

    mutating func insert(_ value: System.Value?, at row: Int, _ words: InventoryWords) {
        codes.insert(value.map { code(for: $0, words) } ?? -1, at: row)
    }

    mutating func remove(at row: Int) { codes.remove(at: row) }

    /// Orders the values, when all rows are there.
    mutating func finish() {
        // Swift's sort compares numbers much faster than bytes: most texts differ early.
        let keyed: [(prefix: UInt64, code: Int32)] = values.indices.map { (prefix(of: $0), Int32($0)) }
        order = keyed.sorted { left, right in
            left.prefix != right.prefix
                ? left.prefix < right.prefix : isOrdered(Int(left.code), before: Int(right.code))
        }.map(\.code)
        rank()
        isOrdered = true
    }

    /// The place of a value, which is added where it is new.
    private mutating func code(for value: System.Value, _ words: InventoryWords) -> Int32 {
        if let code = lookup[value] { return code }
        let code = Int32(values.count)
        values.append(value)
        lookup[value] = code
        numbers.append(column.number(of: value) ?? .nan)
        texts.append(words.lines(of: value, column))
        guard isOrdered else { return code }
        var low = 0
        var high = order.count
        while low < high {
            let middle = (low + high) / 2
            if isOrdered(Int(order[middle]), before: Int(code)) { low = middle + 1 } else { high = middle }
        }
        order.insert(code, at: low)
        rank()
        return code
    }

    /// Numbers before texts, so that a value of another sort than its column's, as a file may have, does no harm.
    private func isOrdered(_ left: Int, before right: Int) -> Bool {
        let (one, two) = (numbers[left], numbers[right])
        if !one.isNaN, !two.isNaN { return one < two }
        if one.isNaN != two.isNaN { return two.isNaN }
        return texts.isOrdered(left, before: right)
    }

    private func prefix(of code: Int) -> UInt64 {
        let number = numbers[code]
        guard number.isNaN else {
            let bits = number.bitPattern
            // Orders doubles as integers; the highest is left for texts.
            return (bits >> 63 == 1 ? ~bits : bits | 1 << 63) >> 1
        }
        return texts.prefix(code) >> 1 | 1 << 63
    }

    private mutating func rank() {
        ranks = Array(repeating: 0, count: order.count)
        var rank: Int32 = 0
        for (place, code) in order.enumerated() {
            if place > 0, isOrdered(Int(order[place - 1]), before: Int(code)) { rank += 1 }
            ranks[Int(code)] = rank
        }
    }
}
