import Model
import Scoring
import Terminal

/// The inventory as it is shown: filtered, sorted and grouped, made again only when something changed.
struct Inventory: Sendable {
    /// The systems as they were last seen.
    private(set) var systems = SystemRows()
    /// The places in `systems` of what is shown, in order.
    private(set) var shown: [Int] = []
    private(set) var words: InventoryWords?
    /// The groups of what is shown; nil while it is not grouped.
    private(set) var groups: [InventoryGroup]?
    /// SEK a year over what is shown.
    private(set) var cost = 0.0
    /// How many of those that are shown are in operation; nil while a large inventory is being read.
    private(set) var population: Population?
    /// Columns of a terminal that each column's texts take: the same while one scrolls and searches.
    private(set) var widths: [Column: Int] = [:]
    private(set) var filter = Filter()
    /// Why what is shown may not be what the line asks for, word by word.
    private(set) var concession: Concession?
    /// What all rows are looked up in; only names until a large inventory has been read beside the loop.
    private(set) var index: InventoryIndex?
    private var method = Method(
        id: "", version: "", name: Text(swedish: "", english: ""), source: Text(swedish: "", english: ""), quality: [],
        importance: [])
    /// Whether so many systems have changed that the index is read anew beside the loop, and still says how they were.
    private var isStale = false
    private var query = InventoryQuery()
    private var matches = FilterMatches()
    /// All rows in the order of the query.
    private var order: [Int] = []
    private var grouping: Grouping?
    /// Whether `order` and `grouping` are those of the query.
    private var isOrdered = false
    private var summary: (column: Column, value: ColumnSummary)?
    private var revision = -1
    /// The revision that is being read beside the loop; nil while nothing is.
    private var reading: Int?

    /// More systems than this are read beside the loop.
    static let manySystems = 2000

    /// What is shown although nothing stands exactly as the line says.
    enum Concession: Equatable, Sendable {
        /// The last word is looked past: it is the beginning of a condition on a column.
        case pending(Column)
        /// Words whose letters stand in order.
        case loose
    }

    /// A system that is shown, with its scores.
    subscript(position: Int) -> InventoryRow { row(shown[position]) }

    /// A system by its place in `systems`.
    func row(_ place: Int) -> InventoryRow {
        InventoryRow(systems[place], method: method)
    }

    /// Where a system is among what is shown.
    func position(of id: Identifier<System>) -> Int? {
        systems.index(of: id).flatMap { place in shown.firstIndex(of: place) }
    }

    /// Whether a large inventory is still being read, so that searching and sorting wait.
    var isPreparing: Bool { isStale || index?.isComplete != true }

    /// Brings it up to date; true when what is shown may be another.
    mutating func update(_ workspace: Workspace, _ query: InventoryQuery) -> Bool {
        let isNew = catchUp(with: workspace)
        guard isNew || query != self.query else { return false }
        if query.sort != self.query.sort || query.group != self.query.group { isOrdered = false }
        self.query = query
        show()
        return true
    }

    /// The work that reads a large inventory beside the loop, where it has to be.
    mutating func startReading() -> Work? {
        guard isPreparing, reading == nil, let words else { return nil }
        reading = revision
        let (systems, revision, method) = (systems, revision, method)
        return Work("inventory") { isCancelled in
            guard
                let index = InventoryIndex(
                    systems, columns: Column.all, method: method, words: words, isCancelled: isCancelled)
            else { return nil }
            return .worked { state in
                for place in state.panes.indices {
                    guard var pane = state.panes[place] as? SystemsPane else { continue }
                    pane.inventory.takeIn(index, of: systems, revision: revision, state.workspace)
                    state.panes[place] = pane
                }
                return []
            }
        }
    }

    /// Takes in what was read beside the loop, and what has changed since.
    mutating func takeIn(_ index: InventoryIndex, of systems: SystemRows, revision: Int, _ workspace: Workspace) {
        reading = nil
        guard isPreparing else { return }
        self.index = index
        self.systems = systems
        self.revision = revision
        isStale = false
        _ = catchUp(with: workspace)
        matches = FilterMatches()
        isOrdered = false
        show()
    }

    /// Reads what has changed since it last looked; true when anything has.
    private mutating func catchUp(with workspace: Workspace) -> Bool {
        let isOtherLanguage = words?.language != workspace.language
        guard workspace.revision != revision || isOtherLanguage else { return false }
        if isOtherLanguage { widths = [:] }
        let edits = words == nil ? nil : workspace.edits(since: revision)
        if isOtherLanguage {
            words = InventoryWords(workspace)
            isOrdered = false
        }
        revision = workspace.revision
        guard let edits, !edits.contains(where: { if case .unit = $0 { true } else { false } }) else {
            // Systems are shown with the names of their units.
            readAll(workspace)
            return true
        }
        let touched = edits.compactMap(\.touchedSystem)
        guard !touched.isEmpty || isOtherLanguage else { return false }
        if touched.count <= Self.manySystems {
            read(Set(touched), workspace.organisation.systems)
        } else if edits.contains(where: { if case .system = $0 { true } else { false } }) {
            readAll(workspace)
        } else {
            // None came or went: what is shown stands until they have been read beside the loop.
            systems = SystemRows(workspace.organisation.systems)
            reading = nil
            isStale = true
        }
        return true
    }

    private mutating func readAll(_ workspace: Workspace) {
        let words = InventoryWords(workspace)
        let method = workspace.library.method
        self.words = words
        self.method = method
        systems = SystemRows(workspace.organisation.systems)
        widths = [:]
        matches = FilterMatches()
        reading = nil
        isStale = false
        isOrdered = false
        let isSmall = systems.count <= Self.manySystems
        index = InventoryIndex(systems, columns: isSmall ? Column.all : [.name], method: method, words: words)
    }

    private mutating func read(_ touched: Set<Identifier<System>>, _ now: Table<System>) {
        guard let words else { return }
        let gone = touched.compactMap { now.index(of: $0) == nil ? systems.index(of: $0) : nil }
        let new = touched.compactMap { systems.index(of: $0) == nil ? now.index(of: $0) : nil }
        let stayed = touched.filter { systems.index(of: $0) != nil }.compactMap { now.index(of: $0) }
        for row in gone.sorted(by: >) { index?.remove(at: row) }
        for row in new.sorted() { index?.insert(now[row], at: row, method: method, words: words) }
        if !gone.isEmpty || !new.isEmpty {
            systems = SystemRows(now)
            // Measured again: an import may have filled what was empty.
            widths = [:]
        }
        for row in stayed {
            index?.set(now[row], at: row, method: method, words: words)
            systems[row] = now[row]
        }
        isOrdered = false
        matches = FilterMatches()
    }

    /// Filters, sorts and groups.
    private mutating func show() {
        guard let words, let index else { return }
        filter = Filter(query.line, words)
        concession = nil
        if !isOrdered {
            grouping = query.group.flatMap { index[$0] }.map { Grouping($0, words) }
            order = index.sorted(by: (grouping.map { [$0.sortKey] } ?? []) + query.sort.keys(in: index))
            isOrdered = true
        }
        summary = nil
        guard index.isComplete else {
            // What there is, until it can be searched.
            shown = order
            groups = nil
            cost = 0
            population = nil
            return
        }
        shown = matches.rows(filter, of: order, in: index)
        if shown.isEmpty, !filter.terms.isEmpty {
            var others = FilterMatches()
            if let column = filter.pending {
                shown = others.rows(filter.withoutLast, of: order, in: index)
                if !shown.isEmpty { concession = .pending(column) }
            } else if let loosened = filter.loosened {
                shown = others.rows(loosened, of: order, in: index)
                if !shown.isEmpty { concession = .loose }
            }
        }
        let costs = index[.field(.annualCost)]
        let lifecycles = index[.field(.lifecycle)]
        let known = lifecycles?.values.map { value -> System.Lifecycle? in
            if case .text(let text) = value { System.Lifecycle(rawValue: text) } else { nil }
        }
        func lifecycle(_ row: Int) -> System.Lifecycle? {
            guard let code = lifecycles?.codes[row], code >= 0 else { return nil }
            return known?[Int(code)]
        }
        // What is planned costs nothing yet, what is retired no more.
        func costInOperation(_ row: Int) -> Double {
            switch lifecycle(row) {
            case .retired, .planned: 0
            default: costs?.number(of: row) ?? 0
            }
        }
        var population = Population()
        for row in shown { population.add(1, lifecycle(row)) }
        self.population = population
        cost = shown.reduce(0) { $0 + costInOperation($1) }
        groups = grouping.map { $0.groups(of: shown, cost: costInOperation) }
    }

    /// What the values of a column come to over what is shown; nil while a large inventory is being read.
    mutating func summarise(_ column: Column) -> ColumnSummary? {
        if let summary, summary.column == column { return summary.value }
        guard index?.isComplete == true, let values = index?[column] else { return nil }
        let value = ColumnSummary(values, rows: shown)
        summary = (column, value)
        return value
    }

    /// How often each value of a column occurs among what is shown; nil while a large inventory is being read.
    func frequency(of column: Column) -> Frequency? {
        guard let index, let words, index.isComplete else { return nil }
        return Frequency(column, of: shown, in: index, words)
    }

    /// Measures the columns that are shown and not measured yet, by their title and some of the rows.
    mutating func measure(_ columns: [Column]) {
        guard let words else { return }
        let step = max(1, systems.count / 250)
        let unmeasured = columns.filter { widths[$0] == nil }
        guard !unmeasured.isEmpty else { return }
        for column in unmeasured { widths[column] = TextWidth.columns(of: words.titles[column] ?? "") + 2 }
        for place in stride(from: 0, to: systems.count, by: step) {
            let row = row(place)
            for column in unmeasured {
                widths[column] = max(widths[column] ?? 0, TextWidth.columns(of: column.text(of: row, words)))
            }
        }
    }
}

/// What is asked of the inventory.
struct InventoryQuery: Equatable, Sendable {
    /// The search line.
    var line = ""
    var sort = InventorySort()
    /// The column that it is grouped by.
    var group: Column?
}

/// What rows are sorted by, the first key before the others.
struct InventorySort: Equatable, Sendable {
    private(set) var keys: [Key] = [Key(column: .name)]

    struct Key: Equatable, Sendable {
        var column: Column
        var isDescending = false
    }

    init(_ keys: [Key] = []) {
        if !keys.isEmpty { self.keys = keys }
    }

    /// Sorts by a column alone; again, the other way round.
    mutating func choose(_ column: Column) {
        let isDescending = keys.count == 1 && keys[0].column == column && !keys[0].isDescending
        keys = [Key(column: column, isDescending: isDescending)]
    }

    /// Sorts what the other keys leave equal by a column; again, the other way round.
    mutating func add(_ column: Column) {
        if let place = keys.firstIndex(where: { $0.column == column }) {
            keys[place].isDescending.toggle()
        } else {
            keys.append(Key(column: column))
        }
    }

    func keys(in index: InventoryIndex) -> [(codes: [Int32], ranks: [Int32], isDescending: Bool)] {
        keys.compactMap { key in index[key.column].map { ($0.codes, $0.ranks, key.isDescending) } }
    }
}
