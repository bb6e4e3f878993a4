import Glibc
import JSON
import Model
import Synchronization

/// One organisation's folder: its state, its journal, and those who write to it at the same time.
///
/// May be called from any thread; calls wait for one another. Between processes a lock on the folder does the same for
/// appending and folding.
public final class OrganisationStore: Sendable {
    /// The folder.
    public let folder: String
    /// Things to tell the user that were noticed on opening: a torn line, a newer format.
    public let warnings: [String]
    /// Whether nothing may be written: a file is of a newer format or damaged, or the folder is not ours to write.
    public let isReadOnly: Bool

    private let files: FileSystem
    private let state: Mutex<OpenState>

    /// Changes that the journal keeps after folding, for undo and as an audit trail.
    static let keptChanges = 500

    /// Opens a folder. Nothing is written.
    init(folder: String, files: FileSystem = .real) throws(StoreError) {
        self.folder = folder
        self.files = files
        // The journal first: a fold in between leaves changes in both, and to apply a change twice does no harm.
        let (journal, position) = try Self.readJournal(folder)
        var snapshots = try Snapshots.read(folder)
        var warnings: [String] = []
        for entry in journal.entries where entry.sequence > journal.folded {
            snapshots.organisation.apply(entry.change)
        }
        var history = History()
        for entry in journal.entries { history.record(entry.change) }
        for name in snapshots.newer {
            warnings.append("\(folder)/\(name): a newer mogna wrote this file; it can be read here, not changed")
        }
        if let damage = journal.damage { warnings.append("\(damage)") }
        if position.size > journal.soundLength {
            warnings.append(
                "\(folder)/\(Journal.name): the last line was cut short when it was written, and is dropped")
        }
        isReadOnly = !snapshots.newer.isEmpty || journal.damage != nil || access(folder, W_OK) != 0
        if isReadOnly, snapshots.newer.isEmpty, journal.damage == nil {
            warnings.append("\(folder): the folder may not be written; opened for reading")
        }
        self.warnings = warnings
        let last = max(journal.folded, journal.entries.last?.sequence ?? 0)
        state = Mutex(
            OpenState(
                organisation: snapshots.organisation, history: history, folded: journal.folded, last: last,
                identity: position.identity, offset: journal.soundLength))
    }

    private struct OpenState: Sendable {
        var organisation: Organisation
        var history: History
        /// The change up to which the snapshots hold everything.
        var folded: Int
        /// The last change that was seen.
        var last: Int
        /// Which file the journal was when it was last read; a fold makes another.
        var identity: UInt64
        /// Up to where it has been read.
        var offset: Int
    }

    /// The organisation with all changes seen so far.
    public var organisation: Organisation { state.withLock { $0.organisation } }

    /// What can be undone and redone, also after a restart.
    public var history: History { state.withLock { $0.history } }

    /// Changes that are in the journal and not yet in the snapshots.
    public var unfoldedCount: Int { state.withLock { $0.last - $0.folded } }

    /// Puts changes in the journal; when this returns they are on the disk. Gives what others had written since, which
    /// comes before ours.
    public func append(_ changes: [Change]) throws(StoreError) -> [Change] {
        guard !isReadOnly else {
            throw StoreError(.readOnly, file: folder, problem: "opened for reading", remedy: warnings.first ?? "")
        }
        return try state.locked { state throws(StoreError) in
            try self.withFolderLocked { () throws(StoreError) in
                let foreign = try self.catchUp(&state, isLocked: true)
                guard !changes.isEmpty else { return foreign }
                let time = Journal.now()
                let entries = changes.enumerated().map {
                    Journal.Entry(sequence: state.last + 1 + $0, time: time, change: $1)
                }
                let bytes = Array(entries.map(\.line).joined().utf8)
                try self.write(bytes, at: state.offset)
                state.offset += bytes.count
                state.last += changes.count
                state.identity = try Self.identity(of: "\(self.folder)/\(Journal.name)")
                for change in changes {
                    state.organisation.apply(change)
                    state.history.record(change)
                }
                return foreign
            }
        }
    }

    /// Others' changes since the last look.
    public func refresh() throws(StoreError) -> [Change] {
        try state.locked { state throws(StoreError) in try self.catchUp(&state, isLocked: false) }
    }

    /// Folds the journal into the snapshots. Whatever happens meanwhile, the files hold every change that was saved.
    public func fold() throws(StoreError) {
        guard !isReadOnly else { return }
        try state.locked { state throws(StoreError) in
            try self.withFolderLocked { () throws(StoreError) in
                _ = try self.catchUp(&state, isLocked: true)
                try self.fold(&state) { $0 }
            }
        }
    }

    /// Removes the names and addresses of all respondents, from the snapshots and from the journal. Gives how many had
    /// any.
    public func erasePersons() throws(StoreError) -> Int {
        guard !isReadOnly else {
            throw StoreError(.readOnly, file: folder, problem: "opened for reading", remedy: warnings.first ?? "")
        }
        return try state.locked { state throws(StoreError) in
            try self.withFolderLocked { () throws(StoreError) in
                _ = try self.catchUp(&state, isLocked: true)
                var count = 0
                for measurement in state.organisation.measurements {
                    for response in measurement.responses where response.person != nil {
                        count += 1
                        state.organisation.measurements.update(measurement.id) {
                            $0.responses.update(response.id) { $0.person = nil }
                        }
                    }
                }
                try self.fold(&state) { $0.withoutPersons }
                state.history = History()
                return count
            }
        }
    }

    /// Writes `summary.json`.
    public func writeSummary(_ json: JSON) throws(StoreError) {
        try files.replace("\(folder)/summary.json", with: Array(json.canonical().utf8))
    }

    // MARK: Reading what others wrote

    private static func readJournal(
        _ folder: String
    ) throws(StoreError) -> (Journal, (identity: UInt64, size: Int)) {
        let file = "\(folder)/\(Journal.name)"
        let bytes = try FileSystem.read(file) ?? []
        let slug = String(folder.split(separator: "/").last ?? "")
        return (Journal(bytes, file: file, slug: slug), (try identity(of: file), bytes.count))
    }

    private static func identity(of file: String) throws(StoreError) -> UInt64 {
        var status = stat()
        guard stat(file, &status) == 0 else {
            if errno == ENOENT { return 0 }
            throw .io(file)
        }
        return UInt64(status.st_ino)
    }

    /// Takes in what others have appended since the last look.
    private func catchUp(_ state: inout OpenState, isLocked: Bool) throws(StoreError) -> [Change] {
        let file = "\(folder)/\(Journal.name)"
        let descriptor = open(file, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT { return [] }
            throw .io(file)
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .io(file) }
        let isSame = UInt64(status.st_ino) == state.identity
        let start = isSame ? state.offset : 0
        let bytes = try FileSystem.read(from: descriptor, at: start, file: file)
        guard !bytes.isEmpty || !isSame else { return [] }
        let slug = String(folder.split(separator: "/").last ?? "")
        let journal = Journal(bytes, file: file, slug: slug)
        // A line that cannot be read may be one that is being written; under the lock it is not.
        if isLocked, let damage = journal.damage { throw damage }
        state.identity = UInt64(status.st_ino)
        state.offset = start + journal.soundLength
        state.folded = max(state.folded, journal.folded)
        let news = journal.entries.filter { $0.sequence > state.last }
        if let first = news.first?.sequence, first > state.last + 1 { return try reload(&state) }
        if news.isEmpty, journal.folded > state.last { return try reload(&state) }
        for entry in news {
            state.organisation.apply(entry.change)
            state.history.record(entry.change)
        }
        state.last = news.last?.sequence ?? state.last
        return news.map(\.change)
    }

    /// When others folded away changes that were never seen here, the files tell the difference.
    private func reload(_ state: inout OpenState) throws(StoreError) -> [Change] {
        let fresh = try OrganisationStore(folder: folder, files: files).state.withLock { $0 }
        let change = Change(state.organisation.edits(to: fresh.organisation))
        state = fresh
        return change.edits.isEmpty ? [] : [change]
    }

    // MARK: Writing

    private func withFolderLocked<Value>(_ work: () throws(StoreError) -> Value) throws(StoreError) -> Value {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .io(folder) }
        // Closing the descriptor gives the lock back.
        defer { close(descriptor) }
        while flock(descriptor, LOCK_EX) != 0 {
            guard errno == EINTR else { throw .io(folder) }
        }
        return try work()
    }

    /// Writes to the journal where its sound part ends; a torn line after that is cut off first.
    private func write(_ bytes: [UInt8], at offset: Int) throws(StoreError) {
        let file = "\(folder)/\(Journal.name)"
        let isNew = access(file, F_OK) != 0
        let descriptor = open(file, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .io(file) }
        defer { close(descriptor) }
        if isNew { fchmod(descriptor, 0o600) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .io(file) }
        if Int(status.st_size) > offset, files.truncate(descriptor, offset) != 0 { throw .io(file) }
        do throws(StoreError) {
            guard lseek(descriptor, off_t(offset), SEEK_SET) >= 0 else { throw .io(file) }
            try files.writeAll(bytes, to: descriptor, file: file)
            guard files.synchronise(descriptor) == 0 else { throw .io(file) }
        } catch {
            // What is half written goes away again; where even that fails, the next reader drops it as torn.
            _ = files.truncate(descriptor, offset)
            throw error
        }
        if isNew { try synchroniseFolder() }
    }

    private func synchroniseFolder() throws(StoreError) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .io(folder) }
        defer { close(descriptor) }
        guard files.synchronise(descriptor) == 0 else { throw .io(folder) }
    }

    /// The snapshots first, each by itself; then the journal says that they hold everything. Stopped in between, the
    /// next to open applies some changes a second time, which leaves the same state.
    private func fold(_ state: inout OpenState, _ kept: (Change) -> Change) throws(StoreError) {
        // What others may have written beside what we know is theirs to keep.
        let before = try Snapshots.read(folder)
        let wanted = Snapshots(organisation: state.organisation, unknown: before.unknown).files
        var isChanged = false
        for (name, bytes) in wanted.sorted(by: { $0.key < $1.key }) {
            let file = "\(folder)/\(name)"
            guard try FileSystem.read(file) != bytes else { continue }
            try files.replace(file, with: bytes)
            isChanged = true
        }
        for name in try DataRoot.entries(of: folder)
        where MeasurementFile.identifier(in: name) != nil && wanted[name] == nil {
            guard files.unlink("\(folder)/\(name)") == 0 else { throw .io("\(folder)/\(name)") }
            isChanged = true
        }
        if isChanged { try synchroniseFolder() }
        let (journal, _) = try Self.readJournal(folder)
        var trimmed = journal
        trimmed.folded = state.last
        trimmed.entries = journal.entries.suffix(Self.keptChanges).map { entry in
            var entry = entry
            entry.change = kept(entry.change)
            return entry
        }
        let file = "\(folder)/\(Journal.name)"
        let bytes = trimmed.bytes
        try files.replace(file, with: bytes)
        try synchroniseFolder()
        state.folded = state.last
        state.identity = try Self.identity(of: file)
        state.offset = bytes.count
    }
}

extension Mutex where Value: Sendable {
    /// `withLock` for work that throws a store error.
    fileprivate func locked<Result: Sendable>(
        _ work: (inout Value) throws(StoreError) -> Result
    ) throws(StoreError) -> Result {
        try withLock { value throws(StoreError) -> Result in try work(&value) }
    }
}

extension Change {
    /// The same without the names and addresses of respondents.
    fileprivate var withoutPersons: Change {
        func anonymous(_ response: Response?) -> Response? {
            var response = response
            response?.person = nil
            return response
        }
        return Change(
            edits.map { edit in
                guard case .response(let measurement, let id, let change) = edit else { return edit }
                return .response(
                    measurement, id, Replacement(from: anonymous(change.from), to: anonymous(change.to)))
            }, origin: origin)
    }
}
