import Library
import Model
import Scoring

/// What all panes see: the organisation, what is known, and how it goes with saving.
public struct Workspace: Sendable {
    /// The organisation as edited so far.
    public internal(set) var organisation: Organisation
    /// What can be undone and redone.
    public internal(set) var history: History
    /// What the program knows.
    public let library: Library
    /// Where others' figures are.
    let peers: PeerSource
    /// The program's words, in the chosen language.
    public var strings: Strings
    /// The theme in use.
    public var theme: String
    /// Today, from outside, so that tests can hold it still.
    public let today: Day
    /// Seconds that only go forward, from outside; they stand still while nothing on the screen needs them.
    var clock = 0.0
    /// Whether the files can only be read.
    public let isReadOnly: Bool
    /// Columns and rows of the terminal.
    public var size: (width: Int, height: Int)
    /// Changes that are not yet in the journal.
    var unsaved: [Change] = []
    /// What went wrong when saving; nil while all is well.
    var saveFailure: String?
    /// The line shown at the bottom until the next key.
    var notice: Notice?
    /// A layer that a pane wants opened.
    var opening: (any Layer)?
    /// Where a pane wants one to go.
    var destination: Destination?
    /// The measurement that the panes show; nil before there is any.
    public var selectedMeasurement: Identifier<Measurement>?
    /// Counts the changes to the organisation, so that derived values know when they are old.
    public private(set) var revision = 0
    /// The latest changes, with the revision that each led to.
    private var log: [(revision: Int, edits: [Edit])] = []
    /// The change made here most recently; nil before there is any.
    private(set) var latest: Change?
    private var random: SplitMix
    private var cache = ReportCache()

    /// Starts with an organisation as the store gave it.
    public init(
        organisation: Organisation, history: History = History(), library: Library, strings: Strings,
        peers: PeerSource = .none, theme: String, today: Day, isReadOnly: Bool = false,
        notice: Notice? = nil, size: (width: Int, height: Int) = (80, 24),
        seed: UInt64 = SystemRandomNumberGenerator.seed()
    ) {
        self.organisation = organisation
        self.history = history
        self.library = library
        self.peers = peers
        self.strings = strings
        self.theme = theme
        self.today = today
        self.isReadOnly = isReadOnly
        self.notice = notice
        self.size = size
        random = SplitMix(seed: seed)
        selectedMeasurement = organisation.measurements.max { ($0.header.year, $0.id) < ($1.header.year, $1.id) }?.id
        cache.update(for: self)
    }

    /// The language of the screen.
    public var language: Language { strings.language }

    /// The measurement that the panes show.
    public var measurement: Measurement? { selectedMeasurement.flatMap { organisation.measurements[$0] } }

    /// The instrument of the measurement that the panes show, or the first there is.
    public var instrument: Instrument {
        measurement.flatMap { library.instruments[$0.header.instrument] } ?? library.instruments["dimios"]
            ?? library.instruments[0]
    }

    /// The scores of a measurement; nil where its instrument is not known.
    func report(_ id: Identifier<Measurement>) -> MaturityReport? { cache.reports[id] }

    /// The scores of the measurement that the panes show.
    var report: MaturityReport? { selectedMeasurement.flatMap { cache.reports[$0] } }

    /// The measurement with the same instrument from an earlier year, the latest of those; nil when there is none.
    func previousMeasurement(before measurement: Measurement) -> Measurement? {
        organisation.measurements
            .filter {
                $0.header.instrument == measurement.header.instrument && $0.header.year < measurement.header.year
            }
            .max { $0.header.year < $1.header.year }
    }

    /// Makes a change: applies it, takes note of it for undo, and asks for it to be saved. Read-only files refuse.
    mutating func perform(_ edits: [Edit]) -> [Effect] { perform(Change(edits)) }

    mutating func perform(_ change: Change) -> [Effect] {
        guard !isReadOnly else {
            notice = Notice(strings("notice.read-only"), isError: true)
            return []
        }
        guard !change.edits.isEmpty else { return [] }
        organisation.apply(change)
        history.record(change)
        latest = change
        unsaved.append(change)
        changed(by: change)
        return [.append(change)]
    }

    /// Takes in changes that others made, beneath our own that are not yet saved.
    mutating func takeIn(_ foreign: [Change]) {
        guard !foreign.isEmpty else { return }
        // What we did last is not what happened last any more.
        latest = nil
        if foreign.contains(where: \.erasesPersons) {
            history.forgetPersons()
            unsaved = unsaved.map(\.withoutPersons)
        }
        for change in foreign { organisation.apply(change) }
        // The journal's order is the truth: ours come after theirs.
        for change in unsaved { organisation.apply(change) }
        for change in foreign { changed(by: change) }
    }

    /// What changed after a revision, so that derived values need not be made all anew; nil when that is too long ago.
    func edits(since earlier: Int) -> [Edit]? {
        guard earlier < revision else { return earlier == revision ? [] : nil }
        guard let first = log.first?.revision, first <= earlier + 1 else { return nil }
        return log.filter { $0.revision > earlier }.flatMap(\.edits)
    }

    /// Changes that are remembered for `edits(since:)`.
    private static let logged = 64

    private mutating func changed(by change: Change) {
        revision += 1
        log.append((revision, change.edits))
        if log.count > Self.logged { log.removeFirst() }
        cache.forget(change)
        if selectedMeasurement.flatMap({ organisation.measurements[$0] }) == nil {
            selectedMeasurement = organisation.measurements.last?.id
        }
        cache.update(for: self)
    }

    /// Shows a line at the bottom until the next key.
    mutating func say(_ key: String, _ values: String..., isError: Bool = false) {
        notice = Notice(strings(key, values), isError: isError)
    }

    /// An identifier that is not taken.
    mutating func newIdentifier<Subject>(isTaken: (Identifier<Subject>) -> Bool) -> Identifier<Subject> {
        Identifier.random(using: &random, isTaken: isTaken)
    }
}

/// A pane to go to, how to look there, and what to search for; nothing when nil.
struct Destination: Equatable, Sendable {
    var pane: String
    var view: String?
    var search: String?
}

/// The scores of each measurement, made again only for those that a change touched.
private struct ReportCache: Sendable {
    var reports: [Identifier<Measurement>: MaturityReport] = [:]

    mutating func forget(_ change: Change) {
        for edit in change.edits {
            switch edit {
            case .measurement(let id, _), .response(let id, _, _), .answer(let id, _, _, _),
                .respondentUnit(let id, _, _):
                reports[id] = nil
            case .unit: reports = [:]
            default: break
            }
        }
    }

    mutating func update(for workspace: Workspace) {
        for measurement in workspace.organisation.measurements where reports[measurement.id] == nil {
            guard let instrument = workspace.library.instruments[measurement.header.instrument] else { continue }
            reports[measurement.id] = MaturityReport(
                measurement: measurement, units: workspace.organisation.units, instrument: instrument)
        }
    }
}
