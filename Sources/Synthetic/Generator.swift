import Glibc
import Model

/// Invents organisations; the same seed gives the same ones. Everything that it makes says that it is generated.
public struct Generator: Sendable {
    private let story: Story
    private let instrument: Instrument
    private let method: Method
    private var random: SplitMix

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
            systems: Table(systems(150)), plan: Table(story.plan))
    }

    /// An organisation with the story's units, for trials and benchmarks.
    public mutating func organisation(
        named name: String, kind: Organisation.Kind, systems: Int, respondents: Int, years: [Int]
    ) -> Organisation {
        let profile = Organisation.Profile(
            slug: Organisation.Profile.slug(for: name), name: name, kind: kind, isGenerated: true)
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
        return Organisation(
            profile: profile, units: Table(story.units.map(\.unit)), measurements: Table(measurements),
            systems: Table(self.systems(systems)))
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

    // MARK: Systems

    /// Every product in each of its units first, and then more of them in other units, as organisations collect them.
    private mutating func systems(_ count: Int) -> [System] {
        var systems: [System] = []
        systems.reserveCapacity(count)
        var uses: [String: Int] = [:]
        let planned = story.products.flatMap { product in product.units.map { (product, $0) } }
        while systems.count < count {
            let (product, unit) =
                systems.count < planned.count
                ? planned[systems.count] : (random.pick(story.products), random.pick(story.units).unit.id)
            uses[product.name, default: 0] += 1
            systems.append(system(number: systems.count + 1, product, unit, use: uses[product.name] ?? 1))
        }
        return systems
    }

    private mutating func system(
        number: Int, _ product: Story.Product, _ unit: Identifier<Unit>, use: Int
    ) -> System {
        let digits = String(number)
        let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        let name = use == 1 ? product.name : "\(product.name) \(use)"
        var fields: [System.Field: System.Value] = [
            .number: .text("S-\(padded)"), .product: .text(product.name), .supplier: .text(product.supplier),
            .purpose: .text(product.purpose), .category: .text(product.category), .unit: .text(unit.rawValue),
            .owner: .text("Verksamhetschef"), .maintainer: .text("Systemförvaltare"),
            .annualCost: .number(Double(random.within(product.cost) / 1000 * 1000)),
            .users: .number(Double(random.within(product.users))),
        ]
        let introduced = min(2025, product.introduced + random.below(3))
        fields[.introduced] = Day(year: introduced, month: 1 + random.below(12), day: 1).map(System.Value.day)
        if product.supplier != "Egen utveckling" {
            fields[.contractEnd] = Day(year: 2026 + random.below(4), month: 1 + random.below(12), day: 28)
                .map(System.Value.day)
        }
        let isOld = product.quality < 2.2 && random.share() < 0.4
        fields[.lifecycle] = .text((isOld ? System.Lifecycle.phasingOut : .inUse).rawValue)
        for field in [System.Field.confidentiality, .integrity, .availability] where random.share() < 0.7 {
            let level = product.importance - 1 + random.normal() * 0.6
            fields[field] = .number(min(4, max(1, level.rounded())))
        }
        if random.share() < 0.85 {
            let isPersonal = ["Vård och omsorg", "Utbildning", "Personal", "Ärende"].contains(product.category)
            fields[.personalData] = .truth(isPersonal || random.share() < 0.3)
        }
        for field in [System.Field.ownsData, .openStandards, .openAPI] where random.share() < 0.75 {
            fields[field] = .truth(random.share() < (product.quality - 1) / 4)
        }
        return System(
            id: Identifier("s-\(padded)"), name: name, fields: fields, assessments: assessments(of: product))
    }

    /// Six systems in ten have been assessed, by one to three people.
    private mutating func assessments(of product: Story.Product) -> Table<Assessment> {
        guard random.share() < 0.6 else { return [] }
        let assessors = ["owner", "maintainer", "user"].prefix(1 + random.below(3))
        return Table(
            assessors.map { assessor in
                var marks: [Identifier<Criterion>: Mark] = [:]
                func mark(_ criteria: [Criterion], around mean: Double) {
                    for criterion in criteria where random.share() < 0.97 {
                        marks[criterion.id] = Mark(min(5, max(1, Int((mean + random.normal() * 0.7).rounded()))))
                    }
                }
                mark(method.quality, around: product.quality)
                mark(method.importance, around: product.importance)
                return Assessment(id: Identifier(assessor), marks: marks)
            })
    }
}
