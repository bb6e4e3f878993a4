extension Identifier {
    /// `base`, or where that is taken the first of `base-2`, `base-3` … that is not.
    public static func free(_ base: String, isTaken: (Identifier) -> Bool) -> Identifier {
        var id = Identifier(base)
        var number = 2
        while isTaken(id) {
            id = Identifier("\(base)-\(number)")
            number += 1
        }
        return id
    }
}
