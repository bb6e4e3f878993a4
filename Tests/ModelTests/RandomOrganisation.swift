import Model
import TestSupport

extension Random {
    /// One of a few identifiers, so that edits often meet what is there.
    mutating func id<Subject>(_ type: Subject.Type = Subject.self) -> Identifier<Subject> {
        Identifier("x\(integer(0...4))")
    }

    mutating func word() -> String { pick(["", "Service", "Skola", "Ätt", "Öppet  ", "\u{1F600}"]) }
    mutating func day() -> Day? { Day(year: integer(1990...2030), month: integer(1...12), day: integer(1...28)) }
    mutating func answer() -> Answer { Answer(digit: integer(0...6)) ?? .unknown }

    mutating func table<Element>(_ make: (inout Random) -> Element) -> Table<Element> {
        Table((0..<integer(0...8)).map { _ in make(&self) })
    }

    mutating func values<Key: Hashable, Value>(
        _ make: (inout Random) -> (Key, Value)
    ) -> [Key: Value] {
        Dictionary((0..<integer(0...4)).map { _ in make(&self) }) { $1 }
    }

    mutating func profile() -> Organisation.Profile {
        Organisation.Profile(
            slug: pick(["prov", "annan"]), name: word(), kind: pick(Organisation.Kind.allCases),
            registerCode: happens(0.5) ? "2281" : nil, countyCode: happens(0.5) ? "22" : nil, isGenerated: happens(0.5))
    }

    mutating func unit(_ id: Identifier<Unit>? = nil) -> Unit {
        Unit(
            id: id ?? self.id(), parent: happens(0.5) ? self.id() : nil, name: word(), level: pick(Unit.Level.allCases),
            successor: happens(0.2) ? self.id() : nil)
    }

    mutating func header() -> Measurement.Header {
        Measurement.Header(
            instrument: pick(["dimios", "pulse"]), version: happens(0.5) ? pick(["1", "2026-1"]) : nil,
            year: integer(2020...2030), opens: happens(0.5) ? day() : nil,
            closes: happens(0.5) ? day() : nil, status: pick(Measurement.Status.allCases),
            anonymity: pick(Measurement.Anonymity.allCases), anonymityThreshold: integer(1...9),
            invited: values { ($0.id(), $0.integer(0...50)) })
    }

    mutating func response(_ id: Identifier<Response>? = nil) -> Response {
        Response(
            id: id ?? self.id(), unit: happens(0.5) ? self.id() : nil,
            person: happens(0.3) ? Response.Person(name: word(), address: word()) : nil,
            answers: values { ($0.id(), $0.answer()) }, comments: values { ($0.id(), $0.word()) },
            codeHash: happens(0.3) ? word() : nil)
    }

    mutating func value() -> System.Value {
        switch integer(0...3) {
        case 0: .text(word())
        case 1: .number(Double(integer(0...9)) / 4)
        case 2: day().map(System.Value.day) ?? .truth(false)
        default: .truth(happens(0.5))
        }
    }

    mutating func system(_ id: Identifier<System>? = nil) -> System {
        System(
            id: id ?? self.id(), name: word(),
            fields: values { ($0.pick(System.Field.allCases), $0.value()) }.reduce(into: [:]) { $0[$1.key] = $1.value },
            assessments: Table(
                table { random in
                    // An assessment without marks is none, and is not kept.
                    let marks = random.values { ($0.id(Criterion.self), Mark($0.integer(1...5))!) }
                    return Assessment(id: random.id(), marks: marks.reduce(into: [:]) { $0[$1.key] = $1.value })
                }.filter { !$0.marks.isEmpty }), integrations: table { Integration(id: $0.id(), data: $0.word()) })
    }

    mutating func planItem(_ id: Identifier<PlanItem>? = nil) -> PlanItem {
        PlanItem(
            id: id ?? self.id(), kind: pick(PlanItem.Kind.allCases), text: word(),
            category: happens(0.5) ? "users" : nil,
            owner: word(), due: happens(0.5) ? day() : nil, isDone: happens(0.5))
    }

    mutating func organisation() -> Organisation {
        Organisation(
            profile: profile(), units: table { $0.unit() },
            measurements: table { random in
                Measurement(
                    id: random.id(), header: random.header(), responses: random.table { $0.response() },
                    discussions: random.table { $0.discussion() })
            }, systems: table { $0.system() }, plan: table { $0.planItem() },
            analysis: Analysis(
                overlaps: table { $0.overlap($0.id(), $0.other()) }, scenarios: table { $0.scenario() },
                views: table { $0.view() }, importMappings: table { $0.mapping() }))
    }

    /// An identifier that `id()` never gives.
    mutating func other<Subject>(_ type: Subject.Type = Subject.self) -> Identifier<Subject> {
        Identifier("y\(integer(0...4))")
    }

    mutating func overlap(_ one: Identifier<System>, _ other: Identifier<System>) -> OverlapVerdict {
        OverlapVerdict(one, other, isConfirmed: happens(0.5))
    }

    mutating func scenario(_ id: Identifier<Scenario>? = nil) -> Scenario {
        Scenario(id: id ?? self.id(), name: word(), retires: Set((0..<integer(0...3)).map { _ in self.id() }))
    }

    mutating func view(_ id: Identifier<SavedView>? = nil) -> SavedView {
        SavedView(
            id: id ?? self.id(), name: word(), columns: (0..<integer(0...3)).map { _ in word() },
            frozen: integer(0...2), sort: happens(0.5) ? ["-name"] : [], filter: word(),
            group: happens(0.5) ? "unit" : nil)
    }

    mutating func mapping(_ id: Identifier<ImportMapping>? = nil) -> ImportMapping {
        ImportMapping(id: id ?? self.id(), columns: values { ($0.word(), $0.word()) })
    }

    mutating func discussion(_ id: Identifier<Factor>? = nil) -> Discussion {
        let rounds = (0..<integer(0...2)).map { _ in
            Discussion.Round(
                source: pick(Discussion.Source.allCases),
                tallies: (0..<integer(0...2)).map { _ in
                    Discussion.Tally(
                        unit: happens(0.5) ? self.id() : nil, counts: (0...6).map { _ in integer(0...9) })!
                })
        }
        return Discussion(
            id: id ?? self.id(), rounds: rounds, agreed: happens(0.5) ? answer() : nil,
            arguments: happens(0.5) ? [word()] : [])
    }

    static let kindsOfEdits = 18

    /// An edit of one of the kinds, true to what the organisation holds: `from` is what is there.
    mutating func edit(kind: Int, of organisation: Organisation) -> Edit {
        let measurement: Identifier<Measurement> = id()
        let respondent: Identifier<Response> = id()
        let factor: Identifier<Factor> = id()
        let system: Identifier<System> = id()
        let response = organisation.measurements[measurement]?.responses[respondent]
        switch kind {
        case 0: return .profile(Replacement(from: organisation.profile, to: profile()))
        case 1:
            let unit: Identifier<Unit> = id()
            return .unit(unit, Replacement(from: organisation.units[unit], to: happens(0.4) ? nil : self.unit(unit)))
        case 2:
            // A measurement that still has responses is not removed: they would be lost.
            let there = organisation.measurements[measurement]
            let isEmpty = (there?.responses.isEmpty ?? true) && (there?.discussions.isEmpty ?? true)
            let to = isEmpty && happens(0.4) ? nil : header()
            return .measurement(
                measurement, Replacement(from: organisation.measurements[measurement]?.header, to: to))
        case 3:
            let to = happens(0.4) ? nil : self.response(respondent)
            return .response(measurement, respondent, Replacement(from: response, to: to))
        case 4:
            let to = happens(0.3) ? nil : answer()
            return .answer(measurement, respondent, factor, Replacement(from: response?.answers[factor], to: to))
        case 5:
            let to = happens(0.3) ? nil : word()
            return .comment(measurement, respondent, factor, Replacement(from: response?.comments[factor], to: to))
        case 6:
            return .respondentUnit(
                measurement, respondent, Replacement(from: response?.unit, to: happens(0.3) ? nil : id()))
        case 7:
            let to = happens(0.4) ? nil : self.system(system)
            return .system(system, Replacement(from: organisation.systems[system], to: to))
        case 8:
            return .systemName(system, Replacement(from: organisation.systems[system]?.name ?? "", to: word()))
        case 9:
            let field = pick(System.Field.allCases)
            let from = organisation.systems[system]?.fields[field]
            return .systemField(system, field, Replacement(from: from, to: happens(0.3) ? nil : value()))
        case 10:
            let assessor: Identifier<Assessment> = id()
            let criterion: Identifier<Criterion> = id()
            let from = organisation.systems[system]?.assessments[assessor]?.marks[criterion]
            let to = happens(0.4) ? nil : Mark(integer(1...5))
            return .mark(system, assessor, criterion, Replacement(from: from, to: to))
        case 11:
            let receiver: Identifier<System> = id()
            let from = organisation.systems[system]?.integrations[receiver]
            let to = happens(0.4) ? nil : Integration(id: receiver, data: word())
            return .integration(system, receiver, Replacement(from: from, to: to))
        case 16:
            let from = organisation.measurements[measurement]?.discussions[factor]
            return .discussion(
                measurement, factor, Replacement(from: from, to: happens(0.3) ? nil : discussion(factor)))
        case 12:
            let verdict = overlap(id(), other())
            let from = organisation.analysis.overlaps[verdict.id]
            return .overlap(verdict.id, Replacement(from: from, to: happens(0.4) ? nil : verdict))
        case 13:
            let to = scenario()
            let from = organisation.analysis.scenarios[to.id]
            return .scenario(to.id, Replacement(from: from, to: happens(0.4) ? nil : to))
        case 14:
            let to = view()
            let from = organisation.analysis.views[to.id]
            return .savedView(to.id, Replacement(from: from, to: happens(0.4) ? nil : to))
        case 15:
            let to = mapping()
            let from = organisation.analysis.importMappings[to.id]
            return .importMapping(to.id, Replacement(from: from, to: happens(0.4) ? nil : to))
        default:
            let item: Identifier<PlanItem> = id()
            return .planItem(item, Replacement(from: organisation.plan[item], to: happens(0.4) ? nil : planItem(item)))
        }
    }
}
