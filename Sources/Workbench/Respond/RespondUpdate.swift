import Model
import Terminal

/// The only function that changes a respondent's session.
public func update(_ state: inout RespondState, _ message: RespondMessage) -> [RespondEffect] {
    switch message {
    case .event(.resize(let width, let height)):
        state.workspace.size = (width, height)
        state.keepCursor()
        return []
    case .event(.key(let key)):
        guard View.fits(state.workspace.size) else {
            return key == .character("q") || key == .control("c") ? [.quit] : []
        }
        state.workspace.notice = nil
        return press(key, &state)
    case .event(.paste(let text)):
        paste(text, &state)
        return []
    case .event(.mouse(let mouse)):
        guard View.fits(state.workspace.size) else { return [] }
        return click(mouse, &state)
    case .organisation(let organisation):
        state.workspace.organisation = organisation.seen(from: state.seat)
        state.checkOpen()
        state.keepCursor()
        return []
    case .identified(let seat?, let organisation):
        state.workspace.organisation = organisation.seen(from: seat)
        state.workspace.notice = nil
        state.sit(seat)
        return []
    case .identified(nil, _):
        state.wrongCodes += 1
        guard state.wrongCodes < RespondState.allowedCodes else { return [.quit] }
        state.stage = .asking(TextField())
        let left = RespondState.allowedCodes - state.wrongCodes
        state.workspace.say("respond.code.wrong", "\(left)", isError: true)
        return []
    case .failed(let change, let reason):
        state.workspace.say("respond.not-saved", reason, isError: true)
        state.returnTo(change)
        return []
    case .notice(let notice):
        state.workspace.notice = notice
        return []
    }
}

private func press(_ key: Key, _ state: inout RespondState) -> [RespondEffect] {
    if state.isHelpShown {
        state.isHelpShown = false
        return []
    }
    switch state.stage {
    case .refused:
        switch key {
        case .enter, .escape, .character("q"), .control("c"): return [.quit]
        case .tab, .character("L"): state.toggleLanguage()
        case .control("l"): return [.repaint]
        default: break
        }
        return []
    case .asking(var field):
        switch key {
        case .enter: return identify(field.text, &state)
        case .escape, .control("c"): return [.quit]
        case .tab: state.toggleLanguage()
        case .control("l"): return [.repaint]
        default:
            if field.characters.count < RespondState.longestCode || !key.isTyping { _ = field.type(key) }
            state.stage = .asking(field)
        }
        return []
    case .answering(let entry, .comment(var field)):
        switch key {
        case .enter: return state.comment(field.text, entry)
        case .escape, .control("c"): state.stage = .answering(entry, .statement)
        default:
            if field.characters.count < RespondState.longestComment || !key.isTyping { _ = field.type(key) }
            state.stage = .answering(entry, .comment(field))
        }
        return []
    case .answering(let entry, let page):
        if case .summary(var cursor) = page,
            cursor.type(key, count: state.unanswered.count + 1, page: state.summaryRows)
        {
            state.stage = .answering(entry, .summary(cursor))
            return []
        }
        let command = RespondCommand.all.first { $0.keys.contains(key) && $0.isAvailable(page) }
        return command?.run(&state, entry) ?? []
    }
}

private func identify(_ text: String, _ state: inout RespondState) -> [RespondEffect] {
    guard let code = AccessCode(typed: text) else {
        state.workspace.say("respond.code.malformed", isError: true)
        return []
    }
    state.workspace.say("respond.code.checking")
    return [.identify(code)]
}

private func paste(_ text: String, _ state: inout RespondState) {
    func taken(_ field: TextField, _ limit: Int) -> TextField {
        var field = field
        field.paste(String(text.prefix(max(0, limit - field.characters.count))))
        return field
    }
    switch state.stage {
    case .asking(let field): state.stage = .asking(taken(field, RespondState.longestCode))
    case .answering(let entry, .comment(let field)):
        state.stage = .answering(entry, .comment(taken(field, RespondState.longestComment)))
    default: break
    }
}

private func click(_ mouse: Mouse, _ state: inout RespondState) -> [RespondEffect] {
    if state.isHelpShown {
        if mouse.action == .press { state.isHelpShown = false }
        return []
    }
    let area = View.paneArea(state.workspace.size)
    guard case .answering(var entry, let page) = state.stage else { return [] }
    switch page {
    case .statement:
        let digit = EntryView.digit(at: mouse, in: area, entry: entry, workspace: state.workspace)
        let answered = entry.point(mouse, at: digit)
        state.stage = .answering(entry, page)
        return answered.map { state.answer($0, entry) } ?? []
    case .summary(var cursor):
        let count = state.unanswered.count + 1
        cursor.wheel(mouse, count: count, page: state.summaryRows)
        let row = mouse.y - area.y - RespondView.summaryHeader + cursor.top
        let isRow = mouse.y >= area.y + RespondView.summaryHeader && row < count
        if mouse.action == .press, isRow { cursor.select(row) }
        state.stage = .answering(entry, .summary(cursor))
        return mouse.action == .press && isRow ? state.choose(entry) : []
    default: return []
    }
}

extension RespondState {
    /// Characters that the code's field takes: a code and what people put between.
    static let longestCode = 24
    /// Characters of a comment: a page of text, and no way to fill a disk.
    static let longestComment = 2000

    /// Rows of the summary's list.
    var summaryRows: Int { max(1, View.paneArea(workspace.size).height - RespondView.summaryHeader) }

    /// Holds the summary's cursor on its list.
    mutating func keepCursor() {
        guard case .answering(let entry, .summary(var cursor)) = stage else { return }
        cursor.keep(within: unanswered.count + 1, page: summaryRows)
        stage = .answering(entry, .summary(cursor))
    }

    /// Goes back to the statement whose answer or comment was not saved.
    mutating func returnTo(_ change: Change) {
        guard case .answering(var entry, _) = stage else { return }
        let factor: Identifier<Factor>
        switch change.edits.last {
        case .answer(_, _, let id, _), .comment(_, _, let id, _): factor = id
        default: return
        }
        entry.position = workspace.instrument.factors.firstIndex { $0.id == factor } ?? entry.position
        guard case .comment(_, _, _, let comment)? = change.edits.last else {
            stage = .answering(entry, .statement)
            return
        }
        // What was written is not lost with the disk.
        stage = .answering(entry, .comment(TextField(comment.to ?? "")))
    }
}

extension Key {
    /// Whether it adds to a text.
    fileprivate var isTyping: Bool {
        if case .character = self { true } else { false }
    }
}
