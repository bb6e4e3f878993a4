import Library
import Model
import Terminal
import Testing

@testable import Workbench

/// A screen of a respondent's session in the demo, and the keys that lead to it from the start.
struct RespondScene: CustomTestStringConvertible, Sendable {
    let name: String
    let keys: [String]
    var hasSeat = true
    var status = Measurement.Status.open
    var anonymity = Measurement.Anonymity.anonymous
    var language = Language.swedish

    init(
        _ name: String, _ keys: String..., hasSeat: Bool = true, status: Measurement.Status = .open,
        anonymity: Measurement.Anonymity = .anonymous, language: Language = .swedish
    ) {
        self.name = name
        self.keys = keys
        self.hasSeat = hasSeat
        self.status = status
        self.anonymity = anonymity
        self.language = language
    }

    var testDescription: String { name }

    static let all = [
        RespondScene("respond-code", "k7f-m3q", hasSeat: false),
        RespondScene("respond-code-wrong", "abcdefghj", "Enter", hasSeat: false),
        RespondScene("respond-welcome"),
        RespondScene("respond-welcome-named-english", anonymity: .named, language: .english),
        RespondScene("respond-statement", "Enter", "3", "0", "5", "←"),
        RespondScene("respond-comment", "Enter", "c", "Svårt att säga"),
        RespondScene("respond-summary", "Enter", "123450123450123450", "s", "j"),
        RespondScene("respond-summary-complete", "Enter", "123450123450123450123450123450"),
        RespondScene("respond-help", "Enter", "?"),
        RespondScene("respond-paused", "Enter", "3", "q"),
        RespondScene("respond-thanks", "Enter", "123450123450123450123450123450", "Enter"),
        RespondScene("respond-closed", status: .closed),
        RespondScene("respond-planned-english", status: .planned, language: .english),
    ]

    /// What the screen shows at that size.
    func canvas(_ size: Size) throws -> Canvas {
        var organisation = Scene.demo
        let seat = Seat(measurement: "2026", response: "mine")
        organisation.measurements.update("2026") {
            $0.responses["mine"] = Response(id: "mine", unit: organisation.units.first?.id)
            $0.header.status = status
            $0.header.anonymity = anonymity
        }
        var state = RespondState(
            organisation: organisation, seat: hasSeat ? seat : nil, library: Scene.library,
            strings: try Scene.library.strings(language), theme: "dark", themes: ["dark"],
            today: Day(year: 2026, month: 11, day: 24)!, size: (size.width, size.height))
        for text in keys {
            for key in Key(name: text).map({ [$0] }) ?? text.map({ Key.character($0) }) {
                for effect in update(&state, .event(.key(key))) {
                    switch effect {
                    case .append(let change):
                        organisation.apply(change)
                        _ = update(&state, .organisation(organisation))
                    case .identify(let code):
                        let found = Seat(code: code, in: organisation, measurement: nil)
                        _ = update(&state, .identified(found, organisation))
                    default: break
                    }
                }
            }
        }
        return RespondView.draw(state)
    }
}
