import Model

/// Something that can be asked for at the command line. The usage text is derived from these.
struct Subcommand: Sendable {
    /// What is typed: `score`, or two words such as `import responses`.
    let name: String
    /// What follows it.
    let synopsis: String
    /// What it is for, in both languages.
    let purpose: Text
    let syntax: Arguments.Syntax
    /// Whether whoever uses it may be anybody, and so may choose neither files nor settings by environment.
    let isForStrangers: Bool
    let run: @Sendable (Context, Arguments) throws -> Void

    init(
        _ name: String, _ synopsis: String, _ swedish: String, _ english: String, words: ClosedRange<Int> = 0...0,
        options: Set<String> = [], flags: Set<String> = [], isForStrangers: Bool = false,
        run: @escaping @Sendable (Context, Arguments) throws -> Void
    ) {
        self.name = name
        self.synopsis = synopsis
        purpose = Text(swedish: swedish, english: english)
        syntax = Arguments.Syntax(
            words: words, required: Self.required(synopsis), options: options.union(Self.everywhere), flags: flags)
        self.isForStrangers = isForStrangers
        self.run = run
    }

    /// The words of a synopsis that are neither options nor in brackets.
    private static func required(_ synopsis: String) -> [String] {
        var words: [String] = []
        var (depth, isValue) = (0, false)
        for part in synopsis.split(separator: " ") {
            let isWithin = depth > 0 || part.hasPrefix("[")
            depth += part.count { $0 == "[" } - part.count { $0 == "]" }
            if isWithin { continue }
            if part.hasPrefix("-") {
                isValue = true
            } else if isValue {
                isValue = false
            } else {
                words.append(String(part))
            }
        }
        return words
    }

    /// Options that every command takes, before its name or after it.
    private static let everywhere: Set<String> = ["--data", "--lang", "--theme"]

    static let all: [Subcommand] = [
        .open, .demo, .notes, .new, .list, .show, .score, .systems, .importSystems, .exportSystems, .importResponses,
        .exportResponses, .chart, .share, .collect, .compare, .products, .exportTables, .respond, .invite, .check,
        .generate, .erase, .commands, .bench,
    ]

    /// The command that the first words name, and the arguments after them; opening the workbench when none is named.
    static func named(by arguments: [String]) -> (Subcommand, [String]) {
        var start = 0
        while start < arguments.count, let name = arguments[start].split(separator: "=").first,
            everywhere.contains(String(name))
        {
            start += arguments[start].contains("=") ? 1 : 2
        }
        let options = Array(arguments.prefix(start))
        let rest = arguments.dropFirst(start)
        for length in [2, 1] where rest.count >= length {
            let name = rest.prefix(length).joined(separator: " ")
            if let command = all.first(where: { $0.name == name && !name.isEmpty }) {
                return (command, options + rest.dropFirst(length))
            }
        }
        return (.open, arguments)
    }

    /// How it is used, and what for.
    private func usage(_ language: Language) -> String {
        let left = ["mogna", name, synopsis].filter { !$0.isEmpty }.joined(separator: " ")
        return "  \(left)\n      \(purpose(language))"
    }

    /// The usage text; of the command that the words name only, where they name one.
    static func usage(_ language: Language, for arguments: [String]) -> String {
        let (command, rest) = named(by: arguments)
        // Nothing was named where nothing was taken off.
        guard rest.count == arguments.count else { return command.usage(language) }
        return usage(language)
    }

    /// The usage text.
    private static func usage(_ language: Language) -> String {
        let intro = Text(
            swedish: "mogna mäter digital mognad (DiMiOS) och tar hand om systeminventeringen (DIOS).",
            english: "mogna measures digital maturity (DiMiOS) and keeps the inventory of systems (DIOS).")
        let everywhere = Text(
            swedish: """
                Överallt: --data MAPP (annars $MOGNA_HOME, annars ~/.local/share/mogna), --lang sv|en, --theme NAMN.
                Slutkoder: 0 det gick, 64 fel användning, 65 fel i data, 66 filen finns inte, 74 läs- eller skrivfel.
                """,
            english: """
                Everywhere: --data DIR (else $MOGNA_HOME, else ~/.local/share/mogna), --lang sv|en, --theme NAME.
                Exit codes: 0 it worked, 64 wrong use, 65 bad data, 66 no such file, 74 input or output failed.
                """)
        let lines = all.map { $0.usage(language) }
        return ([intro(language), ""] + lines + ["", everywhere(language)]).joined(separator: "\n")
    }
}
