/// One respondent's answers.
public struct Response: Identifiable, Equatable, Sendable {
    /// Unique within the measurement; tells nothing of the person.
    public let id: Identifier<Response>
    /// The unit that the respondent belongs to; nil when unknown.
    public var unit: Identifier<Unit>?
    /// Who it is; nil in an anonymous measurement and after erasure. Personal data: kept out of all that is shared.
    public var person: Person?
    /// Answers by factor; a factor that is not here has not been answered.
    public var answers: [Identifier<Factor>: Answer]
    /// Free text by factor; never empty strings.
    public var comments: [Identifier<Factor>: String]
    /// What the code hashes to with which the respondent comes to this sheet; nil for one without a code. It leads from
    /// a slip of paper in somebody's hand to the answers: kept out of all that is shared, and erased with the persons.
    public var codeHash: String?

    /// Takes all fields.
    public init(
        id: Identifier<Response>, unit: Identifier<Unit>? = nil, person: Person? = nil,
        answers: [Identifier<Factor>: Answer] = [:], comments: [Identifier<Factor>: String] = [:],
        codeHash: String? = nil
    ) {
        self.id = id
        self.unit = unit
        self.person = person
        self.answers = answers
        self.comments = comments
        self.codeHash = codeHash
    }

    /// Who a respondent is.
    public struct Person: Equatable, Sendable {
        /// The name, possibly empty.
        public var name: String
        /// The e-mail address, possibly empty.
        public var address: String

        /// Takes all fields.
        public init(name: String = "", address: String = "") {
            self.name = name
            self.address = address
        }
    }
}

/// An answer to one statement.
public enum Answer: Hashable, Sendable {
    /// 1 (does not hold at all) … 6 (holds fully).
    case rating(Rating)
    /// «Vet ej»: counted as missing, never as zero.
    case unknown

    /// An answer on the six-point scale.
    public struct Rating: Hashable, Sendable {
        /// 1…6.
        public let value: Int

        /// Nil unless `value` is 1…6.
        public init?(_ value: Int) {
            guard (1...6).contains(value) else { return nil }
            self.value = value
        }

        /// On the scale of scores: 100·(a−1)/5.
        public var score: Score { Score(Double(value - 1) * 20) }
    }

    /// 0 stands for «vet ej», 1…6 for a rating, as on the keyboard and in the files; nil for anything else.
    public init?(digit: Int) {
        if digit == 0 {
            self = .unknown
        } else if let rating = Rating(digit) {
            self = .rating(rating)
        } else {
            return nil
        }
    }

    /// 0 for «vet ej», else 1…6.
    public var digit: Int {
        switch self {
        case .rating(let rating): rating.value
        case .unknown: 0
        }
    }
}
