import Model

/// The inventory as the search line and the sort keys leave it, without a screen: for the command line.
public struct InventoryListing: Sendable {
    /// The systems that match, in order.
    public let systems: [System]
    /// The columns asked for.
    public let columns: [Column]
    /// All systems of the inventory, matching or not.
    public let total: Int
    /// SEK a year over those that match.
    public let cost: Double
    private let rows: [InventoryRow]
    private let words: InventoryWords

    /// A column of a listing.
    public struct Column: Sendable {
        /// As the files name it.
        public let id: String
        /// In the language chosen.
        public let title: String
        /// Whether its values are amounts, which stand to the right.
        public let isNumeric: Bool
        fileprivate let column: Workbench.Column
    }

    /// What cannot be understood of what was asked for, in words.
    public struct Problem: Error {
        /// The words.
        public let message: String
    }

    /// `line` is a search line as in the table; `sort` and `columns` are names of columns with commas between, a sort
    /// key with `-` before it goes downwards. Without columns those that the table starts with are taken.
    public init(_ workspace: Workspace, line: String, sort: String?, columns names: String?) throws(Problem) {
        let words = InventoryWords(workspace)
        let strings = workspace.strings
        func column(_ name: Substring) throws(Problem) -> Workbench.Column {
            if let column = words.column(named: String(name)) { return column }
            let there = Workbench.Column.all.map { "\(words.titles[$0] ?? $0.id) (\($0.id))" }.joined(separator: ", ")
            throw Problem(message: strings("cli.no-such-column", String(name), there))
        }
        var keys: [InventorySort.Key] = []
        for name in (sort ?? "").split(separator: ",") {
            let isDescending = name.hasPrefix("-")
            keys.append(.init(column: try column(isDescending ? name.dropFirst() : name), isDescending: isDescending))
        }
        var chosen: [Workbench.Column] = []
        for name in (names ?? "").split(separator: ",") { chosen.append(try column(name)) }
        let filter = Filter(line, words)
        switch filter.problem {
        case .column(let name): _ = try column(name[...])
        case .number(let text): throw Problem(message: strings("systems.search.number", text))
        case .day(let text): throw Problem(message: strings("systems.search.day", text))
        case nil: break
        }
        let systems = SystemRows(workspace.organisation.systems)
        let method = workspace.library.method
        total = systems.count
        var shown: [Int] = []
        var matches = FilterMatches()
        if let index = InventoryIndex(systems, columns: Workbench.Column.all, method: method, words: words) {
            shown = matches.rows(filter, of: index.sorted(by: InventorySort(keys).keys(in: index)), in: index)
        }
        rows = shown.map { InventoryRow(systems[$0], method: method) }
        self.systems = rows.map(\.system)
        cost = rows.reduce(0) { $0 + ($1.system.annualCost ?? 0) }
        self.words = words
        columns = (chosen.isEmpty ? Workbench.Column.usual : chosen).map {
            Column(id: $0.id, title: words.titles[$0] ?? $0.id, isNumeric: $0.isNumeric, column: $0)
        }
    }

    /// Every column there is.
    public var allColumns: [Column] {
        Workbench.Column.all.map {
            Column(id: $0.id, title: words.titles[$0] ?? $0.id, isNumeric: $0.isNumeric, column: $0)
        }
    }

    /// What a person reads in a column of the system at a position; empty where nothing is known.
    public func text(_ column: Column, at position: Int) -> String { column.column.text(of: rows[position], words) }

    /// The value as the files have it; nil where nothing is known. Computed columns have numbers, and the action a word.
    public func value(_ column: Column, at position: Int) -> System.Value? { column.column.value(of: rows[position]) }

    /// Whether a column's text is several items.
    public func isList(_ column: Column) -> Bool { column.column.kind == .list }
}
