import Foundation
import Testing

@testable import Terminal

/// How colours look to those who lack one sort of cone: Machado, Oliveira and Fernandes 2009, severity 1, applied to
/// linear light.
enum ColourBlindness: String, CaseIterable {
    case protanopia, deuteranopia, tritanopia

    private var matrix: [[Double]] {
        switch self {
        case .protanopia:
            [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
        case .deuteranopia:
            [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
        case .tritanopia:
            [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
        }
    }

    /// The colour as CIE L*a*b* (D65), as it looks.
    func seen(_ colour: Colour) -> [Double] {
        guard case .rgb(let red, let green, let blue) = colour else { return [0, 0, 0] }
        let light = [red, green, blue].map { value in
            let share = Double(value) / 255
            return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
        }
        let looks = matrix.map { row in min(1, max(0, zip(row, light).map(*).reduce(0, +))) }
        let toXYZ = [
            [0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041],
        ]
        let white = [0.95047, 1, 1.08883]
        let f = zip(toXYZ, white).map { row, white in
            let value = zip(row, looks).map(*).reduce(0, +) / white
            return value > 216.0 / 24389 ? cbrt(value) : (24389.0 / 27 * value + 16) / 116
        }
        return [116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])]
    }

    /// CIE76: 2.3 is just noticed.
    func difference(_ one: Colour, _ other: Colour) -> Double {
        zip(seen(one), seen(other)).map { ($0 - $1) * ($0 - $1) }.reduce(0, +).squareRoot()
    }
}

@Suite struct ColourBlindnessTests {
    @Test(
        "in the colour-blind safe theme, what must be told apart is, whichever cone is lacking",
        arguments: ColourBlindness.allCases)
    func safe(kind: ColourBlindness) throws {
        let theme = try Themes.read("colour-blind")
        let groups: [[Tone]] = [
            [.good, .warning, .bad], [.series1, .series2, .series3, .series4], [.text, .accent, .bad],
        ]
        for group in groups {
            for (place, one) in group.enumerated() {
                for other in group[(place + 1)...] {
                    let difference = kind.difference(theme.look(of: one).colour, theme.look(of: other).colour)
                    #expect(difference >= 15, "\(one) and \(other): \(difference)")
                }
            }
        }
    }

    @Test("red and green of equal lightness are one to those who lack the cones for them, and two to others")
    func measure() {
        let (red, green) = (Colour.rgb(190, 90, 60), Colour.rgb(120, 125, 60))
        #expect(ColourBlindness.deuteranopia.difference(red, green) < 15)
        #expect(ColourBlindness.tritanopia.difference(red, green) > 40)
    }
}
