import Glibc
import Model

/// The folder that holds all organisations, one folder each.
public struct DataRoot: Sendable, Equatable {
    /// Where it is.
    public let path: String

    /// Takes a path, which need not be there yet.
    public init(path: String) {
        self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }

    /// An option, `$MOGNA_HOME`, `$XDG_DATA_HOME/mogna`, or `~/.local/share/mogna`.
    public static func locate(option: String?, environment: [String: String]) throws(StoreError) -> DataRoot {
        func value(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
        if let option { return DataRoot(path: option) }
        if let home = value("MOGNA_HOME") { return DataRoot(path: home) }
        if let data = value("XDG_DATA_HOME") { return DataRoot(path: data + "/mogna") }
        if let home = value("HOME") { return DataRoot(path: home + "/.local/share/mogna") }
        throw StoreError(
            .usage, file: "$HOME", problem: "is not set, so there is no place for the files", remedy: "use --data DIR")
    }

    /// An organisation in the list of all.
    public struct Listing: Equatable, Sendable {
        /// Its folder's name.
        public var slug: String
        /// Its name.
        public var name: String
        /// What sort it is.
        public var kind: Organisation.Kind
        /// Whether it is invented.
        public var isGenerated: Bool
    }

    /// The slugs of all organisations, also of those whose files cannot be read.
    public func slugs() throws(StoreError) -> [String] {
        guard access(path, F_OK) == 0 || errno != ENOENT else { return [] }
        return try Self.entries(of: path).filter { access("\(path)/\($0)/\(OrganisationFile.name)", F_OK) == 0 }
    }

    /// All organisations, by slug. None when the folder is not there yet.
    public func organisations() throws(StoreError) -> [Listing] {
        var listings: [Listing] = []
        for slug in try slugs() {
            var unknown = UnknownKeys()
            var newer: [String] = []
            let (profile, _) = try Snapshots.read("\(path)/\(slug)", OrganisationFile.name, &newer) {
                node throws(Malformed) in try OrganisationFile.read(node, slug: slug, &unknown)
            }
            listings.append(
                Listing(slug: slug, name: profile.name, kind: profile.kind, isGenerated: profile.isGenerated))
        }
        return listings
    }

    /// Adds an organisation with all that it has. Refuses when its folder is there.
    public func create(_ organisation: Organisation) throws(StoreError) -> OrganisationStore {
        let folder = "\(path)/\(organisation.profile.slug)"
        guard access(folder, F_OK) != 0 else {
            throw StoreError(
                .exists, file: folder, problem: "the organisation is there already",
                remedy: "open it with mogna \(organisation.profile.slug)")
        }
        try Self.makeFolders(path)
        // Made under another name, so that no half-made organisation is ever seen.
        let temporary = "\(path)/.new-\(organisation.profile.slug)-\(getpid())"
        try Self.makeFolder(temporary)
        let files = Snapshots(organisation: organisation, unknown: UnknownKeys()).files
        do throws(StoreError) {
            for (name, pieces) in files { try FileSystem.real.replace("\(temporary)/\(name)", with: pieces) }
            try FileSystem.real.synchronise(folder: temporary)
            guard rename(temporary, folder) == 0 else { throw .io(folder) }
            try FileSystem.real.synchronise(folder: path)
        } catch {
            for name in files.keys { unlink("\(temporary)/\(name)") }
            rmdir(temporary)
            throw error
        }
        return try OrganisationStore(folder: folder)
    }

    /// Opens an organisation by its slug.
    public func open(_ slug: String) throws(StoreError) -> OrganisationStore {
        try OrganisationStore(folder: "\(path)/\(slug)")
    }

    /// The slug of the organisation that was meant: by slug, by name, or by the beginning of either when only one
    /// begins so.
    public func resolve(_ name: String) throws(StoreError) -> String {
        // Before all are read: another's broken file is no reason not to open this one.
        let isSlug = !name.isEmpty && !name.hasPrefix(".") && !name.contains("/")
        if isSlug, access("\(path)/\(name)/\(OrganisationFile.name)", F_OK) == 0 { return name }
        let there = try organisations()
        let wanted = Organisation.Profile.slug(for: name)
        for test in [
            { (item: Listing) in Organisation.Profile.slug(for: item.name) == wanted },
            { $0.slug.hasPrefix(wanted) || Organisation.Profile.slug(for: $0.name).hasPrefix(wanted) },
        ] {
            let found = there.filter(test)
            if found.count == 1 { return found[0].slug }
            if found.count > 1 {
                throw StoreError(
                    .usage, file: path, problem: "«\(name)» may be \(found.map(\.slug).joined(separator: ", "))",
                    remedy: "write more of it")
            }
        }
        throw StoreError(
            .noSuchFile, file: path, problem: "there is no organisation «\(name)»",
            remedy: there.isEmpty
                ? "add it with mogna new" : "there are \(there.map(\.slug).joined(separator: ", "))")
    }

    /// The slug that a folder's name is.
    static func slug(of folder: String) -> String { String(folder.split(separator: "/").last ?? "") }

    /// The names in a folder, in order, without those that begin with a full stop.
    static func entries(of folder: String) throws(StoreError) -> [String] {
        try names(in: folder).filter { !$0.hasPrefix(".") }
    }

    /// All names in a folder, in order.
    static func names(in folder: String) throws(StoreError) -> [String] {
        guard let stream = opendir(folder) else { throw .reading(folder) }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            names.append(name)
        }
        return names.sorted()
    }

    /// Makes a folder that is the owner's alone, whatever the mask says, unless it is there.
    private static func makeFolder(_ path: String) throws(StoreError) {
        if mkdir(path, 0o700) == 0 {
            chmod(path, 0o700)
        } else if errno != EEXIST {
            throw .io(path)
        }
    }

    /// Makes a folder and those it is in, unless they are there.
    static func makeFolders(_ path: String) throws(StoreError) {
        var made = path.hasPrefix("/") ? "" : "."
        for part in path.split(separator: "/") {
            made += "/" + part
            if access(made, F_OK) == 0 { continue }
            try makeFolder(made)
        }
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
            throw StoreError(.io, file: path, problem: "is no folder", remedy: "choose another with --data DIR")
        }
    }
}
