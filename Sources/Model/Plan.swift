/// One line of the plan: a challenge, a goal or an action.
public struct PlanItem: Identifiable, Equatable, Sendable {
    /// Unique within the organisation.
    public let id: Identifier<PlanItem>
    /// What sort of line it is.
    public var kind: Kind
    /// What it says.
    public var text: String
    /// The category that it is about; nil when it is about all.
    public var category: Identifier<Category>?
    /// The role that answers for it, possibly empty.
    public var owner: String
    /// When it is to be done; nil while undecided.
    public var due: Day?
    /// Whether it is done.
    public var isDone: Bool
    /// Whether others may read of it in the organisation's summary: its text and category.
    public var isShared: Bool

    /// Takes all fields.
    public init(
        id: Identifier<PlanItem>, kind: Kind, text: String, category: Identifier<Category>? = nil, owner: String = "",
        due: Day? = nil, isDone: Bool = false, isShared: Bool = false
    ) {
        self.id = id
        self.kind = kind
        self.text = text
        self.category = category
        self.owner = owner
        self.due = due
        self.isDone = isDone
        self.isShared = isShared
    }

    /// The sorts of lines.
    public enum Kind: String, CaseIterable, Sendable {
        /// Something in the way.
        case challenge
        /// Something to reach.
        case goal
        /// Something to do.
        case action
    }
}
