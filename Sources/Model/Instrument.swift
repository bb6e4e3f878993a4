/// A questionnaire that measures digital maturity: data, read from `Data/instruments` or brought by the organisation.
public struct Instrument: Identifiable, Equatable, Sendable {
    /// For example `dimios`.
    public let id: Identifier<Instrument>
    /// The wording's version, for example `2026-1`.
    public var version: String
    /// The full name.
    public var name: Text
    /// The name where room is scarce.
    public var shortName: Text
    /// Where the structure and the wording come from.
    public var source: Text
    /// What every statement completes: «Som organisation …».
    public var stem: Text
    /// What the answers mean.
    public var scale: Scale
    /// Capability and heritage, in this order.
    public var dimensions: [Dimension]
    /// The four organisation types.
    public var types: [OrganisationType]
    /// Advice by category and type.
    public var advice: [Advice]

    /// Takes all fields.
    public init(
        id: Identifier<Instrument>, version: String, name: Text, shortName: Text, source: Text, stem: Text,
        scale: Scale, dimensions: [Dimension], types: [OrganisationType], advice: [Advice]
    ) {
        self.id = id
        self.version = version
        self.name = name
        self.shortName = shortName
        self.source = source
        self.stem = stem
        self.scale = scale
        self.dimensions = dimensions
        self.types = types
        self.advice = advice
    }

    /// All categories in the instrument's order.
    public var categories: [Category] { dimensions.flatMap(\.categories) }

    /// All factors in the instrument's order: the order of statements in a survey.
    public var factors: [Factor] { categories.flatMap(\.factors) }

    /// The category a factor belongs to.
    public func category(of factor: Identifier<Factor>) -> Category? {
        categories.first { $0.factors.contains { $0.id == factor } }
    }

    /// The words on the six-point scale.
    public struct Scale: Equatable, Sendable {
        /// Six labels, from the answer 1 to the answer 6.
        public var labels: [Text]
        /// The label of «vet ej».
        public var unknown: Text

        /// Takes all fields.
        public init(labels: [Text], unknown: Text) {
            self.labels = labels
            self.unknown = unknown
        }
    }
}

/// One of the two halves of digital maturity.
public struct Dimension: Identifiable, Equatable, Sendable {
    /// `capability` or `heritage`.
    public let id: Identifier<Dimension>
    /// Its name.
    public var name: Text
    /// What it covers.
    public var description: Text
    /// Its categories, in the instrument's order.
    public var categories: [Category]

    /// Takes all fields.
    public init(id: Identifier<Dimension>, name: Text, description: Text, categories: [Category]) {
        self.id = id
        self.name = name
        self.description = description
        self.categories = categories
    }
}

/// A group of factors within a dimension.
public struct Category: Identifiable, Equatable, Sendable {
    /// For example `efficiency`.
    public let id: Identifier<Category>
    /// Its name.
    public var name: Text
    /// What it covers.
    public var description: Text
    /// Its weight in the dimension, greater than 0; 1 by default.
    public var weight: Double
    /// Its factors, in the instrument's order.
    public var factors: [Factor]

    /// Takes all fields.
    public init(id: Identifier<Category>, name: Text, description: Text, weight: Double = 1, factors: [Factor]) {
        self.id = id
        self.name = name
        self.description = description
        self.weight = weight
        self.factors = factors
    }
}

/// What one statement measures.
public struct Factor: Identifiable, Equatable, Sendable {
    /// For example `E1`; the column's name in a file of responses.
    public let id: Identifier<Factor>
    /// A short label, for an axis.
    public var name: Text
    /// The statement, completing the instrument's stem.
    public var statement: Text
    /// What a low and a high answer look like.
    public var help: Text
    /// Its weight in the category, greater than 0; 1 by default.
    public var weight: Double
    /// The first version of the instrument that has the statement in this wording; nil where every version has.
    public var since: String?

    /// Takes all fields.
    public init(
        id: Identifier<Factor>, name: Text, statement: Text, help: Text, weight: Double = 1, since: String? = nil
    ) {
        self.id = id
        self.name = name
        self.statement = statement
        self.help = help
        self.weight = weight
        self.since = since
    }
}

/// One of the four organisation types, by the two dimensions at 50.
public struct OrganisationType: Identifiable, Equatable, Sendable {
    /// `A`, `B`, `C` or `D`.
    public let id: Identifier<OrganisationType>
    /// Whether capability is high in this type.
    public var hasHighCapability: Bool
    /// Whether heritage is high (enabling) in this type.
    public var hasHighHeritage: Bool
    /// Its name.
    public var name: Text
    /// What such an organisation looks like from within.
    public var description: Text
    /// Where such an organisation should start.
    public var advice: Text

    /// Takes all fields.
    public init(
        id: Identifier<OrganisationType>, hasHighCapability: Bool, hasHighHeritage: Bool, name: Text,
        description: Text, advice: Text
    ) {
        self.id = id
        self.hasHighCapability = hasHighCapability
        self.hasHighHeritage = hasHighHeritage
        self.name = name
        self.description = description
        self.advice = advice
    }
}

/// What an organisation of one type can do about one category.
public struct Advice: Equatable, Sendable {
    /// The category it is about.
    public var category: Identifier<Category>
    /// The type it is for.
    public var type: Identifier<OrganisationType>
    /// The advice.
    public var text: Text

    /// Takes all fields.
    public init(category: Identifier<Category>, type: Identifier<OrganisationType>, text: Text) {
        self.category = category
        self.type = type
        self.text = text
    }
}
