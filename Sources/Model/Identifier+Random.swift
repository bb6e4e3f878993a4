extension Identifier {
    /// A short identifier that tells nothing of what it is for. Random, so that two people who add something at the same
    /// time do not choose the same one, and so that the order of respondents is not that of their coming.
    public static func random(
        using random: inout some RandomNumberGenerator, isTaken: (Identifier) -> Bool = { _ in false }
    ) -> Identifier {
        while true {
            let id = Identifier(.random(of: 7, using: &random))
            if !isTaken(id) { return id }
        }
    }
}
