extension Identifier {
    /// A short identifier that tells nothing of what it is for. Random, so that two people who add something at the same
    /// time do not choose the same one, and so that the order of respondents is not that of their coming.
    public static func random(
        using random: inout some RandomNumberGenerator, isTaken: (Identifier) -> Bool = { _ in false }
    ) -> Identifier {
        // Without letters and digits that are mistaken for one another.
        let letters = Array("abcdefghjkmnpqrstuvwxyz23456789")
        while true {
            let id = Identifier(String((0..<7).map { _ in letters[Int(random.next() % UInt64(letters.count))] }))
            if !isTaken(id) { return id }
        }
    }
}
