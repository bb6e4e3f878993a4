import Dispatch
import Glibc
import JSON
import Model
import Synchronization

extension SummaryCollection {
    /// Everything in columns. Only files that have come, or changed in time or size, since the last time are read; what
    /// cannot be read is told of and left out.
    public func rollup(measures: [String: [Measure]]) throws(StoreError) -> Rollup {
        let columns = RollupColumns(measures)
        let names = try names()
        guard !names.isEmpty else { return Rollup([], columns, problems: []) }
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .reading(folder) }
        defer { close(descriptor) }
        let before = RollupCache(folder: folder, columns: columns)
        var cache = RollupCache()
        cache.entries.reserveCapacity(names.count)
        var changed: [(name: String, stamp: FileStamp)] = []
        for name in names {
            // One that has gone meanwhile is not there.
            guard let stamp = FileStamp(name, in: descriptor) else { continue }
            if let entry = before.entries[name], entry.stamp == stamp {
                cache.entries[name] = entry
            } else {
                changed.append((name, stamp))
            }
        }
        let read = self.read(changed.map(\.name), columns)
        var problems: [StoreError] = []
        for (file, outcome) in zip(changed, read) {
            switch outcome {
            case .success(let row): cache.entries[file.name] = RollupCache.Entry(stamp: file.stamp, row: row)
            case .failure(let problem): problems.append(problem)
            }
        }
        if !changed.isEmpty || cache.entries.count != before.entries.count {
            cache.write(folder: folder, columns: columns)
        }
        return Rollup(cache.entries.values.map(\.row), columns, problems: problems)
    }

    /// Forgets what was read of the files: the next time all are read.
    public func forget() { unlink("\(folder)/\(RollupCache.name)") }

    /// Reads files on all processors; what comes is in the order of the names.
    private func read(_ names: [String], _ columns: RollupColumns) -> [Result<SummaryRow, StoreError>] {
        guard !names.isEmpty else { return [] }
        let chunkSize = 64
        let chunks = (names.count + chunkSize - 1) / chunkSize
        let results = Mutex(Array(repeating: [Result<SummaryRow, StoreError>](), count: chunks))
        DispatchQueue.concurrentPerform(iterations: chunks) { chunk in
            let document = JSONDocument()
            let rows = names[chunk * chunkSize..<min(names.count, (chunk + 1) * chunkSize)].map { name in
                Self.row("\(folder)/\(name)", document, columns)
            }
            results.withLock { $0[chunk] = rows }
        }
        return results.withLock { Array($0.joined()) }
    }

    private static func row(
        _ file: String, _ document: JSONDocument, _ columns: RollupColumns
    ) -> Result<SummaryRow, StoreError> {
        do throws(StoreError) {
            if let bytes = try FileSystem.read(file), (try? document.parse(bytes)) != nil,
                let row = document.read({ SummaryRow($0, columns) })
            {
                return .success(row)
            }
            return .success(SummaryRow(try read(file), columns))
        } catch {
            return .failure(error)
        }
    }
}
