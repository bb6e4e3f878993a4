/// A calendar day of the Gregorian calendar, written `2026-11-24`.
public struct Day: Hashable, Comparable, Sendable, CustomStringConvertible {
    // Years, months and days in one number, so that a day takes no more room than it must.
    private let number: Int32

    /// Four digits.
    public var year: Int { Int(number >> 9) }
    /// 1…12.
    public var month: Int { Int(number >> 5) & 15 }
    /// 1…31, no more than the month has.
    public var day: Int { Int(number) & 31 }

    /// Nil unless there is such a day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
        guard (1...Day.daysIn(month: month, of: year)).contains(day) else { return nil }
        number = Int32(year << 9 | month << 5 | day)
    }

    /// Reads `YYYY-MM-DD`; nil for anything else.
    public init?(_ text: String) {
        var text = text
        guard let day = text.withUTF8({ Day(bytes: $0) }) else { return nil }
        self = day
    }

    /// Reads the bytes of `YYYY-MM-DD`; nil for anything else.
    public init?(bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count == 10 else { return nil }
        var parts = (0, 0, 0)
        for (place, byte) in bytes.enumerated() {
            if place == 4 || place == 7 {
                guard byte == UInt8(ascii: "-") else { return nil }
                continue
            }
            guard (48...57).contains(byte) else { return nil }
            let digit = Int(byte) - 48
            switch place {
            case ..<4: parts.0 = parts.0 * 10 + digit
            case ..<7: parts.1 = parts.1 * 10 + digit
            default: parts.2 = parts.2 * 10 + digit
            }
        }
        self.init(year: parts.0, month: parts.1, day: parts.2)
    }

    /// `YYYY-MM-DD`.
    public var description: String {
        String(decoding: bytes, as: UTF8.self)
    }

    /// The ten bytes of `YYYY-MM-DD`.
    public var bytes: [UInt8] {
        func digit(_ number: Int) -> UInt8 { UInt8(48 + number % 10) }
        let dash = UInt8(ascii: "-")
        return [
            digit(year / 1000), digit(year / 100), digit(year / 10), digit(year), dash, digit(month / 10),
            digit(month), dash, digit(day / 10), digit(day),
        ]
    }

    /// Order in time.
    public static func < (left: Day, right: Day) -> Bool {
        left.number < right.number
    }

    static func daysIn(month: Int, of year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
