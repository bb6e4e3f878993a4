import Library
import Model
import Scoring
import Store
import Synthetic

extension Subcommand {
    static let generate = Subcommand(
        "generate", "[--systems N] [--respondents N] [--organisations M] [--summaries] [--seed S] -o DIR",
        "Hittar på organisationer för prov och mätningar av fart.",
        "Invents organisations for trials and benchmarks.",
        options: ["--systems", "--respondents", "--organisations", "--seed", "--output"],
        flags: ["--summaries"]
    ) { context, arguments in
        guard let folder = arguments["--output"] else { throw Failure.usage("-o MAPP behövs", "-o DIR is needed") }
        let organisations = try arguments.integer("--organisations", in: 1...100_000) ?? 1
        let systems = try arguments.integer("--systems", in: 0...1_000_000) ?? 150
        let respondents = try arguments.integer("--respondents", in: 0...1_000_000) ?? 150
        let seed = try arguments.integer("--seed", in: 0...Int.max) ?? 1
        var generator = try context.generator(seed: seed)
        let counties = try context.library.register().municipalities.map(\.countyCode)
        let year = 2026
        // One by itself needs no number, and none of a country's places.
        let alone = Organisation.Profile(
            slug: "provkommun", name: "Provkommun", kind: .municipality, isGenerated: true)
        func organisation(_ number: Int) -> Organisation {
            let profile =
                organisations == 1 ? alone : Generator.body(number, seed: UInt64(seed), counties: counties)
            return generator.organisation(
                profile, systems: systems, respondents: respondents, years: [year - 1, year])
        }
        if arguments.has("--summaries") {
            let library = context.library
            let collection = SummaryCollection(folder: folder)
            // What is made up is not mixed with what somebody has handed over.
            guard try collection.names().isEmpty else {
                throw Failure.data(context.strings("cli.generate.taken", folder))
            }
            try collection.add(
                (1...organisations).lazy.map { number in
                    Sharing(
                        organisation(number).asClosed, instruments: library.instruments, method: library.method,
                        earlier: nil, on: Day("\(year)-01-31")!, withProducts: true
                    ).summary
                })
        } else {
            let root = DataRoot(path: folder)
            for number in 1...organisations { _ = try root.create(organisation(number)) }
        }
        try write(
            context.strings("cli.generated", "\(organisations)", "\(systems)", "\(respondents)", folder, "\(seed)")
                + "\n")
    }
}

extension Organisation {
    /// The same after its measurements' last day.
    fileprivate var asClosed: Organisation {
        var closed = self
        for measurement in measurements {
            closed.measurements.update(measurement.id) { $0.header.status = .closed }
        }
        return closed
    }
}
