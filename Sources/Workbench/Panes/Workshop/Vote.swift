import Model
import Scoring

/// A vote that is being taken: nobody sees it before it is revealed.
struct Vote: Equatable, Sendable {
    /// How it is taken.
    let source: Discussion.Source
    /// What has been counted.
    private(set) var tallies: [Discussion.Tally] = []
    /// The cards so far, in the order that they were typed: 0 for «vet ej», 1…6.
    private(set) var cards: [Int] = []
    /// How many of the cards came from a process that is gone: in which order they were typed is not known any more.
    private let found: Int
    /// Those who have answered at their terminals since the first vote on the statement: the survey's answers from
    /// before are no votes.
    private(set) var voters: Set<Identifier<Response>>
    /// What everybody's answer was when it was last looked at; nil before it was.
    private var seen: [Identifier<Response>: Answer]?

    /// Those who have voted at their terminals before go on taking part.
    init(_ source: Discussion.Source, voters: Set<Identifier<Response>> = []) {
        self.source = source
        self.voters = voters
        found = 0
    }

    /// Goes on with what was kept of a vote. Who had voted at a terminal is kept of none.
    init?(kept round: Discussion.Round) {
        guard round.source != .terminals else { return nil }
        source = round.source
        voters = []
        if source == .hands { tallies = round.tallies }
        if source == .cards { cards = (0...6).flatMap { Array(repeating: $0, count: round.counts[$0]) } }
        found = cards.count
    }

    /// What is kept of it while it is hidden; nil where there is nothing to keep. Cards are kept however few they are:
    /// nobody sees them.
    var kept: Discussion.Round? {
        guard count > 0 else { return nil }
        switch source {
        case .hands: return Discussion.Round(source: .hands, tallies: tallies)
        case .cards: return tallyOfCards.map { Discussion.Round(source: .cards, tallies: [$0]) }
        case .terminals: return nil
        }
    }

    private var tallyOfCards: Discussion.Tally? {
        Discussion.Tally(counts: (0...6).map { digit in cards.count { $0 == digit } })
    }

    /// How many votes are in.
    var count: Int { tallies.reduce(0) { $0 + $1.counts.reduce(0, +) } + cards.count + voters.count }

    /// Sees who has answered at a terminal since it last looked.
    mutating func look(at measurement: Measurement, _ factor: Identifier<Factor>) {
        guard source == .terminals else { return }
        var now: [Identifier<Response>: Answer] = [:]
        for response in measurement.responses { now[response.id] = response.answers[factor] }
        if let seen { voters.formUnion(now.filter { seen[$0.key] != $0.value }.keys) }
        voters.formIntersection(now.keys)
        seen = now
    }

    /// Takes the hands of a unit, or of all; counted again, the later count stands.
    mutating func take(_ tally: Discussion.Tally) {
        tallies.removeAll { $0.unit == tally.unit }
        tallies.append(tally)
    }

    /// Takes a card.
    mutating func take(card: Int) { cards.append(card) }

    /// Takes the last card back.
    mutating func takeBack() {
        if cards.count > found { cards.removeLast() }
    }

    /// The round to be recorded; nil while there are no votes, or where so few cards or answers would be shown that
    /// somebody's could be told. Hands were seen by all.
    func round(on factor: Identifier<Factor>, in measurement: Measurement) -> Discussion.Round? {
        var tallies = tallies
        switch source {
        case .hands: break
        case .cards:
            guard cards.count >= measurement.header.anonymityThreshold, let tally = tallyOfCards else { return nil }
            tallies = [tally]
        case .terminals:
            let digits = voters.compactMap { measurement.responses[$0]?.answers[factor]?.digit }
            let counts = (0...6).map { digit in digits.count { $0 == digit } }
            guard digits.count >= measurement.header.anonymityThreshold,
                let tally = Discussion.Tally(counts: counts)
            else { return nil }
            tallies = [tally]
        }
        let round = Discussion.Round(source: source, tallies: tallies)
        return round.counts.contains { $0 > 0 } ? round : nil
    }
}
