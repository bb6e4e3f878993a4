import Foundation
import Testing

/// The arrows between modules, as docs/decisions.md draws them, and what no module may lean on.
@Suite struct ArchitectureTests {
    /// What each module may import of ours.
    static let arrows: [String: Set<String>] = [
        "CNcurses": [], "CSimdjson": [], "CSpreadsheet": [],
        "JSON": ["CSimdjson"],
        "Model": [],
        "Scoring": ["Model"],
        "Library": ["Model", "JSON"],
        "Store": ["Model", "JSON"],
        "Exchange": ["Model", "JSON", "CSpreadsheet"],
        "Synthetic": ["Model", "JSON"],
        "Terminal": ["CNcurses", "JSON"],
        "Charts": ["Terminal"],
        "Workbench": ["Charts", "Terminal", "Scoring", "Library", "Store", "Exchange", "Model"],
        "mogna": [
            "Workbench", "Synthetic", "Charts", "Terminal", "Scoring", "Library", "Store", "Exchange", "Model", "JSON",
        ],
    ]

    /// Foundation costs 12–19 MB of memory in every process; the rest of the standard library costs next to nothing.
    static let outside: Set<String> = ["Glibc", "Dispatch", "Synchronization"]

    @Test("every module imports only what its arrows allow", arguments: arrows.keys.sorted())
    func imports(module: String) throws {
        let allowed = try #require(Self.arrows[module]).union(Self.outside)
        for file in try Self.files(of: module) where file.pathExtension == "swift" {
            for imported in try Self.imports(of: file) {
                #expect(allowed.contains(imported), "\(module)/\(file.lastPathComponent) imports \(imported)")
            }
        }
    }

    @Test("there is no module beside those with arrows")
    func modules() throws {
        let folders = try FileManager.default.contentsOfDirectory(atPath: Self.sources.path)
        #expect(Set(folders) == Set(Self.arrows.keys))
    }

    @Test("ncurses is spoken in Screen.swift, and its tables of widths in TextWidth.swift, and nowhere else")
    func ncurses() throws {
        var speakers: Set<String> = []
        for module in Self.arrows.keys {
            for file in try Self.files(of: module) where file.pathExtension == "swift" {
                if try Self.imports(of: file).contains("CNcurses") { speakers.insert(file.lastPathComponent) }
            }
        }
        #expect(speakers == ["Screen.swift", "TextWidth.swift"])
    }

    static let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Sources")

    static func files(of module: String) throws -> [URL] {
        let folder = sources.appending(path: module)
        let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        let files = all?.compactMap { $0 as? URL } ?? []
        try #require(!files.isEmpty)
        return files
    }

    static func imports(of file: URL) throws -> [String] {
        try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ")
            guard let place = words.firstIndex(of: "import"), place <= 1, place + 1 < words.count,
                place == 0 || words[0].hasPrefix("@")
            else { return nil }
            return words[place + 1].split(separator: ".").first.map(String.init)
        }
    }
}
