/// A part of an organisation: a board, an administration, a department or a unit of one.
public struct Unit: Identifiable, Equatable, Sendable {
    /// Unique within the organisation.
    public let id: Identifier<Unit>
    /// The unit this one belongs to; nil directly under the organisation.
    public var parent: Identifier<Unit>?
    /// The name as written by its people.
    public var name: String
    /// The level it is at.
    public var level: Level
    /// The unit that this one has become part of; nil while it stands by itself. It then takes no new answers, and keeps
    /// its place in the tree for the years in which it has some.
    public var successor: Identifier<Unit>?

    /// Takes all fields.
    public init(
        id: Identifier<Unit>, parent: Identifier<Unit>? = nil, name: String, level: Level = .administration,
        successor: Identifier<Unit>? = nil
    ) {
        self.id = id
        self.parent = parent
        self.name = name
        self.level = level
        self.successor = successor
    }

    /// The levels of a Swedish public organisation, highest first, in the words of the files.
    public enum Level: String, CaseIterable, Sendable {
        /// A politically led board.
        case board = "nämnd"
        /// An administration.
        case administration = "förvaltning"
        /// A department.
        case department = "avdelning"
        /// The smallest part.
        case unit = "enhet"
    }
}

extension Table<Unit> {
    /// The units directly under `parent`, by identifier; nil asks for those directly under the organisation.
    /// A unit whose parent is not in the table counts as directly under the organisation, so that none is lost.
    public func children(of parent: Identifier<Unit>?) -> [Unit] {
        filter { unit in
            let known = unit.parent.flatMap { self[$0] }?.id
            return known == parent
        }
    }

    /// `unit` and everything below it. A cycle in a damaged file is cut, not followed.
    public func subtree(of unit: Identifier<Unit>) -> Set<Identifier<Unit>> {
        var found: Set<Identifier<Unit>> = [unit]
        var pending = [unit]
        while let next = pending.popLast() {
            for child in children(of: next) where found.insert(child.id).inserted { pending.append(child.id) }
        }
        return found
    }

    /// Every unit with its depth below the organisation, from 0, each before those below it. Units in a cycle, which
    /// only a damaged file has, come last.
    public var inTreeOrder: [(unit: Unit, depth: Int)] {
        var ordered: [(unit: Unit, depth: Int)] = []
        var seen: Set<Identifier<Unit>> = []
        func add(_ unit: Unit, depth: Int) {
            guard seen.insert(unit.id).inserted else { return }
            ordered.append((unit, depth))
            for child in children(of: unit.id) { add(child, depth: depth + 1) }
        }
        for unit in children(of: nil) { add(unit, depth: 0) }
        // What is left is in a circle, which is cut at its first unit, or below one.
        for unit in self where !seen.contains(unit.id) {
            if let parent = unit.parent, subtree(of: unit.id).contains(parent) { add(unit, depth: 0) }
        }
        return ordered
    }
}
