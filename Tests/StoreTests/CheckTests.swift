import Foundation
import Model
import Testing

@testable import Store

@Suite struct CheckTests {
    @Test("sound files have no problems, whatever they hold", arguments: 0..<5)
    func sound(seed: Int) throws {
        let folder = try Folder()
        let store = try folder.root.create(.small)
        for number in 0..<seed { _ = try store.append([.field("a", .note, "\(number)")]) }
        if seed > 2 { try store.fold() }
        #expect(folder.root.check("prov") == [])
    }

    @Test("a reference to what is not there is found, and nothing is changed")
    func references() throws {
        let folder = try Folder()
        var organisation = Organisation.small
        organisation.units = [
            Unit(id: "a", parent: "b", name: "A"), Unit(id: "b", parent: "a", name: "B"),
            Unit(id: "c", parent: "borta", name: "C"), Unit(id: "d", parent: "d", name: "D"),
        ]
        organisation.measurements.update("2026") { $0.header.invited = ["ingen": 3] }
        _ = try folder.root.create(organisation)
        let before = try folder.files()
        let problems = folder.root.check("prov")
        #expect(
            problems.map(\.field) == ["units.a", "units.b", "units.c", "units.d", "invited.ingen", "responses.r1.unit"])
        #expect(
            problems.map { URL(filePath: $0.file).lastPathComponent } == Array(repeating: "organisation.json", count: 4)
                + Array(repeating: "measurement-2026.json", count: 2))
        #expect(
            problems[0].problem.contains("circle") && problems[2].problem.contains("«borta»")
                && problems[3].problem.contains("circle"))
        #expect(problems.allSatisfy { $0.kind == .badData && !$0.remedy.isEmpty })
        #expect(try folder.files() == before)
    }

    @Test("a unit that is merged into one that is not there, or into itself in a circle, is found")
    func mergers() throws {
        let folder = try Folder()
        var organisation = Organisation.small
        organisation.units = [
            Unit(id: "a", name: "A", successor: "b"), Unit(id: "b", name: "B", successor: "a"),
            Unit(id: "c", name: "C", successor: "borta"), Unit(id: "d", name: "D", successor: "e"),
            Unit(id: "e", name: "E"), Unit(id: "u1", name: "U"),
        ]
        _ = try folder.root.create(organisation)
        let problems = folder.root.check("prov").filter { $0.remedy.contains("mergedInto") }
        #expect(problems.map(\.field) == ["units.a", "units.b", "units.c"])
        #expect(problems[0].problem.contains("circle") && problems[2].problem.contains("«borta»"))
    }

    @Test("what others may open is found, with the command that mends it")
    func permissions() throws {
        let folder = try Folder()
        _ = try folder.root.create(.small)
        chmod(folder.file("systems.json"), 0o644)
        chmod(folder.organisation, 0o750)
        let problems = folder.root.check("prov")
        #expect(
            problems.map(\.remedy) == [
                "chmod 700 '\(folder.organisation)'", "chmod 600 '\(folder.file("systems.json"))'",
            ])
    }

    @Test("a missing organisation is a problem, not a crash")
    func missing() throws {
        let folder = try Folder()
        #expect(folder.root.check("ingen").map(\.kind) == [.noSuchFile])
    }
}
