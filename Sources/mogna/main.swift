import Glibc
import Model

/// Of the program; the files have a version of their own.
let version = "0.1"

let environment = currentEnvironment()

let given = Array(CommandLine.arguments.dropFirst())

do {
    if given.contains(where: { ["-h", "--help"].contains($0) }) || given == ["help"] {
        try write(Subcommand.usage(Context.language(given: given, environment: environment)) + "\n")
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

/// The environment's variables.
private func currentEnvironment() -> [String: String] {
    var variables: [String: String] = [:]
    var entry = environ
    while let text = entry.pointee {
        let parts = String(cString: text).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        if parts.count == 2 { variables[String(parts[0])] = String(parts[1]) }
        entry += 1
    }
    return variables
}
