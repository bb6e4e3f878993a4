import Glibc
import Model

/// Asks for a new value of a field, in the way that suits its type.
enum FieldForm {
    static func open(_ column: Column, of system: System, in workspace: inout Workspace) {
        let words = workspace.strings
        switch column {
        case .name:
            let empty = words("problem.empty")
            workspace.opening = Prompt(
                title: words(column.titleKey), text: system.name,
                check: { $0.allSatisfy(\.isWhitespace) ? empty : nil }
            ) { name, state in
                guard let now = state.workspace.organisation.systems[system.id], name != now.name else { return [] }
                return state.workspace.perform([.systemName(system.id, Replacement(from: now.name, to: name))])
            }
        case .field(let field): open(field, of: system, in: &workspace)
        case .quality, .importance, .quadrant, .coverage, .compliance, .integrations:
            workspace.say("systems.computed", isError: true)
        }
    }

    private static func open(_ field: System.Field, of system: System, in workspace: inout Workspace) {
        let words = workspace.strings
        let title = "\(system.name): \(words(Column.field(field).titleKey))"
        switch field.type {
        case .truth:
            choose(
                title, [(words("systems.yes"), .truth(true)), (words("systems.no"), .truth(false))], field, system,
                &workspace)
        case .choice(let choices):
            choose(title, choices.map { (words("lifecycle.\($0)"), .text($0)) }, field, system, &workspace)
        case .text where field == .unit && !workspace.organisation.units.isEmpty:
            let units = workspace.organisation.units.inTreeOrder
            choose(
                title,
                units.map { (String(repeating: "  ", count: $0.depth) + $0.unit.name, .text($0.unit.id.rawValue)) },
                field,
                system, &workspace)
        case .text, .people:
            ask(title, "", problem: "", field, system, &workspace) { $0.isEmpty ? nil : .text($0) }
        case .list:
            let units = workspace.organisation.units
            ask(title, words("systems.list.help"), problem: "", field, system, &workspace) { text in
                let items = System.Value.text(text).items
                guard field == .usingUnits else { return .list(items) }
                // Units are written by name and kept by identifier, so that a renamed unit stays the same one.
                return .list(items.map { item in units.first { $0.name == item }?.id.rawValue ?? item })
            }
        case .number:
            ask(
                title, words("systems.number.help"), problem: words("systems.number.problem"), field, system, &workspace
            ) {
                amount($0).map(System.Value.number)
            }
        case .money:
            ask(title, words("systems.money.help"), problem: words("systems.money.problem"), field, system, &workspace)
            {
                amount($0).map(System.Value.number)
            }
        case .day:
            ask(title, words("systems.day.help"), problem: words("systems.day.help"), field, system, &workspace) {
                Day($0).map(System.Value.day)
            }
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

    private static func choose(
        _ title: String, _ values: [(label: String, value: System.Value)], _ field: System.Field, _ system: System,
        _ workspace: inout Workspace
    ) {
        let before = system.fields[field]
        let unknown = workspace.strings("systems.value-unknown")
        let options = values.map { Choice.Option($0.label) } + [Choice.Option(unknown)]
        let selected = values.firstIndex { $0.value == before } ?? values.count
        workspace.opening = Choice(title: title, options: options, selected: selected) { index, state in
            change(field, of: system, to: index < values.count ? values[index].value : nil, in: &state)
        }
    }

    private static func ask(
        _ title: String, _ help: String, problem: String, _ field: System.Field, _ system: System,
        _ workspace: inout Workspace,
        read: @escaping @Sendable (String) -> System.Value?
    ) {
        let text: String =
            switch system.fields[field] {
            case .text?: system.fields[field].map { InventoryWords(workspace).text(of: $0, .field(field)) } ?? ""
            case .number(let number)?: number == number.rounded() ? "\(Int(number))" : "\(number)"
            case .day(let day)?: day.description
            case .truth?, nil: ""
            }
        workspace.opening = Prompt(
            title: title, help: help, text: text, isReplaced: [.number, .money, .day].contains(field.type),
            check: { text in text.allSatisfy(\.isWhitespace) || read(text) != nil ? nil : problem }
        ) { text, state in
            change(field, of: system, to: text.allSatisfy(\.isWhitespace) ? nil : read(text), in: &state)
        }
    }

    private static func change(
        _ field: System.Field, of system: System, to value: System.Value?, in state: inout State
    ) -> [Effect] {
        // As it is now, whatever others have done since it was asked about.
        guard let now = state.workspace.organisation.systems[system.id], now.fields[field] != value else { return [] }
        return state.workspace.perform([
            .systemField(system.id, field, Replacement(from: now.fields[field], to: value))
        ])
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
