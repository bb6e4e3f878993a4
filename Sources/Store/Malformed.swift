import JSON
import Model

/// A value that is not what the format says. Each level that it passes through adds its step, so that reading what is
/// right costs nothing for it.
struct Malformed: Error {
    var path: [JSONStep] = []
    var problem: String
    var remedy = ""
    var kind = StoreError.Kind.badData

    func within(_ step: JSONStep) -> Malformed {
        Malformed(path: [step] + path, problem: problem, remedy: remedy, kind: kind)
    }

    /// With the place in a file that can be read as JSON.
    func error(file: String, bytes: [UInt8]) -> StoreError {
        let place = JSON.position(of: path, in: bytes)
        return StoreError(
            kind, file: file, line: place?.line, column: place?.column, field: path.written, problem: problem,
            remedy: remedy.isEmpty ? StoreError.mending : remedy)
    }
}

extension StoreError {
    /// What to do about a file that is not as it should be, where there is nothing better to say.
    static let mending = "nothing was changed; mend the file, or put back a copy of it"
}

/// Runs a reader one step further in.
func within<Value>(
    _ step: @autoclosure () -> JSONStep, _ read: () throws(Malformed) -> Value
) throws(Malformed) -> Value {
    do throws(Malformed) {
        return try read()
    } catch {
        throw error.within(step())
    }
}

extension JSONNode {
    func text() throws(Malformed) -> String {
        guard let value = string else { throw Malformed(problem: "text was expected") }
        return value
    }

    func whole() throws(Malformed) -> Int {
        guard let value = integer else { throw Malformed(problem: "a whole number was expected") }
        return value
    }

    func positive() throws(Malformed) -> Int {
        let value = try whole()
        guard value > 0 else { throw Malformed(problem: "a number greater than 0 was expected") }
        return value
    }

    func truth() throws(Malformed) -> Bool {
        guard let value = bool else { throw Malformed(problem: "true or false was expected") }
        return value
    }

    func day() throws(Malformed) -> Day {
        guard let value = stringBytes.flatMap({ Day(bytes: $0) }) else {
            throw Malformed(problem: "a day was expected", remedy: "write YYYY-MM-DD")
        }
        return value
    }

    func word<Word: RawRepresentable & CaseIterable>(_ type: Word.Type) throws(Malformed) -> Word
    where Word.RawValue == String {
        guard let value = string.flatMap(Word.init(rawValue:)) else {
            let words = Word.allCases.map { "«\($0.rawValue)»" }.joined(separator: ", ")
            throw Malformed(problem: "an unknown word", remedy: "write one of \(words)")
        }
        return value
    }

    func answer() throws(Malformed) -> Answer {
        guard let value = integer.flatMap({ Answer(digit: $0) }) else {
            throw Malformed(problem: "no such answer", remedy: "answers are 1–6, and 0 for «vet ej»")
        }
        return value
    }

    func mark() throws(Malformed) -> Mark {
        guard let value = integer.flatMap({ Mark($0) }) else {
            throw Malformed(problem: "no such mark", remedy: "marks are 1–5")
        }
        return value
    }

    func identifier<Subject>(_ type: Subject.Type = Subject.self) throws(Malformed) -> Identifier<Subject> {
        let value = try text()
        guard !value.isEmpty else { throw Malformed(problem: "an identifier cannot be empty") }
        return Identifier(value)
    }

    func requireObject() throws(Malformed) {
        guard kind == .object else { throw Malformed(problem: "an object was expected") }
    }

    /// Reads the elements of a list.
    func list<Value>(_ read: (JSONNode) throws(Malformed) -> Value) throws(Malformed) -> [Value] {
        guard kind == .array else { throw Malformed(problem: "a list was expected") }
        var values: [Value] = []
        values.reserveCapacity(count)
        var index = 0
        for element in elements {
            values.append(try within(.index(index)) { () throws(Malformed) in try read(element) })
            index += 1
        }
        return values
    }

    /// Reads a list whose elements have identifiers, of which none may be there twice: one of them would be lost.
    func table<Element>(_ read: (JSONNode) throws(Malformed) -> Element) throws(Malformed) -> Table<Element>
    where Element.ID: Hashable {
        let values = try list(read)
        if zip(values, values.dropFirst()).allSatisfy({ $0.id < $1.id }) { return Table(values) }
        var seen: Set<Element.ID> = []
        for (index, value) in values.enumerated() where !seen.insert(value.id).inserted {
            throw Malformed(
                path: [.index(index)], problem: "the identifier «\(value.id)» is there twice",
                remedy: "change one of them")
        }
        return Table(values)
    }

    /// Reads the members of an object whose keys are data.
    func dictionary<Value>(_ read: (JSONNode) throws(Malformed) -> Value) throws(Malformed) -> [String: Value] {
        try requireObject()
        var values: [String: Value] = [:]
        for (key, value) in members {
            values[key] = try within(.key(key)) { () throws(Malformed) in try read(value) }
        }
        return values
    }

    /// Hands each member to a reader, which says whether it knows the key; gives those that it does not.
    func object(_ read: (String, JSONNode) throws(Malformed) -> Bool) throws(Malformed) -> [String: JSON] {
        try requireObject()
        var unknown: [String: JSON] = [:]
        for (key, value) in members {
            let isKnown = try within(.key(key)) { () throws(Malformed) in try read(key, value) }
            if !isKnown { unknown[key] = value.json }
        }
        return unknown
    }
}

/// A member that must be there.
func required<Value>(_ value: Value?, _ key: String) throws(Malformed) -> Value {
    guard let value else { throw Malformed(problem: "«\(key)» is missing") }
    return value
}
