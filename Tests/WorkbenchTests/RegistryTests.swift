import Foundation
import Library
import Model
import Terminal
import Testing

@testable import Workbench

@Suite struct RegistryTests {
    @Test("every command has a title and a help text in both languages")
    func texts() throws {
        let strings = try Library(folder: Fixture.repository).strings(.swedish)
        for command in Registry.commands {
            for key in [command.titleKey, command.helpKey] {
                let text = try #require(strings.texts[key], "\(key) is missing")
                #expect(!text.swedish.isEmpty && !text.english.isEmpty, "\(key) is empty")
            }
        }
    }

    @Test("no two commands of one scope that can both be run share a key, in any state of the demo")
    func conflicts() throws {
        var fixture = try Fixture(try .measured())
        for keys in [
            ["1"], ["2"], ["2", "Enter"], ["3"], ["3", "f"], ["4"], ["4", "p"], ["6"], ["6", "j", "j"], ["7"],
            ["7", "c"],
        ] {
            for key in keys { fixture.press(key) }
            for scope in [Command.Scope.everywhere, .pane(fixture.state.pane.id)] {
                var seen: [Key: String] = [:]
                for command in Registry.commands where command.scope == scope && command.isAvailable(fixture.state) {
                    for key in command.keys {
                        #expect(seen[key] == nil, "\(key.name): \(seen[key] ?? "") and \(command.id)")
                        seen[key] = command.id
                    }
                }
            }
            fixture.press("Esc")
        }
    }

    @Test("every string that the program asks for is there, and every one that is there is asked for")
    func keys() throws {
        let strings = try Library(folder: Fixture.repository).strings(.swedish)
        let asked = try Self.literals(in: ["Workbench", "mogna"])
        let families = [
            "command.", "pane.", "field.", "lifecycle.", "quadrant.", "assessor.", "status.", "edit.",
            "survey.anonymity.", "systems.view.",
            "survey.period.", "workshop.", "results.view.", "results.no-answers", "results.withheld", "cli.no-such",
            "portfolio.tab.", "respond.refused.", "respond.welcome.", "share.held.", "cli.compare.", "compare.view.",
            "compare.by.", "compare.kinds.", "national.part.", "compare.no-group.",
        ]
        for key in strings.texts.keys.sorted() {
            #expect(
                asked.contains(key) || families.contains { key.hasPrefix($0) }, "nobody asks for \(key)")
        }
        for key in asked where key.contains(".") && !key.contains(" ") {
            let looksLikeKey = strings.texts.keys.contains {
                $0.split(separator: ".")[0] == key.split(separator: ".")[0]
            }
            if looksLikeKey, !key.hasSuffix("."), !key.hasSuffix(".json") {
                #expect(strings.texts[key] != nil, "\(key) is asked for and is not there")
            }
        }
    }

    @Test("the documented key table is the registry's")
    func documented() throws {
        let strings = try Library(folder: Fixture.repository).strings(.english)
        let documented = try String(contentsOfFile: Fixture.repository + "/docs/keys.md", encoding: .utf8)
        #expect(documented == KeyTable(strings: strings).markdown, "run: mogna keys --lang en > docs/keys.md")
    }

    /// The texts in quotes, without what is put in while running, in the sources of modules.
    static func literals(in modules: [String]) throws -> Set<String> {
        var found: Set<String> = []
        for module in modules {
            let all = FileManager.default.enumerator(atPath: Fixture.repository + "/Sources/\(module)")
            for case let name as String in all! where name.hasSuffix(".swift") {
                let path = Fixture.repository + "/Sources/\(module)/\(name)"
                let text = try String(contentsOfFile: path, encoding: .utf8)
                for match in text.matches(of: /"([a-z][a-z.-]+)"/) { found.insert(String(match.1)) }
            }
        }
        return found
    }
}
