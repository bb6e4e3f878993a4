/// Elements kept in the order of their identifiers, so that files and screens are stable, and found by identifier.
public struct Table<Element: Identifiable & Equatable & Sendable>: Equatable, Sendable, RandomAccessCollection,
    ExpressibleByArrayLiteral
where Element.ID: Comparable & Sendable {
    // Everything is open to the modules around, which then have code for each sort of element: going through a hundred
    // thousand systems by way of tables of functions takes many times as long.
    @usableFromInline var elements: [Element]

    /// Takes elements in any order; of two with the same identifier the later stays.
    @inlinable
    public init(_ elements: [Element] = []) {
        // By place, as going through the elements would copy each.
        let isSorted = elements.indices.dropFirst().allSatisfy { elements[$0 - 1].id < elements[$0].id }
        if isSorted {
            self.elements = elements
        } else {
            var latest: [Element.ID: Element] = [:]
            for element in elements { latest[element.id] = element }
            self.elements = latest.values.sorted { $0.id < $1.id }
        }
    }

    /// Takes a literal.
    @inlinable
    public init(arrayLiteral elements: Element...) { self.init(elements) }

    /// The element with that identifier; setting nil removes it, setting an element adds or replaces it.
    @inlinable
    public subscript(id: Element.ID) -> Element? {
        get {
            let index = position(of: id)
            return index < elements.count && elements[index].id == id ? elements[index] : nil
        }
        set {
            let index = position(of: id)
            let isPresent = index < elements.count && elements[index].id == id
            switch (isPresent, newValue) {
            case (true, let element?): elements[index] = element
            case (true, nil): elements.remove(at: index)
            case (false, let element?): elements.insert(element, at: index)
            case (false, nil): break
            }
        }
    }

    /// Adds, replaces and, where nil, removes many elements at once.
    @inlinable
    public mutating func put(_ changes: [Element.ID: Element?]) {
        guard !changes.isEmpty else { return }
        var merged: [Element] = []
        merged.reserveCapacity(elements.count + changes.count)
        var rest = elements[...]
        for id in changes.keys.sorted() {
            let place = rest.startIndex + position(of: id, in: rest)
            merged += rest[..<place]
            let isThere = place < rest.endIndex && rest[place].id == id
            rest = rest[(isThere ? place + 1 : place)...]
            if let element = changes[id], let element { merged.append(element) }
        }
        elements = merged + rest
    }

    /// Changes the element with that identifier in place; does nothing where there is none.
    @inlinable
    public mutating func update(_ id: Element.ID, _ change: (inout Element) -> Void) {
        let index = position(of: id)
        guard index < elements.count, elements[index].id == id else { return }
        change(&elements[index])
    }

    /// Where the element with that identifier stands, or nil.
    @inlinable
    public func index(of id: Element.ID) -> Int? {
        let index = position(of: id)
        return index < elements.count && elements[index].id == id ? index : nil
    }

    /// The position of the first element.
    @inlinable
    public var startIndex: Int { 0 }
    /// One past the last element.
    @inlinable
    public var endIndex: Int { elements.count }
    /// The element at a position.
    @inlinable
    public subscript(position: Int) -> Element { elements[position] }

    @inlinable
    func position(of id: Element.ID) -> Int { position(of: id, in: elements[...]) }

    /// How many elements of a part come before that identifier.
    @inlinable
    func position(of id: Element.ID, in part: ArraySlice<Element>) -> Int {
        var low = part.startIndex
        var high = part.endIndex
        while low < high {
            let middle = (low + high) / 2
            if part[middle].id < id { low = middle + 1 } else { high = middle }
        }
        return low - part.startIndex
    }
}
