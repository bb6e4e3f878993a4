import Foundation
import Model
import Testing

@testable import Library

/// A file that cannot be used: its error says where, what and what to do.
@Suite struct MalformedTests {
    /// A copy of one of the program's files with something in it replaced; gone when the test is over.
    final class Broken {
        let folder = FileManager.default.temporaryDirectory.appending(path: "mogna-\(UUID().uuidString)")
        let path: String

        init(_ file: String, replacing found: String, with replacement: String) throws {
            let original = try String(contentsOfFile: DataTests.repository + "/Data/" + file, encoding: .utf8)
            let range = try #require(original.range(of: found), "\(found) in \(file)")
            let text = original.replacingCharacters(in: range, with: replacement)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let copy = folder.appending(path: (file as NSString).lastPathComponent)
            try text.write(to: copy, atomically: true, encoding: .utf8)
            path = copy.path
        }

        deinit { try? FileManager.default.removeItem(at: folder) }
    }

    struct Case: CustomTestStringConvertible, Sendable {
        var found: String
        var replacement: String
        /// What stands right before the place that the error names.
        var after: String
        var field: String
        var problem: String
        var remedy: String
        var testDescription: String { problem }
    }

    @Test(
        "an instrument's error names file, line, column, field, problem and remedy",
        arguments: [
            Case(
                found: #""format": 1"#, replacement: #""format": 2"#, after: #""format": "#, field: "format",
                problem: "this version of mogna reads format 1", remedy: "use a newer version for this file"),
            Case(
                found: #""id": "dimios","#, replacement: "", after: "", field: "", problem: "«id» is missing",
                remedy: "add it"),
            Case(
                found: #""version": "1""#, replacement: #""version": 1"#, after: #""version": "#, field: "version",
                problem: "text was expected", remedy: "write it within quotation marks"),
            Case(
                found: #""capability": "low""#, replacement: #""capability": "middling""#, after: #""capability": "#,
                field: "types[0].capability", problem: "an unknown word", remedy: "write «high» or «low»"),
            Case(
                found: #""id": "E1","#, replacement: #""id": "E1", "weight": 0,"#, after: #""weight": "#,
                field: "dimensions[0].categories[0].factors[0].weight", problem: "a weight must be greater than 0",
                remedy: "leave it out where it is 1"),
            Case(
                found: #""id": "E1","#, replacement: #""id": "E1", "weight": "2","#, after: #""weight": "#,
                field: "dimensions[0].categories[0].factors[0].weight", problem: "a number was expected",
                remedy: "write digits, without quotation marks"),
            Case(
                found: #""id": "E2""#, replacement: #""id":   "E1""#, after: #""id":   "#,
                field: "dimensions[0].categories[0].factors[1].id", problem: "the identifier «E1» is there twice",
                remedy: "change one of them"),
            Case(
                found: #""id": "innovation""#, replacement: #""id":   "efficiency""#, after: #""id":   "#,
                field: "dimensions[0].categories[1].id", problem: "the identifier «efficiency» is there twice",
                remedy: "change one of them"),
            Case(
                found: #""id": "heritage""#, replacement: #""id": "burden""#, after: #""dimensions": "#,
                field: "dimensions", problem: "two dimensions were expected",
                remedy: "name them «capability» and «heritage», in this order"),
            Case(
                found: #""category": "efficiency""#, replacement: #""category": "thrift""#,
                after: "\n  \"advice\": [\n    ", field: "advice[0]", problem: "no such category or type",
                remedy: "use the identifiers of this file"),
            Case(
                found: #""format": 1,"#, replacement: #""format": 1,,"#, after: #""format": 1,"#, field: "",
                problem: "a key in quotes was expected", remedy: "mend the text there, so that the file is JSON"),
        ])
    func instrument(_ item: Case) throws {
        let broken = try Broken("instruments/dimios.json", replacing: item.found, with: item.replacement)
        let text = try String(contentsOfFile: broken.path, encoding: .utf8)
        let before = item.after.isEmpty ? "" : text[..<(try #require(text.range(of: item.after)).upperBound)]
        let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
        let error = try #require(throws: LibraryError.self) { try Instrument(file: broken.path) }
        #expect(error.file == broken.path)
        #expect(error.line == max(1, lines.count) && error.column == (lines.last?.count ?? 0) + 1, "\(error)")
        #expect(error.field == item.field)
        #expect(error.problem == item.problem)
        #expect(error.remedy == item.remedy)
    }

    @Test("an error is one line for people, with the place first, as compilers write it")
    func description() {
        let error = LibraryError(
            file: "a.json", line: 4, column: 12, field: "scale.labels", problem: "six labels were expected",
            remedy: "answers are 1–6")
        #expect("\(error)" == "a.json:4:12: scale.labels: six labels were expected; answers are 1–6")
        #expect("\(LibraryError(file: "a.json", field: "", problem: "gone", remedy: ""))" == "a.json: gone")
    }

    @Test(
        "labels, types, dimensions and lists that are not there are missed",
        arguments: [
            ("\"labels\": [", "\"labels\": [], \"x\": [", "scale.labels", "six labels were expected"),
            ("\"types\": [", "\"types\": [], \"x\": [", "types", "four types were expected"),
            ("\"dimensions\": [", "\"dimensions\": [], \"x\": [", "dimensions", "two dimensions were expected"),
            ("\"categories\": [", "\"categories\": [], \"x\": [", "dimensions[0].categories", "the list is empty"),
            ("\"factors\": [", "\"factors\": [], \"x\": [", "dimensions[0].categories[0].factors", "the list is empty"),
            (
                "\"factors\": [", "\"factors\": {}, \"x\": [", "dimensions[0].categories[0].factors",
                "a list was expected"
            ),
        ])
    func lists(found: String, replacement: String, field: String, problem: String) throws {
        let broken = try Broken("instruments/dimios.json", replacing: found, with: replacement)
        let error = try #require(throws: LibraryError.self) { try Instrument(file: broken.path) }
        #expect(error.field == field && error.problem == problem && error.line != nil && !error.remedy.isEmpty)
    }

    @Test("a method's criteria have five marks and are there once")
    func method() throws {
        let twice = try Broken("methods/dios.json", replacing: "\"id\": \"legal-duty\"", with: "\"id\": \"lock-in\"")
        let error = try #require(throws: LibraryError.self) { try Method(file: twice.path) }
        #expect(error.field == "importance[3].id" && error.line != nil)
        let short = try Broken("methods/dios.json", replacing: "\"scale\": [", with: "\"scale\": [], \"x\": [")
        let other = try #require(throws: LibraryError.self) { try Method(file: short.path) }
        #expect(other.field == "quality[0].scale" && other.problem == "five texts were expected")
    }

    @Test("a published figure is of a known kind")
    func benchmark() throws {
        let broken = try Broken("benchmarks/national.json", replacing: "\"goal\"", with: "\"hope\"")
        let error = try #require(throws: LibraryError.self) { try Benchmark.read(file: broken.path) }
        #expect(error.field == "benchmarks[6].kind")
        #expect(error.remedy == "write «measured», «goal» or «example»")
    }

    @Test("a register's line with a value too few is named, empty lines counted")
    func register() throws {
        let broken = try Broken(
            "registers/counties.csv", replacing: "06,Jönköpings län,", with: "\n\n06,Jönköpings län")
        try FileManager.default.copyItem(
            atPath: DataTests.repository + "/Data/registers/municipalities.csv",
            toPath: broken.folder.path + "/municipalities.csv")
        let error = try #require(throws: LibraryError.self) { try Register(folder: broken.folder.path) }
        #expect(error.file == broken.path)
        #expect(error.line == 8 && error.column == 1, "\(error)")
        #expect(error.problem == "3 values were expected, and there are 2")
    }

    @Test("a file that is not there is named, and so is what to do")
    func noFile() throws {
        let error = try #require(throws: LibraryError.self) { try Instrument(file: "/nowhere/instrument.json") }
        #expect("\(error)".hasPrefix("/nowhere/instrument.json: No such file or directory; "))
        #expect(throws: LibraryError.self) { try Library(folder: "/nowhere") }
    }

    @Test("a weight is 1 where the file gives none, and the file's where it does")
    func weights() throws {
        let weighted = try Broken(
            "instruments/dimios.json", replacing: "\"id\": \"E1\",", with: "\"id\": \"E1\", \"weight\": 2.5,")
        #expect(try Instrument(file: weighted.path).factors.prefix(2).map(\.weight) == [2.5, 1])
    }
}
