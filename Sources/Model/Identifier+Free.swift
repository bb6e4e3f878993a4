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

    /// The first of `base-0001`, `base-0002` … that is not taken: the order in which they sort is that in which they
    /// were given out.
    public static func numbered(_ base: String, isTaken: (Identifier) -> Bool) -> Identifier {
        var number = 1
        while true {
            let digits = String(number)
            let id = Identifier("\(base)-\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)")
            if !isTaken(id) { return id }
            number += 1
        }
    }
}
