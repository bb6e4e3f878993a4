import Glibc
import Library
import Model
import Store
import Synthetic
import Terminal
import Workbench

extension Subcommand {
    static let open = Subcommand(
        "", "[ORG]", "Öppnar arbetsbänken.", "Opens the workbench.", words: 0...1
    ) { context, arguments in
        try requireTerminal(context)
        let root = try context.root()
        if arguments.words.isEmpty, try root.organisations().isEmpty {
            throw Failure.missing(context.strings("cli.no-organisation", root.path))
        }
        try runWorkbench(try context.open(arguments.words.first), in: root, context)
    }

    static let notes = Subcommand(
        "notes", "[ORG]", "Visar anteckningar till det som en annan mogna visar på väggen.",
        "Shows notes to what another mogna presents on the wall.", words: 0...1
    ) { context, arguments in
        try requireTerminal(context)
        try runWorkbench(try context.open(arguments.words.first), in: try context.root(), context, role: .notes)
    }

    static let demo = Subcommand(
        "demo", "[--keep DIR]", "Öppnar en påhittad kommun i en tillfällig mapp.",
        "Opens an invented municipality in a scratch folder.", options: ["--keep"]
    ) { context, arguments in
        try requireTerminal(context)
        var generator = try context.generator()
        let organisation = generator.demo()
        let keep = arguments["--keep"]
        let path = try keep ?? scratchFolder()
        defer { if keep == nil { removeFolder(path) } }
        let root = DataRoot(path: path)
        try runWorkbench(try root.create(organisation), in: root, context)
    }

    static func requireTerminal(_ context: Context) throws {
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
            throw Failure.usage(context.strings("cli.no-terminal"))
        }
    }

    private static func runWorkbench(
        _ store: OrganisationStore, in root: DataRoot, _ context: Context, role: State.Role = .workbench
    ) throws {
        let collection = SummaryCollection.locate(option: nil, environment: context.environment, root: root)
        let themes = context.themes
        let name = try context.theme()
        let theme = try themes.read(name)
        let bindings = try context.bindings()
        let workspace = Workspace(
            organisation: store.organisation, history: store.history, library: context.library,
            strings: context.strings, peers: PeerSource(collection, store, context.library, today: { Context.today }),
            theme: name,
            today: Context.today,
            isReadOnly: store.isReadOnly, notice: store.warnings.first.map { Notice($0, isError: true) })
        let screen = try Screen(theme: theme)
        if !screen.hasColours { screen.use(try themes.read("mono")) }
        var program = Program(
            workspace: workspace, store: store, screen: screen, themes: themes, settings: context.settingsFolder,
            bindings: bindings, role: role)
        let isSaved = program.run()
        screen.close()
        for warning in store.warnings { complain(warning) }
        guard isSaved else { throw Failure.io(context.strings("cli.not-saved", store.folder)) }
    }

    private static func scratchFolder() throws -> String {
        var template = Array("/tmp/mogna-demo-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw Failure.io("/tmp: \(String(cString: strerror(errno)))") }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Removes a folder of ours with all that is in it.
    static func removeFolder(_ path: String) {
        guard let stream = opendir(path) else { return }
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            guard name != ".", name != ".." else { continue }
            let inner = "\(path)/\(name)"
            if unlink(inner) != 0 { removeFolder(inner) }
        }
        closedir(stream)
        rmdir(path)
    }
}
