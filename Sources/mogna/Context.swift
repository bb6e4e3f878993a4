import Glibc
import Library
import Model
import Store
import Synthetic
import Terminal
import Workbench

/// What every command needs: where the user's files and the program's own are, and which language to speak.
struct Context: Sendable {
    let environment: [String: String]
    let language: Language
    let folder: String
    let library: Library
    let strings: Strings
    private let dataOption: String?
    private let themeOption: String?

    init(_ arguments: Arguments, environment: [String: String]) throws {
        self.environment = environment
        language = try Context.language(option: arguments["--lang"], environment: environment)
        dataOption = arguments["--data"]
        themeOption = arguments["--theme"]
        guard let folder = DataFolder.locate(environment: environment) else {
            throw Failure.missing(
                "the program's own files, Data and Themes, were not found; set MOGNA_SHARE to the folder that holds them"
            )
        }
        self.folder = folder
        library = try Library(folder: folder)
        strings = try library.strings(language)
    }

    /// The user's files.
    func root() throws -> DataRoot { try DataRoot.locate(option: dataOption, environment: environment) }

    /// Opens an organisation by slug, name or the beginning of either; the only one where none is named.
    func open(_ name: String?) throws -> OrganisationStore {
        let root = try root()
        if let name { return try root.open(try resolve(name, in: root)) }
        let there = try root.organisations()
        guard let only = there.first else {
            throw Failure.missing(strings("cli.no-organisation", root.path))
        }
        guard there.count == 1 else {
            throw Failure.usage(strings("cli.which-organisation", there.map(\.slug).joined(separator: ", ")))
        }
        return try root.open(only.slug)
    }

    /// The slug of the organisation that was meant.
    func resolve(_ name: String, in root: DataRoot) throws -> String {
        do throws(StoreError) {
            return try root.resolve(name)
        } catch {
            let there = (try? root.organisations().map(\.slug).joined(separator: ", ")) ?? ""
            switch error.kind {
            case .noSuchFile where there.isEmpty: throw Failure.missing(strings("cli.no-organisation", root.path))
            case .noSuchFile: throw Failure.missing(strings("cli.no-such-organisation", name, there))
            case .usage: throw Failure.usage(strings("cli.several-organisations", name, there))
            default: throw error
            }
        }
    }

    /// The measurement with that identifier; an error that names those that there are where there is none.
    func measurement(_ name: String, in organisation: Organisation) throws -> Measurement {
        guard let found = organisation.measurements[Identifier(name)] else {
            let there = organisation.measurements.map(\.id.rawValue).joined(separator: ", ")
            throw Failure.missing(strings("cli.no-such-measurement", there))
        }
        return found
    }

    /// What invents organisations; with the story's own seed unless another is given.
    func generator(seed: Int? = nil) throws -> Generator {
        guard let instrument = library.instruments["dimios"] else {
            throw Failure.data(strings("cli.no-instrument", "dimios"))
        }
        return try Generator(
            story: folder + "/Data/demo/story.json", seed: seed.map(UInt64.init), instrument: instrument,
            method: library.method)
    }

    /// The theme: an option, `$MOGNA_THEME`, the one for terminals without colour, the one chosen last, or the dark one.
    func theme() throws -> String {
        if let themeOption { return themeOption }
        if let named = environment["MOGNA_THEME"], !named.isEmpty { return named }
        if environment["NO_COLOR"].map({ !$0.isEmpty }) == true { return "mono" }
        guard let settingsFolder, let chosen = try Settings.read(folder: settingsFolder).theme else { return "dark" }
        // One that was chosen and then taken away is no reason not to start.
        return themes.folders.contains { Theme.names(in: $0).contains(chosen) } ? chosen : "dark"
    }

    /// Where a person's choices are; nil where the environment names no place.
    var settingsFolder: String? { Settings.folder(environment: environment) }

    /// The themes that people have made, and those that ship.
    var themes: ThemeFolders {
        ThemeFolders((settingsFolder.map { [$0 + "/themes"] } ?? []) + [folder + "/Themes"])
    }

    /// The keys of the commands, as wished for in `keys.json`.
    func bindings() throws -> KeyBindings {
        guard let settingsFolder, let file = try KeysFile.read(folder: settingsFolder) else { return KeyBindings() }
        return KeyBindings(file)
    }

    /// Today in the local time zone.
    static var today: Day {
        var now = time(nil)
        var parts = tm()
        localtime_r(&now, &parts)
        return Day(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
            ?? Day("2000-01-01")!
    }

    /// The language to complain in, also of arguments that could not be understood.
    static func language(given: [String], environment: [String: String]) -> Language {
        let option =
            given.firstIndex(of: "--lang").flatMap { $0 + 1 < given.count ? given[$0 + 1] : nil }
            ?? given.first { $0.hasPrefix("--lang=") }.map { String($0.dropFirst(7)) }
        let known = option.flatMap(Language.init(rawValue:))?.rawValue
        return (try? language(option: known, environment: environment)) ?? .swedish
    }

    /// Swedish unless another language was asked for by option or locale.
    static func language(option: String?, environment: [String: String]) throws(Failure) -> Language {
        if let option {
            guard let language = Language(rawValue: option) else {
                throw .usage("--lang tar sv eller en, inte «\(option)»", "--lang takes sv or en, not «\(option)»")
            }
            return language
        }
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
        let neutral = locale.isEmpty || locale.hasPrefix("C") || locale == "POSIX"
        return neutral || locale.hasPrefix("sv") ? .swedish : .english
    }
}
