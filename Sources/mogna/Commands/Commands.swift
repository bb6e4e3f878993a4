import Library
import Workbench

extension Subcommand {
    static let commands = Subcommand(
        "keys", "", "Skriver ut arbetsbänkens alla kommandon och tangenter.",
        "Prints all commands of the workbench and their keys."
    ) { context, _ in
        try write(KeyTable(strings: context.strings).markdown)
    }
}
