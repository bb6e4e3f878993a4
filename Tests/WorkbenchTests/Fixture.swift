import Foundation
import Library
import Model
import Store
import Terminal

@testable import Workbench

/// A small organisation in a workbench that keys are typed into.
struct Fixture {
    var state: State
    /// Everything that `update` asked for.
    var effects: [Effect] = []
    /// Whether what would be done beside the loop is done at once, before the next key.
    var worksAtOnce = false

    static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    static let themes = ThemeFolders([repository + "/Themes"]).all()

    init(
        _ organisation: Organisation = Organisation(
            profile: Organisation.Profile(slug: "prov", name: "Provkommun", kind: .municipality)),
        language: Language = .swedish, size: (Int, Int) = (120, 40), isReadOnly: Bool = false,
        peers: PeerSource = .none
    ) throws {
        let library = try Library(folder: Self.repository)
        state = State(
            workspace: Workspace(
                organisation: organisation, library: library, strings: try library.strings(language),
                peers: peers, theme: "dark",
                today: Day(year: 2026, month: 11, day: 24)!, isReadOnly: isReadOnly, size: size, seed: 7))
    }

    /// Presses keys, named as hints name them.
    mutating func press(_ keys: String...) {
        for key in keys {
            let asked = send(.event(.key(Key(name: key)!)))
            if asked.contains(.findThemes) { _ = update(&state, .themes(Self.themes)) }
        }
    }

    /// Hands in a message.
    @discardableResult
    private mutating func send(_ message: Message) -> [Effect] {
        let asked = update(&state, message)
        effects += asked
        for case .work(let work) in asked where worksAtOnce {
            if let message = work.run({ false }) { send(message) }
        }
        return asked
    }

    /// Hands in the votes that a process left which is gone.
    mutating func find(_ votes: OpenVotes) { send(.votes(votes)) }

    /// Types text.
    mutating func type(_ text: String) {
        for character in text { send(.event(.key(.character(character)))) }
    }

    /// Pastes text.
    mutating func paste(_ text: String) { send(.event(.paste(text))) }

    var screen: String { View.draw(state).text }
    var organisation: Organisation { state.workspace.organisation }
    var measurement: Model.Measurement? { state.workspace.measurement }
}

extension Organisation {
    /// Two units, one measurement that is open, and so many respondents in each who answer everything alike.
    static func measured(respondents: Int = 6, threshold: Int = 5, instrument: Instrument) -> Organisation {
        let units: Table<Model.Unit> = [Unit(id: "service", name: "Service"), Unit(id: "skola", name: "Skola")]
        var responses: [Response] = []
        for (place, unit) in units.enumerated() {
            for number in 0..<respondents {
                var answers: [Identifier<Factor>: Answer] = [:]
                for factor in instrument.factors { answers[factor.id] = Answer(digit: place == 0 ? 5 : 2) }
                responses.append(Response(id: Identifier("r\(place)\(number)"), unit: unit.id, answers: answers))
            }
        }
        let header = Model.Measurement.Header(
            instrument: instrument.id, year: 2026, opens: Day("2026-11-02"), status: .open,
            anonymityThreshold: threshold,
            invited: ["service": 8, "skola": 10])
        return Organisation(
            profile: Organisation.Profile(slug: "prov", name: "Provkommun", kind: .municipality), units: units,
            measurements: [Model.Measurement(id: "2026", header: header, responses: Table(responses))])
    }

    static func measured(respondents: Int = 6, threshold: Int = 5) throws -> Organisation {
        let library = try Library(folder: Fixture.repository)
        return measured(respondents: respondents, threshold: threshold, instrument: library.instruments["dimios"]!)
    }
}
