import Exchange
import Library
import Model
import Store

extension Subcommand {
    static let exportResponses = Subcommand(
        "export responses", "[--org ORG] [--measurement ID] [--names] [-o FILE.csv]",
        "Skriver svaren som import responses läser dem; utan svar blir det en mall.",
        "Writes the answers as import responses reads them; without answers, a template.",
        options: ["--org", "--measurement", "--output"], flags: ["--names"]
    ) { context, arguments in
        let organisation = try context.open(arguments["--org"]).organisation
        let measurement = try measurement(in: organisation, context, named: arguments["--measurement"])
        guard let instrument = context.library.instruments[measurement.header.instrument] else {
            throw Failure.data(context.strings("cli.no-instrument", measurement.header.instrument.rawValue))
        }
        let text = ResponseExport.csv(measurement, instrument: instrument, namingPersons: arguments.has("--names"))
        // Spreadsheets take a file without the mark for one in an old character set.
        let mark = arguments["--output"] == nil ? "" : "\u{FEFF}"
        // What people have said is for the owner of the file alone, as in the data root.
        try write(mark + text, to: arguments["--output"], mode: 0o600)
    }

    /// The measurement named, or the latest; an empty one where there is none.
    private static func measurement(
        in organisation: Organisation, _ context: Context, named name: String?
    ) throws -> Measurement {
        if let name { return try context.measurement(name, in: organisation) }
        return organisation.measurements.max { ($0.header.year, $0.id) < ($1.header.year, $1.id) }
            ?? Measurement(id: "", header: Measurement.Header(instrument: "dimios", year: Context.today.year))
    }
}
