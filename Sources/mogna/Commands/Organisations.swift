import Library
import Model
import Store

extension Subcommand {
    static let new = Subcommand(
        "new", "NAME [--kind kommun|region|myndighet|bolag]", "Lägger upp en organisation.",
        "Adds an organisation.", words: 1...1, options: ["--kind"]
    ) { context, arguments in
        let name = arguments.words[0]
        guard name.contains(where: { !$0.isWhitespace }) else {
            throw Failure.usage("ett namn behövs", "a name is needed")
        }
        guard name == name.withoutControls, !name.contains(where: \.isNewline) else {
            throw Failure.usage("namnet har tecken som inte syns", "the name has characters that cannot be seen")
        }
        let register = try context.library.register()
        let municipality = register.municipality(named: name)
        let kind: Organisation.Kind
        if let given = arguments["--kind"] {
            guard let known = Organisation.Kind(rawValue: given) else {
                let kinds = Organisation.Kind.allCases.map(\.rawValue).joined(separator: ", ")
                throw Failure.usage("--kind tar \(kinds)", "--kind takes \(kinds)")
            }
            kind = known
        } else {
            kind = municipality != nil ? .municipality : Organisation.Kind(guessedFrom: name)
        }
        let registered = kind == .municipality ? municipality : nil
        let fullName = registered?.name ?? name
        let county = kind == .region ? register.county(ofRegionNamed: name) : nil
        let profile = Organisation.Profile(
            slug: Organisation.Profile.slug(for: fullName), name: fullName, kind: kind,
            registerCode: registered?.code, countyCode: registered?.countyCode ?? county?.code)
        let store: OrganisationStore
        do {
            store = try context.root().create(Organisation(profile: profile))
        } catch let error as StoreError where error.kind == .exists {
            throw Failure.usage(context.strings("cli.exists", fullName, profile.slug))
        }
        var line = context.strings("cli.created", fullName, kind.rawValue, store.folder)
        if let registered, let county = register.counties.first(where: { $0.code == registered.countyCode }) {
            line += "\n" + context.strings("cli.registered", registered.code, county.shortName)
        }
        if let county { line += "\n" + county.name }
        try write(line + "\n" + context.strings("cli.open-with", profile.slug) + "\n")
    }

    static let list = Subcommand(
        "list", "", "Listar organisationerna.", "Lists the organisations."
    ) { context, _ in
        let root = try context.root()
        let there = try root.organisations()
        guard !there.isEmpty else {
            try write(context.strings("cli.no-organisation", root.path) + "\n")
            return
        }
        let width = there.map(\.slug.count).max() ?? 0
        for item in there {
            let generated = item.isGenerated ? " (\(context.strings("generated")))" : ""
            let slug = item.slug + String(repeating: " ", count: width - item.slug.count)
            try write("\(slug)  \(item.kind.rawValue)  \(item.name)\(generated)\n")
        }
    }

    static let check = Subcommand(
        "check", "[ORG]", "Går igenom filerna, säger vad som är fel, ändrar ingenting.",
        "Goes through the files, says what is wrong, changes nothing.", words: 0...1
    ) { context, arguments in
        let root = try context.root()
        let slugs =
            try arguments.words.first.map { [try context.resolve($0, in: root)] } ?? root.slugs()
        var count = 0
        for slug in slugs {
            let problems = root.check(slug)
            count += problems.count
            for problem in problems { try write("\(problem)\n") }
        }
        guard count == 0 else { throw Failure.data(context.strings("cli.problems", "\(count)")) }
        try write(context.strings("cli.no-problems", "\(slugs.count)") + "\n")
    }

    static let erase = Subcommand(
        "erase persons", "--org ORG", "Raderar respondenternas namn och adresser, ur mätningarna och journalen.",
        "Erases the respondents' names and addresses, from the measurements and the journal.", options: ["--org"]
    ) { context, arguments in
        let count = try context.open(arguments["--org"]).erasePersons()
        try write(context.strings("cli.erased", "\(count)") + "\n")
    }
}

extension Organisation.Kind {
    /// The kind that a Swedish public body's name suggests.
    init(guessedFrom name: String) {
        let name = name.lowercased()
        self =
            if name.hasPrefix("region ") {
                .region
            } else if name.hasSuffix("kommun") || name.hasSuffix(" stad") {
                .municipality
            } else if name.hasSuffix(" ab") || name.hasSuffix("bolag") || name.contains("bolaget") {
                .company
            } else {
                .agency
            }
    }
}
