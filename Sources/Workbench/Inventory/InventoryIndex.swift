import Model
import Scoring

/// What sorting, searching, grouping and adding up look at: every column of all systems.
struct InventoryIndex: Sendable {
    /// By column's place; nil where it has not been read.
    private(set) var columns: [ColumnIndex?]
    private(set) var count: Int

    /// Reads some columns of all systems; nil when told to give up.
    init?(
        _ systems: some RandomAccessCollection<System>, columns wanted: [Column], method: Method, words: InventoryWords,
        isCancelled: () -> Bool = { false }
    ) {
        count = systems.count
        columns = Array(repeating: nil, count: Column.all.count)
        var built = wanted.map { ColumnIndex($0, capacity: systems.count) }
        let isScored = wanted.contains { $0.isComputed }
        var places: [System.Field: Int] = [:]
        for (place, column) in wanted.enumerated() {
            if case .field(let field) = column { places[field] = place }
        }
        let others = wanted.indices.filter { if case .field = wanted[$0] { false } else { true } }
        for (row, system) in systems.enumerated() {
            if row % 1024 == 0, isCancelled() { return nil }
            // A system has fewer fields than there are: go through those that it has.
            if !places.isEmpty {
                for (field, value) in system.fields {
                    guard let place = places[field] else { continue }
                    built[place].pad(to: row)
                    built[place].append(value, words)
                }
            }
            if isScored {
                let scored = InventoryRow(system, method: method)
                for place in others { built[place].append(wanted[place].value(of: scored), words) }
            } else {
                for place in others where wanted[place] == .name { built[place].append(.text(system.name), words) }
            }
        }
        for place in built.indices {
            if isCancelled() { return nil }
            built[place].pad(to: systems.count)
            built[place].finish()
            columns[wanted[place].place] = built[place]
        }
    }

    /// The column, where it has been read.
    subscript(_ column: Column) -> ColumnIndex? { columns[column.place] }

    /// Whether all columns have been read.
    var isComplete: Bool { columns.allSatisfy { $0 != nil } }

    /// Reads a system again that stands where it stood.
    mutating func set(_ system: System, at row: Int, method: Method, words: InventoryWords) {
        let scored = InventoryRow(system, method: method)
        for place in columns.indices {
            columns[place]?.set(Column.all[place].value(of: scored), at: row, words)
        }
    }

    /// Adds a system that has come to stand at a place.
    mutating func insert(_ system: System, at row: Int, method: Method, words: InventoryWords) {
        let scored = InventoryRow(system, method: method)
        for place in columns.indices {
            columns[place]?.insert(Column.all[place].value(of: scored), at: row, words)
        }
        count += 1
    }

    mutating func remove(at row: Int) {
        for place in columns.indices { columns[place]?.remove(at: row) }
        count -= 1
    }

    /// All rows in the order of several keys: each orders the rows that those before it leave equal, what is not known
    /// comes last either way, and what all leave equal stays as in the files.
    ///
    /// Ranks are small whole numbers, so the rows are dealt out by each key, the last one first, and stay in order.
    func sorted(by keys: [(codes: [Int32], ranks: [Int32], isDescending: Bool)]) -> [Int] {
        var order = Array(0..<count)
        var next = order
        for key in keys.reversed() {
            let last = Int32(key.ranks.count)
            // The place of each row in the order of this key alone.
            var places = [Int32](repeating: last, count: count)
            var starts = [Int](repeating: 0, count: key.ranks.count + 2)
            for row in 0..<count where key.codes[row] >= 0 {
                let rank = key.ranks[Int(key.codes[row])]
                places[row] = key.isDescending ? last - 1 - rank : rank
            }
            for place in places { starts[Int(place) + 1] += 1 }
            for place in 1..<starts.count { starts[place] += starts[place - 1] }
            next.withUnsafeMutableBufferPointer { next in
                starts.withUnsafeMutableBufferPointer { starts in
                    for row in order {
                        let place = Int(places[row])
                        next[starts[place]] = row
                        starts[place] += 1
                    }
                }
            }
            swap(&order, &next)
        }
        return order
    }
}

extension Column {
    /// Whether it has to be computed from the assessments, or counted.
    var isComputed: Bool {
        switch self {
        case .name, .field: false
        default: true
        }
    }
}
