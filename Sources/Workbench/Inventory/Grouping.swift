import Model

/// A column's values put together: each by itself where they are few or words, numbers and days in ranges.
struct Grouping: Sendable {
    let column: Column
    /// What each group is called and how the search line asks for it, in order; the last is of what is not known.
    let buckets: [Bucket]
    private let index: ColumnIndex
    /// By value, its group.
    private let places: [Int32]

    struct Bucket: Equatable, Sendable {
        /// Empty for what is not known.
        var label: String
        /// What the search line asks for it with.
        var condition: String
    }

    /// More different numbers than this are put together in ranges.
    private static let manyNumbers = 12

    init(_ index: ColumnIndex, _ words: InventoryWords) {
        self.index = index
        column = index.column
        let name = words.name(of: index.column)
        var used = [Bool](repeating: false, count: index.values.count)
        for code in index.codes where code >= 0 { used[Int(code)] = true }
        let codes = index.values.indices.sorted { (index.ranks[$0], $0) < (index.ranks[$1], $1) }
        let isRanged = index.column.isCompared && used.count(where: { $0 }) > Self.manyNumbers
        var buckets: [Bucket] = []
        var places = [Int32](repeating: 0, count: index.values.count)
        var lastRank: Int32 = -1
        for code in codes where used[code] {
            // Written in another way, it is still the same; it is called what comes first.
            if index.ranks[code] == lastRank {
                places[code] = Int32(buckets.count - 1)
                continue
            }
            lastRank = index.ranks[code]
            let bucket =
                isRanged && !index.numbers[code].isNaN
                ? Self.range(around: index.numbers[code], index.column, name, words)
                : Self.value(index.values[code], index.column, name, words)
            if buckets.last != bucket { buckets.append(bucket) }
            places[code] = Int32(buckets.count - 1)
        }
        buckets.append(Bucket(label: "", condition: "-\(name):"))
        self.buckets = buckets
        self.places = places
    }

    /// What orders rows by their group.
    var sortKey: (codes: [Int32], ranks: [Int32], isDescending: Bool) {
        // A rank for each value, many of them the same; as many ranks as values are enough for dealing out.
        (index.codes, places, false)
    }

    /// The group of a row.
    func place(of row: Int) -> Int {
        let code = index.codes[row]
        return code < 0 ? buckets.count - 1 : Int(places[Int(code)])
    }

    /// The groups of rows that are in the order of the groups.
    func groups(of rows: [Int], cost: (Int) -> Double) -> [InventoryGroup] {
        var groups: [InventoryGroup] = []
        var last = -1
        for (position, row) in rows.enumerated() {
            let place = place(of: row)
            if place != last {
                groups.append(InventoryGroup(bucket: buckets[place], rows: position..<position))
                last = place
            }
            groups[groups.count - 1].rows = groups[groups.count - 1].rows.lowerBound..<position + 1
            groups[groups.count - 1].cost += cost(row)
        }
        return groups
    }

    /// Each item of the column's values with the rows among some that have it: a row with a list counts for each item.
    func items(of rows: [Int], _ words: InventoryWords) -> [(bucket: Bucket, rows: [Int])] {
        var byPlace = [[Int]](repeating: [], count: buckets.count)
        for row in rows { byPlace[place(of: row)].append(row) }
        guard column.kind == .list else {
            return buckets.indices.compactMap { byPlace[$0].isEmpty ? nil : (buckets[$0], byPlace[$0]) }
        }
        var found: [[UInt8]: (item: String, rows: [Int])] = [:]
        for row in rows where index.codes[row] >= 0 {
            for item in index.values[Int(index.codes[row])].items {
                let key = Collation.key(words.text(of: .text(item), column))
                // An item that stands twice counts once.
                if found[key]?.rows.last != row { found[key, default: (item, [])].rows.append(row) }
            }
        }
        let name = words.name(of: column)
        var items = found.values.map { (bucket: Self.value(.text($0.item), column, name, words), rows: $0.rows) }
        items.sort { $0.bucket.label < $1.bucket.label }
        let unknown = byPlace[buckets.count - 1]
        if !unknown.isEmpty { items.append((buckets[buckets.count - 1], unknown)) }
        return items
    }

    private static func value(
        _ value: System.Value, _ column: Column, _ name: String, _ words: InventoryWords
    ) -> Bucket {
        let text = words.text(of: value, column)
        let sought: String
        if case .number(let number) = value {
            sought = number == number.rounded() ? "\(Int(number))" : "\(number)"
        } else {
            sought = FilterPart.quoted(text)
        }
        return Bucket(label: text, condition: "\(name)=\(sought)")
    }

    /// Scores by tens, days by year, other numbers by their size.
    private static func range(
        around number: Double, _ column: Column, _ name: String, _ words: InventoryWords
    ) -> Bucket {
        func bucket(_ low: Double, _ high: Double, _ label: String) -> Bucket {
            Bucket(label: label, condition: "\(name)>=\(Int(low)) \(name)<\(Int(high))")
        }
        switch column.kind {
        case .day:
            let year = Int(number) / 10_000
            return Bucket(label: "\(year)", condition: "\(name)=\(year)")
        case .score:
            let low = min(90, (number / 10).rounded(.down) * 10)
            return low == 90
                ? Bucket(label: "90–100", condition: "\(name)>=90")
                : bucket(low, low + 10, "\(Int(low))–\(Int(low) + 9)")
        default:
            guard number >= 1 else { return Bucket(label: "<1", condition: "\(name)<1") }
            var low = 1.0
            while low * 10 <= number { low *= 10 }
            func text(_ number: Double) -> String { words.text(of: .number(number), column) }
            return bucket(low, low * 10, "\(text(low))–\(text(low * 10 - 1))")
        }
    }
}

/// Rows that have the same in the column that they are grouped by.
struct InventoryGroup: Equatable, Sendable {
    var bucket: Grouping.Bucket
    /// Their positions among what is shown.
    var rows: Range<Int>
    /// SEK a year.
    var cost = 0.0
}
