import Glibc
import Model

/// What an organisation's folder holds at one moment: the snapshots with the journal's changes, and the journal.
struct Contents {
    /// With every change.
    var organisation: Organisation
    var unknown: UnknownKeys
    /// The snapshots as they were read.
    let marks: FileMarks
    var journal: Journal
    /// The journal's file; nil while there is none.
    let file: OpenFile?
    /// Why nothing may be written.
    let obstacles: [StoreError]
    /// Whether the journal ends in a line that was cut short.
    let isTorn: Bool

    /// Reads a folder. The caller holds its lock, or else a fold may go on meanwhile.
    init(_ folder: String) throws(StoreError) {
        let name = "\(folder)/\(Journal.name)"
        file = try OpenFile(name)
        var bytes: [UInt8] = []
        if let file { bytes = try FileSystem.read(from: file.descriptor, at: 0, file: name) }
        journal = Journal(bytes, file: name, slug: DataRoot.slug(of: folder))
        isTorn = bytes.count > journal.soundLength
        // Before they are read: what changes meanwhile is seen to differ later.
        marks = try FileMarks(folder)
        let snapshots = try Snapshots.read(folder)
        organisation = snapshots.organisation
        unknown = snapshots.unknown
        for entry in journal.entries where entry.sequence > journal.folded { organisation.apply(entry.change) }
        let newer = snapshots.newer.map {
            StoreError(
                .readOnly, file: "\(folder)/\($0)",
                problem: "a newer mogna wrote this file; it can be read here, not changed")
        }
        obstacles = newer + journal.damage
    }
}
