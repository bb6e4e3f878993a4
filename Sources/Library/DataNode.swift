import JSON
import Model

/// A value in a data file that knows where it stands, so that an error can say so.
struct DataNode {
    let json: JSON
    let file: String
    private let path: [JSONStep]

    init(parsing file: String) throws(LibraryError) {
        let bytes = try readFile(file)
        do throws(JSONSyntaxError) {
            json = try JSON.parse(bytes)
        } catch {
            throw LibraryError(
                file: file, line: error.line, column: error.column, field: "", problem: error.problem)
        }
        self.file = file
        path = []
    }

    private init(json: JSON, file: String, path: [JSONStep]) {
        self.json = json
        self.file = file
        self.path = path
    }

    func error(_ problem: String) -> LibraryError {
        let position = (try? readFile(file)).flatMap { JSON.position(of: path, in: $0) }
        return LibraryError(
            file: file, line: position?.line, column: position?.column, field: path.written, problem: problem)
    }

    /// The member with that key, or nil.
    func optional(_ key: String) -> DataNode? {
        guard case .object(let members) = json, let member = members[key] else { return nil }
        return DataNode(json: member, file: file, path: path + [.key(key)])
    }

    subscript(_ key: String) -> DataNode {
        get throws(LibraryError) {
            guard let member = optional(key) else { throw error("«\(key)» is missing; add it") }
            return member
        }
    }

    var elements: [DataNode] {
        get throws(LibraryError) {
            guard case .array(let values) = json else { throw error("a list was expected") }
            return values.enumerated().map { DataNode(json: $1, file: file, path: path + [.index($0)]) }
        }
    }

    var members: [(key: String, value: DataNode)] {
        get throws(LibraryError) {
            guard case .object(let members) = json else { throw error("an object was expected") }
            return members.map { ($0.key, DataNode(json: $0.value, file: file, path: path + [.key($0.key)])) }
        }
    }

    var string: String {
        get throws(LibraryError) {
            guard case .string(let value) = json else { throw error("text was expected") }
            return value
        }
    }

    var integer: Int {
        get throws(LibraryError) {
            guard case .integer(let value) = json else { throw error("a whole number was expected") }
            return value
        }
    }

    var number: Double {
        get throws(LibraryError) {
            switch json {
            case .integer(let value): return Double(value)
            case .number(let value): return value
            default: throw error("a number was expected")
            }
        }
    }

    /// A text in both languages, neither of them empty.
    var text: Text {
        get throws(LibraryError) { Text(swedish: try self["sv"].filled, english: try self["en"].filled) }
    }

    /// A text that says something.
    private var filled: String {
        get throws(LibraryError) {
            let text = try string
            guard text.contains(where: { !$0.isWhitespace }) else { throw error("the text is empty; write it") }
            return text
        }
    }

    /// A weight: 1 where it is not given, and never 0 or less.
    func weight() throws(LibraryError) -> Double {
        guard let node = optional("weight") else { return 1 }
        let weight = try node.number
        guard weight > 0 else { throw node.error("a weight must be greater than 0") }
        return weight
    }

    func map<Value>(_ key: String, _ read: (DataNode) throws(LibraryError) -> Value) throws(LibraryError) -> [Value] {
        var values: [Value] = []
        for element in try self[key].elements { values.append(try read(element)) }
        return values
    }

    func checkFormat() throws(LibraryError) {
        let format = try self["format"]
        guard try format.integer == 1 else { throw format.error("this version of mogna reads format 1") }
    }
}
