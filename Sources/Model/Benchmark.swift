/// A published national figure: a reference line, never mixed with computed means.
public struct Benchmark: Identifiable, Equatable, Sendable {
    /// Unique among the benchmarks.
    public let id: Identifier<Benchmark>
    /// The year that the figure is tied to.
    public var year: Int
    /// The published maturity.
    public var score: Score
    /// What sort of figure it is.
    public var kind: Kind
    /// A short name.
    public var name: Text
    /// Where it was published.
    public var source: Text
    /// What to bear in mind.
    public var note: Text

    /// Takes all fields.
    public init(
        id: Identifier<Benchmark>, year: Int, score: Score, kind: Kind, name: Text, source: Text, note: Text
    ) {
        self.id = id
        self.year = year
        self.score = score
        self.kind = kind
        self.name = name
        self.source = source
        self.note = note
    }

    /// The sorts of figures.
    public enum Kind: String, CaseIterable, Sendable {
        /// Measured over many organisations.
        case measured
        /// Aimed at.
        case goal
        /// One organisation's, as an example.
        case example
    }
}
