import Library

/// The keys of the program as a table in Markdown, derived from the registry.
public struct KeyTable {
    /// The table's text, with one heading a pane.
    public let markdown: String

    /// In the language of the strings.
    public init(strings: Strings, bindings: KeyBindings = KeyBindings()) {
        var text = "# \(strings("keys.title"))\n"
        let scopes = (Panes.all + Panes.notes).map { Command.Scope.pane($0.id) } + [.everywhere]
        for scope in scopes {
            let title: String =
                switch scope {
                case .pane(let id): strings("pane.\(id)")
                case .everywhere: strings("help.everywhere")
                }
            text +=
                "\n## \(title)\n\n| \(strings("keys.key")) | \(strings("keys.command")) | | \(strings("keys.identifier")) |\n|---|---|---|---|\n"
            for command in Registry.commands where command.scope == scope {
                let keys = bindings.keys(of: command).map { "`\($0.name)`" }.joined(separator: " ")
                text += "| \(keys) | \(strings(command.titleKey)) | \(strings(command.helpKey)) | `\(command.id)` |\n"
            }
        }
        markdown = text
    }
}
