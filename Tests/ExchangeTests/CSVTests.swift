import TestSupport
import Testing

@testable import Exchange

@Suite struct CSVTests {
    private func cells(_ text: String) -> [[String]] { CSV(Array(text.utf8)).rows.map(\.cells) }

    @Test(
        "files are read as RFC 4180 has them, and as they really come",
        arguments: [
            ("a;b\n1;2\n", [["a", "b"], ["1", "2"]]),
            ("a,b\r\n1,2", [["a", "b"], ["1", "2"]]),
            ("a\tb\r1\t2\r", [["a", "b"], ["1", "2"]]),
            ("a;\"b;c\"", [["a", "b;c"]]),
            ("a;\"say \"\"no\"\"\"", [["a", "say \"no\""]]),
            ("a;\"two\r\nlines\";c", [["a", "two\r\nlines", "c"]]),
            ("a;\"\";c", [["a", "", "c"]]),
            ("a; \"b\" ;c", [["a", "b", "c"]]),
            ("a;5\" disk;c", [["a", "5\" disk", "c"]]),
            (" a ;\u{A0}b\u{A0}", [["a", "b"]]),
            ("\n\n;;\na;b\n\n", [["a", "b"]]),
            ("a;b;c\n1\n1;2;3;4", [["a", "b", "c"], ["1"], ["1", "2", "3", "4"]]),
            ("E1\n4\n5", [["E1"], ["4"], ["5"]]),
            ("a;;", [["a", "", ""]]),
            ("a\0;b", [["a\0", "b"]]),
            ("", []), ("\n", []), (" ", []), ("\"", []), ("\u{FEFF}", []),
            ("\u{FEFF}id;E1", [["id", "E1"]]),
        ])
    func reading(text: String, rows: [[String]]) { #expect(cells(text) == rows) }

    @Test(
        "the separator is the one that separates, not the one within the cells",
        arguments: [
            ("a;b,c;d", ["a", "b,c", "d"]),
            ("\"a;b;c;d\",e,f", ["a;b;c;d", "e", "f"]),
            ("\"a \"\";;;;\"\" b\",c", ["a \";;;;\" b", "c"]),
            ("5\" disk,a;b,c", ["5\" disk", "a;b", "c"]),
            ("4,0;5,0;3,0", ["4,0", "5,0", "3,0"]),
            ("4,5,3", ["4", "5", "3"]),
            ("x y\tz, å", ["x y", "z, å"]),
        ])
    func separators(text: String, row: [String]) { #expect(cells(text + "\n") == [row]) }

    @Test("a title without separators is one column, whatever the lines below hold")
    func oneColumn() { #expect(cells("Kommentar\nbra, men dyrt\n") == [["Kommentar"], ["bra, men dyrt"]]) }

    @Test("lines are counted as an editor counts them, within quotes too", arguments: ["\n", "\r\n", "\r"])
    func lines(end: String) {
        let text = ["a;b", "1;\"one", "two", "\"", "", "2;x"].joined(separator: end)
        #expect(CSV(Array(text.utf8)).rows.map(\.line) == [1, 2, 6])
    }

    @Test("a quotation mark that nothing closes is told, with its line")
    func openQuote() {
        #expect(CSV(Array("a;b\n1;\"x\n2;y\n".utf8)).openQuote == 2)
        #expect(CSV(Array("a;\"b\n\"\n1;\"x\"\n".utf8)).openQuote == nil)
    }

    @Test(
        "the usual character sets are told apart",
        arguments: [
            Array("åäö;–".utf8), [0xEF, 0xBB, 0xBF] + Array("åäö;–".utf8), [0xE5, 0xE4, 0xF6, 0x3B, 0x96],
            [0xFF, 0xFE, 0xE5, 0, 0xE4, 0, 0xF6, 0, 0x3B, 0, 0x13, 0x20],
            [0xFE, 0xFF, 0, 0xE5, 0, 0xE4, 0, 0xF6, 0, 0x3B, 0x20, 0x13],
        ])
    func characterSets(bytes: [UInt8]) { #expect(CSV(bytes).rows.map(\.cells) == [["åäö", "–"]]) }

    @Test("half a character spoils itself only")
    func halfCharacters() {
        #expect(TextDecoding.text([0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00]) == "\u{FFFD}A")
        #expect(TextDecoding.text([0xFF, 0xFE, 0x41, 0x00, 0x42]) == "A\u{FFFD}")
        #expect(TextDecoding.text([0x41, 0x81, 0xE5]) == "A\u{FFFD}å")
    }

    @Test("what is written reads back as it was, but for blanks at its ends", arguments: 0..<500)
    func roundTrip(seed: Int) {
        var random = Random(seed: seed)
        let separator = ([";", ",", "\t"] as [Unicode.Scalar]).randomElement(using: &random)!
        let width = Int.random(in: 2...5, using: &random)
        // The first row says which separator it is.
        let table = [Array(repeating: "x", count: width)] + (0..<3).map { _ in (0..<width).map { _ in random.cell() } }
        let text = table.map { $0.map { CSV.written($0, separator: separator) }.joined(separator: "\(separator)") }
            .joined(separator: "\r\n")
        let expected = table.map { $0.map(trimmed) }.filter { $0.contains { !$0.isEmpty } }
        let read = cells(text).map { $0.map(trimmed) }
        #expect(read.map { $0.map { Array($0.utf8) } } == expected.map { $0.map { Array($0.utf8) } }, "seed \(seed)")
    }

    private func trimmed(_ cell: String) -> String {
        let scalars = Array(cell.unicodeScalars)
        let inner = scalars.drop { $0.properties.isWhitespace }.reversed().drop { $0.properties.isWhitespace }
        return String(String.UnicodeScalarView(inner.reversed()))
    }

    @Test(
        "a spreadsheet finds no formula in what is written",
        arguments: [
            ("=1+1", "'=1+1"), ("+46 70", "'+46 70"), ("-x", "'-x"), ("@SUM(A1)", "'@SUM(A1)"), ("\tx", "x"),
            ("\rx", "x"), ("\r\n=x", "'=x"), ("=\u{301}x", "'=\u{301}x"), ("'=x", "''=x"),
            ("-5", "-5"), ("-5\0+x", "'-5\0+x"), ("'t var en gång", "'t var en gång"), ("a=b", "a=b"),
            ("\"\u{301}", "\"\"\"\u{301}\""),
        ])
    func formulas(cell: String, written: String) { #expect(Array(CSV.written(cell).utf8) == Array(written.utf8)) }

    @Test("any bytes at all are read, in time, and no row is empty", arguments: 0..<300)
    func fuzz(seed: Int) {
        var random = Random(seed: seed)
        var bytes = Array("id;enhet;\"E\"\"1\"\r\n1;Ä;\"a\nb\"\n2;\"\";4,0\r3;x\t;=1\n".utf8)
        if seed.isMultiple(of: 2) {
            bytes = (0..<Int.random(in: 0...200, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
        } else {
            for _ in 0..<Int.random(in: 1...8, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0...3, using: &random) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(Array("\";,\n\r\0".utf8).randomElement(using: &random)!, at: place)
                default: bytes += bytes[place...]
                }
            }
        }
        let rows = CSV(bytes).rows
        let breaks = bytes.count { $0 == 0x0A || $0 == 0x0D }
        #expect(rows.allSatisfy { $0.cells.contains { !$0.isEmpty } }, "seed \(seed)")
        #expect(rows.allSatisfy { (1...breaks + 1).contains($0.line) }, "seed \(seed)")
        #expect(zip(rows, rows.dropFirst()).allSatisfy { $0.line < $1.line }, "seed \(seed)")
    }

    @Test(
        "a megabyte of one thing takes no longer than its length",
        .timeLimit(.minutes(1)), arguments: [" ", "\"", ";", "\n", "a", "\u{81}"])
    func large(piece: String) {
        let bytes =
            piece == "\u{81}"
            ? [UInt8](repeating: 0x81, count: 1 << 20) : Array(String(repeating: piece, count: 1 << 20).utf8)
        #expect(CSV(bytes + Array("\nslut".utf8)).rows.count <= 2)
    }
}
