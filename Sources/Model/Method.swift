/// How systems are assessed: the criteria of DIOS, read from `Data/methods`.
public struct Method: Identifiable, Equatable, Sendable {
    /// For example `dios`.
    public let id: Identifier<Method>
    /// The wording's version.
    public var version: String
    /// Its name.
    public var name: Text
    /// Where it comes from.
    public var source: Text
    /// What quality is judged by.
    public var quality: [Criterion]
    /// What importance is judged by.
    public var importance: [Criterion]

    /// Takes all fields.
    public init(
        id: Identifier<Method>, version: String, name: Text, source: Text, quality: [Criterion],
        importance: [Criterion]
    ) {
        self.id = id
        self.version = version
        self.name = name
        self.source = source
        self.quality = quality
        self.importance = importance
    }
}

/// One thing that a system's quality or importance is judged by.
public struct Criterion: Identifiable, Equatable, Sendable {
    /// For example `technical-condition`.
    public let id: Identifier<Criterion>
    /// Its name.
    public var name: Text
    /// What the assessor is asked.
    public var question: Text
    /// Its weight, greater than 0; 1 by default.
    public var weight: Double
    /// What the marks 1…5 mean.
    public var scale: [Text]

    /// Takes all fields.
    public init(id: Identifier<Criterion>, name: Text, question: Text, weight: Double = 1, scale: [Text]) {
        self.id = id
        self.name = name
        self.question = question
        self.weight = weight
        self.scale = scale
    }
}
