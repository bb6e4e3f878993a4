/// One organisation and all that mogna keeps of it: the value that edits change and files hold.
public struct Organisation: Equatable, Sendable {
    /// Its name, kind and place.
    public var profile: Profile
    /// Its unit tree, flat; `Unit.parent` makes the tree.
    public var units: Table<Unit>
    /// Its measurements of digital maturity.
    public var measurements: Table<Measurement>
    /// Its inventory of systems with their assessments.
    public var systems: Table<System>
    /// Its challenges, goals and actions.
    public var plan: Table<PlanItem>
    /// What its analysts keep of their work on the inventory.
    public var analysis: Analysis

    /// Takes everything; an organisation that was just made has only a profile.
    public init(
        profile: Profile, units: Table<Unit> = [], measurements: Table<Measurement> = [], systems: Table<System> = [],
        plan: Table<PlanItem> = [], analysis: Analysis = Analysis()
    ) {
        self.profile = profile
        self.units = units
        self.measurements = measurements
        self.systems = systems
        self.plan = plan
        self.analysis = analysis
    }

    /// What kind of organisation it is, in the words of the files and the command line.
    public enum Kind: String, CaseIterable, Sendable {
        /// A municipality.
        case municipality = "kommun"
        /// A region.
        case region
        /// An agency.
        case agency = "myndighet"
        /// A publicly owned company.
        case company = "bolag"
    }

    /// What an organisation is called and where it is.
    public struct Profile: Equatable, Sendable {
        /// The folder's name: lower-case ASCII letters, digits and hyphens.
        public var slug: String
        /// The name as written by its people.
        public var name: String
        /// Its kind.
        public var kind: Kind
        /// Four digits for a municipality of the register, two for a county's region; nil outside the registers.
        public var registerCode: String?
        /// Two digits; nil where it belongs to no county.
        public var countyCode: String?
        /// How many people live in its area, greater than 0; nil where nobody said.
        public var population: Int?
        /// Whether all of it is made up, as in the demo; shown wherever figures are.
        public var isGenerated: Bool

        /// Takes all fields.
        public init(
            slug: String, name: String, kind: Kind, registerCode: String? = nil, countyCode: String? = nil,
            population: Int? = nil, isGenerated: Bool = false
        ) {
            self.slug = slug
            self.name = name
            self.kind = kind
            self.registerCode = registerCode
            self.countyCode = countyCode
            self.population = population
            self.isGenerated = isGenerated
        }

        /// The folder's name for an organisation's name: å and ä become a, ö becomes o, all else that is not an ASCII
        /// letter or digit a hyphen. Never empty.
        public static func slug(for name: String) -> String {
            let plain: [Character: Character] = [
                "å": "a", "ä": "a", "à": "a", "á": "a", "ö": "o", "ø": "o", "é": "e", "è": "e", "ü": "u", "æ": "a",
            ]
            var slug = ""
            for character in name.lowercased() {
                let letter = plain[character] ?? character
                if letter.isASCII, letter.isLetter || letter.isNumber {
                    slug.append(letter)
                } else if !slug.isEmpty, slug.last != "-" {
                    slug.append("-")
                }
            }
            while slug.last == "-" { slug.removeLast() }
            return slug.isEmpty ? "organisation" : slug
        }
    }
}
