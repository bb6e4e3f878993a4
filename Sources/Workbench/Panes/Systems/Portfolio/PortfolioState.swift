import Model
import Scoring

/// What is looked at in the portfolio, and what was worked out for it.
struct PortfolioState: Sendable {
    /// The way of looking.
    private(set) var tab = PortfolioTab.matrix
    /// The scenario that was chosen; nil before anybody did.
    private(set) var scenario: Identifier<Scenario>?
    /// What the breakdown is by.
    private(set) var grouping = System.Field.unit
    /// By tab, the selected row.
    var cursors: [PortfolioTab: ListCursor] = [:]
    /// The selected system of the selected overlap; nil while one walks from overlap to overlap.
    var member: Int?
    private(set) var findings = PortfolioFindings()
    /// What has to be worked out again.
    private var stale = Set(PortfolioTab.allCases)
    /// What is being worked out beside the loop.
    private var pending: Set<PortfolioTab> = []
    private var wanted: PortfolioTab?
    private var revision = -1
    /// Whether the inventory had not been read when it was last looked at.
    var sawUnread = false

    /// What the breakdown can be by.
    static let groupings: [System.Field] = [.unit, .category, .supplier, .capability]

    /// Larger inventories are looked through beside the loop.
    static let largest = 1000

    /// Whether what is on the screen is being worked out.
    var isPending: Bool { pending.contains(tab) }

    mutating func show(_ tab: PortfolioTab) {
        self.tab = tab
        member = nil
    }

    mutating func choose(_ scenario: Identifier<Scenario>) {
        self.scenario = scenario
        cursors[.scenario] = nil
        stale.insert(.scenario)
    }

    /// What is shown has changed.
    mutating func outdate() { stale = Set(PortfolioTab.allCases) }

    mutating func group(by field: System.Field) {
        grouping = field
        cursors[.breakdown] = nil
        stale.insert(.breakdown)
        findings.breakdown = nil
    }

    /// Works out what is on the screen, or asks for it where that takes long.
    mutating func refresh(_ workspace: Workspace, _ question: () -> PortfolioQuestion) {
        if workspace.revision != revision {
            stale.formUnion(Self.touched(by: workspace.revision == revision + 1 ? workspace.latest : nil))
        }
        revision = workspace.revision
        guard stale.contains(tab) else { return }
        if workspace.organisation.systems.count <= Self.largest {
            stale.remove(tab)
            if let answer = question().answer(tab) { findings.take(tab, from: answer) }
        } else {
            wanted = tab
        }
    }

    /// The work that was asked for, once.
    mutating func startWork(_ question: () -> PortfolioQuestion) -> [Effect] {
        guard let tab = wanted else { return [] }
        wanted = nil
        stale.remove(tab)
        pending.insert(tab)
        let question = question()
        return [
            .work(
                Work("portfolio.\(tab.rawValue)") { isCancelled in
                    guard let answer = question.answer(tab, isCancelled: isCancelled) else { return nil }
                    return .worked { state in
                        for place in state.panes.indices {
                            guard var pane = state.panes[place] as? SystemsPane else { continue }
                            pane.portfolio.takeIn(tab, answer)
                            state.panes[place] = pane
                        }
                        return []
                    }
                })
        ]
    }

    private mutating func takeIn(_ tab: PortfolioTab, _ answer: PortfolioFindings) {
        pending.remove(tab)
        findings.take(tab, from: answer)
    }

    /// What a change that touched no system makes old; all of it where the change is not known.
    private static func touched(by change: Change?) -> Set<PortfolioTab> {
        guard let change else { return Set(PortfolioTab.allCases) }
        var tabs: Set<PortfolioTab> = []
        for edit in change.edits {
            switch edit {
            case .scenario: tabs.insert(.scenario)
            case .overlap: tabs.formUnion([.overlaps, .candidates])
            case .system, .systemName, .systemField, .mark, .integration, .unit: return Set(PortfolioTab.allCases)
            default: break
            }
        }
        return tabs
    }
}
