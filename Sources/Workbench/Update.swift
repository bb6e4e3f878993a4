import Model
import Terminal

/// The only function that changes the state.
public func update(_ state: inout State, _ message: Message) -> [Effect] {
    let effects: [Effect]
    switch message {
    case .tick(let seconds):
        state.workspace.clock = seconds
        effects = []
    case .event(.resize(let width, let height)):
        state.workspace.size = (width, height)
        effects = []
    case .event(.key(let key)):
        if case .alt(let character) = key, Registry.command(for: key, in: state) == nil {
            // Escape and the next key came together: typed fast, or over a slow line.
            return update(&state, .event(.key(.escape))) + update(&state, .event(.key(.character(character))))
        }
        state.workspace.notice = nil
        effects = press(key, &state)
    case .event(.paste(let text)):
        state.workspace.notice = nil
        effects = paste(text, &state)
    case .event(.mouse(let mouse)):
        effects = click(mouse, &state)
    case .saved(let count, let foreign):
        // Others' came first in the journal: ours, also those just saved, are applied over them.
        state.workspace.takeIn(foreign)
        state.workspace.unsaved.removeFirst(min(count, state.workspace.unsaved.count))
        state.workspace.saveFailure = nil
        effects = []
    case .saveFailed(let reason):
        state.workspace.saveFailure = reason
        effects = []
    case .foreign(let changes):
        state.workspace.takeIn(changes)
        effects = []
    case .presenting(let position):
        if var notes = state.pane as? NotesPane {
            notes.position = position
            state.pane = notes
        }
        effects = []
    case .votes(let found):
        if var workshop = state.pane as? WorkshopPane {
            workshop.takeIn(found, &state.workspace)
            state.pane = workshop
        }
        effects = []
    case .themes(let found):
        state.layers.append(ThemePicker(found, current: state.workspace.theme))
        effects = []
    case .worked(let takeIn): effects = takeIn(&state)
    case .notice(let notice):
        state.workspace.notice = notice
        effects = []
    }
    state.refresh()
    return effects + state.startWork()
}

private func press(_ key: Key, _ state: inout State) -> [Effect] {
    guard View.fits(state.workspace.size) else {
        let leaves = key == .character("q") || key == .control("c")
        return leaves && state.workspace.saveFailure == nil ? [.quit] : []
    }
    if var layer = state.layers.last {
        let outcome = layer.type(key, state: state)
        return follow(outcome, layer, &state)
    }
    var pane = state.pane
    if let effects = pane.type(key, in: &state.workspace) {
        state.pane = pane
        return effects
    }
    guard let command = Registry.command(for: key, in: state) else { return [] }
    return command.run(&state)
}

private func paste(_ text: String, _ state: inout State) -> [Effect] {
    guard View.fits(state.workspace.size) else { return [] }
    if var layer = state.layers.last {
        let outcome = layer.paste(text, state: state)
        return follow(outcome, layer, &state)
    }
    var pane = state.pane
    if !pane.paste(text) { state.workspace.say("notice.paste", isError: true) }
    state.pane = pane
    return []
}

private func click(_ mouse: Mouse, _ state: inout State) -> [Effect] {
    guard View.fits(state.workspace.size) else { return [] }
    if var layer = state.layers.last {
        let outcome = layer.click(mouse, state: state)
        return follow(outcome, layer, &state)
    }
    // What began within the pane may go on, and end, beside it.
    let goesOn = mouse.action == .drag || mouse.action == .release
    if !goesOn { state.workspace.notice = nil }
    if !state.pane.isFullScreen, mouse.y == 0, mouse.action == .press, let index = View.tab(at: mouse.x, state: state) {
        state.show(pane: index)
        return []
    }
    let area = View.area(of: state.pane, state.workspace.size)
    guard goesOn || area.contains(x: mouse.x, y: mouse.y) else { return [] }
    var pane = state.pane
    let effects = pane.click(mouse, in: area, workspace: &state.workspace)
    state.pane = pane
    return effects
}

private func follow(_ outcome: LayerOutcome, _ layer: any Layer, _ state: inout State) -> [Effect] {
    switch outcome {
    case .stay:
        state.layers[state.layers.count - 1] = layer
        return []
    case .act(let effects):
        state.layers[state.layers.count - 1] = layer
        return effects
    case .close:
        state.layers.removeLast()
        return []
    case .run(let action):
        state.layers.removeLast()
        return action(&state)
    }
}
