import Library
import Workbench

extension Subcommand {
    static let commands = Subcommand(
        "keys", "", "Skriver ut arbetsbänkens alla kommandon och tangenter.",
        "Prints all commands of the workbench and their keys."
    ) { context, _ in
        let bindings = try context.bindings()
        try write(KeyTable(strings: context.strings, bindings: bindings).markdown)
        for line in bindings.complaints(context.strings, file: bindings.file) { complain(line) }
    }
}
