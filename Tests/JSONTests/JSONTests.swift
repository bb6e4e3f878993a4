import TestSupport
import Testing

@testable import JSON

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
        var random = Random(seed: seed)
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
        document.read { root in
            #expect(root.kind == .object)
            #expect(root.members.map(\.key) == ["n", "s", "t"])
            #expect(root["n"]?.elements.map(\.integer) == [3, nil, nil])
            #expect(root["n"]?.elements.map(\.number) == [3, 2.5, 18_446_744_073_709_551_616])
            #expect(root["s"]?.string == "ö" && root["s"]?.bool == nil)
            #expect(root["t"]?.bool == true)
            #expect(root["missing"] == nil && root["s"]?["x"] == nil)
        }
    }

    @Test(
        "numbers are whole as far as 64 bits go, and the nearest number beyond",
        arguments: [
            ("9007199254740993", JSON.integer(9_007_199_254_740_993), "9007199254740993"),
            ("-9223372036854775808", .integer(.min), "-9223372036854775808"),
            ("9223372036854775807", .integer(.max), "9223372036854775807"),
            ("9223372036854775808", .number(9_223_372_036_854_775_808), "9.223372036854775808e+18"),
            ("-0", .integer(0), "0"), ("-0.0", .number(0), "0"), ("1E3", .number(1000), "1000"),
            ("1e-3", .number(0.001), "0.001"), ("1.50", .number(1.5), "1.5"),
            ("5e-324", .number(.leastNonzeroMagnitude), "5e-324"),
            ("1.7976931348623157e308", .number(.greatestFiniteMagnitude), "1.7976931348623157e+308"),
        ])
    func numbers(text: String, value: JSON, written: String) throws {
        #expect(try JSON.parse(text) == value)
        let again = value.compact()
        #expect(Double(again) == Double(written))
        #expect(try JSON.parse(again).compact() == again, "what is written is a fixed point")
    }

    @Test(
        "a number that cannot be kept is refused where it stands",
        arguments: [
            "1e400", "-1e999", "18446744073709551616", "-9223372036854775809", "123456789012345678901234567890",
        ])
    func largeNumbers(number: String) {
        #expect(throws: JSONSyntaxError(line: 2, column: 2, problem: "the number is too large")) {
            try JSON.parse("[1,\n \(number)]")
        }
    }

    @Test(
        "an escape that stands for no character is refused where it stands",
        arguments: [
            (#"["\ud800"]"#, 3, "half of a surrogate pair"), (#"["å\udc00"]"#, 4, "half of a surrogate pair"),
            (#"["\ud800\u0041"]"#, 3, "half of a surrogate pair"),
            (#"["\u00g0"]"#, 5, "four hexadecimal digits were expected"),
            (#"["\u+123"]"#, 5, "four hexadecimal digits were expected"),
            (#"["\u12"#, 5, "four hexadecimal digits were expected"),
        ])
    func escapes(text: String, column: Int, problem: String) {
        #expect(throws: JSONSyntaxError(line: 1, column: column, problem: problem)) { try JSON.parse(text) }
    }

    @Test("columns count characters, however many bytes each has")
    func multiByteColumns() {
        #expect(throws: JSONSyntaxError(line: 2, column: 10, problem: "a value was expected")) {
            try JSON.parse("{\n\"å€😀\": [,]}".replacing("[,", with: " [,"))
        }
    }

    @Test("a text that is not UTF-8 is refused where it begins")
    func notUTF8() {
        let bytes = Array("{\"a\": \"å".utf8) + [0xE5] + Array("\"}".utf8)
        #expect(throws: JSONSyntaxError(line: 1, column: 7, problem: "the text is not UTF-8")) { try JSON.parse(bytes) }
    }

    @Test("nesting as deep as a bomb is refused with a plain error", arguments: [("[", "]"), ("{\"a\":", "}")])
    func depth(open: String, close: String) {
        func nested(_ depth: Int, closed: Bool = true) -> String {
            String(repeating: open, count: depth) + "1" + (closed ? String(repeating: close, count: depth) : "")
        }
        #expect(throws: Never.self) { try JSON.parse(nested(500)) }
        for text in [nested(1025), nested(100_000), nested(100_000, closed: false)] {
            let error = #expect(throws: JSONSyntaxError.self) { try JSON.parse(text) }
            #expect(error?.problem == "nested too deep")
        }
        for depth in 1020...1030 {
            do throws(JSONSyntaxError) {
                _ = try JSON.parse(nested(depth))
            } catch {
                #expect(error.problem == "nested too deep" && error.column > 1, "depth \(depth)")
            }
        }
    }

    @Test(
        "a key that stands twice is found, also among many, and when it is encoded otherwise",
        arguments: [("a", "a"), ("a", #"\u0061"#), ("\u{E9}", "e\u{301}"), ("😀", #"\ud83d\ude00"#)], [0, 100])
    func repeatedKeys(keys: (String, String), others: Int) {
        let filling = (0..<others).map { "\"k\($0)\": 0,\n" }.joined()
        let error = #expect(throws: JSONSyntaxError.self) {
            try JSON.parse("{\"\(keys.0)\": 1,\n\(filling)\"\(keys.1)\": 2}")
        }
        #expect(error?.line == 2 + others && error?.column == 1)
        #expect(error?.problem.hasSuffix("stands twice in one object") == true)
    }

    @Test("an object of very many keys is read in reasonable time", .timeLimit(.minutes(5)))
    func manyKeys() throws {
        let text = "{" + (0..<200_000).map { "\"k\($0)\":\($0)" }.joined(separator: ",") + "}"
        #expect(try JSON.parse(text)["k199999"] == 199_999)
    }

    @Test("bytes that are no JSON never do more than fail, and every failure has its place", arguments: 0..<400)
    func fuzz(seed: Int) {
        var random = Random(seed: seed + 77)
        var bytes = Array(random.json(depth: 3).canonical().utf8)
        let tokens = [
            "\"", "\\", "\\u", "{", "}", "[", "]", ",", ":", "-", "1e999", "0", "\u{0}", "å", "null", "tru", "\n",
        ]
        for _ in 0..<3 where !bytes.isEmpty {
            let place = Int(random.next() % UInt64(bytes.count))
            switch random.next() % 4 {
            case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
            case 1: bytes.removeSubrange(place..<min(bytes.count, place + 3))
            case 2: bytes.insert(contentsOf: tokens[Int(random.next() % UInt64(tokens.count))].utf8, at: place)
            default: bytes = Array(bytes[..<place])
            }
        }
        do {
            let json = try JSON.parse(bytes)
            #expect((try? JSON.parse(json.canonical()))?.canonical() == json.canonical(), "seed \(seed)")
            #expect(Scanner.firstError(in: bytes) == nil, "seed \(seed)")
        } catch {
            #expect(error == Scanner.firstError(in: bytes), "the two readers disagree; seed \(seed)")
        }
    }

    @Test("random bytes never do more than fail", arguments: 0..<200)
    func noise(seed: Int) {
        var random = Random(seed: seed + 7777)
        let bytes = (0..<random.next() % 60).map { _ in UInt8(truncatingIfNeeded: random.next()) }
        let error = #expect(throws: JSONSyntaxError.self, "seed \(seed)") { try JSON.parse([0x5B] + bytes) }
        #expect(error == Scanner.firstError(in: [0x5B] + bytes), "seed \(seed)")
    }
}

extension Random {
    fileprivate mutating func json(depth: Int) -> JSON {
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
