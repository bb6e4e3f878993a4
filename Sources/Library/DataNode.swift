import JSON
import Model

/// A value in a data file that knows where it stands, so that an error can say so.
struct DataNode {
    let json: JSON
    private let source: Source
    private let path: [JSONStep]

    /// The file that a value is from; its text is kept to find the line of an error in.
    private struct Source {
        let file: String
        let bytes: [UInt8]
    }

    init(parsing file: String) throws(LibraryError) {
        let bytes = try readFile(file)
        do {
            json = try JSON.parse(bytes)
        } catch {
            throw LibraryError(
                file: file, line: error.line, column: error.column, field: "", problem: error.problem,
                remedy: "mend the text there, so that the file is JSON")
        }
        source = Source(file: file, bytes: bytes)
        path = []
    }

    private init(_ json: JSON, in parent: DataNode, _ step: JSONStep) {
        self.json = json
        source = parent.source
        path = parent.path + [step]
    }

    func error(_ problem: String, remedy: String) -> LibraryError {
        let place = JSON.position(of: path, in: source.bytes)
        return LibraryError(
            file: source.file, line: place?.line, column: place?.column, field: path.written, problem: problem,
            remedy: remedy)
    }

    /// The member with that key, or nil.
    func optional(_ key: String) -> DataNode? { json[key].map { DataNode($0, in: self, .key(key)) } }

    subscript(_ key: String) -> DataNode {
        get throws(LibraryError) {
            guard let member = optional(key) else { throw error("«\(key)» is missing", remedy: "add it") }
            return member
        }
    }

    var elements: [DataNode] {
        get throws(LibraryError) {
            guard case .array(let values) = json else {
                throw error("a list was expected", remedy: "write it within [ and ]")
            }
            return values.enumerated().map { DataNode($1, in: self, .index($0)) }
        }
    }

    var members: [(key: String, value: DataNode)] {
        get throws(LibraryError) {
            guard case .object(let members) = json else {
                throw error("an object was expected", remedy: "write it within { and }")
            }
            return members.map { ($0.key, DataNode($0.value, in: self, .key($0.key))) }
        }
    }

    var string: String {
        get throws(LibraryError) {
            guard case .string(let value) = json else {
                throw error("text was expected", remedy: "write it within quotation marks")
            }
            return value
        }
    }

    var integer: Int {
        get throws(LibraryError) {
            guard case .integer(let value) = json else {
                throw error("a whole number was expected", remedy: "write digits alone, without quotation marks")
            }
            return value
        }
    }

    var number: Double {
        get throws(LibraryError) {
            switch json {
            case .integer(let value): return Double(value)
            case .number(let value): return value
            default: throw error("a number was expected", remedy: "write digits, without quotation marks")
            }
        }
    }

    var text: Text {
        get throws(LibraryError) { Text(swedish: try self["sv"].string, english: try self["en"].string) }
    }

    /// A weight: 1 where it is not given, and never 0 or less.
    func weight() throws(LibraryError) -> Double {
        guard let node = optional("weight") else { return 1 }
        let weight = try node.number
        guard weight > 0 else {
            throw node.error("a weight must be greater than 0", remedy: "leave it out where it is 1")
        }
        return weight
    }

    func map<Value>(_ key: String, _ read: (DataNode) throws(LibraryError) -> Value) throws(LibraryError) -> [Value] {
        var values: [Value] = []
        for element in try self[key].elements { values.append(try read(element)) }
        return values
    }

    /// A member's elements, of which there must be one at least.
    func someElements(_ key: String) throws(LibraryError) -> [DataNode] {
        let node = try self[key]
        let elements = try node.elements
        guard !elements.isEmpty else {
            throw node.error("the list is empty", remedy: "add an element or remove its owner")
        }
        return elements
    }

    /// Notes an identifier and sees to it that it was not there before.
    func checkUnique<Subject>(
        _ id: Identifier<Subject>, among seen: inout Set<Identifier<Subject>>
    ) throws(LibraryError) {
        guard seen.insert(id).inserted else {
            throw try self["id"].error("the identifier «\(id)» is there twice", remedy: "change one of them")
        }
    }

    func checkFormat() throws(LibraryError) {
        let format = try self["format"]
        guard try format.integer == 1 else {
            throw format.error("this version of mogna reads format 1", remedy: "use a newer version for this file")
        }
    }
}
