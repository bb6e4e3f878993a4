import Foundation
import Model
import Terminal
import Testing

@testable import Workbench

@Suite struct ImportTests {
    /// A file that is there while `use` runs.
    private func with(_ text: String, _ use: (String) throws -> Void) throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "mogna-\(UUID()).csv")
        try Data(text.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        try use(file.path)
    }

    private static let list = "Nr;Namn;Lev.;Pris\n1;Lön;Visma;100\n2;Ekonomi;Unit4;200\n"

    @Test("nothing is written until the import is asked for, and undo takes all of it back")
    func importing() throws {
        try with(Self.list) { path in
            var fixture = try Fixture()
            fixture.press("4", "i")
            fixture.type(path)
            fixture.press("Enter")
            #expect(fixture.screen.contains("Läser"))
            fixture.work()
            #expect(fixture.screen.contains("2 nya"))
            #expect(fixture.organisation.systems.isEmpty)
            fixture.press("i")
            #expect(fixture.organisation.systems.map(\.name) == ["Ekonomi", "Lön"])
            #expect(fixture.organisation.analysis.importMappings.count == 1)
            #expect(fixture.screen.contains("2 nya, 0 ändrade"))
            fixture.press("u")
            #expect(fixture.organisation.systems.isEmpty)
        }
    }

    @Test("a column is corrected by typing some letters of its field, or left out, and it is so the next time")
    func correcting() throws {
        try with(Self.list) { path in
            var fixture = try Fixture()
            fixture.press("4", "i")
            fixture.type(path)
            fixture.press("Enter")
            fixture.work()
            fixture.press("G", "Enter")
            fixture.type("årsko")
            fixture.press("Enter", "k", "x")
            fixture.work()
            fixture.press("i")
            #expect(fixture.organisation.systems["lon"]?.fields == [.number: .text("1"), .annualCost: .number(100)])
            fixture.press("i")
            fixture.type(path)
            fixture.press("Enter")
            fixture.work()
            #expect(fixture.screen.contains("som sist") && fixture.screen.contains("2 oförändrade"))
        }
    }

    @Test("problems are shown before the rest is imported")
    func problems() throws {
        try with("Namn;Kostnad\nLön;dyrt\n") { path in
            var fixture = try Fixture()
            fixture.press("4", "i")
            fixture.type(path)
            fixture.press("Enter")
            fixture.work()
            fixture.press("i", "Enter")
            #expect(fixture.screen.contains("«dyrt» är inget tal"))
            #expect(fixture.organisation.systems.isEmpty)
            // They have been looked at.
            fixture.press("i", "Enter")
            #expect(fixture.organisation.systems["lon"]?.fields == [:])
        }
    }

    @Test("a list of some systems marks none of the others as missing")
    func partial() throws {
        var organisation = Organisation(
            profile: Organisation.Profile(slug: "prov", name: "Prov", kind: .municipality))
        organisation.systems = [System(id: "x", name: "X", fields: [.number: .text("9")])]
        try with(Self.list) { path in
            var fixture = try Fixture(organisation)
            fixture.press("4", "i")
            fixture.type(path)
            fixture.press("Enter")
            fixture.work()
            #expect(fixture.screen.contains("1 saknas"))
            fixture.press("p")
            fixture.work()
            #expect(fixture.screen.contains("bara en del"))
            fixture.press("i")
            #expect(fixture.organisation.systems["x"]?.fields[.missingSince] == nil)
            #expect(fixture.organisation.systems.count == 3)
        }
    }

    @Test("a plan that a colleague has overtaken is made again before anything is imported")
    func overtaken() throws {
        try with(Self.list) { path in
            var fixture = try Fixture()
            fixture.press("4", "i")
            fixture.type(path)
            fixture.press("Enter")
            fixture.work()
            let lon = System(id: "min-lon", name: "Lön", fields: [.number: .text("1")])
            _ = update(
                &fixture.state, .foreign([Change([.system("min-lon", Replacement(from: nil, to: lon))])]))
            fixture.press("i")
            #expect(fixture.organisation.systems.count == 1)
            fixture.work()
            #expect(fixture.screen.contains("1 nya"))
            fixture.press("i")
            #expect(fixture.organisation.systems.map(\.id) == ["ekonomi", "min-lon"])
        }
    }

    @Test("a file that cannot be read says why, and Escape goes back")
    func failing() throws {
        try with("PK\u{3}\u{4} inte en arbetsbok") { path in
            var fixture = try Fixture()
            fixture.press("4", "i")
            fixture.type(path)
            fixture.press("Enter")
            fixture.work()
            #expect(fixture.screen.contains("skadad"))
            fixture.press("i", "x", "Enter", "Tab", "p", "Esc")
            #expect(fixture.state.layers.isEmpty)
        }
    }

    @Test("a wrong path is told of where it was typed, and kept")
    func wrongPath() throws {
        var fixture = try Fixture()
        fixture.press("4", "i")
        #expect(fixture.screen.contains("Enter Läs"))
        for (path, problem) in [
            ("/finns/inte.csv", "filen finns inte"), ("/", "det är en mapp"), ("~/", "det är en mapp"),
        ] {
            fixture.press("Ctrl-U")
            fixture.type(path)
            fixture.press("Enter")
            #expect(fixture.screen.contains(path) && fixture.screen.contains(problem))
            #expect(fixture.screen.contains("rätta sökvägen"))
            #expect(fixture.state.layers.count == 1 && fixture.effects.isEmpty)
        }
    }

    @Test("Tab completes the path as far as it is certain")
    func completion() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "mogna-\(UUID())")
        try FileManager.default.createDirectory(
            at: folder.appending(path: "listor"), withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for name in ["system-2025.csv", "system-2026.csv", "åtgärder.csv", ".dold"] {
            try Data(Self.list.utf8).write(to: folder.appending(path: name))
        }
        for (typed, completed) in [
            ("sy", "system-202"), ("li", "listor/"), ("å", "åtgärder.csv"), ("x", "x"), ("", ""),
        ] {
            var fixture = try Fixture()
            fixture.press("4", "i")
            fixture.type(folder.path + "/" + typed)
            fixture.press("Tab")
            // What is typed next stands right after.
            fixture.type("|")
            fixture.press("Enter")
            let prompt = try #require(fixture.state.layers.last as? Prompt)
            #expect(prompt.text == folder.path + "/" + completed + "|")
        }
    }

    @Test("where there are no systems yet, the way to import a list is told")
    func empty() throws {
        var fixture = try Fixture()
        fixture.press("4")
        #expect(fixture.screen.contains("förteckning med i"))
    }

    @Test("undoing an import says that it was one, also when its columns were known")
    func undoing() throws {
        var fixture = try Fixture()
        for (rows, count) in [("", 2), ("3;HR;Visma;1\n4;Kart;Esri;2\n5;Skola;IST;3\n", 3)] {
            try with(Self.list + rows) { path in
                fixture.press("4", "i")
                fixture.type(path)
                fixture.press("Enter")
                fixture.work()
                fixture.press("i", "u")
                #expect(fixture.screen.contains("import av \(count) system"))
                fixture.press("Ctrl-R")
                #expect(fixture.screen.contains("import av \(count) system"))
            }
        }
    }
}

extension Fixture {
    /// Does the works that were asked for and not done yet, and hands in their messages.
    fileprivate mutating func work() {
        while let index = effects.firstIndex(where: { if case .work = $0 { true } else { false } }) {
            guard case .work(let work) = effects.remove(at: index) else { continue }
            if let message = work.run({ false }) { effects += update(&state, message) }
        }
    }
}
