import Glibc
import Model

/// What was read of a collection's files the last time, so that only those that have changed are read again.
///
/// It can be thrown away at any time, and is left aside when anything about it is not as it should be.
struct RollupCache: Sendable {
    static let name = ".rollup"

    /// By the files' names.
    var entries: [String: Entry] = [:]

    struct Entry: Sendable {
        var stamp: FileStamp
        var row: SummaryRow
    }

    private static let magic = "mogna rollup 1"

    /// Nothing is known.
    init() {}

    /// What a folder's cache holds for these columns; nothing where there is none that fits.
    init(folder: String, columns: RollupColumns) {
        guard let bytes = try? FileSystem.read("\(folder)/\(Self.name)"),
            let entries = bytes.withUnsafeBytes({ Self.entries(in: ByteReader($0), columns) })
        else { return }
        self.entries = entries
    }

    private static func entries(in reader: ByteReader, _ columns: RollupColumns) -> [String: Entry]? {
        var reader = reader
        guard reader.string() == magic, reader.string() == columns.fingerprint, let count = reader.integer() else {
            return nil
        }
        var entries: [String: Entry] = [:]
        entries.reserveCapacity(min(count, 1 << 20))
        for _ in 0..<count {
            guard let name = reader.string(), let stamp = reader.stamp(), let row = reader.row(columns) else {
                return nil
            }
            entries[name] = Entry(stamp: stamp, row: row)
        }
        return entries
    }

    /// Keeps it in a folder. A folder that may not be written in has none.
    func write(folder: String, columns: RollupColumns) {
        var writer = ByteWriter()
        writer.add(Self.magic)
        writer.add(columns.fingerprint)
        writer.add(entries.count)
        for (name, entry) in entries {
            writer.add(name)
            writer.add(entry.stamp)
            writer.add(entry.row)
        }
        try? FileSystem.real.replace("\(folder)/\(Self.name)", with: writer.bytes)
    }
}

/// What tells a file from what it was before: another file in its place has another number.
struct FileStamp: Equatable, Sendable {
    let number: Int
    let size: Int
    /// Nanoseconds.
    let modified: Int

    /// Of a file in an open folder; nil where there is none.
    init?(_ name: String, in descriptor: Int32) {
        var status = stat()
        guard fstatat(descriptor, name, &status, 0) == 0 else { return nil }
        number = Int(status.st_ino)
        size = Int(status.st_size)
        modified = Int(status.st_mtim.tv_sec) * 1_000_000_000 + Int(status.st_mtim.tv_nsec)
    }

    init(number: Int, size: Int, modified: Int) {
        self.number = number
        self.size = size
        self.modified = modified
    }
}

private struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    mutating func add(_ value: Int) { withUnsafeBytes(of: value) { bytes.append(contentsOf: $0) } }

    mutating func add(_ text: String) {
        add(text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }

    mutating func add(_ text: String?) {
        add(text == nil ? 0 : 1)
        if let text { add(text) }
    }

    mutating func add(_ numbers: [Double]) { numbers.withUnsafeBytes { bytes.append(contentsOf: $0) } }

    mutating func add(_ stamp: FileStamp) {
        add(stamp.number)
        add(stamp.size)
        add(stamp.modified)
    }

    mutating func add(_ row: SummaryRow) {
        add(row.peer.id.rawValue)
        add(row.peer.name)
        add(row.peer.kind.rawValue)
        add(row.peer.county)
        add(row.peer.population ?? 0)
        add(row.peer.isGenerated ? 1 : 0)
        add(row.results.count)
        for result in row.results {
            add(result.instrument)
            add(result.year)
            add(result.version)
            add(result.type?.rawValue)
            add(result.scores)
        }
    }
}

/// Reads what a `ByteWriter` wrote; nil for anything else.
private struct ByteReader {
    private let bytes: UnsafeRawBufferPointer
    private var offset = 0

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    private mutating func take(_ count: Int) -> UnsafeRawBufferPointer? {
        guard count >= 0, count <= bytes.count - offset else { return nil }
        defer { offset += count }
        return UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count])
    }

    mutating func integer() -> Int? { take(8)?.loadUnaligned(as: Int.self) }

    mutating func string() -> String? {
        guard let count = integer(), let bytes = take(count) else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Nil where it cannot be read; a nil within where nothing was written.
    mutating func optionalString() -> String?? {
        switch integer() {
        case 0: .some(nil)
        case 1: string().map { .some($0) }
        default: nil
        }
    }

    mutating func numbers(_ count: Int) -> [Double]? {
        guard let bytes = take(count * 8) else { return nil }
        return [Double](unsafeUninitializedCapacity: count) { buffer, initialised in
            UnsafeMutableRawBufferPointer(buffer).copyMemory(from: bytes)
            initialised = count
        }
    }

    mutating func stamp() -> FileStamp? {
        guard let number = integer(), let size = integer(), let modified = integer() else { return nil }
        return FileStamp(number: number, size: size, modified: modified)
    }

    mutating func row(_ columns: RollupColumns) -> SummaryRow? {
        guard let id = string(), let name = string(), let kind = string().flatMap(Organisation.Kind.init),
            let county = optionalString(), let population = integer(), let isGenerated = integer(),
            let count = integer()
        else { return nil }
        var results: [SummaryRow.Result] = []
        for _ in 0..<count {
            guard let instrument = integer(), columns.instruments.indices.contains(instrument), let year = integer(),
                let version = string(), let type = optionalString(),
                let scores = numbers(columns[instrument].count)
            else { return nil }
            results.append(
                SummaryRow.Result(
                    instrument: instrument, year: year, version: version, type: type.map { Identifier($0) },
                    scores: scores))
        }
        return SummaryRow(
            peer: Summary.Participant(
                id: Identifier(id), name: name, kind: kind, county: county,
                population: population > 0 ? population : nil, isGenerated: isGenerated == 1),
            results: results)
    }
}
