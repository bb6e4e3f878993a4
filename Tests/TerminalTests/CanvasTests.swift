import TestSupport
import Testing

@testable import Terminal

@Suite struct CanvasTests {
    @Test("text stands where it is drawn, and the columns that it took are returned")
    func drawing() {
        var canvas = Canvas(width: 8, height: 2)
        #expect(canvas.draw("Åre", x: 1, y: 1, style: Style(.accent)) == 3)
        #expect(canvas.text == "\n Åre")
        #expect(canvas[1, 1] == Cell("Å", style: Style(.accent)))
        #expect(canvas[0, 1] == Cell())
    }

    @Test(
        "what lies outside is cut off at every edge",
        arguments: [
            (-2, 0, "cdef\n"), (2, 0, "  ab\n"), (4, 0, "\n"), (-9, 0, "\n"), (0, -1, "\n"), (0, 1, "\nabcd"),
            (0, 2, "\n"),
        ] as [(Int, Int, String)])
    func clipping(x: Int, y: Int, expected: String) {
        var canvas = Canvas(width: 4, height: 2)
        canvas.draw("abcdef", x: x, y: y)
        #expect(canvas.text == expected)
    }

    @Test("text goes no further than its limit, and a wide character that would stick out is left away")
    func limits() {
        var canvas = Canvas(width: 8, height: 1)
        #expect(canvas.draw("abcdef", x: 1, y: 0, limit: 3) == 3)
        #expect(canvas.text == " abc")
        #expect(canvas.draw("漢字", x: 1, y: 0, limit: 3) == 2)
        #expect(canvas.text == " 漢c")
        #expect(canvas.draw("x", x: 0, y: 0, limit: 0) == 0)
        #expect(canvas.draw("x", x: 0, y: 0, limit: -1) == 0)
        #expect(canvas.text == " 漢c")
    }

    @Test("a wide character at the left or right edge is drawn whole or not at all", arguments: [-1, 3])
    func wideAtTheEdges(x: Int) {
        var canvas = Canvas(width: 4, height: 1)
        canvas.draw("漢", x: x, y: 0)
        #expect(canvas.text == "")
    }

    @Test("of a wide character that is cut by either half, the other half is blank and keeps its ground")
    func wideCut() {
        for (x, expected) in [(1, " a 字 "), (2, "  a字"), (3, " 漢a"), (4, " 漢 a")] {
            var canvas = Canvas(width: 6, height: 1)
            canvas.draw("漢字", x: 1, y: 0, style: Style(.text, on: .bar))
            canvas.draw("a", x: x, y: 0)
            #expect(canvas.text == expected.trimmingEnd, "at \(x)")
            #expect((1..<5).allSatisfy { $0 == x || canvas[$0, 0].style.background == .bar })
            #expect(canvas.isSound)
        }
    }

    @Test("a wide character across two others blanks the outer halves of both")
    func wideAcross() {
        var canvas = Canvas(width: 6, height: 1)
        canvas.draw("漢字", x: 1, y: 0)
        canvas.draw("水", x: 2, y: 0)
        #expect(canvas.text == "  水")
        #expect(canvas.isSound)
    }

    @Test("combining marks stay in the cell of their letter")
    func combining() {
        var canvas = Canvas(width: 5, height: 1)
        #expect(canvas.draw("re\u{301}sa\u{30A}", x: 0, y: 0) == 4)
        #expect(canvas[1, 0].character == "e\u{301}")
        #expect(canvas[3, 0].character == "a\u{30A}")
    }

    @Test("a control character takes one blank column, so that nothing drawn can steer the terminal")
    func controls() {
        var canvas = Canvas(width: 9, height: 1)
        canvas.draw("a\tb\u{1B}c\u{9B}d\r\ne", x: 0, y: 0)
        #expect(canvas.text == "a b c d e")
    }

    @Test(
        "text that does not fit is shortened with …",
        arguments: [
            ("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("abcdef", 1, "…"), ("abcdef", 0, ""), ("abc", -1, ""),
            ("漢字水", 5, "漢字…"), ("漢字水", 4, "漢…"), ("漢字水", 6, "漢字水"), ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
        ] as [(String, Int, String)])
    func truncation(text: String, limit: Int, expected: String) {
        var canvas = Canvas(width: 10, height: 1)
        let used = canvas.drawTruncated(text, x: 0, y: 0, limit: limit)
        #expect(canvas.text == expected)
        #expect(used == TextWidth.columns(of: expected))
    }

    @Test("text to the right ends before its column, and text in the middle leaves as much on both sides")
    func alignment() {
        var canvas = Canvas(width: 9, height: 3)
        canvas.drawRight("漢a", right: 9, y: 0)
        canvas.drawCentred("abc", in: Rectangle(x: 0, y: 0, width: 9, height: 3), row: 1)
        canvas.drawCentred("abcdefgh", in: Rectangle(x: 2, y: 0, width: 5, height: 3), row: 2)
        #expect(canvas.text == "      漢a\n   abc\n  abcd…")
    }

    @Test("a rectangle is filled as far as it lies on the canvas")
    func filling() {
        var canvas = Canvas(width: 4, height: 3)
        canvas.fill(Rectangle(x: -3, y: -3, width: 5, height: 5), with: "x", style: Style(.text, on: .bar))
        canvas.fill(Rectangle(x: 3, y: 2, width: 9, height: 9), with: "y")
        canvas.fill(Rectangle(x: 9, y: 9, width: 9, height: 9), with: "z")
        canvas.fill(Rectangle(x: -9, y: -9, width: 2, height: 2), with: "z")
        #expect(canvas.text == "xx\nxx\n   y")
        #expect(canvas[1, 1].style.background == .bar)
        #expect(canvas[2, 1].style.background == .ground)
    }

    @Test("filling over half of a wide character leaves no half behind")
    func fillingOverHalves() {
        var canvas = Canvas(width: 6, height: 1)
        canvas.draw("漢字", x: 1, y: 0)
        canvas.fill(Rectangle(x: 2, y: 0, width: 2, height: 1), with: "x")
        #expect(canvas.text == "  xx")
        #expect(canvas.isSound)
    }

    @Test("a shaded rectangle has another ground and keeps what is written and how")
    func shading() {
        var canvas = Canvas(width: 5, height: 2)
        canvas.draw("abcde", x: 0, y: 1, style: Style(.good).bold)
        canvas.shade(Rectangle(x: 1, y: 0, width: 3, height: 9), .selection, .underline)
        #expect(canvas.text == "\nabcde")
        #expect(canvas[2, 1].style == Style(.good, on: .selection, [.bold, .underline]))
        #expect(canvas[0, 1].style == Style(.good).bold)
        #expect(canvas[4, 1].style == Style(.good).bold)
        let before = canvas
        canvas.shade(Rectangle(x: 7, y: -9, width: 3, height: 3), .bar)
        #expect(canvas == before)
    }

    @Test("a frame stands just within its rectangle, with its title in the upper edge")
    func framing() {
        var canvas = Canvas(width: 12, height: 4)
        canvas.frame(Rectangle(x: 1, y: 0, width: 10, height: 4), title: "Enheter")
        #expect(canvas.text == " ╭─ Enh… ─╮\n │        │\n │        │\n ╰────────╯")
        #expect(canvas[4, 0].style.foreground == .heading)
    }

    @Test("a frame too small to be one is not drawn, and one without room for a title has none")
    func smallFrames() {
        var canvas = Canvas(width: 6, height: 3)
        canvas.frame(Rectangle(x: 0, y: 0, width: 1, height: 3))
        canvas.frame(Rectangle(x: 0, y: 0, width: 6, height: 1))
        #expect(canvas.text == "\n\n")
        canvas.frame(Rectangle(x: 0, y: 0, width: 4, height: 2), title: "Enheter")
        #expect(canvas.text == "╭──╮\n╰──╯\n")
    }

    @Test("a negative size is an empty canvas")
    func negative() {
        var canvas = Canvas(width: -3, height: -2)
        canvas.draw("a", x: 0, y: 0)
        canvas.frame(Rectangle(x: 0, y: 0, width: 9, height: 9))
        #expect(canvas.bounds == Rectangle(x: 0, y: 0, width: 0, height: 0))
        #expect(canvas.text == "")
    }

    @Test("canvases are the same when their cells and cursors are")
    func equality() {
        var one = Canvas(width: 2, height: 1)
        let two = one
        #expect(one == two)
        one.cursor = (1, 0)
        #expect(one != two)
        #expect(Canvas(width: 2, height: 1) != Canvas(width: 1, height: 2))
    }

    @Test("whatever is drawn wherever, no half of a wide character stands alone", arguments: 0..<200)
    func soundness(seed: Int) {
        var random = Random(seed: seed)
        var canvas = Canvas(width: 12, height: 3)
        for _ in 0..<20 {
            let (x, y) = (Int.random(in: -6...14, using: &random), Int.random(in: -1...3, using: &random))
            let limit = Int.random(in: -1...9, using: &random)
            let text = random.text(upTo: 8)
            switch Int.random(in: 0..<4, using: &random) {
            case 0: canvas.draw(text, x: x, y: y, limit: limit)
            case 1: canvas.drawTruncated(text, x: x, y: y, limit: limit)
            case 2: canvas.drawCentred(text, in: Rectangle(x: x, y: y, width: limit, height: 1))
            default: canvas.fill(Rectangle(x: x, y: y, width: limit, height: 2), with: "·")
            }
            #expect(canvas.isSound, "seed \(seed):\n\(canvas.text)")
        }
    }
}

extension Canvas {
    /// Whether every wide character has its second half beside it, and every second half its character.
    fileprivate var isSound: Bool {
        (0..<height).allSatisfy { y in
            let widths = (0..<width).map { self[$0, y].width }
            return widths.indices.allSatisfy { x in
                (widths[x] != 2 || x + 1 < width && widths[x + 1] == 0)
                    && (widths[x] != 0 || x > 0 && widths[x - 1] == 2)
            }
        }
    }
}

extension String {
    fileprivate var trimmingEnd: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
