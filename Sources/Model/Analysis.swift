/// What analysts keep of their work on the inventory, beside the inventory itself.
public struct Analysis: Equatable, Sendable {
    /// What was decided of systems that looked alike.
    public var overlaps: Table<OverlapVerdict>
    /// What to retire, tried out.
    public var scenarios: Table<Scenario>
    /// Ways to look at the inventory that have a name.
    public var views: Table<SavedView>
    /// How the columns of lists that were imported are understood.
    public var importMappings: Table<ImportMapping>

    /// Takes all fields.
    public init(
        overlaps: Table<OverlapVerdict> = [], scenarios: Table<Scenario> = [], views: Table<SavedView> = [],
        importMappings: Table<ImportMapping> = []
    ) {
        self.overlaps = overlaps
        self.scenarios = scenarios
        self.views = views
        self.importMappings = importMappings
    }
}

/// What somebody decided of two systems that looked as if they served the same purpose.
public struct OverlapVerdict: Identifiable, Equatable, Sendable {
    /// Made of both systems' identifiers, the same whichever comes first.
    public let id: Identifier<OverlapVerdict>
    /// The two systems, the lesser identifier first.
    public let systems: [Identifier<System>]
    /// Whether they do serve the same purpose; if not, the suggestion is dismissed.
    public var isConfirmed: Bool

    /// Takes the two systems in any order.
    public init(_ one: Identifier<System>, _ other: Identifier<System>, isConfirmed: Bool) {
        systems = one < other ? [one, other] : [other, one]
        id = Self.id(one, other)
        self.isConfirmed = isConfirmed
    }

    /// The verdict's identifier for two systems in any order.
    public static func id(_ one: Identifier<System>, _ other: Identifier<System>) -> Identifier<OverlapVerdict> {
        one < other ? Identifier("\(one)+\(other)") : Identifier("\(other)+\(one)")
    }
}

/// Systems to retire, tried out together.
public struct Scenario: Identifiable, Equatable, Sendable {
    /// Unique within the organisation.
    public let id: Identifier<Scenario>
    /// What it is called.
    public var name: String
    /// What it retires; a system that is not in the inventory any more counts for nothing.
    public var retires: Set<Identifier<System>>

    /// Takes all fields.
    public init(id: Identifier<Scenario>, name: String, retires: Set<Identifier<System>> = []) {
        self.id = id
        self.name = name
        self.retires = retires
    }
}

/// A way to look at the inventory that has a name. Columns are told by their identifiers in the table.
public struct SavedView: Identifiable, Equatable, Sendable {
    /// Unique within the organisation.
    public let id: Identifier<SavedView>
    /// What it is called.
    public var name: String
    /// The columns that are shown, in order.
    public var columns: [String]
    /// How many of them stay while the others are moved sideways.
    public var frozen: Int
    /// What it is sorted by, the first before the others; a column with a leading `-` sorts downwards.
    public var sort: [String]
    /// The search line.
    public var filter: String
    /// The column that it is grouped by; nil while it is a plain table.
    public var group: String?

    /// Takes all fields.
    public init(
        id: Identifier<SavedView>, name: String, columns: [String], frozen: Int = 0, sort: [String] = [],
        filter: String = "", group: String? = nil
    ) {
        self.id = id
        self.name = name
        self.columns = columns
        self.frozen = frozen
        self.sort = sort
        self.filter = filter
        self.group = group
    }
}

/// How the columns of a list that was imported are understood.
public struct ImportMapping: Identifiable, Equatable, Sendable {
    /// Tells lists with the same headings from others.
    public let id: Identifier<ImportMapping>
    /// By a column's heading, the field that it fills; empty where the column is left out.
    public var columns: [String: String]

    /// Takes both fields.
    public init(id: Identifier<ImportMapping>, columns: [String: String]) {
        self.id = id
        self.columns = columns
    }
}
