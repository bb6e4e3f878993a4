import Model
import Scoring
import Terminal

/// What is looked at of systems nationally, and what has been decided here.
struct NationalState: Sendable {
    /// All there is to know; nil until it is read.
    var findings: NationalFindings?
    /// Why nothing could be read.
    var failure: String?
    /// The list that is shown.
    var part = NationalPart.products
    var order = NationalOrder.organisations
    var search = TextField()
    var isSearching = false
    /// The product that is shown by itself; nil while they are listed.
    var opened: String?
    /// The own system that is selected in it.
    private(set) var ownCursor = ListCursor()
    /// The name that is selected within a product; nil while one walks the list.
    var member: Int?
    private(set) var cursors: [NationalPart: ListCursor] = [:]
    /// What was decided here, to be taken back, and what was taken back.
    private(set) var done: [ProductDecisions.Change] = []
    private(set) var undone: [ProductDecisions.Change] = []
    /// What is decided now, also what is not yet in the findings.
    private(set) var decisions = ProductDecisions()
    private var isStale = true
    private var seenRevision: Int?
    private var isRecounting = false
    /// Whether the names to look through are being worked out.
    private var isReviewing = false
    private var needsReview: Bool { part == .names }
    /// Whether the next line takes the place of the one that was decided on.
    private var goesOn = false
    private var saves = 0

    /// The products that match what was searched for, in order.
    var products: [NationalProducts.Product] {
        guard let findings else { return [] }
        let wanted = Collation.key(search.text)
        let found = findings.national.products.filter {
            wanted.isEmpty || findings.keys[$0.id]?.contains(wanted) == true
        }
        func figure(_ product: NationalProducts.Product) -> Double {
            switch order {
            case .organisations: Double(product.stages.total)
            case .leaving: product.stages.shareLeaving
            case .quality: product.quality.distribution?.median ?? -1
            case .importance: product.importance.distribution?.median ?? -1
            case .name: 0
            }
        }
        return found.map { (product: $0, figure: figure($0), key: findings.keys[$0.id] ?? []) }
            .sorted { $0.figure != $1.figure ? $0.figure > $1.figure : $0.key.lexicographicallyPrecedes($1.key) }
            .map(\.product)
    }

    /// The names to look through that match what was searched for.
    var lines: [ReviewLine] {
        guard let findings, let review = findings.review else { return [] }
        let wanted = Collation.key(search.text)
        func matches(_ product: ProductReview.Product) -> Bool {
            wanted.isEmpty || findings.keys[product.id]?.contains(wanted) == true
        }
        return ReviewLine.lines(review).filter { line in line.products.contains(where: matches) }
    }

    /// Rows of the list that is shown.
    var count: Int {
        switch part {
        case .products: products.count
        case .left: findings?.left.entries.count ?? 0
        case .names: lines.count
        }
    }

    var cursor: ListCursor { cursors[part] ?? ListCursor() }

    /// The product that is selected; nil among names.
    var selectedProduct: String? {
        switch part {
        case .products:
            let products = products
            return products.indices.contains(cursor.row) ? products[cursor.row].id : nil
        case .left:
            let entries = findings?.left.entries ?? []
            return entries.indices.contains(cursor.row) ? entries[cursor.row].id : nil
        case .names: return nil
        }
    }

    /// The line of the names that is selected.
    var selectedLine: ReviewLine? {
        let lines = part == .names ? self.lines : []
        return lines.indices.contains(cursor.row) ? lines[cursor.row] : nil
    }

    // MARK: Moving

    /// Takes a key that moves in the list, or within a product's names.
    mutating func type(_ key: Key, page: Int) -> Bool {
        if let member, let line = selectedLine {
            var cursor = ListCursor()
            cursor.select(member)
            guard cursor.type(key, count: line.spellings.count, page: page) else { return false }
            self.member = cursor.row
            return true
        }
        if opened != nil { return ownCursor.type(key, count: ownCount, page: page) }
        return cursors[part, default: ListCursor()].type(key, count: count, page: page)
    }

    /// Own systems of the product that is shown by itself.
    private var ownCount: Int { opened.flatMap { findings?.own[$0]?.count } ?? 0 }

    /// Shows a product by itself.
    mutating func open(_ product: String?) {
        opened = product
        ownCursor = ListCursor()
    }

    /// Holds the selection within the rows.
    mutating func keep(page: Int) {
        if opened != nil { return ownCursor.keep(within: ownCount, page: page) }
        cursors[part, default: ListCursor()].keep(within: count, page: page)
        if let line = selectedLine, let member { self.member = min(member, line.spellings.count - 1) }
    }

    mutating func wheel(_ mouse: Mouse, page: Int) {
        if opened != nil { return ownCursor.wheel(mouse, count: ownCount, page: page) }
        guard member == nil else { return }
        cursors[part, default: ListCursor()].wheel(mouse, count: count, page: page)
    }

    /// Shows another list.
    mutating func show(_ part: NationalPart) {
        self.part = part
        (opened, member) = (nil, nil)
        search = TextField()
    }

    /// What comes first is looked at.
    mutating func selectFirst() { cursors[part] = ListCursor() }

    // MARK: Deciding

    /// Decides something; what is asked for saves it.
    mutating func decide(_ decide: (inout ProductDecisions) -> Void, _ source: PeerSource) -> [Effect] {
        var after = decisions
        decide(&after)
        let change = ProductDecisions.Change(from: decisions, to: after)
        guard !change.isEmpty else { return [] }
        done.append(change)
        undone = []
        return apply(change, source)
    }

    /// Takes back what was decided last.
    mutating func undo(_ source: PeerSource) -> [Effect] {
        guard let change = done.popLast() else { return [] }
        undone.append(change)
        return apply(change.inverse, source)
    }

    /// Decides again what was taken back last.
    mutating func redo(_ source: PeerSource) -> [Effect] {
        guard let change = undone.popLast() else { return [] }
        done.append(change)
        return apply(change, source)
    }

    private mutating func apply(_ change: ProductDecisions.Change, _ source: PeerSource) -> [Effect] {
        decisions = decisions.applying(change) ?? decisions
        isRecounting = true
        goesOn = member == nil
        // Each has a name of its own: none may take another's place.
        saves += 1
        return [.work(Self.saving(change, source, number: saves))]
    }

    private static func saving(_ change: ProductDecisions.Change, _ source: PeerSource, number: Int) -> Work {
        Work("compare-decide-\(number)") { _ in
            let result = Result { try source.decide(change) }
            return .worked { state in
                ComparePane.update(&state) { pane, _ in
                    // Others may have decided too.
                    if case .success(let decisions) = result, pane.national.saves == number {
                        pane.national.isRecounting = pane.national.isRecounting || decisions != pane.national.decisions
                        pane.national.decisions = decisions
                    }
                    if case .failure = result { pane.national.isStale = true }
                }
                if case .failure(let error) = result { state.workspace.notice = Notice("\(error)", isError: true) }
                return []
            }
        }
    }

    // MARK: Reading

    /// Takes note that the collection may have changed.
    mutating func appear() { isStale = true }

    /// What is to be read or worked out anew.
    mutating func startWork(_ workspace: Workspace) -> [Effect] {
        if isStale {
            isStale = false
            seenRevision = workspace.revision
            isReviewing = needsReview
            return [.work(Self.reading(workspace, withReview: needsReview, saves: saves))]
        }
        let isUnread = needsReview && findings?.review == nil && !isReviewing
        guard let findings, isRecounting || seenRevision != workspace.revision || isUnread else { return [] }
        isRecounting = false
        seenRevision = workspace.revision
        isReviewing = needsReview
        return [.work(Self.counting(findings, decisions, workspace, withReview: needsReview))]
    }

    private static func reading(_ workspace: Workspace, withReview: Bool, saves: Int) -> Work {
        Work("compare-national-read") { isCancelled in
            let result = Result {
                try NationalFindings(workspace.peers, workspace, withReview: withReview, isCancelled: isCancelled)
            }
            return .worked { state in
                ComparePane.update(&state) { pane, workspace in
                    switch result {
                    // What was decided meanwhile is not in it.
                    case .success(_?) where pane.national.saves != saves: pane.national.isStale = true
                    case .success(let findings?):
                        pane.national.decisions = findings.names.decisions
                        pane.national.take(findings)
                    case .success(nil): break
                    case .failure(let error): pane.national.failure = "\(error)"
                    }
                    pane.refresh(workspace)
                }
                return []
            }
        }
    }

    private static func counting(
        _ findings: NationalFindings, _ decisions: ProductDecisions, _ workspace: Workspace, withReview: Bool
    ) -> Work {
        Work("compare-national") { isCancelled in
            guard let findings = findings.with(decisions, workspace, withReview: withReview, isCancelled: isCancelled)
            else { return nil }
            return .worked { state in
                ComparePane.update(&state) { pane, workspace in
                    pane.national.take(findings)
                    pane.refresh(workspace)
                }
                return []
            }
        }
    }

    /// What was selected stays so while rows move; after a decision one goes on with what comes next.
    private mutating func take(_ findings: NationalFindings) {
        let (product, line) = (selectedProduct, selectedLine?.id)
        self.findings = findings
        failure = nil
        isReviewing = false
        switch part {
        case .products:
            if let row = products.firstIndex(where: { $0.id == product }) {
                cursors[part, default: ListCursor()].select(row)
            }
        case .left:
            if let row = findings.left.entries.firstIndex(where: { $0.id == product }) {
                cursors[part, default: ListCursor()].select(row)
            }
        case .names where goesOn: goesOn = false
        case .names:
            if let row = lines.firstIndex(where: { $0.id == line }) {
                cursors[part, default: ListCursor()].select(row)
            } else {
                member = nil
            }
        }
    }
}
