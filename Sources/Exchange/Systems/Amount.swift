import Model

/// A number as people write it.
enum Amount: Equatable {
    case number(Double)
    /// `1,234` may be a thousand or one and a bit.
    case ambiguous(Double, Double)

    /// Words after an amount, and what they multiply it by; the longer of two that end alike first.
    private static let suffixes: [(word: String, factor: Double)] = [
        ("kr/år", 1), ("krperår", 1), ("sek/år", 1), ("kr/year", 1), ("sek/year", 1), ("/år", 1), ("perår", 1),
        ("/year", 1), ("peryear", 1), ("miljoner", 1e6), ("miljonerkr", 1e6), ("mnkr", 1e6), ("mkr", 1e6),
        ("msek", 1e6), ("mn", 1e6), ("tkr", 1e3), ("tsek", 1e3), ("ksek", 1e3), ("kkr", 1e3), ("kronor", 1), ("kr", 1),
        ("sek", 1), (":-", 1), (",-", 1), (".-", 1), ("st", 1), ("m", 1e6), ("k", 1e3),
    ]

    /// Reads `1 234 567,50`, `1.234.567,50`, `1,2 mkr`, `350 tkr`, `SEK 5,000`, `-3`; nil for what is no number. The
    /// notation decides where a sign may be of thousands or decimals.
    init?(_ text: String, hasDecimalComma: Bool?) {
        // Most numbers are nothing but digits.
        if text.utf8.count <= 15, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let whole = Int(text) {
            self = .number(Double(whole))
            return
        }
        var digits = text.lowercased().filter { !$0.isWhitespace && $0 != "'" && $0 != "’" }
        for word in ["sek", "kr"] where digits.hasPrefix(word) { digits.removeFirst(word.count) }
        var factor = 1.0
        var isSuffixed = true
        while isSuffixed {
            isSuffixed = false
            for suffix in Self.suffixes where digits.hasSuffix(suffix.word) {
                digits.removeLast(suffix.word.count)
                factor *= suffix.factor
                isSuffixed = true
                break
            }
        }
        var isNegative = false
        if let sign = digits.first, ["-", "−", "+"].contains(sign) {
            isNegative = sign != "+"
            digits.removeFirst()
        }
        guard let first = digits.utf8.first, "0123456789.,".utf8.contains(first), digits.utf8.count <= 40 else {
            return nil
        }
        func value(_ digits: String) -> Double? {
            guard digits.utf8.allSatisfy({ "0123456789.e-+".utf8.contains($0) }), let number = Double(digits),
                number.isFinite
            else { return nil }
            // In hundredths, so that 4,35 mkr is no öre off.
            let product = factor == 1 ? number : (number * factor * 100).rounded() / 100
            guard product <= System.Value.largest else { return nil }
            return isNegative ? -product : product
        }
        let (commas, points) = (digits.count { $0 == "," }, digits.count { $0 == "." })
        let last = digits.last { $0 == "," || $0 == "." }
        guard let last else {
            guard let number = value(digits) else { return nil }
            self = .number(number)
            return
        }
        func read(decimal: Character?) -> Double? {
            let parts = decimal.map { digits.split(separator: $0, omittingEmptySubsequences: false) } ?? [digits[...]]
            guard parts.count <= 2 else { return nil }
            let other: Character = decimal == "," ? "." : decimal == "." ? "," : last
            let groups = parts[0].split(separator: other, omittingEmptySubsequences: false)
            if groups.count > 1 {
                guard (1...3).contains(groups[0].count), groups.dropFirst().allSatisfy({ $0.count == 3 }) else {
                    return nil
                }
            }
            let fraction = parts.count == 2 ? "." + (parts[1].isEmpty ? "0" : parts[1]) : ""
            return value((groups.joined().isEmpty ? "0" : groups.joined()) + fraction)
        }
        if commas > 0 && points > 0 || commas + points > 1 {
            let decimal: Character? = commas > 0 && points > 0 ? last : nil
            guard let number = read(decimal: decimal) else { return nil }
            self = .number(number)
            return
        }
        let asDecimal = read(decimal: last)
        let asGroups = digits.first == "0" || factor > 1 ? nil : read(decimal: nil)
        switch (asDecimal, asGroups) {
        case (let decimal?, let groups?):
            if let hasDecimalComma {
                self = .number((last == ",") == hasDecimalComma ? decimal : groups)
            } else {
                self = .ambiguous(groups, decimal)
            }
        case (let number?, nil), (nil, let number?): self = .number(number)
        case (nil, nil): return nil
        }
    }

    /// Digits that `init` reads back as the same number whatever the notation, with the decimal sign of a language.
    static func written(_ number: Double, _ language: Language) -> String {
        var text = SourceTable.Cell.written(number)
        guard let point = text.firstIndex(of: "."), !text.contains("e") else { return text }
        let decimals = text.distance(from: point, to: text.endIndex) - 1
        // `1,234` could be a thousand.
        if decimals == 3 { text += "0" }
        return language == .swedish ? text.replacing(".", with: ",") : text
    }
}
