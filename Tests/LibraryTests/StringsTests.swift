import Foundation
import Model
import Testing

@testable import Library

@Suite struct StringsTests {
    private func strings(_ json: String, _ language: Language = .swedish) throws -> Strings {
        let file = FileManager.default.temporaryDirectory.appending(path: "mogna-\(UUID().uuidString).json")
        try json.write(to: file, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: file) }
        return try Strings(files: [file.path], language: language)
    }

    @Test(
        "values take the places of {0}, {1} …, in any order and as often as they stand",
        arguments: [
            ("{0} av {1}", ["3", "9"], "3 av 9"), ("{1} of {0}", ["3", "9"], "9 of 3"), ("{0}{0}", ["a"], "aa"),
            ("ingen", ["a"], "ingen"), ("{0} {2}", ["a", "b"], "a {2}"), ("{x} {0}", ["a"], "{x} a"),
            ("{0} {", ["a"], "a {"), ("{0}", ["{1}", "b"], "{1}"), ("{0}", [], "{0}"), ("{-1}", ["a"], "{-1}"),
        ] as [(String, [String], String)])
    func values(template: String, values: [String], expected: String) throws {
        let strings = try strings(#"{"key": {"sv": "\#(template)", "en": "-"}}"#)
        #expect(strings("key", values) == expected)
    }

    @Test("the language chooses the words, and a key without words shows itself")
    func languages() throws {
        let json = #"{"key": {"sv": "ja", "en": "yes"}}"#
        #expect(try strings(json)("key") == "ja")
        #expect(try strings(json, .english)("key") == "yes")
        #expect(try strings(json)("other.key") == "other.key")
    }

    @Test("a key that lacks a language, or is in two files, is an error")
    func missing() throws {
        let error = try #require(throws: LibraryError.self) { try strings(#"{"key": {"sv": "ja"}}"#) }
        #expect(error.field == "key" && error.problem == "«en» is missing" && error.line == 1 && error.column == 9)
        let all = Library.files(in: DataTests.repository + "/Data/strings")
        #expect(throws: LibraryError.self) { try Strings(files: all + all, language: .swedish) }
    }

    @Test("the program's own words load in both languages", arguments: Language.allCases)
    func program(language: Language) throws {
        #expect(try Library(folder: DataTests.repository).strings(language).texts.count > 100)
    }
}

@Suite struct DataFolderTests {
    @Test("the folder that a person names goes before those beside and above the program, and installed ones are last")
    func order() {
        let folders = DataFolder.candidates(executable: "/opt/mogna/bin/mogna", environment: ["MOGNA_SHARE": "/mine"])
        #expect(
            folders == [
                "/mine", "/opt/mogna/share/mogna", "/opt/mogna/bin", "/opt/mogna", "/opt", "/usr/local/share/mogna",
                "/usr/share/mogna",
            ])
        #expect(DataFolder.candidates(executable: nil, environment: ["MOGNA_SHARE": ""]).count == 2)
    }

    @Test("the folder is found where the data are, and nowhere else")
    func locate() {
        #expect(DataFolder.locate(environment: ["MOGNA_SHARE": DataTests.repository]) == DataTests.repository)
        #expect(DataFolder.locate(environment: ["MOGNA_SHARE": "/nowhere"]) != "/nowhere")
    }
}
