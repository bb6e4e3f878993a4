/// The lists of what there is to know of systems nationally.
enum NationalPart: String, CaseIterable, Sendable {
    /// Every product that is told.
    case products
    /// Own systems that others leave.
    case left
    /// Names to look through.
    case names

    var next: NationalPart {
        let all = Self.allCases
        return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
    }
}

/// What the products can be ordered by.
enum NationalOrder: CaseIterable, Sendable {
    case organisations, leaving, quality, importance, name

    var next: NationalOrder {
        let all = Self.allCases
        return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
    }
}
