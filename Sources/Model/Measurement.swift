/// One measurement of digital maturity: usually a calendar year's, the fixed point of comparison.
public struct Measurement: Identifiable, Equatable, Sendable {
    /// The year, for a yearly measurement; `2026-pulse` or the like for another within the year.
    public let id: Identifier<Measurement>
    /// What it measures with, when, and who were invited.
    public var header: Header
    /// What was answered.
    public var responses: Table<Response>
    /// What was said of the statements in workshops.
    public var discussions: Table<Discussion>

    /// Takes all fields.
    public init(
        id: Identifier<Measurement>, header: Header, responses: Table<Response> = [],
        discussions: Table<Discussion> = []
    ) {
        self.id = id
        self.header = header
        self.responses = responses
        self.discussions = discussions
    }

    /// All but the responses.
    public struct Header: Equatable, Sendable {
        /// The instrument that it uses.
        public var instrument: Identifier<Instrument>
        /// The version of its wording that people answered; nil where nobody wrote it down: then the current one.
        public var version: String?
        /// The calendar year.
        public var year: Int
        /// The first day for answers; nil while undecided.
        public var opens: Day?
        /// The last day for answers; nil while undecided.
        public var closes: Day?
        /// Where it stands.
        public var status: Status
        /// Whether responses may carry names.
        public var anonymity: Anonymity
        /// The smallest group whose figures are shown; 5 by default, at least 1.
        public var anonymityThreshold: Int
        /// How many were invited, by unit; a unit that is not here has an unknown number.
        public var invited: [Identifier<Unit>: Int]

        /// Takes all fields.
        public init(
            instrument: Identifier<Instrument>, version: String? = nil, year: Int, opens: Day? = nil,
            closes: Day? = nil,
            status: Status = .planned, anonymity: Anonymity = .anonymous, anonymityThreshold: Int = 5,
            invited: [Identifier<Unit>: Int] = [:]
        ) {
            self.instrument = instrument
            self.version = version
            self.year = year
            self.opens = opens
            self.closes = closes
            self.status = status
            self.anonymity = anonymity
            self.anonymityThreshold = anonymityThreshold
            self.invited = invited
        }
    }

    /// Where a measurement stands.
    public enum Status: String, CaseIterable, Sendable {
        /// Not begun: no answers are taken.
        case planned
        /// Answers are taken.
        case open
        /// Ended: answers can be looked at, not changed.
        case closed
    }

    /// Whether respondents are named.
    public enum Anonymity: String, CaseIterable, Sendable {
        /// No response carries a name or an address.
        case anonymous
        /// A response may carry a name and an address, for reminders.
        case named
    }
}
