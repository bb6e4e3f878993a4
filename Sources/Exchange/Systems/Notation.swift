import Model

/// How a column writes numbers and days, as far as its cells tell.
struct Notation {
    /// Whether the comma is the decimal sign, else the point; nil where no cell tells.
    var hasDecimalComma: Bool?
    /// Whether the day comes before the month in `3/4 2027`; nil where no cell tells.
    var hasDayFirst: Bool?

    /// Looks through a column's cells.
    init(_ texts: some Sequence<String>, _ type: System.ValueType) {
        var (commas, points, days, months) = (0, 0, 0, 0)
        for text in texts {
            switch type {
            case .number, .money:
                switch Self.decimalSign(text) {
                case ",": commas += 1
                case ".": points += 1
                default: break
                }
            case .day:
                switch Self.isDayFirst(text) {
                case true: days += 1
                case false: months += 1
                case nil: break
                }
            default: return
            }
        }
        // Where cells disagree, none of them tells.
        if (commas > 0) != (points > 0) { hasDecimalComma = commas > 0 }
        if (days > 0) != (months > 0) { hasDayFirst = days > 0 }
    }

    /// The decimal sign of a number that can be read in one way only.
    private static func decimalSign(_ text: String) -> Character? {
        let bytes = text.utf8
        guard let last = bytes.lastIndex(where: { $0 == 0x2C || $0 == 0x2E }) else { return nil }
        let sign: Character = bytes[last] == 0x2C ? "," : "."
        let digits = bytes[bytes.index(after: last)...].prefix { (0x30...0x39).contains($0) }.count
        let count = bytes.count { $0 == bytes[last] }
        if count > 1 { return digits == 3 ? (sign == "," ? "." : ",") : nil }
        let hasOther = bytes[..<last].contains { $0 == (sign == "," ? 0x2E : 0x2C) }
        return hasOther || (digits > 0 && digits != 3) ? sign : nil
    }

    private static func isDayFirst(_ text: String) -> Bool? {
        guard text.utf8.contains(UInt8(ascii: "/")) else { return nil }
        let parts = text.split { !$0.isNumber }.prefix(3).map { Int($0) ?? 0 }
        guard parts.count == 3, parts[2] > 31 else { return nil }
        if (13...31).contains(parts[0]), parts[1] <= 12 { return true }
        if (13...31).contains(parts[1]), parts[0] <= 12 { return false }
        return nil
    }
}
