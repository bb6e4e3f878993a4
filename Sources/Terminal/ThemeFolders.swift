/// The folders that themes are found in. Of two themes with one name, the earlier folder's counts: what users have made
/// goes before what ships.
public struct ThemeFolders: Equatable, Sendable {
    /// The folders, best first; one that is not there holds none.
    public let folders: [String]

    /// Takes folders, best first.
    public init(_ folders: [String]) { self.folders = folders }

    /// A theme that was found: what it is, or why it cannot be used.
    public struct Found: Sendable {
        /// Its file's name without `.json`.
        public var name: String
        /// The theme, or what is wrong with its file.
        public var theme: Result<Theme, ThemeError>

        /// Takes both.
        public init(name: String, theme: Result<Theme, ThemeError>) {
            self.name = name
            self.theme = theme
        }
    }

    /// Every theme that there is, by name, also those that cannot be read.
    public func all() -> [Found] {
        Set(folders.flatMap(Theme.names)).sorted().map { name in
            do throws(ThemeError) {
                return Found(name: name, theme: .success(try read(name)))
            } catch {
                return Found(name: name, theme: .failure(error))
            }
        }
    }

    /// Reads the theme of that name.
    public func read(_ name: String) throws(ThemeError) -> Theme {
        let holder = folders.first { Theme.names(in: $0).contains(name) }
        // Where no folder has it, the error names the themes that ship.
        return try Theme.read(name: name, folder: holder ?? folders.last ?? "")
    }
}
