/// What an organisation hands over so that others can compare themselves with it: figures of the whole organisation,
/// never of a person, and never of a group that is withheld.
public struct Summary: Equatable, Sendable {
    /// Whose figures they are.
    public var organisation: Participant
    /// The day on which they were put together.
    public var shared: Day
    /// By instrument and year, one of each.
    public var results: [Result]
    /// What the inventory holds; nil without one.
    public var portfolio: Portfolio?
    /// The systems' products; nil where the organisation keeps them to itself.
    public var products: [Product]?
    /// What it does about its weaknesses, as far as it tells others; none by default.
    public var initiatives: [Initiative]

    /// Takes all fields.
    public init(
        organisation: Participant, shared: Day, results: [Result], portfolio: Portfolio? = nil,
        products: [Product]? = nil, initiatives: [Initiative] = []
    ) {
        self.organisation = organisation
        self.shared = shared
        self.results = results
        self.portfolio = portfolio
        self.products = products
        self.initiatives = initiatives
    }

    /// An organisation as others see it.
    public struct Participant: Identifiable, Hashable, Sendable {
        /// The same each time that it shares: its kind with its code in the register, `kommun-1480`, or its slug.
        public var id: Identifier<Participant>
        /// Its name.
        public var name: String
        /// Its kind.
        public var kind: Organisation.Kind
        /// Two digits; nil where it belongs to no county.
        public var county: String?
        /// How many people live in its area; nil where nobody said.
        public var population: Int?
        /// Whether all of it is made up.
        public var isGenerated: Bool

        /// Takes all fields.
        public init(
            id: Identifier<Participant>, name: String, kind: Organisation.Kind, county: String? = nil,
            population: Int? = nil, isGenerated: Bool = false
        ) {
            self.id = id
            self.name = name
            self.kind = kind
            self.county = county
            self.population = population
            self.isGenerated = isGenerated
        }

        /// An organisation as it shows itself.
        public init(_ profile: Organisation.Profile) {
            // What is made up never passes for a real organisation that has the code.
            let code =
                profile.isGenerated
                ? nil : profile.registerCode ?? (profile.kind == .region ? profile.countyCode : nil)
            self.init(
                id: Identifier(code.map { "\(profile.kind.rawValue)-\($0)" } ?? profile.slug), name: profile.name,
                kind: profile.kind, county: profile.countyCode, population: profile.population,
                isGenerated: profile.isGenerated)
        }

        /// The class of its population; nil where that is not known.
        public var populationClass: PopulationClass? { population.map(PopulationClass.init) }
    }

    /// What one instrument, or the method for systems, said in one year.
    public struct Result: Equatable, Sendable {
        /// The instrument's or the method's identifier: `dimios`, `dios`.
        public var instrument: String
        /// The wording's version.
        public var version: String
        /// The calendar year.
        public var year: Int
        /// How many answered; nil for an inventory.
        public var respondents: Int?
        /// How many were invited; nil when unknown.
        public var invited: Int?
        /// `A`…`D`; nil without one.
        public var type: Identifier<OrganisationType>?
        /// What can be shown, in the instrument's order; a measure without a score, or withheld, is not here.
        public var figures: [Figure]

        /// Takes all fields.
        public init(
            instrument: String, version: String, year: Int, respondents: Int? = nil, invited: Int? = nil,
            type: Identifier<OrganisationType>? = nil, figures: [Figure]
        ) {
            self.instrument = instrument
            self.version = version
            self.year = year
            self.respondents = respondents
            self.invited = invited
            self.type = type
            self.figures = figures
        }

        /// The score of a measure; nil where it has none.
        public func score(_ measure: Measure) -> Score? { figures.first { $0.measure == measure }?.score }
    }

    /// One score.
    public struct Figure: Equatable, Sendable {
        /// Of what.
        public var measure: Measure
        /// 0…100.
        public var score: Score
        /// Sample standard deviation of the respondents' own values, on 0…100; nil under the threshold.
        public var deviation: Double?
        /// Respondents with a value; systems for a portfolio.
        public var count: Int

        /// Takes all fields.
        public init(measure: Measure, score: Score, deviation: Double? = nil, count: Int) {
            self.measure = measure
            self.score = score
            self.deviation = deviation
            self.count = count
        }
    }

    /// What the inventory holds, in numbers.
    public struct Portfolio: Equatable, Sendable {
        /// Systems in operation.
        public var systems: Int
        /// Of those, how many are assessed in full.
        public var assessed: Int
        /// SEK a year, of those whose cost is known.
        public var annualCost: Double
        /// Systems by what to do with them: `develop`, `modernise`, `keep`, `retire`.
        public var quadrants: [String: Int]
        /// Systems that are out of use.
        public var retired: Int

        /// Takes all fields.
        public init(systems: Int, assessed: Int, annualCost: Double, quadrants: [String: Int], retired: Int) {
            self.systems = systems
            self.assessed = assessed
            self.annualCost = annualCost
            self.quadrants = quadrants
            self.retired = retired
        }
    }

    /// A system as far as others may see it: what product it is, and how it does.
    public struct Product: Equatable, Sendable {
        /// The product's name as the organisation writes it, or the system's where no product is given.
        public var name: String
        /// Who sells or makes it; nil when not known.
        public var supplier: String?
        /// 0…100; nil when not assessed.
        public var quality: Score?
        /// 0…100; nil when not assessed.
        public var importance: Score?
        /// Where it is in its life; nil when not known.
        public var lifecycle: System.Lifecycle?
        /// What took its place, or will; nil when not known.
        public var replacement: String?

        /// Takes all fields.
        public init(
            name: String, supplier: String? = nil, quality: Score? = nil, importance: Score? = nil,
            lifecycle: System.Lifecycle? = nil, replacement: String? = nil
        ) {
            self.name = name
            self.supplier = supplier
            self.quality = quality
            self.importance = importance
            self.lifecycle = lifecycle
            self.replacement = replacement
        }
    }

    /// Something that an organisation does, told to others.
    public struct Initiative: Equatable, Sendable {
        /// What it is about; nil when about all.
        public var category: Identifier<Category>?
        /// What is done.
        public var text: String

        /// Takes all fields.
        public init(category: Identifier<Category>? = nil, text: String) {
            self.category = category
            self.text = text
        }
    }
}
