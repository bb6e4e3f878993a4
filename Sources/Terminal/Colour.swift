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
        let digits = text.dropFirst()
        guard text.hasPrefix("#"), digits.utf8.count == 6, digits.allSatisfy(\.isHexDigit),
            let value = UInt32(digits, radix: 16)
        else { return nil }
        self = .rgb(UInt8(value >> 16), UInt8(value >> 8 & 255), UInt8(value & 255))
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

    /// Where it stands on the wheel of colours, 0 and less than 360; nil for what is nearly grey.
    var hue: Double? {
        guard case .rgb(let red, let green, let blue) = self else { return nil }
        let (r, g, b) = (Double(red), Double(green), Double(blue))
        let most = max(r, g, b)
        let chroma = most - min(r, g, b)
        guard chroma > 32 else { return nil }
        let sixths =
            if most == r { (g - b) / chroma } else if most == g { (b - r) / chroma + 2 } else { (r - g) / chroma + 4 }
        return sixths < 0 ? sixths * 60 + 360 : sixths * 60
    }

    /// How different it looks from another: compuphase's «redmean», which follows the eye better than the plain
    /// distance and costs nothing.
    func distance(to other: Colour) -> Int {
        guard case .rgb(let red, let green, let blue) = self, case .rgb(let r, let g, let b) = other else {
            return self == other ? 0 : .max
        }
        let mean = (Int(red) + Int(r)) / 2
        let (dr, dg, db) = (Int(red) - Int(r), Int(green) - Int(g), Int(blue) - Int(b))
        return ((512 + mean) * dr * dr) >> 8 + 4 * dg * dg + ((767 - mean) * db * db) >> 8
    }
}
