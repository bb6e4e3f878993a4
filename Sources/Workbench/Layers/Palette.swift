import Terminal

extension Picker {
    /// Runs any command by its name, also those of the other panes.
    static func commands(of state: State) -> Picker {
        let words = state.workspace.strings
        let here = Registry.available(in: state).filter { $0.id != "palette" }
        let elsewhere = Registry.elsewhere(from: state)
        let options =
            here.map { command in
                let keys = Registry.keys(of: command, in: state).map(\.name).joined(separator: " ")
                return Choice.Option(words(command.titleKey), note: keys)
            }
            + elsewhere.map { command, pane in
                Choice.Option("\(words("pane.\(state.panes[pane].id)")) › \(words(command.titleKey))")
            }
        return Picker(
            title: words("palette.title"), options: options, sign: ":", verb: "hint.run", none: words("palette.none")
        ) { index, state in
            guard index >= here.count else { return here[index].run(&state) }
            let (command, pane) = elsewhere[index - here.count]
            state.show(pane: pane)
            return command.run(&state)
        }
    }
}
