import Glibc

/// A colour of a theme.
public enum Colour: Hashable, Sendable {
    /// The terminal's own.
    case terminal
    /// Red, green and blue, 0…255.
    case rgb(UInt8, UInt8, UInt8)

    /// Reads `#rrggbb` or `default`; nil for anything else.
    init?(_ text: String) {
        if text == "default" {
            self = .terminal
            return
        }
        guard text.hasPrefix("#"), text.utf8.count == 7, let value = UInt32(text.dropFirst(), radix: 16) else {
            return nil
        }
        self = .rgb(UInt8(value >> 16), UInt8(value >> 8 & 255), UInt8(value & 255))
    }

    /// The nearest of a terminal's colours: of the 240 fixed ones of 256, else of the first sixteen or eight, whose
    /// usual values are taken as given. −1 for the terminal's own.
    func index(among count: Int) -> Int {
        guard case .rgb(let red, let green, let blue) = self else { return -1 }
        let candidates = count >= 256 ? 16..<256 : 0..<(count >= 16 ? 16 : 8)
        return candidates.min { left, right in
            Self.distance((red, green, blue), Self.palette[left])
                < Self.distance((red, green, blue), Self.palette[right])
        } ?? -1
    }

    /// Relative luminance after WCAG 2.2, 0…1; nil for the terminal's own colour, which is not known.
    public var luminance: Double? {
        guard case .rgb(let red, let green, let blue) = self else { return nil }
        func linear(_ value: UInt8) -> Double {
            let share = Double(value) / 255
            return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    /// How well one can be read on the other after WCAG 2.2, 1…21; nil where either is not known.
    public func contrast(to other: Colour) -> Double? {
        guard let one = luminance, let two = other.luminance else { return nil }
        return (max(one, two) + 0.05) / (min(one, two) + 0.05)
    }

    private static let palette: [(UInt8, UInt8, UInt8)] = {
        var colours: [(UInt8, UInt8, UInt8)] = [
            (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205),
            (229, 229, 229), (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255), (255, 0, 255),
            (0, 255, 255), (255, 255, 255),
        ]
        let levels: [UInt8] = [0, 95, 135, 175, 215, 255]
        for red in levels {
            for green in levels {
                for blue in levels { colours.append((red, green, blue)) }
            }
        }
        for step in 0..<24 {
            let grey = UInt8(8 + 10 * step)
            colours.append((grey, grey, grey))
        }
        return colours
    }()

    /// Compuphase's «redmean», which follows the eye better than plain distance and costs nothing.
    private static func distance(_ one: (UInt8, UInt8, UInt8), _ two: (UInt8, UInt8, UInt8)) -> Int {
        let mean = (Int(one.0) + Int(two.0)) / 2
        let (red, green, blue) = (Int(one.0) - Int(two.0), Int(one.1) - Int(two.1), Int(one.2) - Int(two.2))
        return ((512 + mean) * red * red) >> 8 + 4 * green * green + ((767 - mean) * blue * blue) >> 8
    }
}
