import Glibc
import JSON
import Model

/// `edits.ndjson`: one change a line, in the order that they were made.
///
/// The first line may say up to which change the snapshots hold everything: `{"folded": 412}`. Lines up to there are
/// kept for undo and as an audit trail.
struct Journal: Sendable {
    static let name = "edits.ndjson"

    /// A change with its place in the order.
    struct Entry: Equatable, Sendable {
        var sequence: Int
        /// When it was made, UTC: `2026-11-24T12:00:00Z`.
        var time: String
        var change: Change

        /// Writes its line.
        func write(to writer: inout JSONWriter) {
            writer.beginObject()
            writer.key("at")
            writer.string(time)
            writer.key("edits")
            writer.beginArray()
            for edit in change.edits { EditJSON.write(edit, to: &writer) }
            writer.endArray()
            writer.key("origin")
            writer.string(change.origin.rawValue)
            writer.key("sequence")
            writer.integer(sequence)
            writer.endObject()
            writer.endLine()
        }
    }

    /// The change up to which the snapshots hold everything.
    var folded = 0
    /// What the file holds, in order.
    var entries: [Entry] = []
    /// Bytes that can be relied on; what follows was cut short when it was written.
    var soundLength = 0
    /// Lines that cannot be understood and were not merely cut short: by a newer version, by hand, or by the disk.
    var damage: [StoreError] = []

    /// The last change that it tells of.
    var last: Int { max(folded, entries.last?.sequence ?? 0) }

    /// The lines of entries.
    static func lines(_ entries: [Entry]) -> [UInt8] {
        var writer = JSONWriter(compact: true)
        for entry in entries { entry.write(to: &writer) }
        return writer.bytes
    }

    /// Changes that a journal keeps after folding, for undo and as an audit trail.
    static let keptChanges = 500
    /// And how much room they may take, in bytes: an import of a hundred thousand systems is not read again at every
    /// start for the sake of taking it back.
    static let keptBytes = 8 << 20

    /// What a journal holds when the snapshots hold everything up to a change: of the lines of the old one the latest.
    static func trimmed(_ bytes: [UInt8], folded: Int) -> [UInt8] {
        var kept = bytes.count..<bytes.count
        for line in lines(in: bytes).reversed().prefix(keptChanges) {
            if bytes[line].starts(with: #"{"folded":"#.utf8) || bytes.count - line.lowerBound > keptBytes { break }
            kept = line.lowerBound..<bytes.count
        }
        return Array((JSON.object(["folded": .integer(folded)]).compact() + "\n").utf8) + bytes[kept]
    }

    /// Reads a journal, or the part of one that begins at a line.
    init(_ bytes: [UInt8], file: String, slug: String) {
        let lines = Self.lines(in: bytes)
        soundLength = lines.last?.upperBound ?? 0
        // One parse of all lines as a list is much faster than one a line, and nearly always enough.
        if let document = Self.document(bytes, lines), readAll(document, slug) { return }
        entries = []
        var systems = SystemReader()
        for (index, range) in lines.enumerated() {
            let line = Array(bytes[range])
            func report(_ column: Int, _ problem: String) {
                damage.append(
                    StoreError(
                        .badData, file: file, line: index + 1, column: column, problem: problem,
                        remedy: "the line is left out and nothing can be changed until it is mended or removed"))
            }
            do throws(JSONSyntaxError) {
                let document = try JSONDocument(parsing: line)
                do throws(Malformed) {
                    try document.read { root throws(Malformed) in try read(root, slug, &systems) }
                } catch {
                    report(
                        JSON.position(of: error.path, in: line)?.column ?? 1,
                        [error.path.written, error.problem, error.remedy].filter { !$0.isEmpty }.joined(separator: ": ")
                    )
                }
            } catch {
                // Whoever appends cuts off a torn line first, so only the last can be one.
                if index == lines.count - 1 {
                    soundLength = range.lowerBound
                } else {
                    report(error.column, error.problem)
                }
            }
        }
    }

    /// Where the complete lines lie.
    static func lines(in bytes: [UInt8]) -> [Range<Int>] {
        bytes.withUnsafeBytes { bytes in
            var lines: [Range<Int>] = []
            var start = 0
            while start < bytes.count,
                let found = memchr(bytes.baseAddress! + start, Int32(UInt8(ascii: "\n")), bytes.count - start)
            {
                let end = UnsafeRawPointer(found) - bytes.baseAddress! + 1
                lines.append(start..<end)
                start = end
            }
            return lines
        }
    }

    private static func document(_ bytes: [UInt8], _ lines: [Range<Int>]) -> JSONDocument? {
        guard let end = lines.last?.upperBound else { return nil }
        var list: [UInt8] = []
        list.reserveCapacity(end + 2 + JSONDocument.padding)
        list.append(UInt8(ascii: "["))
        list += bytes[..<(end - 1)]
        for line in lines.dropLast() { list[line.upperBound] = UInt8(ascii: ",") }
        list.append(UInt8(ascii: "]"))
        return try? JSONDocument(parsing: list)
    }

    private mutating func readAll(_ document: JSONDocument, _ slug: String) -> Bool {
        do throws(Malformed) {
            var systems = SystemReader()
            try document.read { root throws(Malformed) in
                for node in root.elements { try read(node, slug, &systems) }
            }
            return true
        } catch {
            return false
        }
    }

    private mutating func read(
        _ node: JSONNode, _ slug: String, _ systems: inout SystemReader
    ) throws(Malformed) {
        try node.requireObject()
        if let marker = node["folded"] {
            folded = try marker.whole()
            return
        }
        let edits = try required(node["edits"], "edits")
        entries.append(
            Entry(
                sequence: try required(node["sequence"], "sequence").whole(), time: try node["at"]?.text() ?? "",
                change: Change(
                    try within(.key("edits")) { () throws(Malformed) in
                        try edits.list { edit throws(Malformed) in try EditJSON.read(edit, slug: slug, &systems) }
                    },
                    origin: try required(node["origin"], "origin").word(Change.Origin.self))))
    }

    /// Now, UTC, as entries have it.
    static func now() -> String {
        var seconds = Glibc.time(nil)
        var parts = tm()
        gmtime_r(&seconds, &parts)
        func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return
            "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))T\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))Z"
    }
}
