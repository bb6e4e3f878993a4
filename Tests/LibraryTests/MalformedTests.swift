import Foundation
import Model
import Testing

@testable import Library

/// Files that somebody changed by hand.
@Suite struct MalformedTests {
    private static let pulse = root.appending(path: "Data/instruments/pulse.json")

    /// A file in a folder of its own, which is removed afterwards.
    private func withFile(_ text: String, named name: String = "eget.json", _ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: name)
        try text.write(to: file, atomically: true, encoding: .utf8)
        try body(file.path)
    }

    private func complaint(_ text: String, _ read: (String) throws -> Void) throws -> String {
        var complaint = ""
        try withFile(text) { file in
            do {
                try read(file)
            } catch {
                complaint = "\(error)".replacing(file, with: "eget.json")
            }
        }
        return complaint
    }

    @Test(
        "an instrument that cannot be used is named with file, line, column, field and what is expected",
        arguments: [
            ("\"format\": 1", "\"format\": 2", "eget.json:2:13: format: this version of mogna reads format 1"),
            ("\"format\": 1,", "", "eget.json:1:1: «format» is missing; add it"),
            ("\"format\": 1,", "\"format\": 1", "eget.json:3:3: a comma or } was expected"),
            ("\"version\": \"1\"", "\"version\": 1", "eget.json:4:14: version: text was expected"),
            ("\"en\": \"Pulse\"", "\"eng\": \"Pulse\"", "eget.json:9:12: short: «en» is missing; add it"),
            ("\"en\": \"Pulse\"", "\"en\": \" \"", "eget.json:11:11: short.en: the text is empty; write it"),
            (
                "\"id\": \"heritage\"", "\"id\": \"arv\"",
                "dimensions: the dimensions «capability» and «heritage», in this order,"
            ),
            ("\"id\": \"E3\"", "\"id\": \"E1\"", "dimensions: the factor «E1» is there twice"),
            (
                "\"id\": \"E1\",", "\"id\": \"E1\", \"weight\": 0,",
                "dimensions[0].categories[0].factors[0].weight: a weight must be"
            ),
            (
                "\"capability\": \"low\"", "\"capability\": \"högt\"",
                "types[0].capability: «high» or «low» was expected"
            ),
            (
                "\"capability\": \"low\"", "\"capability\": \"high\"",
                "types: one type for each of the four combinations"
            ),
            ("\"category\": \"efficiency\"", "\"category\": \"speed\"", "advice[0]: no such category or type"),
        ])
    func instrument(old: String, new: String, expected: String) throws {
        let whole = try String(contentsOf: Self.pulse, encoding: .utf8)
        let range = try #require(whole.range(of: old))
        let text = whole.replacingCharacters(in: range, with: new)
        let complaint = try complaint(text) { _ = try Instrument(file: $0) }
        #expect(complaint.contains(expected), "\(complaint)")
        #expect(complaint.wholeMatch(of: /eget\.json:\d+:\d+: .+/) != nil, "\(complaint)")
    }

    @Test("the place that is named is where the mistake is")
    func place() throws {
        let whole = try String(contentsOf: Self.pulse, encoding: .utf8)
        let lines = whole.components(separatedBy: "\n")
        let line = try #require(lines.firstIndex { $0.contains("\"capability\": \"high\"") })
        let complaint = try complaint(
            whole.replacing("\"capability\": \"high\"", with: "\"capability\": 3", maxReplacements: 1)
        ) {
            _ = try Instrument(file: $0)
        }
        #expect(complaint.hasPrefix("eget.json:\(line + 1):21: types[2].capability: "), "\(complaint)")
    }

    @Test("an instrument cut off anywhere is refused, never half read", arguments: 1..<40)
    func cutOff(part: Int) throws {
        let whole = try String(contentsOf: Self.pulse, encoding: .utf8)
        let complaint = try complaint(String(whole.prefix(whole.count * part / 40))) { _ = try Instrument(file: $0) }
        #expect(complaint.wholeMatch(of: /eget\.json:\d+:\d+: .+/) != nil, "\(complaint)")
    }

    @Test("a method and a figure that cannot be used say where")
    func others() throws {
        let method = try complaint(
            "{\"format\": 1, \"id\": \"m\", \"version\": \"1\", \"name\": {\"sv\": \"a\", \"en\": \"a\"}}"
        ) {
            _ = try Method(file: $0)
        }
        #expect(method == "eget.json:1:1: «source» is missing; add it")
        let benchmark = try complaint("{\"format\": 1,\n \"benchmarks\": [{\"kind\": \"guess\"}]}") {
            _ = try Benchmark.read(file: $0)
        }
        #expect(benchmark == "eget.json:2:26: benchmarks[0].kind: «measured», «goal» or «example» was expected")
    }

    @Test(
        "a guide that cannot be used is named with file, line, column, field and what is expected",
        arguments: [
            ("\"format\": 1", "\"format\": 2", "eget.json:2:13: format: this version of mogna reads format 1"),
            (
                "\"category\": \"balancing\"", "\"category\": \"balance\"",
                "steps[0].exercises[2].challenge.category: no such category; there are «balancing», «users»"
            ),
            (
                "\"id\": \"measuring\"", "\"id\": \"anchoring\"",
                "steps[1].id: the step «anchoring» is there twice; rename one"
            ),
            (
                "\"id\": \"missing\"", "\"id\": \"units\"",
                "steps[1].exercises[1].id: the exercise «units» is there twice; rename one"
            ),
            ("\"pane\": \"survey\"", "\"view\": \"survey\"", "steps[0].exercises[0].opens: «pane» is missing; add it"),
            ("\"points\": [", "\"lines\": [", "steps[0].sections[1]: «text» or «points» is missing; add one"),
            ("\"sv\": \"Syfte\"", "\"sv\": \"\"", "steps[0].sections[0].title.sv: the text is empty; write it"),
            ("\"steps\": [", "\"steps\": [], \"more\": [", "steps: a guide has at least one step; add it"),
        ])
    func guide(old: String, new: String, expected: String) throws {
        let whole = try String(contentsOf: root.appending(path: "Data/guides/1-method.json"), encoding: .utf8)
        let range = try #require(whole.range(of: old))
        let text = whole.replacingCharacters(in: range, with: new)
            .replacing("\"organisation\"", with: "\"users\"").replacing("\"infrastructure\"", with: "\"users\"")
        let complaint = try complaint(text) { _ = try Guide(file: $0, categories: ["users", "balancing"]) }
        #expect(complaint.contains(expected), "\(complaint)")
        #expect(complaint.wholeMatch(of: /eget\.json:\d+:\d+: .+/) != nil, "\(complaint)")
    }

    @Test("a row of the register that is short is named by its line, empty lines counted")
    func register() throws {
        try withFile("a,b,c,d,e,f\n\n0114,Upplands Väsby kommun\n", named: "municipalities.csv") { file in
            let folder = URL(filePath: file).deletingLastPathComponent().path
            let error = #expect(throws: LibraryError.self) { try Register(folder: folder) }
            #expect(error.map { "\($0)" } == "\(folder)/municipalities.csv:3: 6 columns were expected, not 2")
        }
    }

    @Test("a file that is not there is named")
    func missing() {
        let error = #expect(throws: LibraryError.self) { try Instrument(file: "/nowhere/x.json") }
        #expect(error.map { "\($0)" } == "/nowhere/x.json: No such file or directory")
    }

    // MARK: Strings

    private func strings(_ json: String, _ language: Language = .swedish) throws -> Strings {
        var strings: Strings?
        try withFile(json) { strings = try Strings(files: [$0], language: language) }
        return try #require(strings)
    }

    @Test(
        "words are filled in by number, and what is no place for a word stays",
        arguments: [
            ("{0} av {1}", "1 av 2"), ("{1}{0}{1}", "212"), ("{2}", "{2}"), ("{", "{"), ("{x} {0}", "{x} 1"),
            ("{{0}", "{1"), ("ingen", "ingen"), ("{-1}", "{-1}"),
        ])
    func filling(template: String, filled: String) throws {
        let strings = try strings("{\"k\": {\"sv\": \"\(template)\", \"en\": \"x\"}}")
        #expect(strings("k", "1", "2") == filled)
    }

    @Test("a key without words shows itself; the language decides which words")
    func keys() throws {
        let json = "{\"k\": {\"sv\": \"ja\", \"en\": \"yes\"}}"
        #expect(try strings(json)("k") == "ja")
        #expect(try strings(json, .english)("k") == "yes")
        #expect(try strings(json)("other") == "other")
    }

    @Test("a key in two files is refused")
    func twice() throws {
        try withFile("{\"k\": {\"sv\": \"ja\", \"en\": \"yes\"}}") { file in
            #expect(throws: LibraryError.self) { try Strings(files: [file, file], language: .swedish) }
        }
    }

    // MARK: The folder

    @Test("the program's files are looked for where they were said to be, beside it, above it, and where installed")
    func folders() {
        let folders = DataFolder.candidates(executable: "/opt/mogna/bin/mogna", environment: ["MOGNA_SHARE": "/x"])
        #expect(
            folders == [
                "/x", "/opt/mogna/share/mogna", "/opt/mogna/bin", "/opt/mogna", "/opt", "/usr/local/share/mogna",
                "/usr/share/mogna",
            ])
        #expect(DataFolder.candidates(executable: nil, environment: ["MOGNA_SHARE": ""]).count == 2)
        #expect(DataFolder.locate(environment: ["MOGNA_SHARE": root.path]) == root.path)
    }
}
