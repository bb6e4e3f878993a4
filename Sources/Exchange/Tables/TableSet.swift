import JSON
import Model

/// A collection as tables in a folder, to which each export adds what has come or changed since the one before.
public struct TableSet {
    /// The number of the next export, from 1.
    public var export: Int { log.export + 1 }
    /// The format of the exports before; nil when there is none.
    public var format: ExportFormat? { log.format }
    private let folder: String
    private let log: ExportLog

    /// Opens a folder, which is made when it is not there.
    public init(folder: String) throws(SourceError) {
        try TableParts.makeFolders(folder)
        self.folder = folder
        log = try ExportLog(folder: folder)
    }

    /// A group that is withheld although it has enough organisations.
    public struct Withheld: Sendable {
        var instrument: String
        var year: Int
        var cells: [String]

        /// Takes all columns.
        public init(instrument: String, year: Int, measure: String, basis: String, kind: String, key: String) {
            self.instrument = instrument
            self.year = year
            cells = [measure, basis, kind, key]
        }

        /// What it is sorted by, so that the same groups are always written alike.
        public var order: String { cells.joined(separator: " ") }
    }

    /// Adds an export; returns how many organisations came, changed or left, and when none did adds nothing.
    ///
    /// `text` is what a summary is in its file, `summaries` gives them one by one, `withheld` is asked only when there
    /// is something to add.
    public func add(
        _ ids: [String], as format: ExportFormat, isKnown: (String) -> Bool, text: (Summary) -> String,
        summary: (String) throws -> Summary, withheld: () throws -> [Withheld]
    ) throws -> Int {
        var parts = TableParts(folder: folder, export: export, format: format)
        var changes: [(id: String, digest: String?)] = []
        var left = Set(log.digests.keys)
        for id in ids {
            let summary = try summary(id)
            let id = summary.organisation.id.rawValue
            left.remove(id)
            let digest = ExportLog.digest(text(summary))
            guard log.digests[id] != digest else { continue }
            changes.append((id, digest))
            for row in SummaryRows.rows(summary, isKnown: isKnown) { try parts.add(row) }
        }
        for id in left.sorted() {
            changes.append((id, nil))
            try parts.add(SummaryRows.leaver(id))
        }
        guard !changes.isEmpty else { return 0 }
        for group in try withheld() {
            try parts.add(
                (
                    .withheld, TableParts.Year(instrument: group.instrument, year: group.year),
                    group.cells.map(JSON.string)
                ))
        }
        try parts.finish()
        try log.add(changes, format: format)
        return changes.count
    }
}
