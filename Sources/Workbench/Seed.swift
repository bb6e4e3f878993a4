extension SystemRandomNumberGenerator {
    /// A number that nobody can foresee.
    public static func seed() -> UInt64 {
        var source = SystemRandomNumberGenerator()
        return source.next()
    }
}
