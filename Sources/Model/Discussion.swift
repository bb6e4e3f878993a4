/// What a working group said of one statement in a workshop: votes, arguments, and what was agreed.
public struct Discussion: Identifiable, Equatable, Sendable {
    /// The statement's factor.
    public let id: Identifier<Factor>
    /// The votes in the order that they were taken.
    public var rounds: [Round]
    /// What the group agreed on; nil while it has not.
    public var agreed: Answer?
    /// What was said for and against, in the order that it was written down; without names.
    public var arguments: [String]

    /// Takes all fields.
    public init(id: Identifier<Factor>, rounds: [Round] = [], agreed: Answer? = nil, arguments: [String] = []) {
        self.id = id
        self.rounds = rounds
        self.agreed = agreed
        self.arguments = arguments
    }

    /// Whether nothing is recorded.
    public var isEmpty: Bool { rounds.isEmpty && agreed == nil && arguments.isEmpty }

    /// One vote of all who were in the room.
    public struct Round: Equatable, Sendable {
        /// How the votes were taken.
        public var source: Source
        /// Votes by unit where they were counted so, else one for all; a unit stands once.
        public var tallies: [Tally]

        /// Takes both.
        public init(source: Source, tallies: [Tally]) {
            self.source = source
            self.tallies = tallies
        }

        /// How many gave each answer, over all units: «vet ej» at 0, then 1…6.
        public var counts: [Int] {
            (0...6).map { digit in tallies.reduce(0) { $0 + $1.counts[digit] } }
        }
    }

    /// How votes are taken, in the words of the files.
    public enum Source: String, CaseIterable, Sendable {
        /// A show of hands, counted: everybody saw it.
        case hands
        /// Cards that were handed in without names.
        case cards
        /// The respondents' own terminals.
        case terminals
    }

    /// How many of a group gave each answer.
    public struct Tally: Equatable, Sendable {
        /// The unit; nil for all who belong to none that was counted by itself.
        public var unit: Identifier<Unit>?
        /// Seven numbers, none negative: «vet ej» at 0, then 1…6.
        public let counts: [Int]

        /// Nil unless there are seven numbers and none is negative.
        public init?(unit: Identifier<Unit>? = nil, counts: [Int]) {
            guard counts.count == 7, counts.allSatisfy({ (0...100_000).contains($0) }) else { return nil }
            self.unit = unit
            self.counts = counts
        }

        /// Reads what people type: the numbers of those who answered 1 to 6, and after them perhaps «vet ej», such as
        /// `0 2 5 3 1 0`. Nil for anything else, and where nobody answered.
        public init?(unit: Identifier<Unit>? = nil, typed text: String) {
            let words = text.split { $0.isWhitespace || $0 == "," || $0 == ";" }
            let numbers = words.compactMap { Int($0) }
            guard numbers.count == words.count, (6...7).contains(numbers.count), numbers.contains(where: { $0 > 0 })
            else { return nil }
            self.init(unit: unit, counts: [numbers.count == 7 ? numbers[6] : 0] + numbers.prefix(6))
        }
    }
}
