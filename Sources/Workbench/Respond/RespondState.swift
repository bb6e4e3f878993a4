import Library
import Model
import Terminal

/// All of a respondent's session between two messages: a value that holds nothing of other respondents.
public struct RespondState: Sendable {
    /// What is drawn: the organisation as far as the respondent may know it, the words, the size.
    var workspace: Workspace
    /// How far it has come.
    var stage: Stage
    /// Whether the keys are explained.
    var isHelpShown = false
    /// How many codes have led nowhere.
    var wrongCodes = 0
    /// The themes that one can go through.
    let themes: [String]

    /// How many wrong codes end the session.
    static let allowedCodes = 3

    /// Where a session is.
    enum Stage: Equatable, Sendable {
        /// It is not known who it is.
        case asking(TextField)
        /// The sheet is open.
        case answering(Entry, Page)
        /// Nothing can be answered.
        case refused(Refusal)
    }

    /// What an open sheet shows.
    enum Page: Equatable, Sendable {
        /// What it is about, who sees what.
        case welcome
        /// One statement.
        case statement
        /// The comment on it, as it is typed.
        case comment(TextField)
        /// What has no answer yet.
        case summary(ListCursor)
        /// Thanks, or until next time.
        case farewell
    }

    /// Why nothing can be answered.
    enum Refusal: String, Sendable {
        /// The measurement has not begun.
        case planned
        /// It has ended.
        case closed
        /// There is no such sheet, or no more.
        case gone
    }

    /// Begins where it is not known who it is, or with a sheet. The organisation is whole: what does not concern the
    /// respondent is left out here.
    public init(
        organisation: Organisation, seat: Seat?, library: Library, strings: Strings, theme: String, themes: [String],
        today: Day, size: (width: Int, height: Int) = (80, 24)
    ) {
        workspace = Workspace(
            organisation: organisation.seen(from: seat), library: library, strings: strings, theme: theme, today: today,
            size: size)
        self.themes = themes
        stage = .asking(TextField())
        if let seat { sit(seat) }
    }

    /// Whose sheet is open; nil before that is known.
    var seat: Seat? {
        guard case .answering(let entry, _) = stage else { return nil }
        return Seat(measurement: entry.measurement, response: entry.response)
    }

    /// The sheet.
    var response: Response? {
        guard case .answering(let entry, _) = stage else { return nil }
        return workspace.organisation.measurements[entry.measurement]?.responses[entry.response]
    }

    /// Opens a sheet where one left it.
    mutating func sit(_ seat: Seat) {
        workspace.selectedMeasurement = seat.measurement
        var entry = Entry(measurement: seat.measurement, response: seat.response, isPaper: false)
        entry.position = entry.firstUnanswered(in: workspace) ?? 0
        stage = .answering(entry, .welcome)
        checkOpen()
    }

    /// Closes the sheet where it can no longer be answered.
    mutating func checkOpen() {
        guard case .answering = stage else { return }
        let header = workspace.measurement?.header
        if response == nil || header.map({ workspace.library.instruments[$0.instrument] == nil }) ?? true {
            stage = .refused(.gone)
        } else if header?.status != .open {
            stage = .refused(header?.status == .planned ? .planned : .closed)
        }
    }

    /// How many statements have an answer, and of how many.
    var progress: (answered: Int, total: Int) {
        let factors = workspace.instrument.factors
        return (factors.count { response?.answers[$0.id] != nil }, factors.count)
    }

    /// The statements without an answer, by position.
    var unanswered: [Int] {
        workspace.instrument.factors.indices.filter { response?.answers[workspace.instrument.factors[$0].id] == nil }
    }
}

/// Something that happened in a respondent's session.
public enum RespondMessage: Sendable {
    /// A key, a click or a new size.
    case event(Event)
    /// The organisation as it is in the files now, after an answer was saved or others changed something.
    case organisation(Organisation)
    /// A code led somewhere, or nowhere.
    case identified(Seat?, Organisation)
    /// A change could not be saved, and why.
    case failed(Change, String)
    /// Something to tell.
    case notice(Notice)
}

/// What a respondent can have done outside the state. There is no more than this.
public enum RespondEffect: Equatable, Sendable {
    /// Put a change in the journal, before it is shown.
    case append(Change)
    /// Find whose code it is.
    case identify(AccessCode)
    /// Show another theme.
    case theme(String)
    /// Write the whole screen again.
    case repaint
    /// End the session.
    case quit
}
