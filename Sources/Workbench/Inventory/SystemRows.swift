import Model

/// All systems in the order of the files, in pieces, so that what shows them can keep them beside the organisation and
/// a change copies one piece only.
struct SystemRows: RandomAccessCollection, Sendable {
    private var pieces: [[System]] = []
    private(set) var count = 0

    private static let size = 256

    init(_ systems: some RandomAccessCollection<System> = [System]()) {
        count = systems.count
        pieces.reserveCapacity(count / Self.size + 1)
        var rest = systems[...]
        while !rest.isEmpty {
            pieces.append(Array(rest.prefix(Self.size)))
            rest = rest.dropFirst(Self.size)
        }
    }

    var startIndex: Int { 0 }
    var endIndex: Int { count }

    subscript(place: Int) -> System {
        get { pieces[place / Self.size][place % Self.size] }
        set { pieces[place / Self.size][place % Self.size] = newValue }
    }

    /// Where a system stands; nil when it is not there.
    func index(of id: Identifier<System>) -> Int? {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle].id < id { low = middle + 1 } else { high = middle }
        }
        return low < count && self[low].id == id ? low : nil
    }
}
