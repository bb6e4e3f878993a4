import Model
import Scoring
import Terminal

/// The rows of the inventory as they are shown: filtered and sorted, made again only when something changed.
struct Inventory: Sendable {
    private(set) var rows: [InventoryRow] = []
    /// The places in `rows` of what is shown, in order.
    private(set) var shown: [Int] = []
    private(set) var words: InventoryWords?
    /// SEK a year over what is shown.
    private(set) var cost = 0.0
    /// Columns of a terminal that each column's texts take: the same while one scrolls and searches.
    private(set) var widths: [Column: Int] = [:]
    /// What the search looks in, one a row; made by the first search.
    private var haystacks: [[UInt32]] = []
    private(set) var filter = Filter()
    private var sort = Sort()
    private var revision = -1

    /// What rows are sorted by.
    struct Sort: Equatable, Sendable {
        var column = Column.name
        var isDescending = false
    }

    subscript(position: Int) -> InventoryRow { rows[shown[position]] }

    /// Where a system is among what is shown.
    func position(of id: Identifier<System>) -> Int? { shown.firstIndex { rows[$0].system.id == id } }

    /// Brings it up to date; true when what is shown may be another.
    mutating func update(_ workspace: Workspace, line: String, sort: Sort) -> Bool {
        let isNew = workspace.revision != revision || words?.language != workspace.language
        if isNew { read(workspace) }
        guard let words else { return false }
        let filter = Filter(line, words)
        guard isNew || filter != self.filter || sort != self.sort else { return false }
        let isNarrower = !isNew && sort == self.sort && filter.narrows(self.filter)
        let candidates = isNarrower ? shown : isNew || sort != self.sort ? sorted(by: sort, words) : order
        if !isNarrower { order = candidates }
        self.sort = sort
        self.filter = filter
        if haystacks.isEmpty, !filter.terms.isEmpty { haystacks = rows.map { Self.haystack(of: $0, words) } }
        shown =
            filter.terms.isEmpty
            ? candidates : candidates.filter { filter.matches(rows[$0], haystack: haystacks[$0], words) }
        cost = shown.reduce(0) { sum, index in
            sum + (rows[index].system.annualCost ?? 0)
        }
        return true
    }

    /// All rows in the order of the sort.
    private var order: [Int] = []

    private mutating func read(_ workspace: Workspace) {
        let words = InventoryWords(workspace)
        let method = workspace.library.method
        rows = workspace.organisation.systems.map { InventoryRow(system: $0, result: SystemResult($0, method: method)) }
        haystacks = []
        widths = [:]
        self.words = words
        revision = workspace.revision
    }

    /// Measures the columns that are shown and not measured yet, by their title and at most 500 rows.
    mutating func measure(_ columns: [Column]) {
        guard let words else { return }
        let step = max(1, rows.count / 500)
        for column in columns where widths[column] == nil {
            let title = TextWidth.columns(of: words.titles[column] ?? "") + 2
            let widest = stride(from: 0, to: rows.count, by: step).reduce(title) { widest, index in
                max(widest, TextWidth.columns(of: column.text(of: rows[index], words)))
            }
            widths[column] = widest
        }
    }

    private static func haystack(of row: InventoryRow, _ words: InventoryWords) -> [UInt32] {
        let searched: [Column] = [
            .name, .field(.product), .field(.supplier), .field(.purpose), .field(.category), .field(.unit),
            .field(.owner), .field(.number),
        ]
        return Collation.key(searched.map { $0.text(of: row, words) }.joined(separator: "\n"))
    }

    /// Sorted with each row's key computed once; what is not known comes last, and equals keep their order.
    private func sorted(by sort: Sort, _ words: InventoryWords) -> [Int] {
        let keys = rows.map { sort.column.sortKey(of: $0, words) }
        let known = rows.indices.filter { keys[$0] != nil }
        let unknown = rows.indices.filter { keys[$0] == nil }
        let ordered = known.sorted { left, right in
            guard let one = keys[left], let two = keys[right] else { return false }
            if one == two { return left < right }
            return sort.isDescending ? two < one : one < two
        }
        return ordered + unknown
    }
}
