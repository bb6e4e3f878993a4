import Glibc

/// Things of different heights in one column, each as near to its wish as the others let it.
enum Stacking {
    /// The first row of each, in the order given, without overlap: the rows whose squared distances to the wishes are
    /// the least. Nil where they are higher together than the column.
    ///
    /// With what stands above subtracted from each wish, the task is isotonic regression, which pooling adjacent
    /// violators solves (Barlow and others 1972).
    static func rows(wanted: [Double], heights: [Int], within column: Range<Int>) -> [Int]? {
        let total = heights.reduce(0, +)
        guard total <= column.count else { return nil }
        var above = 0
        var pools: [(sum: Double, count: Int)] = []
        for (wish, height) in zip(wanted, heights) {
            var pool = (sum: wish - Double(above), count: 1)
            while let last = pools.last, last.sum / Double(last.count) > pool.sum / Double(pool.count) {
                pool = (pool.sum + last.sum, pool.count + last.count)
                pools.removeLast()
            }
            pools.append(pool)
            above += height
        }
        let highest = Double(column.lowerBound)
        let lowest = Double(column.upperBound - total)
        var rows: [Int] = []
        above = 0
        for pool in pools {
            let offset = Int((pool.sum / Double(pool.count)).clamped(to: highest...lowest).rounded())
            for _ in 0..<pool.count {
                rows.append(offset + above)
                above += heights[rows.count - 1]
            }
        }
        return rows
    }
}
