import Library
import Model
import Scoring
import Terminal

/// All organisations that one can be compared with, to tick those that one wants.
struct PeerPicker: Layer {
    private let peers: [Summary.Participant]
    private let keys: [[UInt8]]
    private var ticked: Set<Identifier<Summary.Participant>>
    private var field = TextField()
    private var cursor = ListCursor()
    /// Whether Enter was pressed with too few.
    private var isTooFew = false
    /// Places of those that match what is typed.
    private var matches: [Int]

    /// Begins with those that were picked last.
    static func open(in state: inout State) {
        guard let pane = state.pane as? ComparePane, let all = pane.peers, let period = pane.period(state.workspace)
        else {
            return
        }
        let others = all.comparisons[period]?.table.peers.filter { $0.id != all.own.id } ?? []
        state.layers.append(PeerPicker(others, ticked: pane.picked))
    }

    private init(_ peers: [Summary.Participant], ticked: Set<Identifier<Summary.Participant>>) {
        let keyed = peers.map { (peer: $0, key: Collation.key($0.name)) }
            .sorted { $0.key.lexicographicallyPrecedes($1.key) }
        self.peers = keyed.map(\.peer)
        keys = keyed.map(\.key)
        self.ticked = ticked
        matches = Array(peers.indices)
    }

    var hints: [(key: Key, title: String)] {
        [(field.text.isEmpty ? .space : .tab, "hint.tick"), (.enter, "hint.compare"), (.escape, "hint.cancel")]
    }

    mutating func type(_ key: Key, state: State) -> LayerOutcome {
        switch key {
        case .escape, .control("c"): return .close
        case .up, .down, .pageUp, .pageDown:
            _ = cursor.type(key, count: matches.count, page: rows(state.workspace.size.height))
        // A space is part of what is searched for, and before that there is nothing for it to part.
        case .tab,
            .space where key == .tab || field.text.isEmpty:
            isTooFew = false
            if matches.indices.contains(cursor.row) {
                ticked.formSymmetricDifference([peers[matches[cursor.row]].id])
                _ = cursor.type(.down, count: matches.count, page: rows(state.workspace.size.height))
            }
        case .enter:
            let ticked = ticked
            guard lacking == 0 else {
                isTooFew = true
                return .stay
            }
            return .run { state in
                ComparePane.update(&state) { pane, _ in
                    pane.picked = ticked
                    pane.choice = .picked(ticked)
                }
                return []
            }
        default: if field.type(key) { match() }
        }
        return .stay
    }

    mutating func paste(_ text: String, state: State) -> LayerOutcome {
        field.paste(text)
        match()
        return .stay
    }

    /// How many more it takes for figures to be told.
    private var lacking: Int { max(0, PeerDisclosure.threshold - ticked.count) }

    private mutating func match() {
        let wanted = Collation.key(field.text)
        matches = peers.indices.filter { wanted.isEmpty || keys[$0].contains(wanted) }
        cursor = ListCursor()
    }

    func draw(on canvas: inout Canvas, state: State) {
        let words = state.workspace.strings
        let page = rows(state.workspace.size.height)
        let inner = box(
            on: &canvas, width: min(56, canvas.width - 4), height: page + 4,
            title: title(words))
        canvas.draw("/", x: inner.x, y: inner.y, style: Style(.accent))
        field.draw(on: &canvas, x: inner.x + 2, y: inner.y, width: inner.width - 2)
        var cursor = cursor
        cursor.keep(within: matches.count, page: page)
        for line in 0..<page where cursor.top + line < matches.count {
            let peer = peers[matches[cursor.top + line]]
            let isSelected = cursor.top + line == cursor.row
            let y = inner.y + 2 + line
            let ground = canvas.ground(ofRow: y, in: inner, isSelected: isSelected)
            canvas.draw(
                ticked.contains(peer.id) ? "✓" : " ", x: inner.x, y: y, style: Style(.accent, on: ground, .bold))
            canvas.drawTruncated(
                peer.name, x: inner.x + 2, y: y, style: Style(.text, on: ground, isSelected ? .bold : []),
                limit: inner.width - 6)
            let county = County.all.first { $0.code == peer.county }?.letters ?? ""
            canvas.drawRight(county, right: inner.right, y: y, style: Style(.dim, on: ground))
        }
        if matches.isEmpty { canvas.draw(words("picker.none"), x: inner.x, y: inner.y + 2, style: Style(.dim)) }
    }

    private func title(_ words: Strings) -> String {
        isTooFew
            ? words("compare.pick.more", "\(lacking)")
            : words("compare.pick.title", words.picked(ticked.count), "\(PeerDisclosure.threshold)")
    }

    private func rows(_ height: Int) -> Int { min(max(3, peers.count), 16, max(3, height - 8)) }
}

extension Strings {
    /// `1 picked`, `7 picked`.
    func picked(_ count: Int) -> String { count == 1 ? self("compare.picked.one") : self("compare.picked", "\(count)") }
}
