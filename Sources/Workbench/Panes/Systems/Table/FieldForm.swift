import Glibc
import Model
import Terminal

/// Asks for a new value of a field, of one system or of several at once, in the way that suits its type.
struct FieldForm {
    /// What asks.
    let layer: any Layer

    /// Nil for a column that is computed, and for the name of several systems.
    init?(_ column: Column, of systems: [System], in workspace: Workspace) {
        guard let first = systems.first else { return nil }
        switch column {
        case .name where systems.count == 1: layer = Self.name(first, workspace)
        case .field(let field): layer = Question(field, systems, workspace).layer
        default: return nil
        }
    }

    private static func name(_ system: System, _ workspace: Workspace) -> any Layer {
        let empty = workspace.strings("problem.empty")
        return Prompt(
            title: workspace.strings(Column.name.titleKey), text: system.name,
            check: { $0.allSatisfy(\.isWhitespace) ? empty : nil }
        ) { name, state in
            guard let now = state.workspace.organisation.systems[system.id], name != now.name else { return [] }
            return state.workspace.perform([.systemName(system.id, Replacement(from: now.name, to: name))])
        }
    }

    /// Adds a system with a name.
    static func addSystem(in workspace: inout Workspace) {
        let empty = workspace.strings("problem.empty")
        workspace.opening = Prompt(
            title: workspace.strings("systems.add.title"), help: workspace.strings("systems.add.help"),
            check: { $0.allSatisfy(\.isWhitespace) ? empty : nil }
        ) { name, state in
            let systems = state.workspace.organisation.systems
            let id = Identifier<System>.free(Organisation.Profile.slug(for: name)) { systems[$0] != nil }
            return state.workspace.perform([.system(id, Replacement(from: nil, to: System(id: id, name: name)))])
        }
    }

    /// A number that is not negative, as either language writes it: `12 500,50`, `1.200.000`, `1,2 mkr`, `350k`.
    @Sendable static func amount(_ text: String) -> Double? {
        var digits = text.lowercased().filter { !$0.isWhitespace }
        var factor = 1.0
        for (suffix, value) in [("mkr", 1e6), ("tkr", 1e3), ("kr", 1), ("sek", 1), ("m", 1e6), ("k", 1e3)]
        where digits.hasSuffix(suffix) {
            digits.removeLast(suffix.count)
            factor = value
            break
        }
        // A sign that comes more than once, with three digits after each, groups thousands.
        for sign in [".", ","] {
            let parts = digits.split(separator: sign, omittingEmptySubsequences: false)
            if parts.count > 2, parts.dropFirst().allSatisfy({ $0.prefix { $0.isNumber }.count == 3 }) {
                digits = parts.joined()
            }
        }
        guard let number = Double(digits.replacing(",", with: ".")).map({ $0 * factor }),
            (0...System.Value.largest).contains(number)
        else { return nil }
        return number
    }
}

/// A field of systems that is asked for.
private struct Question {
    let field: System.Field
    let systems: [Identifier<System>]
    /// The value that all of them have; nil where they differ, or where it is not known.
    let value: System.Value?
    /// Whether some have another value than others.
    let isMixed: Bool
    let title: String
    let workspace: Workspace

    init(_ field: System.Field, _ systems: [System], _ workspace: Workspace) {
        self.field = field
        self.systems = systems.map(\.id)
        self.workspace = workspace
        let first = systems[0].fields[field]
        isMixed = systems.contains { $0.fields[field] != first }
        value = isMixed ? nil : first
        let words = workspace.strings
        let name = words(Column.field(field).titleKey)
        title =
            systems.count == 1
            ? "\(systems[0].name): \(name)" : words("systems.bulk.title", workspace.format.count(systems.count), name)
    }

    var layer: any Layer {
        let words = workspace.strings
        switch field.type {
        case .truth: return choice([(words("systems.yes"), .truth(true)), (words("systems.no"), .truth(false))])
        case .choice(let choices): return choice(choices.map { (words("lifecycle.\($0)"), .text($0)) })
        case .text where field == .unit && !workspace.organisation.units.isEmpty:
            return choice(
                workspace.organisation.units.active.inTreeOrder.map {
                    (String(repeating: "  ", count: $0.depth) + $0.unit.name, .text($0.unit.id.rawValue))
                })
        case .text, .people: return prompt("", problem: "") { $0.isEmpty ? nil : .text($0) }
        case .list:
            let units = workspace.organisation.units
            let field = field
            return prompt(words("systems.list.help"), problem: "") { text in
                let items = System.Value.text(text).items
                guard field == .usingUnits else { return .list(items) }
                // Units are written by name and kept by identifier, so that a renamed unit stays the same one.
                return .list(items.map { item in units.first { $0.name == item }?.id.rawValue ?? item })
            }
        case .number:
            return prompt(words("systems.number.help"), problem: words("systems.number.problem")) {
                FieldForm.amount($0).map(System.Value.number)
            }
        case .money:
            return prompt(words("systems.money.help"), problem: words("systems.money.problem")) {
                FieldForm.amount($0).map(System.Value.number)
            }
        case .day:
            return prompt(words("systems.day.help"), problem: words("systems.day.help")) {
                Day($0).map(System.Value.day)
            }
        }
    }

    /// Options up to this many have their numbers to choose by; more are searched.
    private static let fewOptions = 9

    private func choice(_ values: [(label: String, value: System.Value)]) -> any Layer {
        let options =
            values.map { Choice.Option($0.label) } + [Choice.Option(workspace.strings("systems.value-unknown"))]
        let selected = isMixed ? 0 : values.firstIndex { $0.value == value } ?? values.count
        let (field, systems, chosen) = (field, systems, values.map(\.value))
        let choose: @Sendable (Int, inout State) -> [Effect] = { index, state in
            Self.change(field, of: systems, to: index < chosen.count ? chosen[index] : nil, in: &state)
        }
        guard options.count > Self.fewOptions else {
            return Choice(title: title, options: options, selected: selected, choose: choose)
        }
        // A unit that is not in the tree is free text.
        let create: @Sendable (String, inout State) -> [Effect] = { text, state in
            Self.change(field, of: systems, to: .text(text), in: &state)
        }
        return Picker(
            title: title, options: options, selected: selected, create: field == .unit ? create : nil, choose: choose)
    }

    private func prompt(
        _ help: String, problem: String, read: @escaping @Sendable (String) -> System.Value?
    ) -> any Layer {
        let words = workspace.strings
        let text: String =
            switch value {
            case .text?: value.map { InventoryWords(workspace).text(of: $0, .field(self.field)) } ?? ""
            case .number(let number)?: number == number.rounded() ? "\(Int(number))" : "\(number)"
            case .day(let day)?: day.description
            case .truth?, nil: ""
            }
        let (field, systems, isMixed) = (field, systems, isMixed)
        @Sendable func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }
        return Prompt(
            title: title,
            help: isMixed ? [help, words("systems.bulk.help")].filter { !$0.isEmpty }.joined(separator: " ") : help,
            text: text,
            isReplaced: [.number, .money, .day].contains(field.type),
            check: { text in
                isBlank(text) || (isMixed && text == "-") || read(text) != nil ? nil : problem
            }
        ) { text, state in
            // Where they differ, nothing was there to begin with: an empty line leaves them as they are.
            if isMixed, isBlank(text) { return [] }
            let isCleared = isBlank(text) || (isMixed && text == "-")
            return Self.change(field, of: systems, to: isCleared ? nil : read(text), in: &state)
        }
    }

    private static func change(
        _ field: System.Field, of systems: [Identifier<System>], to value: System.Value?, in state: inout State
    ) -> [Effect] {
        let edits = systems.compactMap { id -> Edit? in
            // As it is now, whatever others have done since it was asked about.
            guard let now = state.workspace.organisation.systems[id], now.fields[field] != value else { return nil }
            return .systemField(id, field, Replacement(from: now.fields[field], to: value))
        }
        let effects = state.workspace.perform(edits)
        if !effects.isEmpty, systems.count > 1 {
            state.workspace.say("systems.bulk.done", state.workspace.format.count(edits.count))
        }
        return effects
    }
}
