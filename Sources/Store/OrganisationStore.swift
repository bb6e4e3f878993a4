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

    /// Opens a folder. Nothing is written.
    init(folder: String, files: FileSystem = .real) throws(StoreError) {
        let contents = try Self.withLocked(folder, LOCK_SH) { () throws(StoreError) in try Contents(folder) }
        self.folder = folder
        self.files = files
        var warnings = contents.obstacles.map(\.description)
        if contents.isTorn {
            warnings.append(
                "\(folder)/\(Journal.name): the last line was cut short when it was written, and is dropped")
        }
        let isOurs = files.isWritable(folder)
        if !isOurs { warnings.append("\(folder): the folder may not be written; opened for reading") }
        isReadOnly = !isOurs || !contents.obstacles.isEmpty
        self.warnings = warnings
        state = Mutex(OpenState(contents))
    }

    private struct OpenState: Sendable {
        var organisation: Organisation
        var history: History
        /// What the snapshots have besides.
        var unknown: UnknownKeys
        /// The snapshots as they were read or written.
        var marks: FileMarks
        /// The change up to which the snapshots hold everything.
        var folded: Int
        /// The last change that was seen.
        var last: Int
        /// The journal as it was last read, kept open so that a file made by a fold is never mistaken for it.
        var journal: OpenFile?
        /// Up to where it has been read.
        var offset: Int
        /// Others' changes that were taken in and that the caller has not been told of.
        var untold: [Change] = []

        init(_ contents: Contents) {
            organisation = contents.organisation
            unknown = contents.unknown
            marks = contents.marks
            history = History()
            for entry in contents.journal.entries { history.record(entry.change) }
            folded = contents.journal.folded
            last = contents.journal.last
            journal = contents.file
            offset = contents.journal.soundLength
        }

        mutating func tell() -> [Change] {
            defer { untold = [] }
            return untold
        }
    }

    /// The organisation with all changes seen so far.
    public var organisation: Organisation { state.withLock { $0.organisation } }

    /// What can be undone and redone, also after a restart.
    public var history: History { state.withLock { $0.history } }

    /// Changes that are in the journal and not yet in the snapshots.
    public var unfoldedCount: Int { state.withLock { $0.last - $0.folded } }

    /// Puts changes in the journal; when this returns they are on the disk. Gives what others had written since, which
    /// comes before ours. Where the organisation, as it is after those, does not permit them, nothing is written.
    public func append(
        _ changes: [Change], where permits: @Sendable (Organisation) -> Bool = { _ in true }
    ) throws(StoreError) -> [Change] {
        try change { state throws(StoreError) in
            try self.catchUp(&state)
            guard !changes.isEmpty, permits(state.organisation) else { return state.tell() }
            let time = Journal.now()
            let entries = changes.enumerated().map {
                Journal.Entry(sequence: state.last + 1 + $0, time: time, change: $1)
            }
            let bytes = Journal.lines(entries)
            try self.write(bytes, at: state.offset)
            if state.journal == nil { state.journal = try OpenFile("\(self.folder)/\(Journal.name)") }
            state.offset += bytes.count
            state.last += changes.count
            for change in changes {
                state.organisation.apply(change)
                state.history.record(change)
            }
            return state.tell()
        }
    }

    /// Others' changes since the last look.
    public func refresh() throws(StoreError) -> [Change] {
        try state.locked { state throws(StoreError) in
            try Self.withLocked(self.folder, LOCK_SH) { () throws(StoreError) in try self.catchUp(&state) }
            return state.tell()
        }
    }

    /// Folds the journal into the snapshots. Whatever happens meanwhile, the files hold every change that was saved.
    /// What somebody changed in the files themselves is kept.
    public func fold() throws(StoreError) {
        guard !isReadOnly else { return }
        try change { state throws(StoreError) in
            try self.catchUp(&state)
            // Nobody has touched the snapshots: what they hold is known.
            if !(try FileMarks(self.folder)).areOurs(state.marks) { try self.reload(&state) }
            try self.writeSnapshots(&state)
            let journal = state.journal?.bytes(count: state.offset, at: 0) ?? []
            try self.writeJournal(Journal.trimmed(journal, folded: state.last), &state)
        }
    }

    /// Removes the names, addresses and codes of all respondents, from the snapshots and from the journal. Gives how
    /// many had any.
    public func erasePersons() throws(StoreError) -> Int {
        try change { state throws(StoreError) in
            let contents = try self.reload(&state)
            var after = state
            let count = after.organisation.removePersons()
            after.history.forgetPersons()
            try self.writeSnapshots(&after)
            let entries = contents.journal.entries.map { entry in
                var entry = entry
                entry.change = entry.change.withoutPersons
                return entry
            }
            try self.writeJournal(Journal.trimmed(Journal.lines(entries), folded: after.last), &after)
            state = after
            return count
        }
    }

    // MARK: Reading what others wrote

    /// Takes in what others have appended since the last look. The caller holds the lock, so no line is half written
    /// except by one who died.
    private func catchUp(_ state: inout OpenState) throws(StoreError) {
        let file = "\(folder)/\(Journal.name)"
        if state.journal == nil { state.journal = try OpenFile(file) }
        guard let journal = state.journal else { return }
        guard journal.isStill(file), try journal.size >= state.offset else { return _ = try reload(&state) }
        let bytes = try FileSystem.read(from: journal.descriptor, at: state.offset, file: file)
        guard !bytes.isEmpty else { return }
        let news = Journal(bytes, file: file, slug: DataRoot.slug(of: folder))
        // Read from the beginning, damage is told with its line.
        guard news.damage.isEmpty, news.folded <= state.last else { return _ = try reload(&state) }
        state.offset += news.soundLength
        for entry in news.entries where entry.sequence > state.last {
            state.organisation.apply(entry.change)
            state.history.record(entry.change)
            state.untold.append(entry.change)
            state.last = entry.sequence
        }
    }

    /// Reads everything again, when others have put a new journal in the place of the one that was read. What differs
    /// then is told as one change.
    @discardableResult
    private func reload(_ state: inout OpenState) throws(StoreError) -> Contents {
        let contents = try Contents(folder)
        if let obstacle = contents.obstacles.first { throw obstacle }
        var fresh = OpenState(contents)
        let change = Change(state.organisation.edits(to: fresh.organisation))
        fresh.untold = state.untold + (change.edits.isEmpty ? [] : [change])
        state = fresh
        return contents
    }

    // MARK: Writing

    /// Does what changes files: one at a time, in this process and among all.
    private func change<Value: Sendable>(
        _ work: (inout OpenState) throws(StoreError) -> Value
    ) throws(StoreError) -> Value {
        guard !isReadOnly else {
            throw StoreError(.readOnly, file: folder, problem: "opened for reading", remedy: warnings.first ?? "")
        }
        return try state.locked { state throws(StoreError) in
            try Self.withLocked(self.folder, LOCK_EX) { () throws(StoreError) in try work(&state) }
        }
    }

    static func withLocked<Value>(
        _ folder: String, _ lock: Int32, _ work: () throws(StoreError) -> Value
    ) throws(StoreError) -> Value {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .io(folder) }
        // Closing the descriptor gives the lock back.
        defer { close(descriptor) }
        while flock(descriptor, lock) != 0 {
            guard errno == EINTR else { throw .io(folder) }
        }
        return try work()
    }

    /// Writes to the journal where its sound part ends; a torn line after that is cut off first.
    private func write(_ bytes: [UInt8], at offset: Int) throws(StoreError) {
        let file = "\(folder)/\(Journal.name)"
        let descriptor = files.open(file, O_WRONLY | O_CREAT | O_CLOEXEC)
        guard descriptor >= 0 else { throw .io(file) }
        defer { close(descriptor) }
        if offset == 0 {
            // Its name is on the disk before anything is said to be in it.
            fchmod(descriptor, 0o600)
            try files.synchronise(folder: folder)
        }
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
    }

    /// Writes the snapshots, each by itself; then the journal may say that they hold everything. Stopped in between, the
    /// next to open applies some changes a second time, which leaves the same state.
    private func writeSnapshots(_ state: inout OpenState) throws(StoreError) {
        let wanted = Snapshots(organisation: state.organisation, unknown: state.unknown).files
        // Until all is well, nothing is known of the files.
        state.marks = FileMarks()
        for name in try DataRoot.entries(of: folder) {
            // Left by one who died while writing; may hold names.
            let isLeft = name.hasSuffix(".json.new") || name == Journal.name + ".new"
            let isRemoved = MeasurementFile.identifier(in: name) != nil && wanted[name] == nil
            guard isLeft || isRemoved else { continue }
            guard files.unlink("\(folder)/\(name)") == 0 else { throw .io("\(folder)/\(name)") }
        }
        for (name, pieces) in wanted.sorted(by: { $0.key < $1.key }) {
            try files.update("\(folder)/\(name)", with: pieces)
        }
        state.marks = try FileMarks(folder)
        // Before the journal says so, it must be so.
        try files.synchronise(folder: folder)
    }

    /// Puts a journal in the place of the one that was read, when the snapshots hold everything.
    private func writeJournal(_ bytes: [UInt8], _ state: inout OpenState) throws(StoreError) {
        let file = "\(folder)/\(Journal.name)"
        try files.replace(file, with: bytes)
        state.journal = try OpenFile(file)
        state.offset = bytes.count
        state.folded = state.last
        try files.synchronise(folder: folder)
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

extension Organisation {
    /// Forgets who the respondents are, and with which codes they came; gives how many were known.
    fileprivate mutating func removePersons() -> Int {
        var count = 0
        for measurement in measurements {
            for response in measurement.responses where response.person != nil || response.codeHash != nil {
                count += 1
                measurements.update(measurement.id) {
                    $0.responses.update(response.id) {
                        $0.person = nil
                        $0.codeHash = nil
                    }
                }
            }
        }
        return count
    }
}
