import JSON
import Model

/// A value in a data file that knows where it stands, so that an error can say so.
struct DataNode {
    let json: JSON
    let file: String
    let field: String

    init(parsing file: String) throws(LibraryError) {
        let bytes = try readFile(file)
        do {
            json = try JSON.parse(bytes)
        } catch {
            throw LibraryError(file: file, field: "", problem: "\(error)")
        }
        self.file = file
        field = ""
    }

    private init(json: JSON, file: String, field: String) {
        self.json = json
        self.file = file
        self.field = field
    }

    func error(_ problem: String) -> LibraryError { LibraryError(file: file, field: field, problem: problem) }

    /// The member with that key, or nil.
    func optional(_ key: String) -> DataNode? {
        guard case .object(let members) = json, let member = members[key] else { return nil }
        return DataNode(json: member, file: file, field: field.isEmpty ? key : "\(field).\(key)")
    }

    subscript(_ key: String) -> DataNode {
        get throws(LibraryError) {
            guard let member = optional(key) else { throw error("«\(key)» is missing") }
            return member
        }
    }

    var elements: [DataNode] {
        get throws(LibraryError) {
            guard case .array(let values) = json else { throw error("a list was expected") }
            return values.enumerated().map { DataNode(json: $1, file: file, field: "\(field)[\($0)]") }
        }
    }

    var members: [(key: String, value: DataNode)] {
        get throws(LibraryError) {
            guard case .object(let members) = json else { throw error("an object was expected") }
            return members.map { ($0.key, DataNode(json: $0.value, file: file, field: "\(field).\($0.key)")) }
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

    var text: Text {
        get throws(LibraryError) { Text(swedish: try self["sv"].string, english: try self["en"].string) }
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
