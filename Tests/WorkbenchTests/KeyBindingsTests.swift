import Store
import Terminal
import Testing

@testable import Workbench

@Suite struct KeyBindingsTests {
    @Test("a command listens to the keys that were wished for, and hints and help tell of them")
    func wished() throws {
        var fixture = try Fixture(try .measured())
        fixture.state = State(workspace: fixture.state.workspace, bindings: Self.bindings(["theme": ["F9"]]))
        fixture.press("T")
        #expect(fixture.state.layers.isEmpty)
        fixture.press("F9")
        #expect(fixture.state.layers.count == 1)
        fixture.press("Esc", "?", "End")
        #expect(fixture.screen.contains("F9"))
    }

    @Test("two commands may swap their keys")
    func swapped() throws {
        let bindings = Self.bindings(["theme": ["L"], "language": ["T"]])
        #expect(bindings.problems.isEmpty)
        var fixture = try Fixture(try .measured())
        fixture.state = State(workspace: fixture.state.workspace, bindings: bindings)
        fixture.press("T")
        #expect(fixture.state.workspace.language == .english)
    }

    @Test("a command without keys can still be run by its name")
    func unbound() throws {
        var fixture = try Fixture(try .measured())
        fixture.state = State(workspace: fixture.state.workspace, bindings: Self.bindings(["language": []]))
        fixture.press("L")
        #expect(fixture.state.workspace.language == .swedish)
        fixture.press(":")
        fixture.type("språk")
        fixture.press("Enter")
        #expect(fixture.state.workspace.language == .english)
    }

    @Test("what cannot be granted is told with its line, and the command keeps its keys")
    func problems() throws {
        let bindings = Self.bindings([
            "no-such": ["x"], "theme": ["Hyper-x"], "language": ["U"], "systems.sort": ["u"], "palette": ["j"],
        ])
        let reasons = Dictionary(uniqueKeysWithValues: bindings.problems.map { ($0.command, $0.reason) })
        #expect(
            reasons == [
                "no-such": .unknownCommand, "theme": .unknownKey("Hyper-x"),
                "language": .taken(.character("U"), by: "units"), "systems.sort": .taken(.character("u"), by: "undo"),
                "palette": .moves(.character("j")),
            ])
        #expect(bindings.problems.map(\.line) == bindings.problems.map(\.line).sorted())
        var fixture = try Fixture(try .measured())
        fixture.state = State(workspace: fixture.state.workspace, bindings: bindings)
        #expect(fixture.screen.contains("/c/mogna/keys.json"))
        #expect(fixture.screen.contains("keys.json:1: language: "))
        fixture.press("Esc", "T")
        #expect(fixture.state.layers.count == 1)
    }

    @Test("a key that a refused wish gives back is not had by two")
    func givenBack() {
        // The theme is refused F1, so it keeps T, which the language had counted on.
        let bindings = Self.bindings(["theme": ["F1"], "language": ["T"]])
        #expect(bindings.problems.map(\.command).sorted() == ["language", "theme"])
        for command in Registry.commands { #expect(bindings.keys(of: command) == command.keys) }
    }

    @Test("the registry's own keys are free of what a wish would be refused for")
    func registry() {
        let own = Dictionary(uniqueKeysWithValues: Registry.commands.map { ($0.id, $0.keys.map(\.name)) })
        let problems = Self.bindings(own).problems.filter { problem in
            // A pane may use for itself a key that works in the others.
            if case .taken(_, let other) = problem.reason {
                let scopes = [problem.command, other].map { id in Registry.commands.first { $0.id == id }?.scope }
                return scopes[0] == scopes[1]
            }
            return true
        }
        #expect(problems.isEmpty, "\(problems)")
    }

    private static func bindings(_ keys: [String: [String]]) -> KeyBindings {
        let wishes = keys.sorted { $0.key < $1.key }.enumerated().map {
            KeysFile.Wish(command: $1.key, keys: $1.value, line: $0 + 1)
        }
        return KeyBindings(KeysFile(path: "/c/mogna/keys.json", wishes: wishes))
    }
}
