import Foundation
import Model
import TestSupport
import Testing

@testable import Store

// Foundation has its own.
typealias Measurement = Model.Measurement
typealias Unit = Model.Unit

extension Identifier: ExpressibleByStringInterpolation {}

/// A data root of its own for each test, removed afterwards.
struct Folder: ~Copyable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/mogna-store-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var root: DataRoot { DataRoot(path: path) }
    /// The only organisation's.
    var organisation: String { path + "/prov" }

    func file(_ name: String) -> String { organisation + "/" + name }

    func text(_ name: String) throws -> String { try String(contentsOfFile: file(name), encoding: .utf8) }

    func write(_ text: String, to name: String) throws {
        try text.write(toFile: file(name), atomically: false, encoding: .utf8)
        chmod(file(name), 0o600)
    }

    /// Changes the text of a file, which must hold what is replaced.
    func replace(_ old: String, with new: String, in name: String) throws {
        let text = try text(name)
        try #require(text.contains(old))
        try write(text.replacing(old, with: new, maxReplacements: 1), to: name)
    }

    /// All of the organisation's files, by name.
    func files() throws -> [String: Data] {
        var files: [String: Data] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: organisation) {
            files[name] = try Data(contentsOf: URL(filePath: file(name)))
        }
        return files
    }

    /// What somebody who opens it now sees.
    func reopened() throws -> Organisation { try root.open("prov").organisation }

    func mode(_ path: String) throws -> mode_t {
        var status = stat()
        try #require(stat(path, &status) == 0)
        return status.st_mode & 0o777
    }
}

/// The built program, beside the tests' bundle.
enum Program {
    static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static let executable =
        Bundle.allBundles.map { $0.bundleURL.deletingLastPathComponent().appending(path: "mogna") }
        .first { FileManager.default.isExecutableFile(atPath: $0.path) }
        ?? URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "mogna")

    /// Starts it through a shell, which can set what a process is born with.
    static func start(_ script: String, root: String) throws -> Child {
        try Child(
            "/bin/sh", ["-c", script],
            environment: [
                "MOGNA": executable.path, "MOGNA_HOME": root, "MOGNA_SHARE": repository.path, "PATH": "/usr/bin:/bin",
                "LANG": "C.UTF-8", "HOME": root,
            ])
    }
}

extension Random {
    mutating func flip() -> Bool { below(2) == 0 }

    mutating func text() -> String {
        let letters = Array("abåÄö \"\\/\n\t\u{1}€😀{}[]:,;=1")
        return "x" + String((0..<below(8)).map { _ in pick(letters) })
    }

    mutating func day() -> Day { Day(year: 1990 + below(60), month: 1 + below(12), day: 1 + below(28))! }

    mutating func unit(_ id: Identifier<Unit>) -> Unit {
        Unit(
            id: id, parent: flip() ? "u0" : nil, name: text(), level: pick(Array(Unit.Level.allCases)),
            successor: flip() ? "u1" : nil)
    }

    mutating func header() -> Measurement.Header {
        Measurement.Header(
            instrument: "dimios", version: flip() ? text() : nil, year: 2020 + below(9), opens: flip() ? day() : nil,
            closes: flip() ? day() : nil,
            status: pick(Array(Measurement.Status.allCases)), anonymity: pick(Array(Measurement.Anonymity.allCases)),
            anonymityThreshold: 1 + below(9), invited: flip() ? ["u0": below(50)] : [:])
    }

    mutating func response(_ id: Identifier<Response>) -> Response {
        var response = Response(id: id, unit: flip() ? "u1" : nil)
        if flip() { response.person = Response.Person(name: text(), address: flip() ? text() : "") }
        for factor in ["E1", "E2", "I3", "å"] where flip() {
            response.answers[Identifier(factor)] = Answer(digit: below(7))
        }
        if flip() { response.comments["E1"] = text() }
        return response
    }

    mutating func value(of field: System.Field) -> System.Value {
        switch field.type {
        case .text, .people, .list: .text(text())
        case .number, .money: .number(flip() ? Double(below(1_000_000)) : Double(below(1_000_000)) / 7)
        case .day: .day(day())
        case .truth: .truth(flip())
        case .choice(let words): .text(pick(words))
        }
    }

    mutating func system(_ id: Identifier<System>) -> System {
        var system = System(id: id, name: text())
        for field in System.Field.allCases where flip() { system.fields[field] = value(of: field) }
        for assessor in ["owner", "user"] where flip() {
            system.assessments[Identifier(assessor)] = Assessment(
                id: Identifier(assessor), marks: ["tech": Mark(1 + below(5))!])
        }
        for receiver in ["s0", "s9"] where flip() {
            system.integrations[Identifier(receiver)] = Integration(
                id: Identifier(receiver), data: flip() ? text() : "")
        }
        return system
    }

    mutating func planItem(_ id: Identifier<PlanItem>) -> PlanItem {
        PlanItem(
            id: id, kind: pick(Array(PlanItem.Kind.allCases)), text: text(), category: flip() ? "E" : nil,
            owner: flip() ? text() : "", due: flip() ? day() : nil, isDone: flip())
    }

    mutating func profile() -> Organisation.Profile {
        Organisation.Profile(
            slug: "prov", name: text(), kind: pick(Array(Organisation.Kind.allCases)),
            registerCode: flip() ? "1480" : nil,
            countyCode: flip() ? "14" : nil, isGenerated: flip())
    }

    mutating func organisation() -> Organisation {
        var organisation = Organisation(profile: profile())
        for number in 0..<3 where flip() { organisation.units["u\(number)"] = unit("u\(number)") }
        for number in 0..<2 {
            let responses = (0..<3).map { response("r\($0)") }
            organisation.measurements["m\(number)"] = Measurement(
                id: "m\(number)", header: header(), responses: Table(responses),
                discussions: flip() ? [discussion()] : [])
        }
        for number in 0..<3 where flip() { organisation.systems["s\(number)"] = system("s\(number)") }
        for number in 0..<3 where flip() { organisation.plan["p\(number)"] = planItem("p\(number)") }
        organisation.analysis = analysis()
        return organisation
    }

    mutating func discussion() -> Discussion {
        let tally = Discussion.Tally(unit: flip() ? "u0" : nil, counts: (0...6).map { _ in below(9) })!
        let round = Discussion.Round(source: pick(Discussion.Source.allCases), tallies: flip() ? [tally] : [])
        return Discussion(
            id: "E1", rounds: flip() ? [round, round] : [], agreed: flip() ? Answer(digit: below(7)) : nil,
            arguments: flip() ? [text()] : [])
    }

    mutating func overlap() -> OverlapVerdict {
        OverlapVerdict("s\(below(3))", pick(["s8", "s9"]), isConfirmed: flip())
    }

    mutating func scenario(_ id: Identifier<Scenario>) -> Scenario {
        Scenario(id: id, name: text(), retires: flip() ? ["s0", "s1"] : [])
    }

    mutating func view(_ id: Identifier<SavedView>) -> SavedView {
        SavedView(
            id: id, name: text(), columns: flip() ? ["name", "unit"] : [], frozen: below(3),
            sort: flip() ? ["-name"] : [],
            filter: flip() ? text() : "", group: flip() ? text() : nil)
    }

    mutating func mapping(_ id: Identifier<ImportMapping>) -> ImportMapping {
        ImportMapping(id: id, columns: flip() ? [text(): "name", "kod": ""] : [:])
    }

    mutating func analysis() -> Analysis {
        Analysis(
            overlaps: flip() ? [overlap()] : [], scenarios: flip() ? [scenario("c0")] : [],
            views: flip() ? [view("v0")] : [], importMappings: flip() ? [mapping("m0")] : [])
    }

    /// An edit of any sort that fits an organisation, as the workbench would make it.
    mutating func edit(of organisation: Organisation) -> Edit {
        let measurement = organisation.measurements.randomElement(using: &self)
        let response = measurement?.responses.randomElement(using: &self)
        switch below(17) {
        case 0: return .profile(Replacement(from: organisation.profile, to: profile()))
        case 1:
            let id: Identifier<Unit> = "u\(below(4))"
            return .unit(id, Replacement(from: organisation.units[id], to: flip() ? unit(id) : nil))
        case 2:
            let id: Identifier<Measurement> = "m\(below(3))"
            return .measurement(id, Replacement(from: organisation.measurements[id]?.header, to: header()))
        case 3:
            guard let measurement else { break }
            let id: Identifier<Response> = "r\(below(5))"
            let to = flip() ? self.response(id) : nil
            return .response(measurement.id, id, Replacement(from: measurement.responses[id], to: to))
        case 4, 5:
            guard let measurement, let response else { break }
            return .answer(
                measurement.id, response.id, "E1",
                Replacement(from: response.answers["E1"], to: flip() ? Answer(digit: below(7)) : nil))
        case 6:
            guard let measurement, let response else { break }
            return .comment(
                measurement.id, response.id, "E2",
                Replacement(from: response.comments["E2"], to: flip() ? text() : nil))
        case 7:
            guard let measurement, let response else { break }
            return .respondentUnit(
                measurement.id, response.id, Replacement(from: response.unit, to: flip() ? "u2" : nil))
        case 8:
            let id: Identifier<System> = "s\(below(4))"
            return .system(id, Replacement(from: organisation.systems[id], to: flip() ? system(id) : nil))
        case 9:
            guard let system = organisation.systems.randomElement(using: &self) else { break }
            return .systemName(system.id, Replacement(from: system.name, to: text()))
        case 10:
            guard let system = organisation.systems.randomElement(using: &self) else { break }
            if flip() {
                return .mark(
                    system.id, "owner", "tech",
                    Replacement(
                        from: system.assessments["owner"]?.marks["tech"], to: flip() ? Mark(1 + below(5)) : nil))
            }
            let field = pick(Array(System.Field.allCases))
            let to = flip() ? value(of: field) : nil
            return .systemField(system.id, field, Replacement(from: system.fields[field], to: to))
        case 11:
            guard let system = organisation.systems.randomElement(using: &self) else { break }
            let to = flip() ? Integration(id: "s1", data: text()) : nil
            return .integration(system.id, "s1", Replacement(from: system.integrations["s1"], to: to))
        case 16:
            guard let measurement else { break }
            let to = flip() ? discussion() : nil
            return .discussion(
                measurement.id, "E1", Replacement(from: measurement.discussions["E1"], to: to))
        case 12:
            let verdict = overlap()
            let from = organisation.analysis.overlaps[verdict.id]
            return .overlap(verdict.id, Replacement(from: from, to: flip() ? verdict : nil))
        case 13:
            let to = flip() ? scenario("c0") : nil
            return .scenario("c0", Replacement(from: organisation.analysis.scenarios["c0"], to: to))
        case 14:
            let to = flip() ? view("v0") : nil
            return .savedView("v0", Replacement(from: organisation.analysis.views["v0"], to: to))
        case 15:
            let to = flip() ? mapping("m0") : nil
            return .importMapping("m0", Replacement(from: organisation.analysis.importMappings["m0"], to: to))
        default: break
        }
        let id: Identifier<PlanItem> = "p\(below(4))"
        return .planItem(id, Replacement(from: organisation.plan[id], to: flip() ? planItem(id) : nil))
    }
}

extension Organisation {
    /// Two units, a named measurement with one respondent, two systems, one action.
    static var small: Organisation {
        Organisation(
            profile: Profile(slug: "prov", name: "Provkommun", kind: .municipality),
            units: [Unit(id: "skola", name: "Skola"), Unit(id: "vard", name: "Vård")],
            measurements: [
                Measurement(
                    id: "2026", header: Measurement.Header(instrument: "dimios", year: 2026, anonymity: .named),
                    responses: [
                        Response(
                            id: "r1", unit: "skola",
                            person: Response.Person(name: "Åsa Ek", address: "asa@example.org"),
                            answers: ["E1": Answer(digit: 3)!])
                    ])
            ],
            systems: [System(id: "a", name: "Arkivet"), System(id: "b", name: "Bokningen")],
            plan: [PlanItem(id: "p", kind: .action, text: "Börja")])
    }
}

extension Change {
    /// Renames a system.
    static func name(_ system: Identifier<System>, _ from: String, _ to: String) -> Change {
        Change([.systemName(system, Replacement(from: from, to: to))])
    }

    /// Sets a system's note or another field.
    static func field(_ system: Identifier<System>, _ field: System.Field, _ to: String) -> Change {
        Change([.systemField(system, field, Replacement(from: nil, to: .text(to)))])
    }
}
