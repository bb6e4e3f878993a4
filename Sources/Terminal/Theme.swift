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
            throw ThemeError(
                file: "\(folder)/\(name).json", problem: "there is no such theme",
                remedy: "there are \(names(in: folder).joined(separator: ", "))")
        }
        let file = "\(folder)/\(name).json"
        guard let bytes = bytes(of: file) else {
            throw ThemeError(file: file, problem: String(cString: strerror(errno)), remedy: "")
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
        func error(_ path: [JSONStep], _ problem: String, _ remedy: String) -> ThemeError {
            let place = JSON.position(of: path, in: bytes)
            return ThemeError(
                file: file, line: place?.line, column: place?.column, field: path.written, problem: problem,
                remedy: remedy)
        }
        let json: JSON
        do throws(JSONSyntaxError) {
            json = try JSON.parse(bytes)
        } catch let syntax {
            throw ThemeError(
                file: file, line: syntax.line, column: syntax.column, problem: syntax.problem, remedy: "")
        }
        guard json["format"] == 1 else {
            throw error([.key("format")], "this version of mogna reads format 1", "write \"format\": 1")
        }
        var titles: [String: String] = [:]
        for language in ["sv", "en"] {
            guard case .string(let title)? = json["name"]?[language] else {
                throw error([.key("name")], "the theme has no name in «\(language)»", "add \"\(language)\": \"…\"")
            }
            titles[language] = title
        }
        guard case .object(let tones)? = json["tones"] else {
            throw error([.key("tones")], "the tones are missing", "see docs/themes.md")
        }
        var colours: [String: Colour] = [:]
        if case .object(let named)? = json["colours"] {
            for (key, value) in named {
                guard case .string(let text) = value, let colour = Colour(text) else {
                    throw error([.key("colours"), .key(key)], "this is no colour", "write #rrggbb or default")
                }
                colours[key] = colour
            }
        }
        if let unknown = tones.keys.sorted().first(where: { Tone(rawValue: $0) == nil }) {
            throw error([.key("tones"), .key(unknown)], "there is no such tone", "see docs/themes.md")
        }
        var looks: [Tone: Look] = [:]
        for tone in Tone.allCases {
            guard let value = tones[tone.rawValue] else {
                throw error([.key("tones")], "the tone «\(tone.rawValue)» is missing", "add it")
            }
            let path: [JSONStep] = [.key("tones"), .key(tone.rawValue)]
            var attributes: Style.Attributes = []
            var named = value
            if case .object(let members) = value {
                named = members["colour"] ?? "default"
                if case .array(let words)? = members["attributes"] {
                    for word in words {
                        guard case .string(let text) = word, let attribute = Style.Attributes(named: text) else {
                            throw error(
                                path + [.key("attributes")], "there is no such attribute",
                                "write bold, dim, underline, reverse or italic")
                        }
                        attributes.formUnion(attribute)
                    }
                }
            }
            guard case .string(let text) = named, let colour = colours[text] ?? Colour(text) else {
                throw error(path, "this is no colour", "write #rrggbb, default, or a name from «colours»")
            }
            looks[tone] = Look(colour: colour, attributes: attributes)
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
