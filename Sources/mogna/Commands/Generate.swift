import Library
import Model
import Store
import Synthetic

extension Subcommand {
    static let generate = Subcommand(
        "generate", "[--systems N] [--respondents N] [--organisations M] [--seed S] -o DIR",
        "Hittar på organisationer för prov och mätningar av fart.",
        "Invents organisations for trials and benchmarks.",
        options: ["--systems", "--respondents", "--organisations", "--seed", "--output"]
    ) { context, arguments in
        guard let folder = arguments["--output"] else { throw Failure.usage("-o MAPP behövs", "-o DIR is needed") }
        let organisations = try arguments.integer("--organisations", in: 1...100_000) ?? 1
        let systems = try arguments.integer("--systems", in: 0...1_000_000) ?? 150
        let respondents = try arguments.integer("--respondents", in: 0...1_000_000) ?? 150
        let seed = try arguments.integer("--seed", in: 0...Int.max) ?? 1
        var generator = try context.generator(seed: seed)
        let root = DataRoot(path: folder)
        let year = 2026
        for number in 1...organisations {
            let name = organisations == 1 ? "Provkommun" : "Provkommun \(number)"
            let organisation = generator.organisation(
                named: name, kind: .municipality, systems: systems, respondents: respondents, years: [year - 1, year])
            _ = try root.create(organisation)
        }
        try write(
            context.strings("cli.generated", "\(organisations)", "\(systems)", "\(respondents)", folder, "\(seed)")
                + "\n")
    }
}
