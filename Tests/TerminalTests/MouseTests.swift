import Testing

@testable import Terminal

@Suite struct MouseTests {
    private static let left = "\u{1B}[<0;12;5M"

    private func mouse(_ text: String) -> [Mouse] {
        var decoder = InputDecoder()
        return decoder.decode(text.utf8.map { .byte($0) }).compactMap {
            if case .mouse(let mouse) = $0 { mouse } else { nil }
        }
    }

    @Test(
        "buttons, moves while one is down and the wheel are told apart, in both forms",
        arguments: [
            ("\u{1B}[<0;12;5M", Mouse(x: 11, y: 4, action: .press)),
            ("\u{1B}[<32;300;200M", Mouse(x: 299, y: 199, action: .drag)),
            ("\u{1B}[<0;12;5m", Mouse(x: 11, y: 4, action: .release)),
            ("\u{1B}[<64;1;1M", Mouse(x: 0, y: 0, action: .wheelUp)),
            ("\u{1B}[<65;1;1M", Mouse(x: 0, y: 0, action: .wheelDown)),
            // With Shift and Ctrl.
            ("\u{1B}[<20;12;5M", Mouse(x: 11, y: 4, action: .press)),
            ("\u{1B}[M ,%", Mouse(x: 11, y: 4, action: .press)),
            ("\u{1B}[M@,%", Mouse(x: 11, y: 4, action: .drag)),
            ("\u{1B}[M#,%", Mouse(x: 11, y: 4, action: .release)),
            ("\u{1B}[M`,%", Mouse(x: 11, y: 4, action: .wheelUp)),
        ])
    func forms(text: String, wanted: Mouse) { #expect(mouse(text) == [wanted]) }

    @Test(
        "other buttons, moves without one and what is malformed are passed over",
        arguments: [
            "[<1;2;3M", "[<2;2;3M", "[<2;2;3m", "[<35;2;3M", "[<66;2;3M", "[<0;0;3M", "[<0;3M", "[<0;1;2;3M",
            "[<0;99999999999999999999;1M", "[<0;-1;2M", "[M!,%",
        ])
    func others(text: String) {
        var decoder = InputDecoder()
        let events = decoder.decode("\u{1B}\(text)x".utf8.map { .byte($0) })
        #expect(events == [.key(.character("x"))])
    }

    @Test("what comes in one go is all there, and a sequence that is cut anywhere is put together")
    func pieces() {
        let text = "a\(Self.left)\u{1B}[<32;13;6M\u{1B}[<32;14;7M\u{1B}[<0;14;7mb"
        let bytes = Array(text.utf8)
        var whole = InputDecoder()
        let wanted = whole.decode(bytes.map { .byte($0) })
        #expect(wanted.count == 6)
        for cut in 0...bytes.count {
            // An escape that nothing, or one byte, follows in its own read was typed.
            if bytes[..<cut].last == 27 || bytes[..<cut].dropLast().last == 27 { continue }
            var decoder = InputDecoder()
            let events =
                decoder.decode(bytes[..<cut].map { .byte($0) }) + decoder.decode(bytes[cut...].map { .byte($0) })
            #expect(events == wanted, "cut at \(cut)")
        }
    }

    @Test("the three bytes of the older form may come later")
    func olderInPieces() {
        var decoder = InputDecoder()
        #expect(decoder.decode([27, 91, 77, 32].map { .byte($0) }).isEmpty)
        // Columns beyond 95 are no UTF-8.
        let events = decoder.decode([200, 40, 120].map { .byte($0) })
        #expect(events == [.mouse(Mouse(x: 167, y: 7, action: .press)), .key(.character("x"))])
    }
}
