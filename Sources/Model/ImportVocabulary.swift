/// The words that other people's lists of systems use, read from `Data/imports`.
public struct ImportVocabulary: Equatable, Sendable {
    /// What columns are called, by what they hold: `name`, `id`, `integrations` or a field of `System`. The first word
    /// in a language is the one that is written.
    public var headings: [String: Words]
    /// What assessors are called, by their identifiers.
    public var assessors: [String: Words]
    /// What lifecycles are called, in the words of `System.Lifecycle`.
    public var lifecycle: [String: Words]
    /// What means yes.
    public var yes: Words
    /// What means no.
    public var no: Words
    /// What means that nothing is known.
    public var unknown: Words
    /// What stands for a day that has not been set, for example of a contract that runs on.
    public var openEnded: Words
    /// The beginnings of the twelve months' names.
    public var months: [Words]

    /// Takes all fields.
    public init(
        headings: [String: Words], assessors: [String: Words], lifecycle: [String: Words], yes: Words, no: Words,
        unknown: Words, openEnded: Words, months: [Words]
    ) {
        self.headings = headings
        self.assessors = assessors
        self.lifecycle = lifecycle
        self.yes = yes
        self.no = no
        self.unknown = unknown
        self.openEnded = openEnded
        self.months = months
    }

    /// Words for one thing in both languages, never empty in either.
    public struct Words: Equatable, Sendable {
        /// In Swedish, the best first.
        public var swedish: [String]
        /// In English, the best first.
        public var english: [String]

        /// Takes both.
        public init(swedish: [String], english: [String]) {
            self.swedish = swedish
            self.english = english
        }

        /// The best word in a language.
        public func best(_ language: Language) -> String {
            (language == .swedish ? swedish.first : english.first) ?? ""
        }

        /// The words of both languages, the best of each first.
        public var all: [String] { swedish + english }
    }
}
