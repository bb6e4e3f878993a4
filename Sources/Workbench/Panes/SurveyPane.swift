import Model
import Terminal

/// Mätning: the respondents of a measurement, and the entry of their answers.
struct SurveyPane: Pane {
    let id = "survey"
    /// The answers being entered; nil while the respondents are listed.
    private(set) var entry: Entry?
    private(set) var cursor = ListCursor()
    /// The measurement whose names are on the screen; nil for none. They are not for the room unless asked for.
    private var namesShown: Identifier<Measurement>?
    private var seenRevision = 0

    static let commands: [Command] = listCommands + entryCommands

    mutating func refresh(_ workspace: Workspace) {
        let count = workspace.measurement?.responses.count ?? 0
        cursor.keep(within: count, page: RespondentsView.page(workspace.size))
        if namesShown != workspace.measurement?.id || workspace.measurement?.header.anonymity != .named {
            namesShown = nil
        }
        guard var entry else { return }
        guard workspace.measurement?.id == entry.measurement,
            workspace.measurement?.responses[entry.response] != nil
        else {
            self.entry = nil
            return
        }
        // Undo and redo take one to the statement that they changed.
        if workspace.revision != seenRevision, let change = workspace.latest, change.origin != .done,
            case .answer(_, entry.response, let factor, _)? = change.edits.last,
            let position = workspace.instrument.factors.firstIndex(where: { $0.id == factor })
        {
            entry.position = position
            self.entry = entry
        }
        seenRevision = workspace.revision
    }

    mutating func type(_ key: Key, in workspace: inout Workspace) -> [Effect]? {
        guard entry == nil else { return nil }
        let count = workspace.measurement?.responses.count ?? 0
        return cursor.type(key, count: count, page: RespondentsView.page(workspace.size)) ? [] : nil
    }

    mutating func click(_ mouse: Mouse, in area: Rectangle, workspace: inout Workspace) -> [Effect] {
        guard let measurement = workspace.measurement else { return [] }
        if var entry {
            let digit = EntryView.digit(at: mouse, in: area, entry: entry, workspace: workspace)
            let answered = entry.point(mouse, at: digit)
            self.entry = entry
            if let answered { return answer(answered, in: &workspace) }
            if mouse.action == .press,
                let position = EntryView.position(at: mouse, in: area, entry: entry, workspace: workspace)
            {
                entry.position = position
                self.entry = entry
            }
            return []
        }
        let page = RespondentsView.page(workspace.size)
        cursor.wheel(mouse, count: measurement.responses.count, page: page)
        let row = mouse.y - area.y - RespondentsView.headerRows + cursor.top
        guard mouse.y >= area.y + RespondentsView.headerRows, row < measurement.responses.count else { return [] }
        switch mouse.action {
        case .press: cursor.select(row)
        case .doublePress: open(measurement.responses[row].id, isPaper: false, in: &workspace)
        default: break
        }
        return []
    }

    func draw(on canvas: inout Canvas, in area: Rectangle, workspace: Workspace) {
        guard let measurement = workspace.measurement else {
            let words = workspace.strings
            canvas.draw(words("survey.none"), x: area.x, y: area.y, style: Style(.heading).bold)
            for (row, line) in TextWidth.wrapped(words("survey.none.help"), to: min(72, area.width)).enumerated() {
                canvas.draw(line, x: area.x, y: area.y + 2 + row)
            }
            return
        }
        if let entry, let response = measurement.responses[entry.response] {
            EntryView(entry: entry, response: response, workspace: workspace).draw(on: &canvas, in: area)
        } else {
            let showsNames = namesShown == measurement.id && measurement.header.anonymity == .named
            RespondentsView(measurement: measurement, cursor: cursor, showsNames: showsNames, workspace: workspace)
                .draw(on: &canvas, in: area)
        }
    }

    /// The respondent that the list's cursor is at.
    private func selected(_ workspace: Workspace) -> Response? {
        guard let responses = workspace.measurement?.responses, responses.indices.contains(cursor.row) else {
            return nil
        }
        return responses[cursor.row]
    }

    /// Begins or goes on with a respondent's answers, at the first statement without one.
    mutating func open(_ response: Identifier<Response>, isPaper: Bool, in workspace: inout Workspace) {
        guard let measurement = workspace.measurement else { return }
        if measurement.header.status != .open { workspace.say("survey.not-open", isError: true) }
        if let row = measurement.responses.index(of: response) { cursor.select(row) }
        var entry = Entry(measurement: measurement.id, response: response, isPaper: isPaper)
        entry.position = entry.firstUnanswered(in: workspace) ?? 0
        self.entry = entry
        seenRevision = workspace.revision
    }

    /// A measurement that is not open can be read, and not changed.
    private func isOpen(_ workspace: Workspace) -> Bool { workspace.measurement?.header.status == .open }

    /// Goes to a statement, or to the end after the last.
    private mutating func move(to position: Int, _ workspace: Workspace) {
        entry?.position = max(0, min(workspace.instrument.factors.count, position))
    }

    /// Answers the statement on the screen and goes to the next.
    mutating func answer(_ digit: Int, in workspace: inout Workspace) -> [Effect] {
        guard var entry, let measurement = workspace.measurement, let factor = entry.factor(in: workspace) else {
            return []
        }
        guard isOpen(workspace) || workspace.isReadOnly else {
            workspace.say("survey.not-open", isError: true)
            return []
        }
        let before = measurement.responses[entry.response]?.answers[factor.id]
        let answer = Answer(digit: digit)
        entry.position += 1
        self.entry = entry
        guard before != answer else { return [] }
        return workspace.perform([
            .answer(measurement.id, entry.response, factor.id, Replacement(from: before, to: answer))
        ])
    }
}

// The keys of the list of respondents.
extension SurveyPane {
    private static let listCommands: [Command] = [
        command("open", keys: [.enter], hint: 10, isAvailable: { $0.isListing($1) && $0.selected($1) != nil }) {
            pane, workspace in
            if let response = pane.selected(workspace) { pane.open(response.id, isPaper: false, in: &workspace) }
            return []
        },
        command(
            "add", keys: [.character("a")], hint: 11, isAvailable: { $0.isListing($1) },
            onState: { RespondentForm.open(isPaper: false, in: &$0) }),
        command(
            "paper", keys: [.character("p")], hint: 12, isAvailable: { $0.isListing($1) },
            onState: { RespondentForm.open(isPaper: true, in: &$0) }),
        command("period", keys: [.character("o")], hint: 13, isAvailable: { $0.isListing($1) }) { _, workspace in
            guard let measurement = workspace.measurement else { return [] }
            var header = measurement.header
            if header.status == .open {
                header.status = .closed
                header.closes = workspace.today
            } else {
                header.status = .open
                header.opens = header.opens ?? workspace.today
                header.closes = nil
            }
            let effects = workspace.perform([
                .measurement(measurement.id, Replacement(from: measurement.header, to: header))
            ])
            if !effects.isEmpty { workspace.say("survey.period.\(header.status.rawValue)", measurement.id.rawValue) }
            return effects
        },
        command("new", keys: [.character("n")], hint: 14, isAvailable: { pane, _ in pane.entry == nil }) {
            _, workspace in
            MeasurementForm.open(in: &workspace)
            return []
        },
        command(
            "delete", keys: [.character("d"), .delete],
            isAvailable: { $0.isListing($1) && $0.isOpen($1) && $0.selected($1) != nil }
        ) {
            pane, workspace in
            guard let measurement = workspace.measurement, let response = pane.selected(workspace) else { return [] }
            let effects = workspace.perform([
                .response(measurement.id, response.id, Replacement(from: response, to: nil))
            ])
            if !effects.isEmpty { workspace.say("survey.deleted") }
            return effects
        },
        command(
            "unit", keys: [.character("m")],
            isAvailable: { $0.isListing($1) && $0.isOpen($1) && $0.selected($1) != nil },
            onState: { state in
                guard let response = (state.pane as? SurveyPane)?.selected(state.workspace) else { return [] }
                return RespondentForm.move(response, in: &state)
            }),
        command("invited", keys: [.character("i")], hint: 17, isAvailable: { $0.isListing($1) }) { _, workspace in
            MeasurementForm.askInvited(in: &workspace)
            return []
        },
        command("threshold", keys: [.character("t")], isAvailable: { $0.isListing($1) }) { _, workspace in
            MeasurementForm.askThreshold(in: &workspace)
            return []
        },
        command("anonymity", keys: [.character("A")], isAvailable: { $0.isListing($1) }) { _, workspace in
            MeasurementForm.toggleAnonymity(in: &workspace)
        },
        command(
            "names", keys: [.character("N")],
            isAvailable: { $0.isListing($1) && $1.measurement?.header.anonymity == .named }
        ) { pane, workspace in
            pane.namesShown = pane.namesShown == nil ? workspace.measurement?.id : nil
            return []
        },
        command("delete-measurement", isAvailable: { $0.isListing($1) }) { _, workspace in
            MeasurementForm.delete(in: &workspace)
        },
    ]

    private func isListing(_ workspace: Workspace) -> Bool { entry == nil && workspace.measurement != nil }
}

// The keys while answers are entered.
extension SurveyPane {
    private static let entryCommands: [Command] =
        [1, 2, 3, 4, 5, 6, 0].map { digit in
            command("answer-\(digit)", keys: [.character(Character("\(digit)"))], isAvailable: isEntering) {
                $0.answer(digit, in: &$1)
            }
        } + [
            command(
                "back", keys: [.left, .up, .backspace, .character("k"), .character("h")], hint: 14,
                isAvailable: isEntering
            ) {
                pane, workspace in
                pane.move(to: (pane.entry?.position ?? 0) - 1, workspace)
                return []
            },
            command(
                "forward", keys: [.right, .down, .space, .character("j"), .character("l")], isAvailable: isEntering
            ) {
                pane, workspace in
                pane.move(to: (pane.entry?.position ?? 0) + 1, workspace)
                return []
            },
            command("first", keys: [.home, .character("g")], isAvailable: isEntering) { pane, _ in
                pane.entry?.position = 0
                return []
            },
            command("last", keys: [.end, .character("G")], isAvailable: isEntering) { pane, workspace in
                pane.entry?.position = workspace.instrument.factors.count - 1
                return []
            },
            command("unanswered", keys: [.character("n")], hint: 13, isAvailable: isEntering) { pane, workspace in
                if let position = pane.entry?.nextUnanswered(in: workspace) {
                    pane.entry?.position = position
                } else {
                    workspace.say("survey.all-answered")
                }
                return []
            },
            command("comment", keys: [.character("c")], hint: 12, isAvailable: isChanging) { pane, workspace in
                if let entry = pane.entry { CommentForm.open(entry, in: &workspace) }
                return []
            },
            command("clear", keys: [.character("x"), .delete], isAvailable: isChanging) { pane, workspace in
                guard let entry = pane.entry, let measurement = workspace.measurement,
                    let factor = entry.factor(in: workspace),
                    let before = measurement.responses[entry.response]?.answers[factor.id]
                else { return [] }
                return workspace.perform([
                    .answer(measurement.id, entry.response, factor.id, Replacement(from: before, to: nil))
                ])
            },
            command("paper-view", keys: [.character("p")], isAvailable: isEntering) { pane, _ in
                pane.entry?.isPaper.toggle()
                return []
            },
            command("next-respondent", keys: [.enter], hint: 10, isAvailable: isEntering) { pane, workspace in
                guard let entry = pane.entry else { return [] }
                guard entry.isPaper, pane.isOpen(workspace) else {
                    pane.entry = nil
                    return []
                }
                let answers = workspace.measurement?.responses[entry.response]?.answers ?? [:]
                if answers.count < workspace.instrument.factors.count, !entry.isWarned {
                    pane.entry?.isWarned = true
                    workspace.say(
                        "survey.incomplete", "\(answers.count)", "\(workspace.instrument.factors.count)", isError: true)
                    return []
                }
                let unit = workspace.measurement?.responses[entry.response]?.unit
                let (response, effects) = RespondentForm.add(unit: unit, person: nil, in: &workspace)
                if let response { pane.open(response, isPaper: true, in: &workspace) }
                return effects
            },
            command("leave", keys: [.escape, .character("q")], hint: 11, isAvailable: isEntering) { pane, workspace in
                guard let entry = pane.entry, let measurement = workspace.measurement else { return [] }
                pane.entry = nil
                // The last sheet of a stack is often a blank one: nothing was said in it, nothing is kept, and nothing of
                // it is left to be undone.
                if let response = measurement.responses[entry.response], response.answers.isEmpty,
                    response.comments.isEmpty, response.person == nil, entry.isFromStack
                {
                    if let undo = workspace.history.undo,
                        undo.edits == [.response(measurement.id, response.id, Replacement(from: response, to: nil))]
                    {
                        return workspace.perform(undo)
                    }
                    return workspace.perform([
                        .response(measurement.id, response.id, Replacement(from: response, to: nil))
                    ])
                }
                return []
            },
        ]

    private static let isEntering: @Sendable (SurveyPane, Workspace) -> Bool = { pane, _ in pane.entry != nil }
    private static let isChanging: @Sendable (SurveyPane, Workspace) -> Bool = { $0.entry != nil && $0.isOpen($1) }
}
