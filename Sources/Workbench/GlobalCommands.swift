import Model
import Terminal

/// What works in every pane.
let globalCommands: [Command] =
    Panes.all.indices.map { index in
        Command("show.\(Panes.all[index].id)", keys: [.character(Character("\(index + 1)"))]) { state in
            state.show(pane: index)
            return []
        }
    } + [
        Command("next-pane", keys: [.tab]) { state in
            state.show(pane: (state.active + 1) % state.panes.count)
            return []
        },
        Command("previous-pane", keys: [.backTab]) { state in
            state.show(pane: (state.active + state.panes.count - 1) % state.panes.count)
            return []
        },
        Command("undo", keys: [.character("u")], hint: 90, isAvailable: { $0.workspace.history.undo != nil }) { state in
            guard let change = state.workspace.history.undo else { return [] }
            let effects = state.workspace.perform(change)
            if !effects.isEmpty { state.workspace.say("notice.undone", describe(change, in: state.workspace)) }
            return effects
        },
        Command("redo", keys: [.control("r")], isAvailable: { $0.workspace.history.redo != nil }) { state in
            guard let change = state.workspace.history.redo else { return [] }
            let effects = state.workspace.perform(change)
            if !effects.isEmpty { state.workspace.say("notice.redone", describe(change, in: state.workspace)) }
            return effects
        },
        Command(
            "measurement", keys: [.character("Y")], isAvailable: { $0.workspace.organisation.measurements.count > 1 }
        ) {
            state in
            let measurements = state.workspace.organisation.measurements.reversed().map(\.id)
            state.layers.append(
                Choice(
                    title: state.workspace.strings("choice.measurement"),
                    options: measurements.map { Choice.Option($0.rawValue) },
                    selected: measurements.firstIndex { $0 == state.workspace.selectedMeasurement } ?? 0
                ) { index, state in
                    state.workspace.selectedMeasurement = measurements[index]
                    return []
                })
            return []
        },
        Command(
            "present", keys: [.function(5), .character("P")],
            isAvailable: { state in state.panes.contains { $0 is WorkshopPane } && !state.pane.isFullScreen }
        ) { state in
            let slide = (state.pane as? ResultsPane)?.slide
            guard let index = state.panes.firstIndex(where: { $0 is WorkshopPane }) else { return [] }
            state.show(pane: index)
            guard var pane = state.pane as? WorkshopPane else { return [] }
            let effects = pane.present(from: slide, state.workspace)
            state.pane = pane
            return effects
        },
        Command("units", keys: [.character("U")], hint: 60) { state in
            state.layers.append(UnitsList())
            return []
        },
        Command("theme", keys: [.character("T")]) { _ in [.findThemes] },
        Command("language", keys: [.character("L")]) { state in
            state.workspace.strings.language = state.workspace.language == .swedish ? .english : .swedish
            return []
        },
        Command("palette", keys: [.character(":")], hint: 97) { state in
            state.layers.append(Picker.commands(of: state))
            return []
        },
        Command("help", keys: [.character("?"), .function(1)], hint: 98) { state in
            state.layers.append(Help())
            return []
        },
        Command("repaint", keys: [.control("l")]) { _ in [.repaint] },
        Command("suspend", keys: [.control("z")]) { _ in [.suspend] },
        Command("quit", keys: [.character("q"), .control("c")], hint: 99) { state in
            let words = state.workspace.strings
            let hasVotes = state.panes.contains { ($0 as? WorkshopPane)?.hasHiddenVotes(state.workspace) == true }
            guard state.workspace.saveFailure != nil || hasVotes else { return [.quit] }
            // Hidden votes are kept only as long as the program is there to show them.
            let key = state.workspace.saveFailure != nil ? "choice.quit-unsaved" : "choice.quit-votes"
            let leave: Effect = state.workspace.saveFailure != nil ? .abandon : .quit
            state.layers.append(
                Choice(
                    title: words(key),
                    options: [.init(words("choice.quit-unsaved.stay")), .init(words("choice.quit-unsaved.leave"))]
                ) { index, _ in index == 0 ? [] : [leave] })
            return []
        },
    ]
