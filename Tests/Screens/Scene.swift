import Foundation
import Library
import Model
import Synthetic
import Terminal
import Testing

@testable import Workbench

/// A screen of the demo, and the keys that lead to it from the start.
struct Scene: CustomTestStringConvertible, Sendable {
    let name: String
    let keys: [String]
    var isEmpty = false
    /// Whether there are others to compare with.
    var hasPeers = false
    /// Whether statements were reworded and units merged over the years.
    var isChanged = false
    var language = Language.swedish

    /// `Enter`, `Esc` and the like are keys, anything else is typed.
    init(
        _ name: String, _ keys: String..., isEmpty: Bool = false, hasPeers: Bool = false, isChanged: Bool = false,
        language: Language = .swedish
    ) {
        self.isChanged = isChanged
        self.hasPeers = hasPeers
        self.name = name
        self.keys = keys
        self.isEmpty = isEmpty
        self.language = language
    }

    var testDescription: String { name }

    /// A list of systems as people send them.
    private static let list = repository + "/Tests/Screens/Lists/systemlista.csv"

    static let panes = [
        Scene("overview"), Scene("survey", "2"), Scene("results", "3"), Scene("systems", "4"), Scene("workshop", "5"),
        Scene("guide", "6"),
    ]

    static let views = [
        Scene("overview-english", language: .english),
        Scene("overview-empty", isEmpty: true),
        Scene("survey-empty", "2", isEmpty: true),
        Scene("survey-new", "2", "n"),
        Scene("survey-entry", "2", "Enter", "End"),
        Scene("survey-entry-english", "2", "Enter", language: .english),
        Scene("survey-paper", "2", "p", "1", "1234560"),
        Scene("survey-comment", "2", "Enter", "c", "Svårt att säga"),
        Scene("survey-unit", "2", "a"),
        Scene("results-all-factors", "3", "x"),
        Scene("results-factors", "3", "f", "j", "j"),
        Scene("results-units", "3", "e", "j", "j", "l"),
        Scene("results-advice", "3", "s"),
        Scene("results-trend", "3", "t"),
        Scene("results-type", "3", "y"),
        Scene("results-category", "3", "f", "j", "Enter"),
        Scene("results-statement", "3", "f", "j", "j", "Enter"),
        Scene("results-comments", "3", "f", "j", "j", "Enter", "c"),
        Scene("results-unit", "3", "o", "j", "j", "Enter"),
        Scene("results-withheld", "3", "o", "4"),
        Scene("results-empty", "3", isEmpty: true),
        Scene("systems-search", "4", "/", "kostnad>500000"),
        Scene("systems-details", "4", "v", "j"),
        Scene("systems-columns", "4", "c"),
        Scene("systems-edit", "4", "l", "Enter"),
        Scene("systems-assess", "4", "j", "b", "4"),
        Scene("systems-import", "4", "i", list, "Enter"),
        Scene("systems-import-field", "4", "i", list, "Enter", "j", "j", "Enter", "lev"),
        Scene("systems-import-preview", "4", "i", list, "Enter", "Tab", language: .english),
        Scene("systems-import-problems", "4", "i", list, "Enter", "i"),
        Scene("systems-filter", "4", "/", "kostnad>100000 -livscykel:fasas leverantör:a|e kvalitet<60"),
        Scene("systems-approximate", "4", "/", "elvregstr"),
        Scene("systems-sorted", "4", "l", "s", "l", "l", "S", "S"),
        Scene("systems-grouped", "4", "l", "l", "l", "l", "l", "z", "j", "j"),
        Scene("systems-groups", "4", "l", "l", "l", "l", "l", "l", "z", "Z", "j"),
        Scene("systems-frequency", "4", "l", "l", "l", "l", "l", "l", "f", "j"),
        Scene("systems-frequency-score", "4", "l", "l", "l", "f"),
        Scene("systems-selected", "4", "Space", "Space", "j", "Space", "l", "l"),
        Scene("systems-bulk", "4", "Space", "Space", "l", "l", "Enter"),
        Scene("systems-bulk-delete", "4", "*", "d"),
        Scene("systems-frozen", "4", "l", "F", "End", "l", "l", "l", "l", "l", "l"),
        Scene("systems-views", "4", "W", "avtal"),
        Scene("systems-contracts", "4", "W", "avtal inom", "Enter"),
        Scene("systems-view-name", "4", "w", "Dyra"),
        Scene("systems-units", "4", "l", "l", "l", "l", "l", "l", "Enter", "sko"),
        Scene("systems-table-english", "4", "l", "l", "l", "z", language: .english),
        Scene("systems-assess-all", "4", "p", "n", "b", "o", "j"),
        Scene("systems-assess-role", "4", "p", "n", "b", "r"),
        Scene("systems-relations", "4", "p", "n", "n", "R"),
        Scene("systems-portfolio", "4", "p", "n", "n", "l"),
        Scene("systems-candidates", "4", "p", "c", "j", "Space", "j", "Space"),
        Scene("systems-overlaps", "4", "p", "o", "y", "j", "l", "j"),
        Scene("systems-scenario", "4", "p", "c", "Space", "j", "Space", "j", "j", "Space", "s"),
        Scene("systems-scenario-english", "4", "p", "c", "Space", "j", "Space", "s", language: .english),
        Scene("systems-breakdown", "4", "p", "f", "l", "j"),
        Scene("systems-requirements", "4", "p", "d", "j"),
        Scene("systems-retire", "4", "p", "c", "r"),
        Scene("systems-empty", "4", isEmpty: true),
        Scene("guide-step", "6", "j"),
        Scene("guide-step-scrolled", "6", "j", "Space"),
        Scene("guide-exercise", "6", "v", "v", "v", "j"),
        Scene("guide-capturing", "6", "v", "v", "v", "j", "a", "Ingen äger det som ligger mellan oss"),
        Scene("guide-captured", "6", "v", "v", "v", "j", "a", "Ingen äger det som ligger mellan oss", "Enter"),
        Scene("guide-opened", "6", "v", "v", "v", "j", "Enter"),
        Scene("guide-english", "6", "G", "V", "V", "V", language: .english),
        Scene("guide-empty", "6", "j", "j", "j", isEmpty: true),
        Scene("help", "?"),
        Scene("palette", ":", "radar"),
        Scene("themes", "T"),
    ]

    /// The organisation among others.
    static let comparisons: [Scene] = [
        Scene("compare-empty", pane),
        Scene("compare-peers", pane, hasPeers: true),
        Scene("compare-factors", pane, "j", "j", "Enter", "j", hasPeers: true),
        Scene("compare-factors-english", pane, "x", hasPeers: true, language: .english),
        Scene("compare-group", pane, "o", hasPeers: true),
        Scene("compare-county", pane, "o", "2", hasPeers: true),
        Scene("compare-size", pane, "o", "3", hasPeers: true),
        Scene("compare-pick", pane, "o", "6", "kommun 1", "Tab", "Tab", "Tab", hasPeers: true),
        Scene("compare-picked-few", pane, "o", "6", "Space", "Space", "Enter", hasPeers: true),
        Scene("compare-systems", pane, "Y", "G", "Enter", hasPeers: true),
        Scene("compare-radar", pane, "r", hasPeers: true),
        Scene("compare-trend", pane, "t", hasPeers: true),
        Scene("compare-trend-category", pane, "j", "j", "t", "l", hasPeers: true),
        Scene("compare-counties", pane, "c", "j", "j", hasPeers: true),
        Scene("compare-counties-sorted", pane, "c", "s", "j", hasPeers: true, language: .english),
        Scene("compare-better", pane, "b", "j", hasPeers: true),
        Scene("compare-side-by-side", pane, "b", "j", "Enter", hasPeers: true),
        Scene("compare-national", pane, "n", "j", hasPeers: true),
        Scene("compare-national-sorted", pane, "n", "s", "/", "a", hasPeers: true, language: .english),
        Scene("compare-national-product", pane, "n", "Enter", hasPeers: true),
        Scene("compare-national-left", pane, "n", "w", hasPeers: true),
        Scene("compare-national-names", pane, "n", "w", "w", "y", "j", "Enter", "j", hasPeers: true),
        Scene("compare-national-pairs", pane, "n", "w", "w", "/", "arkivie", "Enter", hasPeers: true),
        Scene("compare-national-merge", pane, "n", "w", "w", "m", hasPeers: true, language: .english),
        Scene("compare-share", pane, "e", "G", "Space", hasPeers: true),
        Scene("compare-share-english", pane, "e", hasPeers: true, language: .english),
        Scene("compare-collect", pane, "i", hasPeers: true),
    ]
    /// The digit of the pane.
    private static let pane = "\(Panes.all.firstIndex { $0 is ComparePane }! + 1)"

    /// What a workshop has on its wall.
    static let slides = [
        Scene("slide-welcome", "F5"),
        Scene("slide-statement", "F5", "PgDn"),
        Scene("slide-survey", "F5", "PgDn", "PgDn"),
        Scene("slide-hidden-vote", "F5", "PgDn", "h", "0 2 5 3 1 0", "Enter", "m"),
        Scene("slide-vote", "F5", "PgDn", "h", "0 2 5 3 1 0", "Enter", "PgDn"),
        Scene(
            "slide-agreed", "F5", "PgDn", "h", "0 2 5 3 1 0", "Enter", "PgDn", "h", "0 0 3 6 2 0", "Enter", "PgDn", "a",
            "4", "k", "Vi vet inte var ärendena fastnar", "Enter"),
        Scene("slide-units", "F5", "PgDn", "e"),
        Scene("slide-radar", "F5", "]", "]"),
        Scene("slide-spread", "F5", "]", "]", "PgDn"),
        Scene("slide-extremes", "F5", "]", "]", "PgDn", "PgDn"),
        Scene("slide-type", "F5", "]", "]", "PgDn", "PgDn", "PgDn"),
        Scene("slide-challenges", "F5", "]", "]", "PgDn", "PgDn", "PgDn", "PgDn"),
        Scene("slide-goals", "F5", "]", "]", "PgDn", "PgDn", "PgDn", "PgDn", "PgDn"),
        Scene("slide-goals-empty", "F5", "PgDn", "PgDn", isEmpty: true),
    ]

    /// What years have in common, where not all of it is the same.
    static let years = [
        Scene("years-overview", isChanged: true),
        Scene("years-radar", "3", isChanged: true),
        Scene("years-factors", "3", "f", "j", "j", isChanged: true),
        Scene("years-statement", "3", "f", "j", "j", "Enter", isChanged: true),
        Scene("years-trend", "3", "t", isChanged: true),
        Scene("years-trend-english", "3", "t", isChanged: true, language: .english),
        Scene("years-merged", "3", "t", "o", "7", isChanged: true),
        Scene("years-merged-withheld", "3", "t", "o", "3", isChanged: true),
        Scene("years-units", "U", "j", "j", isChanged: true),
        Scene("years-slide", "F5", "]", "]", isChanged: true),
    ]

    /// What the screen shows at that size.
    func canvas(_ size: Size) throws -> Canvas {
        let organisation =
            isEmpty
            ? Self.empty
            : hasPeers ? Country.organisation : isChanged ? ChangedTimes.organisation : Self.demo
        var workspace = Workspace(
            organisation: organisation, library: isChanged ? ChangedTimes.library : Self.library,
            strings: try Self.library.strings(language), peers: hasPeers ? Country.source : .none, theme: "dark",
            today: Day(year: 2026, month: 11, day: 24)!,
            size: (size.width, size.height), seed: 7)
        workspace.size = (size.width, size.height)
        var state = State(workspace: workspace)
        for text in keys {
            for key in Key(name: text).map({ [$0] }) ?? text.map({ Key.character($0) }) {
                Self.send(.event(.key(key)), to: &state)
                // The store has answered before the next key.
                _ = update(&state, .saved(count: state.workspace.unsaved.count, foreign: []))
            }
        }
        return View.draw(state)
    }

    /// Hands in a message, and does what it asks for at once.
    private static func send(_ message: Message, to state: inout State) {
        for effect in update(&state, message) {
            switch effect {
            case .findThemes: send(.themes(themes), to: &state)
            case .work(let work): work.run({ false }).map { send($0, to: &state) }
            default: break
            }
        }
    }

    private static let themes = ThemeFolders([repository + "/Themes"]).all()
    static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path
    static let library = try! Library(folder: repository)
    static let demo: Organisation = {
        var generator = try! Generator(
            story: repository + "/Data/demo/story.json", instrument: library.instruments["dimios"]!,
            method: library.method)
        return generator.demo()
    }()
    private static let empty = Organisation(
        profile: Organisation.Profile(slug: "sundsvalls-kommun", name: "Sundsvalls kommun", kind: .municipality))
}
