/// An existing system in the inventory.
public struct System: Identifiable, Equatable, Sendable {
    /// Unique within the organisation.
    public let id: Identifier<System>
    /// The name that people use.
    public var name: String
    /// Everything else that is known, by field; a field that is not here is unknown.
    public var fields: Fields
    /// What assessors think of it.
    public var assessments: Table<Assessment>
    /// The systems that it hands data to.
    public var integrations: Table<Integration>

    /// Takes all fields.
    public init(
        id: Identifier<System>, name: String, fields: Fields = [:], assessments: Table<Assessment> = [],
        integrations: Table<Integration> = []
    ) {
        self.id = id
        self.name = name
        self.fields = fields
        self.assessments = assessments
        self.integrations = integrations
    }

    /// What is kept of a system beside its name, in the words of the files.
    public enum Field: String, CaseIterable, Sendable {
        /// The organisation's own number for it, for example a configuration item's.
        case number
        /// The product's name.
        case product
        /// Who sells or makes it.
        case supplier
        /// What it is for.
        case purpose
        /// What sort of system it is.
        case category
        /// What the organisation can do thanks to it, for example `Ärendehantering`: systems with the same capability
        /// may overlap.
        case capability
        /// The unit that answers for it: an identifier of `Unit`, or free text for a unit that is not in the tree.
        case unit
        /// The units that use it, each written as in `unit`.
        case usingUnits
        /// The processes that it is used in.
        case processes
        /// The role that owns it. A role rather than a person where possible.
        case owner
        /// The role that maintains it.
        case maintainer
        /// SEK a year, all included.
        case annualCost
        /// How many people use it.
        case users
        /// Where it is in its life.
        case lifecycle
        /// When it was taken into use.
        case introduced
        /// When the contract ends.
        case contractEnd
        /// When it was taken out of use.
        case retired
        /// What took its place, or will: a product, or a system's name.
        case replacement = "replacedBy"
        /// Confidentiality, 1…4.
        case confidentiality
        /// Integrity, 1…4.
        case integrity
        /// Availability, 1…4.
        case availability
        /// Whether it holds personal data.
        case personalData
        /// The organisation owns and controls its data.
        case ownsData
        /// It keeps to open standards.
        case openStandards
        /// It has an open API.
        case openAPI
        /// The day on which an import first found it gone from its source; unknown while it is there.
        case missingSince
        /// Anything else.
        case note

        /// What sort of value the field holds.
        public var type: ValueType {
            switch self {
            case .number, .product, .supplier, .purpose, .category, .capability, .unit, .replacement,
                .note:
                .text
            case .owner, .maintainer: .people
            case .usingUnits, .processes: .list
            case .annualCost: .money
            case .users, .confidentiality, .integrity, .availability: .number
            case .lifecycle: .choice(Lifecycle.words)
            case .introduced, .contractEnd, .retired, .missingSince: .day
            case .personalData, .ownsData, .openStandards, .openAPI: .truth
            }
        }
    }

    /// A field's value. An unknown value is the field's absence.
    public enum Value: Hashable, Sendable {
        /// Free text, never empty.
        case text(String)
        /// A number from −`largest` to `largest`.
        case number(Double)
        /// A calendar day.
        case day(Day)
        /// Yes or no.
        case truth(Bool)

        /// The largest number that a field may hold: more than anything costs, and held exactly.
        public static let largest = 1e15

        /// Several texts as one value, in their order, `A; B`; nil where nothing is left of them. Semicolons within an
        /// item become commas.
        public static func list(_ items: [String]) -> Value? {
            let kept = items.compactMap { item in
                let words = item.replacing(";", with: ",").split(whereSeparator: \.isWhitespace)
                return words.isEmpty ? nil : words.joined(separator: " ")
            }
            return kept.isEmpty ? nil : .text(kept.joined(separator: "; "))
        }

        /// The texts of a list; a text without semicolons is one item. Empty for what is no text.
        public var items: [String] {
            guard case .text(let text) = self else { return [] }
            return text.split(separator: ";").compactMap { part in
                let words = part.split(whereSeparator: \.isWhitespace)
                return words.isEmpty ? nil : words.joined(separator: " ")
            }
        }
    }

    /// What a field may hold.
    public enum ValueType: Equatable, Sendable {
        /// Free text.
        case text
        /// Somebody: a role rather than a person where possible.
        case people
        /// Several texts, as `Value.list` writes them.
        case list
        /// A number that is not money.
        case number
        /// SEK.
        case money
        /// A calendar day.
        case day
        /// Yes, no or unknown.
        case truth
        /// One of these words.
        case choice([String])
    }

    /// Where a system is in its life, in the words of the files.
    public enum Lifecycle: String, CaseIterable, Sendable {
        /// Decided, not yet in use.
        case planned
        /// In use.
        case inUse
        /// Being phased out.
        case phasingOut
        /// Retired.
        case retired

        /// All of them as the files have them.
        static let words = allCases.map(\.rawValue)
    }
}

extension System {
    /// SEK a year; nil when not known.
    public var annualCost: Double? {
        if case .number(let cost)? = fields[.annualCost] { cost } else { nil }
    }
}
