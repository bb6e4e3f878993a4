import Glibc
import Model

/// Invents organisations; the same seed gives the same ones. Everything that it makes says that it is generated.
public struct Generator: Sendable {
    let story: Story
    let method: Method
    var random: SplitMix
    private let instrument: Instrument

    /// Reads the story at a path, which gives units, products and how statements are usually answered. Without a seed
    /// the story's own is used.
    public init(story path: String, seed: UInt64? = nil, instrument: Instrument, method: Method) throws(SyntheticError)
    {
        story = try Story(file: path)
        random = SplitMix(seed: seed ?? UInt64(story.seed))
        self.instrument = instrument
        self.method = method
    }

    /// The story itself: a municipality with three measurements, its systems and its plan.
    public mutating func demo() -> Organisation {
        let profile = Organisation.Profile(
            slug: Organisation.Profile.slug(for: story.name), name: story.name, kind: .municipality, isGenerated: true)
        var measurements: [Measurement] = []
        for (index, year) in story.years.enumerated() {
            var responses: [Response] = []
            for part in story.units {
                for _ in 0..<part.answered[index] {
                    responses.append(response(number: responses.count + 1, of: part, shift: part.shift + year.shift))
                }
            }
            var header = self.header(year: year.year, status: year.status)
            header.opens = year.opens
            header.closes = year.closes
            var measurement = Measurement(id: Identifier("\(year.year)"), header: header, responses: Table(responses))
            if index == story.years.count - 1 { comment(&measurement) }
            measurements.append(measurement)
        }
        return Organisation(
            profile: profile, units: Table(story.units.map(\.unit)), measurements: Table(measurements),
            systems: Table(systems(of: Catalogue(story), 150)), plan: Table(story.plan))
    }

    /// An organisation with the story's units, for trials and benchmarks.
    public mutating func organisation(
        named name: String, kind: Organisation.Kind, systems: Int, respondents: Int, years: [Int]
    ) -> Organisation {
        organisation(
            Organisation.Profile(
                slug: Organisation.Profile.slug(for: name), name: name, kind: kind, isGenerated: true),
            systems: systems, respondents: respondents, years: years)
    }

    /// The same with a profile of its own.
    public mutating func organisation(
        _ profile: Organisation.Profile, systems: Int, respondents: Int, years: [Int]
    ) -> Organisation {
        let level = random.normal() * 0.4
        let measurements = years.enumerated().map { index, year in
            let shift = level + 0.12 * Double(index)
            let responses = (0..<respondents).map { number in
                let part = story.units[number % story.units.count]
                return response(number: number + 1, of: part, shift: part.shift + shift)
            }
            var header = self.header(year: year, status: index == years.count - 1 ? .open : .closed)
            header.invited = header.invited.mapValues { max($0, respondents / story.units.count * 4 / 3 + 1) }
            return Measurement(id: Identifier("\(year)"), header: header, responses: Table(responses))
        }
        let catalogue = Catalogue(story, size: systems / 12, &random)
        return Organisation(
            profile: profile, units: Table(story.units.map(\.unit)), measurements: Table(measurements),
            systems: Table(self.systems(of: catalogue, systems)))
    }

    // MARK: Answers

    private func header(year: Int, status: Measurement.Status) -> Measurement.Header {
        var invited: [Identifier<Unit>: Int] = [:]
        for part in story.units { invited[part.unit.id] = part.invited }
        return Measurement.Header(instrument: instrument.id, year: year, status: status, invited: invited)
    }

    /// A respondent has a level of their own, which ties their answers together, and answers each statement around it.
    private mutating func response(number: Int, of part: Story.Part, shift: Double) -> Response {
        let own = random.normal() * 0.65
        var answers: [Identifier<Factor>: Answer] = [:]
        for factor in instrument.factors {
            let level = story.levels[factor.id] ?? Story.Level(mean: 3.5, unknown: 0.02)
            let roll = random.share()
            let noise = random.normal() * 0.85
            if roll < level.unknown {
                answers[factor.id] = .unknown
            } else {
                let value = (level.mean + shift + own + noise).rounded(.toNearestOrAwayFromZero)
                answers[factor.id] = Answer(digit: min(6, max(1, Int(value))))
            }
        }
        let digits = String(number)
        let id = "r-" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        return Response(id: Identifier(id), unit: part.unit.id, answers: answers)
    }

    private mutating func comment(_ measurement: inout Measurement) {
        for comment in story.comments {
            let candidates = measurement.responses.filter { $0.unit == comment.unit && $0.comments.isEmpty }
            guard !candidates.isEmpty else { continue }
            let chosen = random.pick(candidates).id
            measurement.responses.update(chosen) { $0.comments[comment.factor] = comment.text }
        }
    }
}
