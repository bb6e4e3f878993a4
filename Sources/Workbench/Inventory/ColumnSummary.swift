import Model

/// What the values of a column among some rows come to: what suits its sort.
enum ColumnSummary: Equatable, Sendable {
    /// Of amounts.
    case total(sum: Double, median: Double)
    /// Of scores.
    case mean(Double, median: Double)
    /// Of days, the digits of the first and the last.
    case span(Double, Double)
    /// How many are yes and no.
    case answers(yes: Int, no: Int, unknown: Int)
    /// How many different values there are, and how many rows have none.
    case distinct(Int, unknown: Int)
    /// Nothing is known of any.
    case nothing

    /// Works it out from how often each value occurs.
    init(_ column: ColumnIndex, rows: [Int]) {
        var counts = [Int](repeating: 0, count: column.values.count)
        var unknown = 0
        for row in rows {
            let code = column.codes[row]
            if code >= 0 { counts[Int(code)] += 1 } else { unknown += 1 }
        }
        let known = rows.count - unknown
        switch column.column.kind {
        case .truth:
            func count(_ truth: Bool) -> Int {
                column.values.indices.reduce(0) { $0 + (column.values[$1] == .truth(truth) ? counts[$1] : 0) }
            }
            self = .answers(yes: count(true), no: count(false), unknown: unknown)
        case .text, .people, .list, .choice:
            var isThere = [Bool](repeating: false, count: counts.count)
            for (code, count) in counts.enumerated() where count > 0 { isThere[Int(column.ranks[code])] = true }
            self = .distinct(isThere.count { $0 }, unknown: unknown)
        case .number, .money, .score, .day:
            let codes = column.values.indices.filter { counts[$0] > 0 && !column.numbers[$0].isNaN }
                .sorted { column.ranks[$0] < column.ranks[$1] }
            guard known > 0, let first = codes.first, let last = codes.last else {
                self = .nothing
                return
            }
            let numbers = column.numbers
            let kind = column.column.kind
            if kind == .day {
                self = .span(numbers[first], numbers[last])
                return
            }
            let count = codes.reduce(0) { $0 + counts[$1] }
            let sum = codes.reduce(0) { $0 + numbers[$1] * Double(counts[$1]) }
            func value(at position: Int) -> Double {
                var seen = 0
                for code in codes {
                    seen += counts[code]
                    if seen > position { return numbers[code] }
                }
                return numbers[last]
            }
            let median = (value(at: (count - 1) / 2) + value(at: count / 2)) / 2
            self = kind == .score ? .mean(sum / Double(count), median: median) : .total(sum: sum, median: median)
        }
    }
}
