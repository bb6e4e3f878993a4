import Exchange
import Library
import Model
import Store
import Terminal

extension Subcommand {
    static let importSystems = Subcommand(
        "import systems",
        "FILE.csv|.xlsx [--org ORG] [--sheet NAME] [--map \"HEADING=FIELD\"]… [--partial] [--skip-bad] [--dry-run]",
        "Läser in en systemförteckning: nya läggs till, kända uppdateras, försvunna märks.",
        "Reads a list of systems: new ones are added, known ones updated, vanished ones marked.", words: 1...1,
        options: ["--org", "--sheet", "--map"], flags: ["--partial", "--skip-bad", "--dry-run"]
    ) { context, arguments in
        let file = arguments.words[0]
        let bytes = try read(file)
        let store = try context.open(arguments["--org"])
        let organisation = store.organisation
        let vocabulary = try context.library.importVocabulary()
        let headings = Headings(vocabulary: vocabulary, method: context.library.method)
        let source = try SourceFile(bytes: bytes, file: file)
        let table = try arguments["--sheet"].map { try source.table(sheet: $0) } ?? source.table(headings: headings)
        guard
            var mapping = SystemMapping(
                table, headings: headings, remembered: organisation.analysis.importMappings)
        else { throw Failure.data(context.strings("cli.import.nothing", file)) }
        if let word = mapping.follow(arguments.all("--map"), headings: headings) {
            let there = mapping.columns.map(name(of:)).joined(separator: ", ")
            let targets = [.name] + System.Field.allCases.map(ImportTarget.field) + [.integrations]
            let fields = targets.map { "\(headings.title($0, context.language)) (\($0.word))" }
            throw Failure.usage(context.strings("cli.systems.map", word, there, fields.joined(separator: ", ")))
        }
        try write(description(of: mapping, table, headings, context) + "\n")
        guard let key = mapping.key, let held = key.target else {
            let there = mapping.columns.map(name(of:)).joined(separator: ", ")
            throw Failure.data(context.strings("cli.systems.no-name", file, there))
        }
        guard key.sureness > .guess else {
            throw Failure.data(
                context.strings(
                    "cli.systems.guessed", file, name(of: key), headings.title(held, context.language), held.word))
        }
        let plan = SystemImport(
            table, mapping: mapping, organisation: organisation, vocabulary: vocabulary, today: Context.today,
            marksMissing: !arguments.has("--partial"))
        report(plan.problems, context)
        try write(description(of: plan, organisation, headings, context) + "\n")
        guard plan.problems.isEmpty || arguments.has("--skip-bad") else {
            throw Failure.data(context.strings("cli.systems.refused", "\(plan.problems.count)"))
        }
        guard plan.rows > 0 else { throw Failure.data(context.strings("cli.import.nothing", file)) }
        // A list that is new here and lacks most of the systems is likely one of some of them.
        let (missing, there) = (plan.missing.count, organisation.systems.count)
        if missing > 5, missing * 2 > there, key.sureness < .remembered {
            throw Failure.data(
                context.strings("cli.systems.vanishing", "\(missing)", "\(there)", name(of: key), held.word))
        }
        guard !arguments.has("--dry-run") else { return try write(context.strings("cli.systems.dry") + "\n") }
        let edits = plan.edits(remembering: mapping, in: organisation)
        guard !edits.isEmpty else { return try write(context.strings("cli.systems.same") + "\n") }
        guard !store.isReadOnly else { throw Failure.io(context.strings("notice.read-only")) }
        _ = try store.append([Change(edits)])
        do throws(StoreError) {
            try store.fold()
        } catch {
            // It is in the journal.
            complain("\(error)")
        }
        try write(context.strings("cli.systems.done") + "\n")
    }

    private static func report(_ problems: [ImportProblem], _ context: Context) {
        // A column of another kind than meant makes a problem of every row.
        for problem in problems.prefix(20) { complain(problem.description(in: context.language)) }
        if problems.count > 20 { complain(context.strings("cli.import.more", "\(problems.count - 20)")) }
    }

    /// What a column is called at the command line, where one with a long heading or none goes by its number.
    private static func name(of column: SystemMapping.Column) -> String {
        column.heading.isEmpty || column.heading.count > 40 ? "\(column.index + 1)" : column.heading
    }

    /// Which column goes where, a line each.
    private static func description(
        of mapping: SystemMapping, _ table: SourceTable, _ headings: Headings, _ context: Context
    ) -> String {
        let line = "\(table.rows[mapping.header].line)"
        let title =
            table.sheet.map { context.strings("cli.systems.sheet", $0, line) }
            ?? context.strings("cli.systems.headings", line)
        let width = min(40, mapping.columns.map { TextWidth.columns(of: $0.heading) }.max() ?? 0)
        let lines = mapping.columns.map { column in
            let heading = column.heading.isEmpty ? "(\(column.index + 1))" : column.heading
            let target =
                column.target.map { headings.title($0, context.language) } ?? context.strings("cli.systems.left-out")
            let isGuess = column.target != nil && column.sureness == .guess
            return "  \(TextWidth.padded(heading, to: width)) → \(target)"
                + (isGuess ? " " + context.strings("cli.systems.guess") : "")
        }
        return ([title] + lines).joined(separator: "\n")
    }

    /// What the import would do, with the first changes in words.
    private static func description(
        of plan: SystemImport, _ organisation: Organisation, _ headings: Headings, _ context: Context
    ) -> String {
        let shown = 10
        var lines = [
            context.strings(
                "cli.systems.plan", "\(plan.added.count)", "\(plan.changed.count)", "\(plan.untouched)",
                "\(plan.missing.count)")
        ]
        func list(_ key: String, _ items: [String], of count: Int) {
            guard count > 0 else { return }
            let more = count > shown ? ["  " + context.strings("cli.systems.more", "\(count - shown)")] : []
            lines += [context.strings(key)] + items.map { "  " + $0 } + more
        }
        list("cli.systems.added", plan.added.prefix(shown).map(\.name), of: plan.added.count)
        let changes = plan.changed.prefix(shown).map { system in
            "\(system.name): "
                + system.edits.map { headings.description(of: $0, units: organisation.units, context.language) }
                .joined(separator: "; ")
        }
        list("cli.systems.changed", changes, of: plan.changed.count)
        let missing = plan.missing.prefix(shown).map { organisation.systems[$0]?.name ?? $0.rawValue }
        list("cli.systems.missing", missing, of: plan.missing.count)
        return lines.joined(separator: "\n")
    }
}
