import Glibc
import JSON

/// The files that one export adds: a part for each table, instrument and year, none of which is there before all are
/// whole.
struct TableParts: ~Copyable {
    /// What tables by instrument and year are parted by.
    struct Year: Hashable {
        var instrument: String
        var year: Int
    }

    private struct Key: Hashable {
        var table: ExportTable
        var year: Year?
    }

    private final class Part {
        let folder: String
        let descriptor: Int32
        var bytes: [UInt8] = []

        init(folder: String, descriptor: Int32) {
            self.folder = folder
            self.descriptor = descriptor
        }
    }

    private let folder: String
    private let export: Int
    private let format: ExportFormat
    private var parts: [Key: Part] = [:]
    private static let room = 1 << 16

    init(folder: String, export: Int, format: ExportFormat) {
        self.folder = folder
        self.export = export
        self.format = format
    }

    deinit { for part in parts.values { close(part.descriptor) } }

    /// Adds a row.
    mutating func add(_ row: SummaryRows.Row) throws(SourceError) {
        let part = try part(Key(table: row.table, year: row.part))
        switch format {
        case .ndjson:
            let pairs = zip(row.table.columns, row.cells).map { ($0, $1) }
            part.bytes += JSON.object(Dictionary(uniqueKeysWithValues: pairs)).compact().utf8
            part.bytes.append(UInt8(ascii: "\n"))
        case .csv: part.bytes += Self.line(row.cells).utf8
        }
        if part.bytes.count > Self.room { try flush(part) }
    }

    /// Puts all parts where they belong.
    mutating func finish() throws(SourceError) {
        for part in parts.values {
            try flush(part)
            guard fsync(part.descriptor) == 0 else { throw .writing(part.folder, errno) }
        }
        for part in parts.values {
            let name = "part.\(format.rawValue)"
            guard rename("\(part.folder)/.\(name)", "\(part.folder)/\(name)") == 0 else {
                throw .writing(part.folder, errno)
            }
        }
    }

    private mutating func part(_ key: Key) throws(SourceError) -> Part {
        if let part = parts[key] { return part }
        var folder = "\(folder)/\(key.table.rawValue)"
        if let year = key.year { folder += "/instrument=\(year.instrument)/year=\(year.year)" }
        folder += "/export=\(export)"
        try Self.makeFolders(folder)
        let file = "\(folder)/.part.\(format.rawValue)"
        let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .writing(file, errno) }
        let part = Part(folder: folder, descriptor: descriptor)
        if format == .csv { part.bytes += Self.line(key.table.columns.map(JSON.string)).utf8 }
        parts[key] = part
        return part
    }

    private func flush(_ part: Part) throws(SourceError) {
        var written = 0
        while written < part.bytes.count {
            let count = part.bytes.withUnsafeBytes {
                write(part.descriptor, $0.baseAddress! + written, part.bytes.count - written)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .writing(part.folder, errno) }
            written += count
        }
        part.bytes.removeAll(keepingCapacity: true)
    }

    /// A text is always quoted, so that one that is empty is told from none.
    private static func line(_ cells: [JSON]) -> String {
        cells.map { cell in
            switch cell {
            case .null: ""
            case .string(let text): quoted(text)
            default: cell.compact()
            }
        }.joined(separator: ",") + "\n"
    }

    /// By scalars: an accent after a quotation mark is one character with it.
    private static func quoted(_ text: String) -> String {
        var quoted = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { quoted.append(contentsOf: scalar == "\"" ? [scalar, scalar] : [scalar]) }
        return "\"\(String(quoted))\""
    }

    static func makeFolders(_ path: String) throws(SourceError) {
        var made = path.hasPrefix("/") ? "" : "."
        for part in path.split(separator: "/") {
            made += "/" + part
            guard mkdir(made, 0o700) == 0 || errno == EEXIST else { throw .writing(made, errno) }
        }
    }
}
