import Library
import Model
import Scoring
import Store
import Synthetic

@testable import Workbench

/// An invented country that the demo's municipality can be compared with: a third of the municipalities, in the counties'
/// own proportions, so that the smallest counties have too few.
enum Country {
    /// The demo as a municipality of Västernorrland, its own figures not handed over.
    static let organisation: Organisation = {
        var organisation = Scene.demo
        organisation.profile.countyCode = "22"
        organisation.profile.population = 24_000
        return organisation
    }()

    static let source: PeerSource = {
        let measures = Scene.library.measures
        let rollup = Rollup(summaries, measures: measures)
        var source = PeerSource(summaries, measures: measures)
        source.rollup = { rollup }
        // What one scene decides must not be seen in another.
        source.productDecisions = { ProductDecisions() }
        source.decide = { ProductDecisions().applying($0) ?? ProductDecisions() }
        return source
    }()

    private static let summaries: [Summary] = {
        let library = Scene.library
        let counties = try! library.register().municipalities.map(\.countyCode).enumerated()
            .filter { $0.offset % 3 == 0 }.map(\.element)
        var generator = try! Generator(
            story: Scene.repository + "/Data/demo/story.json", seed: 7, instrument: library.instruments["dimios"]!,
            method: library.method)
        let categories = library.instruments["dimios"]!.categories
        return (1...counties.count).map { number in
            let profile = Generator.body(number, seed: 7, counties: counties)
            var organisation = generator.organisation(profile, systems: 12, respondents: 14, years: [2025, 2026])
            for measurement in organisation.measurements {
                organisation.measurements.update(measurement.id) { $0.header.status = .closed }
            }
            if number % 2 == 0 {
                organisation.plan = [
                    PlanItem(
                        id: "a", kind: .action, text: actions[number % actions.count],
                        category: categories[number / 2 % categories.count].id, isShared: true)
                ]
            }
            return Sharing(
                organisation, instruments: library.instruments, method: library.method, earlier: nil,
                on: Day("2026-11-20")!, withProducts: true
            ).summary
        }
        .sorted { $0.organisation.id < $1.organisation.id }
    }()

    private static let actions = [
        "Ledningsgruppen går igenom nyttorna av varje större utvecklingsinsats två gånger om året.",
        "Nya system upphandlas bara med öppna gränssnitt och rätt till egna data.",
        "En gemensam kö för utvecklingsbehov, där verksamheterna prioriterar tillsammans.",
        "Två användare från verksamheten är med i varje utvecklingsgrupp, på arbetstid.",
    ]
}
