import Model
import Scoring
import Terminal

// Systems nationally: its commands, and the keys that move in it.
extension ComparePane {
    static let nationalCommands: [Command] = [
        nationalCommand("national-enter", keys: [.enter], hint: 1, isAvailable: { $0.national.canEnter }) {
            pane, _ in
            pane.national.enter()
            return []
        },
        nationalCommand("national-back", keys: [.escape, .backspace], hint: 9, isAvailable: { $0.national.canGoBack }) {
            pane, _ in
            pane.national.goBack()
            return []
        },
        nationalCommand(
            "national-list", keys: [.character("w")], hint: 5, isAvailable: { $0.national.opened == nil }
        ) {
            pane, _ in
            pane.national.show(pane.national.part.next)
            return []
        },
        nationalCommand(
            "national-search", keys: [.character("/")], hint: 6,
            isAvailable: { $0.national.part != .left && $0.national.opened == nil }
        ) { pane, _ in
            pane.national.isSearching = true
            return []
        },
        nationalCommand(
            "national-sort", keys: [.character("s")], hint: 7,
            isAvailable: { $0.national.part == .products && $0.national.opened == nil }
        ) { pane, _ in
            pane.national.order = pane.national.order.next
            pane.national.selectFirst()
            return []
        },
        nationalCommand(
            "names-same", keys: [.character("y")], hint: 2, isAvailable: { $0.national.selectedLine != nil }
        ) { pane, workspace in
            let effects = pane.national.affirm(workspace.peers)
            if !effects.isEmpty { workspace.say("names.said-same") }
            return effects
        },
        nationalCommand(
            "names-apart", keys: [.character("d")], hint: 3, isAvailable: { $0.national.canTellApart }
        ) { pane, workspace in
            let effects = pane.national.tellApart(workspace.peers)
            if !effects.isEmpty { workspace.say("names.said-apart") }
            return effects
        },
        nationalCommand(
            "names-merge", keys: [.character("m")], hint: 4, isAvailable: { $0.national.selectedLine != nil }
        ) { pane, workspace in
            pane.askMerge(in: &workspace)
            return []
        },
        nationalCommand(
            "names-undo", keys: [.character("u")], hint: 8,
            isAvailable: { $0.national.part == .names && !$0.national.done.isEmpty }
        ) { pane, workspace in
            let effects = pane.national.undo(workspace.peers)
            workspace.say("names.undone")
            return effects
        },
        nationalCommand(
            "names-redo", keys: [.control("r")],
            isAvailable: { $0.national.part == .names && !$0.national.undone.isEmpty }
        ) { pane, workspace in
            let effects = pane.national.redo(workspace.peers)
            workspace.say("names.redone")
            return effects
        },
    ]

    private static func nationalCommand(
        _ name: String, keys: [Key], hint: Int? = nil, isAvailable: @escaping @Sendable (ComparePane) -> Bool,
        run: @escaping @Sendable (inout ComparePane, inout Workspace) -> [Effect]
    ) -> Command {
        command(
            name, keys: keys, hint: hint,
            isAvailable: { pane, _ in pane.view == .products && pane.national.findings != nil && isAvailable(pane) },
            run: run)
    }

    mutating func typeInNational(_ key: Key, _ workspace: Workspace) -> Bool {
        guard national.isSearching else { return national.type(key, page: nationalPage(workspace)) }
        switch key {
        case .enter: national.isSearching = false
        case .escape:
            national.isSearching = false
            national.search = TextField()
        case .up, .down, .pageUp, .pageDown: _ = national.type(key, page: nationalPage(workspace))
        default:
            _ = national.search.type(key)
            national.selectFirst()
        }
        return true
    }

    func nationalPage(_ workspace: Workspace) -> Int {
        let body = Self.nationalBody(View.paneArea(workspace.size))
        return national.opened == nil
            ? NationalView.page(national.part, in: body) : FigureTable.page(NationalProductView.areas(body).own)
    }

    /// Below the tabs.
    static func nationalBody(_ area: Rectangle) -> Rectangle { area.splitTop(2).rest }

    /// Asks which product the selected one is.
    fileprivate func askMerge(in workspace: inout Workspace) {
        guard let review = national.findings?.review, let product = national.selectedLine?.products.last else {
            return
        }
        let others = review.products.filter { $0.id != product.id }
            .sorted { ($1.organisations, $0.id) < ($0.organisations, $1.id) }
        let format = workspace.format
        workspace.opening = Picker(
            title: workspace.strings("names.merge.title", product.name),
            options: others.map { Choice.Option($0.name, note: format.count($0.organisations)) }
        ) { index, state in
            var effects: [Effect] = []
            let source = state.workspace.peers
            Self.update(&state) { pane, _ in
                effects = pane.national.decide({ $0.merge(product.id, into: others[index].id) }, source)
            }
            if !effects.isEmpty { state.workspace.say("names.said-merged", product.name, others[index].name) }
            return effects
        }
    }
}

extension NationalState {
    fileprivate var canEnter: Bool {
        opened == nil && member == nil && (part == .names ? selectedLine != nil : selectedProduct != nil)
    }

    fileprivate mutating func enter() {
        if part == .names { member = 0 } else { open(selectedProduct) }
    }

    var canGoBack: Bool { opened != nil || member != nil || !search.text.isEmpty || part != .products }

    fileprivate mutating func goBack() {
        if opened != nil {
            opened = nil
        } else if member != nil {
            member = nil
        } else if !search.text.isEmpty {
            search = TextField()
        } else {
            show(.products)
        }
    }

    /// The names are one product.
    fileprivate mutating func affirm(_ source: PeerSource) -> [Effect] {
        switch selectedLine {
        case .product(let product)?:
            decide({ $0.confirm(product.spellings.map(\.id), are: product.id) }, source)
        case .proposal(let proposal)?: decide({ $0.merge(proposal.one.id, into: proposal.other.id) }, source)
        case nil: []
        }
    }

    /// A proposal can be told apart, and of a product's names the selected one.
    fileprivate var canTellApart: Bool {
        switch selectedLine {
        case .product(let product)?: member != nil && product.spellings.count > 1
        case .proposal?: true
        case nil: false
        }
    }

    fileprivate mutating func tellApart(_ source: PeerSource) -> [Effect] {
        switch selectedLine {
        case .proposal(let proposal)?:
            return decide({ $0.tellApart(proposal.one.id, proposal.other.id) }, source)
        case .product(let product)?:
            guard let member, product.spellings.indices.contains(member) else { return [] }
            let spelling = product.spellings[member].id
            return decide(
                {
                    $0.split(
                        spelling, from: product.id, others: product.spellings.map(\.id).filter { $0 != spelling })
                }, source)
        case nil: return []
        }
    }
}
