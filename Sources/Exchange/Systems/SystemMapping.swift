import Model

/// Which column of a list holds what.
public struct SystemMapping: Sendable {
    /// The list's columns that have a heading or a value.
    public private(set) var columns: [Column]
    /// Which of the table's rows has the headings.
    public let header: Int

    /// A column of a list.
    public struct Column: Equatable, Sendable {
        /// Its place in the rows, from 0.
        public let index: Int
        /// What it is called; `Kolumn 3` where it has no heading is for whoever shows it, here it is empty.
        public let heading: String
        /// What it holds; nil where it is left out.
        public var target: ImportTarget?
        /// How sure that is.
        public var sureness: Headings.Sureness
        /// The first values that differ, at most two.
        public let examples: [String]
        /// How many rows have a value in it.
        public let filled: Int
    }

    /// Tells what columns hold: as it was the last time, else by their headings. Nil for a table without rows.
    public init?(_ table: SourceTable, headings: Headings, remembered: Table<ImportMapping>) {
        guard let row = HeaderRow(of: table, headings) else { return nil }
        header = row.index
        let width = max(row.headings.count, table.rows.map(\.cells.count).max() ?? 0)
        var examples = [[String]](repeating: [], count: width)
        var filled = [Int](repeating: 0, count: width)
        for row in table.rows[(row.index + 1)...] {
            for (index, cell) in row.cells.enumerated() where cell != .empty {
                filled[index] += 1
                if examples[index].count < 2, !examples[index].contains(cell.text) { examples[index].append(cell.text) }
            }
        }
        var ranks: [Int: Int] = [:]
        columns = (0..<width).compactMap { index in
            let heading = index < row.headings.count ? row.headings[index] : ""
            guard !heading.isEmpty || filled[index] > 0 else { return nil }
            let match = index < row.matches.count ? row.matches[index] : nil
            ranks[index] = match?.rank
            return Column(
                index: index, heading: heading, target: match?.target, sureness: match?.sureness ?? .guess,
                examples: examples[index], filled: filled[index])
        }
        keepBest(ranks)
        nameByProduct()
        if let before = remembered[id] { recall(before) }
    }

    /// Of several columns for one thing the better stays: that which is filled, is no guess, has the better word, is the
    /// first. A hyphen more or less makes no better word.
    private mutating func keepBest(_ ranks: [Int: Int]) {
        var best: [ImportTarget: Int] = [:]
        for (place, column) in columns.enumerated() {
            guard let target = column.target else { continue }
            guard let other = best[target] else {
                best[target] = place
                continue
            }
            func standing(_ column: Column) -> (Int, Int, Int) {
                (column.filled > 0 ? 1 : 0, column.sureness == .guess ? 0 : 1, -(ranks[column.index] ?? 0))
            }
            let isBetter = standing(column) > standing(columns[other])
            columns[isBetter ? other : place].target = nil
            if isBetter { best[target] = place }
        }
    }

    /// Lists of products call the system by its product.
    private mutating func nameByProduct() {
        guard column(of: .name) == nil, let product = column(of: .field(.product)) else { return }
        columns[product].target = .name
    }

    /// Where the column of a target stands among the columns; nil where there is none.
    public func column(of target: ImportTarget) -> Int? { columns.firstIndex { $0.target == target } }

    /// The column by which systems are told: their names, else their numbers. Nil where there is neither.
    public var key: Column? { (column(of: .name) ?? column(of: .field(.number))).map { columns[$0] } }

    /// Has a column hold something else, or nothing; another that held it is left out.
    public mutating func choose(_ target: ImportTarget?, for place: Int) {
        if let target, let other = column(of: target), other != place {
            columns[other].target = nil
            columns[other].sureness = .chosen
        }
        columns[place].target = target
        columns[place].sureness = .chosen
    }

    /// Follows words such as `Förvaltning=unit` or `Kommentar=`: a heading or a column's number, and what it holds.
    /// Gives the word that cannot be followed, or nil.
    public mutating func follow(_ words: [String], headings: Headings) -> String? {
        for word in words {
            guard let sign = word.lastIndex(of: "=") else { return word }
            let heading = String(word[..<sign])
            let held = word[word.index(after: sign)...].filter { !$0.isWhitespace }
            let normal = Headings.normalised(heading)
            let place =
                columns.firstIndex { $0.heading == heading }
                ?? columns.firstIndex { !normal.isEmpty && Headings.normalised($0.heading) == normal }
                ?? Int(heading).flatMap { number in columns.firstIndex { $0.index == number - 1 } }
            guard let place else { return word }
            if held.isEmpty || held == "-" {
                choose(nil, for: place)
            } else if let target = headings.target(named: String(word[word.index(after: sign)...])) {
                choose(target, for: place)
            } else {
                return word
            }
        }
        return nil
    }

    // MARK: Remembering

    /// Lists with the same headings have the same.
    public var id: Identifier<ImportMapping> {
        // FNV-1a: the same on every machine and in every version.
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in keys.map(Headings.normalised).sorted().joined(separator: "\n").utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
        }
        let digits = String(hash, radix: 16)
        return Identifier("columns-" + String(repeating: "0", count: 16 - digits.count) + digits)
    }

    /// The headings, those that stand several times with a number after them.
    private var keys: [String] {
        var count: [String: Int] = [:]
        return columns.map { column in
            count[column.heading, default: 0] += 1
            let number = count[column.heading] ?? 1
            return number == 1 ? column.heading : "\(column.heading) (\(number))"
        }
    }

    /// The mapping as it is kept.
    public var remembered: ImportMapping {
        let pairs = zip(keys, columns).map { ($0, $1.target?.word ?? "") }
        return ImportMapping(id: id, columns: Dictionary(pairs) { first, _ in first })
    }

    private mutating func recall(_ before: ImportMapping) {
        for (place, key) in keys.enumerated() {
            guard let word = before.columns[key] else { continue }
            let target = ImportTarget(word: word)
            guard word.isEmpty || target != nil else { continue }
            choose(target, for: place)
            columns[place].sureness = .remembered
        }
    }
}
