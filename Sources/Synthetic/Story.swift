import Glibc
import JSON
import Model

/// What is made up, as data: `Data/demo/story.json`.
struct Story: Sendable {
    var name: String
    var seed: Int
    var years: [Year]
    var units: [Part]
    var levels: [Identifier<Factor>: Level]
    var comments: [Comment]
    var products: [Product]
    var plan: [PlanItem]

    /// A measurement.
    struct Year: Sendable {
        var year: Int
        /// Added to every answer, on the six-point scale.
        var shift: Double
        var status: Measurement.Status
        var opens: Day?
        var closes: Day?
    }

    /// A unit and how it answers.
    struct Part: Sendable {
        var unit: Unit
        var invited: Int
        /// How many answered, by year.
        var answered: [Int]
        /// Added to every answer, on the six-point scale.
        var shift: Double
    }

    /// How a factor is answered.
    struct Level: Sendable {
        /// The mean on the six-point scale.
        var mean: Double
        /// The share that answers «vet ej».
        var unknown: Double
    }

    struct Comment: Sendable {
        var factor: Identifier<Factor>
        var unit: Identifier<Unit>
        var text: String
    }

    /// An invented product, and where it is used.
    struct Product: Sendable {
        var name: String
        var purpose: String
        var category: String
        /// What an organisation can do thanks to it.
        var capability: String
        var processes: [String]
        /// By the product that receives it, what it hands over.
        var gives: [String: String]
        var supplier: String
        var units: [Identifier<Unit>]
        /// SEK a year.
        var cost: ClosedRange<Int>
        var users: ClosedRange<Int>
        /// Mean marks, 1…5.
        var quality: Double
        var importance: Double
        var introduced: Int
    }

    init(file: String) throws(SyntheticError) {
        guard let stream = fopen(file, "r") else {
            throw SyntheticError(file: file, problem: String(cString: strerror(errno)))
        }
        defer { fclose(stream) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65536)
        while case let count = fread(&chunk, 1, chunk.count, stream), count > 0 { bytes += chunk[..<count] }
        let json: JSON
        do throws(JSONSyntaxError) {
            json = try JSON.parse(bytes)
        } catch {
            throw SyntheticError(file: file, problem: "\(error)")
        }
        do throws(Missing) {
            try self.init(Node(json: json, path: ""))
        } catch {
            throw SyntheticError(file: file, problem: "\(error.path): \(error.expected) was expected")
        }
    }

    private init(_ node: Node) throws(Missing) {
        name = try node["name"].string()
        seed = try node["seed"].integer()
        guard seed >= 0 else { throw Missing(path: ".seed", expected: "a number that is not negative") }
        years = try node["years"].map { item throws(Missing) in
            Year(
                year: try item["year"].integer(), shift: try item["shift"].number(),
                status: try item["status"].word(Measurement.Status.self), opens: try item.optional("opens")?.day(),
                closes: try item.optional("closes")?.day())
        }
        units = try node["units"].map { item throws(Missing) in
            Part(
                unit: Unit(
                    id: Identifier(try item["id"].string()),
                    parent: try item.optional("parent").map { parent throws(Missing) in Identifier(try parent.string())
                    },
                    name: try item["name"].string(), level: try item["level"].word(Unit.Level.self)),
                invited: try item["invited"].integer(),
                answered: try item["answered"].map { number throws(Missing) in try number.integer() },
                shift: try item["shift"].number())
        }
        guard !units.isEmpty else { throw Missing(path: ".units", expected: "a unit") }
        for (index, part) in units.enumerated() where part.answered.count != years.count {
            throw Missing(path: ".units[\(index)].answered", expected: "a number for each of the \(years.count) years")
        }
        levels = [:]
        for item in try node["factors"].elements() {
            levels[Identifier(try item["id"].string())] = Level(
                mean: try item["level"].number(), unknown: try item["unknown"].number())
        }
        comments = try node["comments"].map { item throws(Missing) in
            Comment(
                factor: Identifier(try item["factor"].string()), unit: Identifier(try item["unit"].string()),
                text: try item["text"].string())
        }
        products = try node["systems"].map { item throws(Missing) in
            Product(
                name: try item["product"].string(), purpose: try item["purpose"].string(),
                category: try item["category"].string(), capability: try item["capability"].string(),
                processes: try item["processes"].map { process throws(Missing) in try process.string() },
                gives: try item.optional("gives")?.members { data throws(Missing) in try data.string() } ?? [:],
                supplier: try item["supplier"].string(),
                units: try item["units"].map { unit throws(Missing) in Identifier(try unit.string()) },
                cost: try item["cost"].range(), users: try item["users"].range(),
                quality: try item["quality"].number(), importance: try item["importance"].number(),
                introduced: try item["introduced"].integer())
        }
        guard !products.isEmpty else { throw Missing(path: ".systems", expected: "a system") }
        let names = Set(products.map(\.name))
        for (index, product) in products.enumerated() {
            for receiver in product.gives.keys.sorted() where !names.contains(receiver) {
                throw Missing(path: ".systems[\(index)].gives.\(receiver)", expected: "a product of the story")
            }
        }
        plan = try node["plan"].map { item throws(Missing) in
            PlanItem(
                id: Identifier(try item["id"].string()), kind: try item["kind"].word(PlanItem.Kind.self),
                text: try item["text"].string(),
                category: try item.optional("category").map { text throws(Missing) in Identifier(try text.string()) },
                owner: try item.optional("owner")?.string() ?? "", due: try item.optional("due")?.day(),
                isDone: item.optional("done")?.json == true)
        }
    }
}

/// A value that is not there, or not what it should be.
private struct Missing: Error {
    var path: String
    var expected: String
}

/// A value of the story with the way to it.
private struct Node {
    let json: JSON
    let path: String

    func optional(_ key: String) -> Node? { json[key].map { Node(json: $0, path: "\(path).\(key)") } }

    subscript(key: String) -> Node {
        get throws(Missing) {
            guard let node = optional(key) else { throw Missing(path: path, expected: "«\(key)»") }
            return node
        }
    }

    func elements() throws(Missing) -> [Node] {
        guard case .array(let values) = json else { throw Missing(path: path, expected: "a list") }
        return values.enumerated().map { Node(json: $1, path: "\(path)[\($0)]") }
    }

    func map<Value>(_ read: (Node) throws(Missing) -> Value) throws(Missing) -> [Value] {
        var values: [Value] = []
        for element in try elements() { values.append(try read(element)) }
        return values
    }

    func members<Value>(_ read: (Node) throws(Missing) -> Value) throws(Missing) -> [String: Value] {
        guard case .object(let members) = json else { throw Missing(path: path, expected: "an object") }
        var values: [String: Value] = [:]
        for (key, value) in members { values[key] = try read(Node(json: value, path: "\(path).\(key)")) }
        return values
    }

    func string() throws(Missing) -> String {
        guard case .string(let value) = json else { throw Missing(path: path, expected: "text") }
        return value
    }

    func integer() throws(Missing) -> Int {
        guard case .integer(let value) = json else { throw Missing(path: path, expected: "a whole number") }
        return value
    }

    func number() throws(Missing) -> Double {
        switch json {
        case .integer(let value): return Double(value)
        case .number(let value): return value
        default: throw Missing(path: path, expected: "a number")
        }
    }

    func day() throws(Missing) -> Day {
        guard let day = Day(try string()) else { throw Missing(path: path, expected: "a day") }
        return day
    }

    func range() throws(Missing) -> ClosedRange<Int> {
        let ends = try map { node throws(Missing) in try node.integer() }
        guard ends.count == 2, ends[0] <= ends[1] else { throw Missing(path: path, expected: "two numbers in order") }
        return ends[0]...ends[1]
    }

    func word<Word: RawRepresentable>(_ type: Word.Type) throws(Missing) -> Word where Word.RawValue == String {
        guard let word = Word(rawValue: try string()) else { throw Missing(path: path, expected: "a known word") }
        return word
    }
}
