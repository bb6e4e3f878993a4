import Foundation
import Testing

@testable import Terminal

/// Every assigned scalar's columns against the table of an independent package, which Oracle/widths.py writes.
@Suite struct WidthOracleTests {
    /// Where glibc has a width of its own, and why. Later versions of it may have come round to the table's.
    static let differences: [(scalars: ClosedRange<UInt32>, columns: Int, reason: String)] = [
        (0x2028...0x2029, -1, "the line and paragraph separators are control characters to glibc"),
        (0x2630...0x2637, 1, "trigrams are wide since Unicode 16"),
        (0x268A...0x268F, 1, "monograms and digrams are wide since Unicode 16"),
        (0x3164...0x3164, 2, "the Hangul filler is as wide as the syllable that it stands for"),
        (0x3248...0x324F, 2, "circled numbers on black squares are ambiguous, and fit no single column"),
        (0xFFA0...0xFFA0, 1, "the halfwidth Hangul filler is as wide as the letter that it stands for"),
        (0x1D300...0x1D356, 1, "Tai Xuan Jing symbols are wide since Unicode 16"),
        (0x1D360...0x1D376, 1, "counting rods are wide since Unicode 16"),
        (0x1F1E6...0x1F1FF, 1, "half a flag takes half the columns of a flag"),
    ]

    /// A spacing mark stands beside its letter, and glibc gives it columns as its name says; the table counts it with
    /// the letter. These are most vowel signs of the Indic scripts.
    static func isSpacingMark(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.generalCategory == .spacingMark }

    /// The newest characters that every glibc we meet knows (2.36). What is newer has no width in it, and is blank.
    static let known: Unicode.Version = (14, 0)

    @Test("every assigned character takes the columns of an independent table, but for what is named here")
    func comparison() throws {
        let table = try Self.table()
        var differing: [String] = []
        var used: Set<Int> = []
        for value in UInt32(0)..<0x110000 {
            guard let scalar = Unicode.Scalar(value), scalar.properties.generalCategory != .unassigned else { continue }
            let columns = TextWidth.columns(of: scalar)
            let expected = table[Int(value)]
            if columns == expected || value == 0 { continue }
            if let age = scalar.properties.age, age > Self.known, columns == -1 { continue }
            if Self.isSpacingMark(scalar), columns > 0, expected == 0 { continue }
            if let index = Self.differences.firstIndex(where: { $0.scalars.contains(value) }),
                Self.differences[index].columns == columns
            {
                used.insert(index)
                continue
            }
            differing.append("U+\(String(value, radix: 16, uppercase: true)): \(columns), not \(expected)")
        }
        #expect(differing.isEmpty, "\(differing.prefix(50).joined(separator: "\n"))")
        // An exception that nothing needs hides the next difference. Unicode 15 has the shaking face.
        let isOldest = TextWidth.columns(of: "\u{1FAE8}") == -1
        #expect(!isOldest || used.count == Self.differences.count)
    }

    @Test("the letters that Swedish needs and the glyphs that charts are made of take one column in both")
    func ours() throws {
        let table = try Self.table()
        let glyphs = "åäöÅÄÖéü–—…«»“”’·•●○◆◇□■▲△▶◀✓✗↑↓←→─│╭╮╰╯├┤┼┆╌┈▏▎▍▌▋▊▉█▁▂▃▄▅▆▇▀▔▐▕≥≤−×±§"
        for scalar in glyphs.unicodeScalars + (0x2800...0x28FF).map({ Unicode.Scalar($0)! }) {
            #expect(TextWidth.columns(of: scalar) == 1 && table[Int(scalar.value)] == 1, "\(scalar)")
        }
    }

    /// The columns of every scalar in the table.
    private static func table() throws -> [Int] {
        let file = try #require(Bundle.module.url(forResource: "Oracle/widths", withExtension: "txt"))
        var table = Array(repeating: 1, count: 0x110000)
        for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") where !line.hasPrefix("#") {
            let parts = line.split { $0 == "-" || $0 == " " }
            let columns = try #require(Int(parts[2])) * (line.contains(" -") ? -1 : 1)
            let range = try #require(Int(parts[0], radix: 16))...#require(Int(parts[1], radix: 16))
            for scalar in range { table[scalar] = columns }
        }
        return table
    }
}
