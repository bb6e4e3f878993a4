import Exchange
import Model
import Terminal

// The keys that lead to an import.
extension SystemsPane {
    static let importCommands: [Command] = [
        command("import", keys: [.character("i")], hint: 19, isAvailable: { pane, _ in pane.isTable }) {
            _, workspace in
            guard !workspace.isReadOnly else {
                workspace.say("notice.read-only", isError: true)
                return []
            }
            let empty = workspace.strings("problem.empty")
            let language = workspace.language
            workspace.opening = Prompt(
                title: workspace.strings("import.file.title"), help: workspace.strings("import.file.help"),
                confirm: "hint.read", complete: PathCompletion.completed,
                check: { path in
                    guard !path.allSatisfy(\.isWhitespace) else { return empty }
                    return SourceFile.trouble(at: path).map { "\($0.problem(language)); \($0.remedy(language))" }
                }
            ) { path, state in ImportLayer.open(path, in: &state) }
            return []
        }
    ]
}
