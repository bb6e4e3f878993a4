import Terminal

/// A selected row among rows that scroll: the same keys everywhere.
struct ListCursor: Equatable, Sendable {
    /// The selected row.
    private(set) var row = 0
    /// The first row shown.
    private(set) var top = 0

    /// Selects a row.
    mutating func select(_ row: Int) { self.row = max(0, row) }

    /// Takes a key that moves; false when it is none of those. `page` is how many rows are shown.
    mutating func type(_ key: Key, count: Int, page: Int) -> Bool {
        switch key {
        case .up, .character("k"): row -= 1
        case .down, .character("j"): row += 1
        case .pageUp, .control("b"): row -= max(1, page - 1)
        case .pageDown, .control("f"): row += max(1, page - 1)
        case .control("u"): row -= max(1, page / 2)
        case .control("d"): row += max(1, page / 2)
        case .home, .character("g"): row = 0
        case .end, .character("G"): row = count - 1
        default: return false
        }
        keep(within: count, page: page)
        return true
    }

    /// Whether a key moves in every list, and so can mean nothing else.
    static func moves(_ key: Key) -> Bool {
        var cursor = ListCursor()
        return cursor.type(key, count: 1, page: 1)
    }

    /// Holds the selection within the rows, and on the screen.
    mutating func keep(within count: Int, page: Int) {
        row = max(0, min(row, count - 1))
        top = max(0, min(top, count - page))
        if row < top { top = row }
        if row >= top + page { top = row - max(1, page) + 1 }
    }

    /// The wheel moves the selection by three.
    mutating func wheel(_ mouse: Mouse, count: Int, page: Int) {
        if mouse.action == .wheelUp { row -= 3 }
        if mouse.action == .wheelDown { row += 3 }
        keep(within: count, page: page)
    }
}
