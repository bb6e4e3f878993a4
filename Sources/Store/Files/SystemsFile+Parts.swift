import Dispatch
import Glibc
import JSON
import Model
import Synchronization

extension SystemsFile {
    /// Reads a file that is in the form in which we write it, on all processors and piece by piece, so that it never lies
    /// in memory as a whole. Nil where it is in any other form, or wrong: then it must be read as one, which also says
    /// what is wrong and where.
    static func readInParts(
        _ file: String, of partSize: Int = 1 << 20
    ) throws(StoreError) -> (systems: Table<System>, unknown: UnknownKeys)? {
        guard let open = try OpenFile(file) else { return nil }
        let parts = Parts(open, size: try open.size, of: partSize)
        let results = Mutex(Results())
        let workers = min(max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))), 4, try open.size / partSize + 1)
        DispatchQueue.concurrentPerform(iterations: workers) { _ in
            let document = JSONDocument()
            var reader = SystemReader()
            while let part = parts.next() {
                guard let systems = read(part.bytes, document, &reader) else { return parts.giveUp() }
                results.withLock { $0.systems.append((part.number, systems)) }
            }
            results.withLock { $0.unknown.merge(reader.unknown) }
        }
        guard parts.isComplete else { return nil }
        var systems: [System] = []
        var unknown = UnknownKeys()
        results.withLock { results in
            systems.reserveCapacity(results.systems.reduce(0) { $0 + $1.systems.count })
            for part in results.systems.sorted(by: { $0.number < $1.number }) { systems += part.systems }
            unknown = results.unknown
        }
        // Otherwise one may be there twice.
        guard systems.indices.dropFirst().allSatisfy({ systems[$0 - 1].id < systems[$0].id }) else { return nil }
        return (Table(systems), unknown)
    }

    private struct Results: Sendable {
        var systems: [(number: Int, systems: [System])] = []
        var unknown = UnknownKeys()
    }

    /// Reads a list of systems; nil where it is none.
    private static func read(_ bytes: [UInt8], _ document: JSONDocument, _ reader: inout SystemReader) -> [System]? {
        do {
            try document.parse(bytes)
            return try document.read { node throws(Malformed) in
                var systems: [System] = []
                systems.reserveCapacity(node.count)
                for element in node.elements { systems.append(try reader.system(element)) }
                return systems
            }
        } catch {
            return nil
        }
    }
}

/// The file cut between systems. Each piece is made a list of its own: as a list can be cut at any place between two
/// elements, pieces that can all be read are read as the whole would be.
private final class Parts: Sendable {
    private struct State {
        var offset = 0
        var number = 0
        /// What came after the last cut.
        var rest: [UInt8] = []
        var hasFailed = false
    }

    private let file: OpenFile
    private let size: Int
    private let partSize: Int
    private let state = Mutex(State())

    init(_ file: OpenFile, size: Int, of partSize: Int) {
        self.file = file
        self.size = size
        self.partSize = partSize
    }

    private static let beginning = Array("{\n  \"format\": 1,\n  \"systems\": [\n    {".utf8)
    private static let between = Array("\n    },\n    {".utf8)
    private static let end = Array("\n    }\n  ]\n}\n".utf8)
    private static let space = UInt8(ascii: " ")

    /// Whether all pieces were handed out and nobody gave up. An empty file has none, and is no list of systems.
    var isComplete: Bool {
        state.withLock { !$0.hasFailed && $0.number > 0 && $0.offset == size && $0.rest.isEmpty }
    }

    /// Ends the reading.
    func giveUp() { state.withLock { $0.hasFailed = true } }

    /// The next piece as a list; nil when there is none, or when the file is not in our form.
    func next() -> (number: Int, bytes: [UInt8])? {
        state.withLock { state in
            guard !state.hasFailed, state.offset < size else { return nil }
            guard let bytes = next(&state) else {
                state.hasFailed = true
                return nil
            }
            defer { state.number += 1 }
            return (state.number, bytes)
        }
    }

    private func next(_ state: inout State) -> [UInt8]? {
        let count = min(partSize, size - state.offset)
        let rest = state.rest
        let room = rest.count + count + 2 + JSONDocument.padding
        var isRead = false
        var bytes = [UInt8](unsafeUninitializedCapacity: room) { buffer, initialised in
            buffer[0] = UInt8(ascii: "[")
            _ = UnsafeMutableBufferPointer(rebasing: buffer[1...]).update(fromContentsOf: rest)
            isRead = file.read(into: buffer.baseAddress! + 1 + rest.count, count: count, at: state.offset)
            initialised = 1 + rest.count + (isRead ? count : 0)
        }
        guard isRead else { return nil }
        if state.offset == 0 {
            guard bytes.dropFirst().starts(with: Self.beginning) else { return nil }
            // All but the brace that begins the first system.
            for index in 1..<Self.beginning.count { bytes[index] = Self.space }
        }
        state.offset += count
        if state.offset == size {
            guard bytes.suffix(Self.end.count).elementsEqual(Self.end) else { return nil }
            // All but the brace that ends the last system.
            for index in bytes.count - Self.end.count + 6..<bytes.count { bytes[index] = Self.space }
            state.rest = []
        } else {
            guard let cut = lastCut(in: bytes) else { return nil }
            state.rest = Array(bytes[(cut + 1)...])
            bytes.removeLast(bytes.count - cut)
        }
        bytes.append(UInt8(ascii: "]"))
        return bytes
    }

    /// Where the last comma between two systems stands.
    private func lastCut(in bytes: [UInt8]) -> Int? {
        bytes.withUnsafeBufferPointer { bytes in
            let length = Self.between.count
            var start = bytes.count - length
            while start > 0 {
                if memcmp(bytes.baseAddress! + start, Self.between, length) == 0 { return start + 6 }
                start -= 1
            }
            return nil
        }
    }
}
