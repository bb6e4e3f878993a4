import Model

/// What a column of a list of systems holds.
public enum ImportTarget: Hashable, Sendable {
    /// The identifier that mogna itself gave the system.
    case identifier
    /// The name that people use.
    case name
    /// A field.
    case field(System.Field)
    /// An assessor's marks on a criterion.
    case mark(Identifier<Assessment>, Identifier<Criterion>)
    /// The systems that it hands data to, and what.
    case integrations

    /// The word by which the files and the command line call it: `id`, `name`, `annualCost`,
    /// `mark:owner:technical-condition`, `integrations`.
    public var word: String {
        switch self {
        case .identifier: "id"
        case .name: "name"
        case .field(let field): field.rawValue
        case .mark(let assessor, let criterion): "mark:\(assessor):\(criterion)"
        case .integrations: "integrations"
        }
    }

    /// Nil for a word that stands for nothing.
    public init?(word: String) {
        switch word {
        case "id": self = .identifier
        case "name": self = .name
        case "integrations": self = .integrations
        default:
            if let field = System.Field(rawValue: word) {
                self = .field(field)
                return
            }
            let parts = word.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count >= 3, parts[0] == "mark", let criterion = parts.last, !criterion.isEmpty else {
                return nil
            }
            // An assessor may be called anything, a criterion is ours.
            let assessor = parts[1..<(parts.count - 1)].joined(separator: ":")
            guard !assessor.isEmpty else { return nil }
            self = .mark(Identifier(assessor), Identifier(String(criterion)))
        }
    }

    /// All that a column can hold, marks by the assessors and criteria that are known.
    public static func all(vocabulary: ImportVocabulary, method: Method) -> [ImportTarget] {
        let assessors = vocabulary.assessors.keys.sorted().map { Identifier<Assessment>($0) }
        return [.name] + System.Field.allCases.map(ImportTarget.field) + [.integrations, .identifier]
            + assessors.flatMap { assessor in
                (method.quality + method.importance).map { .mark(assessor, $0.id) }
            }
    }
}
