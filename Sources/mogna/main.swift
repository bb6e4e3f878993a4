import Glibc
import Model

/// Of the program; the files have a version of their own.
let version = "0.1"

let given = Array(CommandLine.arguments.dropFirst())

if Subcommand.named(by: given).0.isForStrangers { forgetEnvironment() }

let environment = currentEnvironment()

do {
    if given.contains(where: { ["-h", "--help"].contains($0) }) || given == ["help"] {
        let words = given.filter { !["-h", "--help", "help"].contains($0) }
        let language = Context.language(given: given, environment: environment)
        try write(Subcommand.usage(language, for: words) + "\n")
    } else if given == ["--version"] {
        try write("mogna \(version)\n")
    } else {
        let (command, rest) = Subcommand.named(by: given)
        let arguments = try Arguments(rest, for: command.syntax)
        try command.run(try Context(arguments, environment: environment), arguments)
    }
} catch {
    let failure = Failure(error)
    let language = Context.language(given: given, environment: environment)
    complain(failure.description(language))
    if failure.code == 64 {
        complain(language == .swedish ? "mogna --help visar alla kommandon" : "mogna --help shows all commands")
    }
    exit(failure.code)
}
