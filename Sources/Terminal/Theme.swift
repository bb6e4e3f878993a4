import Glibc
import JSON

/// What every tone looks like: one file in `Themes`.
public struct Theme: Equatable, Sendable {
    /// The file's name without `.json`.
    public let name: String
    /// What people call it, by language: `sv`, `en`.
    public let titles: [String: String]
    private let looks: [Tone: Look]

    /// A colour and ways to set off text.
    public struct Look: Equatable, Sendable {
        /// Of the text, or of the ground for a tone that is a ground.
        public var colour: Colour
        /// Added to those of the style.
        public var attributes: Style.Attributes
    }

    /// How a tone looks.
    public func look(of tone: Tone) -> Look { looks[tone] ?? Look(colour: .terminal, attributes: []) }

    /// Reads the theme of that name.
    public static func read(name: String, folder: String) throws(ThemeError) -> Theme {
        guard !name.contains("/"), names(in: folder).contains(name) else {
            let names = names(in: folder)
            throw ThemeError(
                file: "\(folder)/\(name).json", problem: "there is no such theme",
                remedy: names.isEmpty ? "there are none in that folder" : "there are \(names.joined(separator: ", "))")
        }
        let file = "\(folder)/\(name).json"
        guard let bytes = bytes(of: file) else {
            throw ThemeError(
                file: file, problem: String(cString: strerror(errno)), remedy: "make it a file that can be read")
        }
        return try Theme(name: name, bytes: bytes, file: file)
    }

    /// The names of the themes in a folder, in order.
    public static func names(in folder: String) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.hasSuffix(".json") { names.append(String(name.dropLast(5))) }
        }
        return names.sorted()
    }

    /// Reads a theme's bytes. Every tone must be there, and nothing else.
    public init(name: String, bytes: [UInt8], file: String) throws(ThemeError) {
        let source = Source(bytes: bytes, file: file)
        let json: JSON
        do throws(JSONSyntaxError) {
            json = try JSON.parse(bytes)
        } catch let syntax {
            throw ThemeError(
                file: file, line: syntax.line, column: syntax.column, problem: syntax.problem,
                remedy: "correct what stands there or right before it")
        }
        guard json["format"] == 1 else {
            throw source.error([.key("format")], "this version of mogna reads format 1", "write \"format\": 1")
        }
        var titles: [String: String] = [:]
        for language in ["sv", "en"] {
            guard case .string(let title)? = json["name"]?[language], !title.isEmpty else {
                throw source.error(
                    [.key("name"), .key(language)], "the theme has no name in «\(language)»",
                    "write \"\(language)\": \"…\"")
            }
            titles[language] = title
        }
        var colours: [String: Colour] = [:]
        if let named = json["colours"] {
            guard case .object(let named) = named else {
                throw source.error([.key("colours")], "these are no colours", "write an object of names and colours")
            }
            for (key, value) in named {
                guard case .string(let text) = value, let colour = Colour(text) else {
                    throw source.error(
                        [.key("colours"), .key(key)], "this is no colour", "write #rrggbb or default")
                }
                colours[key] = colour
            }
        }
        guard case .object(let tones)? = json["tones"] else {
            throw source.error([.key("tones")], "the tones are missing", "see docs/themes.md")
        }
        if let unknown = tones.keys.sorted().first(where: { Tone(rawValue: $0) == nil }) {
            throw source.error([.key("tones"), .key(unknown)], "there is no such tone", "see docs/themes.md")
        }
        var looks: [Tone: Look] = [:]
        for tone in Tone.allCases {
            let path: [JSONStep] = [.key("tones"), .key(tone.rawValue)]
            guard let value = tones[tone.rawValue] else {
                throw source.error(path, "the tone is missing", "add it")
            }
            looks[tone] = try source.look(value, path, colours)
        }
        self.name = name
        self.titles = titles
        self.looks = looks
    }

    private static func bytes(of file: String) -> [UInt8]? {
        guard let stream = fopen(file, "r") else { return nil }
        defer { fclose(stream) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 8192)
        while case let count = fread(&chunk, 1, chunk.count, stream), count > 0 { bytes += chunk[..<count] }
        return ferror(stream) == 0 ? bytes : nil
    }
}

/// The file that a theme is read from.
private struct Source {
    let bytes: [UInt8]
    let file: String

    /// An error at a value, or where it is missing at what it is missing from.
    func error(_ path: [JSONStep], _ problem: String, _ remedy: String) -> ThemeError {
        var place: (line: Int, column: Int)?
        var existing = path[...]
        repeat {
            place = JSON.position(of: Array(existing), in: bytes)
        } while place == nil && existing.popLast() != nil
        return ThemeError(
            file: file, line: place?.line, column: place?.column, field: path.written, problem: problem, remedy: remedy)
    }

    /// A colour, or an object with a colour, attributes or both.
    func look(_ value: JSON, _ path: [JSONStep], _ colours: [String: Colour]) throws(ThemeError) -> Theme.Look {
        guard case .object(let members) = value else {
            return Theme.Look(colour: try colour(value, path, colours), attributes: [])
        }
        if let unknown = members.keys.sorted().first(where: { $0 != "colour" && $0 != "attributes" }) {
            throw error(path + [.key(unknown)], "there is no such field", "write colour or attributes")
        }
        var look = Theme.Look(colour: .terminal, attributes: [])
        if let value = members["colour"] { look.colour = try colour(value, path + [.key("colour")], colours) }
        guard let listed = members["attributes"] else { return look }
        let path = path + [.key("attributes")]
        let remedy = "write bold, dim, underline, reverse or italic"
        guard case .array(let words) = listed else { throw error(path, "these are no attributes", "\(remedy) in [ ]") }
        for (index, word) in words.enumerated() {
            guard case .string(let text) = word, let attribute = Style.Attributes(named: text) else {
                throw error(path + [.index(index)], "there is no such attribute", remedy)
            }
            look.attributes.formUnion(attribute)
        }
        return look
    }

    private func colour(_ value: JSON, _ path: [JSONStep], _ colours: [String: Colour]) throws(ThemeError) -> Colour {
        guard case .string(let text) = value, let colour = colours[text] ?? Colour(text) else {
            throw error(path, "this is no colour", "write #rrggbb, default, or a name from «colours»")
        }
        return colour
    }
}

extension Style.Attributes {
    fileprivate init?(named name: String) {
        switch name {
        case "bold": self = .bold
        case "dim": self = .dim
        case "underline": self = .underline
        case "reverse": self = .reverse
        case "italic": self = .italic
        default: return nil
        }
    }
}
