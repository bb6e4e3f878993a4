extension Table<Unit> {
    /// The unit that another has become part of, however many mergers there were since; nil for one that stands by
    /// itself. A unit that is not there any more, and a circle in a damaged file, are no merger, so that none is lost.
    public func successor(of unit: Identifier<Unit>) -> Unit? {
        var seen: Set<Identifier<Unit>> = [unit]
        var last: Unit?
        var next = self[unit]?.successor
        while let id = next, let known = self[id] {
            guard seen.insert(id).inserted else { return nil }
            last = known
            next = known.successor
        }
        return last
    }

    /// The units that take answers: all that are not merged into another.
    public var active: Table<Unit> {
        contains { $0.successor != nil } ? Table(filter { successor(of: $0.id) == nil }) : self
    }

    /// All units that have become part of one, by themselves or through others.
    public func predecessors(of unit: Identifier<Unit>) -> Set<Identifier<Unit>> {
        var found: Set<Identifier<Unit>> = []
        var pending = [unit]
        while let next = pending.popLast() {
            for part in self where part.successor == next && part.id != unit && successor(of: part.id) != nil {
                if found.insert(part.id).inserted { pending.append(part.id) }
            }
        }
        return found
    }
}
