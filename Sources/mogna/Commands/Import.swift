import Exchange
import Library
import Model
import Store

extension Subcommand {
    static let importResponses = Subcommand(
        "import responses", "FILE.csv --org ORG [--measurement ID] [--skip-bad] [--dry-run] [--again]",
        "Läser in svar: en rad per respondent.", "Reads answers: one row a respondent.", words: 1...1,
        options: ["--org", "--measurement"], flags: ["--skip-bad", "--dry-run", "--again"]
    ) { context, arguments in
        let file = arguments.words[0]
        let bytes = try read(file)
        let store = try context.open(arguments["--org"])
        let organisation = store.organisation
        let (measurement, creation) = try target(in: organisation, context, named: arguments["--measurement"])
        guard let instrument = context.library.instruments[measurement.header.instrument] else {
            throw Failure.data(context.strings("cli.no-instrument", measurement.header.instrument.rawValue))
        }
        let read = ResponseImport(
            bytes: bytes, file: file, instrument: instrument, units: organisation.units,
            existing: measurement.responses, measurement: measurement.id, anonymity: measurement.header.anonymity)
        // A column of another kind than meant makes a problem of every row.
        for problem in read.problems.prefix(20) { complain(problem.description(in: context.language)) }
        if read.problems.count > 20 { complain(context.strings("cli.import.more", "\(read.problems.count - 20)")) }
        guard read.problems.isEmpty || arguments.has("--skip-bad") else {
            throw Failure.data(context.strings("cli.import.refused", "\(read.problems.count)"))
        }
        guard !read.edits.isEmpty else {
            throw Failure.data(context.strings(read.rows > 0 ? "cli.import.unchanged" : "cli.import.nothing", file))
        }
        guard arguments.has("--again") || !isThereAlready(read.responses, in: measurement) else {
            throw Failure.data(context.strings("cli.import.again", file))
        }
        let skipped = read.rows - read.responses.count
        guard !arguments.has("--dry-run") else {
            try write(context.strings("cli.import.would", "\(read.responses.count)", "\(skipped)") + "\n")
            return
        }
        guard !store.isReadOnly else { throw Failure.io(context.strings("notice.read-only")) }
        _ = try store.append([Change(creation + read.edits)])
        do throws(StoreError) {
            try store.fold()
        } catch {
            // The answers are in the journal: a failure here would have them imported twice.
            complain("\(error)")
        }
        try write(
            context.strings("cli.import.done", "\(read.responses.count)", "\(skipped)", measurement.id.rawValue) + "\n")
    }

    /// Whether every row says what somebody has said before. A few people may agree; five and more is the same file.
    private static func isThereAlready(_ responses: [Response], in measurement: Measurement) -> Bool {
        guard responses.count >= 5, responses.allSatisfy({ measurement.responses[$0.id] == nil }) else { return false }
        return responses.allSatisfy { new in
            measurement.responses.contains {
                $0.unit == new.unit && $0.answers == new.answers && $0.comments == new.comments
            }
        }
    }

    /// The measurement to read into: the one named, else the latest open one, else a new one of this year.
    private static func target(
        in organisation: Organisation, _ context: Context, named name: String?
    ) throws -> (Measurement, [Edit]) {
        if let name {
            let named = try context.measurement(name, in: organisation)
            guard named.header.status != .closed else {
                throw Failure.usage(context.strings("cli.import.closed", name))
            }
            return (named, [])
        }
        let open = organisation.measurements.filter { $0.header.status == .open }
        if let latest = open.max(by: { $0.header.year < $1.header.year }) { return (latest, []) }
        guard organisation.measurements.isEmpty else { throw Failure.usage(context.strings("cli.import.none-open")) }
        let today = Context.today
        let header = Measurement.Header(
            instrument: "dimios", version: context.library.instruments["dimios"]?.version, year: today.year,
            opens: today, status: .open)
        let id = Identifier<Measurement>("\(today.year)")
        return (Measurement(id: id, header: header), [.measurement(id, Replacement(from: nil, to: header))])
    }
}
