import JSON
import Testing

@Suite struct JSONTests {
    @Test("values of every sort are read as what they are")
    func reading() throws {
        let json = try JSON.parse(#"{"a":[1,-2,2.5,1e3,true,false,null],"b":"å\"\\\n\u00e4\ud83d\ude00","c":{}}"#)
        #expect(
            json == [
                "a": [1, -2, .number(2.5), .number(1000), true, false, nil],
                "b": "å\"\\\nä😀", "c": [:],
            ])
    }

    @Test("a byte order mark is no part of the text")
    func byteOrderMark() throws {
        #expect(try JSON.parse([0xEF, 0xBB, 0xBF] + Array("[1]".utf8)) == [1])
    }

    @Test("the canonical form sorts keys, indents by two and ends with one newline")
    func canonical() {
        let json: JSON = ["b": [1, .number(2), .number(0.1)], "a": ["ö": "x\ty\u{1}"], "empty": [], "none": [:]]
        #expect(
            json.canonical() == """
                {
                  "a": {
                    "ö": "x\\ty\\u0001"
                  },
                  "b": [
                    1,
                    2,
                    0.1
                  ],
                  "empty": [],
                  "none": {}
                }

                """)
        #expect(json.compact() == #"{"a":{"ö":"x\ty\u0001"},"b":[1,2,0.1],"empty":[],"none":{}}"#)
    }

    @Test("what is written reads back as the same value", arguments: 0..<200)
    func roundTrip(seed: Int) throws {
        var random = Random(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1)
        let json = random.json(depth: 4)
        #expect(try JSON.parse(json.canonical()) == json)
        #expect(try JSON.parse(json.compact()) == json)
        #expect(try JSON.parse(json.canonical()).canonical() == json.canonical())
    }

    @Test(
        "an error says where it is and what is wrong",
        arguments: [
            ("{\"a\": 1,\n \"b\": }", 2, 7, "a value was expected"),
            ("{\"a\": 1\n \"b\": 2}", 2, 2, "a comma or } was expected"),
            ("[1, 2", 1, 6, "the file ends here, within a list"),
            ("{\"å\": \"ä", 1, 9, "the file ends here, within a text; it may have been cut off"),
            ("[1] x", 1, 5, "something follows the end of the value"),
            ("{\n  \"a\": 1,\n  \"a\": 2\n}", 3, 3, "the key «a» stands twice in one object"),
            ("{\"a\": {\"b\": [{\"c\": 1, \"c\": 2}]}}", 1, 23, "the key «c» stands twice in one object"),
            ("[01]", 1, 2, "a number may not begin with 0"),
            ("[1,]", 1, 4, "a value was expected"),
            ("[\"a\nb\"]", 1, 4, "the text has no closing quote on its line"),
            ("", 1, 1, "the file ends here, in the middle of a value; it may have been cut off"),
            ("{'a': 1}", 1, 2, "a key in quotes was expected"),
            ("[\"\\x\"]", 1, 3, "an unknown escape"),
        ])
    func errors(text: String, line: Int, column: Int, problem: String) {
        #expect(throws: JSONSyntaxError(line: line, column: column, problem: problem)) { try JSON.parse(text) }
    }

    @Test("the place of a value is found by its path")
    func position() throws {
        let bytes = Array("{\n  \"å\": 1,\n  \"list\": [\n    {\"x\": [], \"y\": \"here\"}\n  ]\n}\n".utf8)
        let path: [JSONStep] = [.key("list"), .index(0), .key("y")]
        let place = try #require(JSON.position(of: path, in: bytes))
        #expect(place.line == 4 && place.column == 20)
        #expect(path.written == "list[0].y")
        #expect(JSON.position(of: [.key("list"), .index(1)], in: bytes) == nil)
        #expect(JSON.position(of: [.key("none")], in: bytes) == nil)
    }

    @Test("a document's nodes give what they are and nil for what they are not")
    func nodes() throws {
        let document = try JSONDocument(parsing: Array(#"{"n":[3,2.5,18446744073709551615],"s":"ö","t":true}"#.utf8))
        let root = document.root
        #expect(root.kind == .object)
        #expect(root.members.map(\.key) == ["n", "s", "t"])
        #expect(root["n"]?.elements.map(\.integer) == [3, nil, nil])
        #expect(root["n"]?.elements.map(\.number) == [3, 2.5, 18446744073709551615])
        #expect(root["s"]?.string == "ö" && root["s"]?.bool == nil)
        #expect(root["t"]?.bool == true)
        #expect(root["missing"] == nil && root["s"]?["x"] == nil)
    }

    @Test("bytes that are no JSON never do more than fail", arguments: 0..<300)
    func fuzz(seed: Int) {
        var random = Random(state: UInt64(seed) &+ 77)
        var bytes = Array(random.json(depth: 3).canonical().utf8)
        for _ in 0..<3 where !bytes.isEmpty {
            bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: random.next())
        }
        do {
            let json = try JSON.parse(bytes)
            #expect((try? JSON.parse(json.canonical())) == json)
        } catch {
            #expect(error.line >= 1 && error.column >= 1 && !error.problem.isEmpty)
        }
    }
}

private struct Random: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func json(depth: Int) -> JSON {
        switch next() % (depth == 0 ? 5 : 7) {
        case 0: return nil
        case 1: return .bool(next() % 2 == 0)
        case 2: return .integer(Int(truncatingIfNeeded: next()) >> Int(next() % 60))
        case 3:
            let value = Double(Int64(truncatingIfNeeded: next()) >> 30) / 1024 + 0.5
            return Double(Int(value)) == value ? .integer(Int(value)) : .number(value)
        case 4: return .string(text())
        case 5: return .array((0..<next() % 4).map { _ in json(depth: depth - 1) })
        default:
            var members: [String: JSON] = [:]
            for _ in 0..<next() % 4 { members[text()] = json(depth: depth - 1) }
            return .object(members)
        }
    }

    mutating func text() -> String {
        let letters = Array("aåäöé\"\\/\n\t\u{0}\u{7F}😀 {}[]:,")
        return String((0..<next() % 6).map { _ in letters[Int(next() % UInt64(letters.count))] })
    }
}
