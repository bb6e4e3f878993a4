import Model

/// Which rows of a list are which systems of the inventory.
struct SystemMatching {
    /// The system of each row; nil where it is new.
    private(set) var systems: [Identifier<System>?]
    /// Rows that could be several systems.
    private(set) var ambiguous: Set<Int> = []

    private let rows: [SystemRow]
    private let inventory: Table<System>
    private var claimed: Set<Identifier<System>> = []

    /// The surest first, so that no row takes what another has a better right to: mogna's own identifier; the number;
    /// name and unit where neither has a number, then where one has none; and the name alone where only one of the two
    /// knows a unit.
    init(_ rows: [SystemRow], _ inventory: Table<System>, unit: (System) -> String?) {
        self.rows = rows
        self.inventory = inventory
        systems = Array(repeating: nil, count: rows.count)
        var byNumber: [String: [Int]] = [:]
        var byName: [String: [Int]] = [:]
        var units: [String?] = []
        units.reserveCapacity(inventory.count)
        for (index, system) in inventory.enumerated() {
            if let number = SystemRow.key(system.fields[.number]) { byNumber[number, default: []].append(index) }
            byName[SystemRow.key(system.name), default: []].append(index)
            units.append(unit(system))
        }
        guard !inventory.isEmpty else { return }
        func hasNumber(_ index: Int) -> Bool { inventory[index].fields[.number] != nil }
        match { row in row.id.flatMap { inventory.index(of: $0) }.map { [$0] } ?? [] }
        match { row in
            let namesakes = row.number.flatMap { byNumber[$0] } ?? []
            guard namesakes.count > 1 else { return namesakes }
            let same = namesakes.filter { SystemRow.key(inventory[$0].name) == row.nameKey }
            return same.isEmpty ? namesakes : same
        }
        let names = rows.map { $0.name.isEmpty ? [] : byName[$0.nameKey] ?? [] }
        match(names) { row, index in row.number == nil && !hasNumber(index) && units[index] == row.unit }
        match(names) { row, index in (row.number == nil || !hasNumber(index)) && units[index] == row.unit }
        var left: [String: Int] = [:]
        for (place, row) in rows.enumerated() where systems[place] == nil { left[row.nameKey, default: 0] += 1 }
        match(names) { row, index in
            guard row.number == nil || !hasNumber(index), left[row.nameKey] == 1 else { return false }
            return row.unit == nil || units[index] == nil
        }
    }

    private mutating func match(_ names: [[Int]], _ fits: (SystemRow, Int) -> Bool) {
        for (place, row) in rows.enumerated() where systems[place] == nil && !names[place].isEmpty {
            claim(place, names[place].filter { fits(row, $0) })
        }
    }

    private mutating func match(_ candidates: (SystemRow) -> [Int]) {
        for (place, row) in rows.enumerated() where systems[place] == nil { claim(place, candidates(row)) }
    }

    private mutating func claim(_ place: Int, _ candidates: [Int]) {
        guard !ambiguous.contains(place) else { return }
        let free = candidates.map { inventory[$0].id }.filter { !claimed.contains($0) }
        guard let only = free.first else { return }
        guard free.count == 1 else {
            ambiguous.insert(place)
            return
        }
        systems[place] = only
        claimed.insert(only)
    }
}
