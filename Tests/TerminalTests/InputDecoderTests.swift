import TestSupport
import Testing

@testable import Terminal

@Suite struct InputDecoderTests {
    @Test(
        "bytes are the keys that were pressed",
        arguments: [
            ("a", [Key.character("a")]), (" ", [.space]), ("åäö", [.character("å"), .character("ä"), .character("ö")]),
            ("漢", [.character("漢")]), ("🙂", [.character("🙂")]), ("\r", [.enter]), ("\n", [.enter]), ("\t", [.tab]),
            ("\u{8}", [.backspace]), ("\u{7F}", [.backspace]), ("\u{0}", [.control(" ")]), ("\u{1}", [.control("a")]),
            ("\u{12}", [.control("r")]), ("\u{1A}", [.control("z")]), ("\u{1C}", [.control("\\")]),
            ("\u{1D}", [.control("]")]), ("\u{1E}", [.control("^")]), ("\u{1F}", [.control("_")]),
            ("\u{1B}", [.escape]), ("\u{1B}\u{1B}", [.escape, .escape]),
        ] as [(String, [Key])])
    func keys(text: String, expected: [Key]) {
        #expect(keys(Array(text.utf8)) == expected)
    }

    @Test(
        "an escape with a character right behind it is that character with Alt",
        arguments: [
            ("\u{1B}x", [Key.alt("x")]), ("\u{1B}å", [.alt("å")]), ("\u{1B}[", [.alt("[")]), ("\u{1B}O", [.alt("O")]),
            ("\u{1B}xy", [.alt("x"), .character("y")]), ("\u{1B}\r", [.escape, .enter]),
            ("\u{1B}\u{1B}x", [.escape, .alt("x")]), ("\u{1B}\u{1}", [.escape, .control("a")]),
            ("\u{1B}\u{7F}", [.escape, .backspace]),
        ] as [(String, [Key])])
    func alt(text: String, expected: [Key]) {
        #expect(keys(Array(text.utf8)) == expected)
    }

    @Test(
        "a sequence that ncurses does not know types nothing, and what follows it is read",
        arguments: [
            "\u{1B}[1;5Cx", "\u{1B}[199~x", "\u{1B}[?1;2cx", "\u{1B}[Ix", "\u{1B}[27;5;13~x", "\u{1B}[<0;10;20Mx",
            "\u{1B}OPx",
            "\u{1B}[1 qx", "\u{1B}[1;5C\u{1B}[199~x",
        ])
    func unknownSequences(text: String) {
        #expect(keys(Array(text.utf8)) == [.character("x")])
    }

    @Test("a sequence that is broken off by something else hides nothing of it")
    func brokenSequences() {
        #expect(keys(Array("\u{1B}[1;\u{1B}[1;5Cx".utf8)) == [.character("x")])
        #expect(keys(Array("\u{1B}[1;åx".utf8)) == [.character("å"), .character("x")])
        #expect(keys(Array("\u{1B}[1;\rx".utf8)) == [.enter, .character("x")])
        var decoder = InputDecoder()
        let inputs = bytes("\u{1B}[1;") + [.event(.key(.up))] + bytes("Cx")
        #expect(decoder.decode(inputs) == [.key(.up), .key(.character("C")), .key(.character("x"))])
    }

    @Test("bytes that are no UTF-8 are passed over, and what follows is read")
    func badUTF8() {
        for bad: [UInt8] in [
            [0x80], [0xBF], [0xC0, 0xAF], [0xC1, 0x81], [0xC3], [0xE0, 0x80, 0x80], [0xE6, 0xBC], [0xED, 0xA0, 0x80],
            [0xF0, 0x9F], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF], [0xFE, 0xFF],
        ] {
            #expect(keys(bad + [UInt8(ascii: "x")]) == [.character("x")], "\(bad)")
            #expect(keys([0x1B] + bad + [UInt8(ascii: "x")]).last == .character("x"), "Alt and \(bad)")
        }
    }

    @Test("pasted text arrives character for character")
    func paste() {
        let text = "Kommunstyrelsen, 漢字 🙂 e\u{301}"
        let typed = keys(Array(text.utf8)).map { key in
            if case .character(let character) = key { String(character) } else { "?" }
        }
        #expect(typed.joined() == text)
    }

    @Test("a character cut anywhere is one character when the rest has come")
    func cutCharacters() {
        let whole = Array("aå漢🙂z".utf8)
        for cut in 0...whole.count {
            var decoder = InputDecoder()
            let keys = decoder.keys(Array(whole[..<cut])) + decoder.keys(Array(whole[cut...]))
            #expect(keys == "aå漢🙂z".map { .character($0) }, "cut at \(cut)")
        }
    }

    @Test("an unknown sequence cut after its first parameter types nothing")
    func cutSequences() {
        let whole = Array("\u{1B}[1;5Cx".utf8)
        for cut in 3...whole.count {
            var decoder = InputDecoder()
            let keys = decoder.keys(Array(whole[..<cut])) + decoder.keys(Array(whole[cut...]))
            #expect(keys == [.character("x")], "cut at \(cut)")
        }
    }

    @Test("another size or the mouse between the bytes of a character does not lose it")
    func eventsBetween() {
        var decoder = InputDecoder()
        let resize = Event.resize(width: 80, height: 24)
        #expect(decoder.decode([.byte(0xC3)]) == [])
        #expect(decoder.decode([.event(resize)]) == [resize])
        #expect(decoder.decode([.event(resize), .byte(0xA5)]) == [resize, .key(.character("å"))])
    }

    @Test("what ncurses has recognised stands in its place among the rest")
    func order() {
        var decoder = InputDecoder()
        let events = decoder.decode(
            bytes("a") + [.event(.key(.up))] + bytes("\u{1B}") + [.event(.key(.down))] + bytes("b"))
        #expect(events == [.key(.character("a")), .key(.up), .key(.escape), .key(.down), .key(.character("b"))])
    }

    @Test("any bytes in any pieces are read to their end, and nothing of them is kept for ever", arguments: 0..<300)
    func anything(seed: Int) {
        var random = Random(seed: seed)
        var decoder = InputDecoder()
        for _ in 0..<20 {
            let length = Int.random(in: 0...6, using: &random)
            let piece = (0..<length).map { _ in
                [0x1B, 0x5B, 0x4F, 0x31, 0x3B, 0x41, 0xC3, 0xA5, 0xE6, 0xF0, UInt8.random(in: 0...255, using: &random)]
                    .randomElement(using: &random)!
            }
            _ = decoder.keys(piece)
        }
        // The letter ends whatever sequence is unfinished, and the line end and the second letter are read.
        #expect(decoder.keys(Array("~\rx".utf8)).suffix(2) == [.enter, .character("x")], "seed \(seed)")
    }

    private func bytes(_ text: String) -> [InputDecoder.Input] { text.utf8.map { .byte($0) } }

    private func keys(_ bytes: [UInt8]) -> [Key] {
        var decoder = InputDecoder()
        return decoder.keys(bytes)
    }
}

extension InputDecoder {
    fileprivate mutating func keys(_ bytes: [UInt8]) -> [Key] {
        decode(bytes.map { .byte($0) }).compactMap { event in
            if case .key(let key) = event { key } else { nil }
        }
    }
}

@Suite struct PasteTests {
    @Test("pasted text is one event, wherever it is cut, and what surrounds it are keys")
    func paste() {
        let text = "q\u{1B}[A åäö\rd"
        let bytes = Array("x\u{1B}[200~\(text)\u{1B}[201~y".utf8)
        for cut in 0...bytes.count {
            var decoder = InputDecoder()
            let events =
                decoder.decode(bytes[..<cut].map { .byte($0) }) + decoder.decode(bytes[cut...].map { .byte($0) })
            // An escape that nothing, or one byte, follows in its own read was typed.
            if cut == 2 || cut == 3 { continue }
            #expect(events == [.key(.character("x")), .paste(text), .key(.character("y"))], "cut at \(cut)")
        }
    }
}
