extension String {
    /// So many random letters and digits, of 31 that are not mistaken for one another in print or read aloud.
    public static func random(of count: Int, using random: inout some RandomNumberGenerator) -> String {
        String((0..<count).map { _ in legible[Int(random.next() % UInt64(legible.count))] })
    }

    /// The letters and digits that `random` takes from.
    public static let legible = Array("abcdefghjkmnpqrstuvwxyz23456789")
}
