import Exchange
import Library
import Model
import Store

extension Subcommand {
    static let exportSystems = Subcommand(
        "export systems", "[ORG] [-o FILE.csv|.xlsx]",
        "Skriver systemförteckningen med bedömningar och integrationer, så som import systems läser den.",
        "Writes the inventory with assessments and integrations, as import systems reads it.", words: 0...1,
        options: ["--org", "--output"]
    ) { context, arguments in
        let organisation = try context.open(arguments.words.first ?? arguments["--org"]).organisation
        let export = SystemExport(
            organisation.systems, vocabulary: try context.library.importVocabulary(), method: context.library.method,
            language: context.language)
        guard let path = arguments["--output"] else { return try write(export.csv) }
        switch path.split(separator: ".").last?.lowercased() {
        case "xlsx": try export.writeWorkbook(to: path, sheet: context.strings("cli.systems.sheet-name"))
        // Spreadsheets take a file without the mark for one in an old character set.
        case "csv": try write("\u{FEFF}" + export.csv, to: path)
        default: throw Failure.usage(context.strings("cli.systems.format", path))
        }
    }
}
