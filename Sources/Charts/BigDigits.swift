import Glibc
import Terminal

/// A number in large glyphs, to be read from the back of a room.
///
/// One font of three by five squares serves every size: a square is half a row high in three rows, a row in five, and
/// so on as far as the room allows. In less than three rows it is plain text in bold.
public struct BigDigits: Equatable, Sendable {
    /// Digits, %, comma, point, plus, minus and dash; with any other character it is plain text.
    public var text: String
    /// Its colour.
    public var tone: Tone

    /// Takes both.
    public init(_ text: String, tone: Tone = .accent) {
        self.text = text
        self.tone = tone
    }

    /// The columns and rows that it takes in that room.
    public func size(width: Int, height: Int) -> (width: Int, height: Int) {
        guard let side = side(width: width, height: height) else {
            return (min(max(0, width), TextWidth.columns(of: text)), min(max(0, height), 1))
        }
        return (
            Int((Double(squares) * 2 * side).rounded(.up)), Int((Double(Self.squaresHigh) * side).rounded(.up))
        )
    }

    /// The picture, from the upper left corner.
    public func drawing(width: Int, height: Int) -> Drawing {
        var drawing = Drawing(width: width, height: height)
        drawing.summary = text
        guard let side = side(width: width, height: height) else {
            if drawing.height > 0 {
                drawing.text(TextWidth.truncated(text, to: drawing.width), x: 0, row: 0, style: Style(tone).bold)
            }
            return drawing
        }
        var left = 0
        for glyph in text.compactMap({ Self.font[$0] }) {
            for column in 0..<Self.width(of: glyph) {
                for run in Self.runs(of: glyph, column: column) {
                    drawing.add(
                        .block(
                            x: Double(left + column) * 2 * side, y: Double(run.lowerBound) * side, width: 2 * side,
                            height: Double(run.count) * side, tone: tone))
                }
            }
            left += Self.width(of: glyph) + 1
        }
        return drawing
    }

    private static let squaresHigh = 5

    /// Rows of a square, in halves; nil where the text is plain.
    private func side(width: Int, height: Int) -> Double? {
        guard !text.isEmpty, text.allSatisfy({ Self.font[$0] != nil }), height >= 3 else { return nil }
        let widest = Double(max(0, width)) / Double(2 * squares)
        // The lowest half row of the smallest form is empty, so that five halves fit in three rows.
        let highest = height < Self.squaresHigh ? 0.5 : Double(height) / Double(Self.squaresHigh)
        let side = (min(widest, highest) * 2).rounded(.down) / 2
        return side >= 0.5 ? side : nil
    }

    /// Squares of the whole text from left to right.
    private var squares: Int {
        text.reduce(-1) { $0 + 1 + (Self.font[$1].map(Self.width) ?? 0) }
    }

    private static func width(of glyph: [String]) -> Int { glyph[0].count }

    /// The filled squares of a column, from the top, as runs.
    private static func runs(of glyph: [String], column: Int) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        for (row, line) in glyph.enumerated() where Array(line)[column] == "█" {
            if let last = runs.last, last.upperBound == row {
                runs[runs.count - 1] = last.lowerBound..<row + 1
            } else {
                runs.append(row..<row + 1)
            }
        }
        return runs
    }

    private static let font: [Character: [String]] = [
        "0": ["███", "█ █", "█ █", "█ █", "███"],
        "1": ["██ ", " █ ", " █ ", " █ ", "███"],
        "2": ["███", "  █", "███", "█  ", "███"],
        "3": ["███", "  █", "███", "  █", "███"],
        "4": ["█ █", "█ █", "███", "  █", "  █"],
        "5": ["███", "█  ", "███", "  █", "███"],
        "6": ["███", "█  ", "███", "█ █", "███"],
        "7": ["███", "  █", "  █", "  █", "  █"],
        "8": ["███", "█ █", "███", "█ █", "███"],
        "9": ["███", "█ █", "███", "  █", "███"],
        "%": ["█  █", "  █ ", " █  ", "█   ", "█  █"],
        ",": ["  ", "  ", "  ", " █", "█ "],
        ".": [" ", " ", " ", " ", "█"],
        "+": ["   ", " █ ", "███", " █ ", "   "],
        "-": ["   ", "   ", "███", "   ", "   "],
        "−": ["   ", "   ", "███", "   ", "   "],
        "–": ["   ", "   ", "███", "   ", "   "],
        " ": [" ", " ", " ", " ", " "],
        "\u{A0}": [" ", " ", " ", " ", " "],
    ]
}
