/// One thing that a person did: edits that belong together and are undone together.
public struct Change: Equatable, Sendable {
    /// The edits, in the order that they apply.
    public var edits: [Edit]
    /// How it came about.
    public var origin: Origin

    /// Takes all fields.
    public init(_ edits: [Edit], origin: Origin = .done) {
        self.edits = edits
        self.origin = origin
    }

    /// How a change came about; folding these gives the undo and redo stacks, also after a restart.
    public enum Origin: String, CaseIterable, Sendable {
        /// Somebody did it.
        case done
        /// It takes back the latest change that was not taken back.
        case undone
        /// It does again the latest change that was taken back.
        case redone
    }

    /// What takes the whole change back: the inverses in reverse order.
    public func inverse(origin: Origin) -> Change {
        Change(edits.reversed().map(\.inverse), origin: origin)
    }
}

extension Organisation {
    /// Applies all edits of a change, in order.
    public mutating func apply(_ change: Change) {
        guard change.edits.count > 100 else {
            for edit in change.edits { apply(edit) }
            return
        }
        // Each system that is added or removed moves all behind it: an import's come in all at once. What is done to
        // one system does not depend on what is done to another.
        var whole: [Identifier<System>: System?] = [:]
        for edit in change.edits {
            switch edit {
            case .system(let id, let change): whole.updateValue(change.to, forKey: id)
            case .systemName(let id, _), .systemField(let id, _, _), .mark(let id, _, _, _), .integration(let id, _, _):
                if let system = whole[id] {
                    guard var system else { continue }
                    system.apply(edit)
                    whole.updateValue(system, forKey: id)
                } else {
                    apply(edit)
                }
            default: apply(edit)
            }
        }
        systems.put(whole)
    }
}

/// What can be undone and redone, folded from changes in the order that they were made.
public struct History: Equatable, Sendable {
    private(set) var done: [Change] = []
    private(set) var undone: [Change] = []

    /// Nothing to undo or redo yet.
    public init() {}

    init(done: [Change], undone: [Change]) {
        self.done = done
        self.undone = undone
    }

    /// Takes note of a change that was made.
    public mutating func record(_ change: Change) {
        switch change.origin {
        case .done:
            done.append(change)
            undone = []
        // Several people's changes lie in one journal: what is taken back is not always the latest.
        case .undone:
            let index = done.lastIndex { $0.inverse(origin: .undone).edits == change.edits } ?? done.indices.last
            if let index { undone.append(done.remove(at: index)) }
        case .redone:
            let index = undone.lastIndex { $0.edits == change.edits } ?? undone.indices.last
            if let index { done.append(undone.remove(at: index)) }
        }
    }

    /// The change that undoes the latest, to be applied and recorded; nil when there is nothing to undo.
    public var undo: Change? { done.last?.inverse(origin: .undone) }

    /// The change that redoes the latest undone, to be applied and recorded; nil when there is nothing to redo.
    public var redo: Change? { undone.last.map { Change($0.edits, origin: .redone) } }
}
