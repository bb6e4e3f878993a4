import Glibc
import JSON
import Model

/// Reads systems one after another. What they have in common, such as a supplier's name, is kept once for all of them.
struct SystemReader {
    /// What was read and is not known here.
    var unknown = UnknownKeys()
    private var texts = TextPool()
    private var criteria = CriteriaPool()
    private let keys = KeyTable(SystemsFile.Member.all.map(\.word))
    private let members = SystemsFile.Member.all

    mutating func system(_ node: JSONNode) throws(Malformed) -> System {
        try node.requireObject()
        var id: Identifier<System>?
        var name: String?
        var fields = System.Fields()
        fields.reserveCapacity(node.count)
        var assessments: Table<Assessment> = []
        var integrations: Table<Integration> = []
        var rest: [String: JSON] = [:]
        var place = 0
        for (key, value) in MemberBytes(node) {
            guard let found = keys.place(of: key, from: place) else {
                rest[String(decoding: key, as: UTF8.self)] = value.json
                continue
            }
            place = found + 1
            do throws(Malformed) {
                switch members[found] {
                case .id: id = try value.identifier()
                case .name: name = try value.text()
                case .field(let field): fields[field] = try self.value(value, of: field)
                case .assessments: assessments = try self.assessments(value)
                case .integrations: integrations = try self.integrations(value)
                }
            } catch {
                throw error.within(.key(String(decoding: key, as: UTF8.self)))
            }
        }
        let system = System(
            id: try required(id, "id"), name: try required(name, "name"), fields: fields, assessments: assessments,
            integrations: integrations)
        if !rest.isEmpty { unknown.keep(rest, of: "system/\(system.id)") }
        return system
    }

    mutating func value(_ node: JSONNode, of field: System.Field) throws(Malformed) -> System.Value {
        switch field.type {
        case .text, .people, .list:
            guard let bytes = node.stringBytes else { throw Malformed(problem: "text was expected") }
            guard !bytes.isEmpty else {
                throw Malformed(problem: "a text cannot be empty", remedy: "leave the key out where nothing is known")
            }
            // No two notes are alike.
            return .text(field == .note ? String(decoding: bytes, as: UTF8.self) : texts.text(bytes))
        case .number, .money:
            guard let number = node.number else { throw Malformed(problem: "a number was expected") }
            guard abs(number) <= System.Value.largest else {
                throw Malformed(problem: "the number is too large", remedy: "write one up to 1e15")
            }
            return .number(number)
        case .day: return .day(try node.day())
        case .truth: return .truth(try node.truth())
        case .choice(let words):
            let text = try node.text()
            guard words.contains(text) else {
                let list = words.map { "«\($0)»" }.joined(separator: ", ")
                throw Malformed(problem: "an unknown word", remedy: "write one of \(list)")
            }
            return .text(text)
        }
    }

    private mutating func assessments(_ node: JSONNode) throws(Malformed) -> Table<Assessment> {
        try node.requireObject()
        var assessments: [Assessment] = []
        assessments.reserveCapacity(node.count)
        for (key, value) in MemberBytes(node) {
            let assessor = String(decoding: key, as: UTF8.self)
            do throws(Malformed) {
                assessments.append(Assessment(id: Identifier(assessor), marks: try criteria.marks(value)))
            } catch {
                throw error.within(.key(assessor))
            }
        }
        return Table(assessments)
    }

    private mutating func integrations(_ node: JSONNode) throws(Malformed) -> Table<Integration> {
        try node.requireObject()
        var integrations: [Integration] = []
        integrations.reserveCapacity(node.count)
        for (key, value) in MemberBytes(node) {
            let receiver = String(decoding: key, as: UTF8.self)
            guard let data = value.stringBytes else {
                throw Malformed(path: [.key(receiver)], problem: "text was expected")
            }
            integrations.append(Integration(id: Identifier(receiver), data: texts.text(data)))
        }
        return Table(integrations)
    }
}

/// The keys that an object may have. A file that we wrote has them in order, so that each is found where the one before
/// it was, or a little further on.
struct KeyTable {
    private var bytes: [UInt8] = []
    /// Where each word begins, and after the last one where it ends.
    private var starts: [Int] = [0]

    /// Takes words in order.
    init(_ words: [String]) {
        for word in words {
            bytes += word.utf8
            starts.append(bytes.count)
        }
    }

    /// Which word a key is, looking from a place on and then from the beginning; nil where it is none of them.
    func place(of key: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        bytes.withUnsafeBufferPointer { bytes in
            func matches(_ place: Int) -> Bool {
                let length = starts[place + 1] - starts[place]
                return length == key.count && memcmp(bytes.baseAddress! + starts[place], key.baseAddress!, length) == 0
            }
            for place in start..<starts.count - 1 where matches(place) { return place }
            for place in 0..<start where matches(place) { return place }
            return nil
        }
    }
}

/// Texts that have come before, so that equal ones share their storage. Of those that collide the last is remembered,
/// which bounds what it takes.
struct TextPool {
    private var texts: [String] = []
    private static let size = 16384

    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        // Those of up to 15 bytes have no storage.
        guard bytes.count > 15 else { return String(decoding: bytes, as: UTF8.self) }
        if texts.isEmpty { texts = [String](repeating: "", count: Self.size) }
        let slot = bytes.quickHash & (Self.size - 1)
        let isThere = texts[slot].utf8.withContiguousStorageIfAvailable { $0.isSame(as: bytes) }
        if isThere == true { return texts[slot] }
        let text = String(decoding: bytes, as: UTF8.self)
        texts[slot] = text
        return text
    }
}

/// Sets of criteria that have come before, so that assessments of the same criteria share one list of them.
private struct CriteriaPool {
    private var sets: [(bytes: [UInt8], keys: [Identifier<Criterion>])] = []
    private static let size = 512

    mutating func marks(_ node: JSONNode) throws(Malformed) -> Assessment.Marks {
        try node.requireObject()
        var values: [Mark] = []
        values.reserveCapacity(node.count)
        // The keys lie behind one another, as the values are no texts: together they name the set.
        var start: UnsafePointer<UInt8>?
        var end: UnsafePointer<UInt8>?
        for (key, value) in MemberBytes(node) {
            do throws(Malformed) {
                values.append(try value.mark())
            } catch {
                throw error.within(.key(String(decoding: key, as: UTF8.self)))
            }
            if start == nil { start = key.baseAddress }
            end = key.baseAddress.map { $0 + key.count }
        }
        guard let start, let end else { return [:] }
        if sets.isEmpty { sets = Array(repeating: ([], []), count: Self.size) }
        let name = UnsafeBufferPointer(start: start, count: end - start)
        let slot = name.quickHash & (Self.size - 1)
        let isThere = sets[slot].bytes.withUnsafeBufferPointer { $0.isSame(as: name) }
        if isThere { return Assessment.Marks(keys: sets[slot].keys, values: values) }
        let keys = MemberBytes(node).map { Identifier<Criterion>(String(decoding: $0.key, as: UTF8.self)) }
        guard zip(keys, keys.dropFirst()).allSatisfy({ $0 < $1 }) else {
            var marks = Assessment.Marks()
            for (key, mark) in zip(keys, values) { marks[key] = mark }
            return marks
        }
        sets[slot] = (Array(name), keys)
        return Assessment.Marks(keys: keys, values: values)
    }
}

extension UnsafeBufferPointer<UInt8> {
    fileprivate func isSame(as other: UnsafeBufferPointer<UInt8>) -> Bool {
        guard count == other.count else { return false }
        guard let baseAddress, let there = other.baseAddress else { return true }
        return memcmp(baseAddress, there, count) == 0
    }

    /// A number that differs for most texts that differ: of the length, the beginning, the middle and the end.
    fileprivate var quickHash: Int {
        let raw = UnsafeRawBufferPointer(self)
        var hash = UInt64(count)
        for place in count < 8 ? [] : [0, (count - 8) / 3, (count - 8) / 2, count - 8] {
            hash = (hash ^ raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)) &* 0x9E37_79B9_7F4A_7C15
            hash ^= hash >> 29
        }
        return Int(truncatingIfNeeded: hash >> 20)
    }
}
