import Glibc
import Library
import Model
import Scoring
import Store
import Synthetic
import Terminal
import Workbench

extension Subcommand {
    static let bench = Subcommand(
        "bench", "[--systems N] [--collection DIR] [--seed S]", "Mäter hur fort programmet är på den här maskinen.",
        "Measures how fast the program is on this machine.", options: ["--seed", "--systems", "--collection"]
    ) { context, arguments in
        if let folder = arguments["--collection"] {
            return try collection(SummaryCollection(folder: folder), context.library)
        }
        let seed = try arguments.integer("--seed", in: 0...Int.max) ?? 1
        let instrument = context.library.instruments["dimios"]!
        var generator = try context.generator(seed: seed)
        if let systems = try arguments.integer("--systems", in: 1...1_000_000) {
            let organisation = generator.organisation(
                named: "Bench", kind: .municipality, systems: systems, respondents: 0, years: [])
            var bench = TableBench(organisation, context) { try write(what: $0, times: $1) }
            try bench.run()
            return try inventory(organisation)
        }
        let organisation = generator.organisation(
            named: "Bench", kind: .municipality, systems: 1000, respondents: 1000, years: [2025, 2026])
        let million = generator.organisation(
            named: "Million", kind: .municipality, systems: 0, respondents: 33_334, years: [2026])

        let folder = "/tmp/mogna-bench-\(getpid())"
        let root = DataRoot(path: folder)
        let store = try root.create(organisation)
        try report("open 1,000 systems, 2 × 1,000 respondents", rounds: 20) { _ = try root.open("bench") }
        let measurement = organisation.measurements.last!
        try report("score 1,000 respondents, 8 units", rounds: 20) {
            _ = MaturityReport(measurement: measurement, units: organisation.units, instrument: instrument)
        }
        let all = Array(million.measurements[0].responses)
        try report("score 1,000,020 answers", rounds: 5) { _ = Maturity(of: all, instrument: instrument, invited: nil) }

        var workspace = Workspace(
            organisation: organisation, library: context.library, strings: context.strings, theme: "dark",
            today: Context.today)
        workspace.size = (120, 40)
        var state = State(workspace: workspace)
        for pane in 1...4 {
            _ = update(&state, .event(.key(.character(Character("\(pane)")))))
            try report("key to canvas, pane \(pane), 120×40", rounds: 200) {
                _ = update(&state, .event(.key(.down)))
                _ = View.draw(state)
            }
        }
        try report("append one answer to the journal, fsync included", rounds: 50) {
            let response = measurement.responses[0]
            let before = response.answers["E1"]
            _ = try store.append([
                Change([.answer(measurement.id, response.id, "E1", Replacement(from: before, to: Answer(digit: 3)))])
            ])
        }
        removeFolder(folder)
    }

    /// Measures rolling up a collection and comparing what it holds.
    private static func collection(_ collection: SummaryCollection, _ library: Library) throws {
        var rollup = try collection.rollup(measures: library.measures)
        let size = Format(language: .english).count(try collection.names().count)
        try report("roll \(size) summaries up, nothing known of them", rounds: 3) {
            collection.forget()
            rollup = try collection.rollup(measures: library.measures)
        }
        try report("roll them up again, none changed", rounds: 5) {
            rollup = try collection.rollup(measures: library.measures)
        }
        try report("compare all groups in all measures", rounds: 3) {
            for table in rollup.tables {
                let comparison = Comparison(table)
                for column in table.measures.indices {
                    for grouping in PeerGroup.Grouping.allCases {
                        for group in comparison.groups(by: grouping, measure: column) {
                            _ = comparison.outcome(of: group, measure: column)
                        }
                    }
                }
            }
        }
    }

    /// Measures the store on an inventory.
    private static func inventory(_ organisation: Organisation) throws {
        let folder = "/tmp/mogna-bench-\(getpid())"
        defer { removeFolder(folder) }
        let root = DataRoot(path: folder)
        let size = Format(language: .english).count(organisation.systems.count)
        var store = try root.create(organisation)
        let slug = organisation.profile.slug
        try report("open \(size) systems", rounds: 5) { store = try root.open(slug) }
        let first = organisation.systems[0].id
        var number = 0.0
        func costEdit() -> Change {
            number += 1
            return Change([
                .systemField(first, .annualCost, Replacement(from: .number(number - 1), to: .number(number)))
            ])
        }
        try report("append one cell to the journal, fsync included", rounds: 50) { _ = try store.append([costEdit()]) }
        try report("fold one cell into the snapshots", rounds: 3) {
            _ = try store.append([costEdit()])
            try store.fold()
        }
        let edits = organisation.systems.map { system in
            Edit.systemField(system.id, .note, Replacement(from: system.fields[.note], to: .text("granskad")))
        }
        try report("append a change of \(size) cells", rounds: 1) { _ = try store.append([Change(edits)]) }
        try report("open with it in the journal", rounds: 1) { store = try root.open(slug) }
        try report("undo it", rounds: 1) { if let undo = store.history.undo { _ = try store.append([undo]) } }
        try report("fold both", rounds: 1) { try store.fold() }
        let empty = Organisation(profile: Organisation.Profile(slug: "import", name: "Import", kind: .region))
        var other = try root.create(empty)
        var random = SplitMix(seed: 1)
        let additions = organisation.systems.shuffled(using: &random)
            .map { Edit.system($0.id, Replacement(from: nil, to: $0)) }
        try report("append an import of \(size) systems", rounds: 1) { _ = try other.append([Change(additions)]) }
        try report("open with it in the journal", rounds: 1) { other = try root.open("import") }
        try report("fold it", rounds: 1) { try other.fold() }
        try report("open after that", rounds: 1) { other = try root.open("import") }
    }

    private static func report(_ what: String, rounds: Int, _ work: () throws -> Void) throws {
        let clock = ContinuousClock()
        var times: [Double] = []
        for _ in 0..<rounds {
            let time = try clock.measure { try work() }
            times.append(Double(time.components.attoseconds) / 1e15 + Double(time.components.seconds) * 1e3)
        }
        try write(what: what, times: times)
    }

    private static func write(what: String, times unsorted: [Double]) throws {
        let times = unsorted.sorted()
        let median = Format(language: .english).decimal(times[times.count / 2], 3)
        let high = Format(language: .english).decimal(times[min(times.count - 1, times.count * 99 / 100)], 3)
        try mogna.write("\(TextWidth.padded(what, to: 52)) median \(median) ms   p99 \(high) ms\n")
    }
}
