import Model

/// Organisations and edits of every kind, decided by a seed.
struct Samples {
    var random: Random

    init(seed: Int) { random = Random(seed: seed) }

    /// One number for each case of `Edit`.
    static let kinds = 0..<12

    private mutating func name(_ letter: String) -> String { letter + "\(random.integer(0...4))" }

    private mutating func id<Subject>(_ letter: String) -> Identifier<Subject> { Identifier(name(letter)) }

    private mutating func maybe<Value>(_ value: (inout Samples) -> Value) -> Value? {
        random.happens(0.3) ? nil : value(&self)
    }

    private mutating func many<Value>(_ value: (inout Samples) -> Value) -> [Value] {
        (0..<random.integer(0...4)).map { _ in value(&self) }
    }

    mutating func answer() -> Answer { Answer(digit: random.integer(0...6)) ?? .unknown }

    mutating func unit(_ id: Identifier<Unit>) -> Unit {
        Unit(id: id, parent: maybe { $0.id("u") }, name: name("Unit "), level: .department)
    }

    mutating func response(_ id: Identifier<Response>) -> Response {
        Response(
            id: id, unit: maybe { $0.id("u") }, person: maybe { .init(name: $0.name("Person ")) },
            answers: Dictionary(many { ($0.id("f"), $0.answer()) }) { $1 },
            comments: Dictionary(many { ($0.id("f"), $0.name("text ")) }) { $1 })
    }

    mutating func header() -> Measurement.Header {
        .init(
            instrument: id("i"), year: random.integer(2020...2030), opens: day(),
            anonymityThreshold: random.integer(1...9),
            invited: Dictionary(many { ($0.id("u"), $0.random.integer(1...50)) }) { $1 })
    }

    mutating func day() -> Day? {
        Day(year: random.integer(2020...2030), month: random.integer(1...12), day: random.integer(1...28))
    }

    mutating func value() -> System.Value {
        random.happens(0.5) ? .text(name("text ")) : .number(Double(random.integer(0...9)))
    }

    mutating func field() -> System.Field { System.Field.allCases[random.integer(0...System.Field.allCases.count - 1)] }

    mutating func system(_ id: Identifier<System>) -> System {
        var system = System(
            id: id, name: name("System "), fields: Dictionary(many { ($0.field(), $0.value()) }) { $1 })
        for _ in 0..<2 {
            guard let mark = Mark(random.integer(1...5)) else { continue }
            let assessor: Identifier<Assessment> = self.id("a")
            var assessment = system.assessments[assessor] ?? Assessment(id: assessor)
            assessment.marks[self.id("c")] = mark
            system.assessments[assessor] = assessment
        }
        return system
    }

    mutating func planItem(_ id: Identifier<PlanItem>) -> PlanItem {
        PlanItem(id: id, kind: .goal, text: name("text "), due: day(), isDone: random.happens(0.5))
    }

    mutating func profile() -> Organisation.Profile {
        .init(slug: name("slug-"), name: name("Name "), kind: .municipality, registerCode: maybe { $0.name("") })
    }

    mutating func organisation() -> Organisation {
        var organisation = Organisation(profile: profile())
        organisation.units = Table(many { samples in samples.unit(samples.id("u")) })
        organisation.systems = Table(many { samples in samples.system(samples.id("s")) })
        organisation.plan = Table(many { samples in samples.planItem(samples.id("p")) })
        for _ in 0..<2 {
            let id: Identifier<Measurement> = self.id("m")
            organisation.measurements[id] = Measurement(
                id: id, header: header(), responses: Table(many { samples in samples.response(samples.id("r")) }))
        }
        return organisation
    }

    /// An edit from what is there, of things that are mostly there.
    mutating func edit(_ kind: Int, of organisation: Organisation) -> Edit {
        let measurement: Identifier<Measurement> = id("m")
        let response: Identifier<Response> = id("r")
        let system: Identifier<System> = id("s")
        let factor: Identifier<Factor> = id("f")
        let measured = organisation.measurements[measurement]
        let responded = measured?.responses[response]
        let known = organisation.systems[system]
        switch kind {
        case 0: return .profile(Replacement(from: organisation.profile, to: profile()))
        case 1:
            let id: Identifier<Unit> = id("u")
            return .unit(id, Replacement(from: organisation.units[id], to: maybe { $0.unit(id) }))
        case 2:
            // A measurement with responses is not removed: they would be lost.
            let header = measured.map { !$0.responses.isEmpty } == true ? header() : maybe { $0.header() }
            return .measurement(measurement, Replacement(from: measured?.header, to: header))
        case 3:
            // What is not there changes to nothing.
            let new = measured == nil ? nil : maybe { $0.response(response) }
            return .response(measurement, response, Replacement(from: responded, to: new))
        case 4:
            return .answer(
                measurement, response, factor,
                Replacement(from: responded?.answers[factor], to: maybe { $0.answer() }))
        case 5:
            return .comment(
                measurement, response, factor,
                Replacement(from: responded?.comments[factor], to: maybe { $0.name("new ") }))
        case 6:
            return .respondentUnit(
                measurement, response, Replacement(from: responded?.unit, to: maybe { $0.id("u") }))
        case 7: return .system(system, Replacement(from: known, to: maybe { $0.system(system) }))
        case 8: return .systemName(system, Replacement(from: known?.name ?? "", to: name("new ")))
        case 9:
            let field = field()
            return .systemField(system, field, Replacement(from: known?.fields[field], to: maybe { $0.value() }))
        case 10:
            let assessor: Identifier<Assessment> = id("a")
            let criterion: Identifier<Criterion> = id("c")
            return .mark(
                system, assessor, criterion,
                Replacement(
                    from: known?.assessments[assessor]?.marks[criterion],
                    to: maybe { $0.random.integer(1...5) }.flatMap { Mark($0) }))
        default:
            let id: Identifier<PlanItem> = id("p")
            return .planItem(id, Replacement(from: organisation.plan[id], to: maybe { $0.planItem(id) }))
        }
    }
}
