/// Elements kept in the order of their identifiers, so that files and screens are stable, and found by identifier.
public struct Table<Element: Identifiable & Equatable & Sendable>: Equatable, Sendable, RandomAccessCollection,
    ExpressibleByArrayLiteral
where Element.ID: Comparable & Sendable {
    private var elements: [Element]

    /// Takes elements in any order; of two with the same identifier the later stays.
    public init(_ elements: [Element] = []) {
        let isSorted = zip(elements, elements.dropFirst()).allSatisfy { $0.id < $1.id }
        if isSorted {
            self.elements = elements
        } else {
            var latest: [Element.ID: Element] = [:]
            for element in elements { latest[element.id] = element }
            self.elements = latest.values.sorted { $0.id < $1.id }
        }
    }

    /// Takes a literal.
    public init(arrayLiteral elements: Element...) { self.init(elements) }

    /// The element with that identifier; setting nil removes it, setting an element adds or replaces it.
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

    /// Adds or replaces many elements at once, in the time that one takes; of two with the same identifier the later
    /// stays.
    public mutating func merge(_ others: [Element]) {
        let news = Table(others)
        var merged: [Element] = []
        merged.reserveCapacity(elements.count + news.count)
        var next = 0
        for element in news.elements {
            while next < elements.count, elements[next].id < element.id {
                merged.append(elements[next])
                next += 1
            }
            if next < elements.count, elements[next].id == element.id { next += 1 }
            merged.append(element)
        }
        merged.append(contentsOf: elements[next...])
        elements = merged
    }

    /// Removes many elements at once.
    public mutating func remove(_ ids: Set<Element.ID>) { elements.removeAll { ids.contains($0.id) } }

    /// Changes the element with that identifier in place; does nothing where there is none.
    public mutating func update(_ id: Element.ID, _ change: (inout Element) -> Void) {
        let index = position(of: id)
        guard index < elements.count, elements[index].id == id else { return }
        change(&elements[index])
    }

    /// Where the element with that identifier stands, or nil.
    public func index(of id: Element.ID) -> Int? {
        let index = position(of: id)
        return index < elements.count && elements[index].id == id ? index : nil
    }

    /// The position of the first element.
    public var startIndex: Int { 0 }
    /// One past the last element.
    public var endIndex: Int { elements.count }
    /// The element at a position.
    public subscript(position: Int) -> Element { elements[position] }

    private func position(of id: Element.ID) -> Int {
        var low = 0
        var high = elements.count
        while low < high {
            let middle = (low + high) / 2
            if elements[middle].id < id { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
