import Testing

@testable import Exchange

@Suite struct CSVTests {
    private func cells(_ text: String) -> [[String]] { CSV(Array(text.utf8)).rows.map(\.cells) }

    @Test(
        "cells are told apart by what the file separates them with",
        arguments: [
            ("a;b\n1;2\n", [["a", "b"], ["1", "2"]]), ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
            ("a\tb\n1\t2\n", [["a", "b"], ["1", "2"]]), ("a;b\n1,5;2\n", [["a", "b"], ["1,5", "2"]]),
            ("4,0;5,0\n", [["4,0", "5,0"]]), ("\"a;b\",c\n", [["a;b", "c"]]), ("namn\nÅsa\n", [["namn"], ["Åsa"]]),
            ("", []), ("\n\n \n", []), (";;\n", []), ("a;b", [["a", "b"]]), ("a;b;\n", [["a", "b", ""]]),
            ("a;b\n1\n1;2;3\n", [["a", "b"], ["1"], ["1", "2", "3"]]), ("a;\u{0}b\n", [["a", "\u{0}b"]]),
            (" a ; b \n", [["a", "b"]]), ("\u{FEFF}a;b\n", [["a", "b"]]), ("a\n\n\nb\n", [["a"], ["b"]]),
        ])
    func separators(text: String, expected: [[String]]) {
        #expect(cells(text) == expected)
    }

    @Test(
        "quotes hold separators, line breaks and doubled quotes",
        arguments: [
            ("\"a;b\";c\n", [["a;b", "c"]]), ("\"a\nb\";c\n", [["a\nb", "c"]]),
            ("\"sa \"\"hej\"\"\";c\n", [["sa \"hej\"", "c"]]),
            ("\"\";c\n", [["", "c"]]), ("5\" skärm;c\n", [["5\" skärm", "c"]]), ("\"a\"b;c\n", [["ab", "c"]]),
            (" \"a;b\" ;c\n", [["a;b", "c"]]), ("a;\"slutar aldrig\nb;c", [["a", "slutar aldrig\nb;c"]]),
        ])
    func quotes(text: String, expected: [[String]]) {
        #expect(cells(text) == expected)
    }

    @Test("any end of line ends a row, and lines are counted within quotes too", arguments: ["\n", "\r\n", "\r"])
    func lines(end: String) {
        let text = ["a;b", "", "\"1\(end)2\(end)\(end)3\";x", "y;z"].joined(separator: end)
        let rows = CSV(Array(text.utf8)).rows
        #expect(rows.map(\.line) == [1, 3, 7])
        #expect(rows[1].cells == ["1\(end)2\(end)\(end)3", "x"])
        #expect(rows[2].cells == ["y", "z"])
    }

    @Test(
        "Swedish letters are read in any of the usual character sets",
        arguments: [
            Array("Åäö €;x".utf8), [0xEF, 0xBB, 0xBF] + Array("Åäö €;x".utf8),
            [0xC5, 0xE4, 0xF6, 0x20, 0x80, 0x3B, 0x78],
            [0xFF, 0xFE] + "Åäö €;x".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
            [0xFE, 0xFF] + "Åäö €;x".utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] },
        ] as [[UInt8]])
    func characterSets(bytes: [UInt8]) {
        #expect(CSV(bytes).rows.map(\.cells) == [["Åäö €", "x"]])
    }

    @Test("what means nothing in a character set becomes one replacement, and what follows is read")
    func replacement() {
        #expect(TextDecoding.text([0xE5, 0x81, 0xE4]) == "å\u{FFFD}ä")
        // Half of a surrogate pair.
        #expect(TextDecoding.text([0xFF, 0xFE, 0x61, 0, 0x00, 0xDC, 0x62, 0]) == "a\u{FFFD}b")
        #expect(TextDecoding.text([0xFF, 0xFE, 0x61, 0, 0x62]) == "a\u{FFFD}")
        #expect(TextDecoding.text([]).isEmpty && TextDecoding.text([0xFF, 0xFE]).isEmpty)
    }

    @Test("what is written reads back as the same cells", arguments: 0..<300)
    func roundTrip(seed: Int) throws {
        var random = Random(seed: seed)
        let letters = Array("aå;,\t\"'\n\r =+-@€😀\u{301}0".unicodeScalars)
        let separator: Unicode.Scalar = random.pick([";", ",", "\t"])
        // An x at both ends keeps what the reader trims, and what would be defused, out of it.
        let rows = (0..<1 + random.below(5)).map { _ in
            ["x", "x"]
                + (0..<random.below(4)).map { _ in
                    var cell = String.UnicodeScalarView("x".unicodeScalars)
                    for _ in 0..<random.below(6) { cell.append(random.pick(letters)) }
                    cell.append("x")
                    return String(cell)
                }
        }
        let text = rows.map { row in
            row.map { CSV.written($0, separator: separator) }.joined(separator: String(separator)) + "\r\n"
        }.joined()
        let header = "x\(separator)x\(separator)x\r\n"
        let read = CSV(Array((header + text).utf8)).rows.dropFirst()
        #expect(read.map { $0.cells.map { Array($0.utf8) } } == rows.map { $0.map { Array($0.utf8) } }, "seed \(seed)")
    }

    @Test(
        "a cell that a spreadsheet would take for a formula is defused, and a number is not",
        arguments: [
            ("=1+1", "'=1+1"), ("+46 31", "'+46 31"), ("-bra", "'-bra"), ("@SUM(A1)", "'@SUM(A1)"), ("\tx", "'\tx"),
            ("\rx", "\"'\rx\""), ("\r\nx", "\"'\r\nx\""), ("=\u{301}1", "'=\u{301}1"), ("=A1;B1", "\"'=A1;B1\""),
            ("-5", "-5"), ("+3.5", "+3.5"), ("a=b", "a=b"), ("", ""), ("\"\u{301};", "\"\"\"\u{301};\""),
        ])
    func formulas(cell: String, written: String) {
        #expect(Array(CSV.written(cell).utf8) == Array(written.utf8))
    }

    @Test("bytes of any kind are read to the end, in rows whose lines go upwards", arguments: 0..<400)
    func fuzz(seed: Int) {
        var random = Random(seed: seed)
        var bytes: [UInt8] = random.pick([[], [0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF]])
        let usual: [UInt8] = Array("a1;,\t\"\n\r 'å".utf8)
        for _ in 0..<random.below(200) {
            bytes.append(random.below(4) == 0 ? UInt8(truncatingIfNeeded: random.next()) : random.pick(usual))
        }
        let rows = CSV(bytes).rows
        #expect(zip(rows, rows.dropFirst()).allSatisfy { $0.line < $1.line }, "seed \(seed)")
        #expect(rows.allSatisfy { $0.cells.contains { !$0.isEmpty } }, "seed \(seed)")
        #expect((rows.last?.line ?? 0) <= bytes.count + 1, "seed \(seed)")
    }
}

/// Vigna's SplitMix64: the same numbers for the same seed.
struct Random: RandomNumberGenerator {
    private var state: UInt64

    init(seed: Int) { state = UInt64(bitPattern: Int64(seed)) &* 0x2545_F491_4F6C_DD1D &+ 7 }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }
    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }
}
